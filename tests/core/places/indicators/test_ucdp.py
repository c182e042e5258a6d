"""UCDP's organised violence by country and year, in its official layout with figures that are made up."""

import pytest

from official_files import Cell, Grid, delimited, edition, read, said, ucdp_rows, values
from oredesk.core.indicator import IndicatorSource


def test_the_three_kinds_are_summed_for_the_latest_year_and_for_three() -> None:
    rows = ucdp_rows(
        deaths={(565, 2024): (10, 20, 30), (565, 2023): (5, 0, 0), (565, 2022): (0, 4, 0), (565, 2021): (99, 0, 0)}
    )
    figures = read(delimited(rows), "organizedviolencecy_v25_1.csv")
    found = edition(figures)
    assert (found.source, found.edition, found.year) == (IndicatorSource.UCDP, "UCDP v25.1 (2024)", 2024)
    assert values(figures)["deaths", "NA"] == 60
    assert values(figures)["deaths-three-years", "NA"] == 69


def test_an_earlier_year_can_be_wanted() -> None:
    found = values(read(delimited(ucdp_rows(deaths={(438, 2023): (1, 1, 1)})), year=2023))
    assert found["deaths", "GN"] == 3
    assert said(read(delimited(ucdp_rows()), year=2020)) == [
        "The file has no figures of 2020; it reaches over 2021–2024."
    ]


def test_without_three_years_there_is_no_sum_of_three() -> None:
    assert {one.indicator for one in edition(read(delimited(ucdp_rows((2023, 2024))))).values} == {"deaths"}


def test_gaza_stands_under_israel_and_the_note_says_so() -> None:
    found = edition(read(delimited(ucdp_rows())))
    assert all("Gaza" in one.note and "加沙" in one.note for one in found.values if one.country == "IL")
    assert "PS" not in {one.country for one in found.values}


def test_a_state_that_is_no_more_does_not_matter_in_years_that_are_not_read() -> None:
    rows = ucdp_rows()
    old: list[Cell] = [680, "South Yemen", 1989, "Middle East", "x", "x", 5, 5, 5, 5, 5, "25.1"]
    assert edition(read(delimited([*rows, old])))


@pytest.mark.parametrize(
    ("state", "name", "told"),
    [
        (999, "Ruritania", "row 34, column A (country_id_cy): “999” is no known country code."),
        (955, "Tonga", "row 34, column A (country_id_cy): “955” is no known country code."),
        (970, "Nauru", "The number 970 means KI, but the name is “Nauru”. Are the numbers of another kind?"),
    ],
)
def test_numbers_of_another_kind_are_found_out(state: int, name: str, told: str) -> None:
    """Correlates of War counts the small islands otherwise."""
    rows: Grid = [*ucdp_rows(), [state, name, 2024, "Asia", "x", "x", 5, 5, 5, 5, 5, "25.1"]]
    assert told in said(read(delimited(rows)))[0]


@pytest.mark.parametrize(
    ("deaths", "told"),
    [
        (
            (-1, 0, 0),
            "row 5, column G (sb_total_deaths_best_cy): -1 is outside the publisher's scale, 0 to 10,000,000.",
        ),
        ((1.5, 0, 0), "row 5, column G (sb_total_deaths_best_cy): “1.5” is no whole number."),
        ((0, "1,234", 0), "row 5, column I (ns_total_deaths_best_cy): “1,234” is no whole number."),
        ((0, 0, ""), "row 5, column J (os_total_deaths_best_cy): The cell is blank."),
    ],
)
def test_a_wrong_count_is_named(deaths: tuple[Cell, Cell, Cell], told: str) -> None:
    assert said(read(delimited(ucdp_rows(deaths={(565, 2024): deaths})))) == [told]


def test_a_state_that_stands_twice_in_a_year_is_named() -> None:
    rows = ucdp_rows()
    assert "NA stands here a second time; first in row 5." in said(read(delimited([*rows, rows[4]])))[0]


@pytest.mark.parametrize("version", ["{0}{year!r}", "", "x" * 500, "25.1; drop"])
def test_what_is_no_version_names_no_edition(version: str) -> None:
    rows = [[*row[:-1], version] if number else row for number, row in enumerate(ucdp_rows())]
    assert edition(read(delimited(rows))).edition == "UCDP (2024)"
