"""Learns the names of smelters from a workbook's own look-up sheet: names and places, and never a status."""

import datetime as dt
from collections.abc import Iterator

from ..foreign_text import one_line
from ..smelter import NUMBER, ListEntry, LookupList, SmelterId
from .anchoring import lookup_is_in_place
from .answers import mineral_named
from .containers import spreadsheet
from .grid import Sheet, open_grid
from .layouts import LAYOUTS, layout_for
from .layouts.layout import LOOKUP, LOOKUP_COLUMNS
from .recognising import Edition, edition_of, sheets_of, wishes


def read_lookup(data: bytes) -> LookupList:
    """What the look-up sheet of a CMRT, EMRT, AMRT or CRT teaches, whether filled in or blank.

    Raises :class:`~oredesk.core.refusal.Refused` for a file that is no such workbook.
    """
    plain = spreadsheet(data)
    sheets = sheets_of(open_grid(plain, wishes))
    edition = edition_of(sheets)
    lookup = sheets.get(LOOKUP)
    entries = tuple(_entries(lookup)) if lookup and lookup_is_in_place(lookup) else ()
    return LookupList(f"{edition.kind} {edition.version}", edition.revision_date or _released(edition), entries)


def _released(edition: Edition) -> dt.date | None:
    layout = layout_for(edition.kind, edition.version) if edition.kind in LAYOUTS else None
    return layout.released if layout and layout.version == edition.version else None


def _entries(sheet: Sheet) -> Iterator[ListEntry]:
    """One for each row of a mineral of ours with a number; the rows for the unknown have none."""
    columns = "".join(LOOKUP_COLUMNS.values())
    for row, text in sheet.column(LOOKUP_COLUMNS["smelter_id"]):
        number, stored = one_line(text).upper(), sheet.row(row, columns)
        texts = {name: one_line(stored[column]) for name, column in LOOKUP_COLUMNS.items()}
        mineral, name = mineral_named(texts["metal"]), texts["name"]
        if NUMBER.fullmatch(number) and mineral and name:
            yield ListEntry(
                mineral=mineral,
                smelter_id=SmelterId(number),
                name=name,
                standard_name=texts["standard"] or name,
                country=texts["country"],
                region=texts["state"],
                city=texts["city"],
            )
