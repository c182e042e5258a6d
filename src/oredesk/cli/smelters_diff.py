"""``oredesk smelters diff``: what one list says differently from another."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer
from rich.markup import escape

from ..core.smelter import ListEntry, ListSource, SmelterList, StoredList
from ..core.smelters.difference import Difference, difference
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end
from .terminal import Exit, Format, Output, out, say, stop, table_of


def diff(
    older: Annotated[str, typer.Argument(metavar="A|SOURCE", help="A list's number; or a source for its newest two.")],
    newer: Annotated[int | None, typer.Argument(metavar="B", help="The number of the list to compare with.")] = None,
    output: Output = Format.TEXT,
) -> None:
    """Show what list B says differently from list A: facilities that came, went, or changed."""
    before, after = run_to_end(_both(older, newer))
    found = difference(before, after)
    if output is Format.JSON:
        show_json(_object(found))
        return
    say(f"From {_named(before)} to {_named(after)}:")
    _show(found)


async def _both(older: str, newer: int | None) -> tuple[SmelterList, SmelterList]:
    async with open_ledger(read_settings()) as ledger:
        numbers = _numbers(older, newer, await ledger.lists())
        before, after = [await ledger.load_list(number) for number in numbers]
    if before is None or after is None:
        missing = numbers[0] if before is None else numbers[1]
        stop(Exit.FAILED, f"There is no list {missing}; `oredesk smelters lists` shows them.")
    return before, after


def _numbers(older: str, newer: int | None, stored: Sequence[StoredList]) -> tuple[int, int]:
    if newer is not None and older.isdigit():
        return int(older), newer
    if newer is not None or older not in tuple(ListSource):
        stop(Exit.FAILED, f"Name two lists by their numbers, or one source: {', '.join(ListSource)}.")
    found = [one.number for one in sorted(stored, key=lambda one: (one.as_of, one.number)) if one.source == older]
    if len(found) < len(("older", "newer")):
        stop(Exit.FAILED, f"There are not two lists of the source {older} yet.")
    return found[-2], found[-1]


def _show(found: Difference) -> None:
    if not found:
        out.print("They say the same.")
        return
    _show_facilities("Only in the newer list", found.added)
    _show_facilities("Only in the older list", found.removed)
    if found.changes:
        table = table_of("metal", "number", "name", "what", "before", "after", title="\nChanged")
        for one in found.changes:
            table.add_row(
                one.mineral.lower(),
                one.smelter_id or "",
                *map(escape, (one.name, one.aspect, one.before, one.after)),
            )
        out.print(table)
    out.print(f"\n{summary(found)}")


def summary(found: Difference) -> str:
    """How many facilities came, went and changed, in one line."""
    named = {"added": "new", "removed": "gone"}
    told = [f"{number} {named.get(what, f'with another {what}')}" for what, number in found.counts.items() if number]
    return f"Facilities: {', '.join(told)}" if told else "Facilities: none new, gone or changed"


def _show_facilities(title: str, entries: Sequence[ListEntry]) -> None:
    if not entries:
        return
    table = table_of("metal", "number", "name", "country", "status", title=f"\n{title}")
    for one in entries:
        name = one.standard_name or one.name
        table.add_row(one.mineral.lower(), one.smelter_id or "", escape(name), escape(one.country), one.status or "")
    out.print(table)


def _object(found: Difference) -> dict[str, Any]:
    return {"counts": dict(found.counts), "added": found.added, "removed": found.removed, "changes": found.changes}


def _named(listed: SmelterList) -> str:
    return f"{listed.source} of {listed.as_of} (“{listed.label}”)"
