"""Examples of answers that contradict each other, or the Smelter List."""

import dataclasses

from cases import Case, Example
from declarations import TODAY, cmrt, emrt, smelter, with_answer, with_smelters, without_smelters
from oredesk.core.checks import Background
from oredesk.core.declaration import Declaration, Question
from oredesk.core.mineral import Mineral
from references import REFERENCE

_ADDED, _REMAINS = Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT
_SHARE, _IDENTIFIED = Question.SHARE_OF_SUPPLIERS, Question.ALL_SMELTERS_IDENTIFIED
_REPORTED, _RECYCLED = Question.ALL_SMELTERS_REPORTED, Question.ALL_RECYCLED
_LATER = (Question.FROM_COVERED_COUNTRIES, Question.FROM_CAHRAS, _RECYCLED, _SHARE, _IDENTIFIED, _REPORTED)


def _with(declaration: Declaration, mineral: Mineral, answers: dict[Question, str | float | None]) -> Declaration:
    for question, value in answers.items():
        declaration = with_answer(declaration, question, value, mineral)
    return declaration


def _gold(*answers: tuple[Question, str | float | None]) -> Declaration:
    return _with(cmrt(), Mineral.GOLD, dict(answers))


def _mica(version: str, *answers: tuple[Question, str | float | None]) -> Declaration:
    return _with(emrt(version), Mineral.MICA, dict(answers))


def _unused(declaration: Declaration, mineral: Mineral, switch: tuple[Question, str], later: str | None) -> Declaration:
    """A mineral switched off by an answer, with this answer to every later question."""
    return _with(declaration, mineral, {**dict.fromkeys(_LATER, later), switch[0]: switch[1]})


_LISTED = {"lookup": "Gold Works", "smelter_id": "CID000004"}
_OTHER = {"lookup": "Other Works", "smelter_id": "CID000005"}
_NOT_LISTED = {"lookup": "Smelter not listed", "name": "Foo Works", "country": "CHINA"}
_NOT_IDENTIFIED = {"lookup": "Smelter not yet identified"}


def _rows(declaration: Declaration, mineral: Mineral, *rows: dict[str, str]) -> Declaration:
    """With these rows for the mineral and no others."""
    numbered = (smelter(number, lookup_row=0, **{"metal": mineral, **row}) for number, row in enumerate(rows, 20))
    return with_smelters(without_smelters(declaration, mineral), *numbered)


def _unlisted(*names: str) -> tuple[Declaration, ...]:
    """Each with one more smelter for gold that is not listed, of this name."""
    return tuple(_rows(cmrt(), Mineral.GOLD, _LISTED, {**_NOT_LISTED, "name": name}) for name in names)


def _commented(declaration: Declaration, question: Question, mineral: Mineral, comment: str) -> Declaration:
    """With a comment beside one answer about a mineral."""
    answers = (
        dataclasses.replace(answer, comment=dataclasses.replace(answer.comment, value=comment))
        if (answer.question, answer.mineral) == (question, mineral)
        else answer
        for answer in declaration.answers
    )
    return dataclasses.replace(declaration, answers=tuple(answers))


_GRAPHITE_UNLISTED = _rows(emrt("2.1"), Mineral.GRAPHITE, _NOT_LISTED)

