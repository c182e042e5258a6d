"""What follows from new scores is done before they are kept: a crash in between repeats it, which changes nothing."""

import asyncio
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..decision_ports import RiskRegister
from ..due_diligence import Plan
from ..due_diligence_ports import DueDiligenceCases
from ..faults import place_of
from ..finding import CheckFault
from ..risk.case import Case
from ..risk.following import called_for, proposals
from ..risk.red_flags import look_back_to
from ..risk_ports import NewScore
from ..risk_score import RiskStanding
from ..survey import Survey


@dataclass(frozen=True, slots=True)
class Followers:
    """Where what follows is kept."""

    register: RiskRegister
    due_diligence: DueDiligenceCases


async def follow(
    followers: Followers,
    news: Sequence[tuple[NewScore, RiskStanding | None]],
    cases: Mapping[int, Case],
    now: dt.datetime,
) -> Mapping[int, CheckFault]:
    """Propose risks, and open enhanced due diligence for red flags, about suppliers whose scores are others now.

    ``cases`` are what they were scored from, by the supplier's number. Given are the suppliers that a fault of ours
    keeps from being looked through for red flags.
    """
    if not news:
        return {}
    proposed = [one for new, before in news for one in proposals(new, cases[new.supplier].evidence, before)]
    if proposed:
        await followers.register.propose_risks(proposed, now)
    changed = [cases[new.supplier] for new, _ in news]
    earlier = await _earlier(followers, changed, now.date())
    planned, failed = await asyncio.to_thread(_plan_each, changed, earlier)
    if planned:
        await followers.due_diligence.open_due_diligence(planned, now)
    return failed


def _plan_each(
    cases: Sequence[Case], earlier: Mapping[int, Sequence[Survey]]
) -> tuple[Mapping[int, Plan], Mapping[int, CheckFault]]:
    planned: dict[int, Plan] = {}
    failed: dict[int, CheckFault] = {}
    for case in cases:
        number = case.evidence.number
        try:
            if wanted := called_for(case, earlier.get(number, ())):
                planned[number] = wanted
        except Exception as fault:  # noqa: BLE001 - one supplier's flags that cannot be told must not hold up all others
            failed[number] = CheckFault("", type(fault).__name__, place_of(fault))
    return planned, failed


async def _earlier(followers: Followers, cases: Sequence[Case], today: dt.date) -> Mapping[int, Sequence[Survey]]:
    """What the suppliers declared in submissions that later ones have taken the place of."""
    numbers = [case.evidence.number for case in cases]
    counting = [survey.submission for case in cases for survey in case.evidence.surveys]
    since = look_back_to(cases[0].method.red_flags, today)
    return await followers.due_diligence.earlier_surveys(numbers, since, counting)
