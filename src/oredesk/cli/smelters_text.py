"""What ``oredesk smelters import`` and ``learn`` print for people."""

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.places.countries import country_code
from ..core.smelter import Candidate, FacilityStatus, StoredList
from ..core.smelters.columns import Column
from ..core.smelters.difference import difference
from ..core.smelters.importing import ReadList
from ..core.smelters.learning import Lesson
from ..core.smelters.proposing import Proposal, Untied
from .session import today
from .smelters_diff import summary
from .smelters_session import Imported
from .terminal import counted, out, say, table_of

_LONGEST = 60
"""Characters of a foreign text that are shown."""
_FIRST = 10
"""Wrong rows and the like that are shown; the rest is counted."""


def show_import(imported: Imported) -> None:
    """How the list was understood, what is wrong with it, and what to do next."""
    read = imported.proposal.read
    _show_origin(imported)
    _show_columns(read)
    _show_rows(read)
    _show_countries(read)
    _show_wrong(read, imported.asked.name)
    _show_untied(imported.proposal.untied)
    _show_effect(imported.proposal)
    _show_end(imported)


def _show_origin(imported: Imported) -> None:
    read, wanted = imported.proposal.read, imported.asked.wanted
    sheets = f", {_sheets(read.sheets)}" if any(read.sheets) else ""
    say(f"{imported.asked.name}: {imported.read_as}{sheets}")
    source = f"{read.source} ({'as given' if wanted.source else 'by its name or titles'})" if read.source else "?"
    say(f"whose list: {source}")
    say(f"list date:  {read.as_of.day or '?'} ({read.as_of.where})")


def _show_columns(read: ReadList) -> None:
    table = table_of("field", "in the list", "for example")
    for one in read.columns:
        table.add_row(one.column, escape(one.heading), escape(one_line(one.sample, _LONGEST)))
    out.print()
    out.print(table)
    if read.unused:
        say(f"not used: {', '.join(one_line(heading, _LONGEST) for heading in read.unused)}")
    found = {one.column for one in read.columns}
    missing = [column for column in Column if column not in found | {Column.LIST_DATE}]
    if missing:
        say(f"not in the list, as it seems: {', '.join(missing)} (otherwise: --column {missing[0]}=HEADING)")
    out.print()


def _show_rows(read: ReadList) -> None:
    numbers = dict.fromkeys((entry.mineral, entry.smelter_id or entry.name) for entry in read.entries)
    say(f"{counted(read.rows, 'row')}: {counted(len(numbers), 'facility', 'facilities')} taken")
    for what, number in (("wrong, not taken", len(read.wrong)), ("repeated", read.repeated), *read.passed_over):
        if number:
            say(f"  {number} {what}")
    say(f"  by metal: {_counts(mineral.lower() for mineral, _ in numbers)}")
    statuses = {(entry.mineral, entry.smelter_id or entry.name): entry.status for entry in read.entries}
    stated = [status for status in statuses.values() if status]
    if stated:
        say(f"  by status: {_counts(stated)}")


def _show_countries(read: ReadList) -> None:
    """Countries that no check can compare, because their spelling is not understood."""
    odd = Counter(entry.country for entry in read.entries if entry.country and not country_code(entry.country))
    if odd:
        named = ", ".join(f"“{country}”" for country, _ in odd.most_common(_FIRST))
        say(f"  countries whose spelling is not understood, and which are therefore not compared: {named}")


def _show_wrong(read: ReadList, name: str) -> None:
    if not read.wrong:
        return
    in_sheets = any(one.sheet for one in read.wrong)
    table = table_of(*(("sheet",) if in_sheets else ()), "row", "what is wrong", title="\nWrong rows")
    for one in read.wrong[:_FIRST]:
        table.add_row(*((escape(one.sheet),) if in_sheets else ()), str(one.row), escape(one.reason))
    out.print(table)
    if any("vocabulary" in one.reason for one in read.wrong):
        say(f"The statuses are: {', '.join(FacilityStatus)}, and what lists commonly call them.")
    _more(len(read.wrong), f"; all of them: --errors {shlex.quote(Path(name).stem + '-errors.csv')}")


