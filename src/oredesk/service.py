"""The running desk: one loop that brings mail in, one that sends replies, and an orderly end."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from .core.ports import MailboxUnavailable, StorageUnavailable
from .core.usecases.send_outbox import PostOffice, send_outbox
from .mailbox.poller import Poller

LONGEST_PAUSE = 300.0
"""The longest wait between two tries when a server or the disk fails, in seconds."""

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
        """Start over after a success."""
        self.failures = 0


@dataclass(slots=True)
class Service:
    """The desk at work; built by :mod:`oredesk.wiring`."""

    pollers: tuple[Poller, ...]
    """The main mailbox first: its arrival of mail is what is waited for."""
    office: PostOffice
    poll_seconds: float
    may_send: bool = True
    """False after a restore, until a person has confirmed that replies may leave again."""

    async def once(self) -> int:
        """Handle what is waiting, drain the outbox, and return how many mails were new."""
        count = 0
        for poller in self.pollers:
            while new := await poller.cycle():
                count += new
        await self._drain(asyncio.Event())
        return count

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop; what is being handled then is brought to its end."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._keep_on("receiving", self._receive, stop))
            tasks.create_task(self._keep_on("sending", self._send, stop))

    async def _receive(self, stop: asyncio.Event) -> None:
        for poller in reversed(self.pollers):
            await poller.cycle(stop)
        if stop.is_set():
            return
        main = self.pollers[0].inbox
        waiting = asyncio.create_task(main.wait(self.poll_seconds))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((waiting, stopping), return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            await main.close()  # wakes the wait
        stopping.cancel()
        await waiting

    async def _send(self, stop: asyncio.Event) -> None:
        await self._drain(stop)
        await _pause(1.0, stop)

    async def _drain(self, stop: asyncio.Event) -> None:
        while self.may_send and not stop.is_set() and await send_outbox(self.office):
            pass

    async def _keep_on(self, what: str, work: Callable[[asyncio.Event], Awaitable[None]], stop: asyncio.Event) -> None:
        """Repeat the work for ever; whatever goes wrong is logged, waited out and tried again."""
        backoff = Backoff()
        while not stop.is_set():
            at_least = 0.0
            try:
                await work(stop)
            except MailboxUnavailable as trouble:
                at_least = trouble.retry_after
                log.warning("mailbox unavailable", loop=what, reason=str(trouble))
            except StorageUnavailable as trouble:
                log.error("nothing can be stored now", loop=what, reason=str(trouble))
            except Exception as fault:  # noqa: BLE001 - the one broad catch of this loop: the desk goes on
                log.error("fault", loop=what, kind=type(fault).__name__)
            else:
                backoff.reset()
                continue
            if not stop.is_set():
                await _pause(backoff.next(at_least), stop)


async def _pause(seconds: float, stop: asyncio.Event) -> None:
    """Wait, but no longer than until the desk is told to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
