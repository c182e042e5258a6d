"""Ranks the facilities of one metal by how likely a name means them: suggestions, never decisions."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ..smelter import Candidate, Facility
from .words import abbreviations, telling_words

MOST = 3
"""So many candidates a person is shown."""

# Chosen once on all editions' look-ups with bench/matching.py; each may move by a fifth without losing a point.
_SAME_COUNTRY = 100.0
"""What agreeing on the country weighs where the facility is the only one there; less, the more there are."""
_SAME_PLACE = 15.0
"""What it weighs that the name has a word of the facility's city or province."""
_ENOUGH = 40.0
"""Below this, name and country together say too little to bother a person."""
_INITIALS = 60.0
"""How like a name is to its initials."""
_ALMOST = 70.0
"""From this ratio on, two words may be one word misspelled."""
_SHORT = 3
"""Up to so many letters a word must be spelled the same."""


@dataclass(frozen=True, slots=True)
class Known:
    """A facility, every name it goes by, and its cities and provinces, all as the lists spell them."""

    facility: Facility
    names: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """One name, prepared for comparison."""

    known: Known
    spelling: str
    words: frozenset[str]
    weight: float
    abbreviations: frozenset[str]


class Names:
    """The names of one metal's facilities, prepared for comparison.

    Names are alike as far as they share words; the fewer facilities have a word, the more it tells.
    """

    def __init__(self, facilities: Iterable[Known]) -> None:
        self._facilities = tuple(facilities)
        self._rarity = _rarity((one, telling_words(name)) for one in self._facilities for name in one.names)
        self._country_rarity = _rarity((one, (one.facility.country,)) for one in self._facilities)
        self._places = [
            frozenset(word for place in one.places for word in telling_words(place)) for one in self._facilities
        ]
        self._names = [self._prepared(one, name) for one in self._facilities for name in one.names]
        self._with_word: dict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(self._names):
            for word in name.words:
                self._with_word[word].append(index)
        self._unheard = math.log1p(len(self._facilities))
