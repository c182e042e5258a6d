"""Reads one row of a register: what each cell says of the supplier and of its conduct, or what is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..error_values import is_error
from . import amounts, texts, words
from .cell_wrong import CellWrong
from .columns import CONDUCT, Column
from .wording import Trouble

_BLANK = frozenset({"-", "--", "---", "–", "—", "/", "\\", "n/a", "N/A", "无数据"})
"""What people write into a cell that says nothing."""
_FORMULA = re.compile(r"=|[@+-].*[|(!]")


@dataclass(frozen=True, slots=True)
class RowRules:
    """What holds for every row of a register."""

    today: dt.date
    habit: amounts.Habit


@dataclass(slots=True)
class RowSaid:
    """What one row says."""

    fields: dict[str, Any] = field(default_factory=dict)
    """Of the :class:`~core.supplier.Supplier`; a blank cell says that nothing is known."""
    conduct: dict[str, Any] = field(default_factory=dict)
    """Of the :class:`~core.conduct.Conduct`; a blank cell says nothing."""
    wrong: list[tuple[Column, CellWrong]] = field(default_factory=list)


_Cells = Mapping[Column, str]
_Reader = Callable[[str, _Cells, RowRules], Mapping[str, object]]


def read_row(cells: _Cells, rules: RowRules) -> RowSaid:
    """What the row says; every cell that is wrong is told."""
    said = RowSaid()
    for column, cell in cells.items():
        try:
            text = _checked(column, cell)
            found = _READERS[column](text, cells, rules) if text else _NOTHING.get(column, {})
        except CellWrong as wrong:
            said.wrong.append((column, wrong))
            continue
        if column in CONDUCT:
            said.conduct |= {name: value for name, value in found.items() if value is not None}
        else:
            said.fields |= found
    return said


def _checked(column: Column, text: str) -> str:
    """The cell's text, ``""`` for one that says nothing. Raises :class:`CellWrong`."""
    text = text.replace("\u200b", "").strip()
    if is_error(text):
        raise CellWrong(Trouble.ERROR_VALUE)
    if column is not Column.NOTE and _FORMULA.match(text):
        raise CellWrong(Trouble.FORMULA)
    if text in _BLANK:
        text = ""
    if not text and column in _NEEDED:
        raise CellWrong(_NEEDED[column])
    return text


def _alone(name: str, reader: Callable[[str], object]) -> _Reader:
    """A reader of a cell that is read without a look at others."""
    return lambda text, _cells, _rules: {name: reader(text)}


def _spend(text: str, _: _Cells, rules: RowRules) -> Mapping[str, object]:
    return {"spend": amounts.amount(text, rules.habit)}


def _minerals(text: str, cells: _Cells, _: RowRules) -> Mapping[str, object]:
    return {"minerals": texts.minerals(text, cells.get(Column.SAID_BY, ""))}


def _letter(text: str, _: _Cells, rules: RowRules) -> Mapping[str, object]:
    day, signed = texts.letter(text, rules.today)
    return {"commitment_letter": day, "commitment_signed": signed}


def _past_date(name: str) -> _Reader:
    return lambda text, _, rules: {name: texts.past_date(text, rules.today)}


def _with_minerals(_text: str, _cells: _Cells, _rules: RowRules) -> Mapping[str, object]:
    """Who named the minerals is read together with them."""
    return {}


_NEEDED = {Column.CODE: Trouble.CODE_MISSING, Column.NAME: Trouble.NAME_MISSING}

_READERS: Mapping[Column, _Reader] = {
    Column.CODE: _alone("code", texts.code),
    Column.NAME: _alone("name", texts.name),
    Column.ALIASES: _alone("aliases", texts.names),
    Column.CONTACTS: _alone("contacts", texts.addresses),
    Column.DOMAINS: _alone("domains", texts.domains),
    Column.COUNTRY: _alone("country", texts.country),
    Column.REGION: _alone("region", texts.region),
    Column.SPEND: _spend,
    Column.SOURCES: _alone("sources", words.sources),
    Column.MINERALS: _minerals,
    Column.SAID_BY: _with_minerals,
    Column.OUT_OF_SCOPE: _alone("out_of_scope", words.out_of_scope),
    Column.NOTE: _alone("out_of_scope_note", texts.note),
    Column.BUSINESS_UNIT: _alone("business_unit", texts.short),
    Column.CONTRACT_CLAUSE: _alone("contract_clause", words.yes_or_no),
    Column.COMMITMENT_LETTER: _letter,
    Column.OPEN_MAJOR: _alone("open_major", words.count),
    Column.OPEN_MINOR: _alone("open_minor", words.count),
    Column.OVERDUE: _alone("overdue_actions", words.count),
    Column.REFUSED_AUDIT: _alone("refused_audit", words.yes_or_no),
    Column.REFUSED_CORRECTION: _alone("refused_correction", words.yes_or_no),
    Column.ASSESSED: _past_date("assessed_on"),
    Column.SPECIAL_AUDIT: _past_date("special_audit_on"),
}

_NOTHING: Mapping[Column, Mapping[str, object]] = {
    Column.ALIASES: {"aliases": ()},
    Column.CONTACTS: {"contacts": ()},
    Column.DOMAINS: {"domains": ()},
    Column.COUNTRY: {"country": ""},
    Column.REGION: {"region": ""},
    Column.SPEND: {"spend": None},
    Column.SOURCES: {"sources": None},
    Column.MINERALS: {"minerals": ()},
    Column.OUT_OF_SCOPE: {"out_of_scope": None},
    Column.NOTE: {"out_of_scope_note": ""},
    Column.BUSINESS_UNIT: {"business_unit": ""},
    Column.CONTRACT_CLAUSE: {"contract_clause": None},
    Column.COMMITMENT_LETTER: {"commitment_letter": None, "commitment_signed": None},
}
"""What a blank cell says; one of another column says nothing."""
