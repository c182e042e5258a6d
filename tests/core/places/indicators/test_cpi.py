"""The Corruption Perceptions Index, in its official layout with figures that are made up."""

import datetime as dt

import pytest

from official_files import PLACES, Grid, cpi_rows, cpi_workbook, delimited, edition, read, said, strict, values, xlsx
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places.indicators.figures import Passed


def test_the_strict_workbook_is_read_by_the_sheet_of_its_year() -> None:
    found = edition(read(cpi_workbook(2025), "CPI2025_Results.xlsx"))
    assert (found.source, found.edition, found.year, found.as_of) == (
        IndicatorSource.CPI,
        "CPI 2025",
        2025,
        dt.date(2025, 12, 31),
    )
    assert [one.country for one in found.values] == sorted(two for two, _, _ in PLACES)
    assert "CPI2025_Results.xlsx" in found.provenance


def test_namibia_and_kosovo_keep_their_figures_uninverted() -> None:
    found = values(read(cpi_workbook(scores={"NAM": 46, "KSV": 41})))
    assert (found["cpi", "NA"], found["cpi", "XK"]) == (46, 41)


@pytest.mark.parametrize("title", ["CPI 2023 score", "CPI score 2023", "CPI Score 2023", "cpi 2023\nscore"])
def test_the_score_is_found_however_a_year_s_edition_titles_it(title: str) -> None:
    rows = cpi_rows(2023)
    rows[3][3] = title
    assert edition(read(xlsx({"CPI 2023": rows}))).year == 2023


def test_a_csv_copy_without_titles_is_read() -> None:
    assert len(edition(read(delimited(cpi_rows()[3:]))).values) == len(PLACES)


def test_a_heading_without_a_year_takes_it_from_the_sheet_or_from_a_person() -> None:
    rows = cpi_rows()[3:]
    rows[0][3] = "CPI score"
    assert edition(read(xlsx({"CPI2025": rows}))).year == 2025
    assert edition(read(delimited(rows), year=2024)).year == 2024
    assert said(read(delimited(rows))) == ["The file does not say of which year it is. Say it: --year YEAR"]


def test_of_several_years_in_one_table_the_latest_counts_or_the_wanted_one() -> None:
    rows: Grid = [["Country", "ISO3", "CPI score 2024", "CPI score 2025"], ["Guinea", "GIN", 26, 28]]
    assert values(read(delimited(rows))) == {("cpi", "GN"): 28}
    assert values(read(delimited(rows), year=2024)) == {("cpi", "GN"): 26}


def test_another_year_than_the_wanted_one_is_refused() -> None:
    assert said(read(cpi_workbook(2025), year=2024)) == ["The file is about 2025, and 2024 was asked for."]


def test_a_year_in_the_future_is_refused() -> None:
    assert said(read(cpi_workbook(2027))) == ["The year 2027 is in the future."]


@pytest.mark.parametrize(
    ("code", "score", "expected"),
    [
        ("DEU", 101, "row 11, column D (CPI 2025 score): 101 is outside the publisher's scale, 0 to 100."),
        ("DEU", -1, "row 11, column D (CPI 2025 score): -1 is outside the publisher's scale, 0 to 100."),
        ("DEU", "nan", "row 11, column D (CPI 2025 score): “nan” is no number."),
        ("DEU", "1e400", "row 11, column D (CPI 2025 score): “1e400” is no number."),
        ("QQQ", 50, "row 12, column B (ISO3): “QQQ” is no known country code."),
    ],
)
def test_one_wrong_cell_is_named_and_nothing_is_imported(code: str, score: float | str, expected: str) -> None:
    assert said(read(cpi_workbook(scores={code: score}))) == [f"sheet “CPI2025”, {expected}"]


def test_a_formula_that_was_typed_as_text_is_no_number() -> None:
    assert "“=1+1” is no number" in said(read(delimited(cpi_rows(scores={"DEU": "=1+1"}))))[0]


def test_a_country_that_stands_twice_is_named_with_both_rows() -> None:
    rows: Grid = [*cpi_rows(), ["Guinea again", "GIN", "SSA", 50, 1]]
    assert said(read(xlsx({"CPI2025": rows}))) == [
        "sheet “CPI2025”, row 12, column B (ISO3): GN stands here a second time; first in row 8."
    ]


def test_the_world_a_footnote_and_a_country_without_score_are_passed_over() -> None:
    more: Grid = [
        ["World", "", "", 43],
        ["Global average", "WLD", "", 43],
        ["Made-up figures, see the method."],
        ["Nauru", "NRU"],
    ]
    figures = read(xlsx({"CPI2025": [*cpi_rows(), *more]}))
    assert len(edition(figures).values) == len(PLACES)
    assert [(one.why, one.place.row, one.name) for one in figures.passed_over] == [
        (Passed.AGGREGATE, 12, "World"),
        (Passed.AGGREGATE, 13, "Global average"),
        (Passed.NOTE, 14, "Made-up figures, see the method."),
        (Passed.NO_FIGURE, 15, "Nauru"),
    ]


def test_a_figure_without_a_code_is_wrong() -> None:
    assert (
        "“Ruritania” has a figure but no country code."
        in said(read(xlsx({"CPI2025": [*cpi_rows(), ["Ruritania", "", "", 43]]})))[0]
    )


def test_a_workbook_without_the_columns_is_refused_with_what_is_missing() -> None:
    file = strict(xlsx({"CPI2025": [["Country / Territory", "Region"], ["Guinea", "SSA"]]}))
    (line,) = said(read(file, source=IndicatorSource.CPI))
    assert line.startswith("sheet “CPI2025”, row 1: This is not the publisher's layout: missing ISO3, CPI … score.")
    assert "Found: Country / Territory, Region." in line


def test_the_same_figures_in_another_order_are_the_same_edition() -> None:
    rows = cpi_rows()
    turned = [*rows[:4], *reversed(rows[4:])]
    assert edition(read(delimited(rows))).digest == edition(read(delimited(turned))).digest
    assert edition(read(delimited(rows))).digest != edition(read(delimited(cpi_rows(scores={"NAM": 11})))).digest
