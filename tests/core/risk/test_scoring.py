"""Scores: the method's worked examples to their printed decimals, missing evidence, every factor, and the gates."""

import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.annex_ii import AnnexII
from oredesk.core.campaign import Campaign, Track
from oredesk.core.declaration import Question
from oredesk.core.fingerprint import known_by
from oredesk.core.mineral import Mineral
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.scoring import score
from oredesk.core.risk.world import World
from oredesk.core.risk_score import Band, Factor, RiskScore
from oredesk.core.smelter import DeclaredSmelter, FacilityStatus, ListSource, SmelterId
from oredesk.core.smelters.reference import NO_REFERENCE, Reference
from oredesk.core.supplier import MineralInScope, OutOfScope, Supplier
from oredesk.core.survey import Answers, DeclaredOrigin, Statement, Survey
from oredesk.core.template import TemplateKind
from oredesk.risk_method import load_method
from references import listed
from risk_cases import (
    NOTHING_KNOWN,
    REFINERS,
    RWANDAN,
    SUPPLIER_A,
    SUPPLIER_B,
    TODAY,
    WORLD_A,
    WORLD_B,
    answers,
    declared,
    facility,
    recorded,
    survey,
    world,
)

METHOD = load_method()
CAMPAIGN = Campaign(1, "2026", dt.date(2026, 1, 5), dt.date(2026, 11, 19))


def printed(scored: RiskScore) -> dict[str, tuple[str, str]]:
    """Each factor's points and what it contributes, as the method prints them."""
    return {one.factor.value: (f"{one.points:.1f}", f"{one.part:.1f}") for one in scored.factors}


def rules(scored: RiskScore, factor: Factor) -> list[str]:
    return [one.rule for one in scored.factor(factor).reasons]


# ------------------------------------------------------------------------------------------------- worked examples


def test_worked_example_a_comes_out_to_the_printed_decimals() -> None:
    scored = score(SUPPLIER_A, WORLD_A, METHOD)
    assert printed(scored) == {
        "X1": ("70.0", "35.0"),
        "X2": ("60.0", "30.0"),
        "Y1": ("5.0", "0.8"),
        "Y2": ("12.0", "3.0"),
        "Y3": ("21.2", "2.1"),
        "Y4": ("32.0", "6.4"),
        "Y5": ("12.0", "2.4"),
        "Y6": ("20.0", "2.0"),
    }
    assert (f"{scored.x:.1f}", f"{scored.y:.1f}") == ("65.0", "16.7")
    assert scored.cell == (Band.LOW, Band.MEDIUM)
    assert scored.tier is Band.LOW


def test_a_conformant_smelter_in_rwanda_does_not_make_a_supplier_high_by_itself() -> None:
    alone = replace(SUPPLIER_A, surveys=(survey([declared("CID003387", Mineral.TIN)]),))
    scored = score(alone, world(RWANDAN), METHOD)
    place = scored.factor(Factor.SMELTER_LOCATION).reasons[0]
    assert dict(place.facts)["because"] == "covered"
    assert place.points == 30
    assert scored.y_band is Band.LOW


def test_worked_example_b_comes_out_to_the_printed_decimals() -> None:
    scored = score(SUPPLIER_B, WORLD_B, METHOD)
    assert printed(scored) == {
        "X1": ("40.0", "20.0"),
        "X2": ("100.0", "50.0"),
        "Y1": ("60.0", "9.0"),
        "Y2": ("55.0", "13.8"),
        "Y3": ("45.8", "4.6"),
        "Y4": ("73.3", "14.7"),
        "Y5": ("82.0", "16.4"),
        "Y6": ("45.0", "4.5"),
    }
    assert (f"{scored.x:.1f}", f"{scored.y:.1f}") == ("70.0", "62.9")
    assert scored.cell == (Band.HIGH, Band.HIGH)
    assert [hit.gate for hit in scored.gates] == ["G1"]
    assert scored.tier is Band.HIGH


