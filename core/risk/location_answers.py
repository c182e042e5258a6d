"""The questions about a place that are answered by yes or no, whatever its number: they decide how deep to look."""

from collections.abc import Callable, Mapping, Sequence

from ..indicator import Indicator, IndicatorSource
from ..places.cahra import Listing
from ..places.covered import COVERED_COUNTRIES
from .atlas import Atlas
from .location_rule import LocationRule
from .place import Place
from .place_risk import Answer, Known, Topic, Verdict

_WGI = (Indicator.STABILITY, Indicator.RULE_OF_LAW, Indicator.CONTROL_OF_CORRUPTION)

_Says = Callable[[LocationRule, float], bool]

_YES: Mapping[Topic, Mapping[Indicator, _Says]] = {
    Topic.CONFLICT: {
        Indicator.DEATHS: lambda rule, value: value >= rule.conflict_deaths,
        Indicator.HIIK_INTENSITY: lambda rule, value: value >= rule.conflict_hiik,
        Indicator.HIIK_INTERSTATE: lambda rule, value: value >= rule.conflict_hiik_interstate,
    },
    Topic.GOVERNANCE: {
        Indicator.CPI: lambda rule, value: value < rule.governance_cpi_below,
    },
    Topic.HUMAN_RIGHTS: {
        Indicator.INFORM: lambda rule, value: value >= rule.human_rights_inform,
        Indicator.FSI: lambda rule, value: value >= rule.human_rights_fsi,
    },
}
"""When an indicator by itself says yes."""


def answers(
    atlas: Atlas, rule: LocationRule, place: Place, listing: Listing, verdicts: Sequence[Verdict]
) -> tuple[Answer, ...]:
    """One answer to each topic. Figures of a whole country speak for each of its regions; lists know regions."""
    values = {one.indicator: one.value for one in verdicts if one.value is not None}
    return (
        _by_figures(Topic.CONFLICT, rule, values),
        _by_figures(Topic.GOVERNANCE, rule, values),
        _by_figures(Topic.HUMAN_RIGHTS, rule, values),
        _eu(atlas, place, listing),
        _covered(rule, place),
        _un(atlas, rule, place),
    )


_LISTINGS = {Listing.YES: Known.YES, Listing.NO: Known.NO, Listing.REGION_UNKNOWN: Known.UNKNOWN}


def _by_figures(topic: Topic, rule: LocationRule, values: Mapping[Indicator, float]) -> Answer:
    said: dict[tuple[Indicator, ...], bool] = {
        (indicator,): says(rule, values[indicator]) for indicator, says in _YES[topic].items() if indicator in values
    }
    ranks = tuple(indicator for indicator in _WGI if indicator in values)
    if topic is Topic.GOVERNANCE and ranks:
        said[ranks] = sum(values[indicator] for indicator in ranks) / len(ranks) < rule.governance_wgi_below
    if not said:
        return Answer(topic, Known.UNKNOWN)
    yes = [indicators for indicators, is_yes in said.items() if is_yes]
    because = tuple(indicator for indicators in yes or said for indicator in indicators)
    return Answer(topic, Known.YES if yes else Known.NO, because)


def _eu(atlas: Atlas, place: Place, listing: Listing) -> Answer:
    if not place.country:
        return Answer(Topic.EU_LIST, Known.UNKNOWN)
    return Answer(Topic.EU_LIST, _LISTINGS[listing], (), atlas.areas.name, atlas.areas.as_of)


def _covered(rule: LocationRule, place: Place) -> Answer:
    if not place.country:
        return Answer(Topic.COVERED, Known.UNKNOWN)
    known = Known.YES if place.country in rule.covered_floors else Known.NO
    return Answer(Topic.COVERED, known, (), COVERED_COUNTRIES.name, COVERED_COUNTRIES.as_of)


def _un(atlas: Atlas, rule: LocationRule, place: Place) -> Answer:
    edition = atlas.edition(IndicatorSource.UN_SANCTIONS)
    if not place.country or edition is None:
        return Answer(Topic.UN_REGIME, Known.UNKNOWN)
    regime = atlas.figure(Indicator.UN_REGIME, place.country)
    targeted = regime is not None and bool(regime.value.value) and place.country not in rule.un_not_counted
    note = regime.value.note if regime else ""
    return Answer(Topic.UN_REGIME, Known.YES if targeted else Known.NO, (), edition.edition, edition.as_of, note)
