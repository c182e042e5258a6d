"""What people suppose is read strictly, and scored as if it were evidence."""

from dataclasses import replace

import pytest

from explained import METHOD
from oredesk.core.language import Text
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.scoring import score
from oredesk.core.risk.supposing import (
    Supposition,
    gives_same_points,
    read_suppositions,
    supposed_score,
    supposed_world,
    unknown_smelters,
    with_points,
)
from oredesk.core.risk_score import Band, Factor, RiskScore
from oredesk.core.smelter import FacilityStatus
from risk_cases import NOTHING_KNOWN, SUPPLIER_A, SUPPLIER_B, TODAY, WORLD_A, WORLD_B


def supposed(*given: str, evidence: Evidence = SUPPLIER_A) -> RiskScore:
    """The connectors' score under what is given."""
    read = read_suppositions(given)
    assert isinstance(read, Supposition)
    return supposed_score(read, evidence, supposed_world(read, WORLD_A, TODAY), METHOD)


def points(scored: RiskScore, factor: str) -> float:
    return scored.factor(Factor(factor)).points


@pytest.mark.parametrize(
    ("given", "factor", "expected"),
    [
        ("sources=1", "X2", 100),
        ("Sources = 4", "X2", 10),
        ("spend-before=10", "X1", 100),
        ("place=CH", "Y3", pytest.approx(5.8, abs=0.1)),
        ("place=瑞士", "Y3", pytest.approx(5.8, abs=0.1)),
        ("place=IN-TN", "Y3", pytest.approx(45.8, abs=0.1)),
        ("letter=no", "Y2", 17),
        ("major=1", "Y1", 25),
        ("minor=0", "Y1", 0),
        ("overdue=3", "Y1", 25),
        ("refused-audit=yes", "Y1", 45),
        ("assessed=no", "Y1", 20),
        ("F=no", "Y2", 27),
        ("g=是", "Y2", 2),
        ("Y3=60", "Y3", 60),
        ("x1=0", "X1", 0),
        ("CID900204=conformant", "Y5", 0),
        ("cid900204=sanctioned", "Y5", 60),
    ],
)
def test_an_input_changes_its_factor(given: str, factor: str, expected: float) -> None:
    assert points(supposed(given), factor) == expected


def test_other_factors_stay_and_the_numbers_follow() -> None:
    now, then = score(SUPPLIER_A, WORLD_A, METHOD), supposed("Y3=60")
    assert then.y == pytest.approx(now.y + (60 - points(now, "Y3")) * 0.1)
    assert then.x == now.x


def test_gates_can_be_supposed() -> None:
    assert [hit.gate for hit in supposed("refused-correction=yes").gates] == ["G4"]
    assert [hit.gate for hit in supposed("CID900204=sanctioned").gates] == ["G1"]


def test_points_of_a_factor_open_no_gate() -> None:
    scored = with_points(score(SUPPLIER_B, WORLD_B, METHOD), dict.fromkeys(Factor, 0.0), METHOD)
    assert scored.x == scored.y == 0
    assert scored.tier is scored.y_band is Band.HIGH
    assert scored.tier_computed is Band.LOW


def test_of_one_name_the_later_value_counts() -> None:
    assert points(supposed("sources=1", "sources=4"), "X2") == 10
    assert points(supposed("Y3=1", "Y3=2"), "Y3") == 2


def test_a_supplier_of_which_nothing_is_known_can_be_supposed_about() -> None:
    assert points(supposed("major=1", evidence=NOTHING_KNOWN), "Y1") == 35
    assert points(supposed("F=yes", evidence=NOTHING_KNOWN), "Y2") == 100


@pytest.mark.parametrize(
    "given",
    [
        "",
        "sources",
        "=1",
        "sources=",
        "sources=0",
        "sources=-1",
        "sources=1.5",
        "sources=99999999",
        "Y9=1",
        "Y3=101",
        "Y3=-1",
        "Y3=nan",
        "Y3=1e1",
        "place=Atlantis",
        "place=Congo",
        "letter=maybe",
        "CID12=removed",
        "CID900204=gone",
        "weight=3",
        "Y3=" + "9" * 500,
    ],
)
def test_what_means_nothing_is_refused_in_both_languages(given: str) -> None:
    wrong = read_suppositions([given, "sources=2"])
    assert isinstance(wrong, tuple)
    (text,) = wrong
    assert isinstance(text, Text)
    assert given.strip()[:20] in text.en
    assert text.en != text.zh


def test_everything_wrong_is_told_at_once() -> None:
    wrong = read_suppositions(["Y9=1", "sources=2", "letter=perhaps"])
    assert isinstance(wrong, tuple)
    assert len(wrong) == 2


def test_a_smelter_that_no_list_knows_is_named() -> None:
    read = read_suppositions(["CID900204=removed", "CID111111=removed"])
    assert isinstance(read, Supposition)
    assert unknown_smelters(read, WORLD_A.reference) == ("CID111111",)
    assert read.statuses["CID900204"] is FacilityStatus.REMOVED  # type: ignore[index] # a number is a text


def test_the_world_at_hand_is_not_changed_by_what_is_supposed() -> None:
    before = score(SUPPLIER_A, WORLD_A, METHOD)
    supposed("CID900204=sanctioned")
    assert score(SUPPLIER_A, WORLD_A, METHOD) == before


def test_methods_give_the_same_points_when_only_weights_bands_or_matrix_differ() -> None:
    weights = {**METHOD.weights, Factor.SPEND: 30.0, Factor.REPLACEABILITY: 70.0}
    reweighed = replace(METHOD, name="ours", weights=weights, risk_bands=replace(METHOD.risk_bands, high_from=40))
    assert gives_same_points(METHOD, reweighed)
    assert with_points(score(SUPPLIER_B, WORLD_B, METHOD), {}, reweighed) == score(SUPPLIER_B, WORLD_B, reweighed)
    assert not gives_same_points(METHOD, replace(METHOD, history=replace(METHOD.history, open_major=1)))
    assert not gives_same_points(METHOD, replace(METHOD, gates=frozenset()))
