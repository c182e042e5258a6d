"""``oredesk smelters import`` and ``learn``: a list, or a template's look-up sheet, becomes part of the reference."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from ..core.mineral import Mineral
from ..core.smelter import ListSource, StoredList
from ..core.smelters.columns import Column
from ..core.smelters.importing import NoList, Wanted, listed, read_list
from ..core.smelters.learning import Lesson, lesson
from ..core.smelters.proposing import propose
from ..reading.jobs import ReadLookup
from ..settings import Settings
from . import smelters_json, smelters_text
from .csv_lines import write_csv
from .days import read_past_day
from .json_lines import show_json
from .list_file import Asked, ask_worker, read_choice, read_tables
from .session import open_ledger, read_settings, run_to_end
from .smelters_session import Imported, in_force, keep, read_mineral, read_source
from .terminal import Apply, Exit, Format, Output, stop

_Source = Annotated[
    ListSource | None,
    typer.Option(
        parser=read_source,
        metavar="SOURCE",
        help="Whose list it is: rmi-conformant, rmi-active, rmi-eligible, lbma, rjc or own.",
    ),
]
_Day = Annotated[
    dt.date | None, typer.Option(parser=read_past_day, metavar="DATE", help="The day the list is from, as 2026-08-15.")
]
_Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=HEADING",
        help="Which column (its heading or letter) holds what: status=Audit, city=F; nothing after = for none.",
    ),
]
_Metal = Annotated[
    Mineral | None, typer.Option(parser=read_mineral, metavar="METAL", help="The metal of rows that name none.")
]
_Sheet = Annotated[str, typer.Option(help="The sheet to read, where several hold a list.")]
_Errors = Annotated[Path | None, typer.Option(help="Write every wrong row with its reason to this CSV file.")]
_AllowErrors = Annotated[
    bool,
    typer.Option("--allow-errors", help="Take the right rows even if more than a tenth are wrong, or dates are mixed."),
]


def import_list(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    file: Annotated[Path, typer.Argument(help="The list: .xlsx, .xls, .ods, .csv, .json or Excel 2003 .xml.")],
    source: _Source = None,
    as_of: _Day = None,
    apply: Apply = False,
    column: _Columns = None,
    metal: _Metal = None,
    sheet: _Sheet = "",
    errors: _Errors = None,
    allow_errors: _AllowErrors = False,
    output: Output = Format.TEXT,
) -> None:
    """Import a smelter list: see how it is understood, then repeat the command with --apply.

    Exit code 0: the list can be imported, or has been. 1: something must be said or mended first.
    2: the file cannot be read as a list. Whatever goes wrong, the lists in force stay in force.
    """
    columns = tuple(read_choice(given, Column) for given in column or ())
    asked = Asked(file, Wanted(source, as_of, metal, sheet, columns), apply, allow_errors)
    imported = run_to_end(_import(read_settings(), asked))
    if errors:
        wrong = imported.proposal.read.wrong
        write_csv(errors, ("sheet", "row", "reason"), ((one.sheet, one.row, one.reason) for one in wrong))
    if output is Format.JSON:
        show_json(smelters_json.import_object(imported))
    else:
        smelters_text.show_import(imported)
    if imported.proposal.obstacles:
        raise typer.Exit(Exit.FINDINGS)


async def _import(settings: Settings, asked: Asked[Wanted]) -> Imported:
    tables = await read_tables(asked)
    try:
        read = read_list(tables.found, asked.name, asked.wanted)
    except NoList as trouble:
        stop(Exit.UNREADABLE, str(trouble))
    async with open_ledger(settings) as ledger:
        proposal = propose(read, asked.name, await in_force(ledger), allow_wrong=asked.allow_wrong)
        kept = await keep(ledger, proposal.listed) if asked.apply and proposal.listed else None
    return Imported(asked, tables.read_as, proposal, kept)


def learn(
    file: Annotated[Path, typer.Argument(help="A CMRT or EMRT, blank or filled in, as Excel workbook.")],
    apply: Apply = False,
    as_of: _Day = None,
    output: Output = Format.TEXT,
) -> None:
    """Learn names and places from a template's own look-up sheet; a status is never learnt from it.

    Exit code 0: the names can be learnt, or have been. 2: the file has no look-up sheet.
    """
    taught, kept = run_to_end(_learn(read_settings(), file, as_of, apply=apply))
    if output is Format.JSON:
        show_json(smelters_json.lesson_object(taught, kept))
    else:
        smelters_text.show_lesson(taught, kept, file, apply=apply)


async def _learn(
    settings: Settings, file: Path, as_of: dt.date | None, *, apply: bool
) -> tuple[Lesson, StoredList | None]:
    found = await ask_worker(ReadLookup(), file)
    day = as_of or found.as_of
    if not found.entries:
        stop(Exit.UNREADABLE, f"This {found.label} has no look-up sheet with smelters of our metals.")
    if day is None:
        stop(Exit.UNREADABLE, f"This {found.label} does not name the date of its edition. Say it: --as-of DATE")
    async with open_ledger(settings) as ledger:
        taught = lesson(listed(ListSource.LOOKUP, day, found.label, found.entries), await in_force(ledger))
        kept = await keep(ledger, taught.listed) if apply else None
    return taught, kept
