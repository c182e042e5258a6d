"""What the page that explains a score shows, in one language: cleaned texts and rounded numbers for the templates."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.risk import wording
from ..core.risk.explaining import SMELTERS, DataUsed, Explanation
from ..core.risk.method import Method
from ..core.risk_score import Band, Factor, FactorScore, GateHit, Reason
from .causes import say_cause
from .difference_view import DifferenceView, difference_view
from .measure_view import EaseView, StandingView, ease_view, standing_view
from .numbers import decimal, percent

OTHERS = "Y4.others"
"""The rule of the reason that counts the places that are not shown: it comes last."""
TEXT = 400
"""Characters of one foreign text on a page; what is longer is cut with an ellipsis."""
_HALF = (0.45, 0.55)


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


@dataclass(frozen=True, slots=True)
class GateView:
    """A gate that lifted the score."""

    gate: str
    text: str
    source: str
    on: str


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the matrix."""

    tier: str
    here: bool


@dataclass(frozen=True, slots=True)
class OverrideView:
    """A person's word on the tier."""

    tier: str
    who: str
    reason: str
    at: str
    expires: str


@dataclass(frozen=True, slots=True)
class DataView:
    """One edition of data."""

    is_reference: bool
    """Whether it is the smelter reference; ``edition`` is then its version, ``""`` when no list was imported."""
    edition: str
    year: str
    is_old: bool
    newer: str


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """The page, in the order in which it is read."""

    language: str
    code: str
    name: str
    number: int | None
    at: str
    campaign: str
    cause: str
    today: str
    tier: str
    tier_computed: str
    """By the numbers alone; ``""`` where no gate lifted the tier or the row of the matrix."""
    standing: StandingView
    override: OverrideView | None
    leading: tuple[tuple[str, str], ...]
    """Points without decimals, and the factor's name."""
    leading_share: str
    """``"half"``, ``"all"``, or a percentage."""
    no_data: tuple[str, ...]
    knows_nothing: bool
    """Whether that is all of them."""
    is_stale: bool
    is_older: bool
    other_method: str
    """The one in force, where the score was made by another."""
    method: str
    matrix: tuple[tuple[str, tuple[CellView, ...]], ...]
    """Rows from high to low: the band's name and the cells; none when another method made the score."""
    columns: tuple[str, ...]
    gates: tuple[GateView, ...]
    eases: tuple[EaseView, ...]
    eases_beyond: tuple[EaseView, ...]
    has_easing: bool
    together: StandingView | None
    dimensions: tuple[DimensionView, ...]
    """The supplier's own risk first."""
    difference: DifferenceView | None
    data: tuple[DataView, ...]


def explanation_view(one: Explanation, language: Language) -> ExplanationView:
    """Everything that the page says."""
    score, easing = one.score, one.easing
    return ExplanationView(
        language=language.value,
        code=one_line(one.supplier.code, 80),
        name=one_line(one.supplier.name, 200),
        number=one.stored.number if one.stored else None,
        at=f"{one.stored.at:%Y-%m-%d}" if one.stored else "",
        campaign=one_line(one.campaign.name, 80) if one.campaign else "",
        cause=one_line(say_cause(one.stored.cause, language), TEXT) if one.stored else "",
        today=str(one.today),
        tier=(one.override.tier or score.tier).name_in(language) if one.override else score.tier.name_in(language),
        tier_computed=score.tier_computed.name_in(language) if score.gates else "",
        standing=standing_view(score, language),
        override=_override(one, language),
        leading=tuple((f"{each.points:.0f}", each.factor.name_in(language)) for each in one.leading),
        leading_share=_share(one.leading_share),
        no_data=tuple(each.factor.name_in(language) for each in one.without_data),
        knows_nothing=len(one.without_data) == len(score.factors),
        is_stale=one.is_stale,
        is_older=one.stored is not None and easing is None,
        other_method=one.method.version if one.other_method else "",
        method=score.method,
        matrix=() if one.other_method else tuple(_matrix(one, language)),
        columns=tuple(band.name_in(language) for band in Band),
        gates=tuple(_gate(hit, language) for hit in score.gates),
        eases=tuple(ease_view(each, language) for each in easing.first) if easing else (),
        eases_beyond=tuple(ease_view(each, language) for each in easing.all if each not in easing.first)
        if easing
        else (),
        has_easing=easing is not None,
        together=standing_view(easing.together, language) if easing and easing.together else None,
        dimensions=tuple(_dimension(one, language, is_impact=is_impact) for is_impact in (False, True)),
        difference=difference_view(one.difference, one.previous, language) if one.difference and one.previous else None,
        data=tuple(map(_data, one.data)),
    )


