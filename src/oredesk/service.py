"""The running desk: loops that bring mail in, send replies, look at old submissions and score anew; an orderly end."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from .core.faults import place_of
from .core.ports import MailboxUnavailable, StorageUnavailable, TransportUnavailable
from .core.reexamination import Reexamination
from .core.reply import Attempt, Delivery, OutboxItem
from .core.usecases.reexamine import Archive, reexamine
from .core.usecases.score_suppliers import Lot, Rescorer
from .core.usecases.send_outbox import OVER_CAP, PostOffice, send_outbox
from .mailbox.poller import Poller

LONGEST_PAUSE = 45.0
"""The longest wait between two tries when a server or the disk fails, in seconds: work goes on within a minute."""

HEALTHY = 60.0
"""Seconds without trouble after which the next trouble is waited out briefly again."""

BETWEEN_LOOKS = 5.0
"""Seconds between two questions whether lists, the register or anything else have changed."""

QUIET = 20.0
"""Seconds a service has lived when it takes up the mails during which it died more than once."""

log = structlog.get_logger("oredesk.service")


@dataclass(slots=True)
class Backoff:
    """Waiting times that double from one second to :data:`LONGEST_PAUSE`, with a fifth of random spread."""

    failures: int = 0

    def next(self, at_least: float = 0.0) -> float:
        """The next waiting time in seconds."""
        pause = min(2.0**self.failures, LONGEST_PAUSE)
        self.failures = min(self.failures + 1, 16)
        return max(pause * random.uniform(0.8, 1.2), at_least)  # noqa: S311 - spreads load, guards nothing

    def reset(self) -> None:
        """Start over after a time of health."""
        self.failures = 0


@dataclass(slots=True)
class Service:
    """The desk at work; built by :mod:`oredesk.wiring`."""

    pollers: tuple[Poller, ...]
    """The main mailbox first: its arrival of mail is what is waited for."""
    office: PostOffice
    archive: Archive
    rescorer: Rescorer
    poll_seconds: float
    may_send: Callable[[], bool] = lambda: True
    """Says no after a restore, until a person has confirmed that replies may leave again."""
    _quiet_from: float = 0.0

    async def once(self) -> int:
        """Handle what is waiting, drain the outbox, and return how many mails were new."""
        count = 0
        for poller in self.pollers:
            while new := await poller.cycle():
                count += new
        await self._drain(None)
        while await reexamine(self.archive):
            pass
        while await self.rescorer.rescore():
            pass
        return count

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; what is being handled then is brought to its end."""
        self._quiet_from = asyncio.get_running_loop().time() + QUIET
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._keep_on("receiving", self._receive, stop))
            tasks.create_task(self._keep_on("sending", self._send, stop))
            tasks.create_task(self._keep_on("looking-anew", self._look_anew, stop))
            tasks.create_task(self._keep_on("scoring", self._score, stop))

    async def _receive(self, stop: asyncio.Event) -> None:
        unquiet = self._quiet_from - asyncio.get_running_loop().time()
        for poller in reversed(self.pollers):
            await poller.cycle(stop, suspects=unquiet <= 0 and poller is self.pollers[0])
        if stop.is_set():
            return
        main = self.pollers[0].inbox
        waiting = asyncio.create_task(main.wait(min(self.poll_seconds, unquiet) if unquiet > 0 else self.poll_seconds))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((waiting, stopping), return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            await main.close()  # wakes the wait
        stopping.cancel()
        await waiting

    async def _send(self, stop: asyncio.Event) -> None:
        await self._drain(stop)
        await _pause(1.0, stop)

    async def _look_anew(self, stop: asyncio.Event) -> None:
        if not await reexamine(self.archive, stop):
            await _pause(BETWEEN_LOOKS, stop)

    async def _score(self, stop: asyncio.Event) -> None:
        if not await self.rescorer.rescore(stop):
            await _pause(BETWEEN_LOOKS, stop)

    async def _drain(self, stop: asyncio.Event | None) -> None:
        while self.may_send() and not (stop and stop.is_set()) and await send_outbox(self.office, stop=stop):
            pass

    async def _keep_on(self, what: str, work: Callable[[asyncio.Event], Awaitable[None]], stop: asyncio.Event) -> None:
        """Repeat the work for ever; whatever goes wrong is logged, waited out and tried again."""
        backoff, now = Backoff(), asyncio.get_running_loop().time
        failed_at, failing = 0.0, False
        while not stop.is_set():
            at_least = 0.0
            try:
                await work(stop)
            except (MailboxUnavailable, TransportUnavailable) as trouble:
                at_least = trouble.retry_after
                log.warning("server unavailable", loop=what, reason=str(trouble))
            except StorageUnavailable as trouble:
                log.error("nothing can be stored now", loop=what, reason=str(trouble))
            except Exception as fault:  # noqa: BLE001 - the one broad catch of this loop: the desk goes on
                log.error("fault", loop=what, kind=type(fault).__name__, place=place_of(fault))
            else:
                if failing:
                    log.info("works again", loop=what)
                failing = False
                if now() - failed_at > HEALTHY:
                    backoff.reset()
                continue
            failed_at, failing = now(), True
            if not stop.is_set():
                await _pause(backoff.next(at_least), stop)


def log_sending(item: OutboxItem, attempt: Attempt) -> None:
    """Log how a look at a reply ended; one that goes on waiting for a cap is told about once."""
    about = {"reply": item.id, "mail": item.mail_id, "case": item.reply.case}
    match attempt.state:
        case Delivery.SENT:
            log.info("reply sent", **about)
        case Delivery.FAILED:
            log.error("reply failed", **about, reason=attempt.error)
        case _ if attempt.counted and not (attempt.error == item.last_error == OVER_CAP):
            log.warning("reply waits", **about, reason=attempt.error)


def log_reexamination(result: Reexamination) -> None:
    """Log what a changed smelter reference made of an old submission; staff read the rest in ``oredesk notes``."""
    about = {"submission": result.submission, "reference": result.examination.reference}
    log.info("submission examined anew", **about, appeared=len(result.appeared), gone=len(result.gone))
    for fault in result.examination.faults:
        log.error("check failed", **about, check=fault.code, kind=fault.kind, place=fault.place)


def log_scoring(lot: Lot) -> None:
    """Log how many suppliers were scored, and which could not be; why each stands where it does is stored."""
    log.info("suppliers scored", changed=len(lot.kept), same=lot.same, failed=len(lot.failed))
    for supplier, fault in lot.failed.items():
        log.error("scoring failed", supplier=supplier, kind=fault.kind, place=fault.place)


async def _pause(seconds: float, stop: asyncio.Event) -> None:
    """Wait, but no longer than until the desk is told to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
