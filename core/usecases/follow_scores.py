"""What follows from new scores is done before they are kept: a crash in between repeats it, which changes nothing."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from ..decision_ports import RiskRegister
from ..due_diligence_ports import DueDiligenceCases
from ..risk.evidence import Evidence
from ..risk.following import plans, proposals
from ..risk.method import Method
from ..risk.red_flags import look_back_to
from ..risk_ports import NewScore
from ..risk_score import RiskStanding
from .changed_causes import Now


@dataclass(frozen=True, slots=True)
class Followers:
    """Where what follows is kept."""

    register: RiskRegister
    cases: DueDiligenceCases


async def follow(
    followers: Followers,
    news: Sequence[tuple[NewScore, RiskStanding | None]],
    evidence: Sequence[Evidence],
    now: Now,
    method: Method,
) -> None:
    """Propose risks, and open enhanced due diligence for red flags, about suppliers whose scores are others now."""
    known = {one.number: one for one in evidence}
    proposed = [one for new, before in news for one in proposals(new, known[new.supplier], before)]
    if proposed:
        await followers.register.propose_risks(proposed, now.at)
    changed = [known[new.supplier] for new, _ in news]
    if not changed:
        return
    counting = [survey.submission for one in changed for survey in one.surveys]
    since = look_back_to(method.red_flags, now.today)
    earlier = await followers.cases.earlier_surveys([one.number for one in changed], since, counting)
    if planned := await asyncio.to_thread(plans, changed, earlier, now.world, method):
        await followers.cases.open_due_diligence(planned, now.at)
