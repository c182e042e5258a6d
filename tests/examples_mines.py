"""Examples of rows of the Mine List, which only EMRT 2.x has."""

import dataclasses

from cases import Case, Example
from declarations import TODAY, emrt, mine, smelter, with_answer, with_smelters
from oredesk.core.checks import Background
from oredesk.core.declaration import Declaration, Question
from oredesk.core.list_rows import MineRow
from oredesk.core.mineral import Mineral
from oredesk.core.smelters.reference import Reference
from references import entry, listed

_MINE = {"metal": "Cobalt", "smelter": "Cobalt Works", "mine": "Blue Hill", "country": "AUSTRALIA"}
_OTHER = {**_MINE, "mine": "Red Hill"}


def _mines(*rows: dict[str, str], declaration: Declaration | None = None) -> Declaration:
    """An EMRT 2.x with these mines from row 5 on."""
    numbered: tuple[MineRow, ...] = tuple(mine(number, **row) for number, row in enumerate(rows, 5))
    return dataclasses.replace(declaration or emrt("2.1"), mines=numbered)


def _each(column: str, *texts: str) -> tuple[Declaration, ...]:
    return tuple(_mines({**_MINE, column: text}) for text in texts)


def _without_cobalt(question: Question, answer: str) -> Declaration:
    return with_answer(emrt("2.1"), question, answer, Mineral.COBALT)


_UNLISTED = with_smelters(
    emrt("2.1"),
    smelter(20, "Cobalt", "Smelter not listed", name="Foo Refinery", country="CHINA"),
    smelter(21, "Cobalt", "Smelter not yet identified"),
)
_COBALT_WORKS = entry("CID002763", "Cobalt Works Main", Mineral.COBALT)
_FORMER_NAME = entry("CID002763", "Old Cobalt Ltd.", Mineral.COBALT, standard_name="Cobalt Works Main")
_KNOWN = Background(TODAY, Reference.of([listed(_COBALT_WORKS, _FORMER_NAME)]))

EXAMPLES: dict[str, Example] = {
    "M050": Example(
        (
            *_each("metal", "", " "),
            *_each("smelter", ""),
            *_each("mine", "", "\u3000"),
            *_each("country", ""),
            _mines({"comments": "see the attached list"}),
            _mines(_MINE, *[{**_OTHER, "country": ""}] * 12, declaration=emrt("2.0")),
        ),
        (
            emrt("2.1"),
            _mines(_MINE, _OTHER),
            _mines({**_MINE, "mine": "Recycled", "country": ""}),
            _mines({**_MINE, "mine": "RCOI confirmed as per RMI", "country": ""}),
            _mines({**_MINE, "mine": "Unknown"}),  # M056 tells
        ),
    ),
    "M051": Example(
        (
            *_each("metal", "Gold", "Cobalt ore", "钴"),
            _mines(_MINE, declaration=emrt("2.1", (Mineral.MICA,))),
            _mines(_MINE, {**_MINE, "metal": "Zinc"}, declaration=emrt("2.0")),
        ),
        (
            emrt("2.1"),
            *_each("metal", "Cobalt", "COBALT", "cobalt ", "", "#N/A"),
            _mines(_MINE, declaration=_without_cobalt(Question.INTENTIONALLY_ADDED, "No")),  # M052 tells
        ),
    ),
    "M052": Example(
        (
            _mines(_MINE, declaration=_without_cobalt(Question.INTENTIONALLY_ADDED, "No")),
            _mines(_MINE, declaration=_without_cobalt(Question.INTENTIONALLY_ADDED, "Not declaring")),
            _mines(_MINE, _OTHER, declaration=_without_cobalt(Question.REMAINS_IN_PRODUCT, "Unknown")),
        ),
        (
            _mines(_MINE),
            _without_cobalt(Question.INTENTIONALLY_ADDED, "No"),
            _mines(_MINE, declaration=_without_cobalt(Question.INTENTIONALLY_ADDED, "#N/A")),
            _mines({**_MINE, "metal": "Mica"}, declaration=_without_cobalt(Question.INTENTIONALLY_ADDED, "No")),
        ),
    ),
    "M053": Example(
        (
            *_each("smelter", "Mica Works", "Cobalt Works 2", "CID000004", "Foo Refinery"),
            _mines(_MINE, {**_MINE, "smelter": "Bar Works"}, declaration=emrt("2.0")),
            Case(_mines({**_MINE, "smelter": "Very Old Cobalt Ltd."}), _KNOWN),
        ),
        (
            _mines(_MINE),
            *_each("smelter", " COBALT  works", "CID002763", "Cobalt Works (CID002763)", "", "Unknown", "#N/A"),
            _mines({**_MINE, "smelter": "foo refinery"}, declaration=_UNLISTED),
            _mines({**_MINE, "smelter": "Smelter not yet identified"}, declaration=_UNLISTED),
            Case(_mines({**_MINE, "smelter": "Cobalt Works Main"}), _KNOWN),
            Case(_mines({**_MINE, "smelter": "Old Cobalt Ltd"}), _KNOWN),
            _mines(
                {**_MINE, "smelter": "Bar Works"}, declaration=_without_cobalt(Question.INTENTIONALLY_ADDED, "No")
            ),  # M052 tells
        ),
    ),
    "M054": Example(
        (
            *_each("country", "Atlantis", "Chile, Peru", "please see the attached list", "Congo", "various"),
            _mines({**_MINE, "country": "Africa"}, declaration=emrt("2.0")),
        ),
        (
            _mines(_MINE),
            *_each(
                "country", "Chile", "中国", "Congo, Democratic Republic of the", "CD", "CONGO", "VIET NAM", "", "#N/A"
            ),
            *_each("country", "Unknown", "NA", "0"),  # M056 tells
            *_each("country", "Recycled"),
        ),
    ),
    "M055": Example(
        (
            _mines(_MINE, _MINE),
            _mines(_MINE, _OTHER, {**_MINE, "mine": "BLUE  hill "}, declaration=emrt("2.0")),
            _mines(*[_MINE] * 40),
        ),
        (
            _mines(_MINE, _OTHER),
            _mines(_MINE, {**_MINE, "smelter": "Other Works"}),
            _mines(_MINE, {**_MINE, "mine_id": "2"}),
            _mines(_MINE, {**_MINE, "country": "CHILE"}),
            _mines(*[{**_MINE, "mine": "Recycled"}] * 2),
            _mines(*[{**_MINE, "mine": "Unknown"}] * 2),
            _mines(*[{**_MINE, "mine": ""}] * 2),
        ),
    ),
    "M056": Example(
        (
            *_each("mine", "Unknown", "n/a", "0", "-", "不详"),
            *_each("country", "N/A", "unknown"),
            *_each("smelter", "TBD"),
            Case(_mines({**_MINE, "mine": "Various!"}), settings={"placeholders": ("various",)}),
            _mines(_MINE, {**_MINE, "mine": "Unknown"}, declaration=emrt("2.0")),
        ),
        (
            *(_mines(_MINE), *_each("mine", "", "Recycled", "Mine 7"), *_each("comments", "n/a")),
            _mines({**_MINE, "mine": "Recycled", "country": "N/A"}),
        ),
    ),
}
