"""Risk scores as samples, for tests of what is made of them."""

import datetime as dt
from typing import Any

from oredesk.core.risk_score import Band, Factor, FactorScore, GateHit, Reason, RiskScore

WHEN = dt.date(2026, 11, 20)


def reason(rule: str = "Y5.conformant", points: float = 0.0, **facts: str) -> Reason:
    """A reason about a smelter."""
    return Reason(rule, tuple(sorted(facts.items())), points, "submission 17", WHEN)


def factors(status: float = 20.0) -> tuple[FactorScore, ...]:
    """Every factor, each with one reason."""
    weights = {Factor.SPEND: 50.0, Factor.REPLACEABILITY: 50.0, Factor.MANAGEMENT: 25.0}
    return tuple(
        FactorScore(factor, status, weights.get(factor, 15.0), (reason(points=status, smelter="CID000001 锡"),))
        for factor in Factor
    )


def a_score(tier: Band = Band.MEDIUM, **facts: Any) -> RiskScore:  # noqa: ANN401 - any field
    """A score of that tier; any field may be given."""
    usual: dict[str, Any] = {
        "factors": factors(),
        "x": 65.0,
        "y": 40.0,
        "x_band": Band.MEDIUM,
        "y_band": tier,
        "y_computed": tier,
        "tier": tier,
        "tier_computed": tier,
        "gates": (),
        "method": "oredesk 2026.1 0123456789ab",
        "editions": (("smelters", "2026-11-01 abc"), ("wgi", "2025")),
    }
    return RiskScore(**{**usual, **facts})


def sanctioned() -> GateHit:
    """The gate of a confirmed sanctioned smelter."""
    return GateHit("G1", (("smelter", "CID000009"),), "OFAC SDN, matched by K. Li", WHEN)
