"""Figures that people type into a form."""

import pytest

from official_files import Cell, Grid, delimited, edition, read, said, values
from oredesk.core.indicator import IndicatorSource

HIIK = ["iso2", "year", "max_intensity", "source_page", "note"]
RISKS = ["iso2", "region", "political", "security", "year"]


class TestHiik:
    def test_intensities_are_taken_with_page_and_note(self) -> None:
        rows: Grid = [
            [*HIIK, "interstate"],
            ["NA", 2025, 2, 61, "land", ""],
            ["CD", 2025, 5, "", "", 3],
            ["ER", 2025, "", "", "", 4],
        ]
        found = edition(read(delimited(rows)))
        assert (found.source, found.edition, found.year) == (IndicatorSource.HIIK, "Conflict Barometer 2025", 2025)
        assert {(one.indicator, one.country, one.value, one.note) for one in found.values} == {
            ("hiik", "NA", 2, "p. 61; land"),
            ("hiik", "CD", 5, ""),
            ("hiik-interstate", "CD", 3, ""),
            ("hiik-interstate", "ER", 4, ""),
        }

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            (["XX", 2025, 2], "row 3, column A (iso2): “XX” names no country."),
            (["Guinea", 2025, 2], "row 3, column A (iso2): “Guinea” names no country."),
            (["", 2025, 2], "row 3, column A (iso2): “” names no country."),
            (["GN", 2025, 0], "row 3, column C (max_intensity): 0 is outside the publisher's scale, 1 to 5."),
            (["GN", 2025, 6], "row 3, column C (max_intensity): 6 is outside the publisher's scale, 1 to 5."),
            (["GN", 2025, 2.5], "row 3, column C (max_intensity): “2.5” is no whole number."),
            (["GN", 2025, "war"], "row 3, column C (max_intensity): “war” is no number."),
            (["GN", 2025, ""], "row 3, column C (max_intensity): The cell is blank."),
            (["GN", 2024, 2], "row 3, column B (year): The year is 2024, and 2025 above: one file is about one year."),
            (["GN", "", 2], "row 3, column B (year): “” is no year."),
            (["NA", 2025, 2], "row 3, column A (iso2): NA stands here a second time; first in row 2."),
        ],
    )
    def test_a_wrong_cell_is_named(self, row: list[Cell], told: str) -> None:
        rows: Grid = [HIIK, ["NA", 2025, 1, "", ""], [*row, "", ""]]
        assert said(read(delimited(rows))) == [told]

    def test_a_year_in_the_future_is_refused(self) -> None:
        assert said(read(delimited([HIIK, ["NA", 2027, 1, "", ""]]))) == ["The year 2027 is in the future."]


class TestControlRisks:
    @pytest.mark.parametrize(
        ("word", "level"),
        [
            ("Low", 1),
            ("l", 1),
            ("低", 1),
            ("insignificant", 1),
            ("MEDIUM", 2),
            ("M", 2),
            ("中", 2),
            ("high", 3),
            ("Ｈ", 3),
            *(("高", 3), ("extreme", 4), ("E", 4), ("极高", 4)),
        ],
    )
    def test_levels_are_words_or_their_first_letters_in_english_and_chinese(self, word: str, level: float) -> None:
        found = values(read(delimited([RISKS, ["NA", "", word, "low", 2026]])))
        assert found == {("control-risks-political", "NA"): level, ("control-risks-security", "NA"): 1}

    def test_a_region_has_its_own_ratings_and_one_rating_may_be_missing(self) -> None:
        rows: Grid = [RISKS, ["CD", "", "high", "high", 2026], ["CD", "cd-nk", "", "extreme", 2026]]
        assert values(read(delimited(rows))) == {
            ("control-risks-political", "CD"): 3,
            ("control-risks-security", "CD"): 3,
            ("control-risks-security", "CD-NK"): 4,
        }

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            (["CD", "", "3", "low"], "column C (political): “3” is no level: write low, medium, high or extreme."),
            (["CD", "", "", ""], "column C (political): The cell is blank."),
            (
                ["CD", "RW-01", "low", "low"],
                "column B (region): “RW-01” is no ISO 3166-2 code of a region of CD, as CD-XX.",
            ),
            (
                ["CD", "Kivu", "low", "low"],
                "column B (region): “Kivu” is no ISO 3166-2 code of a region of CD, as CD-XX.",
            ),
            (["ZZ", "", "low", "low"], "column A (iso2): “ZZ” names no country."),
        ],
    )
    def test_a_wrong_cell_is_named(self, row: list[Cell], told: str) -> None:
        assert said(read(delimited([RISKS, [*row, 2026]]))) == [f"row 2, {told}"]
