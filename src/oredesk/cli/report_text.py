"""A report on a file as a person wants to read it in a terminal."""

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
_STYLE = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}

_COMPLETE = Text("complete and consistent", "完整且一致")
_POINTS = Text("{points} to correct", "{points} 处需要更正")
_OPEN_ROWS = Text("open rows in RMI's Checker: {rows}", "RMI Checker 未完成项：{rows}")


def show(console: Console, report: FileReport, language: Language) -> None:
    """Print the verdict in one line, then what is wrong, where, and what to do, in the order of the sheets."""
    console.print(_headline(report, language))
    if report.refusal:
        console.print(_indented(Line(report.refusal.message(language)), 2))
        console.print(_indented(_remedy(report.refusal.remedy(language)), 2))
    if report.examination:
        for finding in report.examination.findings:
            console.print(_indented(_finding(finding, language), 2))
            console.print(_indented(_remedy(wording.remedy(finding, language)), 4))
    console.print()


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
    if not errors:
        return _COMPLETE.in_(language)
    summary = _POINTS.in_(language).format(points=errors if language is Language.ZH else counted(errors, "point"))
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