def test_the_what_ifs_of_example_b_come_out_to_the_printed_decimals() -> None:
    (said,) = SUPPLIER_B.surveys
    without_refiners = tuple(one for one in said.smelters if one.smelter_id not in REFINERS)
    corrected = replace(SUPPLIER_B, surveys=(replace(said, smelters=without_refiners, findings=()),))
    first = score(corrected, WORLD_B, METHOD)
    assert f"{first.y:.1f}" == "46.4"
    assert (first.y_band, first.tier) == (Band.MEDIUM, Band.HIGH)

    # Of questions 6 and 7 the best that can be true: with an unlisted smelter left not all are identified.
    fixed = answers([Mineral.GOLD], share_of_suppliers="Greater than 90%", all_smelters_identified="No")
    (rest,) = corrected.surveys
    second = score(replace(corrected, surveys=(replace(rest, answers=fixed),), conduct=recorded()), WORLD_B, METHOD)
    assert f"{second.y:.1f}" == "28.4"
    assert (second.y_band, second.tier) == (Band.LOW, Band.MEDIUM)


# ------------------------------------------------------------------------------------------------------------ impact


@pytest.mark.parametrize(
    ("before", "points"), [(0.0, 100), (49.9, 100), (50.0, 70), (79.9, 70), (80.0, 40), (95.9, 40), (96.0, 10)]
)
def test_spend_counts_by_what_larger_suppliers_make_up_and_an_edge_belongs_to_the_step_below(
    before: float, points: float
) -> None:
    assert score(replace(SUPPLIER_A, spend_before=before), WORLD_A, METHOD).factor(Factor.SPEND).points == points


@pytest.mark.parametrize(("sources", "points"), [(1, 100), (2, 60), (3, 30), (4, 10), (50, 10)])
def test_the_fewer_sources_the_harder_a_supplier_is_to_replace(sources: int, points: float) -> None:
    asked = replace(SUPPLIER_A, supplier=replace(SUPPLIER_A.supplier, sources=sources))
    assert score(asked, WORLD_A, METHOD).factor(Factor.REPLACEABILITY).points == points


# -------------------------------------------------------------------------------------------------- missing evidence


def test_what_is_not_known_is_told_as_no_data_and_never_scored_as_zero() -> None:
    scored = score(NOTHING_KNOWN, WORLD_A, METHOD)
    assert all(one.no_data and one.points > 0 for one in scored.factors)
    assert scored.y_band is Band.HIGH


def test_what_the_register_says_and_leaves_out_is_told_with_the_day_of_its_last_change() -> None:
    day = dt.date(2026, 4, 1)
    minerals = (MineralInScope(Mineral.COBALT, "R&D"),)
    known = replace(SUPPLIER_A, supplier=replace(SUPPLIER_A.supplier, commitment_signed=False, minerals=minerals))
    unknown = replace(NOTHING_KNOWN, spend_on=day)
    told = {
        one.rule: one.on
        for evidence in (known, unknown)
        for factor in score(replace(evidence, register_on=day), WORLD_A, METHOD).factors
        for one in factor.reasons
        if one.source == "register" and one.rule != "X1.share"  # which is from the day of the split
    }
    rules = ["X1.unknown", "X2.sources", "X2.unknown", "Y2.letter-unknown", "Y2.no-letter", "Y3.unknown"]
    assert told == dict.fromkeys([*rules, "Y4.not-declared", "Y5.not-declared"], day)


def test_a_high_tier_in_the_round_before_is_told_with_the_day_on_which_that_round_ended() -> None:
    history = score(replace(SUPPLIER_B, campaign=CAMPAIGN), WORLD_B, METHOD).factor(Factor.HISTORY)
    assert {one.rule: one.on for one in history.reasons}["Y1.high-before"] == dt.date(2026, 1, 4)


