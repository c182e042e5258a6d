"""The look-up list of the sample workbooks: smelters that do not exist, with numbers nobody was given."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from ..core.mineral import Mineral
from ..core.template import TemplateKind
from ..core.workbook.layouts.layout import NOT_IDENTIFIED, NOT_LISTED

_UNKNOWN = "Unknown"

_COUNTRIES = ("CHINA", "INDONESIA", "JAPAN", "GERMANY", "BRAZIL", "MALAYSIA", "THAILAND", "BELGIUM", "PERU", "INDIA")
_PROVINCES_PER_COUNTRY = 25
_ALIAS_EVERY = 3
"""Two smelters in three have no second name; about as in the real lists."""

_NOT_IN_ISO = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"))
"""Codes that the locale data names beside the 249 of ISO 3166-1."""

_SMELTERS = {
    TemplateKind.CMRT: {Mineral.GOLD: 240, Mineral.TANTALUM: 50, Mineral.TIN: 115, Mineral.TUNGSTEN: 65},
    TemplateKind.EMRT: {
        Mineral.COBALT: 130,
        Mineral.COPPER: 100,
        Mineral.GRAPHITE: 0,
        Mineral.LITHIUM: 56,
        Mineral.MICA: 26,
        Mineral.NICKEL: 47,
    },
}
"""How many smelters each list has, in the list's order; about as many as the real ones, and none for graphite."""


class LookupRow(NamedTuple):
    """One row of the look-up sheet, columns A to I; None where the sheet is blank."""

    metal: str
    lookup: str
    name: str | None
    country: str | None
    id: str | None
    source: str | None
    street: str | None
    city: str | None
    state: str | None


def smelter(mineral: Mineral, number: int) -> LookupRow:
    """The mineral's fictional smelter with that number, counted from 1."""
    cid = 900_000 + 1_000 * list(Mineral).index(mineral) + number
    name = f"Fictional {mineral} Works {number}"
    country = _COUNTRIES[number % len(_COUNTRIES)]
    province = number % _PROVINCES_PER_COUNTRY + 1
    return LookupRow(mineral, name, name, country, f"CID{cid}", "RMI", None, f"Sampleton {number}", _province(province))


@lru_cache(maxsize=32)
def lookup_rows(kind: TemplateKind, minerals: frozenset[Mineral]) -> tuple[LookupRow, ...]:
    """The look-up list of a template that asks about these minerals: each mineral's names, then its special rows."""
    rows: list[LookupRow] = []
    for mineral, smelters in _SMELTERS[kind].items():
        if mineral not in minerals:
            continue
        for number in range(1, smelters + 1):
            rows += _names(smelter(mineral, number), number)
        country = _UNKNOWN if kind is TemplateKind.CMRT else None
        rows.append(LookupRow(mineral, NOT_LISTED, *[None] * 7))
        rows.append(LookupRow(mineral, NOT_IDENTIFIED, _UNKNOWN, country, *[None] * 5))
    return tuple(rows)


def _names(standard: LookupRow, number: int) -> Iterator[LookupRow]:
    """The smelter under its standard name and, for some, under an alias."""
    if number % _ALIAS_EVERY == 0:
        yield standard._replace(lookup=f"Alias of {standard.name}")
    yield standard


@lru_cache(maxsize=1)
def countries() -> tuple[tuple[str, str], ...]:
    """The countries of ISO 3166-1 as the form's list has them: code and upper-case English name, by name."""
    territories = Locale("en").territories
    listed = ((code, name.upper()) for code, name in territories.items() if code.isalpha() and code not in _NOT_IN_ISO)
    return tuple(sorted(listed, key=lambda pair: pair[1]))


def provinces() -> Iterator[tuple[str, str]]:
    """Invented subdivisions of every country, as many as a real form lists: code and name."""
    for code, _ in countries():
        for number in range(1, _PROVINCES_PER_COUNTRY + 1):
            yield f"{code}-S{number:02}", _province(number)


def _province(number: int) -> str:
    return f"Sample Province {number}"
