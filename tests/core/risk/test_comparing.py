"""The difference between two scores says what moved and why, and its parts add up."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.risk.comparing import Change, Movement, compare
from oredesk.core.risk_score import Band, Factor, FactorScore, RiskScore
from scores_to_explain import CONNECTORS, PLATING, SANCTIONED, factor, reason, score

POINTS = st.floats(0, 100)
REASONS = st.lists(
    st.builds(
        reason,
        st.sampled_from(["Y2.answer", "Y2.share", "Y5.status"]),
        POINTS,
        smelter=st.sampled_from(["CID900001", "CID900002"]),
    ),
    max_size=5,
).map(tuple)


@st.composite
def scores(draw: st.DrawFn) -> RiskScore:
    """Any score; the method may weigh its factors in any way."""
    return score(*(FactorScore(one, draw(POINTS), draw(POINTS), draw(REASONS)) for one in Factor))


def with_factor(before: RiskScore, changed: FactorScore) -> RiskScore:
    """The score with one factor in place of the other of its kind."""
    return score(*(changed if one.factor is changed.factor else one for one in before.factors), gates=before.gates)


def only_movement(before: RiskScore, after: RiskScore) -> Movement:
    (movement,) = compare(before, after).movements
    return movement


@given(scores(), scores())
def test_the_movements_add_up_to_what_the_numbers_changed_by(before: RiskScore, after: RiskScore) -> None:
    difference = compare(before, after)
    x = sum(one.total for one in difference.movements if one.factor.is_impact)
    y = sum(one.total for one in difference.movements if not one.factor.is_impact)
    assert abs(x - (after.x - before.x)) < 1e-9
    assert abs(y - (after.y - before.y)) < 1e-9


@given(scores(), scores())
def test_every_reason_that_is_not_in_both_is_accounted_for(before: RiskScore, after: RiskScore) -> None:
    for movement in compare(before, after).movements:
        gone = [*movement.gone, *(one.before for one in movement.changed)]
        appeared = [*movement.appeared, *(one.after for one in movement.changed)]
        for left in set(before.factor(movement.factor).reasons) - set(after.factor(movement.factor).reasons):
            assert left in gone
        for new in set(after.factor(movement.factor).reasons) - set(before.factor(movement.factor).reasons):
            assert new in appeared


@given(scores())
def test_a_score_does_not_differ_from_itself(one: RiskScore) -> None:
    assert compare(one, one).is_none


@given(scores())
def test_the_order_of_reasons_does_not_matter(one: RiskScore) -> None:
    turned = tuple(replace(each, reasons=each.reasons[::-1]) for each in one.factors)
    assert compare(one, replace(one, factors=turned)).is_none


def test_a_finding_that_was_corrected_is_gone() -> None:
    movement = only_movement(CONNECTORS, with_factor(CONNECTORS, factor("Y6", 0, 10)))
    assert movement.gone == CONNECTORS.factor(Factor.PLAUSIBILITY).reasons
    assert movement.total == -2


def test_a_smelter_that_passed_its_audit_is_one_change_and_neither_new_nor_gone() -> None:
    now = reason("Y5.conformant", 0, smelter="CID900003", metal="Tin", status="conformant")
    movement = only_movement(CONNECTORS, with_factor(CONNECTORS, factor("Y5", 0, 20, now)))
    (was,) = CONNECTORS.factor(Factor.SMELTER_STATUS).reasons
    assert movement.changed == (Change(was, now),)
    assert not movement.appeared
    assert not movement.gone


def test_a_smelter_of_another_metal_is_another_smelter() -> None:
    other = reason("Y5.status", 20, smelter="CID900003", metal="Gold", status="active")
    movement = only_movement(CONNECTORS, with_factor(CONNECTORS, factor("Y5", 12, 20, other)))
    assert movement.appeared == (other,)
    assert movement.gone == CONNECTORS.factor(Factor.SMELTER_STATUS).reasons


def test_a_count_that_rose_is_a_change() -> None:
    now = reason("Y1.open-minor", 10, "audit A-8", count="2")
    movement = only_movement(CONNECTORS, with_factor(CONNECTORS, factor("Y1", 10, 15, now)))
    assert [one.after for one in movement.changed] == [now]


def test_the_same_said_by_a_newer_register_is_no_change() -> None:
    later = tuple(replace(one, source="register of a later day") for one in CONNECTORS.factors[4].reasons)
    assert compare(CONNECTORS, with_factor(CONNECTORS, replace(CONNECTORS.factors[4], reasons=later))).is_none


def test_another_weight_is_told_apart_from_other_points() -> None:
    movement = only_movement(CONNECTORS, with_factor(CONNECTORS, factor("Y6", 20, 15, *CONNECTORS.factors[7].reasons)))
    assert movement.by_points == 0
    assert movement.by_weight == 1


def test_gates_method_data_and_tier_are_compared_as_well() -> None:
    after = replace(
        PLATING, gates=(), tier=Band.MEDIUM, method="strict 2 aa", editions=(("cpi", "CPI 2025"), ("ucdp", "v26.1"))
    )
    difference = compare(PLATING, after)
    assert difference.gates_gone == (SANCTIONED,)
    assert not difference.gates_appeared
    assert difference.method == Change(PLATING.method, "strict 2 aa")
    assert difference.editions == (("cpi", Change("", "CPI 2025")), ("wgi", Change("WGI 2024", "")))
    assert difference.tier == Change(Band.HIGH, Band.MEDIUM)


def test_a_factor_that_a_stored_score_lacks_counts_as_nothing() -> None:
    before = replace(CONNECTORS, factors=CONNECTORS.factors[:-1], y=CONNECTORS.y - 2)
    movement = only_movement(before, CONNECTORS)
    assert movement.total == 2


def test_reasons_repeated_word_for_word_are_counted() -> None:
    once = reason("Y6.finding", 20, code="Q071")
    movement = only_movement(score(factor("Y6", 40, 10, once, once)), score(factor("Y6", 20, 10, once)))
    assert movement.gone == (once,)
