"""What commands share that are about a survey round: which one is meant, and how it is told."""

from typing import Annotated

import typer

from ..core.campaign import Campaign
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..storage.ledger import SqlLedger
from .session import today
from .terminal import Exit, stop

NO_CAMPAIGN = Text(
    "No campaign has begun yet. Open one: oredesk campaign open 2026 --starts 2026-01-01",
    "尚无已开始的调查轮次。新建：oredesk campaign open 2026 --starts 2026-01-01",
)
NOTHING_CHANGED = Text(
    "\nNothing was changed. To keep this, repeat the command with --apply.",
    "\n尚未作任何更改。如需保存，请加上 --apply 再执行一次。",
)
_UNKNOWN = Text(
    "There is no campaign “{name}”; `oredesk campaign list` shows them.",
    "没有调查轮次“{name}”；查看全部：`oredesk campaign list`。",
)
_CAMPAIGN = Text("Campaign {name}: from {starts}, {deadline}.", "调查轮次 {name}：自 {starts} 起，{deadline}。")
_DEADLINE = Text("deadline {day}", "截止日期 {day}")
_NO_DEADLINE = Text("no deadline yet", "尚未设定截止日期")

Named = Annotated[
    str, typer.Option("--campaign", metavar="NAME", help="Which campaign; by default the one that runs today.")
]


async def campaign_or_none(ledger: SqlLedger, name: str, language: Language = Language.EN) -> Campaign | None:
    """The campaign of that name, else the one that runs today, if any; a name that no campaign has ends the command."""
    if not name:
        return await ledger.current_campaign(today())
    found = await ledger.campaign_named(name)
    if found is None:
        stop(Exit.FAILED, _UNKNOWN.in_(language).format(name=one_line(name)))
    return found


async def campaign_meant(ledger: SqlLedger, name: str, language: Language = Language.EN) -> Campaign:
    """The campaign of that name, else the one that runs today; where there is none the command ends."""
    found = await campaign_or_none(ledger, name, language)
    if found is None:
        stop(Exit.FAILED, NO_CAMPAIGN.in_(language))
    return found


def described(campaign: Campaign, language: Language = Language.EN) -> str:
    """Name and days of a campaign, in one sentence."""
    until = _DEADLINE.in_(language).format(day=campaign.deadline) if campaign.deadline else _NO_DEADLINE.in_(language)
    return _CAMPAIGN.in_(language).format(name=campaign.name, starts=campaign.starts, deadline=until)
