"""Findings in words."""

from collections.abc import Callable

import pytest

from declarations import BACKGROUND, blank, cmrt, emrt, with_field
from oredesk.core.cells import Cell
from oredesk.core.checks import CHECKS, examine, wording
from oredesk.core.checks.registry import Check
from oredesk.core.checks.topics import FIELDS, QUESTIONS
from oredesk.core.declaration import Declaration, Field, Question
from oredesk.core.finding import Finding, Severity
from oredesk.core.language import Language


def finding(code: str, **facts: str) -> Finding:
    return Finding(code, Severity.ERROR, Cell("Declaration", "D8"), "the value", tuple(sorted(facts.items())))


def test_a_question_is_named_with_its_number_topic_and_mineral() -> None:
    answer = finding("Q002", question="remains_in_product", label="2", mineral="Tin", choices="Yes / No")
    assert wording.message(answer, Language.EN) == "Question 2 (remains in the product) for tin is not answered."
    assert wording.message(answer, Language.ZH) == "锡的问题 2（最终产品中是否含有）未回答。"
    company = finding("C001", question="has_policy", label="A", mineral="", choices="Yes / No")
    assert wording.message(company, Language.EN) == "Question A (responsible-sourcing policy) is not answered."


@pytest.mark.parametrize(
    ("rows", "english", "chinese"),
    [
        ("5", "is empty in row 5 (", "第 5 行的"),
        ("5, 12", "is empty in rows 5, 12 (", "第 5、12 行的"),
        ("5, 6, …", "is empty in rows 5, 6, … (", "第 5、6 等行的"),
    ],
)
def test_one_row_or_several_are_named_in_either_language(rows: str, english: str, chinese: str) -> None:
    incomplete = finding("M050", rows=rows, columns="F", count="3")
    assert english in wording.message(incomplete, Language.EN)
    assert chinese in wording.message(incomplete, Language.ZH)


def test_fields_are_named_in_the_readers_language() -> None:
    assert wording.message(finding("H005", field="contact_email"), Language.ZH) == "“联系人电子邮箱”为空。"


@pytest.mark.parametrize("language", Language)
def test_every_field_and_question_has_a_name(language: Language) -> None:
    assert all(FIELDS[field].in_(language) for field in Field)
    assert all(QUESTIONS[question].in_(language) for question in Question)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("words", [wording.title, wording.message, wording.remedy])
def test_a_code_of_other_rules_is_still_worded(words: Callable[[Finding, Language], str], language: Language) -> None:
    text = words(finding("Z999", anything="x"), language)
    assert text
    assert "{" not in text
    assert "Z999" in wording.title(finding("Z999"), language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_finding_stored_without_todays_facts_is_still_worded(check: Check, language: Language) -> None:
    for words in (wording.title, wording.message, wording.remedy):
        assert "{" not in words(finding(check.code), language)


@pytest.mark.parametrize("language", Language)
def test_facts_of_other_rules_are_printed_as_they_are(language: Language) -> None:
    strange = finding("C001", question="a_question_of_tomorrow", label="Z", mineral="Unobtainium", choices="Yes")
    assert "a_question_of_tomorrow" in wording.message(strange, language)


@pytest.mark.parametrize("hostile", ["{cell}", "{0}", "{question.__class__}", "}{", "%s"])
def test_braces_in_foreign_values_stay_what_they_are(hostile: str) -> None:
    findings = examine(with_field(cmrt(), Field.SCOPE, hostile), BACKGROUND).findings
    texts = [wording.message(finding, language) for finding in findings for language in Language]
    assert texts
    assert all(hostile in text for text in texts)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("declaration", [cmrt(), emrt("1.1"), emrt("2.1")], ids=lambda d: str(d.template))
def test_an_empty_form_is_explained_without_repeating_a_sentence(declaration: Declaration, language: Language) -> None:
    messages = [wording.message(finding, language) for finding in examine(blank(declaration), BACKGROUND).findings]
    assert len(set(messages)) == len(messages)
