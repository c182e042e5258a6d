"""What a reply shows, in one language and ready for the templates: cleaned texts, grouped findings, counts."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from babel.dates import format_datetime

from ..core.checks import wording
from ..core.finding import Finding, Severity, Verdict
from ..core.foreign_text import clean_text, one_line
from ..core.language import Language
from ..core.marked_copy import Unmarkable
from ..core.reply import Reply
from ..core.submission import FileReport, Progress
from .copy_names import Named

ROWS = 40
"""Rows in a file's table of findings; what is beyond stands in the attached workbook alone."""

ROWS_OF_A_KIND = 10
"""Rows that one check may take in a table; its further ones are folded into a last row."""

NOTES = 10
FIXED = 6
"""How many notes, and how many mended findings, are listed."""

PLACES = 8
"""How many cells or ranges of cells a row names."""

VALUE_LENGTH = 120

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LOCALES = {Language.EN: "en_GB", Language.ZH: "zh_Hans_CN"}
_MOMENTS = {Language.EN: "d MMMM y, HH:mm 'UTC'", Language.ZH: "y年M月d日 HH:mm（UTC）"}


@dataclass(frozen=True, slots=True)
class Point:
    """One row of a table of findings: a single finding, or several that say the same of different cells."""

    code: str
    severity: Severity
    sheet: str
    addresses: tuple[str, ...]
    count: int
    title: str
    message: str
    """``""`` in a row that folds findings of one kind whose messages differ."""
    remedy: str
    value: str
    """What stands in the cell; ``""`` when the message already says it."""

    @property
    def places(self) -> str:
        """The cells as ``"B7, B9–B12"``; ``""`` for the whole workbook."""
        runs: list[list[str]] = []
        for address in self.addresses:
            if runs and _follows(runs[-1][-1], address):
                runs[-1].append(address)
            else:
                runs.append([address])
        shown = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs[:PLACES]]  # noqa: PLR2004 - a run of two is no run
        return ", ".join([*shown, "…"] if len(runs) > PLACES else shown)

    @property
    def where(self) -> str:
        """Sheet and cells as ``"Declaration!D8"``; ``""`` for the whole workbook."""
        return "!".join(part for part in (self.sheet, self.places) if part)


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What changed since the last time."""

    when: str
    fixed: int
    left: int
    new: int
    new_by_other_rules: bool
    """Whether some of what is new may have stood there before, unnoticed."""
    fixed_points: tuple[Point, ...]
    fixed_beyond: int


@dataclass(frozen=True, slots=True)
class FileView:
    """One file as its section of a reply shows it."""

    name: str
    """``""`` when the report is about the mail as a whole."""
    about: str
    """Template, company, scope and minerals, on one line; ``""`` when unknown."""
    template: str
    verdict: Verdict
    partly: bool
    """Whether a check of ours failed, so that the verdict is about the others alone."""
    errors: int
    warnings: int
    open_rows: int
    points: tuple[Point, ...]
    beyond: int
    """Errors and warnings that only the attached workbook lists."""
    notes: tuple[Point, ...]
    notes_beyond: int
    refusal: str
    remedy: str
    progress: ProgressView | None
    seen_before: str
    marked_copy: str
    """The name of the attached copy with marks; ``""`` when there is none."""
    no_marked_copy: str
    """Why there is none; ``""`` when there is one, or when none is wanted."""


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A whole reply in one language."""

    language: Language
    files: tuple[FileView, ...]

    @property
    def errors(self) -> int:
        """The findings to correct in all files together."""
        return sum(file.errors for file in self.files)

    @property
    def warnings(self) -> int:
        """The findings to look at in all files together."""
        return sum(file.warnings for file in self.files)

    def count(self, verdict: str) -> int:
        """How many files have this verdict."""
        return sum(file.verdict == verdict for file in self.files)

    @property
    def complete_so_far(self) -> int:
        """How many files are complete as far as they could be examined."""
        return sum(file.verdict is Verdict.COMPLETE and file.partly for file in self.files)

    @property
    def verdict(self) -> Verdict:
        """The heaviest verdict among the files; it colours the whole reply."""
        for verdict in (Verdict.INCOMPLETE, Verdict.UNREADABLE):
            if self.count(verdict):
                return verdict
        return Verdict.COMPLETE