def test_a_supplier_that_was_never_asked_for_a_survey_is_scored_by_the_other_policy() -> None:
    asked = score(replace(NOTHING_KNOWN, track=Track.SURVEY), WORLD_A, METHOD)
    not_asked = score(replace(NOTHING_KNOWN, track=Track.SELF_ASSESSMENT), WORLD_A, METHOD)
    assert printed(not_asked)["Y5"] == ("50.0", "10.0")
    assert printed(not_asked)["Y2"] == ("52.5", "13.1")  # half of 95, and the letter that was asked for
    assert all(one.no_data for one in not_asked.factors)
    assert not_asked.y < asked.y


def test_a_submission_whose_answers_were_not_kept_yet_is_missing_evidence() -> None:
    unread = Survey(3, TemplateKind.CMRT, TODAY, "6.5", None, (), ())
    scored = score(replace(SUPPLIER_A, surveys=(unread,)), WORLD_A, METHOD)
    assert rules(scored, Factor.MANAGEMENT) == ["Y2.no-answers"]
    assert rules(scored, Factor.SMELTER_STATUS) == ["Y5.no-survey"]
    assert rules(scored, Factor.PLAUSIBILITY) == ["Y6.nothing-found"]


def test_statuses_mean_nothing_where_no_list_in_force_states_any() -> None:
    scored = score(SUPPLIER_A, World(NO_REFERENCE, Atlas.of()), METHOD)
    assert set(rules(scored, Factor.SMELTER_STATUS)) == {"Y5.no-list"}
    assert scored.factor(Factor.SMELTER_STATUS).no_data
    assert scored.factor(Factor.SMELTER_STATUS).points == 60


@pytest.mark.parametrize(
    ("country", "points"),
    [
        ("VA", 60),  # no publisher of indices covers it
        ("HK", 60),  # by what is known 79.1 at the most
        ("XK", 39.6),  # with the worst of what is missing it would be that
        ("TW", 35),  # 29.6 at the most, but what is missing makes nothing low
    ],
)
def test_a_place_that_little_is_known_of_is_told_as_no_data_and_never_low(country: str, points: float) -> None:
    asked = replace(SUPPLIER_A, supplier=replace(SUPPLIER_A.supplier, country=country, region=""))
    (told,) = score(asked, WORLD_A, METHOD).factor(Factor.SUPPLIER_LOCATION).reasons
    assert (told.points, told.no_data, dict(told.facts)["because"]) == (points, True, "incomplete")


def test_a_smelter_of_unknown_place_counts_as_a_risky_one() -> None:
    scored = score(
        replace(SUPPLIER_A, surveys=(survey([declared("", Mineral.TIN, "Nowhere Works")]),)), WORLD_A, METHOD
    )
    (place,) = scored.factor(Factor.SMELTER_LOCATION).reasons
    assert (place.rule, place.points, place.no_data) == ("Y4.unknown-place", 60, True)


# ----------------------------------------------------------------------------------------------------------- history


def test_history_is_capped_by_kind_and_as_a_whole() -> None:
    worst = recorded(refused_audit=True, open_major=9, open_minor=9, overdue_actions=3, assessed_on=None)
    factor = score(replace(SUPPLIER_B, conduct=worst), WORLD_B, METHOD).factor(Factor.HISTORY)
    assert {one.rule: one.points for one in factor.reasons} == {
        "Y1.refused-audit": 40,
        "Y1.open-major": 40,
        "Y1.open-minor": 20,
        "Y1.overdue": 20,
        "Y1.high-before": 20,
        "Y1.never-assessed": 15,
    }
    assert factor.points == 100


def test_a_clean_record_is_said_too() -> None:
    factor = score(replace(SUPPLIER_A, conduct=recorded()), WORLD_A, METHOD).factor(Factor.HISTORY)
    assert [(one.rule, one.points, one.source) for one in factor.reasons] == [("Y1.nothing-open", 0, "audit report 17")]


# -------------------------------------------------------------------------------------------------------- management


def with_surveys(*surveys: Survey) -> RiskScore:
    return score(replace(SUPPLIER_A, surveys=surveys), WORLD_A, METHOD)


