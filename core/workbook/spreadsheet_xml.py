"""Reads Excel 2003 XML ("SpreadsheetML"), the format of some downloads of smelter lists.

Microsoft's "XML Spreadsheet Reference": rows and cells may leave out blanks and tell their place by ``ss:Index``,
``ss:Span`` and ``ss:MergeAcross`` instead.
"""

from xml.parsers import expat

from .bounded_rows import MOST_COLUMNS, TOO_LONG, TOO_WIDE, TooMuch

_MOST_ROWS = 200_000
_MAIN = "urn:schemas-microsoft-com:office:spreadsheet"
_MIDNIGHT = "T00:00:00.000"


class NoSpreadsheet(ValueError):  # noqa: N818 - says what the text is
    """The text is no Excel 2003 XML, or no well-formed one; says so in plain English."""


def sheets(text: str) -> list[tuple[str, list[list[str]]]]:
    """Name and rows of each sheet. Raises :class:`NoSpreadsheet` and :class:`~.bounded_rows.TooMuch`."""
    reading = _Reading()
    try:
        reading.parser.Parse(text, True)  # noqa: FBT003 - expat's own way to say that this is all
    except expat.ExpatError as broken:
        raise NoSpreadsheet(f"The XML is broken in line {broken.lineno}.") from None
    if not reading.is_spreadsheet:
        raise NoSpreadsheet("This XML is no Excel 2003 spreadsheet.")
    return reading.sheets


class _Reading:
    """Follows the parser; what stands in a cell's comment is no value."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, list[list[str]]]] = []
        self.is_spreadsheet = False
        self._skip_rows = 0
        self._column, self._next_column = 0, 1
        self._in_comment = False
        self._text: list[str] | None = None
        self._kind = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype

    def _refuse_doctype(self, *_: object) -> None:
        """No spreadsheet program writes one, and entities are made in it."""
        raise NoSpreadsheet("The XML declares a document type; for safety such files are not read.")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        at = {name.removeprefix(f"{_MAIN} "): value for name, value in attributes.items()}
        match element.removeprefix(f"{_MAIN} "):
            case "Workbook":
                self.is_spreadsheet = True
            case "Worksheet":
                self.sheets.append((at.get("Name", ""), []))
                self._skip_rows = 0
            case "Row" if self.sheets:
                self._start_row(at)
            case "Cell" if self.sheets and self.sheets[-1][1]:
                self._start_cell(at)
            case "Comment":
                self._in_comment = True
            case "Data" if not self._in_comment:
                self._text, self._kind = [], at.get("Type", "")

    def _end(self, element: str) -> None:
        match element.removeprefix(f"{_MAIN} "):
            case "Comment":
                self._in_comment = False
            case "Data" if self._text is not None:
                self._put("".join(self._text))
                self._text = None

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _start_row(self, at: dict[str, str]) -> None:
        rows = self.sheets[-1][1]
        number = _place(at.get("Index")) or len(rows) + self._skip_rows + 1
        if number > _MOST_ROWS:
            raise TooMuch(TOO_LONG)
        rows.extend([] for _ in range(number - len(rows)))
        self._skip_rows = _place(at.get("Span"))
        self._column, self._next_column = 0, 1

    def _start_cell(self, at: dict[str, str]) -> None:
        self._column = _place(at.get("Index")) or self._next_column
        self._next_column = self._column + 1 + _place(at.get("MergeAcross"))

    def _put(self, text: str) -> None:
        if not text.strip() or not self._column:
            return
        if self._column > MOST_COLUMNS:
            raise TooMuch(TOO_WIDE)
        row = self.sheets[-1][1][-1]
        row.extend([""] * (self._column - len(row)))
        row[self._column - 1] = text.removesuffix(_MIDNIGHT) if self._kind == "DateTime" else _whole(text, self._kind)


def _place(text: str | None) -> int:
    """A number of rows or columns as an attribute gives it; 0 for none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < len("1000000000") else 0


def _whole(text: str, kind: str) -> str:
    """A number as a person writes it: ``12.0`` and ``1.2E1`` are 12."""
    if kind != "Number":
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() else text
