"""What a worker can be asked to do with a foreign file; a further job is a class here and a place in :data:`JOBS`."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar, Union, get_args, get_type_hints

from ..core.marked_copy import MOST_BYTES, CannotMark, MarkedCopy, Unmarkable
from ..core.submission import Reading
from ..core.table import Tables
from ..core.workbook.containers import extract, open_file
from ..core.workbook.lookup_list import LookupList, read_lookup
from ..core.workbook.marking.mark import mark
from ..core.workbook.tables import read_tables
from ..core.workbook.zip_contents import Limits

A_co = TypeVar("A_co", covariant=True)


class Job(Protocol[A_co]):
    """One thing to do with one file. A job is a frozen dataclass that :mod:`.codec` can carry, and so is its answer."""

    def do(self, data: bytes, limits: Limits) -> A_co:
        """Do it to the file's bytes, in the worker. Raises :class:`~oredesk.core.refusal.Refused` and nothing else.

        What its annotation says it returns is what the parent accepts as an answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class ReadWorkbooks:
    """Read every workbook in the file of this name."""

    name: str

    def do(self, data: bytes, limits: Limits) -> tuple[Reading, ...]:
        """See :func:`~oredesk.core.workbook.containers.open_file`."""
        return open_file(self.name, data, limits)


@dataclass(frozen=True, slots=True)
class ReadTables:
    """Read the tables in the file of this name, for a list that a person hands to the desk."""

    name: str

    def do(self, data: bytes, limits: Limits) -> Tables:  # noqa: ARG002 - the size was measured before
        """See :func:`~oredesk.core.workbook.tables.read_tables`."""
        return read_tables(self.name, data)


@dataclass(frozen=True, slots=True)
class ReadLookup:
    """Read the look-up sheet of a template, for the names in it."""

    def do(self, data: bytes, limits: Limits) -> LookupList:  # noqa: ARG002 - likewise
        """See :func:`~oredesk.core.workbook.lookup_list.read_lookup`."""
        return read_lookup(data)


@dataclass(frozen=True, slots=True)
class MarkWorkbook:
    """Make the marked copy of a workbook that is, or lies in, the file."""

    copy: MarkedCopy

    def do(self, data: bytes, limits: Limits) -> bytes | Unmarkable | None:
        """See :func:`~oredesk.core.workbook.marking.mark.mark`; None when the workbook is not there."""
        workbook = extract(data, self.copy.workbook, limits)
        if workbook is None:
            return None
        try:
            marked = mark(workbook, self.copy)
        except CannotMark as cannot:
            return cannot.reason
        return marked if len(marked) <= MOST_BYTES else Unmarkable.TOO_LARGE


JOBS: tuple[type[Job[object]], ...] = (ReadWorkbooks, ReadTables, ReadLookup, MarkWorkbook)
"""All that a worker accepts."""

ANY_JOB: Any = Union[JOBS]  # noqa: UP007 - made from a tuple
"""The type of a job on its way, for :func:`.codec.decode`."""


@cache
def answer_type(job: type[Job[object]]) -> Any:  # noqa: ANN401 - any annotation
    """The annotation of what the job returns, for :func:`.codec.decode`, without bytes, which travel as they are."""
    hint = get_type_hints(job.do)["return"]
    if not gives_bytes(job):
        return hint
    return Union[tuple(kind for kind in get_args(hint) if kind is not bytes)]  # noqa: UP007 - made from a tuple


@cache
def gives_bytes(job: type[Job[object]]) -> bool:
    """Whether the job may return bytes, beside other things (``bytes | Unmarkable``)."""
    return bytes in get_args(get_type_hints(job.do)["return"])
