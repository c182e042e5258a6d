"""A supplier's score rises and falls with what it mails; a killed desk loses no score and makes none twice."""

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from journeys.test_killed_at_every_step import die_at
from journeys.world import World, complete_workbook, mail
from oredesk.core.conduct import Conduct
from oredesk.core.mineral import Mineral
from oredesk.core.risk.comparing import compare
from oredesk.core.risk_score import Band, Factor
from oredesk.core.smelter import FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt
from oredesk.samples.sample import SmelterInput
from oredesk.samples.smelters import smelter
from oredesk.storage.opening import open_storage
from oredesk.wiring import open_desk
from storage.examples import NOW, TODAY, digest
from surveyed import registered, supplier

SANCTIONED, CONFORMANT = smelter(Mineral.GOLD, 1), smelter(Mineral.GOLD, 2)
JOURNEY = Supplier(SupplierCode("J1"), "Journey Metals Ltd", contacts=("li@journey.example",), country="DE", sources=1)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def own_list() -> SmelterList:
    """The operator's list, which says that a refinery is sanctioned and another one conformant."""
    entries = tuple(
        ListEntry(Mineral.GOLD, SmelterId(str(one.id)), f"{one.name}", f"{one.name}", "GERMANY", status=status)
        for one, status in ((SANCTIONED, FacilityStatus.SANCTIONED), (CONFORMANT, FacilityStatus.CONFORMANT))
    )
    return SmelterList(ListSource.OWN, TODAY, "own.csv", digest("own"), entries)


def corrected_workbook() -> bytes:
    """The same declaration, in which the conformant refinery has taken the sanctioned one's place."""
    sample = complete_cmrt(JOURNEY.name, smelters=4)
    better = SmelterInput(id=CONFORMANT.id)
    smelters = (better if one and one.id == SANCTIONED.id else one for one in sample.smelters)
    return build(replace(sample, smelters=tuple(smelters)))


async def test_a_supplier_scores_high_sends_a_corrected_workbook_and_falls(world: World) -> None:
    async with open_desk(world.settings()) as desk:
        ledger = desk.storage.ledger
        await ledger.add_list(own_list(), NOW, "staff")
        (number,) = await registered(ledger, JOURNEY)
        await desk.service.once()
        world.deliver(mail(1, complete_workbook(), sender="li@journey.example"))
        await desk.service.once()
        world.deliver(mail(2, corrected_workbook(), sender="li@journey.example"))
        await desk.service.once()

        new, high, fallen = await ledger.scores_of(number)
        risks = await ledger.risks(number)
    assert [one.cause for one in (new, high, fallen)] == ["register; first look", "submission 1", "submission 2"]
    assert high.score.tier is Band.HIGH
    assert [hit.gate for hit in high.score.gates] == ["G1"]
    assert fallen.score.tier is not Band.HIGH
    difference = compare(high.score, fallen.score)
    assert [hit.gate for hit in difference.gates_gone] == ["G1"]
    assert {one.factor for one in difference.movements if one.total < 0} >= {Factor.SMELTER_STATUS}
    (risk,) = risks
    assert risk.opened_by == ""
    assert "submission 1" in risk.cause
    assert len(world.replies()) == 2


async def ask(world: World) -> None:
    """Put suppliers into the register while no desk runs; one of them will be scored high."""
    data = world.folder / "data"
    async with open_storage(f"sqlite://{data}/oredesk.db", data, "desk.example", as_guest=True) as storage:
        numbers = await registered(storage.ledger, *(supplier(number) for number in range(150)))
        await storage.ledger.record_conduct(numbers[3], Conduct(refused_correction=True), NOW, "K. Li", "letter")


@pytest.mark.parametrize("step", ["scored", "followed", "scores-kept"])
@pytest.mark.parametrize("lot", [1, 2])
async def test_a_kill_while_suppliers_are_scored_loses_nothing_and_doubles_nothing(
    world: World, step: str, lot: int
) -> None:
    await ask(world)
    assert await asyncio.to_thread(die_at, world, world.settings(), step, lot)

    async with open_desk(world.settings()) as desk:
        await desk.service.once()
        ledger = desk.storage.ledger
        scores = [one for number in await ledger.in_scope() for one in await ledger.scores_of(number)]
        waiting, risks = await ledger.to_rescore(1), await ledger.risks()
    assert Counter(one.supplier for one in scores) == dict.fromkeys(range(1, 151), 1)
    assert waiting == []
    assert [(risk.supplier, len(risk.events)) for risk in risks] == [(4, 2)]
