"""Chooses among the sheets of a file those that are a list, and names what was found instead where none is."""

from collections.abc import Callable, Iterable, Sequence

from ..foreign_text import one_line
from ..table import Table
from .mapping import Choice, MappedTable, WrongChoice, map_columns
from .vocabulary import C, Vocabulary

_LONGEST_SHOWN = 40


def of_name(tables: Sequence[Table], name: str) -> Sequence[Table]:
    """The sheets of that name, whatever its case; all of them for ``""``."""
    return [table for table in tables if not name or table.name.casefold() == name.casefold()]


def mapped_tables(
    tables: Iterable[Table],
    vocabulary: Vocabulary[C],
    choices: Sequence[Choice[C]],
    missing: Callable[[MappedTable[C]], str],
) -> tuple[Sequence[MappedTable[C]], str]:
    """The sheets that are such a list, and what the last of the others lacks, for people.

    ``missing`` says what a sheet with headings lacks; ``""`` for nothing.
    """
    found: list[MappedTable[C]] = []
    doubts = ""
    for table in tables:
        try:
            mapped = map_columns(table, vocabulary, choices)
        except WrongChoice as wrong:
            doubts = str(wrong)
            continue
        lacks = missing(mapped) if mapped else ""
        if mapped and not lacks:
            found.append(mapped)
        doubts = lacks or doubts
    return found, doubts


def sheets_named(tables: Iterable[Table]) -> str:
    """The names of the sheets, for people."""
    return _quoted(table.name for table in tables)


def headings_named(mapped: MappedTable[C]) -> str:
    """The headings that were found, for people."""
    return _quoted(mapped.table.rows[mapped.heading_row])


def top_named(tables: Iterable[Table], example: str) -> str:
    """What stands at the top instead of headings, so that a person can name the columns; ``""`` for nothing."""
    first = next((row for table in tables for row in table.rows if sum(map(bool, row)) > 1), ())
    seen = _quoted(one_line(text, _LONGEST_SHOWN) for text in first)
    return f" Its first row of several cells is: {seen}. Name the columns: --column {example}=HEADING …" if seen else ""


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts if text)
