"""What stored answers mean."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.cells import Value
from oredesk.core.mineral import Mineral
from oredesk.core.workbook.answers import meaning, mineral_named
from oredesk.core.workbook.layouts import LAYOUTS

GATHERED = Path(__file__).parents[4] / "shared" / "rmi" / "answers.json"
"""Every localized answer found in the publisher's templates; lies beside the repository where it is at hand."""

YES_NO = ("Yes", "No", "Unknown")
SHARES = ("100%", "Greater than 90%", "50% or less", "None")
CMRT_SURVEY = ("Yes, in conformance with IPC1755 (e.g., CMRT)", "Yes, using other format (describe)", "No")
EMRT_SURVEY = ("Yes, in conformance with IPC1755 (e.g. EMRT)", "Yes, Using Other Format (Describe)", "No")
EVERY_LIST = {at.choices for layouts in LAYOUTS.values() for layout in layouts for at in layout.answers}


@pytest.mark.parametrize("choices", sorted(EVERY_LIST))
def test_every_choice_means_itself(choices: tuple[str, ...]) -> None:
    assert tuple(meaning(choice, choices) for choice in choices) == choices


@pytest.mark.parametrize(
    ("value", "choices", "answer"),
    [
        ("yes", YES_NO, "Yes"),
        (" Yes\u00a0", YES_NO, "Yes"),
        ("ＹＥＳ", YES_NO, "Yes"),
        ("Yes.", YES_NO, "Yes"),
        ("是", YES_NO, "Yes"),
        ("– Non", YES_NO, "No"),
        ("Não", YES_NO, "No"),
        ("未知\n", YES_NO, "Unknown"),
        (1.0, SHARES, "100%"),
        ("1", SHARES, "100%"),
        ("100 %", SHARES, "100%"),
        ("１００％", SHARES, "100%"),
        ("greater than  90 %", SHARES, "Greater than 90%"),
        ("超过 90%", SHARES, "Greater than 90%"),
        ("50 % oder weniger", SHARES, "50% or less"),
        ("Yes, in conformance with IPC-1755 [e.g., CMRT]", CMRT_SURVEY, CMRT_SURVEY[0]),
        ("Yes, in conformance with IPC1755 (e.g. EMRT)", CMRT_SURVEY, CMRT_SURVEY[0]),
        ("はい、IPC-1755 [CMRTなど]に準拠する", EMRT_SURVEY, EMRT_SURVEY[0]),
        ("是，钴报告模板", EMRT_SURVEY, EMRT_SURVEY[0]),
        ("yes, using other format (describe)", EMRT_SURVEY, EMRT_SURVEY[1]),
        ("是，使用其他格式（请描述）", CMRT_SURVEY, CMRT_SURVEY[1]),
    ],
)
def test_spellings_and_languages_are_understood(value: Value, choices: tuple[str, ...], answer: str) -> None:
    assert meaning(value, choices) == answer


@pytest.mark.parametrize(
    ("value", "choices"),
    [
        (None, YES_NO),
        ("", YES_NO),
        (" ", YES_NO),
        (0.0, SHARES),
        (1.0, YES_NO),
        ("1", YES_NO),
        (0.9, SHARES),
        ("Yes", SHARES),
        ("是", SHARES),
        ("Yes", CMRT_SURVEY),
        ("not sure", YES_NO),
        ("Unknown", ("Yes", "No")),
        (True, YES_NO),
    ],
)
def test_what_is_no_choice_has_no_meaning(value: Value, choices: tuple[str, ...]) -> None:
    assert meaning(value, choices) is None


def test_every_gathered_answer_is_known() -> None:
    gathered = json.loads(GATHERED.read_text(encoding="utf-8"))["localized_to_canonical"] if GATHERED.exists() else {}
    names_a_template = {"Yes, Cobalt Reporting Template", "Yes, Extended Mineral Reporting Template"}
    for text, answers in gathered.items():
        for answer in [answers] if isinstance(answers, str) else answers:
            meant = CMRT_SURVEY[0] if answer in names_a_template else answer
            for choices in EVERY_LIST:
                if meant in choices:
                    assert meaning(text, choices) == meant, (text, choices)


@given(st.text() | st.floats(), st.sampled_from(sorted(EVERY_LIST)))
def test_a_meaning_is_always_one_of_the_choices(value: str | float, choices: tuple[str, ...]) -> None:
    assert meaning(value, choices) in (*choices, None)


def test_minerals_are_named_in_english_or_chinese() -> None:
    assert mineral_named(" cobalt ") is Mineral.COBALT
    assert mineral_named("钴") is Mineral.COBALT
    assert mineral_named("Zinc") is None
