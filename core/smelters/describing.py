"""What several dated lists together say of one facility: its name, its place, its assurance."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..places.countries import country_code
from ..smelter import Facility, FacilityStatus, ListEntry, ListSource, Scheme, SmelterId, SmelterList, Standing

_SPOKEN_BY_SOURCE = {
    ListSource.RMI_CONFORMANT: FacilityStatus.CONFORMANT,
    ListSource.RMI_ACTIVE: FacilityStatus.ACTIVE,
    ListSource.RMI_ELIGIBLE: FacilityStatus.ELIGIBLE,
    ListSource.LBMA: FacilityStatus.CROSS_RECOGNISED,
    ListSource.RJC: FacilityStatus.CROSS_RECOGNISED,
    ListSource.OWN: FacilityStatus.UNKNOWN,
    ListSource.LOOKUP: FacilityStatus.UNKNOWN,
}
"""The status of an entry that states none."""
_RMI = (ListSource.RMI_CONFORMANT, ListSource.RMI_ACTIVE, ListSource.RMI_ELIGIBLE)
_AUDITED_BY_RMAP = (FacilityStatus.CONFORMANT, FacilityStatus.ACTIVE)
_HEARD_FIRST = (
    ListSource.OWN,
    ListSource.RMI_CONFORMANT,
    ListSource.RMI_ACTIVE,
    ListSource.LBMA,
    ListSource.RJC,
    ListSource.RMI_ELIGIBLE,
    ListSource.LOOKUP,
)
"""Who is heard among lists of one date."""
_CAUTIOUS_FIRST = (
    FacilityStatus.SANCTIONED,
    FacilityStatus.REMOVED,
    FacilityStatus.NOT_ELIGIBLE,
    FacilityStatus.NOT_CONFORMANT,
    FacilityStatus.COMMUNICATION_SUSPENDED,
    FacilityStatus.OUTREACH,
    FacilityStatus.ACTIVE,
    FacilityStatus.CROSS_RECOGNISED,
    FacilityStatus.CONFORMANT,
    FacilityStatus.ELIGIBLE,
    FacilityStatus.UNKNOWN,
)
"""Which word counts where one list says two of the same facility."""
_NAMES_LAST = {ListSource.OWN: 1, ListSource.LBMA: 2, ListSource.RJC: 2}
"""Whose spelling of names and places is taken only where RMI's lists and the look-up sheets (0) have none."""
_REGION_CODE = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Statement:
    """An entry with the list that it stands in."""

    listed: SmelterList
    entry: ListEntry


def describe(smelter_id: SmelterId, said: Sequence[Statement]) -> Facility:
    """The facility as the lists in force see it; the newest list counts where they contradict each other."""
    entries = [one.entry for one in sorted(said, key=_naming_order)]
    country = next((code for entry in entries if (code := country_code(entry.country))), "")
    origins = {country_code(origin) for entry in entries for origin in entry.origins} - {""}
    return Facility(
        mineral=entries[0].mineral,
        smelter_id=smelter_id,
        name=next((name for entry in entries if (name := entry.standard_name or entry.name)), ""),
        country=country,
        region=next((entry.region for entry in entries if _is_region(entry.region, country)), ""),
        city=next((entry.city for entry in entries if entry.city), ""),
        standing=_standing(said),
        successor=next((entry.successor for entry in entries if entry.successor), None),
        recycles_only=next((entry.recycles_only for entry in entries if entry.recycles_only is not None), None),
        origins=tuple(sorted(origins)),
    )


def _naming_order(said: Statement) -> tuple[int, int, str, str]:
    """RMI's spelling first, the newest list first; digest and name settle what is left, so that order never does."""
    listed = said.listed
    return _NAMES_LAST.get(listed.source, 0), -listed.as_of.toordinal(), listed.digest, said.entry.standard_name


def _is_region(text: str, country: str) -> bool:
    code = _REGION_CODE.fullmatch(text)
    return code is not None and code[1] == country


def _standing(said: Sequence[Statement]) -> Standing | None:
    """The weightiest word; None when no status list names the facility."""
    words = [one for one in said if one.listed.source is not ListSource.LOOKUP]
    if not words:
        return None
    heard = max(words, key=_weight)
    status = status_stated(heard)
    return Standing(status, _scheme(heard, status), heard.listed.source, heard.listed.as_of)


def _weight(said: Statement) -> tuple[int, dt.date, int, int]:
    """Own words first, bare ones last; then the newest, then the source, then the more cautious word."""
    status, source = status_stated(said), said.listed.source
    match status:
        case FacilityStatus.UNKNOWN:
            rank = 0
        case _ if source is ListSource.OWN:
            rank = 3
        case FacilityStatus.ELIGIBLE:
            rank = 1
        case _:
            rank = 2
    return rank, said.listed.as_of, -_HEARD_FIRST.index(source), -_CAUTIOUS_FIRST.index(status)


def status_stated(said: Statement) -> FacilityStatus:
    """The status that the entry states; where it states none, the one that its list is about."""
    return said.entry.status or _SPOKEN_BY_SOURCE[said.listed.source]


def _scheme(said: Statement, status: FacilityStatus) -> Scheme | None:
    """The scheme that the entry names, or that the list's source implies."""
    match said.listed.source:
        case _ if said.entry.scheme:
            return said.entry.scheme
        case ListSource.LBMA:
            return Scheme.LBMA
        case ListSource.RJC:
            return Scheme.RJC
        case source if source in _RMI and status in _AUDITED_BY_RMAP:
            return Scheme.RMAP
        case _:
            return None
