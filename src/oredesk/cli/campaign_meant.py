"""What commands share that are about a survey round: which one is meant, and how it is told."""

from typing import Annotated

import typer

from ..core.campaign import Campaign
from ..core.foreign_text import one_line
from ..storage.ledger import SqlLedger
from .session import today
from .terminal import Exit, stop

NO_CAMPAIGN = "No campaign has begun yet. Open one: oredesk campaign open 2026 --starts 2026-01-01"
NOTHING_CHANGED = "\nNothing was changed. To keep this, repeat the command with --apply."

Named = Annotated[
    str, typer.Option("--campaign", metavar="NAME", help="Which campaign; by default the one that runs today.")
]


async def campaign_or_none(ledger: SqlLedger, name: str) -> Campaign | None:
    """The campaign of that name, else the one that runs today, if any; a name that no campaign has ends the command."""
    if not name:
        return await ledger.current_campaign(today())
    found = await ledger.campaign_named(name)
    if found is None:
        stop(Exit.FAILED, f"There is no campaign “{one_line(name)}”; `oredesk campaign list` shows them.")
    return found


async def campaign_meant(ledger: SqlLedger, name: str) -> Campaign:
    """The campaign of that name, else the one that runs today; where there is none the command ends."""
    found = await campaign_or_none(ledger, name)
    if found is None:
        stop(Exit.FAILED, NO_CAMPAIGN)
    return found


def described(campaign: Campaign) -> str:
    """Name and days of a campaign, in one line."""
    deadline = f"deadline {campaign.deadline}" if campaign.deadline else "no deadline yet"
    return f"Campaign {campaign.name}: from {campaign.starts}, {deadline}"
