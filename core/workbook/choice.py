"""Which rows the minerals chosen in an EMRT 2.x get: what its hidden columns P to AA compute."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..cells import Entry, Value
from ..error_values import is_error
from ..mineral import Mineral
from .answers import mineral_named


@dataclass(frozen=True, slots=True)
class Slot:
    """What one row of every block is about."""

    written: str
    """As it stands in the cell where it was chosen; the Smelter List is searched for this."""
    mineral: Mineral | None
    """None for a text that is no mineral of ours, and for a second spelling of one that has its row already."""

    @property
    def about(self) -> str:
        """The mineral's name, or what was written instead of one."""
        return self.mineral or self.written


def chosen(choices: Iterable[tuple[Mineral, Entry]]) -> tuple[Slot, ...]:
    """The slots for what stands in each cell, given the mineral that the cell is for.

    The template takes whatever is not blank, and not this very cell's *(Delete …)*, for a mineral, sorts it and
    leaves out doubles, all without regard to case. A single error value leaves it with none.
    """
    entries = {_written(entry).casefold(): entry for mineral, entry in choices if _counts(entry, mineral)}
    if any(is_error(entry.value) for entry in entries.values()):
        return ()
    return tuple(_slots([_written(entry) for entry in sorted(entries.values(), key=lambda entry: _order(entry.value))]))


def _counts(entry: Entry, mineral: Mineral) -> bool:
    return entry.value not in (None, "") and not entry.is_exactly(f"(Delete {mineral})")


def _written(entry: Entry) -> str:
    return entry.value if isinstance(entry.value, str) else entry.text


def _slots(texts: list[str]) -> Iterator[Slot]:
    exact = {text.casefold() for text in texts}
    taken: set[Mineral] = set()
    for text in texts:
        mineral = mineral_named(text)
        if mineral and (mineral in taken or (mineral.casefold() in exact and text.casefold() != mineral.casefold())):
            mineral = None
        if mineral:
            taken.add(mineral)
        yield Slot(text, mineral)


def _order(value: Value) -> tuple[int, float, list[tuple[int, str]]]:
    """As Excel compares: numbers before texts; in these signs before digits before letters, accents ignored."""
    match value:
        case bool():
            return 2, value, []
        case str():
            plain = unicodedata.normalize("NFKD", value.casefold())
            return 1, 0, [(_rank(one), one) for one in plain if not unicodedata.combining(one)]
        case float():
            return 0, value, []
        case _:
            return 0, 0, []


def _rank(character: str) -> int:
    return 2 if character.isalpha() else 1 if character.isdigit() else 0
