"""The Worldwide Governance Indicators, in the layouts since 2024 with figures that are made up."""

import pytest

from official_files import Grid, delimited, edition, read, said, values, wgi_2024, wgi_2025, xlsx
from oredesk.core.indicator import Indicator, IndicatorSource
from oredesk.core.places.indicators.figures import Passed

THREE = (Indicator.STABILITY, Indicator.RULE_OF_LAW, Indicator.CONTROL_OF_CORRUPTION)


class TestTheLongForm:
    def test_a_decimal_comma_and_former_codes_are_understood(self) -> None:
        found = values(read(delimited(wgi_2024(), ";"), "wgi.csv"))
        for indicator in THREE:
            assert found[indicator, "NA"] == 11.25
            assert found[indicator, "CD"] == 4.5
            assert [found[indicator, code] for code in ("RO", "AD", "TL", "PS", "XK")] == [50, 99, 47, 26, 48]
        assert len({indicator for indicator, _ in found}) == 3

    def test_a_workbook_of_one_sheet_with_decimal_points_is_read(self) -> None:
        assert values(read(xlsx({"Sheet1": wgi_2024(comma=".")})))["wgi-pv", "NA"] == 11.25

    def test_the_latest_year_counts_or_the_wanted_one(self) -> None:
        file = delimited(wgi_2024((2021, 2022, 2023)), ";")
        assert edition(read(file)).year == 2023
        assert (edition(read(file, year=2021)).year, edition(read(file, year=2021)).edition) == (
            2021,
            "WGI (2021)",
        )
        assert said(read(file, year=2019)) == ["The file has no figures of 2019; it reaches over 2021–2023."]

    def test_economies_without_figures_are_passed_over_whatever_their_code(self) -> None:
        figures = read(delimited(wgi_2024(), ";"))
        assert edition(figures)
        assert [(one.why, one.name) for one in figures.passed_over] == [(Passed.NO_FIGURE, "Netherlands Antilles")] * 3

    def test_a_rank_beyond_a_hundred_is_named_in_each_row(self) -> None:
        (first, *others) = said(read(delimited(wgi_2024((2023,), {"GIN": "100,1"}), ";")))
        assert first == "row 4, column I (pctrank): 100,1 is outside the publisher's scale, 0 to 100."
        assert len(others) == 2

    def test_an_indicator_that_is_missing_is_named(self) -> None:
        rows = [row for row in wgi_2024() if row[4] != "rl"]
        assert said(read(delimited(rows, ";"))) == ["The indicator rl is missing: all three (pv, rl, cc) are needed."]

    def test_a_country_that_stands_twice_in_a_year_is_named(self) -> None:
        rows = wgi_2024((2023,))
        assert "NA stands here a second time; first in row 2." in said(read(delimited([*rows, rows[1]], ";")))[0]


class TestASheetForEachIndicator:
    def test_ranks_are_worked_out_from_the_estimates_of_all_economies(self) -> None:
        """Lowest 0, highest 100, and the same estimate the same rank, as the publisher's editions had them."""
        figures = read(wgi_2025(estimates={"KSV": -2.5, "AND": 3.0, "AGO": 3.0, "NAM": -2.45}))
        found = edition(figures)
        ranks = {(one.indicator, one.country): one.value for one in found.values}
        assert (found.source, found.year) == (IndicatorSource.WGI, 2024)
        for indicator in THREE:
            assert ranks[indicator, "XK"] == 0
            assert ranks[indicator, "NA"] == pytest.approx(100 / 199)
            assert ranks[indicator, "AD"] == ranks[indicator, "AO"] == pytest.approx(100 * 198 / 199)
        assert "worked out by oredesk" in found.provenance
        assert {one.name for one in figures.passed_over} == {"Netherlands Antilles"}

    def test_an_older_year_can_be_wanted(self) -> None:
        assert edition(read(wgi_2025((2022, 2024)), year=2022)).year == 2022

    def test_too_few_economies_cannot_be_ranked(self) -> None:
        (line, *_) = said(read(wgi_2025(economies=149)))
        assert line == (
            "sheet “pv”: Only 149 economies have an estimate; a percentile rank needs nearly all (150 at least)."
        )

    @pytest.mark.parametrize(("estimate", "told"), [(7.5, "outside the publisher's scale"), ("high", "no number")])
    def test_an_estimate_that_is_none_is_named(self, estimate: float | str, told: str) -> None:
        (line, *_) = said(read(wgi_2025((2024,), estimates={"NAM": estimate})))
        assert "sheet “pv”, row " in line
        assert "column I (Governance estimate (approx. -2.5 to +2.5))" in line
        assert told in line

    def test_a_percentile_rank_that_the_publisher_gives_is_taken_as_it_is(self) -> None:
        headings = ["Economy (name)", "Economy (code)", "Year", "Governance estimate", "Percentile rank (0-100)"]
        sheet: Grid = [headings, ["Namibia", "NAM", 2024, 0.3, 61.5]]
        found = edition(read(xlsx(dict.fromkeys(("pv", "rl", "cc"), sheet))))
        assert {one.value for one in found.values} == {61.5}
        assert "worked out" not in found.provenance

    def test_a_missing_sheet_is_named(self) -> None:
        headings = ["Economy (code)", "Economy (name)", "Year", "Governance estimate", "Percentile rank"]
        sheet: Grid = [headings, ["NAM", "Namibia", 2024, 0.3, 61.5]]
        assert "The indicator cc is missing" in said(read(xlsx(dict.fromkeys(("pv", "rl"), sheet))))[0]


def test_the_columns_of_2025_in_one_table_with_the_indicator_beside_are_read() -> None:
    headings = [
        "Economy (name)",
        "Economy (code)",
        "Year",
        "Governance dimension",
        "Governance estimate",
        "Percentile rank",
    ]
    rows: Grid = [headings, *(["Namibia", "NAM", 2024, name, 0.3, 61.5] for name in ("pv", "rl", "cc", "va"))]
    assert values(read(delimited(rows))) == dict.fromkeys([(indicator, "NA") for indicator in THREE], 61.5)
