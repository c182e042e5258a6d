"""Suppliers are scored when something about them changes, and nobody else is."""

import asyncio
import datetime as dt
from collections.abc import Sequence

import pytest

from oredesk.core.conduct import Conduct
from oredesk.core.due_diligence import Plan
from oredesk.core.finding import CheckFault
from oredesk.core.risk import following, scoring
from oredesk.core.risk.case import Case
from oredesk.core.risk_score import RiskScore
from oredesk.core.supplier import OutOfScope
from oredesk.core.survey import Survey
from oredesk.core.usecases.score_suppliers import score_by_hand
from rescoring import Office, scoring_of
from surveyed import BAD_WORKS, registered, submit, supplier, tin, workbook


class TestWhoIsScored:
    async def test_nobody_while_there_is_nobody(self, office: Office) -> None:
        assert await office.settle() == []

    async def test_a_supplier_as_soon_as_it_is_in_the_register(self, office: Office) -> None:
        (number,) = await registered(office.ledger, supplier(1))
        (stored,) = await office.settle()
        assert (stored.supplier, stored.campaign) == (number, None)
        assert "register" in stored.cause

    async def test_not_one_that_is_out_of_scope_and_it_waits_no_more(self, office: Office) -> None:
        await registered(office.ledger, supplier(1, out_of_scope=OutOfScope.PHASE_OUT))
        assert await office.settle() == []
        assert await office.ledger.to_rescore(10) == []

    async def test_the_supplier_that_sends_a_workbook(self, office: Office, three: Sequence[int]) -> None:
        await submit(office.ledger, 2, workbook(2, "b", tin(BAD_WORKS, "CID900009")), office.clock.now())
        assert await office.causes() == {(three[1], "submission 4"): 1}

    async def test_the_supplier_whose_conduct_is_recorded(self, office: Office, three: Sequence[int]) -> None:
        await office.ledger.record_conduct(three[0], Conduct(open_major=1), office.clock.now(), "K. Li", "audit 7")
        assert await office.causes() == {(three[0], "conduct"): 1}

    async def test_nobody_twice(self, office: Office, three: Sequence[int]) -> None:
        assert three
        assert await office.settle() == []
        office.restart()
        assert await office.settle() == []
        assert office.looked_at == 0


class TestAFault:
    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Codes of suppliers that cannot be scored: by no input that we know, hence a fault from outside."""
        codes: list[str] = []
        real = scoring.score_case

        def fail(case: Case) -> RiskScore:
            supplier = case.evidence.supplier
            if supplier.code in codes:
                raise ZeroDivisionError(supplier.name)
            return real(case)

        monkeypatch.setattr("oredesk.core.usecases.score_suppliers.score_case", fail)
        return codes

    async def test_with_one_supplier_holds_up_nobody_and_is_told_to_staff_without_a_foreign_word(
        self, office: Office, broken: list[str]
    ) -> None:
        broken.append("V00002")
        numbers = await registered(office.ledger, supplier(1), supplier(2), supplier(3))

        assert [one.supplier for one in await office.settle()] == [numbers[0], numbers[2]]
        (failed,) = await office.ledger.scoring_faults()
        assert failed.supplier == numbers[1]
        assert failed.fault.startswith("ZeroDivisionError at ")
        assert "Solder" not in failed.fault
        assert [type(fault) for lot in office.lots for fault in lot.failed.values()] == [CheckFault]

    async def test_with_what_follows_from_one_score_holds_up_nobody_either(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = following.called_for

        def fail(case: Case, earlier: Sequence[Survey]) -> Plan | None:
            if case.evidence.supplier.code == "V00002":
                raise KeyError(case.evidence.supplier.name)
            return real(case, earlier)

        monkeypatch.setattr("oredesk.core.usecases.follow_scores.called_for", fail)
        first, second, third = await registered(office.ledger, supplier(1), supplier(2), supplier(3))
        assert [one.supplier for one in await office.settle()] == [first, third]
        (failed,) = await office.ledger.scoring_faults()
        assert (failed.supplier, failed.fault.partition(" ")[0]) == (second, "KeyError")

    async def test_is_not_tried_again_for_ever_but_when_something_changes(
        self, office: Office, broken: list[str]
    ) -> None:
        broken.append("V00001")
        (number,) = await registered(office.ledger, supplier(1))
        await office.settle()
        await office.settle()
        assert office.looked_at == 0

        broken.clear()
        await office.ledger.record_conduct(number, Conduct(), office.clock.now(), "K. Li", "visit")
        (stored,) = await office.settle()
        assert stored.cause == "register; first look; conduct"
        assert await office.ledger.scoring_faults() == []


class TestByHand:
    async def test_a_supplier_is_scored_at_a_persons_word_and_waits_no_more(
        self, office: Office, three: Sequence[int]
    ) -> None:
        await office.ledger.record_conduct(three[0], Conduct(open_major=2), office.clock.now(), "K. Li", "audit 7")
        lot = await score_by_hand(scoring_of(office.ledger, office.clock), three[:2], None)

        assert [(one.supplier, one.cause) for one in lot.kept] == [(three[0], "by hand; conduct")]
        assert lot.same == 1
        assert await office.settle() == []

    async def test_a_score_for_an_earlier_campaign_answers_no_request(
        self, office: Office, three: Sequence[int]
    ) -> None:
        now = office.clock.now()
        first = await office.ledger.open_campaign("2025", dt.date(2025, 1, 1), None, now, "buyer")
        await office.ledger.open_campaign("2026", dt.date(2026, 1, 1), None, now, "buyer")
        await office.settle()
        await office.ledger.record_conduct(three[0], Conduct(open_major=2), now, "K. Li", "audit 7")
        lot = await score_by_hand(scoring_of(office.ledger, office.clock), three, first)

        assert {one.campaign for one in lot.kept} == {first.number if first else None}
        assert [one.supplier for one in await office.settle()] == [three[0]]


async def test_a_desk_that_is_told_to_stop_begins_no_further_lot(office: Office) -> None:
    await registered(office.ledger, supplier(1))
    stop = asyncio.Event()
    stop.set()
    assert await office.rescorer.rescore(stop) == 0
    assert office.lots == []
    assert len(await office.settle()) == 1
