"""What the risk register allows, what its events make of a risk, and that no proposal decides anything."""

import datetime as dt
import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.annex_ii import AnnexII
from oredesk.core.language import Language
from oredesk.core.open_risk import OpenRisk, OtherRisk, RiskEvent, State, Strategy, What, risk_kind
from oredesk.core.risk.register import after, folded, graver, obstacle, proposal
from oredesk.core.risk_score import Band

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
DUE = dt.date(2026, 12, 4)
NEW = OpenRisk(3, 1, OtherRisk.MANAGEMENT, "score 7", NOW, "")


def event(what: What, who: str = "li", reason: str = "because", **more: Any) -> RiskEvent:  # noqa: ANN401 - any field
    return RiskEvent(NOW, who, what, reason, **more)


def decided(strategy: Strategy, **more: Any) -> RiskEvent:  # noqa: ANN401 - any field
    return event(What.DECIDED, strategy=strategy, **{"owner": "wang", "due": DUE, **more})


CONTINUE, SUSPEND, TERMINATE = (decided(strategy) for strategy in Strategy)
MITIGATE, ESCALATE, CLOSE = event(What.MITIGATING), event(What.ESCALATED), event(What.CLOSED)
FOUND_LOW, FOUND_HIGH = (event(What.VERIFIED, level=level) for level in (Band.LOW, Band.HIGH))
STEPS = (CONTINUE, SUSPEND, TERMINATE, MITIGATE, ESCALATE, CLOSE, FOUND_LOW, FOUND_HIGH)


def lived(*steps: RiskEvent) -> OpenRisk:
    """The risk after these steps, each of which was allowed."""
    risk = NEW
    for step in steps:
        assert obstacle(risk, step) is None, (risk.state, step.what)
        risk = after(risk, step)
    return risk


def refused(step: RiskEvent, *before: RiskEvent) -> str:
    found = obstacle(lived(*before), step)
    assert found
    assert "{" not in found.en + found.zh
    assert found.zh != found.en
    return found.en


class TestProposals:
    @pytest.mark.parametrize("kind", AnnexII)
    def test_to_suspend_is_proposed_where_annex_ii_asks_for_it_at_once(self, kind: AnnexII) -> None:
        assert proposal(kind) is (Strategy.SUSPEND if kind.at_once else Strategy.CONTINUE)

    def test_a_refusal_is_answered_by_proposing_to_suspend_and_a_high_score_is_not(self) -> None:
        assert proposal(OtherRisk.MANAGEMENT) is Strategy.CONTINUE
        assert proposal(OtherRisk.MANAGEMENT, refused=True) is Strategy.SUSPEND

    def test_to_end_the_relationship_is_never_proposed(self) -> None:
        kinds = (*AnnexII, OtherRisk.MANAGEMENT)
        assert Strategy.TERMINATE not in {proposal(kind, refused=each) for kind in kinds for each in (True, False)}

    def test_strategies_go_further_one_after_the_other(self) -> None:
        assert graver(Strategy.SUSPEND, Strategy.CONTINUE)
        assert graver(Strategy.CONTINUE, None)
        assert not graver(Strategy.SUSPEND, Strategy.SUSPEND)
        assert not graver(Strategy.CONTINUE, Strategy.SUSPEND)

    @given(st.lists(st.sampled_from((*STEPS, *(event(What.PROPOSED, "", strategy=one) for one in Strategy)))))
    def test_a_proposal_never_changes_what_was_decided_nor_how_far_it_has_come(self, events: list[RiskEvent]) -> None:
        risk = folded(NEW, events)
        for strategy in Strategy:
            then = after(risk, event(What.PROPOSED, "", strategy=strategy))
            assert (then.strategy, then.state, then.approval) == (risk.strategy, risk.state, risk.approval)
            assert then.proposed is strategy


