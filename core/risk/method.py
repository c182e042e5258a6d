"""How suppliers are scored: every number that a score is made with, as an operator's method file sets them."""

import enum
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Annotated

from ..declaration import Question
from ..risk_score import Band, Factor
from ..smelter import FacilityStatus
from .flag_rule import DueDiligenceRule, RedFlagRule
from .location_rule import LocationRule
from .rounding import tenths
from .screening import ScreeningRule


@dataclass(frozen=True, slots=True)
class Within:
    """The least and the most that a number of the file may be."""

    least: float
    most: float


Points = Annotated[float, Within(0, 100)]
Fraction = Annotated[float, Within(0, 1)]

YES_QUESTIONS: tuple[Question, ...] = (
    Question.HAS_POLICY,
    Question.POLICY_IS_PUBLIC,
    Question.REQUIRES_VALIDATED_SMELTERS,
    Question.DOES_DUE_DILIGENCE,
    Question.SURVEYS_SUPPLIERS,
    Question.REVIEWS_RESPONSES,
    Question.CORRECTIVE_ACTION,
)
"""What a company should answer with *Yes*: questions A to G of the templates."""

SHARES = ("100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less")
"""The answers about the share of suppliers that replied, best first; whatever else is answered counts as the last."""

IN_SCOPE_DENIED = "in-scope-denied"
"""What stands for a code where no check but the register finds it: *No* for a mineral that is in scope."""

GATES = ("G1", "G2", "G3", "G4")


@dataclass(frozen=True, slots=True)
class Bands:
    """Where *medium* and *high* begin; each edge belongs to the band above it."""

    medium_from: float
    high_from: float

    def of(self, number: float) -> Band:
        """The band of a number from 0 to 100 as it is shown, with one decimal."""
        shown = tenths(number)
        if shown >= self.high_from:
            return Band.HIGH
        return Band.MEDIUM if shown >= self.medium_from else Band.LOW


@dataclass(frozen=True, slots=True)
class SpendRule:
    """X1: points by the share of all spend that larger suppliers make up together."""

    steps: tuple[tuple[float, float], ...]
    """(percent, points), percent rising and points falling: the first step counts whose percent is not reached."""
    rest: float
    """Points where every step is reached."""


@dataclass(frozen=True, slots=True)
class ReplaceabilityRule:
    """X2: points by the number of qualified sources."""

    by_sources: tuple[float, ...]
    """Of one source, of two, and so on; the last counts for all numbers beyond."""


@dataclass(frozen=True, slots=True)
class HistoryRule:
    """Y1: points for how the supplier has behaved; together 100 at the most."""

    refused_audit: Points
    open_major: Points
    """For each non-conformity."""
    open_major_most: Points
    open_minor: Points
    open_minor_most: Points
    overdue_actions: Points
    """Once, however many."""
    high_before: Points
    """The tier was high at the end of the round before."""
    never_assessed: Points


@dataclass(frozen=True, slots=True)
class ManagementRule:
    """Y2: points for what is not in place; together 100 at the most."""

    not_yes: Mapping[Question, float]
    """Of each question that should be answered with *Yes*: the points for any other answer."""
    share: tuple[float, ...]
    """Points of each of :data:`SHARES`."""
    not_all_identified: Points
    """A metal's smelters are not all identified."""
    no_commitment_letter: Points


@dataclass(frozen=True, slots=True)
class SmelterLocationRule:
    """Y4: the score of each smelter's place, weighed by its assurance, put together so that long lists dilute nothing.

    The factor is ``worst_share`` of the worst place and the rest of the mean of the ``mean_of`` worst.
    """

    conformant: Fraction
    """What a place's score is multiplied by where the smelter is conformant or cross-recognised."""
    active: Fraction
    worst_share: Fraction
    mean_of: int


@dataclass(frozen=True, slots=True)
class SmelterStatusRule:
    """Y5: points of each smelter by its status; ``worst_share`` of the worst and the rest of the mean of all."""

    by_status: Mapping[FacilityStatus, float]
    on_no_status_list: Points
    """Known by number or name, while the lists in force state a status of others of its metal alone."""
    not_listed: Points
    """Named by the supplier, and known to no list."""
    not_identified: Points
    """The supplier does not know who it is, or names none at all for a metal it uses."""
    worst_share: Fraction


