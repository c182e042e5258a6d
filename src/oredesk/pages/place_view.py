"""What a page shows of a place: what it is by kind of risk, its score, and every number that the score is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.risk.explaining import Explanation
from ..core.risk.location_rule import LocationRule
from ..core.risk.location_wording import (
    INDICATORS,
    PARTS,
    say_band,
    say_floor,
    say_metal,
    say_place,
    say_typed,
    say_value,
)
from ..core.risk.place_risk import Part, PlaceRisk, Verdict
from .numbers import decimal, percent

_MOST = 120
"""Characters of an edition's name."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What one indicator says about a place."""

    indicator: str
    value: str
    points: str
    year: str
    is_old: bool
    edition: str
    on: str


@dataclass(frozen=True, slots=True)
class PartView:
    """One of the three parts of a place's score."""

    name: str
    points: str
    """``""`` where there is no data."""
    weight: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What is known of one place."""

    name: str
    metals: tuple[str, ...]
    """None for the supplier's own place."""
    typed: str
    """What it is by kind of risk, apart from the number."""
    score: str
    """``""`` where too little is known."""
    band: str
    least: str
    base: str
    """The score by the figures alone; ``""`` where too little is known."""
    parts: tuple[PartView, ...]
    lowered: tuple[str, str, str] | None
    """The points of conflict, what they are multiplied by, and what is left, where the region lowers them."""
    floors: tuple[tuple[str, str], ...]
    """The least that lists set: points and why."""
    verdicts: tuple[VerdictView, ...]
    """Of the indicators that have data."""
    without_data: tuple[str, ...]
    """The other indicators."""


@dataclass(frozen=True, slots=True)
class PlaceRuleView:
    """The method's numbers for how a place is scored; ladders are pairs of a value and its points."""

    conflict: str
    governance: str
    human_rights: str
    deaths: tuple[tuple[str, str], ...]
    deaths_three_years: tuple[tuple[str, str], ...]
    hiik: tuple[tuple[str, str], ...]
    hiik_interstate: tuple[tuple[str, str], ...]
    control_risks: tuple[tuple[str, str], ...]
    medium: str
    high: str


def place_rule_view(rule: LocationRule) -> PlaceRuleView:
    """The rule's numbers as they are shown."""
    return PlaceRuleView(
        percent(rule.conflict_weight),
        percent(rule.governance_weight),
        percent(rule.human_rights_weight),
        _ladder(rule.deaths),
        _ladder(rule.deaths_three_years),
        _ladder(rule.hiik),
        _ladder(rule.hiik_interstate),
        _ladder(rule.control_risks),
        percent(rule.medium_from),
        percent(rule.high_from),
    )


def _ladder(steps: Iterable[tuple[float, float]]) -> tuple[tuple[str, str], ...]:
    return tuple((percent(least), percent(points)) for least, points in steps)


def place_views(page: Explanation, language: Language) -> tuple[PlaceView, ...]:
    """The places by the data in force; metals for which a place is the same stand together."""
    alike: dict[tuple[object, ...], list[PlaceRisk]] = {}
    for risk in page.places:
        alike.setdefault((risk.place, bool(risk.metal), risk.floors, risk.answers), []).append(risk)
    return tuple(_place(some, page, language) for some in alike.values())


def _place(some: list[PlaceRisk], page: Explanation, language: Language) -> PlaceView:
    risk, rule = some[0], page.method.location
    return PlaceView(
        say_place(risk.place, language),
        tuple(say_metal(one.metal, language) for one in some if one.metal),
        say_typed(risk, language),
        "" if risk.score is None else decimal(risk.score),
        say_band(risk.band, language),
        decimal(risk.least),
        "" if risk.base is None else decimal(risk.base),
        tuple(_parts(risk, rule, language)),
        _lowered(risk, rule),
        tuple((percent(one.points), say_floor(one, risk.metal, language)) for one in risk.floors),
        tuple(_verdict(one, page, language) for one in risk.verdicts if one.value is not None),
        tuple(INDICATORS[one.indicator].in_(language) for one in risk.verdicts if one.value is None),
    )


def _parts(risk: PlaceRisk, rule: LocationRule, language: Language) -> Iterator[PartView]:
    weights = {
        Part.CONFLICT: rule.conflict_weight,
        Part.GOVERNANCE: rule.governance_weight,
        Part.HUMAN_RIGHTS: rule.human_rights_weight,
    }
    for one in risk.parts:
        points = "" if one.points is None else decimal(one.points)
        yield PartView(PARTS[one.part].in_(language), points, percent(weights[one.part]))


def _lowered(risk: PlaceRisk, rule: LocationRule) -> tuple[str, str, str] | None:
    conflict = risk.part(Part.CONFLICT)
    if conflict.points is None or conflict.before_region is None or conflict.points == conflict.before_region:
        return None
    return decimal(conflict.before_region), percent(rule.unlisted_region_factor), decimal(conflict.points)


def _verdict(one: Verdict, page: Explanation, language: Language) -> VerdictView:
    return VerdictView(
        INDICATORS[one.indicator].in_(language),
        say_value(one, language),
        "" if one.points is None else decimal(one.points),
        str(one.year or ""),
        one.is_old(page.today, page.method.location.old_after_months),
        one_line(" · ".join(filter(None, (one.edition, one.region))), _MOST),
        str(one.as_of or ""),
    )
