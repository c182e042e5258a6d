"""What commands share that take a list from a person: the file read in a worker, and how their options are read."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import typer

from ..core.columns.mapping import Choice
from ..core.columns.vocabulary import C
from ..core.foreign_text import clean_text, one_line
from ..core.language import Language
from ..core.refusal import Refusal, RefusalCode, Refused
from ..core.table import Tables
from ..reading.jobs import Job, ReadTables
from ..reading.pool import WorkerPool
from ..reading.supervised import ReaderFault, WorkerUnavailable
from .terminal import Exit, stop

A = TypeVar("A")
W = TypeVar("W")

_LARGEST_FILE = 25 << 20
"""Bytes; a list of all smelters has a hundredth of it."""

_WORDING = {
    RefusalCode.TOO_COMPLEX: "The file holds more than any list (rows, columns, or data packed into it).",
    RefusalCode.TOO_LARGE: "The file is larger than any list: more than 25 MB.",
    RefusalCode.ARCHIVE_UNSUPPORTED: "This is an archive. Unpack it, and name the list that is in it.",
    RefusalCode.OTHER_DOCUMENT: "This file is of a kind that is not read here: {what}.",
    RefusalCode.NOT_A_WORKBOOK: "This file is {what}, whatever its name says.",
    RefusalCode.NOT_A_TEMPLATE: "This is no reporting template (CMRT, EMRT). For a list: oredesk smelters import",
}
"""What staff read instead of what suppliers read."""


@dataclass(frozen=True, slots=True)
class Asked(Generic[W]):
    """What an import of a list was asked to do."""

    file: Path
    wanted: W
    apply: bool
    allow_wrong: bool

    @property
    def name(self) -> str:
        """The file's name, fit to be shown and kept."""
        return one_line(self.file.name)


async def read_tables(asked: Asked[Any]) -> Tables:
    """The tables in the file; one that has none ends the command."""
    tables = await ask_worker(ReadTables(asked.name), asked.file)
    if tables.trouble:
        stop(Exit.UNREADABLE, tables.trouble)
    return tables


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


def read_choice(given: str, columns: type[C]) -> Choice[C]:
    """What a person says with ``--column FIELD=HEADING``."""
    name, equals, heading = given.partition("=")
    name = name.strip().lower()
    if not equals or name not in tuple(columns):
        fields = ", ".join(f"{column} ({column.about})" for column in columns)
        raise typer.BadParameter(f"write --column as FIELD=HEADING; the fields are {fields}")
    return columns(name), heading.strip()


def write_examples(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files to try an import with, by their names; where that fails the command ends."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError as trouble:
        stop(Exit.FAILED, f"{folder} cannot be written to: {trouble.strerror or type(trouble).__name__}")


def _bytes_of(file: Path) -> bytes:
    if file.stat().st_size > _LARGEST_FILE:
        raise Refused(RefusalCode.TOO_LARGE)
    return file.read_bytes()


def _worded(refusal: Refusal) -> str:
    worded = _WORDING.get(refusal.code)
    return worded.format_map(dict(refusal.facts)) if worded else refusal.message(Language.EN)
