"""The smelter lists changed: examine what suppliers sent before once more, and keep what came out differently."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ..faults import place_of
from ..finding import CheckFault, Examination, Finding
from ..message import Attachment, IncomingMessage, Sha256
from ..ports import Clock, Originals, StorageUnavailable, WorkbookReader
from ..reexamination import Reexamination, StoredSubmission
from ..submission import FileReport, Reading, likely_first
from .examine_submission import Arrived, Knowledge, examine_submission

AT_ONCE = 10
"""Submissions looked up at a time; between two of them new mail has its turn."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The ports that examining old submissions anew needs."""

    knowledge: Knowledge
    originals: Originals
    parse: Callable[[bytes], IncomingMessage]
    reader: WorkbookReader
    clock: Clock
    told: Callable[[Reexamination], None]
    """Told of each one, once it is stored."""


@dataclass(slots=True)
class _OpenMail:
    """The mail that was looked into last, and what was read of it: its workbooks come one after another."""

    archive: Archive
    original: Sha256 | None = None
    files: Sequence[Attachment] = ()
    readings: dict[Sha256, Sequence[Reading]] = field(default_factory=dict)
    """By the digest of the file, which may be an archive of many workbooks."""

    async def workbook(self, submission: StoredSubmission) -> Reading | None:
        """What the mail yields of the workbook by now; None when it is not in it any more."""
        if submission.original != self.original:
            self.files = self.archive.parse(await self.archive.originals.get(submission.original)).attachments
            self.original, self.readings = submission.original, {}
        for file in likely_first(self.files, submission.sha256, submission.name):
            for reading in await self._read(file):
                if reading.sha256 == submission.sha256:
                    return reading
        return None

    async def _read(self, file: Attachment) -> Sequence[Reading]:
        if file.sha256 not in self.readings:
            self.readings[file.sha256] = await self.archive.reader.read(file)
        return self.readings[file.sha256]


async def reexamine(archive: Archive, stop: asyncio.Event | None = None) -> int:
    """Examine some submissions whose last examination knew another smelter reference; return how many there were.

    So are those that were stored before answers were kept. Each is read from its original mail, examined under today's
    rules as of the day it was received, and what it answers, and what appeared or went since its last examination, is
    stored for staff. What a check found that fails by now, or is switched off, has not gone. The supplier is not
    written to. One that cannot be read any more is noted with the fault, so that it does not hold up the others. When
    told to stop, no further one is begun.
    """
    reference = await archive.knowledge.reference.get()
    submissions = await archive.knowledge.comparisons.to_reexamine(reference.version, AT_ONCE)
    mail = _OpenMail(archive)
    for submission in submissions:
        if stop and stop.is_set():
            break
        result = await _examined_anew(mail, submission, reference.version)
        await archive.knowledge.comparisons.note_reexamination(result)
        archive.told(result)
    return len(submissions)


async def _examined_anew(mail: _OpenMail, submission: StoredSubmission, version: str) -> Reexamination:
    """The difference; none, with a fault, when ours keeps the submission from being examined."""
    before, fault = submission.past.examination, CheckFault("", "FileNotFound", "reexamine")
    try:
        report = await _report(mail, submission)
    except StorageUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - one submission that cannot be read must not hold up all others
        report, fault = None, CheckFault("", type(error).__name__, place_of(error))
    result = Reexamination(submission.number, mail.archive.clock.now(), before, (), ())
    if report is None or report.examination is None:
        return replace(result, examination=replace(before, reference=version, faults=(fault,)))
    after = report.examination
    looked = after.looked(mail.archive.knowledge.rules.codes)
    return replace(
        result,
        examination=after,
        appeared=_beyond(after, before),
        gone=tuple(finding for finding in _beyond(before, after) if finding.code in looked),
        answers=report.answers,
        declared=report.declared,
    )


async def _report(mail: _OpenMail, submission: StoredSubmission) -> FileReport | None:
    """None when the mail no longer yields the workbook."""
    reading = await mail.workbook(submission)
    if reading is None:
        return None
    arrived = Arrived(submission.mail_id, submission.sender, submission.past.received_at.date())
    report, _ = await examine_submission(mail.archive.knowledge, reading, arrived)
    return report


def _beyond(one: Examination, other: Examination) -> tuple[Finding, ...]:
    """The findings that only the first one has; the same words about the same cell are the same finding."""
    known = Counter(map(_words, other.findings))
    beyond = []
    for finding in one.findings:
        if known[_words(finding)]:
            known[_words(finding)] -= 1
        else:
            beyond.append(finding)
    return tuple(beyond)


def _words(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.cell, finding.value, finding.facts
