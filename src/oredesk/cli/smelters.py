"""``oredesk smelters``: the lists that the smelter reference is made of, what it knows, and who uses which smelter."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ..core.mineral import Mineral
from ..core.reexamination import SmelterUse
from ..core.smelter import ConfirmedName, Facility, SmelterId
from ..core.smelters.normalising import name_key
from ..core.smelters.numbers import number_meant
from ..core.smelters.proposing import InForce
from ..core.smelters.reference import Reference
from ..samples.smelter_lists import EDITIONS
from . import smelters_card, smelters_diff, smelters_import, smelters_json
from .json_lines import show_json
from .list_file import write_examples
from .session import now, open_ledger, read_settings, run_to_end, who
from .smelters_card import Known, StatedList
from .smelters_session import in_force, read_mineral
from .terminal import Exit, Format, Output, minute, out, say, stop, table_of

app = typer.Typer(
    help="Import smelter lists, and ask what is known of a smelter.", no_args_is_help=True, add_completion=False
)
app.command("import")(smelters_import.import_list)
app.command("learn")(smelters_import.learn)
app.command("diff")(smelters_diff.diff)


@app.command()
def lists(output: Output = Format.TEXT) -> None:
    """List every list that was imported or learnt, and which are in force."""
    known = run_to_end(_in_force())
    if output is Format.JSON:
        show_json([smelters_json.list_object(one, in_force=one.number in known.numbers) for one in known.stored])
    elif not known.stored:
        out.print("There is no list yet. To try it out: oredesk smelters example FOLDER")
    else:
        _print_lists(known)


def _print_lists(known: InForce) -> None:
    table = table_of("list", "source", "date", "label", "entries", "in force", "imported (UTC)", "by")
    force = known.numbers
    for one in known.stored:
        table.add_row(
            str(one.number),
            one.source,
            str(one.as_of),
            escape(one.label),
            str(one.entries),
            "yes" if one.number in force else "",
            minute(one.imported_at),
            escape(one.who),
        )
    out.print(table)


@app.command()
def show(
    smelter: Annotated[str, typer.Argument(metavar="CID|NAME", help="A smelter's number, or a name of it.")],
    output: Output = Format.TEXT,
) -> None:
    """Show all that is known of a smelter: names, place, standing, and which list says what.

    Exit code 0: it is known. 1: no list knows it; names that look like it are suggested.
    """
    known = run_to_end(_known())
    reference = known.reference
    number = number_meant(smelter)
    found = reference.with_number(number) if number else _named(reference, smelter)
    if output is Format.JSON:
        show_json([smelters_json.facility_object(one, known) for one in found])
    else:
        for one in found:
            smelters_card.show(one, known)
    if not found:
        if output is Format.TEXT:
            smelters_card.suggest(reference, smelter, is_number=number is not None)
        raise typer.Exit(Exit.FINDINGS)


def _named(reference: Reference, name: str) -> tuple[Facility, ...]:
    return tuple(facility for mineral in Mineral for facility in reference.named(mineral, name))


@app.command("where-used")
def where_used(
    cid: Annotated[str, typer.Argument(metavar="CID", help="A smelter's number.")], output: Output = Format.TEXT
) -> None:
    """List the submissions that name a smelter, and whether they are their senders' latest."""
    uses = run_to_end(_uses(_number(cid)))
    if output is Format.JSON:
        show_json(uses)
    elif not uses:
        out.print(f"No submission names {_number(cid)}.")
    else:
        _print_uses(uses)


def _print_uses(uses: Sequence[SmelterUse]) -> None:
    table = table_of("submission", "received (UTC)", "from", "company", "template", "metal", "named as", "latest")
    for use in uses:
        table.add_row(
            str(use.submission),
            minute(use.received_at),
            escape(use.sender),
            escape(use.company),
            escape(use.template),
            escape(use.metal),
            escape(use.name),
            "yes" if use.current else "",
        )
    out.print(table)
    current = len({(use.sender, use.company) for use in uses if use.current})
    out.print(f"Suppliers that name it in their latest submission: {current}")


@app.command()
def confirm(
    metal: Annotated[Mineral, typer.Argument(parser=read_mineral, metavar="METAL", help="gold, tin, cobalt…")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as suppliers or lists write it.")],
    cid: Annotated[str, typer.Argument(metavar="CID", help="The number of the smelter that it means.")],
) -> None:
    """Confirm that a name means a smelter: from now on it counts as one of its names."""
    number = _number(cid)
    if not name_key(name):
        stop(Exit.FAILED, "The name has no letter and no digit.")
    facility = run_to_end(_confirm(ConfirmedName(metal, name.strip(), number)))
    say(f"✓ “{name}” ({metal.lower()}) means {number}, {facility.name}.")


async def _confirm(word: ConfirmedName) -> Facility:
    async with open_ledger(read_settings()) as ledger:
        before = Reference.of(*await ledger.in_force())
        facility = before.facility(word.mineral, word.smelter_id)
        if facility is None:
            stop(Exit.FAILED, _unknown(before, word))
        if not await ledger.confirm_name(word, now(), who()):
            out.print("This was confirmed before.")
    others = [f"{one.smelter_id} {one.name}" for one in before.named(word.mineral, word.name) if one != facility]
    if others:
        say(f"So far the name stood for {', '.join(others)}; your word counts.")
    return facility


def _unknown(reference: Reference, word: ConfirmedName) -> str:
    others = reference.with_number(word.smelter_id)
    if others:
        return f"{word.smelter_id} is a smelter of {others[0].mineral.lower()}, not of {word.mineral.lower()}."
    return f"No list knows {word.smelter_id}. Import or learn a list that does, then confirm the name."


@app.command()
def example(folder: Annotated[Path, typer.Argument(help="Where to; it is made if it is not there.")]) -> None:
    """Write two editions of a fictional list as CSV, to try import and diff with."""
    write_examples(folder, {edition.file_name: edition.csv() for edition in EDITIONS})
    out.print("Two editions of a list of smelters that do not exist. Try for instance:")
    for edition in EDITIONS:
        command = f"oredesk smelters import {shlex.quote(str(folder / edition.file_name))} --source own --apply"
        say(f"  {command}")
    out.print("  oredesk smelters diff own")


def _number(given: str) -> SmelterId:
    number = number_meant(given)
    if number is None:
        stop(Exit.FAILED, f"“{given}” is no smelter number: CID and six digits.")
    return number


async def _in_force() -> InForce:
    async with open_ledger(read_settings()) as ledger:
        return await in_force(ledger)


async def _uses(number: SmelterId) -> Sequence[SmelterUse]:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.where_used(number)


async def _known() -> Known:
    async with open_ledger(read_settings()) as ledger:
        force = await in_force(ledger)
        found = [(one, await ledger.load_list(one.number)) for one in force.stored]
    said = tuple(StatedList(one, listed, one.number in force.numbers) for one, listed in found if listed)
    return Known(Reference.of(force.lists, force.confirmed), force.confirmed, said)