EXAMPLES: dict[str, Example] = {
    "Q060": Example(
        (
            _gold((_ADDED, "No")),
            _with(cmrt("6.01"), Mineral.TIN, {_ADDED: "no", _REMAINS: "YES"}),
            _mica("1.3", (_ADDED, "No")),
            _mica("2.1", (_ADDED, "No")),
            with_answer(cmrt(), _ADDED, "否", Mineral.GOLD, meaning="No"),
        ),
        (
            cmrt(),
            _gold((_ADDED, "No"), (_REMAINS, "No")),
            _gold((_ADDED, "No"), (_REMAINS, None)),
            _gold((_REMAINS, "No")),  # used in the process, not in the product
            _gold((_ADDED, "Maybe")),
            _mica("2.1", (_ADDED, "Unknown")),
            _mica("2.1", (_ADDED, "Not declaring")),
        ),
    ),
    "Q061": Example(
        (
            _gold((_ADDED, "No"), (_REMAINS, "No")),
            _gold((_REMAINS, "No")),
            _unused(_gold((_SHARE, "Greater than 50%")), Mineral.GOLD, (_ADDED, "No"), "Yes"),
            _mica("1.3", (_ADDED, "Not applicable for this declaration")),
            _mica("2.1", (_ADDED, "Not declaring")),
            _mica("2.0", (_REMAINS, "Unknown")),
        ),
        (
            cmrt(),
            _unused(cmrt(), Mineral.GOLD, (_ADDED, "No"), None),
            _unused(cmrt(), Mineral.GOLD, (_REMAINS, "No"), "No"),  # older editions offer answers all the same
            _unused(emrt(), Mineral.MICA, (_ADDED, "Unknown"), "Unknown"),
            _unused(cmrt(), Mineral.GOLD, (_ADDED, "No"), "N/A"),
            _gold((_ADDED, None)),
        ),
    ),
    "Q062": Example(
        (
            _gold((_SHARE, "Greater than 90%")),
            _with(cmrt("6.1"), Mineral.TIN, {_SHARE: "None"}),
            _mica("1.3", (_SHARE, "50% or less")),
            _mica("2.1", (_SHARE, "Did not survey")),
        ),
        (
            cmrt(),
            with_answer(cmrt(), _SHARE, 1.0, Mineral.GOLD, meaning="100%"),
            _gold((_SHARE, None)),
            _gold((_SHARE, 0.85)),  # Q050 tells
            _gold((_SHARE, "Greater than 90%"), (_IDENTIFIED, "No")),
            _gold((_SHARE, "Greater than 90%"), (_ADDED, "No")),
            _mica("2.1", (_SHARE, "None"), (_IDENTIFIED, "Unknown")),
        ),
    ),
    "Q063": Example(
        (
            _gold((_REPORTED, "No")),
            _with(cmrt("6.01"), Mineral.TIN, {_REPORTED: "no"}),
            _mica("1.3", (_REPORTED, "Unknown")),
            _mica("2.1", (_REPORTED, "No")),
        ),
        (
            cmrt(),
            _gold((_IDENTIFIED, "No")),  # what is known is reported, and more is to come
            _gold((_REPORTED, "No"), (_IDENTIFIED, "No")),
            _gold((_REPORTED, None)),
            _gold((_REPORTED, "No"), (_REMAINS, "No")),
            _mica("2.1", (_REPORTED, "No"), (_IDENTIFIED, "Unknown")),
        ),
    ),
    "Q064": Example(
        (
            _gold((_SHARE, "50% or less")),
            _rows(_gold((_SHARE, "None")), Mineral.GOLD, _NOT_IDENTIFIED),
            _mica("1.3", (_SHARE, "50% or less")),
            _mica("2.1", (_SHARE, "50% or less")),
            without_smelters(_mica("2.1", (_SHARE, "Did not survey")), Mineral.MICA),
            Case(_gold((_SHARE, "Greater than 75%")), settings={"few": "Greater than 75%"}),
            Case(_rows(_gold((_SHARE, "None")), Mineral.GOLD, _NOT_IDENTIFIED), settings={"few": "None"}),
        ),
        (
            cmrt(),
            _gold((_SHARE, "Greater than 50%")),
            _gold((_SHARE, "None")),  # Q069 tells
            _gold((_SHARE, None)),
            _gold((_SHARE, "50% or less"), (_ADDED, "No")),
            Case(_gold((_SHARE, "50% or less")), settings={"few": "None"}),
        ),
    ),
    "Q065": Example(
        (
            _rows(cmrt(), Mineral.GOLD, _LISTED, _NOT_IDENTIFIED),
            _rows(cmrt("6.01"), Mineral.GOLD, {"lookup": "SMELTER NOT YET IDENTIFIED"}),
            _rows(emrt("1.3"), Mineral.MICA, _LISTED, _NOT_IDENTIFIED),
            _rows(emrt("2.1"), Mineral.MICA, _NOT_IDENTIFIED, _NOT_IDENTIFIED),
        ),
        (
            cmrt(),
            _rows(_gold((_IDENTIFIED, "No")), Mineral.GOLD, _LISTED, _NOT_IDENTIFIED),
            _rows(cmrt(), Mineral.GOLD, _LISTED, _NOT_LISTED),
            _rows(_gold((_REMAINS, "No")), Mineral.GOLD, _NOT_IDENTIFIED),  # Q061 tells
            _rows(_mica("2.1", (_IDENTIFIED, "Unknown")), Mineral.MICA, _NOT_IDENTIFIED),
        ),
    ),
    "Q067": Example(
        (
            _rows(cmrt(), Mineral.GOLD, _NOT_LISTED),
            _rows(cmrt("6.01"), Mineral.TIN, _NOT_IDENTIFIED),
            _rows(emrt("1.3"), Mineral.MICA, _NOT_LISTED, _NOT_IDENTIFIED),
            _rows(emrt("2.1"), Mineral.MICA, _NOT_LISTED),
            dataclasses.replace(_rows(emrt("2.1"), Mineral.MICA, _NOT_LISTED), offered=(("Mica", 34),)),
        ),
        (
            cmrt(),
            _rows(cmrt(), Mineral.GOLD, _LISTED, _NOT_LISTED, _NOT_IDENTIFIED),
            _rows(cmrt(), Mineral.GOLD, {"lookup": ""}),
            _rows(_gold((_ADDED, "No")), Mineral.GOLD, _NOT_LISTED),
            # the look-up of EMRT 2.x has no graphite, so nothing else can be chosen
            dataclasses.replace(_GRAPHITE_UNLISTED, offered=(("Mica", 34),)),
            dataclasses.replace(_GRAPHITE_UNLISTED, offered=(("Graphite", 0), ("Mica", 34))),
        ),
    ),
    "Q068": Example(
        (
            _rows(cmrt(), Mineral.GOLD, _LISTED, _NOT_LISTED, _NOT_LISTED),
            _rows(emrt("1.3"), Mineral.MICA, _LISTED, _NOT_LISTED, _NOT_LISTED, _NOT_LISTED, _NOT_IDENTIFIED),
            _rows(emrt("2.1"), Mineral.MICA, _NOT_LISTED, _LISTED, _NOT_LISTED),
            Case(_rows(cmrt(), Mineral.GOLD, _LISTED, _OTHER, _NOT_LISTED), settings={"percent": 20}),
        ),
        (
            cmrt(),
            _rows(cmrt(), Mineral.GOLD, _LISTED, _NOT_LISTED),
            _rows(cmrt(), Mineral.GOLD, _NOT_LISTED, _NOT_LISTED),  # Q067 tells
            _rows(emrt("1.3"), Mineral.MICA, _LISTED, _NOT_IDENTIFIED, _NOT_IDENTIFIED),  # S090 tells
            _rows(_gold((_ADDED, "No")), Mineral.GOLD, _LISTED, _NOT_LISTED, _NOT_LISTED),
            Case(_rows(cmrt(), Mineral.GOLD, _LISTED, _NOT_LISTED, _NOT_LISTED), settings={"percent": 70}),
        ),
    ),
    "S090": Example(
        (
            _rows(_gold((_IDENTIFIED, "No")), Mineral.GOLD, _LISTED, _NOT_IDENTIFIED),
            _rows(_mica("1.3", (_IDENTIFIED, "Unknown")), Mineral.MICA, _LISTED, *[_NOT_IDENTIFIED] * 12),
            _rows(_mica("2.1", (_IDENTIFIED, "No")), Mineral.MICA, _NOT_IDENTIFIED, _LISTED),
        ),
        (
            cmrt(),
            _rows(cmrt(), Mineral.GOLD, _LISTED, _NOT_IDENTIFIED),  # Q065 tells
            _rows(_gold((_IDENTIFIED, "No")), Mineral.GOLD, _NOT_IDENTIFIED),  # Q067 tells
            _rows(_gold((_IDENTIFIED, "No")), Mineral.GOLD, _LISTED, _NOT_LISTED),
            _rows(_gold((_ADDED, "No")), Mineral.GOLD, _LISTED, _NOT_IDENTIFIED),  # S056 tells
        ),
    ),
    "S091": Example(
        (
            *_unlisted("Foo Trading Co., Ltd.", "FOO IMPORT & EXPORT", "Foo Scrap Metals", "Foo Shanghai Office"),
            *_unlisted("上海某某贸易有限公司", "某某进出口公司", "Blue Hill Mine"),
            _rows(emrt("1.3"), Mineral.MICA, {**_NOT_LISTED, "name": "Foo Exports"}),
            _rows(emrt("2.1"), Mineral.MICA, {**_NOT_LISTED, "name": "Foo Trading"}),
            Case(_unlisted("Foo Holding")[0], settings={"words": ("holding",)}),
        ),
        (
            cmrt(),
            *_unlisted(
                "Foo Works", "Foo Refining and Trading", "某某冶炼贸易公司", "Minerals Ltd.", "Importante SA", ""
            ),
            _rows(cmrt(), Mineral.GOLD, {"lookup": "Foo Trading", "smelter_id": "CID000005"}),
            _rows(cmrt(), Mineral.GOLD, {**_NOT_LISTED, "name": "Foo Trading", "comments": "Runs its own furnace"}),
            Case(_unlisted("Foo Trading")[0], settings={"words": ("holding", " ")}),
            Case(_unlisted("Foo Trading")[0], settings={"words": ()}),
            Case(_unlisted("Bright Trading House")[0], Background(TODAY, REFERENCE)),  # S066 tells
        ),
    ),
    "Q069": Example(
        (
            _gold((_SHARE, "None")),
            _with(cmrt("6.01"), Mineral.TIN, {_SHARE: "none"}),
            _mica("1.3", (_SHARE, "None")),
            _mica("2.1", (_SHARE, "Did not survey")),
            _commented(_gold((_SHARE, "None")), _SHARE, Mineral.GOLD, " "),
        ),
        (
            cmrt(),
            _rows(_gold((_SHARE, "None")), Mineral.GOLD, _NOT_LISTED, _NOT_IDENTIFIED),
            _gold((_SHARE, "50% or less")),
            _gold((_SHARE, 0)),  # blank for RMI's Checker, and Q002 tells
            _gold((_SHARE, "None"), (_ADDED, "No")),
            _commented(_mica("2.1", (_SHARE, "Did not survey")), _SHARE, Mineral.MICA, "We buy from the processor."),
        ),
    ),
    "Q070": Example(
        (
            _gold((_IDENTIFIED, "No")),
            _rows(_gold((_IDENTIFIED, "No")), Mineral.GOLD, _NOT_LISTED),
            _with(cmrt("6.01"), Mineral.TIN, {_IDENTIFIED: "no"}),
            _mica("1.3", (_IDENTIFIED, "No")),
            _mica("2.1", (_IDENTIFIED, "No")),
        ),
        (
            cmrt(),
            _rows(_gold((_IDENTIFIED, "No")), Mineral.GOLD, _LISTED, _NOT_IDENTIFIED),
            _gold((_IDENTIFIED, "No"), (_SHARE, "Greater than 90%")),
            without_smelters(_gold((_IDENTIFIED, "No")), Mineral.GOLD),
            _mica("2.1", (_IDENTIFIED, "Unknown")),
            _commented(_gold((_IDENTIFIED, "No")), _IDENTIFIED, Mineral.GOLD, "A new supplier joined in May."),
        ),
    ),
}
