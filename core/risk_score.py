"""A supplier's risk score: two numbers, the matrix cell they fall in, and every reason for them."""

import datetime as dt
import enum
from dataclasses import dataclass

from .language import Language, Text


class Band(enum.StrEnum):
    """How high a number is, and how high the whole."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for low, 1, 2."""
        return tuple(Band).index(self)

    def name_in(self, language: Language) -> str:
        """The word for it that a person reads."""
        return _BANDS[self].in_(language)


_BANDS = {Band.LOW: Text("low", "低"), Band.MEDIUM: Text("medium", "中"), Band.HIGH: Text("high", "高")}


class Factor(enum.StrEnum):
    """What a score is made of: X is the impact on the operator, Y the supplier's own risk."""

    SPEND = "X1"
    REPLACEABILITY = "X2"
    HISTORY = "Y1"
    MANAGEMENT = "Y2"
    SUPPLIER_LOCATION = "Y3"
    SMELTER_LOCATION = "Y4"
    SMELTER_STATUS = "Y5"
    PLAUSIBILITY = "Y6"

    @property
    def is_impact(self) -> bool:
        """Whether it counts towards X."""
        return self.value.startswith("X")

    def name_in(self, language: Language) -> str:
        """What it is called."""
        return _FACTORS[self].in_(language)


_FACTORS = {
    Factor.SPEND: Text("share of spend", "采购支出占比"),
    Factor.REPLACEABILITY: Text("replaceability", "可替代性"),
    Factor.HISTORY: Text("compliance history", "合规历史"),
    Factor.MANAGEMENT: Text("management performance", "管理绩效"),
    Factor.SUPPLIER_LOCATION: Text("supplier location", "供应商所在地"),
    Factor.SMELTER_LOCATION: Text("smelter location", "冶炼厂所在地"),
    Factor.SMELTER_STATUS: Text("smelter status", "冶炼厂状态"),
    Factor.PLAUSIBILITY: Text("plausibility of the declaration", "申报合理性"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One input, the rule that was applied to it, and the points that came out."""

    rule: str
    """The rule's id, e.g. ``"Y1.open-major"``: its words in two languages are in :mod:`core.risk.wording`."""
    facts: tuple[tuple[str, str], ...]
    """Named facts for the wording, sorted by name; codes and numbers, never prose."""
    points: float
    """0 to 100; what it adds before the factor's cap, or the score of one of several places or smelters."""
    source: str
    """Where the input comes from: a register, a submission, a smelter list, an indicator's edition."""
    on: dt.date | None
    """The day that the input is from."""
    no_data: bool = False
    """Whether the evidence is missing, and the points are what the method's policy makes of that."""


@dataclass(frozen=True, slots=True)
class FactorScore:
    """One factor with its reasons."""

    factor: Factor
    points: float
    """0 to 100."""
    weight: float
    """Percent of its dimension; the weights of a dimension add up to 100."""
    reasons: tuple[Reason, ...]

    @property
    def part(self) -> float:
        """What it contributes to its dimension's number."""
        return self.points * self.weight / 100

    @property
    def no_data(self) -> bool:
        """Whether nothing at all is known that it could be scored by."""
        return bool(self.reasons) and all(reason.no_data for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class GateHit:
    """A rule that lifts the score over its sum. A gate can only raise."""

    gate: str
    """``"G1"`` to ``"G4"``."""
    facts: tuple[tuple[str, str], ...]
    source: str
    """What says so; a gate always has one."""
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class RiskScore:
    """A supplier's score at one moment. *Low* never means approved or conflict-free: the score ranks work."""

    factors: tuple[FactorScore, ...]
    """In the order of :class:`Factor`."""
    x: float
    y: float
    """As computed from the factors, before gates."""
    x_band: Band
    y_band: Band
    """The row of the matrix, after gates."""
    y_computed: Band
    """The row by the number alone."""
    tier: Band
    """After gates."""
    tier_computed: Band
    """The tier of the cell by the numbers alone."""
    gates: tuple[GateHit, ...]
    method: str
    """Version of the method: name, edition and digest."""
    editions: tuple[tuple[str, str], ...]
    """What data it was made from: names and editions of indicators and lists, the smelter reference's version."""

    @property
    def cell(self) -> tuple[Band, Band]:
        """Row (the supplier's risk) and column (impact) of the matrix; (high, high) is ZTE's 高高."""
        return self.y_band, self.x_band

    def factor(self, factor: Factor) -> FactorScore:
        """The given factor's score."""
        return next(one for one in self.factors if one.factor is factor)


@dataclass(frozen=True, slots=True)
class StoredScore:
    """A score as it is kept; scores are only added, never changed."""

    number: int
    supplier: int
    """The supplier's number."""
    campaign: int | None
    at: dt.datetime
    cause: str
    """Why it was made anew: ``"submission 17"``, ``"smelter list"``, ``"by hand"``."""
    score: RiskScore


@dataclass(frozen=True, slots=True)
class RiskStanding:
    """Where a supplier stands by a stored score, without the reasons: what lists and counts of suppliers need."""

    number: int
    """Of the stored score."""
    supplier: int
    campaign: int | None
    at: dt.datetime
    cause: str
    x: float
    y: float
    x_band: Band
    y_band: Band
    """After gates."""
    y_computed: Band
    tier: Band
    """After gates; what a person said against it is not in here."""
    tier_computed: Band
    gates: tuple[str, ...]
    """``"G1"`` to ``"G4"``."""
    method: str
