"""Excel's error values, which run through every formula that touches them."""

from .cells import Value
from .list_rows import SmelterRow

CLASSIC_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
"""Those that every program knows."""
_LATER = frozenset(
    {
        *("#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!"),
        *("#EXTERNAL!", "#PYTHON!", "#TIMEOUT!"),
    }
)
_ERRORS = CLASSIC_ERRORS | _LATER


def is_error(value: Value) -> bool:
    """Whether the value, untrimmed, is one of Excel's error values."""
    return isinstance(value, str) and value in _ERRORS


def has_error(row: SmelterRow) -> bool:
    """Whether an error value in this row turns RMI's row about not-listed smelters into an error."""
    return is_error(row.lookup) or is_error(row.name) or is_error(row.country)
