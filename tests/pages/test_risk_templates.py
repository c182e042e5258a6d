"""The wording of the pages about risk is there in both languages, and nothing of it is left unsaid."""

import inspect
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.exceptions import UndefinedError

import oredesk
from oredesk.core.declaration import Question
from oredesk.core.language import Language
from oredesk.core.risk.measures import ANSWERABLE
from oredesk.pages.causes import CAUSES, say_cause
from oredesk.pages.rendering import environment

TEMPLATES = Path(inspect.getfile(oredesk)).parent / "templates" / "risk"


def macros(language: Language) -> dict[str, tuple[str, ...]]:
    """The phrases of a language and their arguments."""
    tree = Environment(autoescape=True).parse((TEMPLATES / language / "phrases.j2").read_text())
    return {macro.name: tuple(argument.name for argument in macro.args) for macro in tree.find_all(nodes.Macro)}


def test_every_language_has_the_same_files() -> None:
    listed = [sorted(path.name for path in (TEMPLATES / language).iterdir()) for language in Language]
    assert listed == [["phrases.j2"]] * len(Language)


def test_every_language_has_the_same_phrases_with_the_same_arguments() -> None:
    english, chinese = (macros(language) for language in Language)
    assert english == chinese


def test_every_phrase_is_said_somewhere() -> None:
    texts = "".join(path.read_text() for path in TEMPLATES.rglob("*.j2")) + 'phrase(language, "limits")'
    unsaid = [name for name in macros(Language.EN) if not re.search(rf"(?:say\.|[ (-]){name}\(", _called(texts))]
    assert unsaid == []


def _called(texts: str) -> str:
    return re.sub(r"macro \w+\(", "", texts)


@pytest.mark.parametrize("language", list(Language))
def test_every_question_that_can_be_answered_better_says_what_to_do(language: Language) -> None:
    phrases = environment(html=False).get_template(f"{language.value}/phrases.j2").module
    doings: dict[str, str] = phrases.doings  # type: ignore[attr-defined] # set in the template
    assert set(doings) == set(ANSWERABLE)
    assert set(doings) <= set(Question)


@pytest.mark.parametrize("language", list(Language))
def test_no_phrase_promises_what_a_score_does_not_mean(language: Language) -> None:
    text = (TEMPLATES / language / "phrases.j2").read_text().lower()
    for word in ("approv", "compliant", "批准", "通过评估"):
        assert word not in text
    assert len(re.findall("conflict-free|无冲突", text)) == 1


@pytest.mark.parametrize("name", ["explanation.txt.j2", "explanation.html.j2", "spread.txt.j2", "spread.html.j2"])
def test_a_missing_fact_is_an_error(name: str) -> None:
    with pytest.raises(UndefinedError):
        environment(html=name.endswith(".html.j2")).get_template(name).render()


def test_the_templates_hold_no_code_that_could_run_a_suppliers_text() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        text = path.read_text()
        assert not re.search(r"\|\s*safe", text)
        assert "autoescape" not in text


@pytest.mark.parametrize("language", list(Language))
def test_causes_of_scores_have_words_and_unknown_ones_stay(language: Language) -> None:
    said = say_cause("; ".join([*CAUSES, "submission 17", "another edition's\x1b[31m cause"]), language)
    assert "17" in said
    assert "another edition's[31m cause" in said
    assert "smelter lists;" not in said
    assert language is Language.EN or "供应商台账变更" in said
