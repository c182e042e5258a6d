"""``oredesk check``: examine workbooks on this machine, with no database and no network."""

import asyncio
import datetime as dt
import functools
import hashlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from ..core.checks import Background, RuleSet
from ..core.finding import Verdict
from ..core.foreign_text import clean_text
from ..core.language import Language
from ..core.message import Attachment, Sha256
from ..core.refusal import Refusal, RefusalCode, Refused
from ..core.report_json import report_object, staff_object
from ..core.submission import FileReport, Reading
from ..core.usecases.examine_file import report_on
from ..reading.pool import WorkerPool
from ..rules import WrongRules, load_rules
from . import report_text
from .marked import MarkedFolder
from .terminal import Exit, Format, err, out, reader_language, stop

LARGEST_FILE = 25_000_000
"""Bytes; the same limit as for an attachment by default."""


def check(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    files: Annotated[list[Path], typer.Argument(help="Workbooks (.xlsx, .xls, .xlsb, .ods) or .zip archives of them.")],
    output: Annotated[Format, typer.Option("--format", help="text for people, json: one object per line per file.")] = (
        Format.TEXT
    ),
    lang: Annotated[
        Language | None, typer.Option(help="Language of the findings; by default that of your terminal.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that read side by side.")] = 2,
    rules: Annotated[Path | None, typer.Option(help="A rule file; by default every check as it is.")] = None,
    staff: Annotated[bool, typer.Option("--staff", help="Show suspicions as well; not to be sent on.")] = False,
    marked: Annotated[
        Path | None, typer.Option(help="A folder for copies of the workbooks with every point marked at its cell.")
    ] = None,
) -> None:
    """Check CMRT and EMRT workbooks: what is wrong, in which cell, and what to do.

    Exit code 0: every file is complete and consistent. 1: a file has a finding of severity error.
    2: a file could not be read. 78: the rule file cannot be used.
    """
    try:
        rule_set = load_rules(rules or "")
    except WrongRules as wrong:
        stop(Exit.SETTINGS, str(wrong))
    language = lang or reader_language()
    show = _printer(output, language, staff=staff)
    checking = _Checking(rule_set, workers, _marked_folder(marked, language))
    verdicts = asyncio.run(_check_all(files, checking, show))
    if Verdict.UNREADABLE in verdicts:
        raise typer.Exit(Exit.UNREADABLE)
    if Verdict.INCOMPLETE in verdicts:
        raise typer.Exit(Exit.FINDINGS)


@dataclass(frozen=True, slots=True)
class _Checking:
    """How files are checked."""

    rules: RuleSet
    workers: int
    marked: MarkedFolder | None


@dataclass(frozen=True, slots=True)
class _Checked:
    """The report on a file, and what to tell about its marked copy."""

    report: FileReport
    copy: str = ""


async def _check_all(files: Sequence[Path], checking: _Checking, show: Callable[[_Checked], None]) -> set[Verdict]:
    verdicts = set()
    silent = len(files) < 20 or not err.is_terminal  # noqa: PLR2004 - a bar is for what takes a while
    with Progress(console=err, transient=True, disable=silent) as progress:
        bar = progress.add_task("", total=len(files))
        async for reports in _reports(files, checking):
            progress.advance(bar)
            for checked in reports:
                verdicts.add(checked.report.verdict)
                show(checked)
    return verdicts


async def _reports(files: Sequence[Path], checking: _Checking) -> AsyncIterator[Sequence[_Checked]]:
    """The reports of each file in the order given, a few files ahead being read meanwhile."""
    today = dt.datetime.now(dt.UTC).astimezone().date()
    examine = functools.partial(report_on, background=Background(today), rules=checking.rules)
    async with WorkerPool(checking.workers) as pool:
        window: list[asyncio.Task[Sequence[_Checked]]] = []
        for file in files:
            window.append(asyncio.create_task(_report(pool, file, examine, checking.marked)))
            if len(window) > checking.workers:
                yield await window.pop(0)
        for task in window:
            yield await task


async def _report(
    pool: WorkerPool, file: Path, examine: Callable[[Reading], FileReport], marked: MarkedFolder | None
) -> Sequence[_Checked]:
    name = clean_text(str(file))
    try:
        data = await asyncio.to_thread(_read, file)
    except OSError as trouble:
        refusal = Refusal(RefusalCode.NO_SUCH_FILE, (("reason", trouble.strerror or type(trouble).__name__),))
        return [_Checked(FileReport(name, None, refusal))]
    except Refused as refused:
        return [_Checked(FileReport(name, None, refused.refusal))]
    attachment = Attachment(name, data, Sha256(hashlib.sha256(data).hexdigest()))
    reports = [examine(reading) for reading in await pool.read(attachment)]
    return [_Checked(report, await marked.add(pool, data, report) if marked else "") for report in reports]


def _marked_folder(folder: Path | None, language: Language) -> MarkedFolder | None:
    try:
        return MarkedFolder(folder, language) if folder else None
    except OSError as trouble:
        stop(Exit.FAILED, f"{folder} cannot be made: {trouble.strerror}")


def _read(file: Path) -> bytes:
    size = file.stat().st_size
    if size > LARGEST_FILE:
        raise Refused(RefusalCode.TOO_LARGE, limit=str(LARGEST_FILE // 1_000_000), size=str(size // 1_000_000))
    return file.read_bytes()


def _printer(output: Format, language: Language, *, staff: bool) -> Callable[[_Checked], None]:
    """What prints a report; suspicions are for staff who ask for them."""
    to_object = staff_object if staff else report_object

    def show(checked: _Checked) -> None:
        if output is Format.JSON:
            print(json.dumps(to_object(checked.report, language), ensure_ascii=False))  # noqa: T201 - rich would wrap the line
        else:
            report_text.show(out, checked.report, language, staff=staff)
        if checked.copy:
            about = out if output is Format.TEXT else err
            about.print(checked.copy, style="dim", markup=False, soft_wrap=True)

    return show