def test_of_several_surveys_the_worst_answer_counts() -> None:
    good = survey([declared("CID003387", Mineral.TIN)])
    bad = survey([], answers([Mineral.TIN], {Question.HAS_POLICY: "No"}), submission=8, kind=TemplateKind.EMRT)
    factor = with_surveys(good, bad).factor(Factor.MANAGEMENT)
    assert [(one.source, dict(one.facts)["question"], one.points) for one in factor.reasons] == [
        ("submission 8", "has_policy", 15)
    ]


def test_of_several_minerals_the_worst_share_counts() -> None:
    said = answers([Mineral.TIN], share_of_suppliers="100%").statements
    said += answers([Mineral.GOLD], share_of_suppliers="Did not survey").statements
    factor = with_surveys(survey([], Answers(said))).factor(Factor.MANAGEMENT)
    assert [(dict(one.facts)["metal"], one.points) for one in factor.reasons] == [("Gold", 10)]


def test_what_a_template_does_not_ask_is_not_held_against_anybody() -> None:
    said = tuple(one for one in answers([Mineral.TIN]).statements if one.question is not Question.REVIEWS_RESPONSES)
    factor = with_surveys(survey([declared("CID003387", Mineral.TIN)], Answers(said))).factor(Factor.MANAGEMENT)
    assert (factor.points, [one.rule for one in factor.reasons]) == (0, ["Y2.all-in-place"])


def test_a_supplier_that_uses_no_mineral_needs_neither_answers_nor_smelters() -> None:
    said = Answers(
        (
            Statement(Question.INTENTIONALLY_ADDED, Mineral.TIN, "No"),
            Statement(Question.SHARE_OF_SUPPLIERS, Mineral.TIN, ""),
            Statement(Question.HAS_POLICY, "", ""),
        )
    )
    scored = with_surveys(survey([], said))
    assert rules(scored, Factor.MANAGEMENT) == ["Y2.all-in-place"]
    assert rules(scored, Factor.SMELTER_LOCATION) == ["Y4.not-needed"]
    assert rules(scored, Factor.SMELTER_STATUS) == ["Y5.not-needed"]
    assert not any(one.no_data for one in scored.factors)


def test_a_blank_answer_is_missing_evidence_and_a_conditional_yes_is_a_yes() -> None:
    said = {
        Question.HAS_POLICY: "",
        Question.SURVEYS_SUPPLIERS: "Yes, using other format (describe)",
        Question.REQUIRES_VALIDATED_SMELTERS: "Yes, when more processors are validated",
    }
    factor = with_surveys(survey([], answers([Mineral.TIN], said))).factor(Factor.MANAGEMENT)
    assert [(one.rule, one.points, one.no_data) for one in factor.reasons] == [("Y2.not-answered", 15, True)]


@pytest.mark.parametrize(
    ("supplier", "rule", "no_data"),
    [
        (replace(SUPPLIER_A.supplier, commitment_signed=None), "Y2.letter-unknown", True),
        (replace(SUPPLIER_A.supplier, commitment_signed=False), "Y2.no-letter", False),
    ],
)
def test_a_commitment_letter_that_is_not_signed_counts_and_so_does_one_nobody_knows_of(
    supplier: Supplier, rule: str, *, no_data: bool
) -> None:
    told = score(replace(SUPPLIER_A, supplier=supplier), WORLD_A, METHOD).factor(Factor.MANAGEMENT).reasons
    assert [(one.points, one.no_data) for one in told if one.rule == rule] == [(5, no_data)]


# ---------------------------------------------------------------------------------------------------------- smelters