@dataclass(frozen=True, slots=True)
class PlausibilityRule:
    """Y6: points for what contradicts itself or what is known; together 100 at the most.

    A rule counts once for each survey, at its weightiest code, however many findings it has.
    """

    critical: Points
    major: Points
    minor: Points
    weights: Mapping[str, tuple[str, str]]
    """Code of a check -> the rule that it belongs to, and the severity it has there."""

    def points(self, severity: str) -> float:
        """The points of ``"critical"``, ``"major"`` or ``"minor"``."""
        return {"critical": self.critical, "major": self.major, "minor": self.minor}[severity]


@dataclass(frozen=True, slots=True)
class MissingPoints:
    """What is scored where evidence is missing; never zero."""

    spend: Points
    sources: Points
    answers: Fraction
    """Which part of a question's points an unknown answer costs."""
    location: Points
    smelters: Points
    """Nobody said which smelters."""
    status: Points
    """No list in force states the status of any smelter of the metal."""
    plausibility: Points
    """There is no survey that could be plausible."""


@dataclass(frozen=True, slots=True)
class MissingRule:
    """Which policy holds where evidence is missing."""

    policy: str
    """Its name."""
    points: MissingPoints
    not_asked_policy: str
    """The same for what a supplier on the self-assessment track was never asked for: a survey."""
    not_asked: MissingPoints


@dataclass(frozen=True, slots=True)
class Matrix:
    """The tier of each cell."""

    name: str
    """Of the preset."""
    tiers: tuple[tuple[Band, ...], ...]
    """A row for each band of the supplier's risk from low to high; in it the tiers from low to high impact."""

    def tier(self, risk: Band, impact: Band) -> Band:
        """The tier of a cell."""
        return self.tiers[risk.rank][impact.rank]


@dataclass(frozen=True, slots=True)
class Method:
    """A whole method. Two that score alike have versions that differ in name and edition at the most."""

    name: str
    edition: str
    weights: Mapping[Factor, float]
    """Percent of the factor's dimension."""
    impact_bands: Bands
    risk_bands: Bands
    spend: SpendRule
    replaceability: ReplaceabilityRule
    history: HistoryRule
    management: ManagementRule
    location: LocationRule
    smelter_location: SmelterLocationRule
    smelter_status: SmelterStatusRule
    plausibility: PlausibilityRule
    missing: MissingRule
    gates: frozenset[str]
    """Those of :data:`GATES` that are in use."""
    matrix: Matrix
    screening: tuple[ScreeningRule, ...] = ()
    """Whom to look at more closely, in the order of the file."""
    red_flags: RedFlagRule = field(default_factory=RedFlagRule)
    due_diligence: DueDiligenceRule = field(default_factory=DueDiligenceRule)
    version: str = field(init=False)
    """Name, edition, and a digest over all that counts."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "version", f"{self.name} {self.edition} {self._digest()}")

    def _digest(self) -> str:
        values = {one.name: getattr(self, one.name) for one in fields(self) if one.name not in _NAMES}
        return hashlib.sha256(json.dumps(_plain(values), sort_keys=True).encode()).hexdigest()[:8]


_NAMES = ("name", "edition", "version", "screening", "red_flags", "due_diligence")
"""What two methods may differ in although they score alike."""


def _plain(value: object) -> object:
    """The value in what JSON has, the same for values that are equal."""
    match value:
        case enum.Enum():
            return value.value
        case int() | float() if not isinstance(value, bool):
            return float(value)
        case Mapping():
            return {str(_plain(key)): _plain(each) for key, each in value.items()}
        case tuple() | frozenset():
            told = [_plain(each) for each in value]
            return sorted(map(str, told)) if isinstance(value, frozenset) else told
        case bool() | str():
            return value
        case _:
            return _plain(asdict(value))  # type: ignore[call-overload] # the sections, all dataclasses
