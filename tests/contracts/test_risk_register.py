"""What every store of people's decisions about risks promises, one sentence each; run on SQLite files."""

import datetime as dt
from typing import Any

import pytest

from oredesk.core.annex_ii import AnnexII
from oredesk.core.decision_ports import Overrides, RiskRegister
from oredesk.core.language import Text
from oredesk.core.open_risk import OpenRisk, OtherRisk, Proposal, RiskEvent, RiskKind, State, Strategy, What
from oredesk.core.override import Override
from oredesk.core.risk_score import Band
from oredesk.storage.ledger import SqlLedger
from storage.examples import MINUTE, NOW, TODAY
from surveyed import registered
from surveyed import supplier as known

DAY = dt.timedelta(days=1)
MANAGEMENT = OtherRisk.MANAGEMENT


@pytest.fixture
def register(ledger: SqlLedger) -> RiskRegister:
    return ledger


@pytest.fixture
def overrides(ledger: SqlLedger) -> Overrides:
    return ledger


@pytest.fixture
async def supplier(ledger: SqlLedger) -> int:
    (number,) = await registered(ledger, known(1))
    return number


def event(what: What, reason: str = "原因 reason", who: str = "li", **more: Any) -> RiskEvent:  # noqa: ANN401 - any field
    return RiskEvent(NOW, who, what, reason, **more)


def decision(strategy: Strategy = Strategy.CONTINUE, **more: Any) -> RiskEvent:  # noqa: ANN401 - any field
    return event(What.DECIDED, strategy=strategy, **{"owner": "王芳", "due": TODAY + DAY, **more})


async def proposed(register: RiskRegister, supplier: int, kind: RiskKind = MANAGEMENT) -> int:
    (number,) = await register.propose_risks([Proposal(supplier, kind, "score 7")], NOW)
    return number


async def only(register: RiskRegister) -> OpenRisk:
    (risk,) = await register.risks()
    return risk


class TestProposing:
    async def test_a_proposed_risk_is_open_and_nobody_has_decided_about_it(
        self, register: RiskRegister, supplier: int
    ) -> None:
        number = await proposed(register, supplier, AnnexII.FORCED_LABOUR)
        risk = await only(register)
        assert (risk.number, risk.supplier, risk.kind) == (number, supplier, AnnexII.FORCED_LABOUR)
        assert (risk.state, risk.level, risk.opened_by, risk.cause) == (State.OPEN, Band.HIGH, "", "score 7")
        assert (risk.proposed, risk.strategy, risk.approval) == (Strategy.SUSPEND, None, None)
        assert [one.what for one in risk.events] == [What.OPENED, What.PROPOSED]

    async def test_while_one_is_not_closed_no_second_one_of_its_kind_is_opened(
        self, register: RiskRegister, supplier: int
    ) -> None:
        await proposed(register, supplier)
        before = await only(register)
        assert await register.propose_risks([Proposal(supplier, MANAGEMENT, "score 8")], NOW) == []
        assert await only(register) == before

    async def test_not_even_when_both_are_proposed_at_once(self, register: RiskRegister, supplier: int) -> None:
        twice = [Proposal(supplier, MANAGEMENT, "score 7"), Proposal(supplier, MANAGEMENT, "score 7", refused=True)]
        assert len(await register.propose_risks(twice, NOW)) == 1
        assert (await only(register)).proposed is Strategy.SUSPEND

    async def test_other_suppliers_and_other_kinds_have_risks_of_their_own(
        self, register: RiskRegister, supplier: int, ledger: SqlLedger
    ) -> None:
        (other,) = await registered(ledger, known(2))
        await proposed(register, supplier)
        await proposed(register, supplier, AnnexII.BRIBERY)
        await proposed(register, other)
        assert [(one.supplier, one.kind) for one in await register.risks()] == [
            (supplier, MANAGEMENT),
            (supplier, AnnexII.BRIBERY),
            (other, MANAGEMENT),
        ]
        assert [one.supplier for one in await register.risks(other)] == [other]

    async def test_a_refused_correction_makes_the_proposal_graver_and_leaves_the_decision_alone(
        self, register: RiskRegister, supplier: int
    ) -> None:
        number = await proposed(register, supplier)
        await register.act_on_risk(number, decision())
        for _ in range(2):
            assert await register.propose_risks([Proposal(supplier, MANAGEMENT, "score 9", refused=True)], NOW) == []
        risk = await only(register)
        assert (risk.proposed, risk.strategy) == (Strategy.SUSPEND, Strategy.CONTINUE)
        assert [one.what for one in risk.events].count(What.PROPOSED) == 2

    async def test_after_one_was_closed_the_next_gets_a_number_of_its_own(
        self, register: RiskRegister, supplier: int
    ) -> None:
        number = await proposed(register, supplier)
        await register.act_on_risk(number, event(What.VERIFIED, level=Band.LOW))
        await register.act_on_risk(number, event(What.CLOSED))
        assert await proposed(register, supplier) != number


