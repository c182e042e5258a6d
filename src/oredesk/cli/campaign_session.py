"""What the ``oredesk campaign`` commands share: which campaign is meant, options, and how days are read."""

import datetime as dt
import enum
from typing import Annotated

import typer
from rich.markup import escape

from ..core.campaign import Campaign
from ..core.foreign_text import one_line
from ..storage.ledger import SqlLedger
from .session import now
from .terminal import Exit, stop

LONGEST_NAME = 60
NO_CAMPAIGN = "No campaign has begun yet. Open one: oredesk campaign open 2026 --starts 2026-01-01"
NOTHING_CHANGED = "\nNothing was changed. To keep this, repeat the command with --apply."


class Shape(enum.StrEnum):
    """How a list of suppliers is printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


Shaped = Annotated[
    Shape, typer.Option("--format", help="text for people, json for machines, csv for spreadsheet programs.")
]
Named = Annotated[
    str, typer.Option("--campaign", metavar="NAME", help="Which campaign; by default the one that runs today.")
]
Apply = Annotated[bool, typer.Option("--apply", help="Keep it. Without this nothing is changed.")]


def today() -> dt.date:
    """The day where the person at the terminal is."""
    return now().astimezone().date()


def read_day(given: str) -> dt.date:
    """A day, past or to come."""
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"“{given}” is no date; write it as 2026-08-15") from None


def read_coming_day(given: str) -> dt.date:
    """A day from today on."""
    day = read_day(given)
    if day < today():
        raise typer.BadParameter(f"{day} has passed")
    return day


async def campaign_meant(ledger: SqlLedger, name: str) -> Campaign:
    """The campaign of that name, or the one that runs today; where there is none the command ends."""
    found = await ledger.campaign_named(name) if name else await ledger.current_campaign(today())
    if found is None:
        stop(
            Exit.FAILED, f"There is no campaign “{name}”; `oredesk campaign list` shows them." if name else NO_CAMPAIGN
        )
    return found


def shown(text: str) -> str:
    """A foreign text for a table: one line without control characters, and no markup."""
    return escape(one_line(text))


def described(campaign: Campaign) -> str:
    """Name and days of a campaign, in one line."""
    deadline = f"deadline {campaign.deadline}" if campaign.deadline else "no deadline yet"
    return f"Campaign {campaign.name}: from {campaign.starts}, {deadline}"
