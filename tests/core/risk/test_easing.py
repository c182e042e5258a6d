"""What would lower a score is found by scoring again; nothing is proposed that raises anything."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oredesk.core.annex_ii import AnnexII
from oredesk.core.campaign import Campaign
from oredesk.core.conduct import Conduct, RecordedConduct
from oredesk.core.declaration import Question
from oredesk.core.mineral import Mineral
from oredesk.core.risk.carrying_out import carried_out
from oredesk.core.risk.easing import Ease, Easing, ease
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.measures import Doing, MeantSmelter, Measure
from oredesk.core.risk.scoring import score
from oredesk.core.risk_score import Band, RiskScore
from oredesk.core.smelter import DeclaredSmelter, FacilityStatus
from oredesk.core.supplier import MineralInScope, Supplier, SupplierCode
from oredesk.core.survey import Answers, DeclaredOrigin
from oredesk.risk_method import load_method
from risk_cases import (
    NOTHING_KNOWN,
    REFINERS,
    SUPPLIER_A,
    SUPPLIER_B,
    TODAY,
    WORLD_A,
    WORLD_B,
    answers,
    declared,
    facility,
    survey,
    world,
)

METHOD = load_method()
NUMBERS = ("CID001326", "CID003185", "CID002563", "CID900301", "CID999999")


def doings(easing: Easing) -> list[Doing]:
    """The measures that help, without repeating a kind."""
    return list(dict.fromkeys(one.measure.doing for one in easing.all))


def about(easing: Easing, doing: Doing) -> list[Ease]:
    return [one for one in easing.all if one.measure.doing is doing]


conducts = st.builds(
    Conduct,
    refused_audit=st.booleans(),
    open_major=st.integers(0, 3),
    open_minor=st.integers(0, 5),
    overdue_actions=st.integers(0, 2),
    assessed_on=st.none() | st.just(dt.date(2026, 3, 1)),
    refused_correction=st.booleans(),
    confirmed_abuses=st.sets(st.sampled_from(AnnexII), max_size=2).map(lambda them: tuple(sorted(them))),
    sanctioned_smelters=st.sets(st.sampled_from(NUMBERS), max_size=2).map(lambda them: tuple(sorted(them))),
)
smelters = st.lists(
    st.builds(
        declared,
        st.sampled_from((*NUMBERS, "")),
        st.sampled_from([Mineral.GOLD, Mineral.TIN]),
        st.sampled_from(["", "Smelter not yet identified", "Surat Example Bullion"]),
        st.sampled_from(["", "INDIA", "SWITZERLAND"]),
    ),
    max_size=6,
)
shares = st.sampled_from(["100%", "Greater than 75%", "None", ""])
company = st.dictionaries(st.sampled_from(Question), st.sampled_from(["No", ""]))


@st.composite
def suppliers(draw: st.DrawFn) -> Evidence:
    """Any supplier: good, bad, or unknown in every respect."""
    surveys = [
        survey(
            draw(smelters),
            answers([Mineral.GOLD, Mineral.TIN], draw(company), share_of_suppliers=draw(shares)),
            draw(st.lists(st.sampled_from(["Q071", "Q077", "T071", "D061"]), max_size=3)),
            submission=number,
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    minerals = (MineralInScope(Mineral.TANTALUM, "R&D"),) if draw(st.booleans()) else ()
    return Evidence(
        Supplier(
            SupplierCode("S"),
            "Any",
            country=draw(st.sampled_from(["", "CN", "IN", "CD"])),
            sources=draw(st.none() | st.integers(1, 5)),
            minerals=minerals,
            commitment_signed=draw(st.none() | st.booleans()),
        ),
        TODAY,
        spend_before=draw(st.none() | st.floats(0, 99)),
        conduct=draw(st.none() | conducts.map(_recorded)),
        surveys=tuple(surveys),
        campaign=draw(st.none() | st.just(Campaign(1, "2026", dt.date(2026, 1, 5), dt.date(2026, 6, 30)))),
        answered=bool(surveys),
    )


def _recorded(conduct: Conduct) -> RecordedConduct:
    return RecordedConduct(conduct, dt.datetime(2026, 5, 4, tzinfo=dt.UTC), "auditor", "audit 17")


@settings(max_examples=60, deadline=None)
@given(suppliers())
def test_nothing_is_proposed_that_raises_anything(evidence: Evidence) -> None:
    easing = ease(evidence, WORLD_B, METHOD)
    for one in easing.all:
        assert one.x > -1e-9
        assert one.y > -1e-9
        assert one.after.tier.rank <= one.before.tier.rank
        assert one.after.y_band.rank <= one.before.y_band.rank
        assert one.x >= 0.05 or one.y >= 0.05 or one.lower_tier or one.gates_gone
        assert one.before == score(evidence, WORLD_B, METHOD)


@settings(max_examples=60, deadline=None)
@given(suppliers())
def test_the_first_three_are_apart_and_none_that_was_passed_over_lowers_the_tier_further(evidence: Evidence) -> None:
    easing = ease(evidence, WORLD_B, METHOD)
    touched = [thing for one in easing.first for thing in one.measure.touches]
    assert len(touched) == len(set(touched))
    assert len(easing.first) <= 3
    assert list(easing.first) == [one for one in easing.all if one in easing.first]
    if easing.all:
        assert easing.first[0].after.tier.rank == min(one.after.tier.rank for one in easing.all)


@settings(max_examples=40, deadline=None)
@given(suppliers())
def test_the_order_of_surveys_smelters_findings_and_answers_does_not_matter(evidence: Evidence) -> None:
    turned = replace(
        evidence,
        surveys=tuple(
            replace(
                one,
                smelters=one.smelters[::-1],
                findings=one.findings[::-1],
                answers=one.answers and replace(one.answers, statements=one.answers.statements[::-1]),
            )
            for one in evidence.surveys[::-1]
        ),
    )
    first, again = ease(evidence, WORLD_B, METHOD), ease(turned, WORLD_B, METHOD)
    assert [one.measure for one in first.all] == [one.measure for one in again.all]
    assert first.together == again.together


def test_the_plater_is_told_to_leave_the_three_unfit_refiners_first_and_the_gate_goes_with_them() -> None:
    first, *_ = ease(SUPPLIER_B, WORLD_B, METHOD).first
    assert first.measure.doing is Doing.LEAVE_SMELTERS
    assert [one.known_as for one in first.measure.smelters] == ["CID001326", "CID003185", "Surat Example Bullion"]
    assert [hit.gate for hit in first.gates_gone] == ["G1"]
    assert first.after.y_band is Band.MEDIUM


def test_an_answer_that_needs_another_one_is_proposed_with_it() -> None:
    answered = about(ease(SUPPLIER_B, WORLD_B, METHOD), Doing.ANSWER)
    assert (Question.CORRECTIVE_ACTION, Question.REVIEWS_RESPONSES) in [one.measure.questions for one in answered]


def test_a_contradiction_is_corrected_with_all_the_findings_of_its_rule() -> None:
    codes = {one.measure.about: one.measure.codes for one in about(ease(SUPPLIER_B, WORLD_B, METHOD), Doing.CORRECT)}
    assert codes["PC-14"] == ("Q071", "Q072")


def test_nobody_is_told_to_leave_a_smelter_that_passed_or_is_being_audited() -> None:
    easing = ease(SUPPLIER_A, WORLD_A, METHOD)
    assert Doing.LEAVE_SMELTERS not in doings(easing)
    (audit,) = about(easing, Doing.AUDIT_SMELTERS)
    assert audit.measure.smelters == (("Tin", "CID900204", "Works CID900204"),)


def test_a_sanctioned_smelter_cannot_be_made_good_by_an_audit() -> None:
    audited = about(ease(SUPPLIER_B, WORLD_B, METHOD), Doing.AUDIT_SMELTERS)
    assert not {"CID003185", "CID001326"} & {each.known_as for one in audited for each in one.measure.smelters}


def test_of_two_equally_good_measures_the_own_risk_goes_before_the_impact() -> None:
    kinds = doings(ease(SUPPLIER_A, WORLD_A, METHOD))
    assert kinds[-1] is Doing.ADD_SOURCE


def test_the_sole_smelter_of_a_metal_is_replaced_and_not_left_out() -> None:
    sole = replace(SUPPLIER_B, surveys=(survey([declared("CID003185")]),))
    (left,) = about(ease(sole, WORLD_B, METHOD), Doing.LEAVE_SMELTERS)
    assert left.after.factors[6].points == 0
    assert left.after.factors[6].reasons[0].facts[2] == ("smelter", "CID900301")


def test_where_no_conformant_smelter_is_known_the_sole_one_cannot_be_replaced() -> None:
    alone = world(facility("CID003185", "UGANDA", FacilityStatus.ELIGIBLE))
    sole = replace(SUPPLIER_B, surveys=(survey([declared("CID003185")]),))
    assert not about(ease(sole, alone, METHOD), Doing.LEAVE_SMELTERS)


def test_a_smelter_declared_by_name_alone_is_left_by_its_name_in_whichever_spelling() -> None:
    """Suppliers type the names of smelters that no list knows, and type them differently in CMRT and EMRT."""
    twice = replace(
        SUPPLIER_B,
        surveys=tuple(
            survey([declared("CID900301"), declared("", name=name, country="INDIA")], submission=number)
            for number, name in enumerate(("Surat Example Bullion", "SURAT example  bullion."))
        ),
    )
    (left,) = about(ease(twice, WORLD_B, METHOD), Doing.LEAVE_SMELTERS)
    assert left.after.factors[6].points == 0


def test_a_facility_found_by_its_name_can_pass_an_audit() -> None:
    by_name = replace(SUPPLIER_B, surveys=(survey([declared("", name="Works CID002563")]),))
    (audit,) = about(ease(by_name, WORLD_B, METHOD), Doing.AUDIT_SMELTERS)
    assert audit.after.factors[6].points == 0


def test_the_origins_declared_for_a_smelter_go_with_it() -> None:
    said = answers([Mineral.GOLD])
    origins = (DeclaredOrigin("Gold", "CID003185", "CD", ""),)
    mined = survey([declared("CID003185"), declared("CID900301")], replace(said, origins=origins))
    (left,) = about(ease(replace(SUPPLIER_B, surveys=(mined,)), WORLD_B, METHOD), Doing.LEAVE_SMELTERS)
    assert "place" in dict(left.after.factors[5].reasons[0].facts)
    assert all(dict(one.facts)["place"] != "CD" for one in left.after.factors[5].reasons)


def test_a_smelter_that_only_a_person_knows_of_can_be_left_as_well() -> None:
    """A buyer recorded a sanctioned smelter deeper in the chain than the declaration reaches."""
    recorded = _recorded(Conduct(assessed_on=TODAY, sanctioned_smelters=("CID777777",)))
    easing = ease(replace(SUPPLIER_A, conduct=recorded), WORLD_A, METHOD)
    (left,) = about(easing, Doing.LEAVE_SMELTERS)
    assert left.measure.smelters == (("", "CID777777", "CID777777"),)
    assert [hit.gate for hit in left.gates_gone] == ["G1"]


@pytest.mark.parametrize(
    ("conduct", "doing"),
    [
        ({"refused_correction": True}, Doing.ACCEPT_CORRECTION),
        ({"confirmed_abuses": (AnnexII.CHILD_LABOUR,)}, Doing.REMEDY_ABUSES),
    ],
)
def test_the_gates_of_conduct_can_be_opened_again(conduct: dict[str, object], doing: Doing) -> None:
    gated = replace(SUPPLIER_A, conduct=_recorded(Conduct(assessed_on=TODAY, **conduct)))  # type: ignore[arg-type] # by name
    first, *_ = ease(gated, WORLD_A, METHOD).first
    assert first.measure.doing is doing
    assert first.lower_tier
    assert first.gates_gone


def test_a_supplier_that_never_answered_is_told_to_answer_and_its_gate_goes() -> None:
    campaign = Campaign(1, "2026", dt.date(2026, 1, 5), dt.date(2026, 6, 30))
    silent = replace(NOTHING_KNOWN, campaign=campaign)
    first, *_ = ease(silent, WORLD_B, METHOD).first
    assert first.measure.doing is Doing.SEND_SURVEY
    assert first.measure.at_best
    assert [hit.gate for hit in first.gates_gone] == ["G2"]


def test_what_is_not_known_is_proposed_to_be_stated_at_best() -> None:
    easing = ease(NOTHING_KNOWN, WORLD_B, METHOD)
    stated = {Doing.STATE_COUNTRY, Doing.STATE_SPEND, Doing.STATE_SOURCES, Doing.BE_ASSESSED}
    assert stated <= set(doings(easing))
    assert all(one.measure.at_best for one in easing.all if one.measure.doing in stated)


def test_smelters_that_are_not_identified_or_not_named_are_to_be_named() -> None:
    unknown = [declared("", Mineral.GOLD, "Smelter not yet identified")]
    asked = replace(SUPPLIER_B, surveys=(survey(unknown, answers([Mineral.GOLD, Mineral.TIN])),))
    (named,) = about(ease(asked, WORLD_B, METHOD), Doing.IDENTIFY_SMELTERS)
    assert named.measure.metals == ("Gold", "Tin")
    assert named.measure.at_best


def test_minerals_that_a_declaration_denies_are_to_be_cleared_up() -> None:
    denying = replace(
        SUPPLIER_A,
        supplier=replace(SUPPLIER_A.supplier, minerals=(MineralInScope(Mineral.GOLD, "R&D"),)),
        surveys=(survey(SUPPLIER_A.surveys[0].smelters, _denying_gold()),),
    )
    (cleared,) = about(ease(denying, WORLD_A, METHOD), Doing.CLEAR_UP_MINERALS)
    assert cleared.measure.metals == ("Gold",)
    assert cleared.y > 0


def _denying_gold() -> Answers:
    said = answers([Mineral.TIN, Mineral.GOLD])
    return replace(
        said,
        statements=tuple(replace(one, meaning="No") if one.about == "Gold" else one for one in said.statements),
    )


def test_many_smelters_of_one_status_are_told_about_together_alone() -> None:
    """A supplier that copied the whole list into its declaration."""
    rows = [facility(f"CID9{number:05}", "CHINA", FacilityStatus.ELIGIBLE) for number in range(30)]
    many = world(*rows, facility("CID900301", "SWITZERLAND", FacilityStatus.CONFORMANT))
    named = [DeclaredSmelter("Gold", str(one.smelter_id), "", "") for one in rows]
    easing = ease(replace(SUPPLIER_B, surveys=(survey(named),)), many, METHOD)
    assert {one.measure.count for one in about(easing, Doing.AUDIT_SMELTERS)} == {30}


def test_a_supplier_in_perfect_order_needs_to_do_nothing() -> None:
    perfect = replace(
        SUPPLIER_A,
        spend_before=99.0,
        supplier=replace(SUPPLIER_A.supplier, sources=4, country="CH", region=""),
        conduct=_recorded(Conduct(assessed_on=TODAY)),
        surveys=(survey([declared("CID900203", Mineral.TIN)]),),
    )
    easing = ease(perfect, WORLD_A, METHOD)
    assert easing.all == ()
    assert easing.together is None


def carry_out(*wanted: Measure) -> RiskScore:
    """The plater's score after all of these."""
    evidence, now = SUPPLIER_B, WORLD_B
    for one in wanted:
        evidence, now = carried_out(one, evidence, now, METHOD)
    return score(evidence, now, METHOD)


