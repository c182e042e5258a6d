"""What becomes of the reference when a list is imported: told before anything is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..mineral import Mineral
from ..smelter import Candidate, ConfirmedName, ListEntry, ListSource, SmelterList, StoredList
from .importing import ReadList, listed
from .reference import Reference

_MOST_SUGGESTED = 100
"""Entries that suggestions are looked up for; each takes some milliseconds, and a list may hold 20,000."""


@dataclass(frozen=True, slots=True)
class InForce:
    """What the reference is made of now."""

    stored: Sequence[StoredList]
    """Every list that was ever imported."""
    lists: Sequence[SmelterList]
    confirmed: Sequence[ConfirmedName]

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the lists in force."""
        keys = {(one.source, one.as_of, one.digest) for one in self.lists}
        return frozenset(one.number for one in self.stored if (one.source, one.as_of, one.digest) in keys)


@dataclass(frozen=True, slots=True)
class Untied:
    """An entry without a number whose facility its name does not tell; it gives nobody a status."""

    entry: ListEntry
    perhaps: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A list that was read, and what importing it would do."""

    read: ReadList
    listed: SmelterList | None
    """None as long as something must be said or mended first."""
    obstacles: tuple[str, ...]
    """What that is, in plain English."""
    known_as: StoredList | None = None
    """The very same list, imported before."""
    newer: SmelterList | None = None
    """A list of the same source that stays in force because it is newer."""
    replaced: SmelterList | None = None
    """The list of the same source that is in force now and would not be any more."""
    uncovered: tuple[Mineral, ...] = ()
    """Minerals that the replaced list speaks about and this one does not."""
    untied: tuple[Untied, ...] = ()


def propose(read: ReadList, label: str, now: InForce, *, allow_wrong: bool = False) -> Proposal:
    """What importing the list would do; ``allow_wrong`` takes the right rows however many are wrong, or mixed."""
    obstacles = tuple(_obstacles(read, allow_wrong=allow_wrong))
    if obstacles or read.source is None or read.as_of.day is None:
        return Proposal(read, None, obstacles)
    new = listed(read.source, read.as_of.day, label, read.entries)
    rival = next((one for one in now.lists if one.source is new.source), None)
    newer = rival if rival and rival.as_of > new.as_of else None
    replaced = rival if rival and not newer and rival.digest != new.digest else None
    return Proposal(
        read,
        new,
        (),
        known_as=next((one for one in now.stored if is_same(one, new)), None),
        newer=newer,
        replaced=replaced,
        uncovered=_uncovered(replaced, new),
        untied=() if newer else tuple(_untied(new, now)),
    )


def is_same(stored: StoredList, new: SmelterList) -> bool:
    """Whether the stored list is this very one."""
    return (stored.source, stored.as_of, stored.digest) == (new.source, new.as_of, new.digest)


def _obstacles(read: ReadList, *, allow_wrong: bool) -> Iterable[str]:
    if not read.entries:
        yield "No row can be used."
    elif read.too_many_wrong and not allow_wrong:
        yield (
            f"{len(read.wrong)} of {read.rows} rows are wrong: more than a tenth. Mend the list or the columns;"
            " or take the right rows alone: --allow-errors"
        )
    if not allow_wrong:
        yield from (_mixed(heading, ways) for heading, ways in read.mixed_dates)
    if read.source is None:
        yield "Neither the file's name nor its titles say whose list it is. Say it: --source SOURCE"
    if read.as_of.day is None:
        yield f"The day that the list is from is not known: {read.as_of.where}. Say it: --as-of DATE"


def _mixed(heading: str, ways: Sequence[str]) -> str:
    examples = ", ".join(f"“{way[:30]}”" for way in ways[:3])
    return (
        f"The column “{heading}” writes dates in several ways ({examples}), as lists do that were put together from"
        " several. Write them all in one way; or take the list as it is: --allow-errors"
    )


def _uncovered(replaced: SmelterList | None, new: SmelterList) -> tuple[Mineral, ...]:
    if replaced is None:
        return ()
    covered = {entry.mineral for entry in new.entries}
    return tuple(sorted({entry.mineral for entry in replaced.entries} - covered))


def _untied(new: SmelterList, now: InForce) -> Iterable[Untied]:
    """Entries that the reference with the new list in it cannot tie to a facility, with what they might mean."""
    if new.source is ListSource.LOOKUP or all(entry.smelter_id for entry in new.entries):
        return
    others = [one for one in now.lists if one.source is not new.source]
    reference = Reference.of((*others, new), now.confirmed)
    for place, entry in enumerate(reference.untied.get(new.source, ())):
        suggest = place < _MOST_SUGGESTED
        yield Untied(entry, reference.suggest(entry.mineral, entry.name, entry.country) if suggest else ())