def test_the_declared_origin_counts_where_it_is_worse_than_the_smelters_place() -> None:
    said = replace(
        answers([Mineral.TIN]),
        origins=(DeclaredOrigin("Tin", "CID900203", "ZM", ""), DeclaredOrigin("Tin", "", "ZM", "")),
    )
    scored = with_surveys(survey([declared("CID900203", Mineral.TIN)], said))
    told = scored.factor(Factor.SMELTER_LOCATION).reasons
    assert [(one.rule, dict(one.facts)["place"], one.points) for one in told] == [
        ("Y4.lone-origin", "ZM", 60),  # a mine without a smelter is mitigated by nobody's audit
        ("Y4.origin", "ZM", 30),
    ]


@pytest.mark.parametrize(("origin", "rule", "points"), [("JP", "Y4.not-identified", 60), ("CD", "Y4.origin", 93.7)])
def test_an_origin_makes_an_unknown_smelter_worse_and_never_better(origin: str, rule: str, points: float) -> None:
    unknown = declared("", Mineral.TIN, "Smelter not yet identified")
    said = replace(answers([Mineral.TIN]), origins=(DeclaredOrigin("Tin", known_by(unknown), origin, ""),))
    (told,) = with_surveys(survey([unknown], said)).factor(Factor.SMELTER_LOCATION).reasons
    assert (told.rule, told.points) == (rule, points)


def test_long_lists_dilute_nothing() -> None:
    few = [declared("CID900204", Mineral.TIN)]
    many = [*few, *(declared(number, Mineral.TIN) for number in ("CID900201", "CID900202", "CID900203"))]
    worst = with_surveys(survey(few)).factor(Factor.SMELTER_LOCATION)
    factor = with_surveys(survey(many)).factor(Factor.SMELTER_LOCATION)
    assert worst.points == 37.8
    assert factor.points == 28.7  # half of 37.8, and half of the mean of 37.8, 10.6 and 10.6
    assert dict(factor.reasons[-1].facts) == {"count": "1"}


@pytest.mark.parametrize(
    ("status", "points"),
    [
        (FacilityStatus.CONFORMANT, 0),
        (FacilityStatus.CROSS_RECOGNISED, 0),
        (FacilityStatus.ACTIVE, 20),
        (FacilityStatus.ELIGIBLE, 50),
        (FacilityStatus.OUTREACH, 60),
        (FacilityStatus.UNKNOWN, 60),
        (FacilityStatus.NOT_ELIGIBLE, 80),
        (FacilityStatus.COMMUNICATION_SUSPENDED, 90),
        (FacilityStatus.NOT_CONFORMANT, 90),
        (FacilityStatus.REMOVED, 90),
        (FacilityStatus.SANCTIONED, 100),
    ],
)
def test_every_status_has_its_points(status: FacilityStatus, points: float) -> None:
    assert METHOD.smelter_status.by_status[status] == points
    place = world(facility("CID900401", "JAPAN", status), facility("CID900402", "JAPAN", FacilityStatus.CONFORMANT))
    scored = score(replace(SUPPLIER_A, surveys=(survey([declared("CID900401")]),)), place, METHOD)
    assert scored.factor(Factor.SMELTER_STATUS).points == points


def test_every_status_of_the_lists_has_points() -> None:
    assert set(METHOD.smelter_status.by_status) == set(FacilityStatus)


def test_cross_recognised_mitigates_a_place_as_conformant_does() -> None:
    place = world(facility("CID900401", "RWANDA", FacilityStatus.CROSS_RECOGNISED))
    scored = score(replace(SUPPLIER_A, surveys=(survey([declared("CID900401")]),)), place, METHOD)
    assert scored.factor(Factor.SMELTER_LOCATION).points == 30


def test_a_smelter_is_known_by_its_name_where_no_number_is_given() -> None:
    scored = with_surveys(survey([declared("", Mineral.TIN, "works cid003387")]))
    (told,) = scored.factor(Factor.SMELTER_STATUS).reasons
    assert (dict(told.facts)["smelter"], dict(told.facts)["status"]) == ("CID003387", "conformant")


