"""A mail came in: examine every workbook in it, decide where the mail belongs and what is answered."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..language_choice import asked_language, reply_languages
from ..message import Authenticity, IncomingMessage, Sha256, Shelf, Silence
from ..outcome import Outcome
from ..policy import Policy
from ..ports import Clock, Ledger, WorkbookReader
from ..progress import compare
from ..questions import asks_something
from ..refusal import Refusal, RefusalCode
from ..reply import Delivery, Reply
from ..submission import FileReport, MailRecord, Reading
from .examine_submission import Arrived, Knowledge, examine_submission

REFUSAL_PAUSE = dt.timedelta(hours=24)
"""A sender without any workbook is told what to send once in this time, not at every mail (RFC 3834 section 2)."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The ports and choices that receiving a mail needs."""

    ledger: Ledger
    reader: WorkbookReader
    clock: Clock
    policy: Policy
    new_case: Callable[[], str]
    """Makes a case reference nobody can guess."""
    knowledge: Knowledge


async def receive_message(desk: Desk, record: MailRecord, message: IncomingMessage) -> Outcome:
    """What becomes of one mail; nothing is stored here."""
    files = tuple(attachment.sha256 for attachment in message.attachments)
    outcome = Outcome(
        mail_id=record.id,
        shelf=Shelf.PROCESSED,
        sender=message.sender,
        message_id=message.message_id,
        files=files,
        bounce=message.bounce,
        authenticity=message.authenticity,
    )
    if aside := await _set_aside(desk, record, message, files):
        return replace(outcome, shelf=aside[0], reason=aside[1])
    reports = await _report_on_files(desk, record, message)
    if message.silence and not any(report.examination for report in reports):
        return replace(outcome, shelf=Shelf.IGNORED, reason=message.silence)
    if not reports:
        return await _without_files(desk, outcome, message)
    return await _answered(desk, outcome, message, reports)


async def _set_aside(
    desk: Desk, record: MailRecord, message: IncomingMessage, files: tuple[Sha256, ...]
) -> tuple[Shelf, str] | None:
    """Where a mail goes whose files are not looked at, and why; None for all others."""
    if message.bounce:
        return Shelf.IGNORED, Silence.REPORT
    twin = await desk.ledger.twin(record, message.message_id, files)
    if twin:
        return Shelf.IGNORED, f"same-mail-as-{twin.id}"
    if message.authenticity is Authenticity.FAIL and not record.sender_trusted:
        return Shelf.HELD, "sender-not-authentic"
    if not message.sender:
        return Shelf.HELD, Silence.NO_SENDER
    return None


async def _without_files(desk: Desk, outcome: Outcome, message: IncomingMessage) -> Outcome:
    """A word of thanks, a question, a link, or a forgotten attachment."""
    asks = asks_something(message.text)
    in_thread = await desk.ledger.case_of(message.references, message.sender)
    if message.links:
        refusal = Refusal(RefusalCode.CLOUD_LINK, (("host", message.links[0]),))
    elif in_thread and asks:
        refusal = Refusal(RefusalCode.QUESTION)
    elif in_thread:
        language = asked_language(message.subject)
        return replace(outcome, shelf=Shelf.IGNORED, reason="acknowledgement", language=language)
    else:
        refusal = Refusal(RefusalCode.NOTHING_ATTACHED)
    return await _answered(desk, outcome, message, (FileReport("", None, refusal),))


async def _answered(desk: Desk, outcome: Outcome, message: IncomingMessage, reports: tuple[FileReport, ...]) -> Outcome:
    chosen = asked_language(message.subject)
    selectors = [report.template.language for report in reports if report.template]
    known = chosen or await desk.ledger.language_of(message.sender)
    question = asks_something(message.text)
    reply = Reply(
        case=await desk.ledger.case_of(message.references, message.sender) or desk.new_case(),
        to=message.sender,
        subject=message.subject,
        in_reply_to=message.message_id,
        references=message.references,
        languages=reply_languages(known, selectors, message.text, desk.policy.languages),
        reports=tuple(report.for_supplier for report in reports),
        question_noticed=question and not any(_is_question(report) for report in reports),
    )
    return replace(
        outcome,
        reports=reports,
        reply=reply,
        reply_state=await _delivery(desk, message, reports),
        language=chosen,
        question_noticed=question,
    )


def _is_question(report: FileReport) -> bool:
    """Whether the report itself says that a person will answer."""
    return report.refusal is not None and report.refusal.code is RefusalCode.QUESTION


async def _delivery(desk: Desk, message: IncomingMessage, reports: tuple[FileReport, ...]) -> Delivery:
    """Whether the reply leaves by itself, waits for a person, or must not leave."""
    if message.silence:
        return Delivery.WITHHELD
    examined = any(report.examination for report in reports)
    since = desk.clock.now() - REFUSAL_PAUSE
    if not examined and not message.attachments and await desk.ledger.refused_lately(message.sender, since):
        return Delivery.WITHHELD
    return Delivery.DRAFT if desk.policy.approve_first else Delivery.QUEUED


async def _report_on_files(desk: Desk, record: MailRecord, message: IncomingMessage) -> tuple[FileReport, ...]:
    """One report per file, the examined workbooks first."""
    reports = [
        await _report(desk, record, message.sender, reading)
        for attachment in message.attachments
        for reading in await desk.reader.read(attachment)
    ]
    reports += [FileReport(skipped.name, None, skipped.refusal) for skipped in message.skipped]
    return tuple(sorted(reports, key=lambda report: report.examination is None))


async def _report(desk: Desk, record: MailRecord, sender: str, reading: Reading) -> FileReport:
    arrived = Arrived(record.id, sender, record.received_at.date())
    report, previous = await examine_submission(desk.knowledge, reading, arrived)
    if report.examination is None:
        return report
    same = await desk.ledger.same_file(sender, reading.sha256, record.id)
    if same:
        return replace(report, seen_before=same.received_at)
    if previous is None:
        return report
    applied = desk.knowledge.rules.codes
    return replace(report, progress=compare(previous.examination, report.examination, previous.received_at, applied))
