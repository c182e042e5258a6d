"""Reads a publisher's file of figures about countries in the worker: its tables, or the JSON that it is."""

from functools import partial

from ..core.places.indicators.figures import Figures, Wanted
from ..core.places.indicators.importing import import_json, import_tables, wanted_sheets
from ..core.workbook.delimited import NoText, decoded
from ..core.workbook.tables import Request, read_tables

_MOST_BYTES = 96 << 20
"""Of the sheets that are read: a publisher's estimates beside those of its thirty sources, of thirty years."""
_BLANKS = b"\xef\xbb\xbf \t\r\n"


def read_figures(data: bytes, wanted: Wanted) -> Figures:
    """The edition in the file, or what is wrong with it. Raises Refused for what is no file of figures at all."""
    if data.lstrip(_BLANKS)[:1] in (b"[", b"{"):
        try:
            return import_json(decoded(data)[0], wanted)
        except NoText:
            return Figures(wanted.source, trouble="The file holds bytes that no text has.")
    tables = read_tables(wanted.file, data, Request(partial(wanted_sheets, wanted=wanted), _MOST_BYTES))
    if tables.trouble:
        return Figures(wanted.source, trouble=tables.trouble)
    return import_tables(tables, wanted)
