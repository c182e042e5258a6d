"""What follows from a new score: risks that are proposed for the register, and enhanced due diligence."""

from collections.abc import Iterator, Sequence

from ..due_diligence import Plan
from ..open_risk import OtherRisk, Proposal
from ..risk_ports import NewScore
from ..risk_score import Band, RiskStanding
from ..survey import Survey
from .case import Case
from .evidence import Evidence
from .red_flags import flags_of, plan
from .rounding import tenths


def proposals(new: NewScore, evidence: Evidence, before: RiskStanding | None) -> tuple[Proposal, ...]:
    """The risks to propose, given where the supplier stood before in that round; None where it had no score yet.

    One of its management when the tier becomes high, stays high with a new submission, or when a corrective action was
    refused since; one for each Annex II harm that was confirmed since. A tier that is high for want of any submission,
    without a gate, is the campaign's to chase and no risk yet. A person decides about each, and whoever closed one is
    not asked again by every new score that is as high.
    """
    return tuple(_proposals(new, evidence, before))


def _proposals(new: NewScore, evidence: Evidence, before: RiskStanding | None) -> Iterator[Proposal]:
    recorded = evidence.conduct
    conduct = recorded.conduct if recorded else None
    is_news = recorded is not None and (before is None or recorded.at > before.at)
    refused = conduct is not None and conduct.refused_correction
    if _is_high_anew(new, evidence, before) or (refused and is_news):
        yield Proposal(new.supplier, OtherRisk.MANAGEMENT, _standing(new), refused)
    if recorded and is_news:
        for harm in sorted(set(recorded.conduct.confirmed_abuses)):
            yield Proposal(new.supplier, harm, f"{recorded.source} ({recorded.who})")


def _standing(new: NewScore) -> str:
    """Where the score puts it and why it was made, in what reads the same in every language."""
    score = new.score
    gates = (hit.gate for hit in score.gates)
    facts = (f"{score.y_band}/{score.x_band}", f"X {tenths(score.x)}", f"Y {tenths(score.y)}", *gates)
    return f"{', '.join(facts)} ({new.cause})"


def _is_high_anew(new: NewScore, evidence: Evidence, before: RiskStanding | None) -> bool:
    if new.score.tier is not Band.HIGH or not (evidence.surveys or new.score.gates):
        return False
    if before is None or before.tier is not Band.HIGH:
        return True
    return any(survey.received_on >= before.at.date() for survey in evidence.surveys)


def called_for(case: Case, earlier: Sequence[Survey]) -> Plan | None:
    """The enhanced due diligence that red flags call for; None where there are none.

    ``earlier``: what the supplier declared in submissions that later ones have taken the place of.
    """
    return plan(case.method.due_diligence, flags_of(case, earlier), case.evidence.today)
