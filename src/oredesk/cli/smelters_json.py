"""What the ``oredesk smelters`` commands print for machines."""

from typing import Any

from ..core.smelter import Facility, StoredList
from ..core.smelters.learning import Lesson
from .json_lines import fields_of
from .smelters_card import Known
from .smelters_session import Imported


def import_object(imported: Imported) -> dict[str, Any]:
    """How a list was understood and what became of it."""
    proposal = imported.proposal
    read = proposal.read
    known = imported.kept or proposal.known_as
    return {
        "file": imported.asked.name,
        "read_as": imported.read_as,
        "sheets": read.sheets,
        "source": read.source,
        "as_of": read.as_of.day,
        "columns": {one.column: one.heading for one in read.columns},
        "not_used": read.unused,
        "rows": read.rows,
        "entries": len(read.entries),
        "repeated": read.repeated,
        "passed_over": dict(read.passed_over),
        "wrong": [{"sheet": one.sheet, "row": one.row, "reason": one.reason} for one in read.wrong],
        "untied": [
            {
                "metal": one.entry.mineral,
                "name": one.entry.name,
                "country": one.entry.country,
                "perhaps": [candidate.facility.smelter_id for candidate in one.perhaps],
            }
            for one in proposal.untied
        ],
        "obstacles": proposal.obstacles,
        "kept": imported.kept is not None,
        "list": known.number if known else None,
    }


def lesson_object(taught: Lesson, kept: StoredList | None) -> dict[str, Any]:
    """What a look-up sheet teaches and what became of it."""
    known = kept or taught.known_as
    return {
        "template": taught.listed.label,
        "as_of": taught.listed.as_of,
        "names": len(taught.listed.entries),
        "new": len(taught.new),
        "other_meanings": [
            {
                "metal": one.entry.mineral,
                "name": one.entry.name,
                "here": one.entry.smelter_id,
                "so_far": [facility.smelter_id for facility in one.so_far],
            }
            for one in taught.other_meanings
        ],
        "kept": kept is not None,
        "list": known.number if known else None,
    }


def list_object(stored: StoredList, *, in_force: bool) -> dict[str, Any]:
    """A list without its entries."""
    return {**fields_of(stored), "in_force": in_force}


def facility_object(facility: Facility, known: Known) -> dict[str, Any]:
    """All that is known of a facility, with what each list says."""
    return {
        **fields_of(facility),
        "confirmed_names": known.confirmed_names(facility),
        "said": [
            {
                "list": one.stored.number,
                "as_of": one.stored.as_of,
                "source": one.stored.source,
                "in_force": one.in_force,
            }
            | fields_of(entry)
            for one, entry in known.statements(facility)
        ],
    }