def _show_untied(untied: Sequence[Untied]) -> None:
    if not untied:
        return
    table = table_of("metal", "name", "country", "perhaps", title="\nNames that could not be tied to a facility")
    for one in untied[:_FIRST]:
        entry = one.entry
        table.add_row(entry.mineral.lower(), escape(entry.name), escape(entry.country), escape(_perhaps(one.perhaps)))
    out.print(table)
    _more(len(untied), "")
    say("They give nobody a status. To tie one: oredesk smelters confirm METAL NAME CID")


def _perhaps(candidates: Sequence[Candidate]) -> str:
    return "; ".join(f"{one.facility.smelter_id} {one.known_as}" for one in candidates) or "–"


def _show_effect(proposal: Proposal) -> None:
    if proposal.newer:
        say(f"\nThe list of {proposal.newer.as_of} (“{proposal.newer.label}”) is newer and stays in force.")
    if proposal.replaced:
        say(f"\nIt takes the place of the list of {proposal.replaced.as_of} (“{proposal.replaced.label}”).")
        if proposal.listed:
            say(summary(difference(proposal.replaced, proposal.listed)))
    if proposal.uncovered:
        metals = ", ".join(mineral.lower() for mineral in proposal.uncovered)
        out.print(
            f"Beware: that list speaks about {metals}, and this one does not. A source has one list in force: if its"
            " metals come in several files, put them into one.",
            style="yellow",
        )


def _show_end(imported: Imported) -> None:
    proposal, kept = imported.proposal, imported.kept
    out.print()
    if proposal.obstacles:
        say("Nothing was kept; the lists in force stay in force." if imported.asked.apply else "It cannot be kept yet.")
        for obstacle in proposal.obstacles:
            out.print(f"✗ {obstacle}", style="red", markup=False, soft_wrap=True)
        if proposal.read.as_of.day is None:
            say(f"  (if it is today's list: --as-of {today()})")
    elif proposal.known_as:
        say(f"This very list is here already, as list {proposal.known_as.number}. There is nothing to do.")
    elif kept:
        say(f"✓ Kept as list {kept.number}.")
    else:
        say("Nothing was changed: this was a look. To keep the list, say the same with --apply.")


def show_lesson(taught: Lesson, kept: StoredList | None, file: Path, *, apply: bool) -> None:
    """What a look-up sheet teaches, and what to do next."""
    listed = taught.listed
    facilities = dict.fromkeys((entry.mineral, entry.smelter_id) for entry in listed.entries)
    say(f"{one_line(file.name)}: look-up sheet of {listed.label} ({listed.as_of})")
    say(f"{counted(len(listed.entries), 'name')} of {counted(len(facilities), 'facility', 'facilities')}")
    say(f"  by metal: {_counts(mineral.lower() for mineral, _ in facilities)}")
    say(f"  {len(taught.new)} not known so far. A look-up sheet teaches names and places, never a status.")
    _show_other_meanings(taught)
    if taught.rival:
        out.print(
            f"Beware: list {taught.rival.number} is the look-up sheet of {listed.label} too, and says something else:"
            " one of the two workbooks was edited.",
            style="yellow",
        )
    out.print()
    if taught.known_as:
        say(f"These very names are here already, as list {taught.known_as.number}. There is nothing to do.")
    elif kept:
        say(f"✓ Kept as list {kept.number}.")
    elif not apply:
        say("Nothing was changed: this was a look. To learn the names, say the same with --apply.")


def _show_other_meanings(taught: Lesson) -> None:
    if not taught.other_meanings:
        return
    table = table_of("metal", "name", "here", "so far", title="\nNames that mean another facility here than so far")
    for one in taught.other_meanings[:_FIRST]:
        so_far = ", ".join(f"{facility.smelter_id} {facility.name}" for facility in one.so_far)
        here = f"{one.entry.smelter_id} {one.entry.standard_name}"
        table.add_row(one.entry.mineral.lower(), escape(one.entry.name), escape(here), escape(so_far))
    out.print(table)
    _more(len(taught.other_meanings), "")
    say(
        "Once learnt they are ambiguous and decide nothing by themselves. If this workbook is a supplier's, look twice."
    )


def _sheets(names: Sequence[str]) -> str:
    return ("sheet " if len(names) == 1 else "sheets ") + ", ".join(f"“{name}”" for name in names)


def _counts(texts: Iterable[str]) -> str:
    return ", ".join(f"{text} {number}" for text, number in Counter(texts).most_common()) or "none"


def _more(number: int, where: str) -> None:
    if number > _FIRST:
        say(f"… and {number - _FIRST} more{where}")
