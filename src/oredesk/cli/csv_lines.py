"""Tables as CSV for spreadsheet programs: foreign cells can be no formula, and Chinese survives Excel."""

import csv
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from ..core.foreign_text import clean_text
from .terminal import Exit, stop

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")
"""What a cell begins with that a spreadsheet program would work out; an East Asian one may know the wide signs, too."""

_BYTE_ORDER_MARK = "\ufeff"
"""Excel takes CSV without it for text of the machine's old code page."""


def show_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print the table; None is an empty cell."""
    _write(sys.stdout, headings, rows)


def write_csv(file: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the table into a file; where that fails the command ends."""
    try:
        with file.open("w", encoding="utf-8", newline="") as stream:
            _write(stream, headings, rows)
    except OSError as trouble:
        stop(Exit.FAILED, f"{file} cannot be written: {trouble.strerror or type(trouble).__name__}")


def _write(stream: TextIO, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    stream.write(_BYTE_ORDER_MARK)
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(headings)
    lines.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: object) -> str:
    text = "" if value is None else clean_text(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text
