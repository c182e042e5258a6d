"""What is known of smelters and places when suppliers are scored, whoever the supplier is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ..smelters.reference import Reference
from .atlas import Atlas
from .location import assess
from .method import Method
from .place import Place
from .place_risk import PlaceRisk

T = TypeVar("T")

_MOST_KNOWN = 10_000
"""Twice what all facilities of RMI's lists and all places come to, at some kilobytes each."""

_ABOUT_PLACES = frozenset(("place", "scored place"))
"""First words of keys whose results do not depend on the smelter reference."""


@dataclass(frozen=True, slots=True)
class World:
    """The smelter reference and the indicators in force, with what was worked out from them so far.

    The same few places and smelters come up with every supplier, so their risk is worked out once for each method.
    """

    reference: Reference
    atlas: Atlas
    _known: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def editions(self) -> tuple[tuple[str, str], ...]:
        """Names and editions of all that is known: the smelter reference's version, and of each publisher's figures."""
        return self.once(("editions",), self._editions)

    def _editions(self) -> tuple[tuple[str, str], ...]:
        figures = ((edition.source.value, edition.edition) for edition in self.atlas.editions)
        return tuple(sorted((("smelters", self.reference.version), *figures)))

    def place(self, method: Method, place: Place, metal: str = "") -> PlaceRisk:
        """The risk of a place by that method, for a metal or for whatever is delivered from it."""
        key = ("place", method.version, place.country, place.region, metal)
        return self.once(key, lambda: assess(self.atlas, method.location, place, metal))

    def with_reference(self, reference: Reference) -> "World":
        """The same places with other smelters; what was worked out about places alone is kept."""
        kept = {key: found for key, found in self._known.items() if key[0] in _ABOUT_PLACES}
        return World(reference, self.atlas, kept)

    def once(self, key: tuple[object, ...], work: Callable[[], T]) -> T:
        """What the work gives, worked out once for each key: the key must say all that the result depends on.

        Only for keys of which there are few, such as countries and listed smelters. Files that make up regions by the
        thousand fill no memory: then everything is forgotten.
        """
        found: T | None = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[key] = work()
        return found
