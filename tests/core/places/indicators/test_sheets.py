"""Tables whose headings are found by what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.places.indicators.figures import Place
from oredesk.core.places.indicators.sheets import find, heading, letters, missing
from oredesk.core.table import Table

HEADINGS = {
    "code": heading("ISO3"),
    "score": heading("CPI … score", r"CPI.*score"),
    "rank": heading("Rank", needed=False),
}


def test_the_headings_are_found_below_titles_in_any_order_and_case() -> None:
    table = Table("Data", (("A title",), (), ("Region", "cpi 2025\nscore", "iso3"), ("X", "5", "NAM")))
    sheet = find(table, HEADINGS)
    assert sheet
    (row,) = sheet.rows()
    assert (row.number, row.text("code"), row.text("score"), row.text("rank")) == (4, "NAM", "5", "")
    assert row.place("score") == Place("Data", 4, "B (cpi 2025 score)")
    assert row.place("rank") == Place("Data", 4)


def test_blank_rows_and_comments_are_no_rows() -> None:
    table = Table("", (("ISO3", "CPI score"), (), ("# how to fill it in",), ("", ""), ("NAM", "5")))
    sheet = find(table, HEADINGS)
    assert sheet
    assert [row.number for row in sheet.rows()] == [5]


def test_what_is_missing_is_told_from_the_row_that_comes_closest() -> None:
    problem = missing([Table("A", (("x",), ("ISO3", "Rank", "Other")))], HEADINGS)
    assert problem.place == Place("A", 2)
    assert dict(problem.facts) == {"missing": "CPI … score", "found": "ISO3, Rank, Other"}


def test_a_file_without_rows_misses_everything() -> None:
    assert dict(missing([], HEADINGS).facts)["missing"] == "ISO3, CPI … score"


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_that_people_see(index: int, name: str) -> None:
    assert letters(index) == name


@given(st.lists(st.lists(st.text(max_size=8), max_size=6).map(tuple), max_size=8).map(tuple))
def test_no_table_is_too_odd_to_be_looked_through(rows: tuple[tuple[str, ...], ...]) -> None:
    table = Table("", rows)
    sheet = find(table, HEADINGS)
    assert sheet is None or all(row.text("code") is not None for row in sheet.rows())
    assert missing([table], HEADINGS).facts
