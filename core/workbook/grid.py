"""Opens a workbook of any format: the only module that hands foreign bytes to calamine."""

import datetime as dt
import functools
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from ..cells import Value
from ..foreign_text import clean_text
from ..refusal import RefusalCode, Refused
from .archive import Archive
from .package import MAX_SHEETS, CellFacts, Package, Slim, Wish

Pairs = Callable[[str], Iterable[tuple[str, str]]]
"""Given a sheet's name: what stands in its columns A and B, row by row."""

Wishes = Callable[[tuple[str, ...]], Mapping[str, Wish]]
"""Given the names of all worksheets: those that are to be read, and how."""

_ZIP = b"PK\x03\x04"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ADDRESS = re.compile(r"([A-Z]+)([1-9][0-9]*)")
_SECONDS_PER_DAY = 86_400
_UNSEEN = dict.fromkeys([0xFEFF, 0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u200b")
"""Byte order and direction marks, which come along when a text is copied from a web page or a file's properties."""


class Sheet:
    """One worksheet: values by address, counted from A1 whatever area is in use."""

    def __init__(self, name: str, rows: list[list[Any]], facts: CellFacts) -> None:
        self.name = name
        self.facts = facts
        self._rows = rows
        self._rows_with_errors = {int(address.lstrip(_LETTERS)) for address in facts.errors}

    def value(self, address: str) -> Value:
        """What stands in the cell; results of formulas as they were stored.

        None is an empty cell, ``""`` a cell whose formula gave an empty text, ``"#N/A"`` and the like an error.
        """
        row, column = place(address)
        value = _value(self._rows[row][column]) if row < len(self._rows) and column < len(self._rows[row]) else None
        if value is None:
            return self.facts.errors.get(address, "" if address in self.facts.empty_texts else None)
        return value

    def text(self, address: str) -> str:
        """The cell's value as text, untrimmed; ``""`` when there is none."""
        return as_text(self.value(address))

    def row(self, number: int, columns: str) -> dict[str, str]:
        """The texts of columns A, B, C… in one row: column letter -> text."""
        texts = dict.fromkeys(columns, "")
        for letter, raw in zip(columns, self._rows[number - 1], strict=False):
            if raw != "":
                texts[letter] = _text(raw)
        if number in self._rows_with_errors:
            texts |= {c: self.facts.errors.get(f"{c}{number}", texts[c]) for c in columns}
        return texts

    def rows(self) -> Iterator[list[str]]:
        """The texts of every row from the first one on."""
        errors = {place(address): error for address, error in self.facts.errors.items()}
        for number, raw in enumerate(self._rows):
            texts = [_text(value) for value in raw]
            if number + 1 in self._rows_with_errors:
                texts = [errors.get((number, column), text) for column, text in enumerate(texts)]
            yield texts

    def column(self, letters: str, rows: int | None = None) -> Iterator[tuple[int, str]]:
        """The texts of a column from the top: (row number, text), other values left out."""
        _, index = place(f"{letters}1")
        for number, row in enumerate(self._rows[:rows], start=1):
            if index < len(row) and isinstance(row[index], str) and row[index]:
                yield number, _clean(row[index])

    def rows_in_use(self, first: int, last_column: str) -> Iterator[int]:
        """The numbers of the rows, from the first one on, that hold a value or an error up to the column."""
        _, last = place(f"{last_column}1")
        for number, row in enumerate(self._rows[first - 1 :], start=first):
            cells = row[: last + 1]
            if cells.count("") < len(cells) or number in self._rows_with_errors:
                yield number


class Grid:
    """The worksheets of one workbook that were wished for."""

    def __init__(self, names: tuple[str, ...], sheets: Mapping[str, Sheet], pairs: Pairs | None = None) -> None:
        self.names = names
        self._sheets = sheets
        self._pairs = pairs

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that were read, in the order of the wishes."""
        return tuple(self._sheets.values())

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of exactly this name, if it was read."""
        return self._sheets.get(name)

    def pairs(self, name: str) -> Iterable[tuple[str, str]]:
        """What stands in columns A and B of any sheet of the workbook, read only now; nothing where that fails."""
        if self._pairs is None or name not in self.names:
            return ()
        try:
            return self._pairs(name)
        except Refused:
            return ()


def open_grid(data: bytes, wishes: Wishes) -> Grid:
    """Read the wished sheets of an .xlsx, .xlsm, .xlsb, .xls or .ods.

    Formulas, errors and empty texts are known for .xlsx and .xlsm only. Raises Refused: damaged, too-complex,
    password.
    """
    if not data.startswith(_ZIP):
        return _read_whole(data, wishes)
    archive = Archive(data)
    package = Package.open(archive)
    if package is None:
        archive.measure()
        return _read_whole(data, wishes)
    wished = wishes(package.names)
    try:
        grid = _read_slim(package.slim(wished))
    except Refused as refused:
        if refused.refusal.code is not RefusalCode.DAMAGED:
            raise
        grid = _read_slim(package.slim(wished, mend=True))
    return Grid(package.names, {sheet.name: sheet for sheet in grid.sheets}, functools.partial(_pairs_in, package))


def _pairs_in(package: Package, name: str) -> Iterable[tuple[str, str]]:
    return package.pairs(name) or _pairs(_read_slim(package.slim({name: Wish()}, mend=True)), name)


def _pairs(grid: Grid, name: str) -> list[tuple[str, str]]:
    sheet = grid.sheet(name)
    return [(row[0], row[1]) for row in sheet.rows() if len(row) > 1] if sheet else []


def _read_whole(data: bytes, wishes: Wishes) -> Grid:
    """The wished sheets of a workbook that cannot be slimmed."""
    grid = _read(data, wishes, {})
    return Grid(grid.names, {sheet.name: sheet for sheet in grid.sheets}, functools.partial(_pairs_of_whole, data))


def _pairs_of_whole(data: bytes, name: str) -> Iterable[tuple[str, str]]:
    return _pairs(_read(data, lambda _: {name: Wish()}, {}), name)


def _read_slim(slim: Slim) -> Grid:
    grid = _read(slim.data, lambda names: dict.fromkeys(names, Wish()), slim.facts)
    sheets = {name: grid.sheet(name) or Sheet(name, [], facts) for name, facts in slim.facts.items()}
    return Grid(grid.names, sheets)


def _read(data: bytes, wishes: Wishes, facts: Mapping[str, CellFacts]) -> Grid:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = tuple(sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet)
        wished = [name for name, wish in wishes(names[:MAX_SHEETS]).items() if wish.values]
        rows = {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in wished}
    except PasswordError as error:
        raise Refused(RefusalCode.PASSWORD) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise Refused(RefusalCode.DAMAGED) from error
    except MemoryError as error:
        raise Refused(RefusalCode.TOO_COMPLEX) from error
    except BaseException as panic:  # noqa: BLE001 - calamine's panics derive from nothing narrower and have no name
        _refuse_panic(panic)
    return Grid(names, {name: Sheet(name, cells, facts.get(name, CellFacts())) for name, cells in rows.items()})


def _refuse_panic(error: BaseException) -> NoReturn:
    if type(error).__name__ == "PanicException":
        raise Refused(RefusalCode.TOO_COMPLEX) from error
    raise error


@functools.lru_cache(maxsize=4096)
def place(address: str) -> tuple[int, int]:
    """Row and column of an A1 address, counted from 0."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(f"not an address: {address}")
    column = functools.reduce(lambda number, letter: number * 26 + ord(letter) - ord("A") + 1, match[1], 0)
    return int(match[2]) - 1, column - 1


def moved(address: str, rows: int) -> str:
    """The address so many rows further down."""
    letters = address.rstrip("0123456789")
    return f"{letters}{int(address[len(letters) :]) + rows}"


def as_text(value: Value) -> str:
    """A value as a formula would join it to a text, untrimmed; dates in ISO form."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).upper()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case dt.datetime():
            return value.isoformat(" ")
        case _:
            return value.isoformat()


def _text(raw: object) -> str:
    return _clean(raw) if isinstance(raw, str) else as_text(_value(raw))


def _value(raw: object) -> Value:
    match raw:
        case str():
            return _clean(raw) or None
        case bool() | dt.datetime() | dt.date():
            return raw
        case int() | float():
            return float(raw)
        case dt.time():
            return raw if raw != dt.time() else 0.0  # a 0 in a cell formatted as a date, shown as 00:00
        case dt.timedelta():
            return raw.total_seconds() / _SECONDS_PER_DAY
        case _:
            return None


def _clean(text: str) -> str:
    """The text, harmless: but where something unseen is taken out a zero-width space tells that it was there.

    RMI's Checker compares letter by letter, and does not take a *Yes* with a direction mark for a *Yes*.
    """
    return text if text.isascii() and text.isprintable() else clean_text(text.translate(_UNSEEN))
