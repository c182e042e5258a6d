"""Suppliers wait to be scored anew: score some of them, and keep what came out with every reason."""

import asyncio
import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from ..campaign import Campaign
from ..campaign_ports import Campaigns
from ..faults import place_of
from ..finding import CheckFault
from ..ports import Clock
from ..risk.case import Case
from ..risk.evidence import Evidence
from ..risk.method import Method
from ..risk.scoring import score_case
from ..risk.world import World
from ..risk_ports import EvidenceSource, NewScore, Rescoring, RiskBaselines, RiskScores
from ..risk_score import RiskScore, StoredScore
from ..steps import Step, no_step
from .changed_causes import ROUND_CHANGED, ChangedCauses, Now
from .current_world import CurrentWorld
from .follow_scores import Followers, follow

AT_ONCE = 100
"""Suppliers scored at a time, and kept in one transaction; between two lots new mail has its turn."""

BY_HAND = "by hand"
"""The cause of a score that a person asked for."""


@dataclass(frozen=True, slots=True)
class Lot:
    """What came out for some suppliers that were scored together."""

    kept: Sequence[StoredScore] = ()
    """The scores that differ from each supplier's latest."""
    same: int = 0
    """How many came out as they were."""
    failed: Mapping[int, CheckFault] = field(default_factory=dict)
    """By the supplier's number: what kept it from being scored."""

    @property
    def size(self) -> int:
        """How many suppliers were looked at."""
        return len(self.kept) + self.same + len(self.failed)


@dataclass(frozen=True, slots=True)
class Scoring:
    """The ports and choices that scoring suppliers needs."""

    scores: RiskScores
    evidence: EvidenceSource
    baselines: RiskBaselines
    campaigns: Campaigns
    followers: Followers
    world: CurrentWorld
    method: Method
    clock: Clock
    told: Callable[[Lot], None]
    """Told of each lot, once it is stored."""
    step: Step = no_step
    """Told how far each lot has come."""


class Rescorer:
    """Brings the scores up to date; while nothing changes, that costs one small question each time."""

    def __init__(self, scoring: Scoring) -> None:
        self._scoring = scoring
        self._causes = ChangedCauses(scoring.baselines, scoring.evidence)
        self._nothing_to_do: tuple[str, dt.date] | None = None

    async def rescore(self, stop: asyncio.Event | None = None) -> int:
        """Score some of the suppliers that wait, first finding out who should; return how many there were.

        Each is scored from what is known of it now, in a thread; a score that came out as it was is not kept again.
        A supplier that cannot be scored waits for another cause with the fault noted, so that it holds up nobody.
        When told to stop, no further lot is begun.
        """
        scoring = self._scoring
        today = scoring.clock.now().date()
        state = await scoring.baselines.risk_state(), today
        if state == self._nothing_to_do or (stop and stop.is_set()):
            return 0
        now = Now(await scoring.world.get(), await scoring.campaigns.current_campaign(today), scoring.clock.now())
        changes = await scoring.campaigns.campaign_changes()
        await self._causes.ask_those_concerned(now, scoring.method.version, changes)
        waiting = await scoring.scores.to_rescore(AT_ONCE)
        if not waiting:
            self._nothing_to_do = state
            return 0
        await _score(scoring, waiting, now, is_current=True)
        return len(waiting)


async def score_by_hand(scoring: Scoring, suppliers: Collection[int], campaign: Campaign | None) -> Lot:
    """Score these suppliers (a hundred or so) for that campaign at a person's word.

    Where it is the current campaign, they need not wait any more.
    """
    at = scoring.clock.now()
    current = await scoring.campaigns.current_campaign(at.date())
    is_current = campaign == current
    waiting = await scoring.scores.to_rescore(len(suppliers), suppliers) if is_current else ()
    causes = {one.supplier: one for one in waiting}
    asked = []
    for number in suppliers:
        one = causes.get(number, Rescoring(number, (), ()))
        asked.append(Rescoring(number, (BY_HAND, *one.causes), one.requests))
    lot = await _score(scoring, asked, Now(await scoring.world.get(), campaign, at), is_current=is_current)
    if lot.kept and not is_current:  # the tier at the end of a round counts in the next
        await scoring.scores.ask_to_rescore([one.supplier for one in lot.kept], ROUND_CHANGED, at)
    return lot


async def _score(scoring: Scoring, asked: Sequence[Rescoring], now: Now, *, is_current: bool) -> Lot:
    """Score them, and keep what differs; nothing follows from a score for a campaign that is not the current one."""
    numbers = [one.supplier for one in asked]
    since = await scoring.scores.latest_number()
    evidence = await scoring.evidence.evidence(numbers, now.campaign, now.today)
    cases, found = await asyncio.to_thread(_score_each, evidence, now.world, scoring.method)
    scoring.step("scored")
    campaign = now.campaign.number if now.campaign else None
    failed = {number: result for number, result in found.items() if isinstance(result, CheckFault)}
    new = [
        NewScore(one.supplier, campaign, "; ".join(one.causes), result)
        for one in asked
        if isinstance(result := found.get(one.supplier), RiskScore)
    ]
    news = await scoring.scores.differing(new)
    if is_current:
        failed |= await follow(scoring.followers, news, cases, now.at)
    scoring.step("followed")
    await _note_faults(scoring, asked, failed)
    fresh = [one for one, _ in news if one.supplier not in failed]
    answered = chain.from_iterable(one.requests for one in asked if one.supplier not in failed)
    kept = await scoring.scores.add_scores(fresh, now.at, tuple(answered), since=since)
    scoring.step("scores-kept")
    lot = Lot(kept, len(found) - len(failed) - len(kept), failed)
    scoring.told(lot)
    return lot


async def _note_faults(scoring: Scoring, asked: Sequence[Rescoring], failed: Mapping[int, CheckFault]) -> None:
    """Neither a score that cannot be made is kept, nor one of which it cannot be told what follows from it."""
    for one in asked:
        if fault := failed.get(one.supplier):
            await scoring.scores.note_scoring_fault(one, f"{fault.kind} at {fault.place}")


def _score_each(
    evidence: Sequence[Evidence], world: World, method: Method
) -> tuple[dict[int, Case], dict[int, RiskScore | CheckFault]]:
    cases: dict[int, Case] = {}
    found: dict[int, RiskScore | CheckFault] = {}
    for one in evidence:
        try:
            cases[one.number] = Case.of(one, world, method)
            found[one.number] = score_case(cases[one.number])
        except Exception as fault:  # noqa: BLE001 - one supplier that cannot be scored must not hold up all others
            found[one.number] = CheckFault("", type(fault).__name__, place_of(fault))
    return cases, found
