"""What ``oredesk suppliers import`` prints for people."""

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.suppliers.columns import CONDUCT, Column
from ..core.suppliers.describing import (
    conduct_changes,
    conduct_text,
    field_name,
    field_shown,
    field_text,
    is_scored,
    minerals_named,
)
from ..core.suppliers.proposing import Proposal, RowChange
from ..core.suppliers.reading import ReadRegister
from .terminal import counted, out, say, table_of

_LONGEST = 60
"""Characters of a foreign text that are shown."""
_FIRST = 10
"""New, changed and wrong rows that are shown; the rest is counted."""
_MOST_UNUSED = 30
"""Headings that are named although nobody uses them; exports have a hundred and more."""
_MISUNDERSTOOD = 0.5
"""The share of rows from which on a column that is wrong in them may hold something else."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and did."""

    name: str
    """The file's."""
    read_as: str
    proposal: Proposal
    applied: bool
    """Whether it was asked to keep what it found."""
    kept: bool
    """Whether anything was kept."""
    refused: bool
    """Whether wrong rows stand in the way."""


def show_import(imported: Imported, language: Language) -> None:
    """How the register was understood, what it changes, what is wrong with it, and what to do next."""
    proposal = imported.proposal
    sheet = f", sheet “{proposal.read.sheet}”" if proposal.read.sheet else ""
    say(f"{imported.name}: {imported.read_as}{sheet}")
    _show_columns(proposal.read)
    _show_rows(proposal)
    _show_new(proposal.new, language)
    _show_changed(proposal.changed, language)
    _show_wrong(proposal, imported.name, language)
    _show_end(imported)


def _show_columns(read: ReadRegister) -> None:
    table = table_of("field", "in the file", "for example")
    for one in read.columns:
        table.add_row(one.column, escape(one_line(one.heading, _LONGEST)), escape(one_line(one.sample, _LONGEST)))
    out.print()
    out.print(table)
    if read.unused:
        named = ", ".join(one_line(heading, _LONGEST) for heading in read.unused[:_MOST_UNUSED])
        more = f" and {len(read.unused) - _MOST_UNUSED} more" if len(read.unused) > _MOST_UNUSED else ""
        say(f"not used: {named}{more}")
    missing = [column for column in Column if not read.has(column) and column not in CONDUCT]
    if missing:
        say(f"not in the file, so the register keeps what it has: {', '.join(missing)}")
        say(f"  (if it is: --column {missing[0]}=HEADING)")
    say("A blank cell says that nothing is known: it empties that field. Blank cells about conduct say nothing.")
    out.print()


def _show_rows(proposal: Proposal) -> None:
    wrong = len({one.row for one in proposal.wrong})
    told = [(len(proposal.new), "new"), (len(proposal.changed), "changed"), (proposal.unchanged, "unchanged")]
    told += [(wrong, "wrong")] if wrong else []
    say(f"{counted(proposal.read.count, 'row')}: {', '.join(f'{number} {what}' for number, what in told)}")
    for what, number in proposal.read.passed_over:
        say(f"  {number} {what}, passed over")
    if proposal.missing:
        named = ", ".join(one.supplier.code for one in proposal.missing[:_FIRST])
        more = " …" if len(proposal.missing) > _FIRST else ""
        say(f"  {len(proposal.missing)} of the register not in the file; they stay as they are: {named}{more}")
    odd = Counter(one.mineral for row in proposal.suppliers for one in row.minerals if not is_scored(one.mineral))
    if odd:
        named = ", ".join(f"{one_line(mineral, _LONGEST)} {number}" for mineral, number in odd.most_common(_FIRST))
        say(f"  minerals that are kept as written and not scored: {named}")


def _show_new(new: Sequence[RowChange], language: Language) -> None:
    if not new:
        return
    table = table_of("row", "code", "name", "country", "spend", "minerals", title="\nNew")
    table.columns[4].justify = "right"
    for change in new[:_FIRST]:
        after = change.after
        place, spend = (field_text(after, name, language) for name in ("country", "spend"))
        named = escape(minerals_named(after, language))
        table.add_row(str(change.row), escape(after.code), escape(after.name), place, spend, named)
    out.print(table)
    _more(len(new), "")


def _show_changed(changed: Sequence[RowChange], language: Language) -> None:
    if not changed:
        return
    table = table_of("row", "code", "name", "field", "so far", "then", title="\nChanged")
    for change in changed[:_FIRST]:
        who = (str(change.row), escape(change.after.code), escape(change.after.name))
        for difference in _differences(change, language):
            table.add_row(*who, *map(escape, difference))
            who = ("", "", "")
    out.print(table)
    _more(len(changed), "")


def _differences(change: RowChange, language: Language) -> Sequence[tuple[str, ...]]:
    """Field, what the register has, and what it would have."""
    before = change.before.supplier if change.before else change.after
    fields = [
        (field_name(name, language), *(field_shown(one, name, language) for one in (before, change.after)))
        for name in change.fields
    ]
    if change.conduct is None:
        return fields
    told = (change.recorded, change.conduct)
    parts = [
        (field_name(name, language), *(conduct_text(one, name, language) for one in told))
        for name in conduct_changes(*told)
    ]
    return [*fields, *parts]


def _show_wrong(proposal: Proposal, name: str, language: Language) -> None:
    wrong = proposal.wrong
    if not wrong:
        return
    table = table_of("row", "column", "value", "what is expected", title="\nWrong rows")
    for one in wrong[:_FIRST]:
        column = one.heading or one.column
        expected = escape(one.expected(language))
        table.add_row(str(one.row), escape(one_line(column, _LONGEST)), escape(one.value), expected)
    out.print(table)
    _more(len(wrong), f"; all of them: --errors {shlex.quote(Path(name).stem + '-errors.csv')}")
    for column, number in Counter(one.column for one in wrong).items():
        if 1 < number > proposal.read.count * _MISUNDERSTOOD:
            heading = one_line(proposal.read.heading(column), _LONGEST)
            say(f"“{heading}” is wrong in {number} rows. If it is not “{column.about}”: --column {column}=")


def _show_end(imported: Imported) -> None:
    proposal = imported.proposal
    out.print()
    if imported.refused:
        rows = counted(len({one.row for one in proposal.wrong}), "row")
        nothing = "nothing was kept" if imported.applied else "as it is, nothing would be kept"
        out.print(f"✗ {rows} wrong: {nothing}.", style="red")
        say("Mend them in the file, or take the right rows alone: --apply --allow-errors")
    elif imported.kept:
        say(f"✓ Kept: {len(proposal.new)} new, {len(proposal.changed)} changed.")
    elif not proposal.changes:
        say("The register says all this already. There is nothing to do.")
    else:
        say("Nothing was changed: this was a look. To keep it, say the same with --apply.")


def _more(number: int, where: str) -> None:
    if number > _FIRST:
        say(f"… and {number - _FIRST} more{where}")
