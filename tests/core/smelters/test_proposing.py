import dataclasses
import datetime as dt

import pytest

from oredesk.core.mineral import Mineral
from oredesk.core.smelter import ConfirmedName, ListEntry, ListSource, SmelterId, SmelterList, StoredList
from oredesk.core.smelters.importing import ReadList, WrongRow, digest_of, listed
from oredesk.core.smelters.learning import lesson
from oredesk.core.smelters.proposing import InForce, propose
from oredesk.core.smelters.provenance import Told
from references import KUNLUN, KUNLUN_TIN, PAMPA, entry

MARCH, AUGUST = dt.date(2026, 3, 31), dt.date(2026, 8, 15)
NOTHING = InForce((), (), ())


def read(*entries: ListEntry, source: ListSource | None = ListSource.OWN, day: dt.date | None = AUGUST) -> ReadList:
    """A list that was read without any trouble."""
    return ReadList(source, Told(day, "as told"), ("",), (), (), len(entries), entries, (), (), 0)


def in_force(*lists: SmelterList, confirmed: tuple[ConfirmedName, ...] = ()) -> InForce:
    """These lists, imported in this order."""
    now = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    stored = [
        StoredList(number, one.source, one.as_of, one.label, one.digest, len(one.entries), now, "staff")
        for number, one in enumerate(lists, start=1)
    ]
    return InForce(stored, lists, confirmed)


def test_a_list_without_obstacles_can_be_kept() -> None:
    proposal = propose(read(KUNLUN, PAMPA), "list.csv", NOTHING)

    assert proposal.obstacles == ()
    assert proposal.listed == SmelterList(
        ListSource.OWN, AUGUST, "list.csv", digest_of([KUNLUN, PAMPA]), (KUNLUN, PAMPA)
    )


def test_what_must_be_said_first_is_said_at_once() -> None:
    proposal = propose(read(KUNLUN, source=None, day=None), "list.csv", NOTHING)

    assert proposal.listed is None
    assert [text for text in proposal.obstacles if "--source" in text or "--as-of" in text] == list(proposal.obstacles)
    assert len(proposal.obstacles) == 2


def test_no_usable_row_is_an_obstacle() -> None:
    assert propose(read(), "list.csv", NOTHING).obstacles == ("No row can be used.",)


def test_many_wrong_rows_are_an_obstacle_unless_a_person_allows_them() -> None:
    spoilt = dataclasses.replace(read(KUNLUN), rows=2, wrong=(WrongRow("", 3, "x"),))

    assert propose(spoilt, "list.csv", NOTHING).listed is None
    assert "--allow-errors" in propose(spoilt, "list.csv", NOTHING).obstacles[0]
    assert propose(spoilt, "list.csv", NOTHING, allow_wrong=True).listed


def test_mixed_dates_are_an_obstacle_unless_a_person_allows_them() -> None:
    mixed = dataclasses.replace(read(KUNLUN), mixed_dates=(("Audit date", ("2026-01-02", "02/01/2026")),))

    (obstacle,) = propose(mixed, "list.csv", NOTHING).obstacles

    assert "“Audit date” writes dates in several ways (“2026-01-02”, “02/01/2026”)" in obstacle
    assert propose(mixed, "list.csv", NOTHING, allow_wrong=True).listed


def test_the_same_list_is_known_again_under_any_name() -> None:
    kept = listed(ListSource.OWN, AUGUST, "list.csv", (KUNLUN, PAMPA))

    again = propose(read(PAMPA, KUNLUN), "copy of list.csv", in_force(kept))

    assert again.known_as
    assert again.known_as.number == 1
    assert again.replaced is None


def test_a_newer_list_takes_the_place_of_the_one_in_force() -> None:
    old = listed(ListSource.OWN, MARCH, "old", (KUNLUN, KUNLUN_TIN))

    proposal = propose(read(KUNLUN), "new", in_force(old))

    assert proposal.replaced == old
    assert proposal.uncovered == (Mineral.TIN,)


def test_an_older_list_changes_nothing_in_force() -> None:
    newer = listed(ListSource.OWN, AUGUST, "newer", (KUNLUN,))

    proposal = propose(read(PAMPA, day=MARCH), "older", in_force(newer))

    assert (proposal.newer, proposal.replaced) == (newer, None)


def test_lists_of_other_sources_are_left_alone() -> None:
    other = listed(ListSource.LBMA, AUGUST, "lbma", (KUNLUN,))
    proposal = propose(read(PAMPA), "own", in_force(other))
    assert (proposal.newer, proposal.replaced) == (None, None)


@pytest.mark.parametrize("known", [(), (KUNLUN,)])
def test_names_without_a_number_that_find_no_facility_are_told_with_suggestions(known: tuple[ListEntry, ...]) -> None:
    force = in_force(listed(ListSource.RMI_ACTIVE, MARCH, "rmi", (*known, PAMPA)))
    found, lost = entry("", PAMPA.name, country="ARGENTINA"), entry("", "Kunlun Gold Demo Refining")

    proposal = propose(read(found, lost, source=ListSource.LBMA), "lbma.csv", force)

    (untied,) = proposal.untied
    assert untied.entry == lost
    assert [one.facility.smelter_id for one in untied.perhaps][:1] == [one.smelter_id for one in known]


def test_a_confirmed_name_ties_an_entry() -> None:
    force = in_force(
        listed(ListSource.RMI_ACTIVE, MARCH, "rmi", (KUNLUN,)),
        confirmed=(ConfirmedName(Mineral.GOLD, "Kunlun Refining", SmelterId("CID900001")),),
    )
    assert propose(read(entry("", "Kunlun Refining"), source=ListSource.LBMA), "lbma.csv", force).untied == ()


def test_learning_tells_new_names_and_names_that_meant_another_facility() -> None:
    force = in_force(listed(ListSource.OWN, MARCH, "own", (KUNLUN, PAMPA)))
    other = entry("CID900003", "Kunlun  demo gold", standard_name=PAMPA.name)
    new = entry("CID900001", "Kunlun Works", standard_name=KUNLUN.name)

    taught = lesson(listed(ListSource.LOOKUP, AUGUST, "CMRT 6.5", (KUNLUN, other, new)), force)

    assert taught.new == (new,)
    assert [(one.entry, [facility.smelter_id for facility in one.so_far]) for one in taught.other_meanings] == [
        (other, ["CID900001"])
    ]
    assert taught.known_as is None
    assert lesson(taught.listed, in_force(taught.listed)).known_as


def test_two_different_look_up_sheets_of_one_edition_are_noticed() -> None:
    official = listed(ListSource.LOOKUP, AUGUST, "CMRT 6.5", (KUNLUN, PAMPA))
    edited = listed(ListSource.LOOKUP, AUGUST, "CMRT 6.5", (KUNLUN,))

    rival = lesson(edited, in_force(official)).rival

    assert rival
    assert rival.number == 1
    assert lesson(official, in_force(official)).rival is None