class TestPeople:
    async def test_a_person_opens_a_risk_and_the_software_proposes(self, register: RiskRegister, supplier: int) -> None:
        opening = event(What.OPENED, "audit A-7", level=Band.MEDIUM, owner="王芳", due=TODAY)
        risk = await register.open_risk(supplier, AnnexII.BRIBERY, opening)
        assert risk == await only(register)
        assert (risk.opened_by, risk.cause, risk.level, risk.owner, risk.due) == (
            "li",
            "audit A-7",
            Band.MEDIUM,
            "王芳",
            TODAY,
        )
        assert (risk.proposed, risk.strategy) == (Strategy.CONTINUE, None)
        assert await register.open_risk(supplier, AnnexII.BRIBERY, opening) is None

    async def test_the_whole_way_is_kept_with_who_when_and_why(self, register: RiskRegister, supplier: int) -> None:
        number = await proposed(register, supplier)
        steps = (
            decision(),
            event(What.MITIGATING, "plan sent", "wu"),
            event(What.VERIFIED, "audit A-9", level=Band.LOW),
            event(What.CLOSED, "done", "zhao"),
        )
        states = []
        for step in steps:
            risk = await register.act_on_risk(number, step)
            assert isinstance(risk, OpenRisk)
            states.append(risk.state)
            assert risk == await only(register)
        assert states == [State.OPEN, State.MITIGATING, State.VERIFIED, State.CLOSED]
        risk = await only(register)
        assert [(one.who, one.reason) for one in risk.events[2:]] == [(one.who, one.reason) for one in steps]
        assert (risk.residual, risk.owner, risk.due) == (Band.LOW, "王芳", TODAY + DAY)
        assert risk.approval
        assert (risk.approval.who, risk.approval.at, risk.approval.reason) == ("li", NOW, "原因 reason")

    async def test_a_step_that_is_not_allowed_is_refused_and_leaves_no_trace(
        self, register: RiskRegister, supplier: int
    ) -> None:
        number = await proposed(register, supplier)
        before = await only(register)
        refusal = await register.act_on_risk(number, event(What.MITIGATING))
        assert isinstance(refusal, Text)
        assert await only(register) == before

    async def test_a_risk_that_is_not_there_is_no_refusal(self, register: RiskRegister) -> None:
        with pytest.raises(LookupError):
            await register.act_on_risk(7, decision())


class TestOverrides:
    async def test_the_latest_word_counts_until_its_last_day(self, overrides: Overrides, supplier: int) -> None:
        first = Override(supplier, NOW, "li", Band.HIGH, "rumours", TODAY + DAY, None)
        second = Override(supplier, NOW + MINUTE, "wu", Band.MEDIUM, "实地考察 visited", TODAY, 17)
        await overrides.add_override(first)
        await overrides.add_override(second)
        assert await overrides.overrides_in_force(TODAY) == {supplier: second}
        assert await overrides.overrides_in_force(TODAY + DAY) == {}
        assert list(await overrides.overrides(supplier)) == [first, second]

    async def test_a_word_that_was_taken_back_sets_nothing_and_is_kept(
        self, overrides: Overrides, supplier: int
    ) -> None:
        await overrides.add_override(Override(supplier, NOW, "li", Band.HIGH, "rumours", TODAY, None))
        await overrides.add_override(Override(supplier, NOW, "li", None, "unfounded", None, None))
        assert await overrides.overrides_in_force(TODAY) == {}
        assert len(await overrides.overrides(supplier)) == 2
