"""Turns the tables of a file into a smelter list: which sheet, whose list, which day, which columns, which rows."""

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..columns.choosing import headings_named, mapped_tables, of_name, sheets_named, top_named
from ..columns.mapping import Choice, MappedColumn, MappedTable
from ..mineral import Mineral
from ..places.countries import country_code
from ..smelter import ListEntry, ListSource, SmelterList
from ..table import Table
from .columns import VOCABULARY, Column
from .entries import RowPassedOver, RowRules, RowWrong, entries_of
from .minerals import mineral_meant
from .provenance import Told, day_of_column, day_of_texts, mixed_dates, source_told

MOST_WRONG = 0.1
"""The share of wrong rows beyond which a list is refused as a whole."""
_MOST_NUMBERS = 10
_WITH_NUMBERS = frozenset({ListSource.RMI_CONFORMANT, ListSource.RMI_ACTIVE, ListSource.RMI_ELIGIBLE})


class NoList(ValueError):  # noqa: N818 - says what the file is
    """The file cannot be read as a smelter list; the text says why and what helps, in plain English."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a list beside the file."""

    source: ListSource | None = None
    as_of: dt.date | None = None
    mineral: Mineral | None = None
    """For a list without a column for the metal."""
    sheet: str = ""
    columns: tuple[Choice[Column], ...] = ()


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that was not taken."""

    sheet: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """A file understood as a list, before anything is kept."""

    source: ListSource | None
    as_of: Told
    sheets: tuple[str, ...]
    columns: tuple[MappedColumn[Column], ...]
    unused: tuple[str, ...]
    rows: int
    """Those that hold something, below the headings."""
    entries: tuple[ListEntry, ...]
    wrong: tuple[WrongRow, ...]
    passed_over: tuple[tuple[str, int], ...]
    """Kinds of rows that are right and not for us, and how many."""
    repeated: int
    """Rows that say nothing new."""
    mixed_dates: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Columns that write dates in several ways, with an example of each."""

    @property
    def too_many_wrong(self) -> bool:
        """Whether so many rows are wrong that something is wrong with the list, or with the reading of it."""
        return len(self.wrong) > MOST_WRONG * self.rows


@dataclass(frozen=True, slots=True)
class _Row:
    """One row that was understood."""

    sheet: str
    number: int
    entries: tuple[ListEntry, ...]


def read_list(tables: Sequence[Table], name: str, wanted: Wanted) -> ReadList:
    """The list in a file's tables; ``name`` is the file's. Raises :class:`NoList`."""
    mapped = _choose(tables, wanted)
    titles = [*_titles(mapped), *(one.table.name for one in mapped)]
    source = wanted.source or source_told((name, *titles))
    if source in _WITH_NUMBERS and not mapped[0].has(Column.ID):
        offered = headings_named(mapped[0])
        raise NoList(
            f"A list of RMI's must have the smelters' numbers. Its headings are: {offered}. --column id=HEADING"
        )
    reading = _Rows(source)
    for one in mapped:
        reading.read(one, wanted.mineral)
    rows, wrong = _without_contradictions(reading.rows, reading.wrong)
    entries = tuple(_with_main_names(rows, mapped))
    distinct = tuple(dict.fromkeys(entries))
    return ReadList(
        source=source,
        as_of=Told(wanted.as_of, "as given") if wanted.as_of else _day(mapped, titles, name),
        sheets=tuple(one.table.name for one in mapped),
        columns=mapped[0].columns,
        unused=mapped[0].unused,
        rows=reading.count,
        entries=distinct,
        wrong=tuple(sorted(wrong, key=lambda one: (one.sheet, one.row))),
        passed_over=tuple(sorted(reading.passed_over.items())),
        repeated=len(entries) - len(distinct),
        mixed_dates=tuple(_mixed_dates(mapped)),
    )


def listed(source: ListSource, as_of: dt.date, label: str, entries: Sequence[ListEntry]) -> SmelterList:
    """The list as it is kept, with its digest."""
    return SmelterList(source, as_of, label, digest_of(entries), tuple(entries))


