"""Which facility a row means, and what looking for it may cost."""

import dataclasses

import pytest

from declarations import TODAY, cmrt, smelter
from oredesk.core.checks import Background
from oredesk.core.checks.facilities import Facilities, described, name_of, number_of, stated_at
from oredesk.core.checks.subject import Subject
from oredesk.core.list_rows import SmelterRow
from oredesk.core.smelters.reference import NO_REFERENCE, Reference
from references import REFERENCE


def facility_id(row: SmelterRow, reference: Reference = REFERENCE) -> str | None:
    facility = Subject.of(cmrt(), Background(TODAY, reference), {}).facility_of(row)
    return facility.smelter_id if facility else None


@pytest.mark.parametrize(
    "row",
    [
        smelter(5, "Gold", "whatever", id_typed="CID900001"),
        smelter(5, " gold", "whatever", id_typed="\u00a0cid900001\u200b"),
        smelter(5, "Gold", "whatever", smelter_id="CID900001"),
        smelter(5, "#N/A", "#N/A", id_typed="CID900001"),  # the template did not find it, we do
        smelter(5, "", "", id_typed="CID900001"),
        smelter(5, "Gold", "Kunlun Demo Gold"),
        smelter(5, "Gold", "Smelter not listed", name="Kunlun Gold Refining Co."),
        smelter(5, "Gold", "#N/A", name="Kunlun Demo Gold"),
    ],
)
def test_a_row_means_a_facility_by_its_number_else_by_its_name(row: SmelterRow) -> None:
    assert facility_id(row) == "CID900001"


@pytest.mark.parametrize(
    "row",
    [
        smelter(5, "Gold", "Kunlun Demo Tin", id_typed="CID900101"),  # another metal's number
        smelter(5, "Tin", "Kunlun Demo Gold"),
        smelter(5, "Gold", "Demo Precious Metals"),  # a name of two
        smelter(5, "Gold", "Kunlun Demo Gold", id_typed="CID987654"),  # the number is wrong, so the name is not asked
        smelter(5, "Gold", "Kunlun Demo Gold", id_typed="9001"),
        smelter(5, "Gold", "Smelter not yet identified"),
        smelter(5, "Gold", "Smelter not listed", name="#REF!"),
        smelter(5, "", "Kunlun Demo Gold"),
    ],
)
def test_a_row_that_does_not_tell_means_no_facility(row: SmelterRow) -> None:
    assert facility_id(row) is None


def test_without_a_reference_no_row_means_anything() -> None:
    row = smelter(5, "Gold", "Kunlun Demo Gold", id_typed="CID900001")
    facilities = Facilities(NO_REFERENCE, [row])
    assert facility_id(row, NO_REFERENCE) is None
    assert facilities.known() == ()
    assert facilities.given_by_name() == ()


def test_number_name_and_cell_are_where_the_row_has_them() -> None:
    typed = smelter(5, "Gold", "Smelter Not Listed", name=" Works ", id_typed=" cid000001", smelter_id="CID000002")
    shown = smelter(6, "Gold", "Gold Works", name="ignored", smelter_id="CID000002")
    named = smelter(7, "Gold", "Smelter not listed", name="Works ")
    assert (number_of(typed), name_of(typed)) == ("CID000001", "Works")
    assert (number_of(shown), name_of(shown)) == ("CID000002", "Gold Works")
    stated = [(entry.cell.address, entry.value) for entry in map(stated_at, (typed, shown, named))]
    assert stated == [("A5", " cid000001"), ("F6", "CID000002"), ("D7", "Works")]
    assert number_of(dataclasses.replace(shown, smelter_id="4CHN001")) == ""


def test_a_facility_is_described_with_its_countrys_code_where_it_is_known() -> None:
    facility = REFERENCE.facilities["gold", "CID900002"]
    assert described(facility) == "CID900002 Salzach Feingold GmbH [AT]"
    assert described(dataclasses.replace(facility, country="")) == "CID900002 Salzach Feingold GmbH"


def test_only_so_many_names_are_compared_and_each_once() -> None:
    """A pasted list may hold thousands of names nobody knows; comparing one takes about a millisecond."""
    facilities = Facilities(REFERENCE, [])
    answered = [bool(facilities.suggest("Gold", f"Kunlun Demo Gold {number}", "")) for number in range(60)]
    assert answered == [True] * 40 + [False] * 20
    assert facilities.suggest("Gold", "Kunlun Demo Gold 7", "") == REFERENCE.suggest("Gold", "Kunlun Demo Gold 7")
