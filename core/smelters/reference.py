"""The smelter reference in force: what all lists together say, by number and by name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from ..places.countries import country_code
from ..smelter import Candidate, ConfirmedName, Facility, FacilityStatus, ListEntry, ListSource, SmelterList
from .assembling import assemble
from .matching import Known, Names
from .normalising import metal_key, name_key, number_key


@dataclass(frozen=True, slots=True)
class Reference:
    """Facilities by metal and number, and the names they go by. Empty, it knows nothing and says nothing.

    A metal is given as a mineral's English name; case and blanks around it do not matter.
    """

    version: str = ""
    """Tells references apart: the newest list's date and a digest over all lists and confirmed names in force."""
    facilities: Mapping[tuple[str, str], Facility] = field(default_factory=dict)
    """By metal in small letters and number."""
    names: Mapping[tuple[str, str], tuple[Facility, ...]] = field(default_factory=dict)
    """By metal in small letters and normalised name."""
    untied: Mapping[ListSource, tuple[ListEntry, ...]] = field(default_factory=dict)
    """Status lists' entries without a number whose facility could not be told by name: they give nobody a status."""
    _numbers: Mapping[str, tuple[Facility, ...]] = field(default_factory=dict)
    _covered: frozenset[str] = frozenset()
    _compared: Mapping[str, Names] = field(default_factory=dict)

    @classmethod
    def of(cls, lists: Iterable[SmelterList], confirmed: Iterable[ConfirmedName] = ()) -> Self:
        """Put lists and confirmed names together; of each source's status lists the newest is in force.

        Of two with one date the later given counts. Otherwise the order of lists and names does not matter.
        """
        everything = assemble(lists, confirmed)
        facilities = {key: known.facility for key, known in everything.known.items()}
        by_metal: dict[str, list[Known]] = defaultdict(list)
        for (metal, _), known in everything.known.items():
            by_metal[metal].append(known)
        return cls(
            version=everything.version,
            facilities=facilities,
            names=everything.names,
            untied=everything.untied,
            _numbers=_by_number(facilities.values()),
            _covered=frozenset(metal_key(one.mineral) for one in facilities.values() if _has_status(one)),
            _compared={metal: Names(known) for metal, known in by_metal.items()},
        )

    def facility(self, metal: str, smelter_id: str) -> Facility | None:
        """The facility of that metal with that number; case and blanks around either do not matter."""
        return self.facilities.get((metal_key(metal), number_key(smelter_id)))

    def with_number(self, smelter_id: str) -> tuple[Facility, ...]:
        """The facilities with that number, whatever metal they process."""
        return self._numbers.get(number_key(smelter_id), ())

    def named(self, metal: str, name: str) -> tuple[Facility, ...]:
        """The facilities of that metal that go by exactly this name, after normalisation; several are ambiguous."""
        return self.names.get((metal_key(metal), name_key(name)), ())

    def suggest(self, metal: str, name: str, country: str = "") -> tuple[Candidate, ...]:
        """The three most likely facilities for a name, best first; suggestions to be confirmed by a person."""
        names = self._compared.get(metal_key(metal))
        return names.most_like(name, country_code(country)) if names and name_key(name) else ()

    def covers(self, metal: str) -> bool:
        """Whether a list states a status for this metal: only then does it mean something to be on none."""
        return metal_key(metal) in self._covered

    def supposing(self, facilities: Iterable[Facility]) -> Self:
        """The same reference, had it these facilities instead of its own with their metals and numbers."""
        supposed: dict[tuple[str, str], Facility] = {
            (metal_key(one.mineral), one.smelter_id): one for one in facilities
        }
        names = {
            name: tuple(supposed.get((metal_key(one.mineral), one.smelter_id), one) for one in called)
            for name, called in self.names.items()
        }
        return replace(self, facilities={**self.facilities, **supposed}, names=names)

    def __bool__(self) -> bool:
        """Whether anything is known at all."""
        return bool(self.version)


def _by_number(facilities: Iterable[Facility]) -> dict[str, tuple[Facility, ...]]:
    numbers: dict[str, tuple[Facility, ...]] = {}
    for one in facilities:
        numbers[one.smelter_id] = (*numbers.get(one.smelter_id, ()), one)
    return numbers


def _has_status(facility: Facility) -> bool:
    return facility.status is not FacilityStatus.UNKNOWN


NO_REFERENCE = Reference()
