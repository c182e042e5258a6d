"""Reads the rows of a register: which sheet, which columns, and what each row says of its supplier."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..columns.choosing import headings_named, mapped_tables, of_name, sheets_named, top_named
from ..columns.mapping import Choice, MappedColumn, MappedTable
from ..foreign_text import one_line
from ..language import Language, Text
from ..supplier import SupplierCode
from ..table import Table
from .amounts import habit_of
from .cell_wrong import CellWrong
from .columns import VOCABULARY, Column
from .keys import code_key
from .row import RowRules, RowSaid, read_row
from .wording import Trouble

_LONGEST_SHOWN = 60
_MOST_ROWS_NAMED = 10
_TOTALS = frozenset({"total", "totals", "grand total", "sum", "subtotal", "合计", "总计", "小计", "总和"})

Seen = Callable[[int, int], None]
"""Is told how many of how many rows are read."""


def _unseen(_done: int, _rows: int) -> None:
    """Nobody looks."""


class NoRegister(ValueError):  # noqa: N818 - says what the file is
    """The file cannot be read as a supplier register; the text says why and what helps, in plain English."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a register beside the file."""

    sheet: str = ""
    columns: tuple[Choice[Column], ...] = ()


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that cannot be used; its whole row is not taken."""

    row: int
    column: Column
    heading: str
    """``""`` where the register has no such column."""
    value: str
    trouble: Trouble
    facts: tuple[tuple[str, str], ...]

    def expected(self, language: Language) -> str:
        """What should stand there."""
        return self.trouble.expected(language).format_map(dict(self.facts))


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What one row says of one supplier."""

    number: int
    """As people count the rows of the file."""
    code: SupplierCode
    fields: Mapping[str, Any]
    """Of the :class:`~core.supplier.Supplier`; a blank cell says that nothing is known."""
    conduct: Mapping[str, Any]
    """Of the :class:`~core.conduct.Conduct`; a blank cell says nothing."""


@dataclass(frozen=True, slots=True)
class ReadRegister:
    """A file understood as a register, before it is compared with the one that is kept."""

    sheet: str
    columns: tuple[MappedColumn[Column], ...]
    unused: tuple[str, ...]
    rows: tuple[RegisterRow, ...]
    wrong: tuple[WrongCell, ...]
    codes: frozenset[str]
    """Keys of all codes that stand in the file, those in wrong rows included."""
    passed_over: tuple[tuple[str, int], ...]
    """Kinds of rows that are no suppliers, and how many."""

    def has(self, column: Column) -> bool:
        """Whether the file has the column."""
        return any(one.column is column for one in self.columns)

    def heading(self, column: Column) -> str:
        """What the file calls the column; ``""`` when it has none."""
        return next((one.heading for one in self.columns if one.column is column), "")

    @property
    def count(self) -> int:
        """Rows that are suppliers, right or wrong."""
        return len(self.rows) + len({one.row for one in self.wrong})


def read_register(tables: Sequence[Table], wanted: Wanted, today: dt.date, seen: Seen = _unseen) -> ReadRegister:
    """The register in a file's tables; ``seen`` is told after each row how many of how many are read.

    Raises :class:`NoRegister`.
    """
    mapped = _choose(tables, wanted)
    rows = list(mapped.rows())
    habit = habit_of(cells.get(Column.SPEND, "") for _, cells in rows)
    reading = _Reading(mapped, RowRules(today, habit))
    for done, (number, cells) in enumerate(rows, start=1):
        reading.read(number, cells)
        seen(done, len(rows))
    return reading.result()


def _choose(tables: Sequence[Table], wanted: Wanted) -> MappedTable[Column]:
    """The sheet that is a register, or the one that was chosen."""
    chosen = of_name(tables, wanted.sheet)
    if not chosen:
        raise NoRegister(f"There is no sheet “{wanted.sheet}”. The sheets are: {sheets_named(tables)}.")
    found, doubts = mapped_tables(chosen, VOCABULARY, wanted.columns, _missing)
    if not found:
        nothing = "No row with the headings of a supplier register was found (code, name, country, spend…)."
        raise NoRegister(doubts or nothing + top_named(chosen, "code"))
    if len(found) > 1:
        several = sheets_named(one.table for one in found)
        raise NoRegister(f"Several sheets hold a register: {several}. Choose one with --sheet.")
    return found[0]


