"""The machine-readable form of a file's report: the same in the command's JSON and in a reply's attachment."""

from .checks import wording
from .finding import Finding
from .foreign_text import clean_text
from .language import Language
from .submission import FileReport
from .template import Template


def report_object(report: FileReport, language: Language) -> dict[str, object]:
    """What a supplier may know of the report, as an object of JSON types, its keys in a fixed order.

    ``template``, ``open_rows`` and ``rule_set`` are null for a file that could not be read, and ``reference`` where
    no smelter reference was at hand as well; ``faults`` are the codes of checks that failed; ``sheet`` and ``cell``
    are empty texts for a finding about the whole workbook.
    """
    examination = report.for_supplier.examination
    refusal = report.refusal
    return {
        "file": clean_text(report.name),
        "sha256": report.sha256,
        "verdict": report.verdict.value,
        "refusal": refusal and {"code": refusal.code.value, "message": clean_text(refusal.message(language))},
        "template": report.template and _template_object(report.template),
        "company": clean_text(report.company),
        "scope": clean_text(report.scope),
        "minerals": [mineral.value for mineral in report.minerals],
        "open_rows": examination.open_rows if examination else None,
        "rule_set": examination.rule_set if examination else None,
        "reference": (examination.reference or None) if examination else None,
        "faults": [fault.code for fault in (examination.faults if examination else ())],
        "findings": [finding_object(finding, language) for finding in (examination.findings if examination else ())],
    }


def staff_object(report: FileReport, language: Language) -> dict[str, object]:
    """The same with ``suspicions`` as a last key, which are for staff alone; not to be sent on."""
    suspicions = report.examination.suspicions if report.examination else ()
    return report_object(report, language) | {"suspicions": [finding_object(each, language) for each in suspicions]}


def _template_object(template: Template) -> dict[str, object]:
    return {
        "kind": template.kind.value,
        "version": clean_text(template.version),
        "revision_date": template.revision_date.isoformat() if template.revision_date else None,
        "language": clean_text(template.language),
        "known": template.known,
    }


def finding_object(finding: Finding, language: Language) -> dict[str, object]:
    """One finding as an object of JSON types, worded in that language."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "title": clean_text(wording.title(finding, language)),
        "message": clean_text(wording.message(finding, language)),
        "remedy": clean_text(wording.remedy(finding, language)),
        "sheet": clean_text(finding.cell.sheet) if finding.cell else "",
        "cell": finding.cell.address if finding.cell else "",
        "value": clean_text(finding.value),
        "checker_row": finding.checker_row,
    }