def test_a_smelter_in_two_surveys_counts_once() -> None:
    once = survey([declared("CID900204", Mineral.TIN), declared("CID003387", Mineral.TIN)])
    again = survey([declared("CID900204", Mineral.TIN)], submission=8)
    assert with_surveys(once, again).factor(Factor.SMELTER_STATUS).points == 15


@pytest.mark.parametrize(
    ("row", "rule", "points"),
    [
        (declared("CID999999", Mineral.TIN), "Y5.not-listed", 80),
        (declared("", Mineral.TIN, "Smelter not yet identified"), "Y5.not-identified", 90),
        (declared("CID900205", Mineral.TIN), "Y5.on-no-status-list", 60),
        (declared("CID900206", Mineral.TIN), "Y5.replaced", 90),
    ],
)
def test_smelters_without_a_good_status_are_told_apart(row: DeclaredSmelter, rule: str, points: float) -> None:
    known = facility("CID900205", "JAPAN", None, metal=Mineral.TIN)
    retired = replace(
        facility("CID900206", "JAPAN", FacilityStatus.REMOVED, metal=Mineral.TIN), successor=SmelterId("CID003387")
    )
    lists = (listed(RWANDAN, retired), listed(known, source=ListSource.LOOKUP))
    scored = score(
        replace(SUPPLIER_A, surveys=(survey([row]),)),
        World(Reference.of(lists), Atlas.of()),
        METHOD,
    )
    assert [(one.rule, one.points) for one in scored.factor(Factor.SMELTER_STATUS).reasons] == [(rule, points)]


def test_a_metal_in_use_without_any_smelter_counts_as_not_identified() -> None:
    scored = with_surveys(survey([declared("CID003387", Mineral.TIN)], answers([Mineral.TIN, Mineral.GOLD])))
    (missing, known) = scored.factor(Factor.SMELTER_STATUS).reasons
    assert (missing.rule, missing.points, missing.no_data) == ("Y5.none-named", 90, True)
    assert known.points == 0
    assert "Y4.none-named" in rules(scored, Factor.SMELTER_LOCATION)


# ------------------------------------------------------------------------------------------------------ plausibility


def test_a_rule_counts_once_for_each_survey_at_its_weightiest_code() -> None:
    findings = ["D060", "D061", "S060", "S060", "S061", "S071", "S055"]
    twice = [survey([], answers([]), findings, submission=number) for number in (7, 8)]
    factor = with_surveys(*twice).factor(Factor.PLAUSIBILITY)
    assert [(dict(one.facts)["code"], dict(one.facts)["severity"], one.points) for one in factor.reasons] == [
        ("PC-09", "major", 20),
        ("PC-19", "critical", 40),
    ] * 2
    assert factor.points == 100


def test_a_mineral_that_the_register_has_in_scope_and_the_survey_denies_is_critical() -> None:
    supplier = replace(SUPPLIER_A.supplier, minerals=(MineralInScope("Tin", "R&D"), MineralInScope("Gold", "")))
    denied = Answers(tuple(Statement(Question.INTENTIONALLY_ADDED, metal, "No") for metal in ("Tin", "Tungsten")))
    factor = score(replace(SUPPLIER_A, supplier=supplier, surveys=(survey([], denied),)), WORLD_A, METHOD).factor(
        Factor.PLAUSIBILITY
    )
    (told,) = factor.reasons
    assert (dict(told.facts)["code"], dict(told.facts)["metals"], told.points) == ("PC-06", "Tin", 40)


# ------------------------------------------------------------------------------------------------------------- gates


def test_no_answer_after_the_deadline_makes_a_supplier_high() -> None:
    silent = replace(SUPPLIER_A, campaign=CAMPAIGN, track=Track.SURVEY, answered=False)
    scored = score(silent, WORLD_A, METHOD)
    (hit,) = scored.gates
    assert (hit.gate, hit.source, hit.on) == ("G2", "campaign 2026", CAMPAIGN.deadline)
    assert (scored.y_computed, scored.y_band, scored.tier_computed, scored.tier) == (
        Band.LOW,
        Band.HIGH,
        Band.LOW,
        Band.HIGH,
    )


