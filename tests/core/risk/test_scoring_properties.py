"""What holds of every score: worse evidence never scores better, order does not matter, gates only raise."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oredesk.core.annex_ii import AnnexII
from oredesk.core.conduct import Conduct
from oredesk.core.declaration import Question
from oredesk.core.fingerprint import known_by
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.method import GATES
from oredesk.core.risk.scoring import score
from oredesk.core.risk.world import World
from oredesk.core.risk_score import Band, Factor, RiskScore
from oredesk.core.smelter import FacilityStatus
from oredesk.core.survey import Answers, DeclaredOrigin, Survey
from oredesk.risk_method import load_method
from risk_cases import COMPANY, recorded, world
from risk_evidence import ENTRIES, NUMBERS, OVER, STATUSES, WORLD, evidence

T = TypeVar("T")
METHOD = load_method()


@given(evidence)
def test_every_number_lies_between_nothing_and_a_hundred(known: Evidence) -> None:
    scored = score(known, WORLD, METHOD)
    assert [one.factor for one in scored.factors] == list(Factor)
    assert all(0 <= number <= 100 for number in (scored.x, scored.y, *(one.points for one in scored.factors)))
    assert all(one.reasons for one in scored.factors)


@given(evidence, st.randoms(use_true_random=False))
def test_no_order_matters(known: Evidence, chance: Random) -> None:
    mixed = tuple(_mixed(one, chance) for one in _shuffled(known.surveys, chance))
    assert score(replace(known, surveys=mixed), WORLD, METHOD) == score(known, WORLD, METHOD)


def _mixed(one: Survey, chance: Random) -> Survey:
    said = one.answers and Answers(_shuffled(one.answers.statements, chance), _shuffled(one.answers.origins, chance))
    return replace(
        one,
        answers=said,
        smelters=_shuffled(one.smelters, chance),
        findings=_shuffled(one.findings, chance),
    )


def _shuffled(values: tuple[T, ...], chance: Random) -> tuple[T, ...]:
    mixed = list(values)
    chance.shuffle(mixed)
    return tuple(mixed)


@given(evidence)
def test_a_gate_never_lowers(known: Evidence) -> None:
    scored = score(known, WORLD, METHOD)
    without = score(known, WORLD, replace(METHOD, gates=frozenset()))
    assert scored.y == without.y
    assert scored.y_band.rank >= scored.y_computed.rank == without.y_band.rank
    assert scored.tier.rank >= scored.tier_computed.rank == without.tier.rank
    assert all(hit.gate in GATES and hit.source for hit in scored.gates)


@given(evidence)
def test_missing_evidence_is_never_scored_as_zero(known: Evidence) -> None:
    for factor in score(known, WORLD, METHOD).factors:
        assert all(one.points > 0 for one in factor.reasons if one.no_data)


def conduct_with(known: Evidence, **worse: object) -> Evidence:
    kept = known.conduct or recorded(assessed_on=None)
    return replace(known, conduct=replace(kept, conduct=replace(kept.conduct, **worse)))  # type: ignore[arg-type] # by name


def conduct_of(known: Evidence) -> Conduct:
    return known.conduct.conduct if known.conduct else Conduct()


def in_every_survey(known: Evidence, worsen: Callable[[Survey], Survey]) -> Evidence:
    return replace(known, surveys=tuple(map(worsen, known.surveys)))


def denying(one: Survey) -> Survey:
    if one.answers is None:
        return one
    asked = (*COMPANY, Question.ALL_SMELTERS_IDENTIFIED)
    said = [replace(each, meaning="No") if each.question in asked else each for each in one.answers.statements]
    return replace(one, answers=replace(one.answers, statements=tuple(said)))


def with_ore_from(country: str, one: Survey) -> Survey:
    if one.answers is None:
        return one
    more = tuple(DeclaredOrigin(each.metal, known_by(each), country, "") for each in one.smelters)
    return replace(one, answers=replace(one.answers, origins=one.answers.origins + more))


WORSE: dict[str, Callable[[Evidence], Evidence]] = {
    "more spend": lambda one: replace(one, spend_before=(one.spend_before or 0) / 2),
    "no other source": lambda one: replace(one, supplier=replace(one.supplier, sources=1)),
    "an audit refused": lambda one: conduct_with(one, refused_audit=True),
    "a major non-conformity more": lambda one: conduct_with(one, open_major=conduct_of(one).open_major + 1),
    "a minor non-conformity more": lambda one: conduct_with(one, open_minor=conduct_of(one).open_minor + 1),
    "an action overdue": lambda one: conduct_with(one, overdue_actions=1 + conduct_of(one).overdue_actions),
    "a correction refused": lambda one: conduct_with(one, refused_correction=True),
    "an abuse confirmed": lambda one: conduct_with(one, confirmed_abuses=(AnnexII.TORTURE,)),
    "a sanction confirmed": lambda one: conduct_with(
        one, sanctioned_smelters=(*conduct_of(one).sanctioned_smelters, NUMBERS[0])
    ),
    "high before": lambda one: replace(one, last_tier=Band.HIGH),
    "no commitment letter": lambda one: replace(one, supplier=replace(one.supplier, commitment_signed=False)),
    "a site in the Congo": lambda one: replace(one, supplier=replace(one.supplier, country="CD")),
    "ore from the Congo": lambda one: in_every_survey(one, partial(with_ore_from, "CD")),
    "ore from Japan as well": lambda one: in_every_survey(one, partial(with_ore_from, "JP")),
    "a contradiction more": lambda one: in_every_survey(
        one, lambda each: replace(each, findings=(*each.findings, "S001"))
    ),
    "every answer a no": lambda one: in_every_survey(one, denying),
    "no answer by the deadline": lambda one: replace(one, answered=False, campaign=OVER),
}
"""Ways in which evidence gets worse while nothing else changes."""


@pytest.mark.parametrize("worse", WORSE)
@settings(max_examples=30)
@given(evidence)
def test_worse_evidence_never_scores_better(worse: str, known: Evidence) -> None:
    never_better(score(known, WORLD, METHOD), score(WORSE[worse](known), WORLD, METHOD))


@given(evidence, st.sampled_from(range(len(NUMBERS))), st.sampled_from(STATUSES))
def test_a_smelter_that_loses_its_standing_never_scores_better(
    known: Evidence, index: int, status: FacilityStatus
) -> None:
    before, after = STATUSES[index], status
    if _standing(after) < _standing(before):
        before, after = after, before
    worlds = [_with_status(index, each) for each in (before, after)]
    never_better(*(score(known, each, METHOD) for each in worlds))


def never_better(before: RiskScore, after: RiskScore) -> None:
    assert after.x >= before.x
    assert after.y >= before.y
    assert after.y_band.rank >= before.y_band.rank
    assert after.tier.rank >= before.tier.rank
    assert all(later.points >= earlier.points for earlier, later in zip(before.factors, after.factors, strict=True))


def _standing(status: FacilityStatus) -> tuple[float, float]:
    """How bad a status is: its points, and what it leaves of the risk of a place."""
    rule = METHOD.smelter_location
    left = {
        FacilityStatus.CONFORMANT: rule.conformant,
        FacilityStatus.CROSS_RECOGNISED: rule.conformant,
        FacilityStatus.ACTIVE: rule.active,
    }
    return METHOD.smelter_status.by_status[status], left.get(status, 1)


def _with_status(index: int, status: FacilityStatus) -> World:
    changed = replace(ENTRIES[index], status=status)
    return world(*ENTRIES[:index], changed, *ENTRIES[index + 1 :])
