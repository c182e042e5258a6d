"""One supplier to be scored: its evidence beside the method and what is known of the world."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ..campaign import Track
from ..risk_score import Reason
from .evidence import Evidence
from .method import Method, MissingPoints
from .world import World

Scored = tuple[float, tuple[Reason, ...]]
"""A factor's points, 0 to 100, and why."""

MOST = 100.0
"""Points that a factor has at the most."""

REGISTER = "register"
"""The source of what the supplier register says."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a factor is worked out from."""

    evidence: Evidence
    world: World
    method: Method

    @property
    def survey_not_asked(self) -> bool:
        """Whether there is no survey because the supplier is asked with the self-assessment form instead."""
        return not self.evidence.surveys and self.evidence.track is Track.SELF_ASSESSMENT

    @property
    def survey_missing(self) -> MissingPoints:
        """What missing words of a survey are scored with."""
        missing = self.method.missing
        return missing.not_asked if self.survey_not_asked else missing.points

    def surveys_source(self) -> str:
        """The source of what the surveys together do not say."""
        return " ".join(submission(one.submission) for one in self.evidence.surveys) or "no-survey"


def submission(number: int) -> str:
    """The name of a submission as a source."""
    return f"submission {number}"


def reason(
    rule: str,
    points: float,
    source: str,
    on: dt.date | None,
    *,
    no_data: bool = False,
    **facts: object,
) -> Reason:
    """A reason with its facts in order; numbers among them are shortened, what is blank is left out."""
    told = ((name, _told(value)) for name, value in sorted(facts.items()) if value not in (None, ""))
    return Reason(rule, tuple(told), float(points), source, on, no_data)


def summed(reasons: Iterable[Reason]) -> Scored:
    """All reasons' points together, capped."""
    told = tuple(reasons)
    return min(MOST, sum(one.points for one in told)), told


def _told(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
