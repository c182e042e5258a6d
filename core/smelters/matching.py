"""Ranks the facilities of one metal by how likely a name means them: suggestions, never decisions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from ..smelter import Candidate, Facility
from .likeness import NameLikeness, rarity, words_of
from .words import telling_words

MOST = 3
"""So many candidates a person is shown."""

_SAME_COUNTRY = 60.0
"""What the right country weighs where the facility is the only one there; less, the more there are."""
_SAME_PLACE = 15.0
"""What it weighs that the name has a word of the facility's city or province."""
_ENOUGH = 25.0
"""What the name (with the place) or else the country must say alone: less would only bother a person."""


@dataclass(frozen=True, slots=True)
class Known:
    """A facility, every name it goes by, and its cities and provinces, all as the lists spell them."""

    facility: Facility
    names: tuple[str, ...]
    places: tuple[str, ...]


class Names:
    """The names of one metal's facilities, prepared for comparison.

    A country tells the more, the fewer facilities are there, as a word does (:class:`.likeness.NameLikeness`).
    """

    def __init__(self, facilities: Iterable[Known]) -> None:
        self._known = tuple(facilities)
        self._likeness = NameLikeness([one.names for one in self._known])
        self._places = [words_of(one.places) for one in self._known]
        self._country_rarity = rarity([{one.facility.country} for one in self._known])
        self._called: dict[str, list[int]] = defaultdict(list)
        self._in_country: dict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(self._known):
            self._in_country[one.facility.country].append(index)
            for spelling in one.names:
                self._called[spelling].append(index)

    def most_like(self, name: str, country: str) -> tuple[Candidate, ...]:
        """At most three facilities, the likeliest first; ``country`` is an ISO 3166-1 alpha-2 code or ``""``.

        They are ranked by the likeness of their names and by whether country and place agree. One whose names have
        hardly anything in common with the name is among them only where its country has few others.
        """
        words = telling_words(name)
        likeness = self._likeness.to(name)
        country_weight = _SAME_COUNTRY * self._country_rarity.get(country, 0.0) if country else 0.0
        ranked = []
        for index, by_name in self._within_reach(likeness, country, country_weight).items():
            one = self._known[index]
            by_country = country_weight if country == one.facility.country else 0.0
            by_place = 0.0 if self._places[index].isdisjoint(words) else _SAME_PLACE
            if max(by_name + by_place, by_country) >= _ENOUGH:
                ranked.append((-(by_name + by_country + by_place), one.facility.smelter_id, one))
        return tuple(_nearest(one, likeness) for _, _, one in sorted(ranked, key=itemgetter(0, 1))[:MOST])

    def _within_reach(self, likeness: Mapping[str, float], country: str, weight: float) -> dict[int, float]:
        """The facilities that can be likely enough, with the likeness of that of their names which is most alike.

        They have a name that is alike at all, or stand in a country that says enough by itself.
        """
        reach: dict[int, float] = {}
        for spelling, alike in likeness.items():
            for index in self._called[spelling]:
                if alike > reach.get(index, 0.0):
                    reach[index] = alike
        if weight >= _ENOUGH:
            for index in self._in_country[country]:
                reach.setdefault(index, 0.0)
        return reach


def _nearest(known: Known, likeness: Mapping[str, float]) -> Candidate:
    """The facility by that of its names which is most alike; by its main name where several are."""
    main = known.facility.name
    name = max(known.names, key=lambda one: (likeness.get(one, 0.0), one == main))
    return Candidate(known.facility, name, likeness.get(name, 0.0))