def _missing(mapped: MappedTable[Column]) -> str:
    """What a register must have and this table has not."""
    headings = headings_named(mapped)
    if not mapped.has(Column.CODE):
        return f"No column holds the suppliers' codes. The headings are: {headings}. Name it: --column code=HEADING"
    if len(mapped.columns) == 1:
        return f"Beside the codes no column is understood. The headings are: {headings}. --column name=HEADING"
    if mapped.has(Column.SAID_BY) and not mapped.has(Column.MINERALS):
        return (
            "A column says who named the minerals, and none names them. Name it: --column minerals=HEADING,"
            " or leave the other out: --column said-by="
        )
    return ""


class _Reading:
    """Reads rows one after the other and sorts them."""

    def __init__(self, mapped: MappedTable[Column], rules: RowRules) -> None:
        self._mapped = mapped
        self._rules = rules
        self._rows: list[tuple[int, Mapping[Column, str], RowSaid]] = []
        self._passed_over: Counter[str] = Counter()

    def read(self, number: int, cells: Mapping[Column, str]) -> None:
        if what := _no_supplier(cells):
            self._passed_over[what] += 1
        else:
            self._rows.append((number, cells, read_row(cells, self._rules)))

    def result(self) -> ReadRegister:
        codes = self._without_codes_given_twice()
        return ReadRegister(
            sheet=self._mapped.table.name,
            columns=self._mapped.columns,
            unused=self._mapped.unused,
            rows=tuple(
                RegisterRow(number, SupplierCode(said.fields["code"]), said.fields, said.conduct)
                for number, _, said in self._rows
                if not said.wrong
            ),
            wrong=tuple(self._wrong()),
            codes=codes,
            passed_over=tuple(sorted(self._passed_over.items())),
        )

    def _without_codes_given_twice(self) -> frozenset[str]:
        """The keys of all codes; rows that share one are wrong: nobody can tell which of them is right."""
        by_code: dict[str, list[tuple[int, RowSaid]]] = defaultdict(list)
        for number, _, said in self._rows:
            if code := said.fields.get("code"):
                by_code[code_key(code)].append((number, said))
        for same in by_code.values():
            for _, said in same if len(same) > 1 else ():
                rows = _numbers([number for number, _ in same])
                said.wrong.append((Column.CODE, CellWrong(Trouble.CODE_TWICE, rows=rows)))
        return frozenset(by_code)

    def _wrong(self) -> Iterator[WrongCell]:
        headings = {one.column: one.heading for one in self._mapped.columns}
        for number, cells, said in self._rows:
            for column, wrong in said.wrong:
                value = one_line(cells.get(column, ""), _LONGEST_SHOWN)
                yield WrongCell(number, column, headings.get(column, ""), value, wrong.trouble, wrong.facts)


_BLANK_ROWS = Text("rows without a value in the columns that are used", "所用各列均为空的行")
_TOTAL_ROWS = Text("rows of totals", "合计行")
_REMARK_ROWS = Text("remarks between or below the rows", "行间或表尾的备注")
_PASSED_OVER = {text.en: text for text in (_BLANK_ROWS, _TOTAL_ROWS, _REMARK_ROWS)}


def say_passed_over(what: str, language: Language) -> str:
    """What rows of :attr:`ReadRegister.passed_over` are, in the reader's language."""
    return _PASSED_OVER[what].in_(language)


def _no_supplier(cells: Mapping[Column, str]) -> str:
    """What a row is that is no supplier; ``""`` for any other."""
    filled = [text for text in cells.values() if text]
    if not filled:
        return _BLANK_ROWS.en
    code, name = cells.get(Column.CODE, ""), cells.get(Column.NAME, "")
    if _is_total(code) or (not code and _is_total(name)):
        return _TOTAL_ROWS.en
    if not code and len(filled) == 1:
        return _REMARK_ROWS.en
    return ""


def _is_total(text: str) -> bool:
    return text.casefold().rstrip(":：") in _TOTALS


def _numbers(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:_MOST_ROWS_NAMED])) + (" …" if len(rows) > _MOST_ROWS_NAMED else "")
