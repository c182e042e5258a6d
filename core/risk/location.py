"""Scores a place: conflict, governance and human rights by indicator, floors by list, and typed answers beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..indicator import Indicator
from ..places.cahra import Listing
from ..places.covered import COVERED_COUNTRIES, CountryList
from ..places.gold import GOLD_EMBARGO, GOLD_TRANSIT
from ..risk_score import Band
from .atlas import Atlas
from .location_answers import answers
from .location_rule import LocationRule
from .place import Place
from .place_risk import METHOD, Floor, FloorRule, Part, PartScore, PlaceRisk, Verdict
from .rounding import tenths

_PARTS: Mapping[Indicator, Part] = {
    Indicator.DEATHS: Part.CONFLICT,
    Indicator.DEATHS_THREE_YEARS: Part.CONFLICT,
    Indicator.HIIK_INTENSITY: Part.CONFLICT,
    Indicator.HIIK_INTERSTATE: Part.CONFLICT,
    Indicator.POLITICAL: Part.CONFLICT,
    Indicator.SECURITY: Part.CONFLICT,
    Indicator.STABILITY: Part.GOVERNANCE,
    Indicator.RULE_OF_LAW: Part.GOVERNANCE,
    Indicator.CONTROL_OF_CORRUPTION: Part.GOVERNANCE,
    Indicator.CPI: Part.GOVERNANCE,
    Indicator.INFORM: Part.HUMAN_RIGHTS,
    Indicator.FSI: Part.HUMAN_RIGHTS,
}
"""The indicators that are figures, in the order in which they are shown."""

_WGI = frozenset((Indicator.STABILITY, Indicator.RULE_OF_LAW, Indicator.CONTROL_OF_CORRUPTION))
_GOLD = "gold"
_MOST = 100.0
"""Points that a part has at the most."""


def assess(atlas: Atlas, rule: LocationRule, place: Place, metal: str = "") -> PlaceRisk:
    """The risk of the place, for a metal (the templates' English name, any case) or whatever is delivered from it.

    The number is the weighted sum of the three parts, or a floor if that is higher. A band includes its lower edge.
    Indicators of a part: the highest counts for conflict; for governance the mean of the WGI ranks, averaged with
    the CPI; for human rights the mean of INFORM and FSI. A place that nobody named has no data.
    """
    metal = metal.casefold()
    verdicts = tuple(_verdict(atlas, rule, place, indicator, part) for indicator, part in _PARTS.items())
    listing = atlas.areas.listing(place.country, place.region)
    spared = listing is Listing.NO and atlas.areas.in_part(place.country)
    parts = _parts(rule, verdicts, spared=spared)
    floors = _floors(atlas, rule, place, metal, listing)
    base = _base(rule, parts)
    highest = floors[0].points if floors else 0.0
    score = None if base is None else max(base, highest)
    least, most = (max(_sum(rule, parts, without), highest) if score is None else score for without in (0, _MOST))
    return PlaceRisk(
        place=place,
        metal=metal,
        score=score,
        band=None if score is None else _band(rule, score),
        base=base,
        least=least,
        most=most,
        parts=parts,
        floors=floors,
        answers=answers(atlas, rule, place, listing, verdicts),
        verdicts=verdicts,
    )


def _verdict(atlas: Atlas, rule: LocationRule, place: Place, indicator: Indicator, part: Part) -> Verdict:
    found = (atlas.figure(indicator, place.region) if place.region else None) or atlas.figure(indicator, place.country)
    if found is None:
        return Verdict(indicator, part)
    value, edition = found.value, found.edition
    points = _POINTS[indicator](rule, value.value)
    return Verdict(
        indicator, part, value.value, points, edition.edition, edition.year, edition.as_of, value.region, value.note
    )


def _parts(rule: LocationRule, verdicts: Sequence[Verdict], *, spared: bool) -> tuple[PartScore, ...]:
    conflict = [one for one in verdicts if one.part is Part.CONFLICT and one.points is not None]
    before = _highest(conflict)
    points = before
    if spared and before is not None:
        national = _highest(one for one in conflict if not one.region)
        own = _highest(one for one in conflict if one.region)
        lowered = None if national is None else national * rule.unlisted_region_factor
        points = max(one for one in (lowered, own) if one is not None)
    governance = _mean(
        _mean(*(one.points for one in verdicts if one.indicator in _WGI)),
        _mean(*(one.points for one in verdicts if one.indicator is Indicator.CPI)),
    )
    human_rights = _mean(*(one.points for one in verdicts if one.part is Part.HUMAN_RIGHTS))
    return (
        PartScore(Part.CONFLICT, points, before),
        PartScore(Part.GOVERNANCE, governance, governance),
        PartScore(Part.HUMAN_RIGHTS, human_rights, human_rights),
    )


def _highest(verdicts: Iterable[Verdict]) -> float | None:
    return max((one.points for one in verdicts if one.points is not None), default=None)


def _mean(*points: float | None) -> float | None:
    known = [one for one in points if one is not None]
    return sum(known) / len(known) if known else None


def _weights(rule: LocationRule) -> Mapping[Part, float]:
    return {
        Part.CONFLICT: rule.conflict_weight,
        Part.GOVERNANCE: rule.governance_weight,
        Part.HUMAN_RIGHTS: rule.human_rights_weight,
    }


def _base(rule: LocationRule, parts: Sequence[PartScore]) -> float | None:
    """The weighted sum; where a method is content with fewer parts, the weights of the known ones count alone."""
    known = [one.part for one in parts if one.points is not None]
    if len(known) < rule.least_parts:
        return None
    weights = _weights(rule)
    known_weight = sum(weights[part] for part in known)
    return _sum(rule, parts) * 100 / known_weight if known_weight else None


def _sum(rule: LocationRule, parts: Sequence[PartScore], without: float = 0) -> float:
    """The weighted sum of the known parts, as if the others had so many points."""
    weights = _weights(rule)
    return sum(weights[one.part] * (without if one.points is None else one.points) for one in parts) / 100


def _band(rule: LocationRule, score: float) -> Band:
    """The band of the score as it is shown, with one decimal."""
    shown = tenths(score)
    if shown >= rule.high_from:
        return Band.HIGH
    return Band.MEDIUM if shown >= rule.medium_from else Band.LOW


def _floors(atlas: Atlas, rule: LocationRule, place: Place, metal: str, listing: Listing) -> tuple[Floor, ...]:
    """Every floor that applies, the highest first."""
    code = place.country
    found = []
    eu_floor = {
        Listing.YES: (FloorRule.EU_LISTED, rule.eu_listed_floor),
        Listing.REGION_UNKNOWN: (FloorRule.EU_REGION_UNKNOWN, rule.eu_region_unknown_floor),
    }
    if listing in eu_floor:
        found.append(Floor(*eu_floor[listing], atlas.areas.name, atlas.areas.as_of))
    if code in rule.covered_floors:
        found.append(_by_list(FloorRule.COVERED, rule.covered_floors[code], code, COVERED_COUNTRIES))
    regime = atlas.figure(Indicator.UN_REGIME, code)
    if regime and regime.value.value and code not in rule.un_not_counted:
        found.append(Floor(FloorRule.UN_REGIME, rule.un_floor, regime.value.note, regime.edition.as_of))
    if code in rule.transit.get(metal, ()):
        found.append(_by_list(FloorRule.TRANSIT, rule.transit_floor, code, GOLD_TRANSIT if metal == _GOLD else None))
    if rule.embargo_applies and code in rule.embargo.get(metal, ()):
        found.append(_by_list(FloorRule.EMBARGO, rule.embargo_floor, code, GOLD_EMBARGO if metal == _GOLD else None))
    return tuple(sorted(found, key=lambda floor: -floor.points))


def _by_list(rule: FloorRule, points: float, code: str, published: CountryList | None) -> Floor:
    if published and code in published.codes:
        return Floor(rule, points, published.name, published.as_of)
    return Floor(rule, points, METHOD, None)


def _on_ladder(ladder: Sequence[tuple[float, float]], value: float) -> float:
    return max((points for least, points in ladder if value >= least), default=0.0)


_POINTS: Mapping[Indicator, Callable[[LocationRule, float], float]] = {
    Indicator.DEATHS: lambda rule, value: _on_ladder(rule.deaths, value),
    Indicator.DEATHS_THREE_YEARS: lambda rule, value: _on_ladder(rule.deaths_three_years, value),
    Indicator.HIIK_INTENSITY: lambda rule, value: _on_ladder(rule.hiik, value),
    Indicator.HIIK_INTERSTATE: lambda rule, value: _on_ladder(rule.hiik_interstate, value),
    Indicator.POLITICAL: lambda rule, value: _on_ladder(rule.control_risks, value),
    Indicator.SECURITY: lambda rule, value: _on_ladder(rule.control_risks, value),
    Indicator.STABILITY: lambda _, value: 100 - value,
    Indicator.RULE_OF_LAW: lambda _, value: 100 - value,
    Indicator.CONTROL_OF_CORRUPTION: lambda _, value: 100 - value,
    Indicator.CPI: lambda _, value: 100 - value,
    Indicator.INFORM: lambda _, value: value * 10,
    Indicator.FSI: lambda _, value: value / 1.2,
}
"""A value in its publisher's unit -> points, 0 to 100, higher is worse."""
