"""The Fragile States Index, in its official layout with figures that are made up."""

import datetime as dt

import pytest

from official_files import PLACES, Cell, delimited, edition, fsi_rows, read, said, values, xlsx
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places.indicators.figures import Passed

NAMES = {
    "Congo Democratic Republic": "CD",
    "Congo Republic": "CG",
    "Cote d'Ivoire": "CI",
    "Kyrgyz Republic": "KG",
    "Slovak Republic": "SK",
    "Guinea Bissau": "GW",
    "Cape Verde": "CV",
    "Cabo Verde": "CV",
    "Swaziland": "SZ",
    "Eswatini": "SZ",
    "Micronesia": "FM",
    "Sao Tome and Principe": "ST",
    "Brunei Darussalam": "BN",
    "Bosnia and Herzegovina": "BA",
    "Macedonia": "MK",
    "North Macedonia": "MK",
    "Turkey": "TR",
    "Türkiye": "TR",
    "Russia": "RU",
    "North Korea": "KP",
    "South Korea": "KR",
    "Laos": "LA",
    "Vietnam": "VN",
    "Timor-Leste": "TL",
    "Syria": "SY",
    "Iran": "IR",
    "Venezuela": "VE",
    "Bolivia": "BO",
    "Tanzania": "TZ",
    "Moldova": "MD",
    "Palestine": "PS",
    "Czech Republic": "CZ",
    "Czechia": "CZ",
    "Myanmar": "MM",
    "Gambia": "GM",
    "United States": "US",
    "Antigua and Barbuda": "AG",
    "Niger": "NE",
    "Nigeria": "NG",
    "Guinea": "GN",
    "Equatorial Guinea": "GQ",
    "Papua New Guinea": "PG",
    "Sudan": "SD",
    "South Sudan": "SS",
}


@pytest.mark.parametrize("name", NAMES)
def test_every_spelling_of_the_publisher_means_its_country(name: str) -> None:
    assert values(read(delimited([["Country", "Year", "Rank", "Total", "C1"], [name, 2023, "1st", 90, 1]]))) == {
        ("fsi", NAMES[name]): 90
    }


def test_the_first_sheet_is_read_by_country_names() -> None:
    found = edition(read(xlsx({"FSI-2023": fsi_rows(), "Notes": [["x"]]}), "FSI-2023-DOWNLOAD.xlsx"))
    assert (found.source, found.edition, found.year) == (IndicatorSource.FSI, "FSI 2023", 2023)
    assert {one.country for one in found.values} == {two for two, _, _ in PLACES}
    assert {one.country: one.value for one in found.values}["NA"] == 111.5


@pytest.mark.parametrize("year", [2021, "2021", "2021-01-01", 44197, dt.date(2021, 1, 1)])
def test_the_year_may_be_a_number_a_date_or_its_serial(year: Cell) -> None:
    assert edition(read(xlsx({"FSI": fsi_rows(year)}))).year == 2021


def test_israel_with_the_west_bank_is_taken_for_israel_and_says_so() -> None:
    (one,) = [one for one in edition(read(delimited(fsi_rows(totals={"Israel and West Bank": 70})))).values if one.note]
    assert (one.country, one.value) == ("IL", 70)
    assert "West Bank" in one.note


def test_of_several_years_the_latest_counts_or_the_wanted_one() -> None:
    rows = [*fsi_rows(2022), *fsi_rows(2023)[1:]]
    assert edition(read(delimited(rows))).year == 2023
    assert edition(read(delimited(rows), year=2022)).year == 2022
    assert said(read(delimited(rows), year=2020)) == ["The file is about 2023, and 2020 was asked for."]


@pytest.mark.parametrize("name", ["NA", "Congo", "Nigerria", "Korea X", "Republic"])
def test_a_name_that_means_no_country_for_certain_is_refused(name: str) -> None:
    assert said(read(delimited(fsi_rows(totals={name: 50})))) == [
        f"row 9, column A (Country): “{name}” names no country."
    ]


def test_a_total_beyond_the_scale_and_a_missing_year_are_named() -> None:
    rows = fsi_rows(totals={"Guinea": 120.1})
    rows[-1][1] = "soon"
    assert said(read(delimited(rows))) == [
        "row 5, column D (Total): 120.1 is outside the publisher's scale, 0 to 120.",
        "row 8, column B (Year): “soon” is no year.",
    ]


def test_two_spellings_of_one_country_are_one_country_twice() -> None:
    assert (
        "SZ stands here a second time" in said(read(delimited(fsi_rows(totals={"Swaziland": 80, "Eswatini": 81}))))[0]
    )


def test_a_footnote_and_the_world_are_passed_over() -> None:
    figures = read(delimited([*fsi_rows(), ["World", 2023, "", 60], ["Source: made up"]]))
    assert len(edition(figures).values) == len(PLACES)
    assert [one.why for one in figures.passed_over] == [Passed.AGGREGATE, Passed.NOTE]
