"""Scores a supplier: every factor with its reasons, the two numbers, the cell of the matrix, and the gates."""

from collections.abc import Callable, Mapping

from ..risk_score import Factor, FactorScore, RiskScore
from .case import Case, Scored
from .evidence import Evidence
from .history import history
from .impact import replaceability, spend
from .method import Method
from .world import World

_RULES: Mapping[Factor, Callable[[Case], Scored]] = {
    Factor.SPEND: spend,
    Factor.REPLACEABILITY: replaceability,
    Factor.HISTORY: history,
}


def score(evidence: Evidence, world: World, method: Method) -> RiskScore:
    """The supplier's score by the method, from nothing but what is given; nothing is rounded.

    Neither the order of surveys nor that of smelters, findings or answers matters. A gate can only raise.
    """
    case = Case(evidence, world, method)
    factors = tuple(_factor(case, factor) for factor in Factor if factor in _RULES)
    x = sum(one.part for one in factors if one.factor.is_impact)
    y = sum(one.part for one in factors if not one.factor.is_impact)
    x_band, y_band = method.impact_bands.of(x), method.risk_bands.of(y)
    tier = method.matrix.tier(y_band, x_band)
    return RiskScore(
        factors=factors,
        x=x,
        y=y,
        x_band=x_band,
        y_band=y_band,
        y_computed=y_band,
        tier=tier,
        tier_computed=tier,
        gates=(),
        method=method.version,
        editions=world.editions,
    )


def _factor(case: Case, factor: Factor) -> FactorScore:
    points, reasons = _RULES[factor](case)
    return FactorScore(factor, points, case.method.weights[factor], reasons)
