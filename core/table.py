"""A sheet of texts: what a list is before anybody knows what its columns mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet, from its first row on; blank cells are ``""``, blank rows have no cells at all."""

    name: str
    """The sheet's name; ``""`` where a file is one table alone."""
    rows: tuple[tuple[str, ...], ...]
    """Trimmed texts; a date is in ISO form, a whole number has no ``.0``. Blank cells at a row's end are left out."""
    first_row: int = 1
    """The number that people know the first row by."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What a file holds as tables."""

    found: tuple[Table, ...]
    read_as: str = ""
    """The file's format as it was recognised, for people: ``"CSV (GB18030, separated by ;)"``."""
    trouble: str = ""
    """Why nothing was found, in plain English for staff; ``""`` when something was."""
    not_read: tuple[str, ...] = ()
    """The names of sheets that nobody asked for."""
