"""A report on a file as a person wants to read it in a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from ..core.checks import wording
from ..core.finding import Examination, Finding, Severity, Verdict
from ..core.language import Language, Text
from ..core.submission import FileReport
from .terminal import counted

_MARK = {
    Verdict.COMPLETE: ("✓", "bold green"),
    Verdict.INCOMPLETE: ("✗", "bold red"),
    Verdict.UNREADABLE: ("?", "bold"),
}
_STYLE = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim", Severity.SUSPICION: "magenta"}

_COMPLETE = Text("complete and consistent", "完整且一致")
_CHECK = Text("complete, {points} to look at", "完整，{points} 处请核对")
_POINTS = Text("{points} to correct", "{points} 处需要更正")
_SO_FAR = Text("{verdict} as far as could be examined", "就已完成的检查而言，{verdict}")
_FAILED = Text(
    "could not be carried out because of a fault of oredesk: {codes}", "因 oredesk 自身故障未能执行的检查：{codes}"
)
_RULES = Text("rules {version}", "规则版本 {version}")
_REFERENCE = Text("smelter reference {version}", "冶炼厂参考数据版本 {version}")
_NO_REFERENCE = Text("no smelter reference", "无冶炼厂参考数据")
_FOR_STAFF = Text("For staff, not to be sent on:", "仅供内部，请勿转发：")
_OPEN_ROWS = Text("open rows in RMI's Checker: {rows}", "RMI Checker 未完成项：{rows}")


def show(console: Console, report: FileReport, language: Language, *, staff: bool = False) -> None:
    """Print the verdict in one line, then what is wrong, where, and what to do, in the order of the sheets.

    Suspicions follow in a section of their own, for staff alone.
    """
    told = report if staff else report.for_supplier
    console.print(_headline(told, language))
    if told.refusal:
        console.print(_indented(Line(told.refusal.message(language)), 2))
        console.print(_indented(_remedy(told.refusal.remedy(language)), 2))
    if told.examination:
        _show_examination(console, told.examination, language)
    console.print()


def _show_examination(console: Console, examination: Examination, language: Language) -> None:
    console.print(_indented(Line(_versions(examination, language), style="dim"), 2))
    if examination.faults:
        codes = ", ".join(fault.code for fault in examination.faults)
        console.print(_indented(Line(_FAILED.in_(language).format(codes=codes), style="red"), 2))
    _show_findings(console, examination.for_supplier.findings, language)
    if examination.suspicions:
        console.print(_indented(Line(_FOR_STAFF.in_(language), style="bold magenta"), 2))
        _show_findings(console, examination.suspicions, language)


def _show_findings(console: Console, findings: Iterable[Finding], language: Language) -> None:
    for finding in findings:
        console.print(_indented(_finding(finding, language), 2))
        console.print(_indented(_remedy(wording.remedy(finding, language)), 4))


def _versions(examination: Examination, language: Language) -> str:
    """What the verdict was reached with."""
    rules = _RULES.in_(language).format(version=examination.rule_set)
    reference = _REFERENCE if examination.reference else _NO_REFERENCE
    return f"{rules} · {reference.in_(language).format(version=examination.reference)}"


def _headline(report: FileReport, language: Language) -> Line:
    mark, style = _MARK[report.verdict]
    line = Line.assemble((f"{mark} ", style), (report.name, "bold"))
    about = [str(report.template) if report.template else "", report.company]
    line.append("".join(f" · {part}" for part in about if part))
    if report.examination:
        line.append(" — ")
        line.append(_summary(report.examination, language), style)
    return line


def _summary(examination: Examination, language: Language) -> str:
    errors = sum(finding.severity is Severity.ERROR for finding in examination.findings)
    summary = _POINTS.in_(language).format(points=errors if language is Language.ZH else counted(errors, "point"))
    if not errors:
        warnings = sum(finding.severity is Severity.WARNING for finding in examination.findings)
        points = str(warnings) if language is Language.ZH else counted(warnings, "point")
        summary = _CHECK.in_(language).format(points=points) if warnings else _COMPLETE.in_(language)
        if examination.for_supplier.faults:
            summary = _SO_FAR.in_(language).format(verdict=summary)
    if examination.open_rows:
        summary += " (" + _OPEN_ROWS.in_(language).format(rows=examination.open_rows) + ")"
    return summary


def _finding(finding: Finding, language: Language) -> Line:
    return Line.assemble(
        (str(finding.cell) if finding.cell else "—", "bold"),
        "  ",
        (finding.severity.name_in(language), _STYLE[finding.severity]),
        (f"  {finding.code}  ", "dim"),
        wording.message(finding, language),
    )


def _remedy(text: str) -> Line:
    return Line(f"→ {text}", style="cyan")


def _indented(line: Line, columns: int) -> Padding:
    return Padding(line, (0, 0, 0, columns), expand=False)
