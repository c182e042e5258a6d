"""What the page that explains a score shows, in one language: cleaned texts and rounded numbers for the templates."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.risk import wording
from ..core.risk.explaining import SMELTERS, DataUsed, Explanation
from ..core.risk_score import Band, GateHit
from .causes import say_cause
from .difference_view import DifferenceView, difference_view
from .factor_view import TEXT, DimensionView, dimension_view
from .measure_view import EaseView, StandingView, ease_view, standing_view
from .place_view import PlaceRuleView, PlaceView, place_rule_view, place_views

_HALF = (0.45, 0.55)


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
    """``"half"``, ``"all"``, or how many percent."""
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
    places: tuple[PlaceView, ...]
    place_rule: PlaceRuleView
    """By the method in force."""
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
        dimensions=tuple(dimension_view(one, language, is_impact=is_impact) for is_impact in (False, True)),
        difference=difference_view(one.difference, one.previous, language) if one.difference and one.previous else None,
        places=place_views(one, language),
        place_rule=place_rule_view(one.method.location),
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
    return "all" if share > 0.995 else f"{100 * share:.0f}"  # noqa: PLR2004 - what rounds to 100 %


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


def _data(one: DataUsed) -> DataView:
    """The publisher's own name of an edition says whose it is; the smelter reference has a version alone."""
    is_reference = one.name == SMELTERS
    edition, newer = one_line(one.edition, 200), one_line(one.newer, 200)
    return DataView(is_reference, edition, str(one.year or ""), one.is_old, newer)
