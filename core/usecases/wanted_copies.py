"""Which marked copies a reply wants, and what is said in them."""

from collections.abc import Sequence

from ..checks import wording
from ..finding import Finding
from ..language import Language
from ..marked_copy import Mark, MarkedCopy, Words
from ..reply import Reply
from ..submission import FileReport


def wanted_copies(reply: Reply) -> tuple[MarkedCopy, ...]:
    """A copy for every examined workbook in which there is something to tell the supplier, each workbook once."""
    copies = (wanted_copy(report, reply.languages, reply.case) for report in reply.reports)
    return tuple({copy.workbook: copy for copy in copies if copy}.values())


def wanted_copy(report: FileReport, languages: Sequence[Language], case: str = "") -> MarkedCopy | None:
    """The copy of one workbook; None when there is nothing to mark. Suspicions are for staff and never in it."""
    examination = report.for_supplier.examination
    if report.sha256 is None or examination is None or not examination.findings:
        return None
    marks = tuple(_mark(finding, languages) for finding in examination.findings)
    return MarkedCopy(report.sha256, report.name, case, tuple(languages), marks)


def _mark(finding: Finding, languages: Sequence[Language]) -> Mark:
    words = (Words(wording.message(finding, each), wording.remedy(finding, each)) for each in languages)
    return Mark(finding.severity, finding.code, finding.cell, finding.value, tuple(words))
