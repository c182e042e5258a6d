"""Reading the dates that suppliers type."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.cells import Value
from oredesk.core.dates import read_date

THE_DAY = dt.date(2025, 6, 30)


@pytest.mark.parametrize(
    "value",
    [
        THE_DAY,
        dt.datetime(2025, 6, 30, 8, 15),  # noqa: DTZ001 - a cell has no time zone
        45838.0,
        45838.75,
        "45838",  # a serial in a cell formatted as text
        "2025-06-30",
        "2025-06-30 00:00:00",
        "2025-06-30T00:00:00Z",
        "2025.06.30",
        "2025/6/30",
        "2025 06 30",
        "20250630",
        "30/06/2025",
        "30.06.2025",
        "30-06-2025",
        "06/30/2025",  # American: 30 can only be the day
        "30-Jun-2025",
        "30-JUN-2025",
        "30-Jun-25",
        "30 June 2025",
        "30th of June 2025",
        "June 30, 2025",
        "Jun. 30 2025",
        "2025-Jun-30",
        "30. Juni 2025",
        "30 juin 2025",
        "30 de junio de 2025",
        "30 giugno 2025",
        "2025年6月30日",
        "2025年06月30日",
        " 2025 年 6 月 30 日 ",
        "2025년 6월 30일",
        "２０２５／６／３０",  # typed with a Chinese input method
        "\u00a030-Jun-2025\u3000",
    ],
)
def test_dates_are_read_in_every_habit_that_was_seen(value: Value) -> None:
    assert read_date(value) == THE_DAY


@pytest.mark.parametrize("text", ["2024-05-02", "02-May-2024", "2 mai 2024", "02/05/2024", "2024年5月2日"])
def test_the_day_comes_first_where_nothing_tells(text: str) -> None:
    assert read_date(text) == dt.date(2024, 5, 2)


@pytest.mark.parametrize("name", ["août", "Aout", "August", "ago"])
def test_month_names_are_read_without_accents(name: str) -> None:
    assert read_date(f"9 {name} 2025") == dt.date(2025, 8, 9)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        " ",
        0.0,
        -3.0,
        1e300,
        True,
        dt.time(),
        "31/31/2025",
        "2025-02-30",
        "30/06/25",  # the year may be 2025 or 2030
        "12345",
        "n/a",
        "2025",
        "June 2025",
        "30 Foo 2025",
        "as above",
        "2025" + " " * 32_000 + "x",  # would take minutes to search
    ],
)
def test_what_is_no_date_is_none(value: Value) -> None:
    assert read_date(value) is None


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_date_survives_the_usual_ways_to_write_it(day: dt.date) -> None:
    ways = (
        day.isoformat(),
        day.strftime("%d-%b-%Y"),
        f"{day.year}年{day.month}月{day.day}日",
        day.strftime("%Y.%m.%d"),
    )
    assert {read_date(way) for way in ways} == {day}


@given(st.text() | st.floats())
def test_nothing_typed_ever_raises(value: str | float) -> None:
    assert read_date(value) is None or isinstance(read_date(value), dt.date)
