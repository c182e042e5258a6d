"""Prints a table as CSV for spreadsheet programs: foreign cells can be no formula, and Chinese survives Excel."""

import csv
import sys
from collections.abc import Iterable, Sequence

from ..core.foreign_text import clean_text

_FORMULA = ("=", "+", "-", "@", "\t", "\n")
"""What a cell begins with that a spreadsheet program would work out."""

_BYTE_ORDER_MARK = "\ufeff"
"""Excel takes CSV without it for text of the machine's old code page."""


def show_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print the table; None is an empty cell."""
    sys.stdout.write(_BYTE_ORDER_MARK)
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(headings)
    lines.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> str:
    text = "" if value is None else clean_text(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
