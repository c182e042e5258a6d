"""What the ``oredesk smelters`` commands share: a file read in a worker, the lists in force, how options are read."""

import asyncio
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import typer

from ..core.foreign_text import clean_text, one_line
from ..core.language import Language
from ..core.mineral import Mineral
from ..core.refusal import Refusal, RefusalCode, Refused
from ..core.smelter import ListSource, SmelterList, StoredList
from ..core.smelters.importing import Wanted
from ..core.smelters.minerals import mineral_meant
from ..core.smelters.proposing import InForce, Proposal
from ..reading.jobs import Job
from ..reading.pool import WorkerPool
from ..reading.supervised import ReaderFault, WorkerUnavailable
from ..storage.ledger import SqlLedger
from .session import now, who
from .terminal import Exit, stop

A = TypeVar("A")

_LARGEST_FILE = 25 << 20
"""Bytes; a list of all smelters has a hundredth of it."""

_WORDING = {
    RefusalCode.TOO_COMPLEX: "The file holds more than any smelter list (rows, columns, or data packed into it).",
    RefusalCode.TOO_LARGE: "The file is larger than any smelter list: more than 25 MB.",
    RefusalCode.ARCHIVE_UNSUPPORTED: "This is an archive. Unpack it, and name the list that is in it.",
    RefusalCode.OTHER_DOCUMENT: "This file is of a kind that is not read here: {what}.",
    RefusalCode.NOT_A_WORKBOOK: "This file is {what}, whatever its name says.",
    RefusalCode.NOT_A_TEMPLATE: "This is no reporting template (CMRT, EMRT). For a list: oredesk smelters import",
}
"""What staff read instead of what suppliers read."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an import was asked to do."""

    file: Path
    wanted: Wanted
    apply: bool
    allow_wrong: bool

    @property
    def name(self) -> str:
        """The file's name, fit to be shown and kept."""
        return one_line(self.file.name)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and did."""

    asked: Asked
    read_as: str
    proposal: Proposal
    kept: StoredList | None


async def ask_worker(job: Job[A], file: Path) -> A:
    """Have a worker read the file; a file that cannot be read ends the command."""
    try:
        data = await asyncio.to_thread(_bytes_of, file)
        async with WorkerPool(1) as pool:
            return await pool.ask(job, data)
    except OSError as trouble:
        stop(Exit.UNREADABLE, f"{clean_text(str(file))} cannot be opened: {trouble.strerror or type(trouble).__name__}")
    except Refused as refused:
        stop(Exit.UNREADABLE, _worded(refused.refusal))
    except (ReaderFault, WorkerUnavailable) as fault:
        stop(Exit.FAILED, f"The file could not be read because of a fault of oredesk: {fault}")


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


def read_day(given: str) -> dt.date:
    """A day that is not in the future."""
    try:
        day = dt.date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"“{given}” is no date; write it as 2026-08-15") from None
    if day > now().astimezone().date():
        raise typer.BadParameter(f"{day} is in the future")
    return day


def read_mineral(given: str) -> Mineral:
    """A mineral by its name or symbol."""
    mineral = mineral_meant(given)
    if mineral is None:
        raise typer.BadParameter(f"“{given}” is none of: {', '.join(mineral.lower() for mineral in Mineral)}")
    return mineral


def _bytes_of(file: Path) -> bytes:
    if file.stat().st_size > _LARGEST_FILE:
        raise Refused(RefusalCode.TOO_LARGE)
    return file.read_bytes()


def _worded(refusal: Refusal) -> str:
    worded = _WORDING.get(refusal.code)
    return worded.format_map(dict(refusal.facts)) if worded else refusal.message(Language.EN)
