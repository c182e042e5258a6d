"""Who would stand elsewhere if a method, a smelter or some evidence were another: nothing of it is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..risk_score import Band, RiskScore
from .evidence import Evidence
from .method import Method
from .scoring import score
from .supposing import Supposition, gives_same_points, supposed_score
from .world import World

NOTICEABLE = 0.05
"""A difference of a number that is less does not show in one decimal."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a supplier stands, without the reasons; as much as :class:`~core.risk_score.RiskStanding` of one stored."""

    supplier: int
    """The supplier's number."""
    x: float
    y: float
    x_band: Band
    y_band: Band
    tier: Band
    gates: tuple[str, ...]

    @classmethod
    def of(cls, supplier: int, scored: RiskScore) -> "Stand":
        """Where that score puts the supplier."""
        gates = tuple(hit.gate for hit in scored.gates)
        return cls(supplier, scored.x, scored.y, scored.x_band, scored.y_band, scored.tier, gates)

    @property
    def cell(self) -> tuple[Band, Band]:
        """Row and column of the matrix."""
        return self.y_band, self.x_band


@dataclass(frozen=True, slots=True)
class Outcome:
    """One supplier before and after."""

    before: Stand
    after: Stand

    @property
    def supplier(self) -> int:
        """The supplier's number."""
        return self.before.supplier

    @property
    def steps(self) -> int:
        """How many tiers it would rise; negative for a fall."""
        return self.after.tier.rank - self.before.tier.rank

    @property
    def cell_moved(self) -> bool:
        """Whether it would stand in another cell or tier."""
        return self.before.cell != self.after.cell or self.before.tier is not self.after.tier

    @property
    def moved(self) -> bool:
        """Whether anything that people see would be another."""
        numbers = abs(self.after.x - self.before.x), abs(self.after.y - self.before.y)
        return self.cell_moved or self.before.gates != self.after.gates or max(numbers) >= NOTICEABLE


@dataclass(frozen=True, slots=True)
class Assumed:
    """What suppliers are scored with instead."""

    method: Method
    world: World
    supposition: Supposition


def what_if(evidence: Iterable[Evidence], world: World, method: Method, assumed: Assumed) -> Iterator[Outcome]:
    """Every supplier as it would be scored now, and as it would be then."""
    same = assumed.world is world and gives_same_points(method, assumed.method)
    for one in evidence:
        now = score(one, world, method)
        then = supposed_score(assumed.supposition, one, assumed.world, assumed.method, now if same else None)
        yield Outcome(Stand.of(one.number, now), Stand.of(one.number, then))


def ranked(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Those that moved: most tiers first, risen before fallen, then other cells, then by how far the numbers went."""
    moved = [one for one in outcomes if one.moved]
    return sorted(moved, key=lambda one: (-abs(one.steps), -one.steps, not one.cell_moved, -_by(one), one.supplier))


def _by(one: Outcome) -> float:
    return round(abs(one.after.y - one.before.y) + abs(one.after.x - one.before.x), 6)
