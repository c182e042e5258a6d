"""The page about JSON names every key that there is, and no other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explained import EVERYBODY
from oredesk.pages.explanation_json import explanation_object

PAGE = (Path(__file__).parents[2] / "docs" / "risk-json.md").read_text()
_FREE = frozenset(("facts", "editions", "answers", "parts"))
"""Their keys are names of facts, of data, of topics and of kinds of risk."""


def keys(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, dict):
        yield from value
        for name, each in value.items():
            if name not in _FREE:
                yield from keys(each)
    elif isinstance(value, list):
        for each in value:
            yield from keys(each)


def explained() -> set[str]:
    return {key for one in EVERYBODY for key in keys(json.loads(json.dumps(explanation_object(one), default=str)))}


def test_every_key_of_an_explanation_is_on_the_page() -> None:
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", PAGE))))
    assert explained() <= named


def test_the_page_names_no_key_of_an_explanation_that_is_not_there() -> None:
    table = PAGE.split("## risk explain")[1].split("## risk what-if")[0]
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", table))))
    assert named - explained() <= {"supplier", "buyer"}
