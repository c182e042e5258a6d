"""The covered countries of the Dodd-Frank Act, and how lists of countries are named and dated."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountryList:
    """Countries that somebody singled out."""

    name: str
    as_of: dt.date
    codes: tuple[str, ...]
    """ISO 3166-1 alpha-2."""


COVERED_COUNTRIES = CountryList(
    name="Dodd-Frank Act, section 1502(e): the Democratic Republic of the Congo and the countries adjoining it",
    as_of=dt.date(2010, 7, 21),
    codes=("CD", "AO", "BI", "CF", "CG", "RW", "SS", "TZ", "UG", "ZM"),
)
