"""When figures about a place are old."""

import datetime as dt

import pytest

from oredesk.core.indicator import Indicator
from oredesk.core.risk.place_risk import Part, Verdict, is_old


@pytest.mark.parametrize(
    ("year", "today", "old"),
    [
        (2024, dt.date(2026, 12, 31), False),
        (2024, dt.date(2027, 1, 1), True),
        (2023, dt.date(2026, 11, 20), True),
        (2026, dt.date(2026, 11, 20), False),
        (2027, dt.date(2026, 11, 20), False),
        (None, dt.date(2026, 11, 20), False),
    ],
)
def test_they_are_once_more_months_have_passed_since_the_end_of_their_year(
    year: int | None, today: dt.date, *, old: bool
) -> None:
    assert is_old(year, today, 24) is old
    assert Verdict(Indicator.CPI, Part.GOVERNANCE, year=year).is_old(today, 24) is old