def digest_of(entries: Iterable[ListEntry]) -> str:
    """SHA-256 over the entries in an order of their own: the same rows in another order are the same list."""
    lines = sorted("\x1f".join(_fields(entry)) for entry in entries)
    return hashlib.sha256("\x1e".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _fields(entry: ListEntry) -> Iterator[str]:
    yield from (entry.mineral, entry.smelter_id or "", entry.name, entry.standard_name, entry.country, entry.region)
    yield from (entry.city, entry.status or "", entry.scheme or "", entry.successor or "", str(entry.recycles_only))
    yield "\x1d".join(entry.origins)


def _choose(tables: Sequence[Table], wanted: Wanted) -> Sequence[MappedTable[Column]]:
    """The sheet that is a smelter list; of several that are the one for each mineral, or the one that was chosen."""
    chosen = of_name(tables, wanted.sheet)
    if not chosen:
        raise NoList(f"There is no sheet “{wanted.sheet}”. The sheets are: {sheets_named(tables)}.")
    found, doubts = mapped_tables(chosen, VOCABULARY, wanted.columns, partial(_missing, wanted=wanted))
    if not found:
        nothing = "No row with the headings of a smelter list was found (name, metal, number, country, status)."
        raise NoList(doubts or nothing + top_named(chosen, "name"))
    if len(found) > 1 and not all(mineral_meant(one.table.name) for one in found):
        several = sheets_named(one.table for one in found)
        raise NoList(f"Several sheets hold a list: {several}. Choose one with --sheet.")
    return found


def _missing(mapped: MappedTable[Column], wanted: Wanted) -> str:
    """What a list must have and this table has not."""
    offered = f"Its headings are: {headings_named(mapped)}. If one of them means it: --column"
    if not mapped.has(Column.NAME) and not mapped.has(Column.STANDARD_NAME):
        return f"The list has no column with the smelters' names. {offered} name=HEADING"
    if not mapped.has(Column.METAL) and not wanted.mineral and not mineral_meant(mapped.table.name):
        return (
            f"The list has no column with the metal. {offered} metal=HEADING."
            " If all rows are of one metal: --metal gold (or another)"
        )
    return ""


def _titles(mapped: Sequence[MappedTable[Column]]) -> list[str]:
    return [text for one in mapped for row in one.table.rows[: one.heading_row] for text in row if text]


def _day(mapped: Sequence[MappedTable[Column]], titles: Sequence[str], name: str) -> Told:
    for column in mapped[0].columns:
        if column.column is Column.LIST_DATE:
            texts = [texts[Column.LIST_DATE] for _, texts in mapped[0].rows() if texts[Column.LIST_DATE]]
            return day_of_column(column.heading, texts)
    return day_of_texts(titles, name)


def _mixed_dates(mapped: Sequence[MappedTable[Column]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in mapped:
        for heading, texts in one.by_heading():
            if ways := mixed_dates(heading, texts):
                yield heading, ways


class _Rows:
    """Reads rows one after the other and sorts them."""

    def __init__(self, source: ListSource | None) -> None:
        self._needs_number = source in _WITH_NUMBERS
        self.count = 0
        self.rows: list[_Row] = []
        self.wrong: list[WrongRow] = []
        self.passed_over: Counter[str] = Counter()

    def read(self, mapped: MappedTable[Column], mineral: Mineral | None) -> None:
        """Take all rows of a table; one that names no metal is of the given one, or of that in the sheet's name."""
        sheet = mapped.table.name
        rules = RowRules(mineral or mineral_meant(sheet), mapped.has(Column.STATUS), self._needs_number)
        for number, texts in mapped.rows():
            self.count += 1
            try:
                self.rows.append(_Row(sheet, number, entries_of(texts, rules)))
            except RowPassedOver as passed:
                self.passed_over[str(passed)] += 1
            except RowWrong as wrong:
                self.wrong.append(WrongRow(sheet, number, str(wrong)))


def _without_contradictions(rows: Sequence[_Row], wrong: Sequence[WrongRow]) -> tuple[list[_Row], list[WrongRow]]:
    """The rows without those that contradict one another about a facility: nobody can tell which of them is right."""
    about: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if number := row.entries[0].smelter_id:
            about[number].append(row)
    found = [
        WrongRow(row.sheet, row.number, f"{number} {said}: rows {_numbers(same)}")
        for number, same in about.items()
        if (said := _contradiction([row.entries[0] for row in same]))
        for row in same
    ]
    bad = {(one.sheet, one.row) for one in found}
    return [row for row in rows if (row.sheet, row.number) not in bad], [*wrong, *found]


def _contradiction(entries: Sequence[ListEntry]) -> str:
    """What the entries of one number disagree about; ``""`` when about nothing that matters."""
    for what, values in (
        ("stands under several metals", {entry.mineral for entry in entries}),
        ("has several statuses", {entry.status for entry in entries}),
        ("has several successors", {entry.successor for entry in entries} - {None}),
        ("stands in several countries", {country_code(entry.country) for entry in entries} - {""}),
    ):
        if len(values) > 1:
            return what
    return ""


def _numbers(rows: Sequence[_Row]) -> str:
    return ", ".join(str(row.number) for row in rows[:_MOST_NUMBERS]) + (" …" if len(rows) > _MOST_NUMBERS else "")


def _with_main_names(rows: Sequence[_Row], mapped: Sequence[MappedTable[Column]]) -> Iterator[ListEntry]:
    """The entries; where the list has no column for main names, a facility's first row gives it."""
    has_main_names = any(one.has(Column.STANDARD_NAME) for one in mapped)
    main: dict[tuple[str, str], str] = {}
    for entry in (entry for row in rows for entry in row.entries):
        if has_main_names or entry.smelter_id is None:
            yield entry
        else:
            first = main.setdefault((entry.mineral, entry.smelter_id), entry.standard_name)
            yield replace(entry, standard_name=first)
