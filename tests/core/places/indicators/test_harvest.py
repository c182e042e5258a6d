"""What rows give: an edition only when nothing is wrong, whatever stands in the cells."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from official_files import (
    EU_CSV,
    TODAY,
    UCDP,
    WGI_2024,
    cpi_rows,
    delimited,
    edition,
    fsi_rows,
    inform_rows,
    read,
    said,
)
from oredesk.core.indicator import Indicator, IndicatorSource, IndicatorValue
from oredesk.core.places.indicators.figures import Wanted
from oredesk.core.places.indicators.harvest import MOST_TOLD, digest_of
from oredesk.core.places.indicators.importing import IMPORTABLE, import_tables
from oredesk.core.table import Table, Tables

HEADINGS: dict[IndicatorSource, tuple[str, ...]] = {
    IndicatorSource.CPI: ("Country / Territory", "ISO3", "CPI 2025 score"),
    IndicatorSource.INFORM: ("COUNTRY", "ISO3", "INFORM RISK", "RISK CLASS"),
    IndicatorSource.WGI: WGI_2024,
    IndicatorSource.UCDP: UCDP,
    IndicatorSource.FSI: ("Country", "Year", "Total", "C1"),
    IndicatorSource.HIIK: ("iso2", "year", "max_intensity", "interstate", "source_page", "note"),
    IndicatorSource.CONTROL_RISKS: ("iso2", "region", "political", "security", "year"),
    IndicatorSource.EU_CAHRA: EU_CSV,
}
CELLS = st.sampled_from(
    (
        *(
            "",
            "NA",
            "NAM",
            "CD",
            "COD",
            "Namibia",
            "World",
            "565",
            "2024",
            "2025",
            "5",
            "1",
            "0",
            "-1",
            "1e400",
            "nan",
            "..",
        ),
        *("=1+1", "low", "NA-KH", "pv", "rl", "cc", "whole_country", "7,5", "<b>", "{0}", "#", "\ud800", "KSV", "ANT"),
    )
)


@pytest.mark.parametrize("source", IMPORTABLE)
@given(data=st.data())
def test_whatever_stands_in_the_cells_there_is_an_edition_or_a_problem(
    source: IndicatorSource, data: st.DataObject
) -> None:
    headings = HEADINGS[source]
    rows = data.draw(st.lists(st.lists(CELLS, max_size=len(headings)).map(tuple), max_size=6))
    tables = Tables((Table("CPI2025", (headings, *rows)),))
    figures = import_tables(tables, Wanted(TODAY, source, as_of=TODAY))
    assert (figures.edition is None) == bool(figures.problems)
    if figures.edition:
        assert figures.edition.values
        assert all(0 <= one.value <= 30_000_000 for one in figures.edition.values)


VALUES = st.lists(
    st.builds(IndicatorValue, st.sampled_from(Indicator), st.sampled_from(("NA", "CD")), st.floats(0, 100)), max_size=6
)


@given(VALUES)
def test_the_order_of_rows_makes_no_other_edition(values: list[IndicatorValue]) -> None:
    assert digest_of(values) == digest_of(reversed(values))


@given(VALUES, VALUES)
def test_other_figures_are_another_edition(values: list[IndicatorValue], others: list[IndicatorValue]) -> None:
    same = sorted(map(repr, values)) == sorted(map(repr, others))
    assert (digest_of(values) == digest_of(others)) == same


def test_the_day_is_the_last_of_the_year_but_never_one_to_come() -> None:
    assert edition(read(delimited(cpi_rows(2025)))).as_of == dt.date(2025, 12, 31)
    assert edition(read(delimited(inform_rows(2026)))).as_of == TODAY


def test_of_countless_problems_a_thousand_are_told() -> None:
    rows = [*fsi_rows(), *[fsi_rows(totals={"Ruritania": 50})[-1]] * (MOST_TOLD + 5)]
    assert len(said(read(delimited(rows)))) == MOST_TOLD