def _override(one: Explanation, language: Language) -> OverrideView | None:
    word = one.override
    if word is None or word.tier is None:
        return None
    return OverrideView(
        word.tier.name_in(language),
        one_line(word.who, 80),
        one_line(word.reason, TEXT),
        f"{word.at:%Y-%m-%d}",
        str(word.expires or ""),
    )


def _share(share: float) -> str:
    if _HALF[0] <= share <= _HALF[1]:
        return "half"
    return "all" if share > 0.995 else f"{share:.0%}"  # noqa: PLR2004 - what rounds to 100 %


def _matrix(one: Explanation, language: Language) -> Iterable[tuple[str, tuple[CellView, ...]]]:
    for risk in reversed(Band):
        cells = (
            CellView(one.method.matrix.tier(risk, impact).name_in(language), here=(risk, impact) == one.score.cell)
            for impact in Band
        )
        yield risk.name_in(language), tuple(cells)


def _gate(hit: GateHit, language: Language) -> GateView:
    text, source = wording.say_gate(hit, language), wording.say_source(hit.source, language)
    return GateView(hit.gate, one_line(text, TEXT), one_line(source, TEXT), str(hit.on or ""))


def _dimension(one: Explanation, language: Language, *, is_impact: bool) -> DimensionView:
    score = one.score
    number, band = (score.x, score.x_band) if is_impact else (score.y, score.y_computed)
    factors = (each for each in score.factors if each.factor.is_impact is is_impact)
    return DimensionView(
        is_impact,
        decimal(number),
        band.name_in(language),
        tuple(_factor(one, each, language) for each in sorted(factors, key=lambda each: (-each.part, each.factor))),
    )


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
    match factor:
        case Factor.SPEND:
            steps = [(percent(share), percent(points)) for share, points in method.spend.steps]
            return {"steps": steps, "rest": percent(method.spend.rest)}
        case Factor.REPLACEABILITY:
            return {"points": [percent(each) for each in method.replaceability.by_sources]}
        case Factor.SMELTER_LOCATION:
            rule = method.smelter_location
            assurance = {"conformant": percent(rule.conformant), "active": percent(rule.active)}
            return {**_shares(rule.worst_share), "count": rule.mean_of, **assurance}
        case Factor.SMELTER_STATUS:
            return _shares(method.smelter_status.worst_share)
        case Factor.PLAUSIBILITY:
            weights = method.plausibility
            return {"points": [percent(each) for each in (weights.critical, weights.major, weights.minor)]}
        case _:
            return {}


def _shares(worst: float) -> dict[str, object]:
    return {"worst": percent(100 * worst), "rest": percent(100 * (1 - worst))}


def _reason(one: Reason, language: Language) -> ReasonView:
    return ReasonView(
        decimal(one.points),
        one_line(wording.say(one, language), TEXT),
        one_line(wording.say_source(one.source, language), TEXT),
        str(one.on or ""),
        one.no_data,
    )


def _data(one: DataUsed) -> DataView:
    """The publisher's own name of an edition says whose it is; the smelter reference has a version alone."""
    is_reference = one.name == SMELTERS
    edition, newer = one_line(one.edition, 200), one_line(one.newer, 200)
    return DataView(is_reference, edition, str(one.year or ""), one.is_old, newer)
