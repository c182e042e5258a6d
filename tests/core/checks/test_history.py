"""What is said about a declaration beside the supplier's previous one, in detail."""

import datetime as dt

from declarations import TODAY, cmrt, smelter, with_smelters, without_smelters
from oredesk.core.checks import Background, examine
from oredesk.core.checks.history import list_much_changed
from oredesk.core.declaration import Declaration
from oredesk.core.finding import Examination
from oredesk.core.fingerprint import declared_smelters
from oredesk.core.mineral import Mineral
from oredesk.core.smelters.reference import NO_REFERENCE, Reference
from oredesk.core.submission import PastSubmission
from references import REFERENCE


def gold(*names: str, numbered: bool = True) -> Declaration:
    """A CMRT with gold refiners of these numbers, or names."""
    rows = (
        smelter(20 + at, "Gold", "Refiner", smelter_id=name)
        if numbered
        else smelter(20 + at, "Gold", "Smelter not listed", name=name)
        for at, name in enumerate(names)
    )
    return with_smelters(without_smelters(cmrt(), Mineral.GOLD), *rows)


def change(before: Declaration, now: Declaration, reference: Reference = NO_REFERENCE) -> list[dict[str, str]]:
    past = PastSubmission(
        dt.datetime(2025, 11, 1, tzinfo=dt.UTC),
        before.template,
        "Acme",
        Examination((), 0, ""),
        declared=declared_smelters(before),
    )
    examination = examine(now, Background(TODAY, reference, past))
    assert examination.faults == ()
    return [dict(finding.facts) for finding in examination.findings if finding.code == list_much_changed.code]


def numbers(first: int, count: int) -> tuple[str, ...]:
    return tuple(f"CID{910_000 + number}" for number in range(first, first + count))


def test_a_change_is_told_with_counts_and_the_first_of_each_kind() -> None:
    (facts,) = change(gold(*numbers(0, 6)), gold(*numbers(5, 3)))
    assert (facts["added"], facts["dropped"], facts["kept"]) == ("2", "5", "1")
    assert facts["new"] == "CID910006 Refiner; CID910007 Refiner"
    assert facts["gone"] == "CID910000 Refiner; CID910001 Refiner; CID910002 Refiner; …"
    assert facts["date"] == "2025-11-01"


def test_nothing_added_is_told_with_a_dash() -> None:
    (facts,) = change(gold(*numbers(0, 9)), gold(*numbers(0, 2)))
    assert (facts["added"], facts["new"]) == ("0", "–")


def test_rows_not_yet_identified_are_no_smelters_to_compare() -> None:
    unknown = (smelter(60 + at, "Gold", "Smelter not yet identified") for at in range(3))
    assert change(gold(*numbers(0, 4)), with_smelters(gold(*numbers(0, 2)), *unknown)) == []


def test_a_smelter_named_then_and_numbered_now_is_the_same_where_the_reference_knows_it() -> None:
    names = ("Kunlun Demo Gold", "Quiet Creek Gold", "Pampa Refinadora", "Silent River Metals", "Outback Gold Works")
    ids = ("CID900001", "CID900010", "CID900003", "CID900006", "CID900005")
    assert change(gold(*names, numbered=False), gold(*ids), REFERENCE) == []
    assert len(change(gold(*names, numbered=False), gold(*ids))) == 1