class ReplyReader:
    """Turns a reply's facts into what is shown in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def view(self, reply: Reply, copies: Named | None = None) -> ReplyView:
        """The reply as its templates show it, with what became of the marked copies."""
        named = copies or {}
        return ReplyView(self._language, tuple(self._file(report, named) for report in reply.reports))

    def _file(self, report: FileReport, copies: Named) -> FileView:
        copy = copies.get(report.sha256) if report.sha256 else None
        examination = report.for_supplier.examination
        findings = examination.findings if examination else ()
        to_do = [finding for finding in findings if finding.severity is not Severity.NOTE]
        points, beyond = _cut(_fold(self._points(to_do)), ROWS)
        of_note = [finding for finding in findings if finding.severity is Severity.NOTE]
        notes, notes_beyond = _cut(_fold(self._points(of_note)), NOTES)
        counts = Counter(finding.severity for finding in findings)
        return FileView(
            name=one_line(report.name, 120),
            about=self._about(report),
            template=one_line(str(report.template), 40) if report.template else "",
            verdict=report.verdict,
            partly=bool(examination and examination.faults),
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            open_rows=examination.open_rows if examination else 0,
            points=points,
            beyond=beyond,
            notes=notes,
            notes_beyond=notes_beyond,
            refusal=one_line(report.refusal.message(self._language), 600) if report.refusal else "",
            remedy=one_line(report.refusal.remedy(self._language), 600) if report.refusal else "",
            progress=self._progress(report.progress) if report.progress else None,
            seen_before=self._moment(report.seen_before) if report.seen_before else "",
            marked_copy=copy[0] if isinstance(copy, tuple) else "",
            no_marked_copy=copy.because(self._language) if isinstance(copy, Unmarkable) else "",
        )

    def _about(self, report: FileReport) -> str:
        if not report.template:
            return ""
        joint = "、" if self._language is Language.ZH else ", "
        minerals = joint.join(mineral.name_in(self._language) for mineral in report.minerals)
        parts = (str(report.template), report.company, minerals)
        return " · ".join(one_line(part, 120) for part in parts if part.strip())

    def _progress(self, progress: Progress) -> ProgressView:
        told = [finding for finding in progress.fixed if finding.severity is not Severity.SUSPICION]
        fixed, beyond = _cut(self._points(told), FIXED)
        new_by_other_rules = progress.other_rules and progress.new > 0
        when = self._moment(progress.previous_at)
        return ProgressView(when, len(told), progress.left, progress.new, new_by_other_rules, fixed, beyond)

    def _moment(self, moment: dt.datetime) -> str:
        utc = moment.astimezone(dt.UTC)
        return format_datetime(utc, _MOMENTS[self._language], locale=_LOCALES[self._language])

    def _points(self, findings: Iterable[Finding]) -> list[Point]:
        """The findings in their order; those that say the same stand together where the first one stood."""
        groups: dict[tuple[str, ...], list[Finding]] = {}
        for finding in findings:
            sheet = finding.cell.sheet if finding.cell else ""
            said = (wording.message(finding, self._language), wording.remedy(finding, self._language))
            groups.setdefault((finding.code, sheet, *said), []).append(finding)
        return [self._point(group) for group in groups.values()]

    def _point(self, group: Sequence[Finding]) -> Point:
        first = group[0]
        message = clean_text(wording.message(first, self._language), 1000)
        values = {finding.value for finding in group}
        value = one_line(first.value, VALUE_LENGTH) if len(values) == 1 else ""
        return Point(
            code=first.code,
            severity=first.severity,
            sheet=one_line(first.cell.sheet, 60) if first.cell else "",
            addresses=tuple(finding.cell.address for finding in group if finding.cell),
            count=len(group),
            title=one_line(wording.title(first, self._language)),
            message=message,
            remedy=clean_text(wording.remedy(first, self._language), 1000),
            value="" if value in one_line(message, 1000) else value,
        )


def _follows(address: str, following: str) -> bool:
    """Whether the second cell lies right below the first."""
    above, below = _ADDRESS.fullmatch(address), _ADDRESS.fullmatch(following)
    if not above or not below:
        return False
    return above[1] == below[1] and int(above[2]) + 1 == int(below[2])


def _cut(points: Sequence[Point], limit: int) -> tuple[tuple[Point, ...], int]:
    """The first points, and how many findings the others stand for."""
    return tuple(points[:limit]), sum(point.count for point in points[limit:])


def _fold(points: Sequence[Point]) -> list[Point]:
    """The points with at most so many rows of a kind, its further ones folded into a last row."""
    kinds: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        kinds.setdefault((point.code, point.sheet), []).append(point)
    shown: Counter[tuple[str, str]] = Counter()
    kept = []
    for point in points:
        kind = kinds[point.code, point.sheet]
        shown[point.code, point.sheet] += 1
        place = shown[point.code, point.sheet]
        if place <= ROWS_OF_A_KIND or len(kind) == ROWS_OF_A_KIND + 1:
            kept.append(point)
        elif place == ROWS_OF_A_KIND + 1:
            kept.append(_as_one(kind[ROWS_OF_A_KIND:]))
    return kept


def _as_one(points: Sequence[Point]) -> Point:
    remedies = {point.remedy for point in points}
    return replace(
        points[0],
        addresses=tuple(address for point in points for address in point.addresses),
        count=sum(point.count for point in points),
        message="",
        remedy=points[0].remedy if len(remedies) == 1 else "",
        value="",
    )
