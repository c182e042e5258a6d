"""Screening rules as a method file writes them, and what is wrong with some."""

import tomllib
from typing import Any

import pytest

from oredesk.core.language import Text
from oredesk.core.risk.screening import MatrixCell, ScreeningRule
from oredesk.core.risk.screening_section import read_screening
from oredesk.core.risk.section import Section
from oredesk.core.risk_score import Band
from oredesk.core.toml_file import Problem

WORDS = 'on = true\nen = "own"\nzh = "自定"\n'


def read(rule: str, name: str = "own") -> tuple[tuple[ScreeningRule, ...], list[Problem]]:
    table: dict[str, Any] = tomllib.loads(f"[{name}]\n{rule}") if rule else {}
    problems: list[Problem] = []
    return read_screening(Section("screening", table, problems)), problems


def test_a_rule_says_what_it_asks_for() -> None:
    found, problems = read(
        f'{WORDS}cell_now = ["high/low", "high/high"]\ntier_before = ["medium"]\nspecial_audit_before = true'
    )
    assert problems == []
    cells = (MatrixCell(Band.HIGH, Band.LOW), MatrixCell(Band.HIGH, Band.HIGH))
    assert found == (
        ScreeningRule(
            "own",
            Text("own", "自定"),
            cell_now=cells,
            tier_before=(Band.MEDIUM,),
            special_audit_before=True,
        ),
    )


def test_a_file_may_have_no_rule() -> None:
    assert read("") == ((), [])


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (f'{WORDS}tier_now = ["hihg"]', "hihg"),
        (f'{WORDS}cell_now = ["high"]', "risk/impact"),
        (f"{WORDS}cell_now = []", "empty"),
        (f'{WORDS}tier_now = "high"', "tier_now"),
        (f'{WORDS}tier_nov = ["high"]', "tier_now"),
        (f"{WORDS}special_audit_before = 1", "true or false"),
        (WORDS, "everybody"),
        (f"{WORDS}special_audit_before = false", "everybody"),
        ('on = true\nen = "own"\ntier_now = ["high"]', "zh"),
        ('en = "own"\nzh = "自定"\ntier_now = ["high"]', "on"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_place(rule: str, told: str) -> None:
    _, problems = read(rule)
    assert problems
    assert all("screening.own" in one.place for one in problems)
    assert any(told in f"{one.place} {one.wrong} {one.allowed}" for one in problems)


def test_a_rules_name_is_fit_to_be_kept() -> None:
    _, problems = read(f'{WORDS}tier_now = ["high"]', name='"Höch; ="')
    assert "small letters" in problems[0].allowed
