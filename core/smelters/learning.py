"""What the names in a look-up sheet add to the reference, and where they contradict it: told before they are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..smelter import Facility, ListEntry, SmelterList, StoredList
from .proposing import InForce, is_same
from .reference import Reference


@dataclass(frozen=True, slots=True)
class OtherMeaning:
    """A name that stands for another facility than so far: from then on it decides nothing by itself."""

    entry: ListEntry
    so_far: tuple[Facility, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A look-up sheet that was read, and what learning it would do."""

    listed: SmelterList
    known_as: StoredList | None
    """The very same names, learnt before."""
    rival: StoredList | None
    """Other names that were learnt as those of the same edition: one of the two workbooks was edited."""
    new: tuple[ListEntry, ...]
    """Names that nothing in force knows."""
    other_meanings: tuple[OtherMeaning, ...]


def lesson(listed: SmelterList, now: InForce) -> Lesson:
    """What learning the list's names would do."""
    reference = Reference.of(now.lists, now.confirmed)
    known = next((one for one in now.stored if is_same(one, listed)), None)
    same_edition = (one for one in now.stored if (one.source, one.label) == (listed.source, listed.label))
    rival = None if known else next(same_edition, None)
    new, other = _sorted(listed.entries, reference)
    return Lesson(listed, known, rival, tuple(new), tuple(other))


def _sorted(entries: Sequence[ListEntry], reference: Reference) -> tuple[list[ListEntry], list[OtherMeaning]]:
    new: list[ListEntry] = []
    other: list[OtherMeaning] = []
    for entry in entries:
        so_far = reference.named(entry.mineral, entry.name)
        if not so_far:
            new.append(entry)
        elif entry.smelter_id not in {facility.smelter_id for facility in so_far}:
            other.append(OtherMeaning(entry, so_far))
    return new, other
