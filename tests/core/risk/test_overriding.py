"""How long a person's word against a computed tier holds, and which word counts."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.override import Override
from oredesk.core.risk.overriding import overrides_in_force, wrong_end
from oredesk.core.risk_score import Band

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def word(tier: Band | None, expires: dt.date | None, supplier: int = 1) -> Override:
    return Override(supplier, NOW, "li", tier, "because", expires)


def test_a_word_holds_to_the_end_of_its_last_day() -> None:
    said = word(Band.LOW, TODAY)
    assert overrides_in_force([said], TODAY) == {1: said}
    assert overrides_in_force([said], TODAY + DAY) == {}


def test_when_the_last_word_has_expired_the_one_before_does_not_come_back() -> None:
    assert overrides_in_force([word(Band.HIGH, TODAY + 9 * DAY), word(Band.LOW, TODAY)], TODAY + DAY) == {}


def test_a_word_that_is_taken_back_holds_no_more() -> None:
    assert overrides_in_force([word(Band.HIGH, TODAY), word(None, None)], TODAY) == {}


def test_each_supplier_has_words_of_its_own() -> None:
    one, other = word(Band.HIGH, TODAY), word(Band.LOW, TODAY, supplier=2)
    assert overrides_in_force([one, other], TODAY) == {1: one, 2: other}


@pytest.mark.parametrize("day", [TODAY, TODAY + DAY, dt.date(2027, 11, 20)])
def test_it_may_hold_for_up_to_twelve_months(day: dt.date) -> None:
    assert wrong_end(day, TODAY) is None


@pytest.mark.parametrize(("day", "told"), [(TODAY - DAY, "has passed"), (dt.date(2027, 11, 21), "2027-11-20")])
def test_any_other_end_is_refused_with_what_is_allowed(day: dt.date, told: str) -> None:
    found = wrong_end(day, TODAY)
    assert found
    assert told in found.en
    assert str(day) in found.zh


def test_twelve_months_after_29_february_end_on_the_28th() -> None:
    assert wrong_end(dt.date(2029, 2, 28), dt.date(2028, 2, 29)) is None
    assert wrong_end(dt.date(2029, 3, 1), dt.date(2028, 2, 29))


@given(st.dates(dt.date(2000, 1, 1), dt.date(2200, 1, 1)))
def test_on_every_day_of_the_calendar_an_end_can_be_named(today: dt.date) -> None:
    assert wrong_end(today + 365 * DAY, today) is None
    assert wrong_end(today + 367 * DAY, today)
