"""Cells, rows and sheets as SpreadsheetML, kept in blocks of rows so that a sample re-renders only what it fills in."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.sax.saxutils import escape

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from ..core.cells import Value
from .archive import Piece, piece
from .styles import Style

_BLOCK = 64
"""Rows per block."""

_NOT_ALLOWED_IN_XML = re.compile("[\x00-\x08\x0b-\x1f]")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook's dates know no zone
_NA = "#N/A"


class Cell(NamedTuple):
    """What stands in one cell: a constant, or a formula and the result that a calculating program would store."""

    value: Value = None
    style: Style = Style.PLAIN
    formula: str = ""


class Place(NamedTuple):
    """A cell's row and column, both counted from 1."""

    row: int
    column: int


Cells = Mapping[int, Mapping[int, Cell]]
"""Cells by row and column."""


def place(address: str) -> Place:
    """The place of an A1 address."""
    return Place(*coordinate_to_tuple(address))


class Strings:
    """The shared strings of one workbook; a copy of a template's table can grow on its own."""

    def __init__(self, start: int = 0, known: Mapping[str, int] | None = None) -> None:
        self._known = known or {}
        self._start = start
        self._added: dict[str, int] = {}

    def index(self, text: str) -> int:
        """The number of the text in the table; it is added when it is new."""
        found = self._known.get(text)
        if found is not None:
            return found
        return self._added.setdefault(text, self._start + len(self._added))

    def grown(self) -> "Strings":
        """A table that starts with everything in this one, and leaves this one as it is."""
        return Strings(self._start + len(self._added), {**self._known, **self._added})

    def xml(self) -> str:
        """The entries that were added to this table, without those it started with."""
        return "".join(f'<si><t xml:space="preserve">{_clean(text)}</t></si>' for text in self._added)


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes cells as XML; whether formulas keep their results depends on the tool that is imitated."""

    strings: Strings
    results: bool

    def row(self, number: int, cells: Mapping[int, Cell], attributes: str = "") -> str:
        """One ``<row>`` element."""
        inner = "".join(self._cell(number, at, cells[at]) for at in sorted(cells))
        return f'<row r="{number}"{attributes}>{inner}</row>'

    def _cell(self, row: int, at: int, cell: Cell) -> str:
        head = f'<c r="{get_column_letter(at)}{row}" s="{int(cell.style)}"'
        if cell.formula:
            return self._formula(head, cell)
        match cell.value:
            case None:
                return head + "/>"
            case bool():
                return f'{head} t="b"><v>{int(cell.value)}</v></c>'
            case str():
                return f'{head} t="s"><v>{self.strings.index(cell.value)}</v></c>'
            case _:
                return f"{head}><v>{serial(cell.value)}</v></c>"

    def _formula(self, head: str, cell: Cell) -> str:
        formula = f"<f>{escape(cell.formula)}</f>"
        if not self.results:
            return f"{head}>{formula}</c>"
        match cell.value:
            case None:
                return f"{head}>{formula}</c>"
            case str() if cell.value == _NA:
                return f'{head} t="e">{formula}<v>{_NA}</v></c>'
            case str():
                return f'{head} t="str">{formula}<v>{_clean(cell.value)}</v></c>'
            case _:
                return f"{head}>{formula}<v>{serial(cell.value)}</v></c>"


def serial(value: float | dt.date | dt.time) -> str:
    """A number, a date or a time as stored: days since 1899-12-30 (ECMA-376 part 1, section 18.17.4.1)."""
    match value:
        case dt.datetime():
            return repr((value.replace(tzinfo=None) - _EPOCH) / dt.timedelta(days=1))
        case dt.date():
            return str((value - _EPOCH.date()).days)
        case dt.time():
            return repr((value.hour * 3600 + value.minute * 60 + value.second) / 86400)
        case _:
            return str(int(value)) if value == int(value) else repr(value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a template: its cells, and the XML around them."""

    name: str
    cells: dict[int, dict[int, Cell]]
    head: str = ""
    """Everything between the root element and the rows: views, columns."""
    tail: str = ""
    """Everything after the rows: protection, merged cells, lists of choices."""
    hidden: bool = False
    row_attributes: dict[int, str] = field(default_factory=dict)


class Rendered:
    """A template's sheet, rendered and deflated once."""

    def __init__(self, sheet: Sheet, renderer: Renderer) -> None:
        self.sheet = sheet
        self._head = piece(f"{_OPEN}{sheet.head}<sheetData>")
        self._tail = piece(f"</sheetData>{sheet.tail}</worksheet>")
        self._blocks = {number: self._render(number, {}, renderer) for number in self._numbers(sheet.cells)}

    def pieces(self, edits: Cells, renderer: Renderer) -> Iterator[Piece]:
        """The sheet with some cells replaced; blocks that no edit touches come from the cache."""
        touched = self._numbers(edits)
        yield self._head
        for number in sorted(self._blocks.keys() | touched):
            yield self._render(number, edits, renderer) if number in touched else self._blocks[number]
        yield self._tail

    @staticmethod
    def _numbers(cells: Cells) -> set[int]:
        return {row // _BLOCK for row in cells}

    def _render(self, number: int, edits: Cells, renderer: Renderer) -> Piece:
        rows: list[str] = []
        for row in range(number * _BLOCK, (number + 1) * _BLOCK):
            cells = {**self.sheet.cells.get(row, {}), **edits.get(row, {})}
            if cells:
                rows.append(renderer.row(row, cells, self.sheet.row_attributes.get(row, "")))
        return piece("".join(rows))


def _clean(text: str) -> str:
    """The text for an XML element; characters XML cannot hold become Excel's ``_xHHHH_`` (ECMA-376, ST_Xstring)."""
    return escape(_NOT_ALLOWED_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)
