"""What the ``oredesk smelters`` commands share: what an import was asked, the lists in force, how options are read."""

from dataclasses import dataclass

import typer

from ..core.mineral import Mineral
from ..core.smelter import ListSource, SmelterList, StoredList
from ..core.smelters.importing import Wanted
from ..core.smelters.minerals import mineral_meant
from ..core.smelters.proposing import InForce, Proposal
from ..storage.ledger import SqlLedger
from .list_file import Asked
from .session import now, who


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and did."""

    asked: Asked[Wanted]
    read_as: str
    proposal: Proposal
    kept: StoredList | None


async def in_force(ledger: SqlLedger) -> InForce:
    """What the smelter reference is made of now."""
    lists, confirmed = await ledger.in_force()
    return InForce(await ledger.lists(), lists, confirmed)


async def keep(ledger: SqlLedger, listed: SmelterList) -> StoredList | None:
    """Keep the list; None when the very same is kept already."""
    return await ledger.add_list(listed, now(), who())


def read_source(given: str) -> ListSource:
    """A source whose lists say something about status."""
    sources = [source for source in ListSource if source is not ListSource.LOOKUP]
    if given not in sources:
        raise typer.BadParameter(f"“{given}” is none of: {', '.join(sources)}")
    return ListSource(given)


def read_mineral(given: str) -> Mineral:
    """A mineral by its name or symbol."""
    mineral = mineral_meant(given)
    if mineral is None:
        raise typer.BadParameter(f"“{given}” is none of: {', '.join(mineral.lower() for mineral in Mineral)}")
    return mineral
