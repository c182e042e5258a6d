"""A sheet while it is being laid out: cells by address, labels in every language, and the furniture around the rows."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random
from xml.sax.saxutils import escape

from ..core.language import Text
from .cells import Cell, Sheet, place
from .styles import Style

_CHINESE = "中文 Chinese"
_FIRST_LABEL_COLUMN = "D"
_FILLER_ROWS = 300
_FILLER_WORDS = 48
_SYLLABLES = tuple(
    first + last for first in "bcdfghjklmnprstvwz" for last in ("a", "e", "i", "o", "u", "an", "er", "ol")
)
_WORDS = tuple(first + last for first in _SYLLABLES for last in _SYLLABLES)


class Labels:
    """The hidden sheet L: every label in every language, and the formula that shows the chosen one.

    Chinese has its own wording, every other language shows the English one. A language that is not offered
    gives ``#N/A`` everywhere, as in the real form.
    """

    def __init__(self, languages: tuple[str, ...], language: str) -> None:
        self.languages = languages
        self.language = language
        self._rows: list[tuple[str, str, Text]] = []

    @property
    def name_list(self) -> str:
        """The cells that hold the languages' names."""
        return f"L!$D$1:${_last(self.languages)}$1"

    def cell(self, sheet: str, address: str, text: Text, style: Style) -> Cell:
        """The label's cell: a formula over L and the wording in the chosen language."""
        self._rows.append((sheet, address, text))
        row = len(self._rows) + 1
        wording = _in(text, self.language) if self.language in self.languages else "#N/A"
        return Cell(wording, style, f"INDEX(L!$D${row}:${_last(self.languages)}${row},1,SL)")

    def sheet(self) -> Sheet:
        """L itself, filled up with meaningless syllables to the size of a real form's translations."""
        draft = Draft("L", self, hidden=True)
        draft.row("B1", ("Sheet", "Cell", *self.languages))
        for number, (sheet, address, text) in enumerate(self._rows, start=2):
            draft.put(f"A{number}", Cell(sheet + address, formula=f"B{number}&C{number}"))
            draft.row(f"B{number}", (sheet, address, *(_in(text, language) for language in self.languages)))
        dice = Random(len(self._rows))  # noqa: S311 - padding, not a secret
        for number in range(len(self._rows) + 2, len(self._rows) + 2 + _FILLER_ROWS):
            padding = (_padding(dice) for _ in self.languages)
            draft.row(f"B{number}", ("Padding", f"A{number}", *padding))
        return draft.sheet()


class Draft:
    """One sheet that cells, labels, lists of choices and merged areas are put on."""

    def __init__(self, name: str, labels: Labels, *, hidden: bool = False) -> None:
        self.name = name
        self._labels = labels
        self._hidden = hidden
        self._cells: dict[int, dict[int, Cell]] = defaultdict(dict)
        self._merged: list[str] = []
        self._choices: list[tuple[str, str]] = []
        self._columns: list[tuple[str, str, float | None]] = []
        self._row_attributes: dict[int, str] = {}

    def put(self, address: str, cell: Cell) -> None:
        """Put one cell."""
        row, column = place(address)
        self._cells[row][column] = cell

    def row(self, address: str, values: Iterable[str | float | None], style: Style = Style.PLAIN) -> None:
        """Put constants side by side from the address on; None leaves a gap."""
        row, column = place(address)
        for offset, value in enumerate(values):
            if value is not None:
                self._cells[row][column + offset] = Cell(value, style)

    def label(self, address: str, text: Text, style: Style = Style.LABEL, *, until: str = "") -> None:
        """Put a label in the form's language, merged up to the given column."""
        self.put(address, self._labels.cell(self.name, address, text, style))
        if until:
            self.merge(address, until)

    def merge(self, address: str, until: str) -> None:
        """Merge the cell with those to its right; all get its style."""
        row, column = place(address)
        last = place(f"{until}{row}").column
        for other in range(column + 1, last + 1):
            self._cells[row][other] = Cell(style=self._cells[row][column].style)
        self._merged.append(f"{address}:{until}{row}")

    def choose(self, cells: str, source: str) -> None:
        """Offer a list of choices in the cells (a drop-down)."""
        self._choices.append((cells, source))

    def width(self, first: str, last: str, width: float | None) -> None:
        """Set the width of columns in characters; None hides them. From left to right."""
        self._columns.append((first, last, width))

    def height(self, row: int, points: float | None) -> None:
        """Set a row's height; None hides it."""
        self._row_attributes[row] = ' hidden="1"' if points is None else f' ht="{points}" customHeight="1"'

    def sheet(self) -> Sheet:
        """The finished sheet. Like the real one it is protected but for its input cells (here without a password)."""
        protection = "" if self._hidden else '<sheetProtection sheet="1" formatRows="0" deleteRows="0" autoFilter="0"/>'
        return Sheet(
            self.name,
            dict(self._cells),
            head=_HEAD + self._columns_xml(),
            tail=protection + self._merged_xml() + self._choices_xml() + _PAGE,
            hidden=self._hidden,
            row_attributes=self._row_attributes,
        )

    def _columns_xml(self) -> str:
        columns = "".join(_column_xml(*column) for column in self._columns)
        return f"<cols>{columns}</cols>" if columns else ""

    def _merged_xml(self) -> str:
        areas = "".join(f'<mergeCell ref="{area}"/>' for area in self._merged)
        return f'<mergeCells count="{len(self._merged)}">{areas}</mergeCells>' if areas else ""

    def _choices_xml(self) -> str:
        lists = "".join(
            f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{cells}">'
            f"<formula1>{escape(source)}</formula1></dataValidation>"
            for cells, source in self._choices
        )
        return f'<dataValidations count="{len(self._choices)}">{lists}</dataValidations>' if lists else ""


_HEAD = (
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
    '<sheetViews><sheetView showGridLines="0" showZeros="0" workbookViewId="0"/></sheetViews>'
    '<sheetFormatPr defaultRowHeight="14"/>'
)
_PAGE = '<pageSetup orientation="landscape" fitToHeight="0"/>'


def _column_xml(first: str, last: str, width: float | None) -> str:
    span = f'min="{place(first + "1").column}" max="{place(last + "1").column}"'
    return f'<col {span} width="9" hidden="1"/>' if width is None else f'<col {span} width="{width}" customWidth="1"/>'


def _in(text: Text, language: str) -> str:
    return text.zh if language == _CHINESE else text.en


def _last(languages: tuple[str, ...]) -> str:
    """The column of the last language on sheet L."""
    return chr(ord(_FIRST_LABEL_COLUMN) + len(languages) - 1)


def _padding(dice: Random) -> str:
    return " ".join(dice.choices(_WORDS, k=_FILLER_WORDS))
