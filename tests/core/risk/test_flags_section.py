"""What a method file says about red flags and enhanced due diligence, and what is wrong with some."""

import tomllib

import pytest

from oredesk.core.due_diligence import RedFlag
from oredesk.core.risk.flag_rule import DueDiligenceRule, RedFlagRule
from oredesk.core.risk.flags_section import read_due_diligence, read_red_flags
from oredesk.core.risk.method_file import unknown_codes
from oredesk.core.risk.place_risk import Topic
from oredesk.core.risk.section import Section
from oredesk.core.toml_file import Problem
from oredesk.risk_method import load_method

FLAGS = """
locations = ["eu-list", "conflict"]
anomalies = ["D061"]
look_back_months = 6
[producers]
gold = ["PE", "GH"]
"""
ITEMS = """
site_assessment_for = ["G1", "L1"]
renew_after_months = 24
[days]
questionnaire = 1
licence = 2
custody = 3
route = 4
desk-assessment = 5
site-assessment = 6
"""


def flags(text: str) -> tuple[RedFlagRule, list[Problem]]:
    problems: list[Problem] = []
    return read_red_flags(Section("red_flags", tomllib.loads(text), problems)), problems


def items(text: str) -> tuple[DueDiligenceRule, list[Problem]]:
    problems: list[Problem] = []
    return read_due_diligence(Section("due_diligence", tomllib.loads(text), problems)), problems


def test_the_shipped_file_says_what_the_product_does_by_itself() -> None:
    method = load_method()
    assert method.red_flags == RedFlagRule()
    assert method.due_diligence == DueDiligenceRule()


def test_a_file_may_say_otherwise() -> None:
    assert flags(FLAGS) == (
        RedFlagRule((Topic.CONFLICT, Topic.EU_LIST), ("D061",), {"gold": ("GH", "PE")}, 6),
        [],
    )
    rule, problems = items(ITEMS)
    assert problems == []
    assert (rule.on_site_for, rule.renew_after_months) == ((RedFlag.ORIGIN_OR_TRANSPORT, RedFlag.RECYCLED_GOLD), 24)
    assert list(rule.days.values()) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (FLAGS.replace("conflict", "war"), "war"),
        (FLAGS.replace("6", "0"), "look_back_months"),
        (FLAGS.replace('"PE"', '"Peru"'), "Peru"),
        (FLAGS.replace("gold", "cheese"), "cheese"),
        (FLAGS.replace("anomalies", "anomolies"), "anomolies"),
        (FLAGS.replace('["D061"]', '"D061"'), "anomalies"),
    ],
)
def test_what_is_wrong_with_red_flags_is_told(wrong: str, told: str) -> None:
    _, problems = flags(wrong)
    assert any(told in str(problem) for problem in problems)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (ITEMS.replace("G1", "G9"), "G9"),
        (ITEMS.replace("custody = 3", "custody = -3"), "custody"),
        (ITEMS.replace("route = 4\n", ""), "route"),
        (ITEMS + "visit = 3\n", "visit"),
        (ITEMS.replace("renew_after_months = 24\n", ""), "renew_after_months"),
    ],
)
def test_what_is_wrong_with_items_is_told(wrong: str, told: str) -> None:
    _, problems = items(wrong)
    assert any(told in str(problem) for problem in problems)


def test_an_anomaly_must_be_a_check() -> None:
    method = load_method()
    known = {code for code in method.plausibility.weights if code != "D061"} | set(method.red_flags.anomalies)
    assert unknown_codes(method, known) == ()
    missing = unknown_codes(method, known - {"D063"})
    assert any("[red_flags] anomalies" in str(problem) for problem in missing)
