"""Examples of answers that contradict each other, or the Smelter List."""

from cases import Example
from declarations import cmrt, emrt, with_answer
from oredesk.core.declaration import Declaration, Question
from oredesk.core.mineral import Mineral

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
}
