"""What commands that explain and suppose scores share: the method, the world, the round, and who is meant."""

import enum
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.progress import Progress

from ..core.campaign import Campaign
from ..core.foreign_text import one_line
from ..core.risk.evidence import Evidence
from ..core.risk.method import Method
from ..core.risk.world import World
from ..core.supplier import StoredSupplier
from ..core.suppliers.finding import look_alikes, meant
from ..risk_method import load_method
from ..storage.ledger import SqlLedger
from ..wiring import SystemClock, make_scoring
from .campaign_session import today
from .risk_score import campaign_or_none
from .session import desk_errors, open_ledger, read_settings
from .terminal import Exit, err, stop

_AT_ONCE = 500


class Shape(enum.StrEnum):
    """How a page is printed."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


Shaped = Annotated[
    Shape, typer.Option("--format", help="text for people, json for machines, html for a page to keep or to print.")
]


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
    with desk_errors():
        method = load_method(settings.risk_method)
    async with open_ledger(settings) as ledger:
        world = await make_scoring(ledger, method, SystemClock()).world.get()
        yield RiskDesk(ledger, method, world, await campaign_or_none(ledger, campaign))


async def evidence_of(desk: RiskDesk, numbers: Sequence[int]) -> AsyncIterator[Sequence[Evidence]]:
    """The evidence of these suppliers, some hundreds at a time, with a bar that shows how far it has come."""
    with Progress(console=err, transient=True) as progress:
        bar = progress.add_task("suppliers", total=len(numbers))
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            yield await desk.ledger.evidence(some, desk.campaign, today())
            progress.advance(bar, len(some))


async def one_meant(ledger: SqlLedger, text: str) -> StoredSupplier:
    """The supplier that a person names by its code or by a name; where it is none or several the command ends."""
    if by_code := await ledger.supplier(text):
        return by_code
    register = await ledger.suppliers()
    found = meant(text, register)
    shown = one_line(text, 80)
    if not found:
        perhaps = look_alikes(text, register)
        stop(Exit.FAILED, f"The register knows no “{shown}”.{f' Perhaps {_codes(perhaps)}?' if perhaps else ''}")
    if len(found) > 1:
        stop(Exit.FAILED, f"“{shown}” may mean {_codes(found)}: give the code.")
    return found[0]


def _codes(suppliers: Iterable[StoredSupplier]) -> str:
    return ", ".join(f"{one_line(one.supplier.code, 40)} ({one_line(one.supplier.name, 40)})" for one in suppliers)
