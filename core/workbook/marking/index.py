"""The index sheet in front of a marked copy: every finding in a row that links to its cell."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ...finding import Severity
from ...foreign_text import one_line
from ...language import Language, Text
from ...marked_copy import INDEX, KINDS, NOTICE, Mark, MarkedCopy
from ...typesetting import lines_of
from .places import address_of
from .styles import Look, Styles
from .xml import MAIN, exact, text

MOST_ROWS = 5_000
LONGEST_NAME = 31
"""Characters of a sheet's name."""

_WHOLE_WORKBOOK = Text("Whole workbook", "整个工作簿")
_BEYOND = Text(
    "{count} further findings stand in the attached list of findings.", "其余 {count} 处见附件中的检查结果清单。"
)
_CASE = Text("Case {case}", "编号 {case}")
_COLUMNS: tuple[tuple[Text, int], ...] = (
    (Text("Cell (click to go there)", "单元格（点击跳转）"), 25),
    (Text("Kind", "类别"), 16),
    (Text("Code", "代码"), 9),
    (Text("What was found", "目前内容"), 26),
    (Text("What is wrong", "问题"), 62),
    (Text("What to do", "如何更正"), 62),
)
"""Heading and width in characters."""

_LOOKS = {Severity.ERROR: Look.ERROR, Severity.WARNING: Look.WARNING, Severity.NOTE: Look.NOTE}
_LINE, _HIGHEST = 14.0, 400.0
"""Points of a line of text, and of a row."""
_LONGEST_TEXT = 8_000


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[str, Look], ...]
    location: str = ""
    """Where the first cell links to, as ``'Smelter List'!B7``; ``""`` for nowhere."""


def sheet_name(languages: Sequence[Language], taken: Collection[str]) -> str:
    """A name for the index that no sheet of the workbook has."""
    name = " ".join(INDEX.in_(language) for language in languages)[: LONGEST_NAME - 4]
    others = {each.casefold() for each in taken}
    numbered = (f"{name} {number}" for number in range(2, len(others) + 3))
    return next(each for each in (name, *numbered) if each.casefold() not in others)


def index_sheet(copy: MarkedCopy, sheets: Collection[str], styles: Styles) -> bytes:
    """The sheet as XML; ``sheets`` are those that rows may link to."""
    above = list(_above(copy))
    rows = [*above, _headings(copy.languages), *_rows(copy, sheets)]
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, (_, width) in enumerate(_COLUMNS, 1)
    )
    frozen = len(above) + 1
    return (
        f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FFC0392B"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{frozen}" topLeftCell="A{frozen + 1}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{frozen + 1}" sqref="A{frozen + 1}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols>'
        f"<sheetData>{''.join(_row(number, row, styles) for number, row in enumerate(rows, 1))}</sheetData>"
        f"{_links(rows)}"
        '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _above(copy: MarkedCopy) -> Iterator[_Row]:
    for language in copy.languages:
        yield _Row(((NOTICE.in_(language), Look.NOTICE),))
    counts = Counter(mark.severity for mark in copy.marks)
    for language in copy.languages:
        kinds = (f"{KINDS[severity].in_(language)}: {counts[severity]}" for severity in KINDS if counts[severity])
        facts = " · ".join((one_line(copy.name), _CASE.in_(language).format(case=one_line(copy.case, 40)), *kinds))
        yield _Row(((facts, Look.FACTS),))
    yield _Row(())


def _headings(languages: Sequence[Language]) -> _Row:
    return _Row(tuple((_both(heading, languages), Look.HEADING) for heading, _ in _COLUMNS))


def _rows(copy: MarkedCopy, sheets: Collection[str]) -> Iterator[_Row]:
    for mark in copy.marks[:MOST_ROWS]:
        yield _mark_row(mark, copy.languages, sheets)
    if len(copy.marks) > MOST_ROWS:
        for language in copy.languages:
            yield _Row(((_BEYOND.in_(language).format(count=len(copy.marks) - MOST_ROWS), Look.FACTS),))


def _mark_row(mark: Mark, languages: Sequence[Language], sheets: Collection[str]) -> _Row:
    linked = mark.cell is not None and mark.cell.sheet in sheets
    where = str(mark.cell) if mark.cell else _both(_WHOLE_WORKBOOK, languages)
    cells = (
        (where, Look.LINK if linked else Look.TEXT),
        (_both(KINDS[mark.severity], languages), _LOOKS[mark.severity]),
        (mark.code, Look.TEXT),
        (mark.value, Look.TEXT),
        ("\n".join(words.message for words in mark.words), Look.TEXT),
        ("\n".join(words.remedy for words in mark.words), Look.TEXT),
    )
    if not linked or mark.cell is None:
        return _Row(cells)
    quoted = mark.cell.sheet.replace("'", "''")
    return _Row(cells, f"'{quoted}'!{mark.cell.address}")


def _both(wording: Text, languages: Sequence[Language]) -> str:
    return "\n".join(wording.in_(language) for language in languages)


def _row(number: int, row: _Row, styles: Styles) -> str:
    cells = "".join(
        f'<c r="{address_of((number, column))}" s="{styles.look(look)}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{text(said[:_LONGEST_TEXT])}</t></is></c>'
        for column, (said, look) in enumerate(row.cells, 1)
    )
    return f'<row r="{number}" ht="{_height(row):g}" customHeight="1">{cells}</row>'


def _height(row: _Row) -> float:
    if len(row.cells) < len(_COLUMNS):
        return _LINE * 1.25  # a line of its own, wide as the sheet
    lines = max(lines_of(said, width) for (said, _), (_, width) in zip(row.cells, _COLUMNS, strict=True))
    return min(_LINE * lines + 4, _HIGHEST)


def _links(rows: Sequence[_Row]) -> str:
    links = "".join(
        f'<hyperlink ref="A{number}" location="{exact(row.location)}" display="{text(row.cells[0][0])}"/>'
        for number, row in enumerate(rows, 1)
        if row.location
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""
