"""The places a declaration points to for a mineral: where its smelters stand, and where their minerals come from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..cells import Cell
from ..list_rows import MineRow, SmelterRow
from ..mineral import Mineral
from ..places.cahra import Listing, cahra
from ..places.countries import countries_in, country_code, possible_codes
from .facilities import Facilities, name_of, number_of
from .placeholders import is_placeholder

_NAMED = 4
_LONGEST_CODE = 3
_STATEMENT = re.compile(
    r"recycl|scrap|secondary|urban min|\brcoi\b|\brmi\b|\brmap\b|回收|再生|废料|廢料|城市矿"
    r"|リサイクル|スクラップ|재활용|스크랩",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not?|non|none|never|without|outside|excluding|excludes|excepting|except|other than)\b"
    r"|(?:^|[\s,，;；、(（])(?:非(?!洲)|不|除|无|没有)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A smelter or a cell, and the countries that it points to."""

    countries: tuple[tuple[str, ...], ...]
    """Each as ISO 3166-1 alpha-2: one code, or several that its name might mean."""
    region: str
    """ISO 3166-2, of the only country; ``""`` when not known."""
    cell: Cell
    """Where it is written, or the smelter's row."""
    row: SmelterRow | MineRow
    called: str
    """What it is called in a wording."""

    def first_in(self, countries: frozenset[str]) -> str:
        """The code of the first country that certainly is one of these; ``""`` when none is."""
        return next((codes[0] for codes in self.countries if countries.issuperset(codes)), "")

    def first_listed(self, listing: Listing) -> str:
        """The code of the first country whose place on the EU's list is this; ``""`` when it is of none."""
        certain = (codes[0] for codes in self.countries if len(codes) == 1)
        return next((code for code in certain if cahra(code, self.region) is listing), "")

    def named(self, code: str) -> str:
        """What it is called, with one of its countries."""
        return f"{self.called} [{code}]"


class Places:
    """The places that one declaration points to; of each mineral they are gathered when first asked for.

    ``rows`` are the rows of the Smelter List by metal in lower case.
    """

    def __init__(
        self, rows: Mapping[str, list[SmelterRow]], mines: tuple[MineRow, ...], facilities: Facilities
    ) -> None:
        self._rows = rows
        self._mines = mines
        self._facilities = facilities
        self._locations: dict[Mineral, tuple[Place, ...]] = {}
        self._origins: dict[Mineral, tuple[Place, ...]] = {}

    def locations(self, mineral: Mineral) -> tuple[Place, ...]:
        """Where the smelters of a mineral stand: by the smelter reference, else as their rows say."""
        if mineral not in self._locations:
            self._locations[mineral] = tuple(filter(None, map(self.location, self._rows_of(mineral))))
        return self._locations[mineral]

    def origins(self, mineral: Mineral) -> tuple[Place, ...]:
        """Where the minerals are said, or known by the smelter reference, to come from."""
        if mineral not in self._origins:
            by_smelter = (place for row in self._rows_of(mineral) for place in self._origins_of(row))
            self._origins[mineral] = (*by_smelter, *self._origins_by_mine(mineral))
        return self._origins[mineral]

    def location(self, row: SmelterRow) -> Place | None:
        """Where the smelter of this row stands; None when nobody says so in words that are understood."""
        if row.is_not_identified:
            return None
        facility = self._facilities.of(row)
        if facility and facility.country:
            called = f"{facility.smelter_id} {facility.name}"
            region = facility.region or _within(facility.country, row.region)
            return Place(((facility.country,),), region, row.cell("E"), row, called)
        codes = named_countries(row.country)
        if not codes:
            return None
        called = " ".join(filter(None, (number_of(row), name_of(row)))) or str(row.cell("C"))
        return Place((codes,), _within(codes[0], row.region), row.cell("E"), row, called)

    def _origins_of(self, row: SmelterRow) -> Iterator[Place]:
        if row.mine_countries.strip() and not is_placeholder(row.mine_countries):
            cell = row.cell("O")
            if countries := countries_in(undenied(row.mine_countries)):
                yield Place(countries, "", cell, row, str(cell))
        facility = self._facilities.of(row)
        if facility and facility.origins:
            countries = tuple((code,) for code in facility.origins)
            yield Place(countries, "", row.cell("C"), row, f"{facility.smelter_id} {facility.name}")

    def _origins_by_mine(self, mineral: Mineral) -> Iterator[Place]:
        for mine in self._mines:
            codes = named_countries(mine.country) if mine.metal.strip().casefold() == mineral.casefold() else ()
            if codes:
                cell = mine.cell("F")
                yield Place((codes,), mine.region, cell, mine, str(cell))

    def _rows_of(self, mineral: Mineral) -> list[SmelterRow]:
        return self._rows.get(mineral.casefold(), [])


def first_few(names: Iterable[str]) -> str:
    """The first few of these names, each once, with an ellipsis for the others."""
    once = list(dict.fromkeys(names))
    return "; ".join(once[:_NAMED]) + ("; …" if len(once) > _NAMED else "")


def is_statement(text: str) -> bool:
    """Whether a text in a mine's column says where the mineral comes from without a mine, as RMI allows it.

    *Recycled*, *Scrap*, or that the origin was confirmed through RMI's programme.
    """
    return _STATEMENT.search(text) is not None


def names_one_country(text: str) -> bool:
    """Whether it is clear which country is meant.

    In capitals, as the template's own list has it, *CONGO* is the Republic of the Congo.
    """
    codes = possible_codes(text)
    return len(codes) == 1 or (bool(codes) and text.isupper())


def named_countries(text: str) -> tuple[str, ...]:
    """The codes of all countries that a cell for one country might name.

    *NA* and *NO* are codes of countries, and *not applicable* and *no* in a form.
    """
    may_be_code = len(text.strip()) <= _LONGEST_CODE
    return () if may_be_code and is_placeholder(text) else possible_codes(text)


def undenied(text: str) -> str:
    """The text as far as it says where a mineral comes from; what follows a denial is left out.

    *Outside of the DRC, Rwanda, Uganda* names no origin, *China, not from DRC* names one.
    """
    denial = _DENIAL.search(text)
    return text[: denial.start()] if denial else text


def country_set(names: Iterable[str]) -> frozenset[str]:
    """The countries that an operator names by code or name."""
    return frozenset(filter(None, map(country_code, names)))


def _within(country: str, region: str) -> str:
    return region if region.startswith(f"{country}-") else ""
