"""A number, list or text that a check goes by and an operator may set in the rule file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..language import Text

T = TypeVar("T", int, float, bool, str, dt.date | None, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """What may be set for one check. Its name is written in the rule file below the check's code."""

    name: str
    """Lower case with underscores; unique within its check, and the same object in every check that shares it."""
    default: T
    about: Text
    """What it means and its unit, for the catalogue and for who writes a rule file."""
    least: float | None = None
    most: float | None = None
    """The bounds of a number, both allowed."""
    choices: tuple[str, ...] = ()
    """What a text, or each text of a list, may be; anything when empty."""


Values = Mapping[Parameter[Any], Any]
"""What the operator set; a parameter that is missing has its default."""
