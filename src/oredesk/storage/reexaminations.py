"""The ledger's part about examining submissions once more, and what staff should look at."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from tortoise.expressions import Q

from ..core.finding import Examination, Finding, Severity
from ..core.message import Sha256
from ..core.reexamination import Reexamination, ReferenceChange, StaffNote, StoredSubmission
from .answers import UNREADABLE, answers_column
from .columns import key, utc
from .database import Transactional, unit_of_work
from .findings import FAULTS, FINDINGS, NOTHING, PLACED_FINDINGS, finding_of, storable_finding
from .latest import ANY_MAIL, LATEST, select
from .models import FindingRow, ReexaminationRow, SubmissionRow
from .submissions import past_submission, put_declared
from .ties import rescore_for

_OUTDATED = f"""
    SELECT id FROM ({LATEST}) latest
    WHERE original IS NOT NULL AND (examined_reference <> ? OR answers IS NULL)
    ORDER BY mail_id, position LIMIT ?"""  # noqa: S608 - own text

_STATE = "SELECT COUNT(*) AS number, MAX(id) AS last FROM submissions"
"""Grows or shrinks with every submission that comes or goes: numbers are never given twice."""

_UNCHANGED = Q(appeared=NOTHING, gone=NOTHING, faults=NOTHING)


class Reexaminations(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.smelter_ports.Comparisons`."""

    _none_left: tuple[str, dict[str, Any]] | None = None
    """With which reference all submissions had been examined when last asked, and which submissions those were.

    The question is asked every few seconds while nothing changes, and answering it takes a look at them all.
    """

    @unit_of_work
    async def to_reexamine(self, reference: str, limit: int) -> Sequence[StoredSubmission]:
        """Submissions last examined with another smelter reference, or whose answers were never kept; oldest first."""
        (state,) = await select(_STATE)
        if self._none_left == (reference, state):
            return []
        numbers = [row["id"] for row in await select(_OUTDATED, ANY_MAIL, key(reference), limit)]
        self._none_left = None if numbers else (reference, state)
        rows = SubmissionRow.filter(id__in=numbers).select_related("mail")
        return [await _stored(row) for row in await rows.order_by("mail_id", "position")]

    @unit_of_work
    async def note_reexamination(self, reexamination: Reexamination) -> None:
        """Keep the difference, what the submission says, and that it has been examined with that reference."""
        examination = reexamination.examination
        row = await SubmissionRow.get_or_none(id=reexamination.submission)
        if row is None or (row.examined_reference == key(examination.reference) and row.answers is not None):
            return
        await _add_difference(row, reexamination)
        row.examined_reference = key(examination.reference)
        says_more = await _read_anew(row, reexamination)
        await row.save(update_fields=["examined_reference", "answers"])
        if says_more or reexamination.appeared or reexamination.gone:
            await rescore_for(row, reexamination.at)

    @unit_of_work
    async def staff_notes(self, since: dt.datetime) -> Sequence[StaffNote]:
        """What staff should look at since then, newest first: one note per submission."""
        since = utc(since)
        suspicions: defaultdict[int, list[Finding]] = defaultdict(list)
        suspicious = FindingRow.filter(severity=Severity.SUSPICION.value, submission__mail__settled_at__gte=since)
        async for finding in suspicious.order_by("submission_id", "position"):
            suspicions[finding.submission_id].append(finding_of(finding))
        changes: defaultdict[int, list[ReferenceChange]] = defaultdict(list)
        async for change in ReexaminationRow.filter(~_UNCHANGED, at__gte=since).order_by("id"):
            changes[change.submission_id].append(_change(change))
        worth_a_look = Q(id__in=[*suspicions, *changes]) | Q(~Q(faults=NOTHING), mail__settled_at__gte=since)
        rows = await SubmissionRow.filter(worth_a_look).select_related("mail", "supplier")
        notes = [_note(row, suspicions[row.id], changes[row.id], since) for row in rows]
        return [note for _, note in sorted(notes, key=lambda dated: (dated[0], dated[1].submission), reverse=True)]


