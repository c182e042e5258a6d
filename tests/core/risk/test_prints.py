"""Prints differ where scores would, and nowhere else."""

import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue
from oredesk.core.mineral import Mineral
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.prints import changed, place_prints, smelter_keys, smelter_prints
from oredesk.core.smelter import ConfirmedName, FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.smelters.reference import NO_REFERENCE, Reference
from references import listed

WORKS = ListEntry(
    Mineral.TIN, SmelterId("CID900101"), "Kunlun Demo Tin", "Kunlun Demo Tin", "CHINA", status=FacilityStatus.CONFORMANT
)
OTHER = replace(WORKS, smelter_id=SmelterId("CID900102"), name="Tapioca Tin", standard_name="Tapioca Tin")
NUMBER, NAME = "tin\tCID900101", "tin\tkunlundemotin"


def differing(*entries: ListEntry, as_of: dt.date = dt.date(2026, 11, 8)) -> frozenset[str]:
    """What looks different when this list takes the place of one with both smelters."""
    before = smelter_prints(Reference.of([listed(WORKS, OTHER)]))
    return changed(before, smelter_prints(Reference.of([listed(*entries, as_of=as_of)])))


@pytest.mark.parametrize(
    "change",
    [
        {"status": FacilityStatus.ACTIVE},
        {"country": "MYANMAR"},
        {"region": "CN-YN"},
        {"origins": ("PERU",)},
        {"recycles_only": True},
        {"successor": SmelterId("CID900102")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_smelter_of_which_something_else_is_said_looks_different_by_number_and_by_name(
    change: dict[str, object],
) -> None:
    assert differing(replace(WORKS, **change), OTHER) == {NUMBER, NAME}  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{}, {"city": "Gejiu"}])
def test_the_day_of_a_list_and_what_no_score_uses_makes_no_difference(change: dict[str, str]) -> None:
    assert differing(replace(WORKS, **change), OTHER) == frozenset()  # type: ignore[arg-type]


def test_a_smelter_that_comes_or_goes_looks_different() -> None:
    assert differing(OTHER) == {NUMBER, NAME}
    assert differing(WORKS, OTHER, replace(WORKS, smelter_id=SmelterId("CID9"), name="New", standard_name="New")) == {
        "tin\tCID9",
        "tin\tnew",
    }


def test_a_metal_looks_different_when_it_is_covered_for_the_first_time() -> None:
    lookup = listed(replace(WORKS, status=None), source=ListSource.LOOKUP)
    covered = listed(replace(OTHER, name="Z", standard_name="Z"))
    before, after = Reference.of([lookup]), Reference.of([lookup, covered])
    assert "tin" in changed(smelter_prints(before), smelter_prints(after))
    assert "tin" not in changed(smelter_prints(NO_REFERENCE), smelter_prints(before))


def test_a_name_that_a_person_confirmed_looks_different() -> None:
    lists: list[SmelterList] = [listed(WORKS, OTHER)]
    confirmed = Reference.of(lists, [ConfirmedName(Mineral.TIN, "Kunlun Tin", SmelterId("CID900101"))])
    assert changed(smelter_prints(Reference.of(lists)), smelter_prints(confirmed)) == {"tin\tkunluntin"}


@pytest.mark.parametrize(
    ("metal", "known_by", "key"),
    [("Tin", "CID900101", NUMBER), (" tin", "cid900101", NUMBER), ("TIN", "kunlundemotin", NAME), ("Tin", "x", "tin")],
)
def test_a_declared_smelter_is_found_by_number_by_name_and_by_metal(metal: str, known_by: str, key: str) -> None:
    assert key in smelter_keys(metal, known_by)


def edition(*values: IndicatorValue, name: str = "CPI 2025", as_of: dt.date = dt.date(2026, 2, 1)) -> IndicatorEdition:
    return IndicatorEdition(IndicatorSource.CPI, name, 2025, as_of, f"{values}", values)


def test_only_countries_of_which_a_figure_changed_look_different() -> None:
    peru, chad = IndicatorValue(Indicator.CPI, "PE", 30), IndicatorValue(Indicator.CPI, "TD", 20)
    before = place_prints(Atlas.of([edition(peru, chad)]))
    later = edition(replace(peru, value=31), chad, name="CPI 2026", as_of=dt.date(2027, 2, 1))
    assert changed(before, place_prints(Atlas.of([later]))) == {"PE"}
    assert changed(before, place_prints(Atlas.of([edition(chad, peru)]))) == frozenset()
    regional = replace(peru, region="PE-LIM", value=60)
    assert changed(before, place_prints(Atlas.of([edition(peru, regional, chad)]))) == {"PE"}
