"""``oredesk notes``: what staff should look at and no supplier is told."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.markup import escape
from rich.padding import Padding

from ..core.checks import wording
from ..core.finding import CheckFault, Finding
from ..core.foreign_text import clean_text
from ..core.language import Language
from ..core.reexamination import ReferenceChange, StaffNote
from ..core.report_json import finding_object
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end
from .terminal import Format, minute, out, reader_language


def notes(
    days: Annotated[int, typer.Option(min=1, max=3660, help="How far back to look.")] = 30,
    output: Annotated[Format, typer.Option("--format", help="text for people, json: one object per line.")] = (
        Format.TEXT
    ),
    lang: Annotated[Language | None, typer.Option(help="Language of the findings; by default your terminal's.")] = None,
) -> None:
    """Show suspicions, failed checks, and what changed lists made of old submissions. For staff, not to be sent on."""
    language = lang or reader_language()
    found = run_to_end(_notes(days))
    if not found and output is Format.TEXT:
        out.print(f"Nothing to note in the last {days} days.")
    for note in found:
        if output is Format.JSON:
            show_json(_object(note, language))
        else:
            _show(note, language)


async def _notes(days: int) -> Sequence[StaffNote]:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.staff_notes(now() - dt.timedelta(days=days))


def _show(note: StaffNote, language: Language) -> None:
    about = " · ".join(filter(None, (note.template, note.supplier, note.company, note.sender, note.name)))
    out.print(f"[bold]mail {note.mail_id}[/bold]  {minute(note.received_at)} UTC  {escape(clean_text(about))}")
    _show_findings("suspicion", note.suspicions, language)
    _show_faults(note.faults)
    for change in note.changes:
        known = f"smelter reference {change.reference}" if change.reference else "without smelter reference"
        out.print(f"  {minute(change.at)} UTC, {known}:", style="dim")
        _show_findings("new", change.appeared, language)
        _show_findings("gone", change.gone, language)
        _show_faults(change.faults)
    out.print()


def _show_findings(kind: str, findings: Iterable[Finding], language: Language) -> None:
    for finding in findings:
        place = f"{finding.cell}  " if finding.cell else ""
        line = f"{kind}  {finding.code}  {place}{wording.message(finding, language)}"
        out.print(Padding(escape(clean_text(line)), (0, 0, 0, 2), expand=False))
        if kind == "suspicion":
            out.print(Padding(escape(f"→ {wording.remedy(finding, language)}"), (0, 0, 0, 4), expand=False))


def _show_faults(faults: Iterable[CheckFault]) -> None:
    for fault in faults:
        what = f"check {fault.code} failed" if fault.code else "could not be examined anew"
        out.print(f"  {what}: {fault.kind} at {fault.place}", style="red", markup=False)


def _object(note: StaffNote, language: Language) -> dict[str, object]:
    return {
        "submission": note.submission,
        "mail": note.mail_id,
        "sender": note.sender,
        "company": clean_text(note.company),
        "supplier": note.supplier,
        "received_at": note.received_at.isoformat(),
        "template": note.template,
        "file": clean_text(note.name),
        "suspicions": [finding_object(finding, language) for finding in note.suspicions],
        "faults": [_fault_object(fault) for fault in note.faults],
        "changes": [_change_object(change, language) for change in note.changes],
    }


def _change_object(change: ReferenceChange, language: Language) -> dict[str, object]:
    return {
        "at": change.at.isoformat(),
        "reference": change.reference,
        "appeared": [finding_object(finding, language) for finding in change.appeared],
        "gone": [finding_object(finding, language) for finding in change.gone],
        "faults": [_fault_object(fault) for fault in change.faults],
    }


def _fault_object(fault: CheckFault) -> dict[str, object]:
    return {"check": fault.code, "kind": fault.kind, "place": fault.place}
