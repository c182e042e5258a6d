"""What changes between two editions."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue
from oredesk.core.places.indicators.comparing import Change, changes


def cpi(**scores: float) -> IndicatorEdition:
    values = tuple(IndicatorValue(Indicator.CPI, code, float(score)) for code, score in scores.items())
    return IndicatorEdition(IndicatorSource.CPI, "CPI", 2025, dt.date(2025, 12, 31), "0" * 64, values)


def test_the_greatest_change_comes_first_and_the_rest_is_counted() -> None:
    found = changes(cpi(GN=28, NA=46, DE=75, CD=20), cpi(GN=30, NA=36, DE=75, XK=40))
    assert found.changed == (
        Change(Indicator.CPI, "NA", "", 46, 36),
        Change(Indicator.CPI, "GN", "", 28, 30),
    )
    assert found.same == 1
    assert [one.country for one in found.appeared] == ["XK"]
    assert [one.country for one in found.gone] == ["CD"]


def test_only_a_few_changes_of_an_indicator_are_the_greatest() -> None:
    many = {f"{a}{b}": float(ord(a) + ord(b)) for a in "ABC" for b in "ABC"}
    found = changes(cpi(**many), cpi(**dict.fromkeys(many, 0.0)))
    assert len(found.changed) == 9
    assert [one.country for one in found.greatest] == ["CC", "BC", "CB", "AC", "BB"]


@given(st.dictionaries(st.sampled_from(("GN", "NA", "DE", "CD")), st.integers(0, 100)))
def test_an_edition_is_no_other_than_itself(scores: dict[str, float]) -> None:
    found = changes(cpi(**scores), cpi(**scores))
    assert (found.same, found.changed, found.appeared, found.gone) == (len(scores), (), (), ())
