"""The findings as a workbook (.xlsx): one row per finding with the cell to go to, a sheet for each language."""

import io
import itertools
import re
import zipfile
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..core.checks import wording
from ..core.finding import Finding, Severity, Verdict
from ..core.foreign_text import clean_text
from ..core.language import Language, Text
from ..core.marked_copy import KINDS
from ..core.submission import FileReport
from ..core.typesetting import lines_of

MOST_ROWS = 50_000
LONGEST_CELL = 32_000
"""Characters; Excel takes 32,767 in a cell."""

SHEET = Text("Findings", "检查结果")

COLUMNS: tuple[tuple[Text, int], ...] = (
    (Text("File", "文件"), 24),
    (Text("Sheet", "工作表"), 14),
    (Text("Cell", "单元格"), 8),
    (Text("Kind", "类别"), 13),
    (Text("Code", "代码"), 11),
    (Text("What was found", "目前内容"), 24),
    (Text("What is wrong", "问题"), 44),
    (Text("What to do", "如何更正"), 48),
)
"""Heading and width in characters of every column."""

VERDICTS = {
    Verdict.COMPLETE: Text("Complete and consistent", "完整且一致"),
    Verdict.UNREADABLE: Text("Could not be checked", "无法检查"),
}

PARTLY = Text("Not fully checked", "未能全部检查")
OUR_FAULT = Text(
    "Part of the check could not be carried out because of a fault on our side. Our staff have been told.",
    "由于我方系统故障，部分检查未能完成，我们的工作人员已收到通知。",
)
NO_MATTER = Text("There is nothing you need to do about this.", "您无需为此做任何事。")

_FILLS: dict[Severity | None, PatternFill] = {
    Severity.ERROR: PatternFill("solid", fgColor="FFF1DC"),
    Severity.WARNING: PatternFill("solid", fgColor="FFFBE6"),
    Severity.NOTE: PatternFill(),
    None: PatternFill(),
}
_HEAD_FILL = PatternFill("solid", fgColor="24476B")
_FONTS = {Language.EN: "Calibri", Language.ZH: "Microsoft YaHei"}
_LINE_HEIGHT = 16.0
_HIGHEST_ROW = 400.0
_TOP = Alignment(vertical="top", wrap_text=True)
_RULE = Border(bottom=Side("thin", color="D5DAE0"))
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")

Row = tuple[tuple[str, ...], Severity | None]
"""The texts of a row, and the severity that colours it."""


def findings_workbook(reports: Sequence[FileReport], languages: Sequence[Language]) -> bytes:
    """The workbook's bytes; the same facts give the same bytes. Nothing in it is a formula, whatever a text says."""
    book = Workbook(write_only=True)
    for language in languages:
        rows = tuple(itertools.islice(_rows(reports, language), MOST_ROWS))
        sheet = book.create_sheet(SHEET.in_(language))
        _lay_out(sheet, len(rows))
        headings = [heading.in_(language) for heading, _ in COLUMNS]
        head_font = Font(name=_FONTS[language], size=10, bold=True, color="FFFFFF")
        sheet.append(_filled_in(_stencil(sheet, head_font, _HEAD_FILL), headings))
        font = Font(name=_FONTS[language], size=10)
        stencils = {severity: _stencil(sheet, font, fill) for severity, fill in _FILLS.items()}
        for number, (texts, severity) in enumerate(rows, 2):
            sheet.row_dimensions[number].height = _height(texts)
            sheet.append(_filled_in(stencils[severity], texts))
    stream = io.BytesIO()
    book.save(stream)
    return _without_clock(stream.getvalue())


def _lay_out(sheet: Worksheet, rows: int) -> None:
    """Widths, a heading that stays, a filter, and a print-out that fits the width of a landscape page."""
    for number, (_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{rows + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _stencil(sheet: Worksheet, font: Font, fill: PatternFill) -> list[Cell]:
    """A row of empty cells in one style, to be filled in again and again: making styles is what takes the time."""
    cells = [WriteOnlyCell(sheet) for _ in COLUMNS]
    for cell in cells:
        cell.font, cell.fill, cell.alignment, cell.border = font, fill, _TOP, _RULE
        cell.quotePrefix = True
    return cells


def _filled_in(stencil: list[Cell], texts: Sequence[str]) -> list[Cell]:
    """Texts that stay texts: openpyxl would make a formula of ``=...``, and Excel of an edited ``+...``."""
    for cell, text in zip(stencil, texts, strict=True):
        cell.value = clean_text(text, LONGEST_CELL) or None
        if cell.value:
            cell.data_type = "s"
    return stencil


def _height(texts: Sequence[str]) -> float:
    """Points for the longest text when wrapped; not every program fits rows to their texts by itself."""
    lines = max(lines_of(text, width) for text, (_, width) in zip(texts, COLUMNS, strict=True))
    return min(_LINE_HEIGHT * lines, _HIGHEST_ROW)


def _rows(reports: Sequence[FileReport], language: Language) -> Iterator[Row]:
    """A row for every finding a supplier may see, and one for what could not be checked; else one that says so."""
    for report in reports:
        examination = report.for_supplier.examination
        findings = examination.findings if examination else ()
        if examination and examination.faults:
            said = OUR_FAULT.in_(language), NO_MATTER.in_(language)
            yield (report.name, "", "", PARTLY.in_(language), "", "", *said), None
        for finding in findings:
            yield _finding_row(report.name, finding, language), finding.severity
        if report.refusal:
            said = report.refusal.message(language), report.refusal.remedy(language)
            kind = VERDICTS[Verdict.UNREADABLE].in_(language)
            yield (report.name, "", "", kind, report.refusal.code.value, "", *said), Severity.ERROR
        elif not findings and not (examination and examination.faults):
            yield (report.name, "", "", VERDICTS[Verdict.COMPLETE].in_(language), "", "", "", ""), None


def _finding_row(name: str, finding: Finding, language: Language) -> tuple[str, ...]:
    return (
        name,
        finding.cell.sheet if finding.cell else "",
        finding.cell.address if finding.cell else "",
        KINDS[finding.severity].in_(language),
        finding.code,
        finding.value,
        wording.message(finding, language),
        wording.remedy(finding, language),
    )


def _without_clock(workbook: bytes) -> bytes:
    """The same workbook without the moment of its making, so that a reply sent twice is the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = _STAMPS.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
