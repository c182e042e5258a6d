"""That silence, denials and harmless words gain a supplier nothing: found by an independent reading of the method."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.campaign import Track
from oredesk.core.declaration import Question
from oredesk.core.mineral import Mineral
from oredesk.core.risk.easing import ease
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.measures import Doing
from oredesk.core.risk.scoring import score
from oredesk.core.risk_score import Factor, RiskScore
from oredesk.core.smelter import DeclaredSmelter, FacilityStatus
from oredesk.core.supplier import MineralInScope
from oredesk.core.survey import Answers, DeclaredOrigin, Statement, Survey
from oredesk.core.template import TemplateKind
from oredesk.risk_method import load_method
from risk_cases import (
    COMPANY,
    RECEIVED,
    REFINERS,
    RWANDAN,
    SUPPLIER_A,
    SUPPLIER_B,
    WORLD_A,
    WORLD_B,
    declared,
    facility,
    world,
)
from risk_evidence import WORLD, evidence

METHOD = load_method()
BY_SURVEY = (Factor.MANAGEMENT, Factor.SMELTER_LOCATION, Factor.SMELTER_STATUS, Factor.PLAUSIBILITY)


def points(scored: RiskScore) -> dict[Factor, float]:
    return {one: scored.factor(one).points for one in BY_SURVEY}


def form(statements: Iterable[Statement], findings: Iterable[str] = ()) -> Survey:
    return Survey(9, TemplateKind.EMRT, RECEIVED, "2.1", Answers(tuple(statements)), (), tuple(findings))


def sending(known: Evidence, *surveys: Survey) -> Evidence:
    return replace(known, surveys=surveys)


COMPANY_SAYS_YES = [Statement(question, "", "Yes") for question in COMPANY]


class TestAFormThatDeclaresNothing:
    """An EMRT 2.x in which no mineral was chosen, or whose minerals are all *not declaring*, beside fine policies."""

    @pytest.mark.parametrize("meaning", [None, "Not declaring", "Not applicable for this declaration"])
    def test_it_is_no_better_than_no_answer(self, meaning: str | None) -> None:
        asked = [Statement(Question.INTENTIONALLY_ADDED, "Cobalt", meaning)] if meaning else []
        silent = score(sending(SUPPLIER_B), WORLD_B, METHOD)
        empty = score(sending(SUPPLIER_B, form([*asked, *COMPANY_SAYS_YES])), WORLD_B, METHOD)
        assert points(empty) == points(silent)
        assert all(empty.factor(one).no_data for one in BY_SURVEY[1:])

    def test_what_its_examination_found_counts_where_it_is_more(self) -> None:
        scored = score(sending(SUPPLIER_B, form((), ["D061", "T072"])), WORLD_B, METHOD)
        assert scored.factor(Factor.PLAUSIBILITY).points == 60

    def test_it_takes_nothing_from_another_declaration(self) -> None:
        both = score(sending(SUPPLIER_A, *SUPPLIER_A.surveys, form(())), WORLD_A, METHOD)
        assert points(both) == points(score(SUPPLIER_A, WORLD_A, METHOD))

    def test_who_was_not_asked_for_one_is_not_worse_for_sending_it(self) -> None:
        short = replace(SUPPLIER_B, track=Track.SELF_ASSESSMENT)
        assert points(score(sending(short, form(())), WORLD_B, METHOD)) == points(
            score(sending(short), WORLD_B, METHOD)
        )

    def test_a_no_to_every_mineral_is_an_answer(self) -> None:
        denied = form(Statement(Question.INTENTIONALLY_ADDED, metal, "No") for metal in ("Cobalt", "Mica"))
        scored = score(sending(SUPPLIER_B, denied), WORLD_B, METHOD)
        assert scored.factor(Factor.SMELTER_STATUS).points == 0
        assert not scored.factor(Factor.SMELTER_STATUS).no_data


def test_a_mineral_that_is_denied_while_its_smelters_are_named_needs_the_other_answers() -> None:
    """Else a *No* beside the old list would be rid of the questions about policies, for a major contradiction."""
    (told,) = SUPPLIER_B.surveys
    assert told.answers
    denied = [
        replace(one, meaning="No") if one.question is Question.INTENTIONALLY_ADDED else one
        for one in told.answers.statements
    ]
    scored = score(
        sending(SUPPLIER_B, replace(told, answers=replace(told.answers, statements=tuple(denied)))), WORLD_B, METHOD
    )
    assert scored.factor(Factor.MANAGEMENT).points == 55


class TestOriginsWithoutASmelter:
    """A Mine List costs nothing to fill in: countries that no smelter stands beside."""

    @staticmethod
    def located(smelters: Iterable[DeclaredSmelter], *countries: str) -> RiskScore:
        (told,) = SUPPLIER_B.surveys
        assert told.answers
        origins = tuple(DeclaredOrigin("Gold", "", country, "") for country in countries)
        survey = replace(told, smelters=tuple(smelters), answers=replace(told.answers, origins=origins))
        return score(sending(SUPPLIER_B, survey), WORLD_B, METHOD)

    def test_harmless_ones_do_not_dilute_a_bad_place(self) -> None:
        scored = self.located([declared(REFINERS[0])], "JP", "CH", "AU")
        factor = scored.factor(Factor.SMELTER_LOCATION)
        assert factor.points == 80
        assert [one.rule for one in factor.reasons] == ["Y4.smelter", "Y4.harmless-origins"]
        assert dict(factor.reasons[1].facts) == {"count": "3"}

    def test_a_bad_one_counts_among_the_worst(self) -> None:
        swiss = declared("CID900301")
        scored = self.located([swiss, declared(REFINERS[2])], "CD", "JP")
        factor = scored.factor(Factor.SMELTER_LOCATION)
        assert [one.points for one in factor.reasons[:3]] == [93.7, 60, 8.2]
        assert factor.points == self.by_hand(93.7, 60, 8.2)

    @staticmethod
    def by_hand(*worst: float) -> float:
        return round(worst[0] / 2 + sum(worst) / len(worst) / 2, 1)

    @pytest.mark.parametrize(
        ("countries", "points"),
        [(("JP", "CH"), 60), (("JP", "CD", "CH"), 85.3)],  # 60 is what a place is scored that nobody named
    )
    def test_in_a_form_that_declares_nothing_else_only_a_bad_one_counts(
        self, countries: tuple[str, ...], points: float
    ) -> None:
        origins = tuple(DeclaredOrigin("Gold", "", country, "") for country in countries)
        survey = replace(form(()), answers=Answers((), origins))
        scored = score(sending(SUPPLIER_B, survey), WORLD_B, METHOD)
        assert scored.factor(Factor.SMELTER_LOCATION).points == points
        assert scored.factor(Factor.SMELTER_STATUS).points == 90


@given(evidence, st.sampled_from(["JP", "CH", "ZM", "CD", "TW"]))
def test_one_more_origin_never_scores_better(known: Evidence, country: str) -> None:
    before, after = score(known, WORLD, METHOD), score(_with_origin(known, country), WORLD, METHOD)
    assert after.factor(Factor.SMELTER_LOCATION).points >= before.factor(Factor.SMELTER_LOCATION).points


def _with_origin(known: Evidence, country: str) -> Evidence:
    """The same with a country in every survey that no smelter stands beside."""
    more = DeclaredOrigin("Gold", "", country, "")
    return replace(
        known,
        surveys=tuple(
            replace(one, answers=one.answers and replace(one.answers, origins=(*one.answers.origins, more)))
            for one in known.surveys
        ),
    )


class TestAMineralThatNoDeclarationTellsOf:
    """Cobalt, which the register has in scope, of a supplier that sends a CMRT and never an EMRT."""

    WITH_COBALT = replace(
        SUPPLIER_A,
        supplier=replace(SUPPLIER_A.supplier, minerals=(MineralInScope("Tin", "R&D"), MineralInScope("Cobalt", "R&D"))),
    )

    def test_it_counts_as_missing_and_is_never_nothing(self) -> None:
        told, silent = score(SUPPLIER_A, WORLD_A, METHOD), score(self.WITH_COBALT, WORLD_A, METHOD)
        assert silent.y > told.y
        rules = {
            one.rule: one
            for factor in silent.factors
            for one in factor.reasons
            if dict(one.facts).get("metal") == "Cobalt"
        }
        assert {rule: (one.points, one.no_data, one.source) for rule, one in rules.items()} == {
            "Y4.not-declared": (60, True, "register"),
            "Y5.not-declared": (90, True, "register"),
        }

    @pytest.mark.parametrize("meaning", ["No", "Yes", "Unknown"])
    def test_a_declaration_of_it_ends_that(self, meaning: str) -> None:
        emrt = form([Statement(Question.INTENTIONALLY_ADDED, "Cobalt", meaning), *COMPANY_SAYS_YES])
        scored = score(sending(self.WITH_COBALT, *SUPPLIER_A.surveys, emrt), WORLD_A, METHOD)
        assert not any(one.rule.endswith(".not-declared") for factor in scored.factors for one in factor.reasons)

    @pytest.mark.parametrize("mineral", ["Aluminium", "Tin"])
    def test_neither_what_no_template_asks_about_nor_what_is_declared_is_missing(self, mineral: str) -> None:
        known = replace(SUPPLIER_A, supplier=replace(SUPPLIER_A.supplier, minerals=(MineralInScope(mineral, ""),)))
        assert score(known, WORLD_A, METHOD) == score(SUPPLIER_A, WORLD_A, METHOD)

    def test_who_is_not_asked_for_it_is_not_worse_for_what_it_sends(self) -> None:
        known = replace(self.WITH_COBALT, track=Track.SELF_ASSESSMENT)
        assert score(known, WORLD_A, METHOD).y == score(SUPPLIER_A, WORLD_A, METHOD).y

    def test_sending_it_is_what_is_proposed(self) -> None:
        known = world(RWANDAN, facility("CID909001", "FINLAND", FacilityStatus.CONFORMANT, metal=Mineral.COBALT))
        send = next(one for one in ease(self.WITH_COBALT, known, METHOD).all if one.measure.metals == ("Cobalt",))
        assert send.measure.doing is Doing.SEND_SURVEY
        assert send.after.y < score(self.WITH_COBALT, known, METHOD).y
