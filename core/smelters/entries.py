"""Turns one row of a smelter list into entries, or says what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..error_values import is_error
from ..foreign_text import one_line
from ..mineral import Mineral
from ..places.countries import country_code
from ..smelter import FacilityStatus, ListEntry, SmelterId
from .columns import Column
from .minerals import is_other_mineral, mineral_meant
from .normalising import name_key
from .numbers import number_meant, number_within
from .vocabulary import VERSION, scheme_meant, status_meant

_LONGEST_NAME = 250
_SEPARATED = re.compile(r"[;|\n；、]")
_LONGEST_QUOTED = 60
_MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>")
_FORMULA = re.compile(r"=|[@+-].*[|(!]")
_YES = frozenset({"yes", "y", "true", "1", "x", "100%", "是"})
_NO = frozenset({"no", "n", "false", "0", "否"})
_GONE = re.compile(r"(?:removed\b.*)?(?:alias (?:to|of|for)|replaced by|merged (?:in)?to)\b", re.IGNORECASE)
"""A removed facility and the one that took its place, in one text: ``Alias to CID001234``."""
_SEVERAL = frozenset({"multiple", "various", "several", "多种"})
_NO_FACILITY = frozenset({"smelter not listed", "smelter not yet identified"})


class RowWrong(ValueError):  # noqa: N818 - says what it is
    """A row that cannot be used; the text says why, in plain English."""


class RowPassedOver(Exception):  # noqa: N818 - likewise
    """A row that is right and yet not for us; the text says what such rows are."""


@dataclass(frozen=True, slots=True)
class RowRules:
    """What holds for every row of a list."""

    mineral: Mineral | None
    """The mineral of rows that name none: the list has no column for it."""
    has_status: bool
    needs_number: bool


def entries_of(texts: Mapping[Column, str], rules: RowRules) -> tuple[ListEntry, ...]:
    """The facility of one row, and one further entry for each of its aliases.

    Raises :class:`RowWrong` and :class:`RowPassedOver`.
    """
    _pass_over_remarks(texts)
    _refuse_junk(texts)
    mineral = _mineral(texts.get(Column.METAL, ""), rules.mineral)
    name, standard_name = _names(texts)
    status, successor = _status(texts, has_status=rules.has_status)
    entry = ListEntry(
        mineral=mineral,
        smelter_id=_number(texts.get(Column.ID, ""), needed=rules.needs_number),
        name=name,
        standard_name=standard_name,
        country=_text(texts, Column.COUNTRY),
        region=_text(texts, Column.REGION),
        city=_text(texts, Column.CITY),
        status=status,
        scheme=scheme_meant(texts.get(Column.SCHEME, "")) or scheme_meant(texts.get(Column.STATUS, "")),
        successor=successor,
        recycles_only=_recycles_only(_text(texts, Column.RECYCLES_ONLY)),
        origins=_origins(texts.get(Column.ORIGINS, "")),
    )
    aliases = dict.fromkeys(_separated(texts.get(Column.ALIASES, "")))
    return entry, *(replace(entry, name=alias) for alias in aliases if alias != name)


def _text(texts: Mapping[Column, str], column: Column) -> str:
    return one_line(texts.get(column, ""), _LONGEST_NAME)


def _pass_over_remarks(texts: Mapping[Column, str]) -> None:
    """Footnotes and the like stand alone in their row; the template's two rows for the unknown are no facilities."""
    filled = [text for text in texts.values() if text]
    if len(filled) <= 1 < len(texts) - 1 and not any(mineral_meant(text) or number_meant(text) for text in filled):
        raise RowPassedOver("remarks between or below the rows")
    if texts.get(Column.NAME, "").casefold() in _NO_FACILITY and not texts.get(Column.ID):
        raise RowPassedOver("rows for smelters that are not listed or not identified")


def _refuse_junk(texts: Mapping[Column, str]) -> None:
    for column, text in texts.items():
        what = column.replace("-", " ")
        if is_error(text):
            raise RowWrong(f"the {what} is the error value {text}")
        if _MARKUP.search(text):
            raise RowWrong(f"the {what} holds HTML")
        if _FORMULA.match(text):
            raise RowWrong(f"the {what} is a formula instead of its result")


def _mineral(text: str, given: Mineral | None) -> Mineral:
    if not text and given:
        return given
    if mineral := mineral_meant(text):
        return mineral
    if not text:
        raise RowWrong("the metal is missing")
    if text.casefold() in _SEVERAL:
        raise RowWrong(f"the metal is “{text}”: a facility needs a row for each metal")
    if is_other_mineral(text):
        raise RowPassedOver("rows for minerals that CMRT and EMRT do not ask about")
    raise RowWrong(f"there is no metal “{_quoted(text)}”")


def _names(texts: Mapping[Column, str]) -> tuple[str, str]:
    """The name of the row and the facility's main name."""
    name, standard = texts.get(Column.NAME, ""), texts.get(Column.STANDARD_NAME, "")
    if not name_key(name) and not name_key(standard):
        raise RowWrong("the name is missing")
    if max(len(name), len(standard)) > _LONGEST_NAME:
        raise RowWrong(f"the name has more than {_LONGEST_NAME} characters")
    return one_line(name or standard, _LONGEST_NAME), one_line(standard or name, _LONGEST_NAME)


def _number(text: str, *, needed: bool) -> SmelterId | None:
    number = number_meant(text)
    if number is None and any(letter.isdigit() for letter in text):  # "N/A" and a dash are blanks in other words
        raise RowWrong(f"“{_quoted(text)}” is no smelter number (CID and six digits)")
    if number is None and needed:
        raise RowWrong("the smelter number is missing")
    return number


def _status(texts: Mapping[Column, str], *, has_status: bool) -> tuple[FacilityStatus | None, SmelterId | None]:
    """The status as stated, and the number that took the place of this one."""
    text = texts.get(Column.STATUS, "")
    successor = _successor(texts.get(Column.SUCCESSOR, ""))
    if not has_status:
        return None, successor
    if not text:
        return FacilityStatus.UNKNOWN, successor
    if _GONE.match(text) and (named := number_within(text)):
        return FacilityStatus.REMOVED, successor or named
    if status := status_meant(text):
        return status, successor
    raise RowWrong(f"the status “{_quoted(text)}” is not in the vocabulary (version {VERSION})")


def _successor(text: str) -> SmelterId | None:
    number = number_meant(text) or number_within(text)
    if number is None and any(letter.isdigit() for letter in text):
        raise RowWrong(f"the successor “{_quoted(text)}” is no smelter number")
    return number


def _recycles_only(text: str) -> bool | None:
    return True if text.casefold() in _YES else False if text.casefold() in _NO else None


def _origins(text: str) -> tuple[str, ...]:
    """The countries; commas separate only where each part is a country, for some have one in their name."""
    named = _separated(text)
    if len(named) == 1 and not country_code(named[0]):
        parts = tuple(part.strip() for part in named[0].split(",") if part.strip())
        return parts if all(map(country_code, parts)) else named
    return named


def _separated(text: str) -> tuple[str, ...]:
    return tuple(one_line(part, _LONGEST_NAME) for part in _SEPARATED.split(text) if name_key(part))


def _quoted(text: str) -> str:
    return one_line(text, _LONGEST_QUOTED)
