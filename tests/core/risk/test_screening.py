"""Whom the screening rules name, and which rule."""

import datetime as dt
from collections.abc import Iterable

import pytest

from oredesk.core.campaign import Pick
from oredesk.core.language import Language, Text
from oredesk.core.risk.screening import Candidate, MatrixCell, Rounds, ScreeningRule, Standing, basis, screen
from oredesk.core.risk_score import Band
from oredesk.risk_method import load_method

LOW, MEDIUM, HIGH = Band
ROUNDS = Rounds(dt.date(2025, 1, 1), dt.date(2026, 1, 1))
RULES = load_method().screening


def standing(risk: Band, impact: Band, tier: Band, *said: Band) -> Standing:
    return Standing(MatrixCell(risk, impact), frozenset({tier, *said}))


CORNER = standing(HIGH, HIGH, HIGH)
HIGH_TIER = standing(MEDIUM, HIGH, HIGH)
CALM = standing(LOW, LOW, LOW)


def candidate(
    number: int = 1, now: Standing | None = CALM, before: Standing | None = CALM, audit: dt.date | None = None
) -> Candidate:
    return Candidate(number, f"V{number}", now, before, audit)


def hits(*candidates: Candidate, rules: Iterable[ScreeningRule] = RULES) -> list[Pick]:
    return list(screen(candidates, tuple(rules), ROUNDS))


class TestStandardRules:
    def test_they_are_those_that_zte_published(self) -> None:
        assert [rule.id for rule in RULES] == ["high-high", "high-twice", "re-audit"]
        assert all(rule.on for rule in RULES)

    def test_the_corner_of_the_matrix_in_this_round_hits(self) -> None:
        assert hits(candidate(now=CORNER)) == [Pick(1, ("high-high",))]

    def test_high_by_another_cell_hits_only_when_it_was_high_before(self) -> None:
        assert hits(candidate(now=HIGH_TIER)) == []
        assert hits(candidate(now=HIGH_TIER, before=CORNER)) == [Pick(1, ("high-twice",))]
        assert hits(candidate(now=CALM, before=CORNER)) == []

    @pytest.mark.parametrize(
        ("day", "named"),
        [
            (dt.date(2024, 12, 31), False),
            (dt.date(2025, 1, 1), True),
            (dt.date(2025, 12, 31), True),
            (dt.date(2026, 1, 1), False),
            (None, False),
        ],
    )
    def test_a_special_audit_in_the_round_before_asks_for_another(self, day: dt.date | None, *, named: bool) -> None:
        assert hits(candidate(audit=day)) == ([Pick(1, ("re-audit",))] if named else [])

    def test_every_rule_that_hit_is_named_in_the_order_of_the_rules(self) -> None:
        found = hits(candidate(now=CORNER, before=CORNER, audit=dt.date(2025, 6, 1)))
        assert found == [Pick(1, ("high-high", "high-twice", "re-audit"))]


class TestUnknown:
    def test_what_is_not_known_never_hits(self) -> None:
        assert hits(candidate(now=None, before=CORNER), candidate(now=HIGH_TIER, before=None)) == []

    def test_a_supplier_without_a_score_can_still_be_due_for_another_audit(self) -> None:
        assert hits(candidate(now=None, before=None, audit=dt.date(2025, 6, 1))) == [Pick(1, ("re-audit",))]


def test_a_persons_word_puts_on_the_list_and_takes_nobody_off_it() -> None:
    raised = standing(LOW, LOW, LOW, HIGH)
    lowered = standing(MEDIUM, HIGH, HIGH, LOW)
    assert hits(candidate(now=raised, before=lowered)) == [Pick(1, ("high-twice",))]


def test_those_with_most_rules_come_first_then_by_code() -> None:
    found = hits(candidate(3, CORNER), candidate(1, CORNER, CORNER), candidate(2, CORNER))
    assert [one.supplier for one in found] == [1, 2, 3]


def test_a_rule_that_is_off_hits_nobody_and_is_not_among_what_was_applied() -> None:
    off = ScreeningRule("off", Text("x", "某"), on=False, tier_now=(HIGH,))
    assert hits(candidate(now=CORNER), rules=[off]) == []
    assert basis([off, *RULES]) == (
        ("high-high", "cell_now = high/high"),
        ("high-twice", "tier_now = high; tier_before = high"),
        ("re-audit", "special_audit_before = true"),
    )


def test_any_of_several_cells_or_tiers_is_enough_and_both_are_asked_for_together() -> None:
    cells = (MatrixCell(HIGH, MEDIUM), MatrixCell(HIGH, HIGH))
    rule = ScreeningRule("own", Text("x", "某"), cell_before=cells, tier_before=(MEDIUM, HIGH))
    found = hits(
        candidate(1, before=CORNER),
        candidate(2, before=standing(HIGH, MEDIUM, MEDIUM)),
        candidate(3, before=standing(HIGH, LOW, MEDIUM)),
        candidate(4, before=standing(HIGH, HIGH, LOW)),
        rules=[rule],
    )
    assert [one.supplier for one in found] == [1, 2]


def test_without_a_round_before_the_year_before_counts() -> None:
    assert Rounds.of(dt.date(2026, 3, 1), None) == Rounds(dt.date(2025, 3, 1), dt.date(2026, 3, 1))
    assert Rounds.of(dt.date(2028, 2, 29), None).before == dt.date(2027, 2, 28)
    assert Rounds.of(dt.date(2026, 3, 1), dt.date(2024, 1, 1)).before == dt.date(2024, 1, 1)


@pytest.mark.parametrize("language", Language)
def test_a_cell_is_named_in_words(language: Language) -> None:
    assert MatrixCell(HIGH, LOW).name_in(language) == {"en": "high/low", "zh": "高/低"}[language]
