"""The gates: what lifts a supplier's tier to high whatever its score is. A gate can only raise, and has a source."""

from collections.abc import Iterator

from ..campaign import Track
from ..risk_score import GateHit
from ..smelter import FacilityStatus
from .case import Case


def gates(case: Case) -> tuple[GateHit, ...]:
    """Every gate in use that applies, in the order of their names."""
    hits = (*_sanctioned(case), *_unanswered(case), *_confirmed_abuse(case), *_refused_correction(case))
    return tuple(hit for hit in hits if hit.gate in case.method.gates)


def _sanctioned(case: Case) -> Iterator[GateHit]:
    """G1: a smelter in the chain is sanctioned, by a person's word about the supplier or by an own list."""
    recorded = case.evidence.conduct
    for number in sorted(case.sanctioned):
        if recorded:
            facts = (("name", _name(case, number)), ("smelter", number))
            yield GateHit("G1", facts, recorded.source, recorded.at.date())
    for smelter in case.smelters:
        standing = smelter.facility.standing if smelter.facility else None
        if standing and standing.status is FacilityStatus.SANCTIONED and smelter.number not in case.sanctioned:
            facts = (("name", smelter.name), ("smelter", smelter.number))
            yield GateHit("G1", facts, standing.source.value, standing.as_of)


def _name(case: Case, number: str) -> str:
    known = case.world.reference.with_number(number)
    named = (one.name for one in case.smelters if one.number == number)
    return known[0].name if known else next(named, number)


def _unanswered(case: Case) -> Iterator[GateHit]:
    """G2: the deadline has passed, and nothing came. The deadline's own day is still in time.

    Not for suppliers on the self-assessment track, which were not asked for a survey, nor for those out of scope.
    """
    evidence, campaign = case.evidence, case.evidence.campaign
    asked = evidence.supplier.in_scope and evidence.track is not Track.SELF_ASSESSMENT
    if campaign and campaign.deadline and asked and not evidence.answered and evidence.today > campaign.deadline:
        facts = (("campaign", campaign.name), ("deadline", campaign.deadline.isoformat()))
        yield GateHit("G2", facts, f"campaign {campaign.name}", campaign.deadline)


def _confirmed_abuse(case: Case) -> Iterator[GateHit]:
    """G3: an abuse for which Annex II asks to suspend or disengage at once was found credible and confirmed."""
    if recorded := case.evidence.conduct:
        for abuse in sorted({one for one in recorded.conduct.confirmed_abuses if one.at_once}):
            yield GateHit("G3", (("abuse", abuse.value),), recorded.source, recorded.at.date())


def _refused_correction(case: Case) -> Iterator[GateHit]:
    """G4: it refused a corrective action."""
    recorded = case.evidence.conduct
    if recorded and recorded.conduct.refused_correction:
        yield GateHit("G4", (), recorded.source, recorded.at.date())
