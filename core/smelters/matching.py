"""Ranks the facilities of one metal by how likely a name means them: suggestions, never decisions."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz import fuzz, process

from ..smelter import Candidate, Facility
from .words import abbreviations, telling_words

MOST = 3
"""So many candidates a person is shown."""

_SAME_COUNTRY = 60.0
"""What the right country weighs where the facility is the only one there; less, the more there are."""
_SAME_PLACE = 15.0
"""What it weighs that the name has a word of the facility's city or province."""
_ENOUGH = 25.0
"""What the name (with the place) or else the country must say alone: less would only bother a person."""
_INITIALS = 60.0
"""How like a name is to its initials."""
_MISSPELLED = 70.0
"""From this ratio on, a word may be another one misspelled."""
_SHORT = 3
"""Words of so many letters are compared exactly."""


@dataclass(frozen=True, slots=True)
class Known:
    """A facility, every name it goes by, and its cities and provinces, all as the lists spell them."""

    facility: Facility
    names: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """One name, taken apart."""

    words: tuple[str, ...]
    weight: float
    """The rarity of all its words together."""
    initials: frozenset[str]


class Names:
    """The names of one metal's facilities, prepared for comparison.

    Names are alike as far as they share words; the fewer facilities have a word, the more it tells. So does a country.
    """

    def __init__(self, facilities: Iterable[Known]) -> None:
        self._known = tuple(facilities)
        self._places = [_words_of(one.places) for one in self._known]
        self._word_rarity = self._rarity(_words_of(one.names) for one in self._known)
        self._country_rarity = self._rarity({one.facility.country} for one in self._known)
        self._names = {name: self._taken_apart(name) for one in self._known for name in one.names}
        self._with_word: dict[str, list[str]] = defaultdict(list)
        self._with_initials: dict[str, list[str]] = defaultdict(list)
        self._of_one_word: dict[str, list[str]] = defaultdict(list)
        for spelling, name in self._names.items():
            for word in name.words:
                self._with_word[word].append(spelling)
            for short in name.initials:
                self._with_initials[short].append(spelling)
            if len(name.words) == 1:
                self._of_one_word[name.words[0]].append(spelling)
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
        likeness = self._likeness(words)
        for spelling in self._abbreviated(words, abbreviations(name)):
            likeness[spelling] = max(_INITIALS, likeness.get(spelling, 0.0))
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

    def _likeness(self, words: Sequence[str]) -> dict[str, float]:
        """How like each known name is, up to 100; names that share no word are left out.

        It is the mean of two shares that the words in common have: of the name with less to tell, and of both names.
        """
        asked = 0.0
        shared: dict[str, float] = {}
        for word in words:
            alike = self._alike(word)
            weight = self._word_rarity.get(word) or max((self._word_rarity[one] for one in alike), default=1.0)
            asked += weight
            for spelling, counts in self._sharing(alike, weight).items():
                shared[spelling] = shared.get(spelling, 0.0) + counts
        likeness = {}
        for spelling, common in shared.items():
            known = self._names[spelling].weight
            of_less = common / (min(known, asked))
            of_both = 2 * common / (asked + known)
            likeness[spelling] = 50 * ((1.0 if of_less > 1 else of_less) + (1.0 if of_both > 1 else of_both))
        return likeness

    def _alike(self, word: str) -> dict[str, float]:
        """The known words that this one is or may be: how well each agrees, up to 1."""
        if len(word) <= _SHORT:
            return {word: 1.0} if word in self._word_rarity else {}
        found = process.extract(word, self._word_rarity.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELLED, limit=None)
        return {one: (ratio / 100) ** 2 for one, ratio, _ in found}

    def _sharing(self, alike: Mapping[str, float], weight: float) -> dict[str, float]:
        """The names that have one of these words, and how much that counts."""
        sharing: dict[str, float] = {}
        for word, agreement in alike.items():
            counts = agreement * min(weight, self._word_rarity[word])
            for spelling in self._with_word[word]:
                if counts > sharing.get(spelling, 0.0):
                    sharing[spelling] = counts
        return sharing

    def _abbreviated(self, words: Sequence[str], initials: frozenset[str]) -> Iterator[str]:
        """The names that the name abbreviates, or that abbreviate it."""
        if len(words) == 1:
            yield from self._with_initials.get(words[0], ())
        for short in initials:
            yield from self._of_one_word.get(short, ())

    def _taken_apart(self, name: str) -> _Name:
        words = telling_words(name)
        return _Name(words, sum(self._word_rarity[word] for word in words), abbreviations(name))

    def _rarity(self, had: Iterable[set[str]]) -> dict[str, float]:
        """What each word or country tells, given which each facility has: 1 when only one of them all has it."""
        counts = Counter(one for some in had for one in some)
        return {
            one: math.log1p(len(self._known) / count) / math.log1p(len(self._known)) for one, count in counts.items()
        }


def _words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in telling_words(text)}


def _nearest(known: Known, likeness: Mapping[str, float]) -> Candidate:
    """The facility by that of its names which is most alike; by its main name where several are."""
    main = known.facility.name
    name = max(known.names, key=lambda one: (likeness.get(one, 0.0), one == main))
    return Candidate(known.facility, name, likeness.get(name, 0.0))
