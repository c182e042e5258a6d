"""The Worldwide Governance Indicators before 2024: blocks of columns by year, with figures that are made up."""

from official_files import Grid, edition, read, said, values, wgi_wide, xlsx
from oredesk.core.places.indicators.figures import Passed


def test_the_rank_of_the_latest_year_is_found_under_its_year() -> None:
    figures = read(wgi_wide(), "wgidataset.xlsx")
    found = values(figures)
    assert edition(figures).year == 2022
    assert (found["wgi-pv", "NA"], found["wgi-rl", "NA"], found["wgi-cc", "RO"]) == (12.25, 12.25, 51)
    assert {one.why for one in figures.passed_over} == {Passed.FORMER}


def test_another_year_can_be_wanted() -> None:
    assert values(read(wgi_wide(), year=2021))["wgi-pv", "NA"] == 11.25
    assert said(read(wgi_wide(), year=2023)) == ["The file has no figures of 2023; it reaches over 2021–2022."]


def test_all_years_since_1996_are_no_table_too_wide() -> None:
    years = (1996, 1998, 2000, *range(2002, 2023))
    assert values(read(wgi_wide(years)))["wgi-pv", "NA"] == 11.25 + 2022 - 1996


def test_a_missing_indicator_is_named() -> None:
    rows: Grid = [["", "", 2022, 2022], ["Country/Territory", "WBCode", "Estimate", "Rank"], ["Guinea", "GIN", -1, 20]]
    lines = said(read(xlsx({"RuleofLaw": rows, "ControlofCorruption": rows})))
    assert lines == ["The indicator politicalstabilitynoviolence is missing: all three (pv, rl, cc) are needed."]


def test_a_wrong_cell_is_named() -> None:
    (line, *others) = said(read(wgi_wide((2022,), {"GIN": 140})))
    assert line.startswith("sheet “Political StabilityNoViolence”, row 19, column F (Rank): 140 is outside")
    assert len(others) == 2
