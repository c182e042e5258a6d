"""A cell of a supplier's workbook: where it is, and what stands in it."""

import datetime as dt
from dataclasses import dataclass

Value = str | float | bool | dt.datetime | dt.date | dt.time | None
"""What a cell can hold. ``None`` is an empty cell; ``""`` is the empty text that a formula gives, which RMI's Checker
counts as answered (a constant empty text is an empty cell). Numbers are floats."""


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A place in the supplier's own file: the sheet's name there, and an A1 address."""

    sheet: str
    address: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One input cell and what stands in it, exactly as stored."""

    cell: Cell
    value: Value

    @property
    def text(self) -> str:
        """The value as a person reads it: trimmed text, numbers without a needless ``.0``, dates in ISO form."""
        match self.value:
            case None:
                return ""
            case str():
                return self.value.strip()
            case bool():
                return str(self.value).upper()
            case float():
                return str(int(self.value)) if self.value.is_integer() else repr(self.value)
            case dt.datetime():
                at_midnight = self.value.time() == dt.time()
                return self.value.date().isoformat() if at_midnight else self.value.isoformat(" ")
            case _:
                return self.value.isoformat()

    @property
    def is_blank(self) -> bool:
        """Blank as RMI's Checker sees it: empty or 0 (also as a date, or as FALSE), but no empty text and no space."""
        return self.value is None or self.value in (0, dt.time())

    def is_exactly(self, answer: str) -> bool:
        """Whether RMI's Checker takes the value for this answer: case is ignored, blanks are not."""
        return isinstance(self.value, str) and self.value.casefold() == answer.casefold()
