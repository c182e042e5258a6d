"""Ranks the facilities of one metal by how much a name looks like theirs: suggestions, never decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ..smelter import Candidate, Facility
from .normalising import plain

MOST = 3
"""So many candidates a person is shown."""
_WEIGHT_OF_COUNTRY = 10.0


@dataclass(frozen=True, slots=True)
class Named:
    """One spelling of a facility's name."""

    spelling: str
    facility: Facility


class Names:
    """The names of one metal's facilities, prepared for comparison."""

    def __init__(self, known: Sequence[Named]) -> None:
        self._known = known
        self._choices = [plain(one.spelling) for one in known]

    def most_like(self, name: str, country: str) -> tuple[Candidate, ...]:
        """At most three facilities, best first; ``country`` is an ISO 3166-1 alpha-2 code or ``""``."""
        best: dict[str, Candidate] = {}
        for _, likeness, index in process.extract(plain(name), self._choices, scorer=fuzz.token_set_ratio, limit=None):
            one = self._known[index]
            agrees = bool(country) and country == one.facility.country
            candidate = Candidate(one.facility, one.spelling, likeness - (0 if agrees else _WEIGHT_OF_COUNTRY))
            kept = best.get(one.facility.smelter_id)
            if kept is None or kept.likeness < candidate.likeness:
                best[one.facility.smelter_id] = candidate
        return tuple(sorted(best.values(), key=lambda one: -one.likeness)[:MOST])
