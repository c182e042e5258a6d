"""``oredesk suppliers``: the register of whom you buy from, how it came to be, and whose submissions are."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.supplier import StoredSupplier
from ..core.suppliers.describing import field_text, minerals_named
from ..core.suppliers.finding import look_alikes, meant
from ..samples.registers import REGISTERS
from . import suppliers_card, suppliers_import, suppliers_json, suppliers_record, suppliers_ties
from .json_lines import show_json
from .list_file import write_examples
from .session import open_ledger, read_settings, run_to_end
from .suppliers_card import Card
from .terminal import Exit, Format, Output, Spoken, counted, out, reader_language, say, table_in

_EMPTY = Text(
    "The register is empty. To try it out: oredesk suppliers example FOLDER",
    "台账为空。试用：oredesk suppliers example FOLDER",
)
_NO_UNIT = Text(
    "No supplier is of the business unit “{unit}”. The units are: {units}.",
    "没有属于事业部“{unit}”的供应商。现有事业部：{units}。",
)
_NO_UNITS = Text("none", "无")
_HEADINGS = Text(
    "code;name;place;spend;sources;minerals;unit;out of scope", "编号;名称;地点;采购额;货源数量;矿产;事业部;调查范围外"
)
_COUNTED = Text("{suppliers}, {out} of them out of scope", "共 {count} 家供应商，其中 {out} 家在调查范围外")

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
    language = lang or reader_language()
    everybody = run_to_end(_suppliers())
    found = [one for one in everybody if not unit or one.supplier.business_unit.casefold() == unit.strip().casefold()]
    if output is Format.JSON:
        show_json([suppliers_json.supplier_object(one) for one in found])
    elif not everybody:
        say(_EMPTY.in_(language))
    elif not found:
        units = ", ".join(sorted({one.supplier.business_unit for one in everybody if one.supplier.business_unit}))
        say(_NO_UNIT.in_(language).format(unit=one_line(unit), units=units or _NO_UNITS.in_(language)))
    else:
        _print_list(found, language)


def _print_list(found: Sequence[StoredSupplier], language: Language) -> None:
    table = table_in(language, _HEADINGS)
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
    told = {"count": len(found), "suppliers": counted(len(found), "supplier"), "out": out_of_scope}
    say(_COUNTED.in_(language).format(**told))


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
