"""What ``oredesk smelters show`` prints: all that is known of one smelter, and which list says it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.markup import escape

from ..core.language import Language
from ..core.mineral import Mineral
from ..core.places.countries import country_name
from ..core.smelter import Candidate, ConfirmedName, Facility, ListEntry, SmelterList, StoredList
from ..core.smelters.reference import Reference
from .terminal import out, say, table_of

_MOST_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Known:
    """The reference in force and what it is made of."""

    reference: Reference
    confirmed: Sequence[ConfirmedName]
    said: Sequence["StatedList"]
    """Every list that was ever imported."""

    def confirmed_names(self, facility: Facility) -> tuple[str, ...]:
        """The names that people said mean this facility."""
        key = facility.mineral, facility.smelter_id
        return tuple(word.name for word in self.confirmed if (word.mineral, word.smelter_id) == key)

    def statements(self, facility: Facility) -> Iterator[tuple["StatedList", ListEntry]]:
        """What each list says of the facility; an entry without a number is about it when its name finds it."""
        for one in self.said:
            for entry in one.listed.entries:
                if entry.mineral is facility.mineral and self._is_about(entry, facility):
                    yield one, entry

    def _is_about(self, entry: ListEntry, facility: Facility) -> bool:
        if entry.smelter_id:
            return entry.smelter_id == facility.smelter_id
        return self.reference.named(entry.mineral, entry.name) == (facility,)


@dataclass(frozen=True, slots=True)
class StatedList:
    """A list with its number, and whether it counts."""

    stored: StoredList
    listed: SmelterList
    in_force: bool


def show(facility: Facility, known: Known) -> None:
    """The facility, then each list's words about it, the newest first."""
    out.print(f"[bold]{facility.smelter_id}[/] {escape(facility.name)}", soft_wrap=True)
    for name, text in _facts(facility, known):
        say(f"  {name:<14}{text}")
    table = table_of("list", "date", "source", "name", "country", "status", "scheme", "in force")
    for one, entry in sorted(known.statements(facility), key=lambda said: -said[0].stored.number):
        table.add_row(
            str(one.stored.number),
            str(one.stored.as_of),
            f"{one.stored.source} ({escape(one.stored.label)})",
            escape(entry.name),
            escape(entry.country),
            entry.status or "",
            entry.scheme or "",
            "yes" if one.in_force else "",
        )
    out.print(table)
    out.print()


def _facts(facility: Facility, known: Known) -> Iterator[tuple[str, str]]:
    yield "metal", facility.mineral.lower()
    yield "country", country_name(facility.country, Language.EN) if facility.country else "not known"
    if facility.region or facility.city:
        yield "place", ", ".join(filter(None, (facility.city, facility.region)))
    yield "status", standing_of(facility)
    if facility.successor:
        yield "successor", described(facility.successor, known.reference.facility(facility.mineral, facility.successor))
    if facility.recycles_only is not None:
        yield "recycles only", "yes" if facility.recycles_only else "no"
    if facility.origins:
        yield "sources from", ", ".join(country_name(code, Language.EN) for code in facility.origins)
    if names := known.confirmed_names(facility):
        yield "confirmed as", "; ".join(names)


def standing_of(facility: Facility) -> str:
    """Its status and the list that states it."""
    standing = facility.standing
    if standing is None:
        return "unknown: only look-up sheets name it, and they say nothing about status"
    scheme = f", {standing.scheme}" if standing.scheme else ""
    return f"{standing.status.name_in(Language.EN)}{scheme} (list {standing.source} of {standing.as_of})"


def described(number: str, facility: Facility | None) -> str:
    """A number with the name that goes with it."""
    return f"{number} {facility.name} ({facility.status.name_in(Language.EN)})" if facility else number


def suggest(reference: Reference, asked: str, *, is_number: bool) -> None:
    """What might have been meant by something that nobody knows."""
    if not reference:
        out.print("No list has been imported yet.")
        return
    out.print(f"No list knows “{asked}”.", markup=False)
    likely = () if is_number else _likely(reference, asked)
    for one in likely:
        facility = one.facility
        metal = facility.mineral.lower()
        place = country_name(facility.country, Language.EN) if facility.country else ""
        say(f"  perhaps {facility.smelter_id} {one.known_as} ({metal}, {place})")


def _likely(reference: Reference, name: str) -> list[Candidate]:
    found = [candidate for mineral in Mineral for candidate in reference.suggest(mineral, name)]
    return sorted(found, key=lambda one: -one.likeness)[:_MOST_SUGGESTED]
