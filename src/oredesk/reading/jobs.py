"""What a worker can be asked to do with a foreign file; how it is done is in :mod:`.doing`, for the worker alone."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, Union, get_args

from ..core.marked_copy import MarkedCopy, Unmarkable
from ..core.places.indicators.figures import Figures, Wanted
from ..core.smelter import LookupList
from ..core.submission import Reading
from ..core.table import Tables

A_co = TypeVar("A_co", covariant=True)


class Job(Generic[A_co]):
    """One thing to do with one file, named with what comes of it, which is all that the parent accepts as an answer.

    A job is a frozen dataclass that :mod:`.codec` can carry, and so is its answer.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ReadWorkbooks(Job[tuple[Reading, ...]]):
    """Read every workbook in the file of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class ReadTables(Job[Tables]):
    """Read the tables in the file of this name, for a list that a person hands to the desk."""

    name: str


@dataclass(frozen=True, slots=True)
class ReadFigures(Job[Figures]):
    """Read a publisher's file of figures about countries; what it holds beside them stays in the worker."""

    wanted: Wanted


@dataclass(frozen=True, slots=True)
class ReadLookup(Job[LookupList]):
    """Read the look-up sheet of a template, for the names in it."""


@dataclass(frozen=True, slots=True)
class MarkWorkbook(Job[bytes | Unmarkable | None]):
    """Make the marked copy of a workbook that is, or lies in, the file; None when it is not there."""

    copy: MarkedCopy


ANY_JOB: Any = ReadWorkbooks | ReadTables | ReadFigures | ReadLookup | MarkWorkbook
"""All that a worker accepts, for :func:`.codec.decode`."""


def answer_type(job: type[Job[object]]) -> Any:  # noqa: ANN401 - any annotation
    """The type of the job's answer, for :func:`.codec.decode`, without bytes, which travel as they are."""
    answer = _answer(job)
    if not gives_bytes(job):
        return answer
    return Union[tuple(kind for kind in get_args(answer) if kind is not bytes)]  # noqa: UP007 - made from a tuple


def gives_bytes(job: type[Job[object]]) -> bool:
    """Whether the job may return bytes, beside other things (``bytes | Unmarkable``)."""
    return bytes in get_args(_answer(job))


def _answer(job: type[Job[object]]) -> Any:  # noqa: ANN401 - any annotation
    """What stands in brackets behind ``Job``."""
    return get_args(job.__orig_bases__[0])[0]  # type: ignore[attr-defined]  # typing keeps it there (PEP 560)
