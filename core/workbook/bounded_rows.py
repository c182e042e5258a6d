"""Keeps the tables of a foreign file within bounds: a list is small, whatever a file holds."""

from collections.abc import Iterable, Sequence

from ..foreign_text import clean_text

MOST_ROWS = 50_000
"""Rows that hold something, of one table; the largest lists are registers of suppliers."""
MOST_COLUMNS = 256
"""As far as column IV; exports of purchasing systems have a hundred and more."""
_TITLES = 40
"""Rows above a list that do not count: titles, remarks, headings."""
LONGEST_CELL = 1000
"""Characters; what is longer is cut, with an ellipsis for the last one."""
_MOST_BLANK_ROWS = 100_000
_WIDEST = 16_384
"""Cells of a row, blank ones included; Excel's own limit, down to which some programs write separators."""
MOST_BYTES = 24 << 20
"""Of all tables of a file as they travel to the service, which takes answers of 32 MiB."""
_ESCAPED = len(r"\u4e2d")


TOO_LONG = f"The file holds more than {MOST_ROWS:,} rows: no list is that long."
TOO_WIDE = f"The file holds more than {MOST_COLUMNS} columns: no list is that wide."


class TooMuch(Exception):  # noqa: N818 - says what the file is
    """The file holds more than any list; the text says what, in plain English."""


class Bounds:
    """What may still be taken from one file."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._left = most_bytes

    def rows(self, rows: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
        """The rows with clean cells and without what is blank at their ends; raises :class:`TooMuch`."""
        taken: list[tuple[str, ...]] = []
        filled = 0
        for row in rows:
            if len(row) > _WIDEST:
                raise TooMuch(TOO_WIDE)
            cells = _clean_row(row)
            filled += bool(cells)
            if filled > MOST_ROWS + _TITLES:
                raise TooMuch(TOO_LONG)
            if len(taken) - filled > _MOST_BLANK_ROWS:
                raise TooMuch("The file holds more blank rows than any list has.")
            self._take(cells)
            taken.append(cells)
        return tuple(taken)

    def _take(self, cells: tuple[str, ...]) -> None:
        if len(cells) > MOST_COLUMNS:
            raise TooMuch(TOO_WIDE)
        self._left -= sum(3 + len(cell) * (1 if cell.isascii() else _ESCAPED) for cell in cells)
        if self._left < 0:
            raise TooMuch("The file holds more text than any list.")


def _clean_row(row: Sequence[str]) -> tuple[str, ...]:
    cells = [_clean(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _clean(cell: str) -> str:
    return (cell if cell.isascii() and cell.isprintable() else clean_text(cell)).strip()[:LONGEST_CELL]
