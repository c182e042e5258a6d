"""Which country a publisher's code means: ISO 3166-1, and the codes that publishers keep beside it."""

import re

from ..countries import coded_country, country_code
from .figures import Passed, Why
from .harvest import Harvest
from .numbers import is_number
from .sheets import Row

_OTHER_CODES = {
    **dict.fromkeys(("KSV", "XKX", "XKO"), "XK"),
    "ADO": "AD",
    "ROM": "RO",
    "TMP": "TL",
    "WBG": "PS",
    "ZAR": "CD",
}
"""Kosovo, which ISO leaves to its users, and the World Bank's former codes."""

_FORMER = frozenset(("ANT", "SCG", "YUG", "SUN", "CSK"))
"""Netherlands Antilles, Serbia and Montenegro, Yugoslavia, the Soviet Union, Czechoslovakia."""

_GROUP_CODES = frozenset(
    {
        *("WLD", "EAS", "ECS", "LCN", "MEA", "NAC", "SAS", "SSF", "SSA", "EUU", "OED", "ARB", "HIC", "LIC", "LMC"),
        *("UMC", "LMY", "MIC", "EAP", "ECA", "LAC", "MNA", "EMU"),
    }
)
"""The World Bank's codes of regions and groups of incomes."""

_GROUPS = frozenset(
    {
        *("world", "global", "global average", "world average", "average", "total", "mean", "eu", "european union"),
        *("sub-saharan africa", "asia pacific", "americas", "middle east and north africa"),
        *("western europe and european union", "eastern europe and central asia", "oecd", "g20", "africa", "europe"),
        *("asia", "oceania", "latin america and the caribbean", "east asia and pacific", "south asia"),
    }
)
_ALPHA_3 = re.compile("[A-Z]{3}")
_ALPHA_2 = re.compile("[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_SHORTEST_NAME = 3
"""Letters; programs write *NA* where a name is missing, and no country is called so."""


def iso3(text: str) -> str:
    """The alpha-2 code of the country of this three-letter code; ``""`` when there is none."""
    code = text.strip().upper()
    return (_OTHER_CODES.get(code) or coded_country(code)) if _ALPHA_3.fullmatch(code) else ""


def iso2(text: str) -> str:
    """The alpha-2 code if it is one, in capitals; ``""`` for anything else. ``NA`` is Namibia."""
    code = text.strip().upper()
    return coded_country(code) if _ALPHA_2.fullmatch(code) else ""


def region_of(text: str, country: str) -> str:
    """The ISO 3166-2 code in capitals if it is one of a region of the country; ``""`` for anything else."""
    code = text.strip().upper()
    return code if country and _REGION.fullmatch(code) and code[:2] == country else ""


def coded(harvest: Harvest, row: Row, figure: int) -> str:
    """The country of a row with the columns ``code`` and ``name``; ``""`` when the row is not to be taken.

    Groups of countries, former countries and rows without figures are passed over; a figure that belongs to no known
    country is wrong. ``figure`` is the index of its column.
    """
    code, name = row.text("code"), row.text("name")
    country = iso3(code)
    told = name or code
    plain = " ".join(name.casefold().split())
    if not country and (code.upper() in _FORMER or code.upper() in _GROUP_CODES or plain in _GROUPS):
        harvest.pass_over(Passed.FORMER if code.upper() in _FORMER else Passed.AGGREGATE, row, told)
    elif not country and not _ALPHA_3.fullmatch(code) and not is_number(row.at(figure)):
        harvest.pass_over(Passed.NOTE, row, told or row.at(0))
    elif not code:
        harvest.wrong(Why.NO_CODE, row.place("code"), name=name)
    elif not country:
        harvest.wrong(Why.CODE, row.place("code"), value=code)
    return country


def named(harvest: Harvest, row: Row, figure: int) -> str:
    """The country of a row that has a column ``name`` alone; ``""`` when the row is not to be taken."""
    name = row.text("name")
    if len(name) >= _SHORTEST_NAME and (country := country_code(name)):
        return country
    if " ".join(name.casefold().split()) in _GROUPS:
        harvest.pass_over(Passed.AGGREGATE, row, name)
    elif not is_number(row.at(figure)):
        harvest.pass_over(Passed.NOTE, row, name or row.at(0))
    else:
        harvest.wrong(Why.COUNTRY, row.place("name"), value=name)
    return ""
