"""The rows of the Smelter List by mineral, and row numbers in a wording."""

from collections.abc import Iterable

from ..list_rows import SmelterRow
from ..mineral import Mineral
from .placeholders import is_placeholder
from .subject import Subject

_NAMED = 8


def rows_of(subject: Subject, mineral: Mineral) -> list[SmelterRow]:
    """All rows of a mineral, whatever they say of the smelter; the metal is compared as RMI's Checker does."""
    return subject.rows.get(mineral.casefold(), [])


def is_special(row: SmelterRow) -> bool:
    """Whether the row names no smelter of the template's list: *not listed* or *not yet identified*."""
    return row.is_not_listed or row.is_not_identified


def is_explained(row: SmelterRow) -> bool:
    """Whether the supplier says what is planned or known, in columns M (next steps) or Q (comments)."""
    return any(text.strip() and not is_placeholder(text) for text in (row.next_steps, row.comments))


def listed_rows(subject: Subject, mineral: Mineral) -> list[SmelterRow]:
    """The rows of a mineral that name a smelter by its number or by the template's list."""
    return [row for row in rows_of(subject, mineral) if row.lookup.strip() and not is_special(row)]


def named(numbers: Iterable[int]) -> str:
    """The row numbers in order as one text, an ellipsis for those after the eighth."""
    texts = [str(number) for number in sorted(numbers)]
    return ", ".join(texts[:_NAMED]) + (", …" if len(texts) > _NAMED else "")
