"""Figures and years as publishers write them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.places.indicators.numbers import NotANumber, figure, is_number, year_of, years_in


@pytest.mark.parametrize(
    ("text", "number"),
    [("41", 41), ("41.50", 41.5), ("-1,15", -1.15), (" 7 ", 7), ("＋3．5", 3.5), ("1.5E1", 15), ("-0.0", 0)],
)
def test_a_number_is_read_with_a_decimal_point_or_comma(text: str, number: float) -> None:
    found = figure(text)
    assert found == number
    assert math.copysign(1, found or 1) == (1 if number >= 0 else -1)


@pytest.mark.parametrize("text", ["", "..", "#N/A", "n/a", "–", "NA", "x"])
def test_what_publishers_write_for_no_figure_is_none(text: str) -> None:
    assert figure(text) is None
    assert not is_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "NaN",
        "inf",
        "-inf",
        "Infinity",
        "1e400",
        "=1+1",
        "1,234,567",
        "1.234,5",
        "12%",
        "0x1F",
        "1_000",
        "٣",
        "5 6",
        *("9" * 50, "--1", "1e", ".5"),
    ],
)
def test_nothing_else_passes_for_a_number(text: str) -> None:
    with pytest.raises(NotANumber):
        figure(text)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_that_a_sheet_can_hold_comes_back_exactly_or_is_refused(number: float) -> None:
    text = repr(number)
    try:
        assert figure(text) == number
    except NotANumber:
        assert len(text) > 40


@given(st.text(max_size=60))
def test_no_text_gives_what_is_no_finite_number(text: str) -> None:
    try:
        found = figure(text)
    except NotANumber:
        return
    assert found is None or math.isfinite(found)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2023", 2023), ("2023-01-01", 2023), ("2019-01-01 00:00:00", 2019), ("44927", 2023), ("1899", None), ("", None)],
)
def test_a_year_is_read_from_a_year_a_date_or_a_serial_number(text: str, year: int | None) -> None:
    assert year_of(text) == year


def test_years_are_found_in_titles_but_not_in_longer_numbers() -> None:
    assert years_in("CPI2025 and 2024, not 120251 nor 1999") == [2025, 2024]
