"""What is said of a file that is wrong exists in both languages, with every fact in its place."""

import re

import pytest

from oredesk.core.language import Language
from oredesk.core.places.indicators import wording
from oredesk.core.places.indicators.figures import Passed, Place, Why, problem
from oredesk.core.places.indicators.publishers import PUBLISHERS
from oredesk.core.places.indicators.wording import say, say_passed, say_place

_FACT = re.compile(r"{(\w+)}")


@pytest.mark.parametrize("why", Why)
def test_every_problem_is_worded_with_the_same_facts(why: Why) -> None:
    english, chinese = wording._PROBLEMS[why]
    assert set(_FACT.findall(english)) == set(_FACT.findall(chinese))
    facts = {name: f"<{name}>" for name in _FACT.findall(english)}
    for language in Language:
        said = say(problem(why, Place("S", 3, "B (x)"), **facts), language)
        assert all(fact in said for fact in facts.values())
        assert re.search("[\u4e00-\u9fff]", said.replace("工作表", "")) is not None or language is Language.EN


@pytest.mark.parametrize("why", Passed)
def test_every_reason_for_passing_over_is_worded(why: Passed) -> None:
    assert say_passed(why, Language.EN) != say_passed(why, Language.ZH)


def test_places_are_told_as_far_as_they_are_known() -> None:
    assert say_place(Place("S", 3, "B (x)"), Language.EN) == "sheet “S”, row 3, column B (x)"
    assert say_place(Place("S", 3, "B (x)"), Language.ZH) == "工作表“S”，第 3 行，B (x) 列"
    assert say_place(Place(row=3), Language.EN) == "row 3"
    assert say(problem(Why.NOTHING), Language.ZH) == "文件中没有任何数值。"


@pytest.mark.parametrize("source", PUBLISHERS)
def test_every_publisher_has_its_licence_in_both_languages_and_a_page(source: str) -> None:
    (publisher,) = [one for name, one in PUBLISHERS.items() if name == source]
    assert publisher.licence.en != publisher.licence.zh
    assert publisher.page.startswith("https://")
