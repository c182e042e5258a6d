"""Tells how like a name is to each of many known ones, by the words they share: for suggestions, never decisions."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from .words import abbreviations, telling_words

_INITIALS = 60.0
"""How like a name is to its initials."""
_MISSPELLED = 70.0
"""From this ratio on, a word may be another one misspelled."""
_SHORT = 3
"""Words of so many letters are compared exactly."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One name, taken apart."""

    words: tuple[str, ...]
    weight: float
    """The rarity of all its words together."""
    initials: frozenset[str]


class NameLikeness:
    """The names of many owners, each of whom may have several, prepared for comparison.

    Names are alike as far as they share words; the fewer owners have a word, the more it tells.
    """

    def __init__(self, owners: Collection[Sequence[str]]) -> None:
        self._word_rarity = rarity([words_of(names) for names in owners])
        self._names = {name: self._taken_apart(name) for names in owners for name in names}
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

    def to(self, name: str) -> dict[str, float]:
        """How like the name is to each known one, up to 100; names that have nothing in common are left out."""
        words = telling_words(name)
        likeness = self._by_words(words)
        for spelling in self._abbreviated(words, abbreviations(name)):
            likeness[spelling] = max(_INITIALS, likeness.get(spelling, 0.0))
        return likeness

    def _by_words(self, words: Sequence[str]) -> dict[str, float]:
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


def rarity(had: Collection[Iterable[str]]) -> dict[str, float]:
    """What each of the things that owners have tells, given what each has: 1 when only one of all has it."""
    counts = Counter(one for some in had for one in some)
    return {one: math.log1p(len(had) / count) / math.log1p(len(had)) for one, count in counts.items()}


def words_of(texts: Iterable[str]) -> set[str]:
    """The telling words of all the texts."""
    return {word for text in texts for word in telling_words(text)}
