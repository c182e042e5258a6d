"""The loop over one mailbox folder: fetch, keep, handle, file away; nothing is filed before it is stored."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog

from ..core.message import Arrival, MailKey
from ..core.ports import Clock, FilingRefused, Inbox, Ledger, MailboxUnavailable, Originals
from ..core.steps import Step, no_step
from ..core.submission import MailRecord
from .handling import MailHandler

HEAD = 64 * 1024
"""How much of a mail that is too large is fetched: enough to know whom to tell (bytes)."""

FETCH_ATTEMPTS = 3
"""How often a mail may fail to be fetched, while its folder can be listed, before it is held for staff."""

MOST_REFUSALS = 3
"""How many mails may be refused to be filed away before it is put off to the next round."""

SUSPECT = 2
"""How often a mail was begun in vain when it may be the mail that ends the process."""

log = structlog.get_logger("oredesk.mail")


@dataclass(slots=True)
class Poller:
    """Brings mails from one inbox to their outcome, each exactly once."""

    inbox: Inbox
    ledger: Ledger
    originals: Originals
    handler: MailHandler
    clock: Clock
    largest_mail: int
    at_once: int
    """How many mails are handled side by side; the bytes of so many are in memory."""
    step: Step = no_step
    _slots: asyncio.Semaphore = field(init=False)
    _failures: Counter[MailKey] = field(default_factory=Counter)
    _refusals: int = 0
    """How many mails could not be filed away in this round."""

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.at_once)

    async def cycle(self, stop: asyncio.Event | None = None, *, suspects: bool = True) -> int:
        """Bring everything that waits to its outcome; return how many mails were new.

        When told to stop, no further mail is begun; those begun are brought to their end.

        First what an earlier run left unfinished, then what the folder holds beyond the bookmark. The bookmark
        moves only when all before it is recorded, so a crash at any point costs a repetition, never a mail.

        At the very end come the ``suspects``, mails during which the process has died more than once: either one
        of them kills it, then the others are answered first, or somebody else does, then a quieter time will come.
        """
        self._refusals = 0
        unsettled = await self.ledger.unsettled()
        await self._handle_all([record for record in unsettled if record.attempts < SUSPECT], stop)
        count = await self._take_in_new(stop or asyncio.Event())
        if suspects:
            await self._handle_all([record for record in unsettled if record.attempts >= SUSPECT], stop)
        return count

    async def _handle_all(self, records: Sequence[MailRecord], stop: asyncio.Event | None) -> None:
        for record in records:
            if stop and stop.is_set():
                return
            await self._handle(record)

    async def _take_in_new(self, stop: asyncio.Event) -> int:
        for record in await self.ledger.unfiled(self.inbox.account):
            await self._file(record)
        after = await self.ledger.bookmark(self.inbox.account, self.inbox.folder)
        bookmark, arrivals = await self.inbox.arrivals(after)
        count = await self._take_in_all(arrivals, stop)
        if bookmark != after and not stop.is_set():
            await self.ledger.move_bookmark(self.inbox.account, self.inbox.folder, bookmark)
        return count

    async def _take_in_all(self, arrivals: Sequence[Arrival], stop: asyncio.Event) -> int:
        """Fetch in order, handle side by side: while one mail is read by a worker the next one is fetched."""
        tasks: list[asyncio.Task[None]] = []
        try:
            for arrival in arrivals:
                if stop.is_set():
                    break
                async with self._slots:  # not more mails in memory than are handled at once
                    taken = await self._take_in(arrival)
                if taken:
                    tasks.append(asyncio.create_task(self._handle(*taken)))
                    await asyncio.sleep(0)  # let the task take its slot before the next mail is fetched
        finally:
            await _finish(tasks)
        return len(tasks)

    async def _handle(self, record: MailRecord, raw: bytes | None = None) -> None:
        async with self._slots:
            await self.handler.handle(record, raw)
        settled = await self.ledger.mail(record.id)
        if settled:
            await self._file(settled)

    async def _take_in(self, arrival: Arrival) -> tuple[MailRecord, bytes | None] | None:
        """Keep the raw mail and record it; None when it is already recorded, or gone."""
        known = await self.ledger.find_mail(arrival.key)
        if known:
            if known.shelf:
                await self._file(known)
            return None
        too_large = arrival.size > self.largest_mail
        try:
            raw = await self.inbox.fetch(arrival, HEAD if too_large else self.largest_mail)
        except MailboxUnavailable:
            self._failures[arrival.key] += 1
            if self._failures[arrival.key] < FETCH_ATTEMPTS:
                raise
            # The folder could be listed each time: it is this mail that the server cannot deliver, and it
            # must not block those behind it.
            return await self.ledger.take_in(arrival.key, None, arrival.size, self.clock.now()), None
        self._failures.clear()
        if raw is None:
            log.info("mail is gone before it was fetched", folder=arrival.key.folder)
            return None
        self.step("fetched")
        original = await self.originals.put(raw)
        self.step("kept")
        size = arrival.size if too_large else len(raw)
        record = await self.ledger.take_in(arrival.key, original, size, self.clock.now())
        self.step("taken-in")
        return record, raw

    async def _file(self, record: MailRecord) -> None:
        """Move a settled mail to its shelf, and remember that it lies there; if it must stay, try again next time."""
        if record.shelf is None or record.filed or record.key.account != self.inbox.account:
            return
        if self._refusals >= MOST_REFUSALS:
            return
        try:
            await self.inbox.file_away(record.key, record.shelf, record.message_id)
        except FilingRefused as refused:
            self._refusals += 1
            log.warning("mail cannot be filed away", mail=record.id, shelf=record.shelf, reason=str(refused))
            return
        self.step("moved")
        await self.ledger.mark_filed(record.id)
        self.step("filed")


async def _finish(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Let every task come to its end, then raise the first failure: one mail's trouble cancels no other."""
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, BaseException):
            raise result
