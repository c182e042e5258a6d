"""``oredesk indicators import``: a publisher's own file becomes an edition that places are judged by."""

import datetime as dt
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.indicator import IndicatorSource
from ..core.places.indicators.figures import Wanted
from ..core.places.indicators.importing import IMPORTABLE
from ..reading.jobs import ReadFigures
from ..settings import Settings
from . import indicators_text
from .days import read_past_day
from .indicators_proposal import Import, proposed
from .json_lines import show_json
from .list_file import ask_worker
from .session import now, open_ledger, read_settings, run_to_end, today, who
from .terminal import Apply, Exit, Format, Output, Spoken, err, reader_language, stop


def _read_source(given: str) -> IndicatorSource:
    if given not in IMPORTABLE:
        raise typer.BadParameter(f"“{given}” is none of: {', '.join(IMPORTABLE)}")
    return IndicatorSource(given)


_Source = Annotated[
    IndicatorSource | None,
    typer.Option(
        parser=_read_source,
        metavar="SOURCE",
        help=f"Whose figures they are: {', '.join(IMPORTABLE)}; without it the layout tells.",
    ),
]
_Day = Annotated[
    dt.date | None, typer.Option(parser=read_past_day, metavar="DATE", help="The day of publication, as 2026-08-15.")
]


def import_file(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    file: Annotated[Path, typer.Argument(help="The publisher's file as it was downloaded: .xlsx, .csv or .json.")],
    source: _Source = None,
    year: Annotated[int | None, typer.Option(min=1990, max=2100, help="The year that it must be about.")] = None,
    as_of: _Day = None,
    edition: Annotated[str, typer.Option(help="What the edition is called; otherwise the file tells.")] = "",
    sheet: Annotated[str, typer.Option(help="The sheet to read, where it has another name than usual.")] = "",
    apply: Apply = False,
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Import figures about countries: see how the file is understood, then repeat the command with --apply.

    Exit code 0: the file can be imported, or has been. 1: some cells are wrong. 2: it is not the publisher's layout.
    Whatever is wrong, nothing is imported in part, and the editions that count stay as they are.
    """
    name = one_line(file.name)
    asked = Wanted(today(), source, year, as_of, edition, sheet, name)
    done = run_to_end(_import(read_settings(), asked, file, apply=apply))
    if output is Format.JSON:
        show_json(indicators_text.import_object(done))
    else:
        indicators_text.show_import(done, lang or reader_language(), apply=apply)
    if done.exit_code is not Exit.OK:
        raise typer.Exit(done.exit_code)


async def _import(settings: Settings, wanted: Wanted, file: Path, *, apply: bool) -> Import:
    with err.status(f"{escape(wanted.file)} …") if err.is_terminal else nullcontext():
        figures = await ask_worker(ReadFigures(wanted), file)
    if figures.trouble:
        stop(Exit.UNREADABLE, figures.trouble)
    found = Import(wanted, figures)
    if figures.edition is None:
        return found
    async with open_ledger(settings) as ledger:
        proposal = await proposed(ledger, found, figures.edition)
        if not apply or proposal.known_as:
            return proposal
        return replace(proposal, kept=await ledger.add_edition(figures.edition, now(), who()))
