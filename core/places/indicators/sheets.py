"""Finds the row of headings in a table by what it says, and reads the rows below it by heading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...foreign_text import one_line
from ...table import Table
from .figures import Place, Problem, Why, problem

_HEAD_ROWS = 60
"""Rows among which the headings stand; some publishers put a page of explanation above them."""
_COMMENT = "#"
"""What a line of explanation in a form begins with."""
_LETTERS = 26
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that is looked for."""

    title: str
    """As the publisher writes it."""
    pattern: re.Pattern[str]
    """What the whole heading must match, its blanks and line ends as single spaces."""
    needed: bool = True


def heading(title: str, pattern: str = "", *, needed: bool = True) -> Heading:
    """A column by its title, in whatever case; or by a pattern where editions write it in several ways."""
    return Heading(title, re.compile(pattern or re.escape(title), re.IGNORECASE), needed)


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings."""

    sheet: "Sheet"
    number: int
    cells: tuple[str, ...]

    def text(self, key: str) -> str:
        """What stands in the column; ``""`` also where there is no such column."""
        return self.at(self.sheet.columns.get(key, -1))

    def at(self, index: int) -> str:
        """What stands in the column of that index."""
        return self.cells[index] if 0 <= index < len(self.cells) else ""

    def place(self, key: str) -> Place:
        """Where that is."""
        return self.place_at(self.sheet.columns.get(key, -1))

    def place_at(self, index: int) -> Place:
        """Where the cell of that index is."""
        name = self.sheet.table.name
        if index < 0:
            return Place(name, self.number)
        return Place(name, self.number, f"{letters(index)} ({one_line(self.sheet.headings[index], 60)})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose headings were found."""

    table: Table
    heading_row: int
    """Its index among the table's rows."""
    columns: Mapping[str, int]

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings as they stand there."""
        return self.table.rows[self.heading_row]

    def rows(self) -> Iterator[Row]:
        """The rows below the headings that hold something, but for comments."""
        first = self.heading_row + 1
        for number, cells in enumerate(self.table.rows[first:], start=self.table.first_row + first):
            if any(cells) and not cells[0].startswith(_COMMENT):
                yield Row(self, number, cells)


def letters(index: int) -> str:
    """The letters of a column by its index: 0 is A."""
    before, last = divmod(index, _LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def find(table: Table, headings: Mapping[str, Heading]) -> Sheet | None:
    """The table with its columns, when one of its first rows holds every heading that is needed."""
    for index, cells in enumerate(table.rows[:_HEAD_ROWS]):
        columns = _columns(cells, headings)
        if all(key in columns or not one.needed for key, one in headings.items()):
            return Sheet(table, index, columns)
    return None


def missing(tables: Sequence[Table], headings: Mapping[str, Heading]) -> Problem:
    """Which columns the table that comes closest lacks."""
    rows = [(table, index) for table in tables for index in range(min(len(table.rows), _HEAD_ROWS))]
    found = {(table.name, index): len(_columns(table.rows[index], headings)) for table, index in rows}
    table, index = max(rows, key=lambda one: found[one[0].name, one[1]], default=(Table("", ((),)), 0))
    here = _columns(table.rows[index], headings)
    lacking = ", ".join(one.title for key, one in headings.items() if one.needed and key not in here)
    if not here:
        return problem(Why.COLUMNS, Place(table.name), missing=lacking, found="–")
    shown = [one_line(text, 40) for text in table.rows[index] if text]
    listed = ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
    return problem(Why.COLUMNS, Place(table.name, table.first_row + index), missing=lacking, found=listed)


def _columns(cells: Sequence[str], headings: Mapping[str, Heading]) -> dict[str, int]:
    """The first column that each heading fits; a column serves once."""
    columns: dict[str, int] = {}
    plain = [" ".join(cell.split()) for cell in cells]
    for key, one in headings.items():
        fitting = (index for index, text in enumerate(plain) if index not in columns.values())
        index = next((index for index in fitting if one.pattern.fullmatch(plain[index])), None)
        if index is not None:
            columns[key] = index
    return columns
