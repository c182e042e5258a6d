"""``oredesk suppliers``: the register of whom you buy from, how it came to be, and whose submissions are."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.supplier import StoredSupplier
from ..core.suppliers.describing import field_text, minerals_named
from ..core.suppliers.finding import look_alikes, meant
from ..samples.registers import REGISTERS
from . import suppliers_card, suppliers_import, suppliers_json, suppliers_record, suppliers_ties
from .json_lines import show_json
from .list_file import write_examples
from .session import open_ledger, read_settings, run_to_end
from .suppliers_card import Card
from .terminal import Exit, Format, Output, Spoken, counted, out, reader_language, say, table_of

app = typer.Typer(
    help="Keep the register of your suppliers, and say whose submissions are.",
    no_args_is_help=True,
    add_completion=False,
)
app.command("import")(suppliers_import.import_register)


@app.command("list")
def list_suppliers(
    unit: Annotated[str, typer.Option(metavar="U", help="Only those of this business unit.")] = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """List the register, by code; suppliers that are out of scope with the reason."""
    everybody = run_to_end(_suppliers())
    found = [one for one in everybody if not unit or one.supplier.business_unit.casefold() == unit.strip().casefold()]
    if output is Format.JSON:
        show_json([suppliers_json.supplier_object(one) for one in found])
    elif not everybody:
        out.print("The register is empty. To try it out: oredesk suppliers example FOLDER")
    elif not found:
        units = ", ".join(sorted({one.supplier.business_unit for one in everybody if one.supplier.business_unit}))
        say(f"No supplier is of the business unit “{one_line(unit)}”. The units are: {units or 'none'}.")
    else:
        _print_list(found, lang or reader_language())


def _print_list(found: Sequence[StoredSupplier], language: Language) -> None:
    table = table_of("code", "name", "place", "spend", "sources", "minerals", "unit", "out of scope")
    table.columns[3].justify = "right"
    for one in found:
        supplier = one.supplier
        table.add_row(
            escape(supplier.code),
            escape(supplier.name),
            supplier.region or supplier.country,
            *(field_text(supplier, name, language) for name in ("spend", "sources")),
            escape(minerals_named(supplier, language)),
            escape(supplier.business_unit),
            escape(field_text(supplier, "out_of_scope", language)),
        )
    out.print(table)
    out_of_scope = sum(not one.supplier.in_scope for one in found)
    say(f"{counted(len(found), 'supplier')}, {out_of_scope} of them out of scope")


async def _suppliers() -> Sequence[StoredSupplier]:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.suppliers()


@app.command()
def show(
    supplier: Annotated[str, typer.Argument(metavar="CODE|NAME", help="A supplier's code, or a name of it.")],
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show all that the register knows of a supplier: its fields, conduct, submissions, and who changed what.

    Exit code 0: it is known. 1: it is not; suppliers of a name that looks like it are suggested.
    """
    cards, alike = run_to_end(_cards(supplier))
    language = lang or reader_language()
    if output is Format.JSON:
        show_json([suppliers_json.card_object(card) for card in cards])
    else:
        for card in cards:
            suppliers_card.show(card, language)
        if not cards:
            suppliers_card.suggest(one_line(supplier), alike, language)
    if not cards:
        raise typer.Exit(Exit.FINDINGS)


async def _cards(text: str) -> tuple[Sequence[Card], Sequence[StoredSupplier]]:
    async with open_ledger(read_settings()) as ledger:
        register = await ledger.suppliers()
        found = meant(text, register)
        cards = [
            Card(
                stored=one,
                changes=await ledger.register_changes(one.number),
                conduct=await ledger.conduct_of(one.number),
                submissions=await ledger.submissions_of(one.number),
            )
            for one in found
        ]
    return cards, () if found else look_alikes(text, register)


app.command("record")(suppliers_record.record)
app.command("unmatched")(suppliers_ties.unmatched)
app.command("match")(suppliers_ties.match)
app.command("tie")(suppliers_ties.tie)
app.command("untie")(suppliers_ties.untie)


@app.command()
def example(folder: Annotated[Path, typer.Argument(help="Where to; it is made if it is not there.")]) -> None:
    """Write two fictional registers as CSV, a small one with oddities and one of 1,030 suppliers, to try out."""
    write_examples(folder, {register.file_name: register.csv() for register in REGISTERS})
    out.print("Two registers of suppliers that do not exist. Try for instance:")
    for register in REGISTERS:
        say(f"  oredesk suppliers import {shlex.quote(str(folder / register.file_name))} --apply")
    out.print("  oredesk suppliers list")
