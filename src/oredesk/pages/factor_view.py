"""What a page shows of factors: their reasons in words, and how the method makes points of them."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.risk import wording
from ..core.risk.explaining import Explanation
from ..core.risk.method import YES_QUESTIONS, Method
from ..core.risk_score import Factor, FactorScore, Reason
from .numbers import decimal, percent

OTHERS = "Y4.others"
"""The rule of the reason that counts the places that are not shown: it comes last."""
_LETTERS = dict(zip(YES_QUESTIONS, "ABCDEFG", strict=True))
"""Of the questions in CMRT and EMRT."""
_SHARES = ("100%", ">90%", ">75%", ">50%", "≤50%")
TEXT = 400
"""Characters of one foreign text on a page; what is longer is cut with an ellipsis."""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason in words."""

    points: str
    text: str
    source: str
    on: str
    no_data: bool


@dataclass(frozen=True, slots=True)
class FactorView:
    """One factor with its reasons, the weightiest first."""

    code: str
    name: str
    points: str
    weight: str
    part: str
    how: dict[str, object]
    """Which factor it is and the method's numbers for how its reasons make its points; empty for another method."""
    length: float
    """Of its bar: its points, 0 to 100."""
    no_data: bool
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """One of the two numbers with its factors."""

    is_impact: bool
    number: str
    band: str
    factors: tuple[FactorView, ...]
    edges: tuple[str, str] | None
    """Where medium and high begin; None for another method."""


def dimension_view(one: Explanation, language: Language, *, is_impact: bool) -> DimensionView:
    """The impact, or the supplier's own risk as computed, with its factors, the weightiest first."""
    score = one.score
    number, band = (score.x, score.x_band) if is_impact else (score.y, score.y_computed)
    factors = (each for each in score.factors if each.factor.is_impact is is_impact)
    return DimensionView(
        is_impact,
        decimal(number),
        band.name_in(language),
        tuple(_factor(one, each, language) for each in sorted(factors, key=lambda each: (-each.part, each.factor))),
        None if one.other_method else _edges(one.method, is_impact=is_impact),
    )


def _edges(method: Method, *, is_impact: bool) -> tuple[str, str]:
    bands = method.impact_bands if is_impact else method.risk_bands
    return percent(bands.medium_from), percent(bands.high_from)


def _factor(page: Explanation, one: FactorScore, language: Language) -> FactorView:
    reasons = sorted(one.reasons, key=lambda each: (each.rule == OTHERS, -each.points, each.rule, each.facts))
    return FactorView(
        one.factor.value,
        one.factor.name_in(language),
        decimal(one.points),
        percent(one.weight),
        decimal(one.part),
        {} if page.other_method else {"factor": one.factor.value, **_how(one.factor, page.method)},
        max(0.0, min(one.points, 100.0)),
        one.no_data,
        tuple(_reason(each, language) for each in reasons),
    )


def _how(factor: Factor, method: Method) -> dict[str, object]:
    """The numbers that stand in the wording of how a factor's points are made."""
    return _HOW[factor](method) if factor in _HOW else {}


def _spend(method: Method) -> dict[str, object]:
    steps = [(percent(share), percent(points)) for share, points in method.spend.steps]
    return {"steps": steps, "rest": percent(method.spend.rest)}


def _replaceability(method: Method) -> dict[str, object]:
    return {"points": [percent(each) for each in method.replaceability.by_sources]}


def _history(method: Method) -> dict[str, object]:
    return {name: percent(points) for name, points in asdict(method.history).items()}


def _management(method: Method) -> dict[str, object]:
    rule = method.management
    return {
        "letters": [(_LETTERS[question], percent(rule.not_yes[question])) for question in YES_QUESTIONS],
        "shares": list(zip(_SHARES, map(percent, rule.share), strict=True)),
        "not_all_identified": percent(rule.not_all_identified),
        "no_letter": percent(rule.no_commitment_letter),
    }


def _smelter_location(method: Method) -> dict[str, object]:
    rule = method.smelter_location
    assurance = {"conformant": percent(rule.conformant), "active": percent(rule.active)}
    return {**_parts(rule.worst_share), "count": rule.mean_of, **assurance}


def _smelter_status(method: Method) -> dict[str, object]:
    return _parts(method.smelter_status.worst_share)


def _plausibility(method: Method) -> dict[str, object]:
    weights = method.plausibility
    return {"points": [percent(each) for each in (weights.critical, weights.major, weights.minor)]}


def _parts(worst: float) -> dict[str, object]:
    return {"worst": percent(100 * worst), "rest": percent(100 * (1 - worst))}


_HOW: Mapping[Factor, Callable[[Method], dict[str, object]]] = {
    Factor.SPEND: _spend,
    Factor.REPLACEABILITY: _replaceability,
    Factor.HISTORY: _history,
    Factor.MANAGEMENT: _management,
    Factor.SMELTER_LOCATION: _smelter_location,
    Factor.SMELTER_STATUS: _smelter_status,
    Factor.PLAUSIBILITY: _plausibility,
}


def _reason(one: Reason, language: Language) -> ReasonView:
    return ReasonView(
        decimal(one.points),
        one_line(wording.say(one, language), TEXT),
        one_line(wording.say_source(one.source, language), TEXT),
        str(one.on or ""),
        one.no_data,
    )
