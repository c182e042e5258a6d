"""The smelter reference in force: what all lists together say, by number and by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from ..smelter import Candidate, ConfirmedName, Facility, SmelterList


@dataclass(frozen=True, slots=True)
class Reference:
    """Facilities by metal and number, and the names they go by. Empty, it knows nothing and says nothing.

    A metal is given as a mineral's English name; case and blanks around it do not matter.
    """

    version: str = ""
    """Tells references apart: the newest list's date and a digest over all lists and confirmed names in force."""
    facilities: Mapping[tuple[str, str], Facility] = field(default_factory=dict)

    @classmethod
    def of(cls, lists: Iterable[SmelterList], confirmed: Iterable[ConfirmedName] = ()) -> Self:
        """Put lists and confirmed names together; of each source's status lists the newest is in force."""
        raise NotImplementedError

    def facility(self, metal: str, smelter_id: str) -> Facility | None:
        """The facility of that metal with that number; case and blanks around either do not matter."""
        return self.facilities.get((metal, smelter_id))

    def with_number(self, smelter_id: str) -> tuple[Facility, ...]:
        """The facilities with that number, whatever metal they process."""
        return ()

    def named(self, metal: str, name: str) -> tuple[Facility, ...]:
        """The facilities of that metal that go by exactly this name, after normalisation; several are ambiguous."""
        return ()

    def suggest(self, metal: str, name: str, country: str = "") -> tuple[Candidate, ...]:
        """The three most likely facilities for a name, best first; suggestions to be confirmed by a person."""
        return ()

    def covers(self, metal: str) -> bool:
        """Whether any status list speaks about this metal: only then does it mean something to be on none."""
        return False

    def __bool__(self) -> bool:
        """Whether anything is known at all."""
        return bool(self.version)


NO_REFERENCE = Reference()
