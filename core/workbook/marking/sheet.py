"""Fills cells of a worksheet; cells and rows that it does not list are added in order, the rest stays as it is."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...finding import Severity
from .places import Place, address_of
from .styles import COLOURS, Styles
from .worksheet import Row, Worksheet
from .xml import OFFICE, Edit, Element, edited, number_in, place_for, prefixed, with_attribute

_ORDER = tuple(
    b"sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges"
    b" scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr"
    b" conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter"
    b" rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing"
    b" legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split()
)
"""The children of a worksheet in their order (ECMA-376 18.3.1.99)."""

_PRIORITY = re.compile(rb"""(<(?:[\w.-]+:)?cfRule\b[^<>]*?\spriority\s*=\s*["'])(\d{1,9})""")
_RANGES_IN_A_RULE = 200
_SELECTED = re.compile(rb"""\stabSelected\s*=\s*["'](?:1|true)["']""")


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to be done to one sheet."""

    cells: Mapping[Place, Severity]
    drawing: str | None
    """The id of the relationship to the drawing of its comments; None when the sheet names it already."""


def filled(sheet: Worksheet, filling: Filling, styles: Styles) -> bytes:
    """The sheet with every cell of the filling in the colour of its severity, and not in front any more."""
    painter = _Painter(sheet, styles)
    edits = [
        *(Edit(found.start(), found.end(), b"") for found in _SELECTED.finditer(sheet.xml, 0, sheet.data.start)),
        *painter.edits(filling.cells),
        *_conditions(sheet, filling.cells, styles),
        *_drawing(sheet, filling.drawing),
    ]
    return edited(sheet.xml, edits)


def behind(xml: bytes) -> bytes:
    """A sheet that is not in front any more."""
    head, name, rest = xml.partition(b"sheetData")
    return _SELECTED.sub(b"", head) + name + rest


def is_in_front(beginning: bytes) -> bool:
    """Whether a sheet is one of those shown when the workbook is opened, told by its first bytes."""
    told = beginning.replace(b"\0", b"")  # of a part in UTF-16
    return _SELECTED.search(told.partition(b"sheetData")[0]) is not None


class _Painter:
    """Gives the cells of one sheet other styles."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._columns = sheet.columns()
        self._numbers = tuple(sheet.rows)

    def edits(self, cells: Mapping[Place, Severity]) -> Iterator[Edit]:
        rows: dict[int, dict[int, Severity]] = {}
        for (number, column), severity in sorted(cells.items()):
            rows.setdefault(number, {})[column] = severity
        missing = {number: wanted for number, wanted in rows.items() if number not in self._sheet.rows}
        if self._sheet.data.closed:
            yield self._opened(b"".join(self._new_row(*row) for row in missing.items()))
            return
        for number, wanted in missing.items():
            place = self._place_of_row(number)
            yield Edit(place, place, self._new_row(number, wanted))
        for number in rows.keys() - missing.keys():
            yield from self._row(number, rows[number])

    def _row(self, number: int, wanted: Mapping[int, Severity]) -> Iterator[Edit]:
        row = self._sheet.rows[number]
        cells = dict(self._sheet.cells(row))
        missing = [column for column in wanted if column not in cells]
        for column in wanted.keys() & cells.keys():
            tag = self._sheet.tag(cells[column])
            style = self._styles.marked(number_in(tag, b"s", 0), wanted[column])
            yield Edit(cells[column].start, cells[column].content, with_attribute(tag, b"s", b"%d" % style))
        new = {column: self._new_cell(number, column, wanted[column]) for column in missing}
        if new:
            yield from self._added(row, new, cells)

    def _added(self, row: Row, new: Mapping[int, bytes], cells: Mapping[int, Element]) -> Iterator[Edit]:
        """Put cells into a row whose ``spans``, a mere hint, may then be too narrow."""
        tag = with_attribute(self._sheet.tag(row), b"spans", None)
        if row.closed:
            opened = tag[:-2].rstrip() + b">"
            yield Edit(row.start, row.content, opened + b"".join(new.values()) + b"</%srow>" % self._sheet.prefix)
            return
        yield Edit(row.start, row.content, tag)
        listed = list(cells)
        for column, cell in new.items():
            after = bisect_right(listed, column)
            place = cells[listed[after - 1]].end if after else row.content
            yield Edit(place, place, cell)

    def _new_row(self, number: int, wanted: Mapping[int, Severity]) -> bytes:
        cells = b"".join(self._new_cell(number, column, severity) for column, severity in wanted.items())
        return b'<%srow r="%d">%s</%srow>' % (self._sheet.prefix, number, cells, self._sheet.prefix)

    def _new_cell(self, number: int, column: int, severity: Severity) -> bytes:
        old = self._sheet.empty_style(self._sheet.rows.get(number), column, self._columns)
        address, style = address_of((number, column)).encode(), self._styles.marked(old, severity)
        return b'<%sc r="%s" s="%d"/>' % (self._sheet.prefix, address, style)

    def _place_of_row(self, number: int) -> int:
        after = bisect_right(self._numbers, number)
        return (
            self._sheet.rows[self._numbers[after]].start if after < len(self._numbers) else self._sheet.data.content_end
        )

    def _opened(self, rows: bytes) -> Edit:
        data, p = self._sheet.data, self._sheet.prefix
        return Edit(data.start, data.end, b"<%ssheetData>%s</%ssheetData>" % (p, rows, p))


def _conditions(sheet: Worksheet, cells: Mapping[Place, Severity], styles: Styles) -> Iterator[Edit]:
    """Conditions of the sheet colour cells whatever their own fill; ours come before them and always hold."""
    theirs = [
        found
        for child in sheet.tail
        if child.name in (b"conditionalFormatting", b"extLst")
        for found in _PRIORITY.finditer(sheet.xml, child.start, child.end)
    ]
    if not theirs:
        return
    ours = [
        (severity, ranges[start : start + _RANGES_IN_A_RULE])
        for severity in COLOURS
        for ranges in [_ranges(place for place, its in cells.items() if its is severity)]
        for start in range(0, len(ranges), _RANGES_IN_A_RULE)
    ]
    for found in theirs:
        yield Edit(found.start(2), found.end(2), b"%d" % (int(found[2]) + len(ours)))
    place = place_for(sheet.tail, _ORDER, b"phoneticPr", sheet.end)
    for priority, (severity, ranges) in enumerate(ours, 1):
        yield Edit(place, place, _rule(sheet.prefix, ranges, styles.condition(severity), priority))


def _rule(prefix: bytes, ranges: Iterable[str], style: int, priority: int) -> bytes:
    xml = (
        f'<conditionalFormatting sqref="{" ".join(ranges)}"><cfRule type="expression" dxfId="{style}"'
        f' priority="{priority}"><formula>TRUE</formula></cfRule></conditionalFormatting>'
    )
    return prefixed(xml, prefix)


def _ranges(places: Iterable[Place]) -> list[str]:
    """The cells as ranges down their columns."""
    runs: list[list[Place]] = []
    for place in sorted(places, key=lambda place: (place[1], place[0])):
        if runs and runs[-1][-1] == (place[0] - 1, place[1]):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [address_of(run[0]) if len(run) == 1 else f"{address_of(run[0])}:{address_of(run[-1])}" for run in runs]


def _drawing(sheet: Worksheet, relationship: str | None) -> Iterator[Edit]:
    if relationship:
        place = place_for(sheet.tail, _ORDER, b"legacyDrawing", sheet.end)
        tag = f'legacyDrawing xmlns:od="{OFFICE}" od:id="{relationship}"/>'.encode()
        yield Edit(place, place, b"<" + sheet.prefix + tag)
