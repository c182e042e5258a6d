"""What is remembered of what scores are up to date with, one sentence each; run on SQLite files."""

from decimal import Decimal

import pytest

from oredesk.core.campaign import Split
from oredesk.core.indicator import IndicatorEdition, IndicatorSource
from oredesk.core.mineral import Mineral
from oredesk.core.risk_ports import Baseline, Requests, RiskBaselines
from oredesk.core.smelter import ConfirmedName, SmelterId
from oredesk.core.supplier import OutOfScope
from oredesk.storage.ledger import SqlLedger
from storage.examples import NOW, TODAY, smelter_list
from surveyed import BAD_WORKS, GOOD_WORKS, registered, submit, supplier, tin, workbook

FIRST = Baseline("1", {"tin\tCID1": "aa", "tin\tCID2": "bb"})
SECOND = Baseline("2")
NOBODY = Requests((), "smelter lists", NOW)


@pytest.fixture
def baselines(ledger: SqlLedger) -> RiskBaselines:
    return ledger


class TestABaseline:
    async def test_is_not_there_at_first_and_then_as_it_was_put(self, baselines: RiskBaselines) -> None:
        assert await baselines.baseline("smelters") is None
        assert await baselines.move_baseline("smelters", None, FIRST, NOBODY)
        assert await baselines.baseline("smelters") == FIRST
        assert await baselines.baseline("places") is None

    async def test_gives_way_to_the_next_together_with_the_requests(
        self, ledger: SqlLedger, baselines: RiskBaselines
    ) -> None:
        numbers = await registered(ledger, supplier(1), supplier(2))
        await baselines.move_baseline("smelters", None, FIRST, NOBODY)
        assert await baselines.move_baseline("smelters", FIRST, SECOND, Requests(numbers[:1], "smelter lists", NOW))
        assert await baselines.baseline("smelters") == SECOND
        causes = {one.supplier: one.causes for one in await ledger.to_rescore(10)}
        assert causes == {numbers[0]: ("register", "smelter lists"), numbers[1]: ("register",)}

    @pytest.mark.parametrize("before", [None, Baseline("0")])
    async def test_stays_when_another_process_was_faster_and_nobody_is_asked_for(
        self, ledger: SqlLedger, baselines: RiskBaselines, before: Baseline | None
    ) -> None:
        (number,) = await registered(ledger, supplier(1))
        await baselines.move_baseline("smelters", None, FIRST, NOBODY)
        assert not await baselines.move_baseline("smelters", before, SECOND, Requests([number], "smelter lists", NOW))
        assert await baselines.baseline("smelters") == FIRST
        assert [one.causes for one in await ledger.to_rescore(10)] == [("register",)]


class TestTheState:
    async def test_stays_while_nothing_changes(self, baselines: RiskBaselines) -> None:
        assert await baselines.risk_state() == await baselines.risk_state()

    @pytest.mark.parametrize("what", ["list", "name", "indicators", "campaign", "split", "supplier", "submission"])
    async def test_differs_after_whatever_scores_are_made_from(self, ledger: SqlLedger, what: str) -> None:
        campaign = await ledger.open_campaign("2025", TODAY, None, NOW, "buyer")
        await registered(ledger, supplier(1))
        before = await ledger.risk_state()
        assert campaign
        match what:
            case "list":
                await ledger.add_list(smelter_list(1), NOW, "li")
            case "name":
                await ledger.confirm_name(ConfirmedName(Mineral.TIN, "X", SmelterId("CID000001")), NOW, "li")
            case "indicators":
                await ledger.add_edition(IndicatorEdition(IndicatorSource.CPI, "CPI", 2025, TODAY, "0", ()), NOW, "li")
            case "campaign":
                await ledger.open_campaign("2026", TODAY, None, NOW, "buyer")
            case "split":
                await ledger.add_split(Split(campaign.number, NOW, "buyer", 96, Decimal(0), ()))
            case "supplier":
                await registered(ledger, supplier(2))
            case _:
                await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS)))
        assert await ledger.risk_state() != before


class TestWhoIsConcerned:
    async def test_only_suppliers_in_scope_are(self, ledger: SqlLedger, baselines: RiskBaselines) -> None:
        numbers = await registered(ledger, supplier(1), supplier(2, out_of_scope=OutOfScope.RESALE), supplier(3))
        assert list(await baselines.in_scope()) == [numbers[0], numbers[2]]

    async def test_those_who_name_a_smelter_are_told_by_metal_and_name(
        self, ledger: SqlLedger, baselines: RiskBaselines
    ) -> None:
        numbers = await registered(ledger, supplier(1), supplier(2), supplier(3))
        await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS)))
        await submit(ledger, 2, workbook(2, "a", tin(BAD_WORKS, GOOD_WORKS)))
        await submit(ledger, 9, workbook(9, "a", tin("CID900009")))
        assert await baselines.smelters_named() == [("Tin", GOOD_WORKS), ("Tin", BAD_WORKS)]
        assert await baselines.suppliers_naming([("Tin", BAD_WORKS), ("Gold", GOOD_WORKS)]) == [numbers[1]]
        assert await baselines.suppliers_naming([("Tin", GOOD_WORKS)]) == list(numbers[:2])
        assert await baselines.suppliers_naming([]) == []
