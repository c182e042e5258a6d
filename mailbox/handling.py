"""One stored mail from raw bytes to its stored outcome; the same path for live mail, replay and intake."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from weakref import WeakValueDictionary

import structlog

from ..core.faults import place_of
from ..core.message import IncomingMessage, Shelf, SkippedFile
from ..core.outcome import Outcome
from ..core.ports import Originals, StorageUnavailable
from ..core.refusal import Refusal, RefusalCode
from ..core.steps import Step, no_step
from ..core.submission import MailRecord
from ..core.usecases.receive_message import Desk, receive_message

ATTEMPTS = 3
"""How often handling a mail is tried before it is held for staff."""

MEGABYTE = 1_000_000

log = structlog.get_logger("oredesk.mail")


@dataclass(frozen=True, slots=True)
class MailHandler:
    """Handles mails that have been taken in."""

    desk: Desk
    originals: Originals
    parse: Callable[[bytes], IncomingMessage]
    largest_mail: int
    """Bytes; of a larger mail only the head was fetched."""
    step: Step = no_step
    _turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    _suspended: set[int] = field(default_factory=set)
    """Mails that were begun and wait until something can be stored again."""

    async def handle(self, record: MailRecord, raw: bytes | None = None) -> Outcome:
        """Decide and store the mail's outcome. A fault of ours parks the mail as held, under its number.

        ``raw`` saves reading the original back when the caller still has it. Raises :class:`StorageUnavailable`
        alone: then nothing was decided and the mail waits.
        """
        if record.original is None:
            return await self._hold(record, "cannot-be-fetched")
        while (attempt := await self._begin(record)) <= ATTEMPTS:
            self.step("begun")
            try:
                return await self._settle(record, raw)
            except StorageUnavailable:
                self._suspended.add(record.id)
                raise
            except Exception as fault:  # noqa: BLE001 - the one broad catch of this loop: a fault must not stop the desk
                self._report(record, fault, attempt)
                reason = f"fault-{type(fault).__name__}"
                if attempt == ATTEMPTS:
                    return await self._hold(record, reason)
        return await self._hold(record, "fault-process-died")

    async def _begin(self, record: MailRecord) -> int:
        """Count the attempt, unless it only goes on after nothing could be stored: that was not the mail's doing."""
        if record.id in self._suspended:
            self._suspended.remove(record.id)
            return record.attempts
        return await self.desk.ledger.begin(record.id)

    async def _settle(self, record: MailRecord, raw: bytes | None) -> Outcome:
        message = await self._read(record, raw)
        self.step("parsed")
        async with self._turn_of(message.sender):
            outcome = await receive_message(self.desk, record, message)
            self.step("decided")
            await self.desk.ledger.settle(outcome, self.desk.clock.now())
        self.step("settled")
        _tell_failed_checks(outcome)
        log.info(
            "mail settled",
            mail=record.id,
            shelf=outcome.shelf,
            reason=outcome.reason,
            files=len(outcome.reports),
            case=outcome.reply.case if outcome.reply else None,
        )
        return outcome

    def _turn_of(self, sender: str) -> asyncio.Lock:
        """One mail of a sender at a time: the next one must see what became of this one."""
        return self._turns.setdefault(sender, asyncio.Lock())

    async def _read(self, record: MailRecord, raw: bytes | None) -> IncomingMessage:
        assert record.original  # noqa: S101 - handle() holds a mail that was never fetched
        message = self.parse(raw or await self.originals.get(record.original))
        if record.size <= self.largest_mail:
            return message
        facts = (("limit", str(self.largest_mail // MEGABYTE)), ("size", str(record.size // MEGABYTE)))
        too_large = SkippedFile("", Refusal(RefusalCode.TOO_LARGE, facts))
        return replace(message, attachments=(), skipped=(too_large,))

    async def _hold(self, record: MailRecord, reason: str) -> Outcome:
        outcome = Outcome(record.id, Shelf.HELD, reason)
        await self.desk.ledger.settle(outcome, self.desk.clock.now())
        log.error("mail held", mail=record.id, reason=reason)
        return outcome

    def _report(self, record: MailRecord, fault: Exception, attempt: int) -> None:
        log.error("fault", mail=record.id, attempt=attempt, kind=type(fault).__name__, place=place_of(fault))


def _tell_failed_checks(outcome: Outcome) -> None:
    """Log each check that failed once for the mail, in however many of its files."""
    examined = (report.examination for report in outcome.reports if report.examination)
    for fault in dict.fromkeys(fault for examination in examined for fault in examination.faults):
        log.error("check failed", mail=outcome.mail_id, check=fault.code, kind=fault.kind, place=fault.place)