@pytest.mark.parametrize(
    "excused",
    [
        replace(SUPPLIER_A, campaign=CAMPAIGN, track=Track.SURVEY, answered=True),
        replace(SUPPLIER_A, campaign=CAMPAIGN, track=Track.SELF_ASSESSMENT, answered=False),
        replace(SUPPLIER_A, campaign=replace(CAMPAIGN, deadline=TODAY), answered=False),
        replace(SUPPLIER_A, campaign=replace(CAMPAIGN, deadline=None), answered=False),
        replace(
            SUPPLIER_A,
            campaign=CAMPAIGN,
            answered=False,
            supplier=replace(SUPPLIER_A.supplier, out_of_scope=OutOfScope.RESALE),
        ),
    ],
    ids=["answered", "self-assessment", "deadline today", "no deadline", "out of scope"],
)
def test_nobody_is_late_who_was_not_asked_or_has_time_left(excused: Evidence) -> None:
    assert score(excused, WORLD_A, METHOD).gates == ()


def test_a_smelter_that_a_person_confirmed_as_sanctioned_opens_the_gate_whatever_lists_say() -> None:
    confirmed = replace(SUPPLIER_A, conduct=recorded(sanctioned_smelters=("CID003387", "CID002567")))
    scored = score(confirmed, WORLD_A, METHOD)
    assert [(hit.gate, dict(hit.facts)["smelter"], hit.source) for hit in scored.gates] == [
        ("G1", "CID002567", "audit report 17"),
        ("G1", "CID003387", "audit report 17"),
    ]
    assert scored.tier is Band.HIGH
    status = scored.factor(Factor.SMELTER_STATUS)
    assert [one.points for one in status.reasons[:2]] == [100, 100]
    rwandan = next(
        one for one in scored.factor(Factor.SMELTER_LOCATION).reasons if dict(one.facts).get("place") == "RW"
    )
    assert rwandan.points == 60  # its audit mitigates nothing any more


def test_only_abuses_that_call_for_leaving_at_once_open_the_gate() -> None:
    abuses = (AnnexII.CHILD_LABOUR, AnnexII.BRIBERY, AnnexII.CHILD_LABOUR)
    scored = score(replace(SUPPLIER_A, conduct=recorded(confirmed_abuses=abuses)), WORLD_A, METHOD)
    assert [(hit.gate, hit.facts) for hit in scored.gates] == [("G3", (("abuse", "child-labour"),))]


def test_refusing_a_corrective_action_opens_the_gate() -> None:
    scored = score(replace(SUPPLIER_A, conduct=recorded(refused_correction=True)), WORLD_A, METHOD)
    assert [hit.gate for hit in scored.gates] == ["G4"]
    assert scored.tier is Band.HIGH


def test_a_gate_that_the_method_switches_off_opens_for_nobody() -> None:
    lenient = replace(METHOD, gates=METHOD.gates - {"G1"})
    scored = score(SUPPLIER_B, WORLD_B, lenient)
    assert scored.gates == ()
    assert scored.method != METHOD.version


# ------------------------------------------------------------------------------------------------- bands and version


@pytest.mark.parametrize(
    ("number", "band"),
    [(0, Band.LOW), (29.94, Band.LOW), (29.95, Band.MEDIUM), (30, Band.MEDIUM), (54.9, Band.MEDIUM), (55, Band.HIGH)],
)
def test_an_edge_belongs_to_the_band_above_it(number: float, band: Band) -> None:
    assert METHOD.risk_bands.of(number) is band


def test_a_score_names_the_method_and_all_data_it_was_made_from() -> None:
    scored = score(SUPPLIER_A, WORLD_A, METHOD)
    assert scored.method == METHOD.version
    assert dict(scored.editions)["smelters"] == WORLD_A.reference.version
    assert {"eu-cahra", "inform", "ucdp", "un-sanctions", "wgi"} <= dict(scored.editions).keys()
