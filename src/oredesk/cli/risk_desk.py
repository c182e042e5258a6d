"""What commands share that explain, suppose and assess: the method, the world, the round, and suppliers' evidence."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from rich.progress import Progress

from ..core.campaign import Campaign
from ..core.risk.evidence import Evidence
from ..core.risk.method import Method
from ..core.risk.world import World
from ..risk_method import load_method
from ..storage.ledger import SqlLedger
from ..wiring import SystemClock, make_scoring
from .campaign_meant import campaign_or_none
from .session import open_ledger, read_settings, today
from .terminal import err

_AT_ONCE = 500
"""Suppliers whose evidence is fetched together."""


@dataclass(frozen=True, slots=True)
class RiskDesk:
    """What is stored, and what suppliers are scored with now."""

    ledger: SqlLedger
    method: Method
    world: World
    campaign: Campaign | None
    """The one that was named, else the one that runs today, if any does."""


@asynccontextmanager
async def open_risk_desk(campaign: str = "") -> AsyncIterator[RiskDesk]:
    """Everything that a score is made from; a campaign that nobody knows ends the command."""
    settings = read_settings()
    async with open_ledger(settings) as ledger:
        method = load_method(settings.risk_method)
        world = await make_scoring(ledger, method, SystemClock()).world.get()
        yield RiskDesk(ledger, method, world, await campaign_or_none(ledger, campaign))


async def evidence_of(desk: RiskDesk, numbers: Sequence[int]) -> AsyncIterator[Sequence[Evidence]]:
    """The evidence of those suppliers that are in scope, some hundreds at a time; a bar shows how far it has come."""
    with Progress(console=err, transient=True) as progress:
        bar = progress.add_task("suppliers", total=len(numbers))
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            yield await desk.ledger.evidence(some, desk.campaign, today())
            progress.advance(bar, len(some))
