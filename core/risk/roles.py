"""The places that matter for one supplier, in four roles: its site, its smelters, declared origins, and transit."""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..language import Language, Text
from .case import REGISTER, Case, submission
from .named_smelters import NamedSmelter, lone_origins
from .place import UNKNOWN, Place, place_in
from .place_risk import PlaceRisk


class Role(enum.StrEnum):
    """What a place is to a supplier."""

    SITE = "site"
    SMELTER = "smelter"
    ORIGIN = "origin"
    TRANSIT = "transit"

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _ROLES[self].in_(language)


_ROLES = {
    Role.SITE: Text("supplier's site", "供应商所在地"),
    Role.SMELTER: Text("smelter", "冶炼厂所在地"),
    Role.ORIGIN: Text("origin of the mineral", "矿产来源地"),
    Role.TRANSIT: Text("transit", "过境地"),
}


_ORDER = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class RolePlace:
    """A place in one role, for one metal."""

    role: Role
    risk: PlaceRisk
    """Of an unknown place: with no data."""
    smelters: tuple[NamedSmelter, ...]
    """That it is the place of, or the origin for; none for the supplier's site and for origins without a smelter."""
    source: str
    """``"submission 17"``: the latest that says so; the register for the supplier's site."""
    on: dt.date | None

    @property
    def place(self) -> Place:
        """The place."""
        return self.risk.place

    @property
    def audited(self) -> bool:
        """Whether an audit covers every smelter that it is about."""
        return bool(self.smelters) and all(one.is_audited for one in self.smelters)


class _Mention(NamedTuple):
    """Quick to make: a supplier may have hundreds."""

    role: Role
    place: Place
    metal: str
    smelter: NamedSmelter | None
    submission: int
    """0 for the register."""
    on: dt.date | None


def places_in_roles(case: Case) -> tuple[RolePlace, ...]:
    """Every place once in each role and for each metal; by role, the worst of each first.

    Gold that is refined in a country it is known to be smuggled through has passed through it, and so has what is
    said to come from there: both are transit, for any metal that the method names such countries for.
    """
    found: dict[tuple[Role, Place, str], list[_Mention]] = {}
    for mention in _mentions(case):
        found.setdefault((mention.role, mention.place, mention.metal), []).append(mention)
    places = [_role_place(case, mentions) for mentions in found.values()]
    return tuple(sorted(places, key=_worst_first))


def worst_in(places: Iterable[RolePlace], role: Role) -> RolePlace | None:
    """The worst place of a role: the highest score, or the least that an incomplete one must have."""
    return min((one for one in places if one.role is role), key=_worst_first, default=None)


def _mentions(case: Case) -> Iterator[_Mention]:
    supplier = case.evidence.supplier
    yield _Mention(Role.SITE, place_in(supplier.country, supplier.region), "", None, 0, None)
    for smelter in case.smelters:
        yield from _of_smelter(case, smelter)
    for survey in case.evidence.surveys:
        told = survey.submission, survey.received_on
        for metal, place in lone_origins([survey]):
            yield _Mention(Role.ORIGIN, place, metal, None, *told)
            if place.country in case.method.location.transit.get(metal, ()):
                yield _Mention(Role.TRANSIT, place, metal, None, *told)


def _of_smelter(case: Case, smelter: NamedSmelter) -> Iterator[_Mention]:
    metal, told = smelter.metal.casefold(), (smelter.submission, smelter.on)
    for place in smelter.places or (UNKNOWN,):
        yield _Mention(Role.SMELTER, place, metal, smelter, *told)
    for place in smelter.origins:
        yield _Mention(Role.ORIGIN, place, metal, smelter, *told)
    if hubs := case.method.location.transit.get(metal):
        for place in {*smelter.places, *smelter.origins}:
            if place.country in hubs:
                yield _Mention(Role.TRANSIT, place, metal, smelter, *told)


def _role_place(case: Case, mentions: Sequence[_Mention]) -> RolePlace:
    latest = mentions[0] if len(mentions) == 1 else max(mentions, key=lambda one: (one.submission, one.on))
    return RolePlace(
        role=latest.role,
        risk=case.world.place(case.method, latest.place, latest.metal),
        smelters=tuple(one.smelter for one in mentions if one.smelter),
        source=submission(latest.submission) if latest.submission else REGISTER,
        on=latest.on,
    )


def _worst_first(one: RolePlace) -> tuple[int, float, str, str, str]:
    place = one.place
    return _ORDER[one.role], -one.risk.least, place.country, place.region, one.risk.metal
