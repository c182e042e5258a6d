"""An explanation holds all that a score rests on, and says what is old, missing, overridden or no longer true."""

import datetime as dt
from dataclasses import replace

from explained import (
    AT,
    CONNECTORS,
    METHOD,
    PLATING,
    UNKNOWN,
    WORD,
    explained,
    known,
    stored,
)
from oredesk.core.indicator import IndicatorSource
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.explaining import DataUsed, Known, explain, leading
from oredesk.core.risk.world import World
from oredesk.core.risk_score import Factor
from oredesk.core.smelters.reference import Reference
from references import listed
from risk_cases import NOTHING_KNOWN, RWANDAN, SUPPLIER_A, SUPPLIER_B, TODAY, WORLD_A, WORLD_B, recorded
from scores_to_explain import factor, score


def data(name: str, world: World = WORLD_B, today: dt.date = TODAY) -> DataUsed:
    found = explain(known(SUPPLIER_B, WORLD_B), world, METHOD, today)
    assert found is not None
    return next(one for one in found.data if one.name == name)


def test_smelter_status_and_smelter_location_give_half_of_the_platers_score() -> None:
    assert [(one.factor.value, round(one.points)) for one in PLATING.leading] == [("Y5", 82), ("Y4", 73)]
    assert 0.45 < PLATING.leading_share < 0.55


def test_one_factor_may_lead_alone_and_none_leads_a_score_of_zero() -> None:
    assert [one.factor for one in leading(score(factor("Y1", 90, 15), factor("Y2", 1, 25)))] == [Factor.HISTORY]
    assert leading(score(factor("X1", 90, 50), factor("Y1", 0, 15))) == ()


def test_factors_that_nothing_is_known_of_are_named() -> None:
    assert len(UNKNOWN.without_data) == len(Factor)
    assert CONNECTORS.without_data == ()


def test_a_supplier_without_a_stored_score_is_scored_for_the_page() -> None:
    assert UNKNOWN.stored is None
    assert UNKNOWN.score.y > 0
    assert UNKNOWN.difference is None


def test_without_score_and_evidence_there_is_nothing_to_explain() -> None:
    assert explain(Known(SUPPLIER_A.supplier, None, None), WORLD_A, METHOD, TODAY) is None


def test_an_older_score_is_explained_without_proposals() -> None:
    older = explained(Known(SUPPLIER_B.supplier, None, stored(SUPPLIER_B, WORLD_B)))
    assert older.easing is None
    assert not older.is_stale


def test_an_override_counts_until_its_last_day_and_the_computed_tier_stays() -> None:
    one = replace(known(SUPPLIER_B, WORLD_B), override=WORD)
    assert explained(one).override == WORD
    assert explained(one).score == PLATING.score
    after = explain(one, WORLD_B, METHOD, dt.date(2027, 1, 1))
    assert after is not None
    assert after.override is None


def test_a_word_that_was_taken_back_is_no_override() -> None:
    assert explained(replace(known(SUPPLIER_B, WORLD_B), override=replace(WORD, tier=None))).override is None


def test_a_score_is_stale_once_the_evidence_would_give_another() -> None:
    later = replace(SUPPLIER_A, conduct=recorded(open_minor=3))
    one = replace(known(SUPPLIER_A, WORLD_A), evidence=later)
    assert explained(one, WORLD_A).is_stale
    assert not explained(known(SUPPLIER_A, WORLD_A), WORLD_A).is_stale


def test_a_newer_list_that_says_the_same_makes_nothing_stale_but_is_mentioned() -> None:
    entries = [one for one in WORLD_A.reference.facilities.values() if one.smelter_id == "CID003387"]
    assert entries
    newer = World(Reference.of([listed(RWANDAN)]), WORLD_A.atlas)
    only_rwanda = replace(SUPPLIER_A, surveys=())
    found = explained(known(only_rwanda, WORLD_A), newer)
    assert not found.is_stale
    assert next(one for one in found.data if one.name == "smelters").newer == newer.reference.version


def test_figures_have_their_years_and_are_called_old_by_the_methods_rule() -> None:
    assert data("wgi").year == 2023
    assert data("wgi").is_old
    assert not data("inform").is_old
    assert data("inform", today=dt.date(2029, 6, 1)).is_old


def test_a_list_of_countries_does_not_grow_old() -> None:
    assert not data("eu-cahra", today=dt.date(2029, 6, 1)).is_old


def test_an_edition_that_is_no_longer_in_force_names_its_successor() -> None:
    imported = tuple(
        replace(one, edition="WGI 2026 edition", year=2025)
        for one in WORLD_B.atlas.editions
        if one.source is IndicatorSource.WGI
    )
    found = data("wgi", World(WORLD_B.reference, Atlas.of(imported)))
    assert found.newer == "WGI 2026 edition"
    assert found.year is None


def test_a_score_by_another_method_says_so() -> None:
    other = replace(METHOD, edition="2")
    found = explain(known(SUPPLIER_A, WORLD_A), WORLD_A, other, TODAY)
    assert found is not None
    assert found.other_method
    assert found.is_stale


def test_the_difference_is_that_from_the_score_before() -> None:
    assert PLATING.difference is not None
    assert [one.factor for one in PLATING.difference.movements] == [Factor.SPEND]
    assert PLATING.previous is not None
    assert PLATING.previous.at < AT


def test_nothing_known_is_still_explained_factor_by_factor() -> None:
    assert [one.factor for one in UNKNOWN.score.factors] == list(Factor)
    assert NOTHING_KNOWN.surveys == ()
