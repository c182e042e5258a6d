"""Made-up risk scores: the two worked examples of the method by the figures, with a few reasons of each factor."""

import datetime as dt

from oredesk.core.risk_score import Band, Factor, FactorScore, GateHit, Reason, RiskScore

ON = dt.date(2026, 11, 2)


def reason(rule: str, points: float, source: str = "CMRT 6.5, submission 17", **facts: str) -> Reason:
    """One reason, of which the evidence is there."""
    return Reason(rule, tuple(sorted(facts.items())), points, source, ON)


def factor(code: str, points: float, weight: float, *reasons: Reason) -> FactorScore:
    """One factor by its code."""
    return FactorScore(Factor(code), points, weight, reasons)


def score(*factors: FactorScore, gates: tuple[GateHit, ...] = ()) -> RiskScore:
    """The score of these factors by the usual bands."""
    x = sum(one.part for one in factors if one.factor.is_impact)
    y = sum(one.part for one in factors if not one.factor.is_impact)
    x_band = Band.LOW if x < 40 else Band.MEDIUM if x < 70 else Band.HIGH
    y_band = Band.LOW if y < 30 else Band.MEDIUM if y < 55 else Band.HIGH
    tier = tuple(Band)[min(max(x_band.rank + y_band.rank - 1, 0), 2)]
    return RiskScore(
        factors,
        x,
        y,
        x_band,
        Band.HIGH if gates else y_band,
        y_band,
        Band.HIGH if gates else tier,
        tier,
        gates,
        "standard 2026.1 1a2b3c4d",
        (("ucdp", "v26.1"), ("wgi", "WGI 2024")),
    )


SANCTIONED = GateHit("G1", (("smelter", "CID900007"),), "own list of 2026-11-01", ON)

CONNECTORS = score(
    factor("X1", 70, 50, reason("X1.share", 70, "spend of 2026", before="61.0")),
    factor("X2", 60, 50, reason("X2.sources", 60, "register", sources="2")),
    factor("Y1", 5, 15, reason("Y1.open-minor", 5, "audit A-7", count="1")),
    factor("Y2", 12, 25, reason("Y2.answer", 10, question="corrective_action"), reason("Y2.share", 2)),
    factor("Y3", 21.2, 10, reason("Y3.place", 21.2, "register", country="CN", region="CN-GD")),
    factor("Y4", 32, 20, reason("Y4.smelter", 37.8, smelter="CID900003", metal="Tin", country="ID")),
    factor("Y5", 12, 20, reason("Y5.status", 20, smelter="CID900003", metal="Tin", status="active")),
    factor("Y6", 20, 10, reason("Y6.finding", 20, code="Q071")),
)
"""Worked example A: connectors from Dongguan, Y 16.7 low, X 65 medium, tier low."""

PLATING = score(
    factor("X1", 40, 50, reason("X1.share", 40, "spend of 2026", before="85.0")),
    factor("X2", 100, 50, reason("X2.sources", 100, "register", sources="1")),
    factor("Y1", 60, 15, reason("Y1.open-major", 20, "audit A-9", count="1")),
    factor("Y2", 55, 25, reason("Y2.answer", 15, question="reviews_responses")),
    factor("Y3", 45.8, 10, reason("Y3.place", 45.8, "register", country="IN", region="IN-TN")),
    factor("Y4", 73.3, 20, reason("Y4.smelter", 80, smelter="CID900009", metal="Gold", country="RU")),
    factor("Y5", 82, 20, reason("Y5.status", 100, smelter="CID900007", metal="Gold", status="sanctioned")),
    factor("Y6", 45, 10, reason("Y6.finding", 20, code="Q071")),
    gates=(SANCTIONED,),
)
"""Worked example B: gold plating in Tamil Nadu, Y 62.9 high by a gate as well, X 70 high, tier high."""