async def _add_difference(submission: SubmissionRow, reexamination: Reexamination) -> None:
    examination = reexamination.examination
    await ReexaminationRow.create(
        submission=submission,
        at=utc(reexamination.at),
        reference=key(examination.reference),
        rule_set=key(examination.rule_set),
        open_rows=examination.open_rows,
        faults=FAULTS.dump_json(examination.faults).decode(),
        appeared=PLACED_FINDINGS.dump_json(_placed(reexamination)).decode(),
        gone=FINDINGS.dump_json(tuple(map(storable_finding, reexamination.gone))).decode(),
    )


async def _read_anew(submission: SubmissionRow, reexamination: Reexamination) -> bool:
    """Keep what was read, and tell whether it says something else than before; the caller saves the row itself."""
    if reexamination.answers is None:
        submission.answers = submission.answers or UNREADABLE
        return False
    answers = answers_column(reexamination.answers)
    other_smelters = await put_declared(submission, reexamination.declared)
    changed = other_smelters or submission.answers != answers
    submission.answers = answers
    return changed


async def _stored(row: SubmissionRow) -> StoredSubmission:
    past = await past_submission(row)
    changes = await ReexaminationRow.filter(submission_id=row.id).order_by("id")
    for change in changes:
        past = replace(past, examination=_changed(past.examination, change))
    return StoredSubmission(
        number=row.id,
        mail_id=row.mail_id,
        original=Sha256(row.mail.original or ""),
        sha256=Sha256(row.sha256),
        name=row.name,
        sender=row.mail.sender,
        past=past,
    )


def _changed(examination: Examination, change: ReexaminationRow) -> Examination:
    """The examination with the differences that a later one found."""
    findings = list(examination.findings)
    for finding in FINDINGS.validate_json(change.gone):
        if finding in findings:
            findings.remove(finding)
    for position, finding in PLACED_FINDINGS.validate_json(change.appeared):
        findings.insert(position, finding)
    faults = FAULTS.validate_json(change.faults)
    return Examination(tuple(findings), change.open_rows, change.rule_set, change.reference, faults)


def _placed(reexamination: Reexamination) -> tuple[tuple[int, Finding], ...]:
    """What appeared, each with its place among all findings, in that order."""
    places = {finding: position for position, finding in enumerate(reexamination.examination.findings)}
    placed = [(places.get(finding, len(places)), storable_finding(finding)) for finding in reexamination.appeared]
    return tuple(sorted(placed, key=itemgetter(0)))


def _change(row: ReexaminationRow) -> ReferenceChange:
    return ReferenceChange(
        at=row.at,
        reference=row.reference,
        appeared=tuple(finding for _, finding in PLACED_FINDINGS.validate_json(row.appeared)),
        gone=FINDINGS.validate_json(row.gone),
        faults=FAULTS.validate_json(row.faults),
    )


def _note(
    row: SubmissionRow, suspicions: Sequence[Finding], changes: Sequence[ReferenceChange], since: dt.datetime
) -> tuple[dt.datetime, StaffNote]:
    """The note about one submission, and when the newest thing that it tells came up."""
    handled_at = row.mail.settled_at or row.mail.received_at
    note = StaffNote(
        submission=row.id,
        mail_id=row.mail_id,
        sender=row.mail.sender,
        company=row.company,
        received_at=row.mail.received_at,
        template=f"{row.template_kind} {row.template_version}",
        name=row.name,
        suspicions=tuple(suspicions),
        faults=FAULTS.validate_json(row.faults) if handled_at >= since else (),
        changes=tuple(changes),
        supplier=f"{row.supplier.code} {row.supplier.name}" if row.supplier else "",
    )
    return max([handled_at, *(change.at for change in changes)]), note