class TestWay:
    def test_from_open_by_mitigating_and_verified_to_closed(self) -> None:
        risk = lived(CONTINUE, MITIGATE, FOUND_LOW, CLOSE)
        assert (risk.state, risk.residual, risk.strategy) == (State.CLOSED, Band.LOW, Strategy.CONTINUE)
        assert (risk.owner, risk.due, risk.approval) == ("wang", DUE, CONTINUE)

    def test_no_measure_begins_before_a_person_has_decided(self) -> None:
        proposed = event(What.PROPOSED, "", strategy=Strategy.CONTINUE)
        assert "a proposal is not a decision" in str(obstacle(after(NEW, proposed), MITIGATE))

    def test_what_is_not_low_is_not_closed(self) -> None:
        assert "is high" in refused(CLOSE, CONTINUE, MITIGATE, FOUND_HIGH)
        assert "verified" in refused(CLOSE, CONTINUE, MITIGATE)
        assert "verified" in refused(CLOSE)

    def test_what_remains_is_mitigated_further_and_looked_at_again(self) -> None:
        assert lived(CONTINUE, MITIGATE, FOUND_HIGH, MITIGATE, FOUND_LOW, CLOSE).state is State.CLOSED

    def test_a_low_that_was_found_before_a_new_round_of_measures_closes_nothing(self) -> None:
        assert "verified" in refused(CLOSE, CONTINUE, MITIGATE, FOUND_LOW, MITIGATE)

    def test_a_score_that_fell_after_recollection_is_verified_without_measures(self) -> None:
        assert lived(FOUND_LOW, CLOSE).state is State.CLOSED

    def test_an_escalated_risk_waits_for_a_new_decision(self) -> None:
        for step in (MITIGATE, FOUND_LOW, CLOSE):
            assert "new decision" in refused(step, CONTINUE, MITIGATE, ESCALATE)
        assert "already" in refused(ESCALATE, ESCALATE)
        risk = lived(CONTINUE, MITIGATE, ESCALATE)
        assert risk.strategy is Strategy.CONTINUE
        assert after(risk, SUSPEND).state is State.OPEN

    def test_a_strategy_can_be_changed_while_measures_run(self) -> None:
        risk = lived(CONTINUE, MITIGATE, SUSPEND)
        assert (risk.state, risk.strategy, risk.approval) == (State.MITIGATING, Strategy.SUSPEND, SUSPEND)

    def test_ending_the_relationship_stops_measures_and_is_closed_by_a_person(self) -> None:
        assert lived(CONTINUE, MITIGATE, TERMINATE).state is State.OPEN
        assert "end the relationship" in refused(MITIGATE, TERMINATE)
        assert lived(TERMINATE, CLOSE).state is State.CLOSED

    def test_nothing_happens_to_a_closed_risk(self) -> None:
        for step in STEPS:
            assert "is closed" in refused(step, FOUND_LOW, CLOSE)

    def test_measures_do_not_begin_twice(self) -> None:
        assert "already" in refused(MITIGATE, CONTINUE, MITIGATE)


class TestNamesAndReasons:
    @pytest.mark.parametrize("what", [What.DECIDED, What.MITIGATING, What.VERIFIED, What.CLOSED, What.ESCALATED])
    def test_no_step_goes_without_a_name_or_a_reason(self, what: What) -> None:
        assert "name" in refused(event(what, who=" "))
        assert "reason" in refused(event(what, reason=" "))

    def test_a_decision_names_strategy_owner_and_due_date(self) -> None:
        assert "strategy" in refused(event(What.DECIDED))
        assert "owner" in refused(decided(Strategy.CONTINUE, owner=""))
        assert "due date" in refused(decided(Strategy.CONTINUE, due=None))

    def test_what_is_known_need_not_be_said_again(self) -> None:
        again = decided(Strategy.SUSPEND, owner="", due=None)
        risk = lived(CONTINUE, again)
        assert (risk.owner, risk.due, risk.strategy) == ("wang", DUE, Strategy.SUSPEND)

    def test_a_verification_says_what_remains(self) -> None:
        assert "low, medium or high" in refused(event(What.VERIFIED))


@given(st.lists(st.sampled_from(STEPS), max_size=12), st.randoms(use_true_random=False))
def test_events_tell_the_same_in_whatever_order_the_store_gives_them(
    steps: list[RiskEvent], chance: random.Random
) -> None:
    numbered = [replace(one, number=number) for number, one in enumerate(steps, start=1)]
    shuffled = chance.sample(numbered, len(numbered))
    assert folded(NEW, shuffled) == folded(NEW, numbered)
    assert folded(NEW, shuffled).events == tuple(numbered)


@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_no_way_leads_on_without_a_persons_decision(steps: list[RiskEvent]) -> None:
    """Whatever is tried in whatever order: measures run only under an approved strategy to continue or to suspend."""
    risk = NEW
    for step in steps:
        if obstacle(risk, step) is None:
            risk = after(risk, step)
        if risk.state is State.MITIGATING:
            assert risk.approval
            assert risk.approval.who
            assert risk.strategy in {Strategy.CONTINUE, Strategy.SUSPEND}
        if risk.strategy is Strategy.TERMINATE:
            assert risk.approval == TERMINATE


@pytest.mark.parametrize("language", Language)
def test_everything_has_words(language: Language) -> None:
    for words in ([*AnnexII, OtherRisk.MANAGEMENT], Strategy, State, What):
        told = [one.name_in(language) for one in words]
        assert all(told)
        assert len(set(told)) == len(told)


def test_a_kind_is_found_by_its_word_and_none_is_made_up() -> None:
    assert risk_kind("management") is OtherRisk.MANAGEMENT
    assert risk_kind("bribery") is AnnexII.BRIBERY
    with pytest.raises(ValueError, match="rumour"):
        risk_kind("rumour")
