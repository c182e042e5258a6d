"""Finds a table's headings and tells its columns apart: by a person's word, by their headings, by their content."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from ..table import Table
from .vocabulary import C, Vocabulary, same_heading

_HEADINGS_WITHIN = 40
"""Rows from the top of a sheet; above the headings stand titles, dates and remarks."""
_LEAST_HEADINGS = 2
_LOOKED_AT = 200
_MOST_OF = 0.8
_LETTERS = re.compile(r"[A-Z]{1,2}")

Choice = tuple[C, str]
"""A column of ours and what a person says it is in the list: a heading or a letter; ``""`` for none."""


class WrongChoice(ValueError):  # noqa: N818 - says what it is
    """A person chose a column that the list does not have; the text says what it has."""


@dataclass(frozen=True, slots=True)
class MappedColumn(Generic[C]):
    """One of our columns and where it stands in the list."""

    column: C
    place: int
    """Counted from 0."""
    heading: str
    sample: str
    """The first value below the heading."""


@dataclass(frozen=True, slots=True)
class MappedTable(Generic[C]):
    """A table whose columns are known."""

    table: Table
    heading_row: int
    """Its index in the table's rows."""
    columns: tuple[MappedColumn[C], ...]
    unused: tuple[str, ...]
    """The other headings."""

    def has(self, column: C) -> bool:
        """Whether the list has the column."""
        return any(one.column is column for one in self.columns)

    def by_heading(self) -> Iterator[tuple[str, list[str]]]:
        """Every heading, used or not, with what stands below it."""
        below = self.table.rows[self.heading_row + 1 :]
        for place, heading in enumerate(self.table.rows[self.heading_row]):
            if heading:
                yield heading, [text for row in below if (text := _cell(row, place)) and text != heading]

    def rows(self) -> Iterator[tuple[int, Mapping[C, str]]]:
        """Number and texts of each row that holds something, the heading row and its repetitions left out."""
        heading = self.table.rows[self.heading_row]
        for index, cells in enumerate(self.table.rows):
            if index > self.heading_row and any(cells) and cells != heading:
                yield index + self.table.first_row, {one.column: _cell(cells, one.place) for one in self.columns}


def map_columns(table: Table, vocabulary: Vocabulary[C], choices: Sequence[Choice[C]] = ()) -> MappedTable[C] | None:
    """The table with its columns told apart; None when it has no row of headings that such a list has.

    Raises :class:`WrongChoice`.
    """
    heading_row = _heading_row(table, vocabulary, choices)
    if heading_row is None:
        return None
    headings = table.rows[heading_row]
    below = table.rows[heading_row + 1 :]
    places = _places(headings, below, vocabulary, choices)
    return MappedTable(
        table,
        heading_row,
        tuple(
            MappedColumn(column, places[column], _cell(headings, places[column]), _sample(below, places[column]))
            for column in vocabulary.headings
            if column in places
        ),
        tuple(heading for place, heading in enumerate(headings) if heading and place not in places.values()),
    )


def _places(
    headings: Sequence[str],
    below: Sequence[Sequence[str]],
    vocabulary: Vocabulary[C],
    choices: Sequence[Choice[C]],
) -> Mapping[C, int]:
    """Where each column stands."""
    chosen = {column: _chosen(headings, place) for column, place in choices}
    places = {column: place for column, place in chosen.items() if place is not None}
    guessed = _by_heading(headings, vocabulary, taken=set(places.values()))
    places |= {column: place for column, place in guessed.items() if column not in chosen}
    for column, fits in vocabulary.by_content.items():
        found = None if column in places or column in chosen else _by_content(below, set(places.values()), fits)
        if found is not None:
            places[column] = found
    return places


def _heading_row(table: Table, vocabulary: Vocabulary[C], choices: Sequence[Choice[C]]) -> int | None:
    """The row of several cells in which most headings are understood or chosen, the first of them."""
    best, most = None, 0
    for index, row in enumerate(table.rows[:_HEADINGS_WITHIN]):
        chosen = {column for column, heading in choices if heading and any(same_heading(heading, one) for one in row)}
        told = len(_by_heading(row, vocabulary, set()).keys() | chosen)
        if told > most and sum(map(bool, row)) >= _LEAST_HEADINGS:
            best, most = index, told
    return best


def _by_heading(headings: Sequence[str], vocabulary: Vocabulary[C], taken: set[int]) -> dict[C, int]:
    """Where each column stands by its heading; of several the most usual wording, then the first."""
    found: dict[C, tuple[int, int]] = {}
    for place, heading in enumerate(headings):
        if place not in taken and heading and (meant := vocabulary.column_meant(heading)):
            column, rank = meant
            found[column] = min(found.get(column, (rank, place)), (rank, place))
    return {column: place for column, (_, place) in found.items()}


def _by_content(rows: Sequence[Sequence[str]], taken: set[int], fits: Callable[[str], bool]) -> int | None:
    """The one column, of those not taken, that holds hardly anything else."""
    width = max(map(len, rows), default=0)
    found = [place for place in range(width) if place not in taken and _mostly(rows, place, fits)]
    return found[0] if len(found) == 1 else None


def _mostly(rows: Sequence[Sequence[str]], place: int, fits: Callable[[str], bool]) -> bool:
    texts = [text for row in rows[:_LOOKED_AT] if (text := _cell(row, place))]
    return bool(texts) and sum(map(fits, texts)) >= _MOST_OF * len(texts)


def _chosen(headings: Sequence[str], choice: str) -> int | None:
    if not choice:
        return None
    for place, heading in enumerate(headings):
        if heading and same_heading(heading, choice):
            return place
    letters = choice.upper()
    if _LETTERS.fullmatch(letters) and (place := _place(letters)) < len(headings):
        return place
    offered = ", ".join(f"“{heading}”" for heading in headings if heading)
    raise WrongChoice(f"The list has no column “{choice}”. Its headings are: {offered}.")


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _sample(rows: Sequence[Sequence[str]], place: int) -> str:
    return next((text for row in rows if (text := _cell(row, place))), "")


def _cell(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""
