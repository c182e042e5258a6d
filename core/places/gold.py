"""Countries that matter for gold alone: where it passes through, and whence it may not be imported."""

import datetime as dt

from .covered import CountryList

GOLD_TRANSIT = CountryList(
    name="US Treasury (OFAC), statement of 17 March 2022 on gold smuggled out of the DR Congo",
    as_of=dt.date(2022, 3, 17),
    codes=("AE", "RW", "UG"),
)
GOLD_EMBARGO = CountryList(
    name="import bans on Russian gold: EU, UK, USA, Canada, Japan, Switzerland",
    as_of=dt.date(2022, 7, 21),
    codes=("RU",),
)
"""Dated by the EU's."""
