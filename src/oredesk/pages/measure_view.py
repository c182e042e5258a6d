"""What a page shows of a measure that would lower a score: its facts in one language, and what the score would be."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.declaration import Question
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.easing import NOTICEABLE, Ease
from ..core.risk.location_wording import say_metal
from ..core.risk.measures import NOT_LISTED, Doing, MeantSmelter, Measure
from ..core.risk.method import YES_QUESTIONS
from ..core.risk.plausibility_wording import PLAUSIBILITY
from ..core.risk_score import RiskScore
from ..core.smelter import FacilityStatus
from .numbers import decimal

NAMES = 6
"""How many smelters a measure names; of more the rest is counted."""
_NAME = 80
_LABELS: dict[Question, tuple[str, ...]] = {
    **{question: (letter,) for question, letter in zip(YES_QUESTIONS, "ABCDEFG", strict=True)},
    Question.SHARE_OF_SUPPLIERS: ("CMRT 6", "EMRT 5"),
    Question.ALL_SMELTERS_IDENTIFIED: ("CMRT 7", "EMRT 6"),
}
"""What the questions are called in the templates."""
_ASIDE = Text(" ({})", "（{}）")
_NOT_LISTED = Text("on no list", "不在任何名单上")


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure in one language; the words around its facts are the template's."""

    doing: str
    by_buyer: bool
    at_best: bool
    count: int
    question: str
    labels: tuple[str, ...]
    """What the templates call the questions."""
    statuses: tuple[str, ...]
    """Of the smelters."""
    names: tuple[str, ...]
    names_beyond: int
    metals: tuple[str, ...]
    contradiction: str
    """What is to be corrected, and below the checks that found it."""
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandingView:
    """Two numbers with their bands, and the tier."""

    x: str
    x_band: str
    y: str
    y_band: str
    """By the number alone: a gate that lifts it is told apart from it."""
    tier: str


@dataclass(frozen=True, slots=True)
class EaseView:
    """A measure, and what would become of the score."""

    measure: MeasureView
    then: StandingView
    x_fall: str
    """``""`` where the number does not fall noticeably."""
    y_fall: str
    tier_before: str
    lower_tier: bool
    gates_gone: tuple[str, ...]


def ease_view(ease: Ease, language: Language) -> EaseView:
    """The measure with its effect."""
    return EaseView(
        measure_view(ease.measure, language),
        standing_view(ease.after, language),
        _fall(ease.x),
        _fall(ease.y),
        ease.before.tier.name_in(language),
        ease.lower_tier,
        tuple(hit.gate for hit in ease.gates_gone),
    )


def standing_view(score: RiskScore, language: Language) -> StandingView:
    """Where a score stands."""
    return StandingView(
        decimal(score.x),
        score.x_band.name_in(language),
        decimal(score.y),
        score.y_computed.name_in(language),
        score.tier.name_in(language),
    )


def measure_view(measure: Measure, language: Language) -> MeasureView:
    """The measure's facts in words."""
    names = [_smelter_name(one, language) for one in measure.smelters]
    metals = dict.fromkeys((*measure.metals, *(one.metal for one in measure.smelters)))
    return MeasureView(
        doing=measure.doing.value,
        by_buyer=measure.doing.by_buyer,
        at_best=measure.at_best,
        count=measure.count,
        question=measure.questions[0].value if measure.questions else "",
        labels=_labels(measure.questions),
        statuses=tuple(_status(one, language) for one in measure.about.split()) if measure.smelters else (),
        names=tuple(names[:NAMES]),
        names_beyond=max(len(names) - NAMES, 0),
        metals=tuple(one_line(say_metal(metal, language), _NAME) for metal in metals if metal),
        contradiction=_contradiction(measure, language),
        codes=measure.codes,
    )


def _smelter_name(one: MeantSmelter, language: Language) -> str:
    """Number, name and metal, as far as they are known; foreign words, so every channel escapes them."""
    words = dict.fromkeys((one_line(one.known_as, _NAME), one_line(one.name, _NAME)))
    aside = _ASIDE.in_(language).format(one_line(say_metal(one.metal, language), _NAME)) if one.metal else ""
    return " ".join(filter(None, words)) + aside


def _labels(questions: Sequence[Question]) -> tuple[str, ...]:
    """Both questions about all suppliers and all smelters stand beside each other in the templates."""
    if set(questions) == {Question.SHARE_OF_SUPPLIERS, Question.ALL_SMELTERS_IDENTIFIED}:
        return ("CMRT 6–7", "EMRT 5–6")
    return tuple(sorted(label for one in questions for label in _LABELS[one]))


def _contradiction(measure: Measure, language: Language) -> str:
    if measure.doing is not Doing.CORRECT:
        return ""
    known = PLAUSIBILITY.get(measure.about)
    return known.in_(language) if known else measure.about


def _status(status: str, language: Language) -> str:
    return _NOT_LISTED.in_(language) if status == NOT_LISTED else FacilityStatus(status).name_in(language)


def _fall(by: float) -> str:
    return decimal(by) if by >= NOTICEABLE else ""
