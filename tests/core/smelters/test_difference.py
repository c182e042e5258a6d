from dataclasses import replace

import pytest

from oredesk.core.mineral import Mineral
from oredesk.core.smelter import FacilityStatus, ListSource, SmelterId
from oredesk.core.smelters.difference import Aspect, Change, difference
from references import entry, listed

RAVEN = entry("CID900001", "Raven Refining", country="JAPAN")
HERON = entry("CID900002", "Heron Refining")


def test_a_list_does_not_differ_from_itself() -> None:
    found = difference(listed(RAVEN, HERON), listed(HERON, RAVEN))
    assert not found
    assert set(found.counts.values()) == {0}


def test_facilities_that_only_one_list_names_were_added_or_removed() -> None:
    tin = entry("CID900001", "Raven Refining", Mineral.TIN)
    found = difference(listed(RAVEN, HERON), listed(RAVEN, tin))
    assert found.added == (tin,)
    assert found.removed == (HERON,)
    assert found.changes == ()
    assert found.counts == {"added": 1, "removed": 1, "status": 0, "name": 0, "country": 0, "successor": 0}


def test_everything_that_changed_about_a_facility_is_told_with_both_words() -> None:
    before = replace(RAVEN, status=FacilityStatus.CONFORMANT)
    after = replace(
        RAVEN,
        name="Raven Recycling",
        standard_name="Raven Recycling",
        country="CHINA",
        status=FacilityStatus.REMOVED,
        successor=SmelterId("CID900002"),
    )
    found = difference(listed(before), listed(after))
    number, name = RAVEN.smelter_id, "Raven Recycling"
    assert found.changes == (
        Change(Mineral.GOLD, number, name, Aspect.STATUS, "conformant", "removed"),
        Change(Mineral.GOLD, number, name, Aspect.NAME, "Raven Refining", "Raven Recycling"),
        Change(Mineral.GOLD, number, name, Aspect.COUNTRY, "JAPAN", "CHINA"),
        Change(Mineral.GOLD, number, name, Aspect.SUCCESSOR, "", "CID900002"),
    )
    assert found.counts["status"] == 1


def test_lists_without_a_status_column_differ_by_what_they_are_about() -> None:
    conformant, active = (listed(RAVEN, source=s) for s in (ListSource.RMI_CONFORMANT, ListSource.RMI_ACTIVE))
    [change] = difference(conformant, active).changes
    assert (change.aspect, change.before, change.after) == (Aspect.STATUS, "conformant", "active")


@pytest.mark.parametrize(
    "after",
    [
        replace(RAVEN, standard_name="RAVEN REFINING."),
        replace(RAVEN, country="Japan"),
        replace(RAVEN, country="日本"),
        replace(RAVEN, country=""),
        replace(RAVEN, smelter_id=SmelterId("cid900001")),
    ],
    ids=["capitals", "spelling", "language", "blank", "small letters"],
)
def test_the_same_said_otherwise_is_no_difference(after: object) -> None:
    assert isinstance(after, type(RAVEN))
    assert not difference(listed(RAVEN), listed(after))


def test_one_more_alias_is_no_difference() -> None:
    alias = entry("CID900001", "Raven Works", standard_name="Raven Refining", country="JAPAN")
    assert not difference(listed(RAVEN), listed(RAVEN, alias, source=ListSource.OWN))


def test_in_lists_without_numbers_the_name_tells_facilities_apart() -> None:
    unnumbered = replace(RAVEN, smelter_id=None)
    other = replace(HERON, smelter_id=None)
    found = difference(listed(unnumbered, source=ListSource.LBMA), listed(unnumbered, other, source=ListSource.LBMA))
    assert (found.added, found.removed) == ((other,), ())
