"""What would lower a supplier's score most: each measure scored as if it were carried out, and ranked by the fall."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..risk_score import GateHit, RiskScore
from .carrying_out import carried_out
from .case import Case
from .evidence import Evidence
from .measures import Doing, Measure, measures
from .method import Method
from .scoring import score
from .world import World

MOST = 3
"""How many measures a reader is shown first."""
NOTICEABLE = 0.05
"""A fall that is less does not show in one decimal."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Ease:
    """One measure, and what the score would then be."""

    measure: Measure
    before: RiskScore
    after: RiskScore

    @property
    def x(self) -> float:
        """What the impact falls by; zero or more."""
        return self.before.x - self.after.x

    @property
    def y(self) -> float:
        """What the supplier's own risk falls by; zero or more."""
        return self.before.y - self.after.y

    @property
    def lower_tier(self) -> bool:
        """Whether the tier falls."""
        return self.after.tier.rank < self.before.tier.rank

    @property
    def gates_gone(self) -> tuple[GateHit, ...]:
        """The gates that would no longer lift the score."""
        still = {one.gate for one in self.after.gates}
        return tuple(one for one in self.before.gates if one.gate not in still)


@dataclass(frozen=True, slots=True)
class Easing:
    """What could be done, the most helpful first."""

    now: RiskScore
    first: tuple[Ease, ...]
    """The :data:`MOST` that help most; no two of them touch the same thing."""
    together: RiskScore | None
    """What the score would be with the first ones all carried out; None when there is at most one."""
    all: tuple[Ease, ...]
    """Everything that helps at all."""


def ease(evidence: Evidence, world: World, method: Method) -> Easing:
    """Score the supplier again for each measure, and keep those that lower something and raise nothing.

    Ranked by how far the tier falls, then by the gates that go, then by the fall of the supplier's own risk, and only
    then by that of the impact: to buy elsewhere mends nothing at a smelter. Ties are settled by the kind of measure
    and what it is about. The order of surveys, smelters and findings does not matter.
    """
    now = score(evidence, world, method)
    wanted = dict.fromkeys(measures(Case.of(evidence, world, method)))
    tried = (Ease(one, now, score(*carried_out(one, evidence, world, method), method)) for one in wanted)
    helpful = sorted((one for one in tried if _helps(one)), key=_rank)
    first = _apart(helpful)
    return Easing(now, first, _together(first, evidence, world, method), tuple(helpful))


def _helps(one: Ease) -> bool:
    before, after = one.before, one.after
    raised = (
        one.x < -_ROUNDING
        or one.y < -_ROUNDING
        or after.x_band.rank > before.x_band.rank
        or after.y_band.rank > before.y_band.rank
        or after.tier.rank > before.tier.rank
        or not {hit.gate for hit in after.gates} <= {hit.gate for hit in before.gates}
    )
    lowered = one.x >= NOTICEABLE or one.y >= NOTICEABLE or one.lower_tier or one.gates_gone
    return bool(lowered) and not raised


def _rank(one: Ease) -> tuple[object, ...]:
    return (
        one.after.tier.rank,
        -len(one.gates_gone),
        -round(one.y, 6),
        -round(one.x, 6),
        tuple(Doing).index(one.measure.doing),
        one.measure.about,
        one.measure.count,
        sorted(one.measure.touches),
    )


def _apart(ranked: Sequence[Ease]) -> tuple[Ease, ...]:
    """The best ones that do not touch what a better one touches already."""
    found: list[Ease] = []
    touched: set[str] = set()
    for one in ranked:
        if len(found) < MOST and not touched & one.measure.touches:
            found.append(one)
            touched |= one.measure.touches
    return tuple(found)


def _together(first: Sequence[Ease], evidence: Evidence, world: World, method: Method) -> RiskScore | None:
    if len(first) < 2:  # noqa: PLR2004 - one alone is told already
        return None
    for one in first:
        evidence, world = carried_out(one.measure, evidence, world, method)
    return score(evidence, world, method)
