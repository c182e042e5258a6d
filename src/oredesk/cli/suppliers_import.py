"""``oredesk suppliers import``: a register from a purchasing system is understood, shown, and kept when asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Protocol

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from ..core.language import Language
from ..core.suppliers.columns import Column
from ..core.suppliers.proposing import Kept, Proposal, propose
from ..core.suppliers.reading import NoRegister, ReadRegister, Wanted, read_register
from ..core.table import Tables
from ..settings import Settings
from ..storage.ledger import SqlLedger
from . import suppliers_json, suppliers_text
from .csv_lines import write_csv
from .json_lines import show_json
from .list_file import Asked, read_choice, read_tables
from .session import now, open_ledger, read_settings, run_to_end, today, who
from .suppliers_text import Imported
from .terminal import Apply, Exit, Format, Output, Spoken, err, reader_language, stop

_Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=HEADING",
        help="Which column (its heading or letter) holds what: spend=Amount, country=F; nothing after = for none.",
    ),
]
_Sheet = Annotated[str, typer.Option(help="The sheet to read, where several hold a register.")]
_Errors = Annotated[Path | None, typer.Option(help="Write every wrong cell with what is expected to this CSV file.")]
_AllowErrors = Annotated[bool, typer.Option("--allow-errors", help="Take the right rows although others are wrong.")]


class _Step(Protocol):
    """Shows how far an import is."""

    def __call__(self, what: str, done: int = 0, of: int | None = None) -> None: ...


def import_register(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    file: Annotated[Path, typer.Argument(help="The register: .xlsx, .xls, .ods, .csv, .json or Excel 2003 .xml.")],
    apply: Apply = False,
    column: _Columns = None,
    sheet: _Sheet = "",
    errors: _Errors = None,
    allow_errors: _AllowErrors = False,
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Import the supplier register: see how it is understood, then repeat the command with --apply.

    The file's word counts for every column that it has, a blank cell included; of what it has no column for, and of
    suppliers that are not in it, the register keeps what it knows. The same file twice changes nothing.
    What a file may hold is told in docs/supplier-register.md.
    Exit code 0: it can be imported, or has been. 1: rows are wrong, and nothing was kept unless --allow-errors is said.
    2: the file cannot be read as a register.
    """
    columns = tuple(read_choice(given, Column) for given in column or ())
    asked = Asked(file, Wanted(sheet, columns), apply, allow_errors)
    language = lang or reader_language()
    imported = run_to_end(_import(read_settings(), asked))
    if errors:
        _write_errors(errors, imported.proposal, language)
    if output is Format.JSON:
        object_ = suppliers_json.proposal_object(imported.proposal, kept=imported.kept, language=language)
        show_json({"file": imported.name, "read_as": imported.read_as, **object_})
    else:
        suppliers_text.show_import(imported, language)
    if imported.refused:
        raise typer.Exit(Exit.FINDINGS)


async def _import(settings: Settings, asked: Asked[Wanted]) -> Imported:
    with _steps() as step:
        step("Reading the file")
        tables = await read_tables(asked)
        read = _read(tables, asked, step)
        step("Comparing with the register")
        async with open_ledger(settings) as ledger:
            kept = Kept(await ledger.suppliers(), await ledger.conduct(), await ledger.remembered_contacts())
            proposal = propose(read, kept)
            refused = bool(proposal.wrong) and not asked.allow_wrong
            keep = asked.apply and not refused and bool(proposal.changes)
            if keep:
                step("Keeping what is new")
                await _keep(ledger, proposal, asked.name)
    return Imported(asked.name, tables.read_as, proposal, asked.apply, keep, refused)


def _read(tables: Tables, asked: Asked[Wanted], step: _Step) -> ReadRegister:
    try:
        return read_register(tables.found, asked.wanted, today(), partial(step, "Understanding the rows"))
    except NoRegister as trouble:
        stop(Exit.UNREADABLE, str(trouble))


async def _keep(ledger: SqlLedger, proposal: Proposal, source: str) -> None:
    await ledger.change_suppliers(proposal.suppliers, now(), who(), source, conduct=proposal.conduct)


@contextmanager
def _steps() -> Iterator[_Step]:
    """A bar on standard error while somebody looks; it is gone when the result is printed."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("", total=None)

        def step(what: str, done: int = 0, of: int | None = None) -> None:
            progress.update(task, description=what, completed=done, total=of)

        yield step


def _write_errors(file: Path, proposal: Proposal, language: Language) -> None:
    """Every wrong cell, for a spreadsheet program."""
    headings = ("row", "column", "heading", "value", "expected")
    rows = ((one.row, one.column, one.heading, one.value, one.expected(language)) for one in proposal.wrong)
    write_csv(file, headings, rows)
