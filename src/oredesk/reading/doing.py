"""Does in the worker what was asked of it: the one place from which foreign files are opened."""

from ..core.marked_copy import MOST_BYTES, CannotMark, MarkedCopy, Unmarkable
from ..core.workbook.containers import extract, open_file
from ..core.workbook.lookup_list import read_lookup
from ..core.workbook.marking.mark import mark
from ..core.workbook.tables import read_tables
from ..core.workbook.zip_contents import Limits
from .figures import read_figures
from .jobs import Job, MarkWorkbook, ReadFigures, ReadLookup, ReadTables, ReadWorkbooks


def do(job: Job[object], data: bytes, limits: Limits) -> object:
    """Do the job with the file's bytes. Raises :class:`~oredesk.core.refusal.Refused` where that cannot be done."""
    match job:
        case ReadWorkbooks(name):
            return open_file(name, data, limits)
        case ReadTables(name):
            return read_tables(name, data)
        case ReadFigures(wanted):
            return read_figures(data, wanted)
        case ReadLookup():
            return read_lookup(data)
        case MarkWorkbook(copy):
            return _marked(data, copy, limits)
        case _:
            raise TypeError(type(job).__name__)


def _marked(data: bytes, copy: MarkedCopy, limits: Limits) -> bytes | Unmarkable | None:
    workbook = extract(data, copy.workbook, limits)
    if workbook is None:
        return None
    try:
        marked = mark(workbook, copy)
    except CannotMark as cannot:
        return cannot.reason
    return marked if len(marked) <= MOST_BYTES else Unmarkable.TOO_LARGE
