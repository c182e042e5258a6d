"""The EU's list of areas, as JSON and as CSV; the areas are made up but for one test."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from official_files import EU_CSV, TODAY, delimited, edition, eu_json, read, region, report, said, values
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places import open_figures
from oredesk.core.places.cahra import EU_CAHRAS
from oredesk.core.places.indicators.eu_cahra import read_json
from oredesk.core.places.indicators.figures import Wanted
from oredesk.core.places.indicators.importing import import_tables
from oredesk.core.workbook.tables import read_tables

CONFLICT, HIGH = "eu-cahra-conflict", "eu-cahra-high-risk"
SHARED = Path(__file__).parents[5] / "shared" / "risk"


class TestJson:
    def test_regions_count_as_what_they_are_listed_for_and_the_latest_report_gives_the_day(self) -> None:
        file = eu_json(
            {
                "NAM": [report(region("NA-KH", conflict=True), on="2026-03-01"), report(region("NA-ER", high=True))],
                "GIN": [report(region("GN-B", conflict=True, high=True), on="2025-12-31")],
            }
        )
        figures = read(file, "cahras.json")
        found = edition(figures)
        assert (found.source, found.year, found.as_of) == (IndicatorSource.EU_CAHRA, 2026, dt.date(2026, 6, 27))
        assert values(figures) == {(CONFLICT, "NA-KH"): 1, (HIGH, "NA-ER"): 1, (CONFLICT, "GN-B"): 1, (HIGH, "GN-B"): 1}
        assert figures.day_is_given

    def test_a_whole_country_without_more_is_high_risk(self) -> None:
        assert values(read(eu_json({"BDI": [report(whole=True)]}))) == {(HIGH, "BI"): 1}

    def test_a_whole_country_keeps_what_its_regions_are_listed_for(self) -> None:
        one = report(region("ER-AN", conflict=True), region("ER-MA"), whole=True)
        assert values(read(eu_json({"ERI": [one]}))) == {(HIGH, "ER"): 1, (CONFLICT, "ER-AN"): 1}

    def test_reports_that_name_a_region_several_times_add_up(self) -> None:
        reports = [report(region("GN-B", conflict=True)), report(region("GN-B", high=True))]
        assert values(read(eu_json({"GIN": reports}))) == {(CONFLICT, "GN-B"): 1, (HIGH, "GN-B"): 1}

    @pytest.mark.parametrize(
        ("code", "one", "told"),
        [
            ("ZZZ", region("ZZ-A", high=True), "row 1, column country_code: “ZZZ” is no known country code."),
            ("GIN", region("GW-A", high=True), "“GW-A” is no ISO 3166-2 code of a region of GN, as GN-XX."),
            ("GIN", region("", high=True), "“” is no ISO 3166-2 code of a region of GN, as GN-XX."),
            ("GIN", region("GN-B") | {"high_risk": "true"}, "“GN-B”: write 1 (listed) or 0; a listed area has a 1."),
            ("GIN", region("GN-B"), "“GN-B”: write 1 (listed) or 0; a listed area has a 1."),
        ],
    )
    def test_an_area_that_is_none_is_named_with_its_entry(self, code: str, one: dict[str, object], told: str) -> None:
        assert told in said(read(eu_json({code: [report(one)]})))[0]

    @pytest.mark.parametrize(
        "text",
        [b"[]", b"{}", b"[1]", b'[{"country_code": "GIN"}]', b'[{"country_code": 5, "reports": []}]', b"[{", b"[NaN]"],
    )
    def test_other_json_is_not_the_list(self, text: bytes) -> None:
        assert "The JSON is not that of the EU list" in said(read(text))[0]

    def test_a_report_about_nothing_is_named(self) -> None:
        """Else a country would silently leave the list."""
        assert said(read(eu_json({"BDI": [report(whole=True)], "GIN": [report()]}))) == [
            "row 2, column included_regions: The cell is blank."
        ]

    def test_json_of_another_publisher_is_refused(self) -> None:
        assert said(read(eu_json({}), source=IndicatorSource.CPI))

    def test_reports_without_a_day_need_one(self) -> None:
        file = eu_json({"BDI": [report(whole=True, on="soon"), report(whole=True, on="2026-02-30")]})
        assert said(read(file)) == ["The file does not say of which day the list is. Say it: --as-of DATE"]

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(
                        ("country_code", "reports", "included_regions", "code", "updated_at", "is_country_level")
                    ),
                    inner,
                    max_size=5,
                )
            ),
            max_leaves=20,
        )
    )
    def test_no_json_is_too_odd_to_be_refused(self, content: object) -> None:
        figures = read_json(json.dumps(content), Wanted(TODAY))
        assert (figures.edition is None) == bool(figures.problems)


class TestCsv:
    def take(self, *rows: tuple[str, ...]) -> bytes:
        return delimited([EU_CSV, *rows])

    def test_it_needs_a_day_from_a_person(self) -> None:
        file = self.take(("BDI", "BI", "Burundi", "whole_country", "", "", "", ""))
        assert said(read(file)) == ["The file does not say of which day the list is. Say it: --as-of DATE"]

    def test_regions_and_whole_countries_are_taken(self) -> None:
        file = self.take(
            ("NAM", "NA", "Namibia", "region", "NA-KH", "Khomas", "1", "0"),
            ("BDI", "BI", "Burundi", "whole_country", "", "", "", ""),
            ("ERI", "ER", "Eritrea", "whole_country", "", "", "yes", "no"),
        )
        figures = import_tables(read_tables("eu.csv", file), Wanted(TODAY, as_of=dt.date(2026, 6, 27)))
        assert values(figures) == {(CONFLICT, "NA-KH"): 1, (HIGH, "BI"): 1, (CONFLICT, "ER"): 1}

    @pytest.mark.parametrize(
        ("row", "told"),
        [
            (("NAM", "NE", "", "region", "NA-KH", "", "1", "0"), "column B (iso2): “NE / NAM” names no country."),
            (("", "", "", "region", "NA-KH", "", "1", "0"), "column B (iso2): “” names no country."),
            (
                ("NAM", "NA", "", "region", "NE-1", "", "1", "0"),
                "column E (iso_3166_2): “NE-1” is no ISO 3166-2 code of",
            ),
            (
                ("NAM", "NA", "", "region", "NA-KH", "", "2", "0"),
                "column G (conflict_affected): “2”: write 1 (listed) or 0",
            ),
            (("NAM", "NA", "", "region", "NA-KH", "", "0", "0"), "column G (conflict_affected): The cell is blank."),
            (("NAM", "NA", "", "region", "", "", "1", "0"), "column E (iso_3166_2): The cell is blank."),
        ],
    )
    def test_a_wrong_cell_is_named(self, row: tuple[str, ...], told: str) -> None:
        figures = import_tables(read_tables("eu.csv", self.take(row)), Wanted(TODAY, as_of=TODAY))
        assert f"row 2, {told}" in said(figures)[0]

    @pytest.mark.parametrize("file", sorted(SHARED.glob("eu_cahra_regions_*.csv")), ids=lambda file: file.name)
    def test_the_list_as_it_was_published_is_what_is_shipped(self, file: Path) -> None:
        """Runs where the material lies beside the repository; Chhattisgarh has two codes, of which one is listed."""
        read_now = read_tables(file.name, file.read_bytes())
        found = edition(import_tables(read_now, Wanted(TODAY, as_of=EU_CAHRAS.as_of)))
        (shipped,) = [one for one in open_figures.SHIPPED if one.source is IndicatorSource.EU_CAHRA]
        places = {(one.indicator, one.country, one.region) for one in found.values}
        assert {(one.indicator, one.country, one.region) for one in shipped.values} - places == {
            ("eu-cahra-conflict", "IN", "IN-CG")
        }