REFINED = tuple(MeantSmelter("Gold", number, "") for number in REFINERS)
CORRECTED = (
    Measure(Doing.LEAVE_SMELTERS, count=3, smelters=REFINED),
    *(Measure(Doing.CORRECT, codes=(code,)) for code in ("Q077", "Q071", "Q072", "T071")),
)
IMPROVED = (
    Measure(Doing.ANSWER, questions=(Question.CORRECTIVE_ACTION, Question.REVIEWS_RESPONSES)),
    Measure(Doing.ANSWER, questions=(Question.POLICY_IS_PUBLIC, Question.REQUIRES_VALIDATED_SMELTERS)),
    Measure(Doing.ANSWER, questions=(Question.ALL_SMELTERS_IDENTIFIED, Question.SHARE_OF_SUPPLIERS)),
    Measure(Doing.CLOSE_MAJOR),
)


def test_the_worked_example_of_the_method_comes_out_when_the_refiners_are_left_and_the_declaration_corrected() -> None:
    after = carry_out(*CORRECTED)
    assert (f"{after.y:.1f}", after.y_band, after.tier) == ("46.4", Band.MEDIUM, Band.HIGH)


def test_and_when_management_is_improved_and_the_non_conformity_closed_the_risk_is_low_and_the_tier_medium() -> None:
    after = carry_out(*CORRECTED, *IMPROVED)
    assert (after.y_band, after.tier) == (Band.LOW, Band.MEDIUM)
    assert after.y == pytest.approx(carry_out(*CORRECTED).y - 0.25 * 55 - 0.15 * 20, abs=0.01)
