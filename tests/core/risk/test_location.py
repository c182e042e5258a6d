"""What a place scores, and what is said of it apart from the number."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource
from oredesk.core.places import open_figures
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.location import assess
from oredesk.core.risk.location_rule import LocationRule
from oredesk.core.risk.place import UNKNOWN, Place
from oredesk.core.risk.place_risk import METHOD, FloorRule, Known, Part, PlaceRisk, Topic
from oredesk.core.risk_score import Band
from place_figures import edition, figures

RULE = LocationRule()
SHIPPED = Atlas.of()
NOWHERE = "XX"
"""A country that nobody publishes anything about."""
GUINEA = figures("GN", CPI=26, FSI=98)
COUNTRIES = sorted({value.country for each in open_figures.SHIPPED for value in each.values})


def risk(place: str, metal: str = "", *, atlas: Atlas = SHIPPED, rule: LocationRule = RULE) -> PlaceRisk:
    return assess(atlas, rule, Place(place[:2], place if "-" in place else ""), metal)


def made_up(rule: LocationRule = RULE, /, **values: float) -> PlaceRisk:
    """The risk of a place that is known by the given figures alone."""
    return risk(NOWHERE, atlas=Atlas.of(figures(NOWHERE, **values)), rule=rule)


def rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


class TestTheWorkedExamples:
    @pytest.mark.parametrize(
        ("place", "metal", "base", "score"),
        [
            ("CN", "tin", 21.2, 21.2),
            ("JP", "tin", 8.2, 8.2),
            ("ID", "tin", 47.2, 47.2),
            ("RW", "tin", 32.8, 60.0),
            ("UG", "Gold", 55.4, 60.0),
            ("AE", "Gold", 11.5, 60.0),
            ("AE", "tin", 11.5, 11.5),
            ("CH", "gold", 5.8, 5.8),
            ("IN-TN", "", 45.8, 45.8),
            ("IN-GJ", "gold", 45.8, 45.8),
            ("RU-KYA", "gold", 56.6, 80.0),
            ("RU-KYA", "tin", 56.6, 56.6),
        ],
    )
    def test_every_place_scores_what_the_method_prints(self, place: str, metal: str, base: float, score: float) -> None:
        found = risk(place, metal)
        assert (rounded(found.base), rounded(found.score)) == (base, score)

    def test_conflict_elsewhere_in_the_country_counts_half(self) -> None:
        conflict = risk("IN-TN").part(Part.CONFLICT)
        assert (conflict.before_region, conflict.points) == (70, 35)

    def test_with_what_is_shipped_190_countries_are_complete(self) -> None:
        bands = Counter(risk(country).band for country in COUNTRIES)
        assert bands == {Band.LOW: 127, Band.MEDIUM: 15, Band.HIGH: 48, None: len(COUNTRIES) - 190}


class TestGuinea:
    """A producer of bauxite found it on no list of conflict areas, and yet wanting in governance and human rights."""

    def test_it_is_no_conflict_area_but_calls_for_enhanced_due_diligence(self) -> None:
        found = risk("GN", atlas=Atlas.of(GUINEA))
        assert {answer.topic: answer.known for answer in found.answers} == {
            Topic.CONFLICT: Known.NO,
            Topic.GOVERNANCE: Known.YES,
            Topic.HUMAN_RIGHTS: Known.YES,
            Topic.EU_LIST: Known.NO,
            Topic.COVERED: Known.NO,
            Topic.UN_REGIME: Known.NO,
        }
        assert found.enhanced_due_diligence

    def test_each_answer_names_the_indicators_it_rests_on(self) -> None:
        found = risk("GN", atlas=Atlas.of(GUINEA))
        assert found.answer(Topic.HUMAN_RIGHTS).because == (Indicator.FSI,)
        assert found.answer(Topic.CONFLICT).because == (Indicator.DEATHS,)
        assert Indicator.CPI in found.answer(Topic.GOVERNANCE).because

    def test_the_number_is_apart_from_it(self) -> None:
        assert risk("GN").band is Band.LOW


class TestParts:
    @pytest.mark.parametrize(
        ("deaths", "points"), [(0, 0), (1, 20), (24, 20), (25, 40), (99, 40), (100, 70), (999, 70), (1000, 100)]
    )
    def test_deaths_climb_a_ladder(self, deaths: int, points: float) -> None:
        assert made_up(DEATHS=deaths).part(Part.CONFLICT).points == points

    @pytest.mark.parametrize(("deaths", "points"), [(99, 0), (100, 40), (999, 40), (1000, 70), (90_000, 70)])
    def test_so_do_those_of_three_years(self, deaths: int, points: float) -> None:
        assert made_up(DEATHS=0, DEATHS_THREE_YEARS=deaths).part(Part.CONFLICT).points == points

    @pytest.mark.parametrize(
        ("within", "between", "points"),
        [(0, 0, 0), (1, 2, 5), (2, 3, 15), (1, 3, 10), (3, 4, 40), (3, 5, 80), (5, 1, 100)],
    )
    def test_the_higher_of_both_kinds_of_conflict_counts(self, within: int, between: int, points: float) -> None:
        found = made_up(HIIK_INTENSITY=within, HIIK_INTERSTATE=between)
        assert found.part(Part.CONFLICT).points == points

    def test_the_higher_of_two_publishers_counts(self) -> None:
        assert made_up(DEATHS=30, HIIK_INTENSITY=4).part(Part.CONFLICT).points == 80
        assert made_up(DEATHS=3000, HIIK_INTENSITY=1).part(Part.CONFLICT).points == 100

    @pytest.mark.parametrize(("level", "points"), [(1, 20), (2, 45), (3, 70), (4, 100)])
    def test_ratings_of_control_risks_count_towards_conflict(self, level: int, points: float) -> None:
        assert made_up(POLITICAL=level, SECURITY=1).part(Part.CONFLICT).points == points

    def test_governance_is_the_mean_of_the_ranks_averaged_with_the_index(self) -> None:
        ranks = {"STABILITY": 10.0, "RULE_OF_LAW": 20.0, "CONTROL_OF_CORRUPTION": 30.0}
        assert made_up(**ranks).part(Part.GOVERNANCE).points == 80
        assert made_up(**ranks, CPI=40).part(Part.GOVERNANCE).points == 70
        assert made_up(CPI=40).part(Part.GOVERNANCE).points == 60

    def test_human_rights_is_the_mean_of_both_indices(self) -> None:
        assert made_up(INFORM=5).part(Part.HUMAN_RIGHTS).points == 50
        assert made_up(INFORM=5, FSI=120).part(Part.HUMAN_RIGHTS).points == 75

    def test_every_verdict_has_its_value_points_year_and_edition(self) -> None:
        verdict = next(one for one in risk("RW").verdicts if one.indicator is Indicator.INFORM)
        assert (verdict.value, verdict.points, verdict.year) == (5.1, 51, 2026)
        assert verdict.edition.startswith("INFORM")


class TestMissingData:
    def test_a_place_with_two_parts_is_incomplete_and_never_low(self) -> None:
        found = risk("TW")
        assert (found.score, found.band, found.base, found.incomplete) == (None, None, None, True)
        assert found.part(Part.HUMAN_RIGHTS).points is None
        assert (rounded(found.least), rounded(found.most)) == (4.6, 29.6)

    def test_what_is_missing_stays_visible(self) -> None:
        found = risk("CN")
        assert len(found.verdicts) == 12
        missing = {one.indicator for one in found.verdicts if one.value is None}
        assert {Indicator.CPI, Indicator.FSI, Indicator.HIIK_INTENSITY} <= missing

    def test_an_incomplete_place_scores_at_least_its_floor(self) -> None:
        rule = replace(RULE, covered_floors={"TW": 70.0})
        found = risk("TW", rule=rule)
        assert (found.score, found.least, found.lifted) == (None, 70, None)

    def test_nothing_is_known_of_a_place_that_nobody_named(self) -> None:
        found = assess(SHIPPED, RULE, UNKNOWN, "gold")
        assert (found.score, found.least, found.floors) == (None, 0, ())
        assert {answer.known for answer in found.answers} == {Known.UNKNOWN}
        assert not found.enhanced_due_diligence

    def test_a_method_may_be_content_with_fewer_parts(self) -> None:
        """Then the weights of the known parts count alone."""
        rule = replace(RULE, least_parts=2)
        assert made_up(rule, DEATHS=1000, CPI=70).score == pytest.approx((100 * 50 + 30 * 25) / 75)
        assert made_up(rule, DEATHS=1000).score is None

    def test_no_index_is_an_answer_by_itself(self) -> None:
        assert made_up(DEATHS=5).answer(Topic.HUMAN_RIGHTS).known is Known.UNKNOWN


class TestFloors:
    @pytest.mark.parametrize(
        ("place", "metal", "rule", "points"),
        [
            ("CD", "", FloorRule.EU_LISTED, 80),
            ("CD", "", FloorRule.COVERED, 80),
            ("CD", "", FloorRule.UN_REGIME, 60),
            ("ZW", "", FloorRule.EU_LISTED, 80),
            ("CO-ANT", "", FloorRule.EU_LISTED, 80),
            ("CO", "", FloorRule.EU_REGION_UNKNOWN, 60),
            ("TZ", "", FloorRule.COVERED, 60),
            ("KP", "", FloorRule.UN_REGIME, 60),
            ("IR", "", FloorRule.UN_REGIME, 60),
            ("AE", "Gold", FloorRule.TRANSIT, 60),
            ("RU-KYA", "GOLD", FloorRule.EMBARGO, 80),
        ],
    )
    def test_a_list_sets_a_floor_and_is_named_with_its_day(
        self, place: str, metal: str, rule: FloorRule, points: float
    ) -> None:
        floor = next(one for one in risk(place, metal).floors if one.rule is rule)
        assert floor.points == points
        assert floor.source
        assert floor.on

    @pytest.mark.parametrize(("place", "metal"), [("AE", "tin"), ("RU-KYA", ""), ("CO-DC", ""), ("CN", "gold")])
    def test_no_other_place_has_one(self, place: str, metal: str) -> None:
        assert risk(place, metal).floors == ()

    def test_the_highest_counts_and_is_the_one_that_lifted(self) -> None:
        found = risk("RW", "gold")
        assert [floor.points for floor in found.floors] == [60, 60]
        assert found.lifted == found.floors[0]
        assert risk("CN").lifted is None

    def test_a_floor_below_the_base_lifts_nothing(self) -> None:
        found = risk("IR")
        assert (rounded(found.score), found.lifted) == (71.9, None)

    def test_the_disputed_regime_can_be_left_out(self) -> None:
        found = risk("IR", rule=replace(RULE, un_not_counted=("IR",)))
        assert found.floors == ()
        assert found.answer(Topic.UN_REGIME).known is Known.NO
        assert "dispute" in found.answer(Topic.UN_REGIME).note

    def test_the_embargo_can_be_switched_off(self) -> None:
        assert risk("RU-KYA", "gold", rule=replace(RULE, embargo_applies=False)).floors == ()

    def test_what_a_method_adds_is_its_own_word(self) -> None:
        """ZTE counts Sudan as a covered country; the Act does not."""
        rule = replace(RULE, covered_floors={**RULE.covered_floors, "SD": 60.0}, transit={"tin": ("MY",)})
        assert METHOD in {floor.source for floor in risk("SD", rule=rule).floors}
        assert risk("MY", "tin", rule=rule).floors[0].source == METHOD


class TestRegions:
    def test_a_listed_region_is_not_spared(self) -> None:
        assert risk("IN-CG").part(Part.CONFLICT).points == 70

    def test_an_unknown_region_is_not_spared_either(self) -> None:
        assert risk("IN").part(Part.CONFLICT).points == 70

    def test_a_figure_about_the_region_itself_is_not_halved(self) -> None:
        atlas = Atlas.of(figures("IN-GJ", SECURITY=3))
        assert risk("IN-GJ", atlas=atlas).part(Part.CONFLICT).points == 70
        assert risk("IN-TN", atlas=atlas).part(Part.CONFLICT).points == 35

    def test_the_answer_waits_for_the_region(self) -> None:
        assert risk("IN").answer(Topic.EU_LIST).known is Known.UNKNOWN
        assert risk("IN-CG").answer(Topic.EU_LIST).known is Known.YES
        assert risk("IN-GJ").answer(Topic.EU_LIST).known is Known.NO


class TestTypedAnswers:
    @pytest.mark.parametrize(
        ("values", "topic", "known"),
        [
            ({"DEATHS": 999}, Topic.CONFLICT, Known.NO),
            ({"DEATHS": 1000}, Topic.CONFLICT, Known.YES),
            ({"HIIK_INTENSITY": 3}, Topic.CONFLICT, Known.NO),
            ({"HIIK_INTENSITY": 4}, Topic.CONFLICT, Known.YES),
            ({"HIIK_INTERSTATE": 5}, Topic.CONFLICT, Known.YES),
            ({"CPI": 30}, Topic.GOVERNANCE, Known.NO),
            ({"CPI": 29}, Topic.GOVERNANCE, Known.YES),
            ({"STABILITY": 20, "RULE_OF_LAW": 20, "CONTROL_OF_CORRUPTION": 20}, Topic.GOVERNANCE, Known.NO),
            ({"STABILITY": 0, "RULE_OF_LAW": 0, "CONTROL_OF_CORRUPTION": 59}, Topic.GOVERNANCE, Known.YES),
            ({"INFORM": 6.9}, Topic.HUMAN_RIGHTS, Known.NO),
            ({"INFORM": 7.0}, Topic.HUMAN_RIGHTS, Known.YES),
            ({"FSI": 89.9}, Topic.HUMAN_RIGHTS, Known.NO),
            ({"INFORM": 1, "FSI": 90}, Topic.HUMAN_RIGHTS, Known.YES),
        ],
    )
    def test_each_has_its_threshold(self, values: dict[str, float], topic: Topic, known: Known) -> None:
        assert made_up(**values).answer(topic).known is known

    def test_one_yes_of_any_kind_calls_for_enhanced_due_diligence(self) -> None:
        assert risk("TZ").enhanced_due_diligence
        assert not risk("CN").enhanced_due_diligence


class TestBands:
    @pytest.mark.parametrize(
        ("score", "band"),
        [(34.94, Band.LOW), (34.95, Band.MEDIUM), (35, Band.MEDIUM), (59.94, Band.MEDIUM), (60, Band.HIGH)],
    )
    def test_an_edge_belongs_to_the_band_above(self, score: float, band: Band) -> None:
        rule = replace(RULE, conflict_weight=0, governance_weight=0, human_rights_weight=100)
        found = made_up(rule, DEATHS=0, CPI=50, INFORM=score / 10)
        assert found.score == pytest.approx(score)
        assert found.band is band


FIGURES = st.fixed_dictionaries(
    {},
    optional={
        "DEATHS": st.integers(0, 100_000),
        "DEATHS_THREE_YEARS": st.integers(0, 300_000),
        "HIIK_INTENSITY": st.integers(0, 5),
        "HIIK_INTERSTATE": st.integers(0, 5),
        "POLITICAL": st.integers(1, 4),
        "SECURITY": st.integers(1, 4),
        "STABILITY": st.floats(0, 100),
        "RULE_OF_LAW": st.floats(0, 100),
        "CONTROL_OF_CORRUPTION": st.floats(0, 100),
        "CPI": st.floats(0, 100),
        "INFORM": st.floats(0, 10),
        "FSI": st.floats(0, 120),
    },
)
PLACES = st.sampled_from(("IN", "IN-GJ", "IN-CG", "AE", "RW", "CN", NOWHERE))
BETTER_WHEN_HIGHER = {"STABILITY", "RULE_OF_LAW", "CONTROL_OF_CORRUPTION", "CPI"}
WORST = {"POLITICAL": 4, "SECURITY": 4, "HIIK_INTENSITY": 5, "HIIK_INTERSTATE": 5, "INFORM": 10, "FSI": 120}


@given(PLACES, FIGURES, st.data())
def test_no_worse_figure_ever_lowers_the_score_or_takes_a_yes_back(
    place: str, values: dict[str, float], data: st.DataObject
) -> None:
    if not values:
        return
    name = data.draw(st.sampled_from(sorted(values)))
    worst = 0 if name in BETTER_WHEN_HIGHER else WORST.get(name, 400_000)
    worse = {**values, name: worst}
    before, after = (risk(place, "gold", atlas=Atlas.of(figures(place[:2], **each))) for each in (values, worse))
    assert after.least >= before.least - 1e-9
    assert before.enhanced_due_diligence <= after.enhanced_due_diligence
    assert (after.score is None) == (before.score is None)


@given(PLACES, FIGURES)
def test_a_score_stays_within_its_bounds_and_over_every_floor(place: str, values: dict[str, float]) -> None:
    found = risk(place, "gold", atlas=Atlas.of(figures(place[:2], **values)))
    assert 0 <= found.least <= 100
    assert all(found.least >= floor.points for floor in found.floors)
    assert found.score is None or found.score == found.least


@given(st.permutations([*GUINEA, *figures("GN", DEATHS=3, HIIK_INTENSITY=2, SECURITY=2)]))
def test_the_order_of_editions_does_not_matter(editions: list[IndicatorEdition]) -> None:
    assert risk("GN", atlas=Atlas.of(editions)) == risk(
        "GN", atlas=Atlas.of(sorted(editions, key=lambda one: one.source))
    )


def test_to_be_listed_raises_a_place() -> None:
    """An imported list of areas that names Guinea."""
    (area,) = figures("GN", CAHRA_HIGH_RISK=1)
    listed = Atlas.of([edition(IndicatorSource.EU_CAHRA, area.values)])
    assert (risk("GN").band, risk("GN", atlas=listed).score) == (Band.LOW, 80)
