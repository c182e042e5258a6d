"""Every rule that a factor can yield, every gate and every source is worded in both languages, with its facts."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given, settings

from oredesk.core.language import Language
from oredesk.core.risk import wording
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.method import GATES, YES_QUESTIONS
from oredesk.core.risk.scoring import score
from oredesk.core.risk.wording import RULES, say, say_gate, say_source
from oredesk.core.risk_score import Factor, GateHit, Reason
from oredesk.core.smelter import FacilityStatus, ListSource
from oredesk.risk_method import load_method
from risk_cases import SUPPLIER_A, SUPPLIER_B, WORLD_A, WORLD_B
from risk_evidence import WORLD, evidence

RISK = Path(__file__).parents[3] / "core" / "risk"
METHOD = load_method()
ID = re.compile(r"[XY]\d\.[a-z-]+")
EVERYTHING_SAID = re.compile(r"[…{}]")


def rules_in_the_code() -> set[str]:
    """Every text in the factors' modules that is a rule's id."""
    texts = (
        node.value
        for path in RISK.glob("*.py")
        if path.name != "wording.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if ID.fullmatch(text)}


def test_every_rule_of_the_factors_is_worded_and_no_other() -> None:
    assert rules_in_the_code() == set(RULES)
    assert {rule.partition(".")[0] for rule in RULES} == {factor.value for factor in Factor}


def test_every_gate_is_worded() -> None:
    assert set(wording.GATES) == set(GATES)


def test_every_question_that_counts_is_worded() -> None:
    assert {*YES_QUESTIONS} < set(wording.QUESTIONS)


def test_both_languages_hold_the_same_facts() -> None:
    for text in (*RULES.values(), *wording.GATES.values()):
        english, chinese = ({name for _, name, _, _ in Formatter().parse(each) if name} for each in text)
        assert english == chinese
        assert text.en != text.zh or english >= {"question", "answer"} or english == {"facility", "status"}


@settings(max_examples=60)
@given(evidence)
def test_whatever_is_scored_is_said_with_all_its_facts(known: Evidence) -> None:
    scored = score(known, WORLD, METHOD)
    for language in Language:
        for reason in (one for factor in scored.factors for one in factor.reasons):
            assert not EVERYTHING_SAID.search(say(reason, language)), reason
        for hit in scored.gates:
            assert not EVERYTHING_SAID.search(say_gate(hit, language)), hit


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            Language.EN,
            [
                "CID900204 Works CID900204 (tin), Indonesia (ID): 47.2 × 0.8 for its audit status; by its figures",
                (
                    "CID003387 Works CID003387 (tin), Rwanda (RW): 60.0 × 0.5 for its audit status;"
                    " DR Congo, or a country adjoining it"
                ),
            ],
        ),
        (
            Language.ZH,
            [
                "CID900204 Works CID900204（锡），印度尼西亚 (ID)：47.2 × 0.8（按审核状态）；按指标数据",
                "CID003387 Works CID003387（锡），卢旺达 (RW)：60.0 × 0.5（按审核状态）；刚果（金）或其毗邻国家",
            ],
        ),
    ],
)
def test_a_buyer_reads_why_a_smelter_counts(language: Language, told: list[str]) -> None:
    reasons = score(SUPPLIER_A, WORLD_A, METHOD).factor(Factor.SMELTER_LOCATION).reasons
    assert [say(one, language) for one in reasons[:2]] == told


def test_a_gate_names_the_smelter() -> None:
    (hit,) = score(SUPPLIER_B, WORLD_B, METHOD).gates
    assert say_gate(hit, Language.EN) == "sanctioned smelter in the supply chain: CID003185 Works CID003185"
    assert say_gate(hit, Language.ZH) == "供应链中有受制裁的冶炼厂：CID003185 Works CID003185"


@pytest.mark.parametrize(
    ("source", "english", "chinese"),
    [
        ("register", "supplier register", "供应商台账"),
        ("submission 7", "submission 7", "提交文件 7"),
        ("submission 7, submission 12", "submission 7, submission 12", "提交文件 7、提交文件 12"),
        ("campaign 2026", "campaign 2026", "调查轮次 2026"),
        ("audit report 17", "audit report 17", "audit report 17"),
        ("method", "the method's own list", "评分方法自有名单"),
    ],
)
def test_sources_are_said_in_words_and_a_persons_own_stay(source: str, english: str, chinese: str) -> None:
    assert (say_source(source, Language.EN), say_source(source, Language.ZH)) == (english, chinese)


def test_every_list_has_a_name() -> None:
    lists = [one for one in ListSource if one is not ListSource.LOOKUP]  # a look-up states no status
    assert all(say_source(one, language) != one for one in lists for language in Language)


def test_a_rule_or_a_fact_of_another_edition_is_said_by_its_name() -> None:
    gone = Reason("Y9.gone", (), 5, "register", None)
    assert say(gone, Language.EN) == "a rule of another edition (Y9.gone)"
    assert say_gate(GateHit("G9", (), "register", None), Language.ZH) == "其他版本的规则（G9）"
    bare = Reason("Y5.status", (("status", "melted"),), 5, "own", None)
    assert say(bare, Language.EN) == "…: melted"
    assert FacilityStatus.SANCTIONED.name_in(Language.EN) in say(
        Reason("Y5.status", (("smelter", "CID900001"), ("status", "sanctioned")), 100, "own", None), Language.EN
    )
