"""The INFORM Risk Index, in its official layout with figures that are made up."""

import pytest

from official_files import PLACES, delimited, edition, inform_rows, inform_workbook, read, said, values, xlsx
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places.indicators.figures import Passed


def test_the_overview_is_read_from_the_second_row_on_without_its_units() -> None:
    figures = read(inform_workbook(), "INFORM_Risk_2026_v072.xlsx")
    found = edition(figures)
    assert (found.source, found.edition, found.year) == (IndicatorSource.INFORM, "INFORM Risk 2026 v0.7.2", 2026)
    assert len(found.values) == len(PLACES)
    assert {one.note for one in found.values} == {"High"}
    assert [one.why for one in figures.passed_over] == [Passed.NOTE, Passed.NOTE]


def test_namibia_keeps_its_figure() -> None:
    assert values(read(inform_workbook(risks={"NAM": 3.6})))["inform", "NA"] == 3.6


@pytest.mark.parametrize(
    ("sheet", "file", "name"),
    [
        ("INFORM Risk Mid 2025 (a-z)", "INFORM_Risk_Mid_2025_v071.xlsx", "INFORM Risk Mid 2025 v0.7.1"),
        ("INFORM Risk Mid 2025", "x.xlsx", "INFORM Risk Mid 2025"),
        ("INFORM Risk 2025", "x.xlsx", "INFORM Risk 2025"),
    ],
)
def test_the_edition_is_named_by_sheet_and_file(sheet: str, file: str, name: str) -> None:
    assert edition(read(xlsx({"Home": [["x"]], sheet: inform_rows(2025)}), file)).edition == name


def test_a_risk_beyond_ten_and_an_unknown_code_are_named() -> None:
    risk, code = said(read(inform_workbook(risks={"GIN": 10.1, "ZZZ": 4})))
    assert risk.endswith("row 7, column C (INFORM RISK): 10.1 is outside the publisher's scale, 0 to 10.")
    assert code == "sheet “INFORM Risk 2026 (a-z)”, row 11, column B (ISO3): “ZZZ” is no known country code."


def test_another_year_is_refused() -> None:
    assert said(read(inform_workbook(2025), year=2026)) == ["The file is about 2025, and 2026 was asked for."]


def test_a_csv_copy_says_no_year_unless_its_title_is_there() -> None:
    assert edition(read(delimited(inform_rows()))).year == 2026
    assert said(read(delimited(inform_rows()[1:]))) == [
        "The file does not say of which year it is. Say it: --year YEAR"
    ]
