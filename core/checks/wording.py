"""Findings in words: title, message and remedy of any finding, in either language.

Facts are stored as plain identifiers and become words here: ``field``, ``mineral``, ``status`` and ``country`` are
translated, ``question`` becomes *Question 2 (remains in the product) for tin* with the help of ``label`` and
``mineral``, a country's code in square brackets behind a smelter's name becomes the country's name, and ``in_rows``
says ``rows``, the numbers of rows, as *row 5* or *rows 5, 7*; every other fact is printed as it is, as are ``value``
and ``cell``.
"""

import re
from collections.abc import Callable, Mapping

from ..declaration import Field, Question
from ..finding import Finding
from ..language import Language, Text
from ..mineral import Mineral
from ..places.countries import country_name
from ..smelter import FacilityStatus
from .catalogue import BY_CODE
from .topics import FIELDS, QUESTIONS

_QUESTION = Text("Question {label} ({topic})", "问题 {label}（{topic}）")
_QUESTION_FOR = Text("Question {label} ({topic}) for {mineral}", "{mineral}的问题 {label}（{topic}）")

_FACILITIES = frozenset({"candidates", "facilities", "facility", "gone", "new", "successor"})
"""Facts that name smelters, some with their countries."""
_COUNTRY = re.compile(r" \[([A-Z]{2})\]")

_UNKNOWN_TITLE = Text("A point found by other rules ({code})", "由其他版本规则发现的问题（{code}）")
_UNKNOWN_SAYS = Text(
    "An edition of our rules that is no longer in use noted something here (“{value}”).",
    "已停用的规则版本在此处记录了一个问题（“{value}”）。",
)
_UNKNOWN_REMEDY = Text(
    "Please send the workbook once more; it will be checked by today's rules.",
    "请重新发送该工作簿，系统将按现行规则再次检查。",
)


def title(finding: Finding, language: Language) -> str:
    """The name of the problem, a few words."""
    known = BY_CODE.get(finding.code)
    return known.title.in_(language) if known else _UNKNOWN_TITLE.in_(language).format(code=finding.code)


def message(finding: Finding, language: Language) -> str:
    """What is the matter, in one or two sentences. Holds foreign text, so every channel escapes it."""
    known = BY_CODE.get(finding.code)
    return _fill(known.says if known else _UNKNOWN_SAYS, finding, language)


def remedy(finding: Finding, language: Language) -> str:
    """What the supplier should do, in one or two sentences. Holds foreign text as well."""
    known = BY_CODE.get(finding.code)
    return _fill(known.remedy if known else _UNKNOWN_REMEDY, finding, language)


class _Facts(dict[str, str]):
    """Facts for a wording; one that a stored finding lacks is shown as an ellipsis, never as an error."""

    def __missing__(self, name: str) -> str:
        return "…"


def _fill(wording: Text, finding: Finding, language: Language) -> str:
    facts = dict(finding.facts)
    cell = finding.cell.address if finding.cell else ""
    words = {name: _in_words(name, facts, language) for name in facts}
    if "rows" in facts:
        words["in_rows"] = _in_rows(facts["rows"], language)
    return wording.in_(language).format_map(_Facts(words, value=finding.value, cell=cell))


def _in_words(name: str, facts: Mapping[str, str], language: Language) -> str:
    fact = facts[name]
    match name:
        case "field" if fact in _FIELD_VALUES:
            return FIELDS[Field(fact)].in_(language)
        case "question" if fact in _QUESTION_VALUES:
            return _question(facts, language)
        case "status" if fact in _STATUS_VALUES:
            return FacilityStatus(fact).name_in(language)
        case _ if name in _FACILITIES:
            return _facilities(fact, language)
        case _ if name in _NAMES:
            return _NAMES[name](fact, language)
    return fact


def _facilities(fact: str, language: Language) -> str:
    """Smelters, each with its country's name; several are separated by semicolons."""
    named = _COUNTRY.sub(lambda code: _BRACKETS.in_(language).format(country_name(code[1], language)), fact)
    return named.replace("; ", _AND.in_(language))


def _in_rows(numbers: str, language: Language) -> str:
    """*row 5*, or *rows 5, 7*, as :func:`.rows.named` gives the numbers."""
    first, *others = numbers.split(", ")
    if language is Language.EN:
        return f"rows {numbers}" if others else f"row {numbers}"
    more = "等" if others and others[-1] == "…" else ""
    return f"第 {'、'.join((first, *others[: len(others) - len(more)]))} {more}行"


def _question(facts: Mapping[str, str], language: Language) -> str:
    mineral = _mineral(facts.get("mineral", ""), language)
    topic = QUESTIONS[Question(facts["question"])].in_(language)
    wording = _QUESTION_FOR if mineral else _QUESTION
    return wording.in_(language).format(label=facts.get("label", ""), topic=topic, mineral=mineral)


def _mineral(fact: str, language: Language) -> str:
    return Mineral(fact).name_in(language) if fact in _MINERAL_VALUES else fact


_AND = Text("; ", "；")
_BRACKETS = Text(" ({})", "（{}）")
_NAMES: Mapping[str, Callable[[str, Language], str]] = {"country": country_name, "mineral": _mineral}
_FIELD_VALUES = frozenset(Field)
_QUESTION_VALUES = frozenset(Question)
_MINERAL_VALUES = frozenset(Mineral)
_STATUS_VALUES = frozenset(FacilityStatus)
