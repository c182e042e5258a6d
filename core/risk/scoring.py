"""Scores a supplier: every factor with its reasons, the two numbers, the cell of the matrix, and the gates."""

from collections.abc import Callable, Iterable, Mapping

from ..risk_score import Band, Factor, FactorScore, GateHit, RiskScore
from .case import Case, Scored
from .evidence import Evidence
from .gates import gates
from .history import history
from .impact import replaceability, spend
from .management import management
from .method import Method
from .plausibility import plausibility
from .rounding import tenths
from .smelter_status import smelter_status
from .whereabouts import smelter_location, supplier_location
from .world import World

_RULES: Mapping[Factor, Callable[[Case], Scored]] = {
    Factor.SPEND: spend,
    Factor.REPLACEABILITY: replaceability,
    Factor.HISTORY: history,
    Factor.MANAGEMENT: management,
    Factor.SUPPLIER_LOCATION: supplier_location,
    Factor.SMELTER_LOCATION: smelter_location,
    Factor.SMELTER_STATUS: smelter_status,
    Factor.PLAUSIBILITY: plausibility,
}


def score(evidence: Evidence, world: World, method: Method) -> RiskScore:
    """The supplier's score by the method, from nothing but what is given.

    Points are to one decimal, from each reason to each factor; the two numbers are their weighted sums, not rounded.
    Neither the order of surveys nor that of smelters, findings or answers matters. A gate can only raise.
    """
    return score_case(Case.of(evidence, world, method))


def score_case(case: Case) -> RiskScore:
    """The same for a case that somebody has at hand."""
    factors = tuple(_factor(case, factor) for factor in Factor)
    return put_together(factors, gates(case), case.method, case.world.editions)


def put_together(
    factors: tuple[FactorScore, ...],
    hits: tuple[GateHit, ...],
    method: Method,
    editions: tuple[tuple[str, str], ...],
) -> RiskScore:
    """The score of these factors: both numbers, their bands, the cell and the tier, lifted by the gates."""
    x = _sum(one.part for one in factors if one.factor.is_impact)
    y = _sum(one.part for one in factors if not one.factor.is_impact)
    x_band, y_computed = method.impact_bands.of(x), method.risk_bands.of(y)
    tier_computed = method.matrix.tier(y_computed, x_band)
    return RiskScore(
        factors=factors,
        x=x,
        y=y,
        x_band=x_band,
        y_band=Band.HIGH if hits else y_computed,
        y_computed=y_computed,
        tier=Band.HIGH if hits else tier_computed,
        tier_computed=tier_computed,
        gates=hits,
        method=method.version,
        editions=editions,
    )


def _sum(parts: Iterable[float]) -> float:
    """The sum without what binary fractions add to it, so that 55 is 55 and stands on its side of an edge."""
    return round(sum(parts), 9)


def _factor(case: Case, factor: Factor) -> FactorScore:
    points, reasons = _RULES[factor](case)
    return FactorScore(factor, tenths(points), case.method.weights[factor], reasons)
