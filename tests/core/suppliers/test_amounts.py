import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.suppliers.amounts import Habit, amount, habit_of
from oredesk.core.suppliers.cell_wrong import CellWrong
from oredesk.core.suppliers.wording import Trouble


def trouble(text: str, habit: Habit = Habit.POINT) -> Trouble:
    """What is wrong with the amount."""
    with pytest.raises(CellWrong) as wrong:
        amount(text, habit)
    return wrong.value.trouble


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0", "0"),
        ("1234.56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234.56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1’234’567", "1234567"),
        ("１２３４．５", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("1,234", "1234"),
        ("1.234", "1.234"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1.5e3", "1500"),
        ("12345678901.5", "12345678901.5"),
    ],
)
def test_an_amount_is_read_as_it_is_written_in_many_countries(text: str, meant: str) -> None:
    assert amount(text, Habit.POINT) == Decimal(meant)


@pytest.mark.parametrize(("text", "meant"), [("1.234", "1234"), ("1,234", "1.234"), ("1.234.567", "1234567")])
def test_in_a_column_with_commas_before_decimals_a_point_parts_thousands(text: str, meant: str) -> None:
    """As a German or Brazilian purchasing system exports it."""
    assert amount(text, Habit.COMMA) == Decimal(meant)


@pytest.mark.parametrize("text", ["-1", "−1,000.00", "- 5", "(5)", "(1,000.00)"])
def test_less_than_nothing_is_wrong(text: str) -> None:
    assert trouble(text) is Trouble.NEGATIVE


@pytest.mark.parametrize(
    "text",
    ["x", "EUR 5", "¥5", "5 万", "5%", "1,23,456", "1,2.3,4", "12 34", "1e99", "9" * 40, ".", "-", "+", "5-", "1e"],
)
def test_what_is_no_amount_is_wrong(text: str) -> None:
    assert trouble(text) is Trouble.AMOUNT


@pytest.mark.parametrize(
    ("texts", "habit"),
    [
        ((), Habit.POINT),
        (("", "100", "x"), Habit.POINT),
        (("1.234", "1,234"), Habit.POINT),
        (("1.5", "1.234"), Habit.POINT),
        (("0.125", "1.234"), Habit.POINT),
        (("1,234.56", "1.234"), Habit.POINT),
        (("12,5", "1.234"), Habit.COMMA),
        (("1.234,56",), Habit.COMMA),
        (("1 234,56",), Habit.COMMA),
        (("1.234.567",), Habit.COMMA),
        (("1.234,56", "1,234.56"), Habit.BOTH),
        (("12,5", "12.5"), Habit.BOTH),
    ],
)
def test_a_column_s_habit_is_told_by_what_reads_one_way_only(texts: tuple[str, ...], habit: Habit) -> None:
    assert habit_of(texts) is habit


def test_in_a_column_of_both_habits_only_what_reads_both_ways_is_wrong() -> None:
    assert trouble("1.234", Habit.BOTH) is Trouble.AMOUNT_OF_TWO
    assert amount("1.234,56", Habit.BOTH) == amount("1,234.56", Habit.BOTH) == Decimal("1234.56")
    assert amount("1234", Habit.BOTH) == 1234


@given(st.decimals(min_value=0, max_value=10**15, places=2, allow_nan=False, allow_infinity=False))
def test_whatever_the_habit_a_column_written_in_it_comes_back(value: Decimal) -> None:
    by_point = f"{value:,.2f}"
    by_comma = by_point.translate(str.maketrans(",.", ".,"))
    for text in (by_point, by_comma, by_point.replace(",", " "), by_comma.replace(".", "\u202f")):
        assert amount(text, habit_of([text])) == value


@given(st.text(max_size=60))
def test_any_text_is_an_amount_of_zero_or_more_or_wrong(text: str) -> None:
    with contextlib.suppress(CellWrong):
        assert amount(text, habit_of([text])) >= 0
