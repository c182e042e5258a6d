"""Reads a list that is handed to the desk (.xlsx, .xls, .ods, CSV, JSON, Excel 2003 XML) into plain tables."""

import csv
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ..table import Table, Tables
from . import json_tables, ole, sniffing, spreadsheet_xml, zip_contents
from .bounded_rows import MOST_BYTES, Bounds, TooMuch
from .containers import spreadsheet
from .delimited import NoText, decoded, records
from .grid import open_grid
from .layouts.layout import DECLARATION, LOOKUP, SMELTER_LIST
from .package import Wish

_TEXTS = frozenset({"CSV", "TSV", "TXT", "TAB", "JSON", "XML", "XML (Excel 2003)"})
"""What :mod:`.sniffing` calls the texts that may hold a table."""
_SAVE_ANEW = "Open it in a spreadsheet program and save it once more as .xlsx or as CSV UTF-8."


def _every(sheets: tuple[str, ...]) -> tuple[str, ...]:
    return sheets


@dataclass(frozen=True, slots=True)
class Request:
    """Which sheets of a workbook are wanted, by their names, and how much text may be in them."""

    sheets: Callable[[tuple[str, ...]], Collection[str]] = _every
    most_bytes: int = MOST_BYTES


def read_tables(name: str, data: bytes, request: Request = Request()) -> Tables:
    """The tables in the file; none, with the trouble named, for a file that holds none or more than asked for.

    Raises Refused for what is no file of a kind that can hold a list: a picture, a PDF, a damaged workbook….
    """
    if not data.strip():
        return Tables((), trouble="The file is empty.")
    try:
        if data.startswith((*zip_contents.MAGIC, ole.MAGIC)):
            return _of_workbook(data, request)
        return _of_text(name, data, request.most_bytes)
    except (TooMuch, json_tables.NoJson, spreadsheet_xml.NoSpreadsheet) as trouble:
        return Tables((), trouble=str(trouble))
    except NoText:
        return Tables((), trouble=f"The file holds bytes that no text has. {_SAVE_ANEW}")
    except csv.Error:
        return Tables((), trouble=f"A quotation mark in the file is never closed. {_SAVE_ANEW}")


def _of_workbook(data: bytes, request: Request) -> Tables:
    wish = Wish(wide=True)
    grid = open_grid(
        spreadsheet(data), lambda names: {} if _is_template(names) else dict.fromkeys(request.sheets(names), wish)
    )
    if _is_template(grid.names):
        return Tables(
            (),
            trouble="This is a reporting template (CMRT, EMRT…), not a list. To learn the names in its look-up sheet:"
            " oredesk smelters learn FILE",
        )
    read = _tables("workbook", ((sheet.name, sheet.rows()) for sheet in grid.sheets), request.most_bytes)
    names = {table.name for table in read.found}
    return replace(read, not_read=tuple(name for name in grid.names if name not in names))


def _is_template(names: tuple[str, ...]) -> bool:
    known = {name.strip().casefold() for name in names}
    return DECLARATION.casefold() in known and not known.isdisjoint({LOOKUP.casefold(), SMELTER_LIST.casefold()})


def _of_text(name: str, data: bytes, most_bytes: int) -> Tables:
    refused = sniffing.refuse(name, data)
    kind = dict(refused.refusal.facts).get("what", "")
    if kind in ("HTML", "MHTML"):
        return Tables((), trouble=f"This is a web page ({kind}), whatever its name says. {_SAVE_ANEW}")
    if kind not in _TEXTS:
        raise refused
    text, encoding = decoded(data)
    start = text.lstrip()[:1]
    if start == "<":
        return _tables("Excel 2003 XML", spreadsheet_xml.sheets(text), most_bytes)
    if start in ("[", "{"):
        return _of_json(text, most_bytes)
    rows, separated = records(text)
    return _tables(f"CSV ({encoding}, separated by {separated})", [("", rows)], most_bytes)


def _of_json(text: str, most_bytes: int) -> Tables:
    lists = json_tables.lists_of_objects(text)
    read = _tables("JSON", ((key, json_tables.rows_of(objects)) for key, objects in lists), most_bytes, first_row=0)
    return read if read.found else Tables((), trouble="The JSON holds no list of objects.")


def _tables(
    read_as: str, named: Iterable[tuple[str, Iterable[Sequence[str]]]], most_bytes: int, first_row: int = 1
) -> Tables:
    bounds = Bounds(most_bytes)
    return Tables(tuple(Table(name, bounds.rows(rows), first_row) for name, rows in named), read_as)
