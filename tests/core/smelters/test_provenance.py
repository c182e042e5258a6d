import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.smelter import ListSource
from oredesk.core.smelters.provenance import (
    day_of_column,
    day_of_texts,
    days_within,
    mixed_dates,
    source_told,
)

AUGUST = dt.date(2026, 8, 15)


@pytest.mark.parametrize(
    "text",
    [
        "RMI_Conformant_2026-08-15.xlsx",
        "list 20260815.csv",
        "list_2026.08.15_v2.csv",
        "Data as of 15 August 2026",
        "Last updated: Aug. 15, 2026",
        "August 15th, 2026 14:30",
        "截至2026年8月15日的名单",
        "as of 15/08/2026",
        "2026-08-15 00:00:00",
    ],
)
def test_a_day_is_found_in_names_and_titles_as_people_write_them(text: str) -> None:
    assert set(days_within(text)) == {AUGUST}


@pytest.mark.parametrize("text", ["", "version 6.5", "CID900001", "August 2026", "99999999", "10.1.2", "Q3 2026"])
def test_what_names_no_day_gives_none(text: str) -> None:
    assert set(days_within(text)) == set()


def test_day_and_month_that_cannot_be_told_apart_are_both_possible() -> None:
    assert set(days_within("03/04/2026")) == {dt.date(2026, 4, 3), dt.date(2026, 3, 4)}
    assert set(days_within("04/04/2026")) == {dt.date(2026, 4, 4)}


def test_titles_and_file_name_must_agree() -> None:
    assert day_of_texts(["as of 2026-08-15"], "list_20260815.csv").day == AUGUST
    unsure = day_of_texts(["as of 2026-08-15"], "list_20260901.csv")
    assert (unsure.day, unsure.where) == (None, "several days are named: 2026-08-15, 2026-09-01")
    assert day_of_texts(["a title"], "list.csv").day is None


def test_a_column_of_one_clear_day_dates_the_list() -> None:
    assert day_of_column("As of", ["2026-08-15", "15 Aug 2026"]).day == AUGUST


@pytest.mark.parametrize(
    "texts",
    [
        ["2026-08-15", "2026-08-16"],
        ["03/04/2026"],
        ["2026-08-15", "soon"],
        ["2026-08-15", "08/15/2026", "03/04/2026"],
        [],
    ],
)
def test_a_column_of_mixed_dates_dates_nothing_and_shows_what_it_holds(texts: list[str]) -> None:
    told = day_of_column("List date", texts)
    assert told.day is None
    assert "List date" in told.where
    assert all(text in told.where for text in texts[:3])


def test_ways_of_writing_dates_are_told_apart_in_columns_of_dates_alone() -> None:
    mixed = ["2025-01-02", "2025-11-30 10:30:00", "", "n/a", "02/01/2025", "2 Jan 2025"]
    assert mixed_dates("Audit date", mixed) == ("2025-11-30 10:30:00", "02/01/2025", "2 Jan 2025")
    assert mixed_dates("审核日期", mixed)
    assert mixed_dates("Remarks", mixed) == ()
    assert mixed_dates("Update", mixed) == ()
    assert mixed_dates("Audit_Date", ["1/2/2025", "31/12/2025", "-"]) == ()


@pytest.mark.parametrize(
    ("texts", "source"),
    [
        (["RMI Conformant Smelters.xlsx"], ListSource.RMI_CONFORMANT),
        (["list.csv", "RMAP active smelters and refiners"], ListSource.RMI_ACTIVE),
        (["eligible.csv", "Responsible Minerals Initiative"], ListSource.RMI_ELIGIBLE),
        (["LBMA_Good_Delivery_List.xlsx"], ListSource.LBMA),
        (["rjc-members.csv"], ListSource.RJC),
        (["our conformant smelters.csv"], None),
        (["RMI conformant and active.csv"], None),
        (["RMI non-conformant smelters.csv"], None),
        (["RMI smelters that are not eligible"], None),
        (["RMI_nonconformant.csv"], None),
        (["interactive RMI report"], None),
        (["smelters.csv"], None),
        ([], None),
    ],
)
def test_the_source_is_told_only_where_there_is_no_doubt(texts: list[str], source: ListSource | None) -> None:
    assert source_told(texts) is source


@given(st.text(max_size=60))
def test_any_text_is_searched(text: str) -> None:
    assert all(isinstance(day, dt.date) for day in days_within(text))
    assert source_told([text]) in (None, *ListSource)
