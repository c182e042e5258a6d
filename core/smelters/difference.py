"""Tells what one list says differently from another."""

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..mineral import Mineral
from ..places.countries import country_code
from ..smelter import ListEntry, SmelterId, SmelterList
from .describing import Statement, status_stated
from .normalising import metal_key, name_key, number_key


class Aspect(enum.StrEnum):
    """What may change about a facility that both lists name."""

    STATUS = "status"
    NAME = "name"
    COUNTRY = "country"
    SUCCESSOR = "successor"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the newer list says differently of a facility."""

    mineral: Mineral
    smelter_id: SmelterId | None
    name: str
    """The facility's main name in the newer list."""
    aspect: Aspect
    before: str
    """As the older list has it; a status as the value of its ``FacilityStatus``."""
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that two lists say differently; facilities and changes in the order of metal and number, or else name."""

    added: tuple[ListEntry, ...]
    """Facilities that only the newer list names, each once, by its first row."""
    removed: tuple[ListEntry, ...]
    changes: tuple[Change, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many facilities were added and removed, and how many changes there are of each aspect."""
        changed = {aspect.value: sum(one.aspect is aspect for one in self.changes) for aspect in Aspect}
        return {"added": len(self.added), "removed": len(self.removed)} | changed

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.added or self.removed or self.changes)


def difference(old: SmelterList, new: SmelterList) -> Difference:
    """What the newer list says differently from the older one.

    A facility is the same when metal and number are; in lists without numbers, when metal and normalised name are.
    What one of the lists leaves blank has not changed. A name spelled with other capitals or punctuation, a country in
    other words, or one more alias in a look-up list is no difference either.
    """
    before, after = _facilities(old), _facilities(new)
    return Difference(
        added=tuple(after[key].entry for key in sorted(after.keys() - before.keys())),
        removed=tuple(before[key].entry for key in sorted(before.keys() - after.keys())),
        changes=tuple(
            change for key in sorted(before.keys() & after.keys()) for change in _changes(before[key], after[key])
        ),
    )


def _facilities(listed: SmelterList) -> dict[tuple[str, str, str], Statement]:
    facilities: dict[tuple[str, str, str], Statement] = {}
    for entry in listed.entries:
        number = number_key(entry.smelter_id or "")
        name = "" if number else name_key(_main_name(entry))
        facilities.setdefault((metal_key(entry.mineral), number, name), Statement(listed, entry))
    return facilities


def _changes(before: Statement, after: Statement) -> Iterator[Change]:
    for aspect, old, new in _compared(before, after):
        entry = after.entry
        yield Change(entry.mineral, entry.smelter_id, _main_name(entry), aspect, old, new)


def _compared(before: Statement, after: Statement) -> Iterator[tuple[Aspect, str, str]]:
    old, new = before.entry, after.entry
    if (was := status_stated(before)) is not (becomes := status_stated(after)):
        yield Aspect.STATUS, was.value, becomes.value
    names = _main_name(old), _main_name(new)
    if all(names) and name_key(names[0]) != name_key(names[1]):
        yield Aspect.NAME, *names
    if old.country and new.country and _place(old.country) != _place(new.country):
        yield Aspect.COUNTRY, old.country, new.country
    if new.successor and new.successor != old.successor:
        yield Aspect.SUCCESSOR, old.successor or "", new.successor


def _main_name(entry: ListEntry) -> str:
    return entry.standard_name or entry.name


def _place(country: str) -> str:
    return country_code(country) or name_key(country)
