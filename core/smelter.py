"""Smelters and refiners: how lists name them, what assurance they have, and what a declaration says of them."""

import datetime as dt
import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NewType

from .language import Language, Text
from .mineral import Mineral
from .newest import D, newest_of_each

SmelterId = NewType("SmelterId", str)
"""RMI's number of a facility: ``CID`` and six digits, in capitals."""

NUMBER = re.compile(r"CID[0-9]{6}(?![0-9])")
"""A smelter number as RMI writes it."""


class ListSource(enum.StrEnum):
    """Whose list it is; a look-up sheet teaches names and never a status."""

    RMI_CONFORMANT = "rmi-conformant"
    RMI_ACTIVE = "rmi-active"
    RMI_ELIGIBLE = "rmi-eligible"
    LBMA = "lbma"
    RJC = "rjc"
    OWN = "own"
    LOOKUP = "look-up"


class FacilityStatus(enum.StrEnum):
    """The assurance status of a facility, as a list states it; never worked out from a date or from an absence."""

    CONFORMANT = "conformant"
    CROSS_RECOGNISED = "cross-recognised"
    ACTIVE = "active"
    ELIGIBLE = "eligible"
    OUTREACH = "outreach"
    COMMUNICATION_SUSPENDED = "communication-suspended"
    NOT_CONFORMANT = "not-conformant"
    NOT_ELIGIBLE = "not-eligible"
    REMOVED = "removed"
    SANCTIONED = "sanctioned"
    """A person matched the facility with an entity on a sanctions list; only an operator's own list says so."""
    UNKNOWN = "unknown"

    @property
    def is_audited(self) -> bool:
        """Whether it says that the facility passed an audit of its own due diligence, by RMAP or a scheme like it."""
        return self in _AUDITED

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _STATUS_NAMES[self].in_(language)


_AUDITED = frozenset((FacilityStatus.CONFORMANT, FacilityStatus.CROSS_RECOGNISED))


_STATUS_NAMES = {
    FacilityStatus.CONFORMANT: Text("conformant", "符合（Conformant）"),
    FacilityStatus.CROSS_RECOGNISED: Text("cross-recognised", "互认（Cross-recognised）"),
    FacilityStatus.ACTIVE: Text("active", "审核进行中（Active）"),
    FacilityStatus.ELIGIBLE: Text("eligible", "符合参与条件（Eligible）"),
    FacilityStatus.OUTREACH: Text("outreach required", "待联络（Outreach Required）"),
    FacilityStatus.COMMUNICATION_SUSPENDED: Text("communication suspended", "沟通中止（Communication Suspended）"),
    FacilityStatus.NOT_CONFORMANT: Text("not conformant", "不符合（Not Conformant）"),
    FacilityStatus.NOT_ELIGIBLE: Text("not eligible", "不符合参与条件（Not Eligible）"),
    FacilityStatus.REMOVED: Text("removed", "已移除（Removed）"),
    FacilityStatus.SANCTIONED: Text("sanctioned", "受制裁（Sanctioned）"),
    FacilityStatus.UNKNOWN: Text("unknown", "未知"),
}


class Scheme(enum.StrEnum):
    """The assurance scheme whose audit a list relies on."""

    RMAP = "RMAP"
    LBMA = "LBMA"
    RJC = "RJC"


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One row of a list: a facility, or in a look-up list one of its names. Texts are trimmed; blank is ``""``."""

    mineral: Mineral
    smelter_id: SmelterId | None
    """None where the list has no numbers (LBMA, RJC); then the name must find the facility."""
    name: str
    standard_name: str
    """The facility's main name; the same as ``name`` unless this row is an alias."""
    country: str
    """As the list spells it."""
    region: str = ""
    """State or province, as the list spells it, or an ISO 3166-2 code."""
    city: str = ""
    status: FacilityStatus | None = None
    """None where the list's source must speak for it."""
    scheme: Scheme | None = None
    successor: SmelterId | None = None
    """The number that took the place of a removed one."""
    recycles_only: bool | None = None
    """Whether the facility takes recycled or scrap material alone; None when the list does not say."""
    origins: tuple[str, ...] = ()
    """Countries that the facility is known to source from, as the list spells them."""


@dataclass(frozen=True, slots=True)
class SmelterList:
    """One dated list as it was imported; never changed afterwards."""

    source: ListSource
    as_of: dt.date
    label: str
    """What people call it: the file's name, or the template edition that a look-up list came from."""
    digest: str
    """SHA-256 over the entries, lower-case hex; the same entries have the same digest."""
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class LookupList:
    """What a look-up sheet teaches."""

    label: str
    """The template's kind and edition, e.g. ``"CMRT 6.5"``."""
    as_of: dt.date | None
    """The edition's revision date; None when neither the workbook nor we know it."""
    entries: tuple[ListEntry, ...]
    """One for each row that has a number of ours; none when there is no look-up sheet, or it was rearranged."""


@dataclass(frozen=True, slots=True)
class ConfirmedName:
    """A person's word that this name means this facility."""

    mineral: Mineral
    name: str
    smelter_id: SmelterId


@dataclass(frozen=True, slots=True)
class Standing:
    """A facility's assurance status with the list that states it."""

    status: FacilityStatus
    scheme: Scheme | None
    source: ListSource
    as_of: dt.date


@dataclass(frozen=True, slots=True)
class Facility:
    """All that the lists in force say about one facility."""

    mineral: Mineral
    smelter_id: SmelterId
    name: str
    country: str
    """ISO 3166-1 alpha-2; ``""`` when the lists' spelling is not understood or they do not say."""
    region: str
    """ISO 3166-2; ``""`` when not known."""
    city: str
    standing: Standing | None
    """None when only look-up sheets know the facility: that says nothing about its assurance."""
    successor: SmelterId | None = None
    recycles_only: bool | None = None
    origins: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes of the countries that it is known to source from."""

    @property
    def status(self) -> FacilityStatus:
        """The status in force; unknown when no status list names the facility."""
        return self.standing.status if self.standing else FacilityStatus.UNKNOWN


@dataclass(frozen=True, slots=True)
class Candidate:
    """A facility that a name might mean; a suggestion for a person, never a decision."""

    facility: Facility
    known_as: str
    """The name of it that was compared."""
    likeness: float
    """0 to 100."""


@dataclass(frozen=True, slots=True)
class DeclaredSmelter:
    """One smelter that a submission names, as it is kept for comparison; a facility named twice is kept once."""

    metal: str
    """The metal as declared, in the template's English; what the row says, even where it is no mineral."""
    smelter_id: str
    """The number as the template shows it, in capitals; ``""`` when the row has none."""
    name: str
    country: str
    """As declared."""
    region: str = ""
    """ISO 3166-2 of the state declared; ``""`` when not known."""


@dataclass(frozen=True, slots=True)
class StoredList:
    """What is known of an imported list without its entries."""

    number: int
    source: ListSource
    as_of: dt.date
    label: str
    digest: str
    entries: int
    imported_at: dt.datetime
    who: str


def lists_in_force(lists: Iterable[D]) -> tuple[D, ...]:
    """The lists that count together: of each source the newest (of one date the later given), and every look-up."""
    several = tuple(lists)
    lookups = (one for one in several if one.source == ListSource.LOOKUP)
    return *newest_of_each(one for one in several if one.source != ListSource.LOOKUP), *lookups
