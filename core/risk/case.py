"""One supplier to be scored: its evidence beside the method and what is known of the world."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..campaign import Track
from ..mineral import Mineral
from ..risk_score import Reason
from ..smelters.normalising import number_key
from ..survey import Survey
from .evidence import Evidence
from .method import Method, MissingPoints
from .named_smelters import (
    NamedSmelter,
    declares_anything,
    minerals_without_smelters,
    named_smelters,
    undeclared,
)
from .rounding import tenths
from .world import World

Scored = tuple[float, tuple[Reason, ...]]
"""A factor's points, 0 to 100, and why."""

Facts = Mapping[str, object]
NO_FACTS: Facts = MappingProxyType({})

_MINERALS = frozenset(Mineral)

MOST = 100.0
"""Points that a factor has at the most."""

REGISTER = "register"
"""The source of what the supplier register says."""
NO_SURVEY = "no-survey"
"""The source where a survey would be it."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a factor is worked out from."""

    evidence: Evidence
    world: World
    method: Method
    smelters: tuple[NamedSmelter, ...]
    unnamed: tuple[tuple[str, Survey], ...]
    """Minerals in use for which a survey names no smelter, with the latest such survey."""
    sanctioned: frozenset[str]
    """Numbers of smelters that a person confirmed to be sanctioned."""
    surveys: tuple[Survey, ...]
    """Those that declare anything yet."""
    undeclared: tuple[str, ...]
    """Minerals that the register has in scope, and of which the surveys say nothing although others are declared.

    Nobody is asked about them on the self-assessment track. What no template asks about is not scored.
    """

    @classmethod
    def of(cls, evidence: Evidence, world: World, method: Method) -> "Case":
        """The case with what several factors need."""
        confirmed = evidence.conduct.conduct.sanctioned_smelters if evidence.conduct else ()
        smelters = named_smelters(evidence.surveys, world.reference)
        unnamed = minerals_without_smelters(evidence.surveys)
        sanctioned = frozenset(map(number_key, confirmed))
        surveys = tuple(filter(declares_anything, evidence.surveys))
        not_told = _undeclared(evidence) if surveys else ()
        return cls(evidence, world, method, smelters, unnamed, sanctioned, surveys, not_told)

    @property
    def survey_missing(self) -> MissingPoints:
        """What is scored where a survey's words are missing; less is asked on the self-assessment track."""
        not_asked = not self.surveys and self.evidence.track is Track.SELF_ASSESSMENT
        return self.method.missing.not_asked if not_asked else self.method.missing.points

    def without_survey(self, rule: str, points: float) -> Scored:
        """The points of a factor for which a survey is needed, and none says anything."""
        return points, (reason(rule, points, NO_SURVEY, None, no_data=True),)

    def by_surveys(self, rule: str, points: float, facts: Facts = NO_FACTS) -> Reason:
        """A reason that all surveys together give."""
        numbers = sorted(one.submission for one in self.evidence.surveys)
        latest = max((one.received_on for one in self.evidence.surveys), default=None)
        return reason(rule, points, ", ".join(map(submission, numbers)) or NO_SURVEY, latest, facts)


def _undeclared(evidence: Evidence) -> tuple[str, ...]:
    if evidence.track is Track.SELF_ASSESSMENT:
        return ()
    in_scope = (one.mineral for one in evidence.supplier.minerals)
    return undeclared((one for one in in_scope if one in _MINERALS), evidence.surveys)


def submission(number: int) -> str:
    """The name of a submission as a source."""
    return f"submission {number}"


def reason(  # noqa: PLR0913 - a reason has this many parts
    rule: str,
    points: float,
    source: str,
    on: dt.date | None,
    facts: Facts = NO_FACTS,
    *,
    no_data: bool = False,
) -> Reason:
    """A reason with its facts in order, and its points as they are shown; blank facts are left out."""
    told = [(name, _told(value)) for name, value in facts.items() if value not in _BLANK]
    told.sort()
    return Reason(rule, tuple(told), tenths(points), source, on, no_data)


_BLANK = (None, "")


def summed(reasons: Iterable[Reason]) -> Scored:
    """All reasons' points together, capped."""
    told = tuple(reasons)
    return min(MOST, sum(one.points for one in told)), told


def _told(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
