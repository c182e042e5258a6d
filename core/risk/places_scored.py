"""What the score of a place rests on, as a reason tells it."""

import datetime as dt
from dataclasses import dataclass

from .case import Case
from .place import Place
from .place_risk import PlaceRisk
from .rounding import tenths

FIGURES = "figures"
"""Why a place has its score, where no floor lifted it."""
INCOMPLETE = "incomplete"
"""Why a place has its score, where too little is known of it."""


@dataclass(frozen=True, slots=True)
class ScoredPlace:
    """A place with its points."""

    place: Place
    points: float
    """To one decimal, as it is shown."""
    because: str
    """:data:`FIGURES`, the floor that lifted it, or :data:`INCOMPLETE`."""
    source: str
    """The editions of the figures, each with its day where there are several, or the list that lifted it."""
    on: dt.date | None
    """The day of the only one; None where several stand with their own."""
    no_data: bool = False


def scored_place(case: Case, place: Place, metal: str = "") -> ScoredPlace:
    """The place's score; of an incomplete one what the policy for missing evidence makes of it.

    That is no less than what is known of the place adds up to, and no more than the worst of missing figures would
    make of it; but nothing that is missing makes a place low.
    """
    metal = metal.casefold()
    key = ("scored place", case.method.version, place.country, place.region, metal)
    return case.world.once(key, lambda: _scored(case, place, metal))


def _scored(case: Case, place: Place, metal: str) -> ScoredPlace:
    risk = case.world.place(case.method, place, metal)
    source, on = _figures(risk)
    if risk.score is None:
        worst = max(risk.most, case.method.location.medium_from)
        points = max(risk.least, min(case.method.missing.points.location, worst))
        return ScoredPlace(place, tenths(points), INCOMPLETE, source or "indicators", on, no_data=True)
    if floor := risk.lifted:
        return ScoredPlace(place, tenths(risk.score), floor.rule, floor.source, floor.on)
    return ScoredPlace(place, tenths(risk.score), FIGURES, source, on)


def _figures(risk: PlaceRisk) -> tuple[str, dt.date | None]:
    used = dict.fromkeys((one.edition, one.as_of) for one in risk.verdicts if one.value is not None)
    if len(used) == 1:
        return next(iter(used))
    return "; ".join(f"{edition}, {on}" if on else edition for edition, on in used), None
