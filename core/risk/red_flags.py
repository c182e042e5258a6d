"""Which red flags of the OECD Guidance a supplier raises, why, and where too little is known to tell."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..declaration import Question
from ..due_diligence import FlagHit, Item, Plan, PlannedItem, RedFlag
from ..mineral import Mineral
from ..survey import Survey
from .case import Case, submission
from .evidence import Evidence
from .flag_rule import DueDiligenceRule, RedFlagRule
from .method import Method
from .place import Place, place_in
from .place_risk import FloorRule, Known, PlaceRisk, Topic
from .roles import Role, RolePlace, places_in_roles
from .world import World

_GOLD = Mineral.GOLD.casefold()
_RECYCLED_GOLD_FOUND = "S080"
"""The check that finds rows which say so."""
_YES = "Yes"
TRANSIT = "transit"
"""Why a place is a red-flag location although none of the answers about it is yes."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One red flag as it stands with a supplier."""

    flag: RedFlag
    known: Known
    """Yes when there is a hit; no when all that is needed to tell is known; else unknown."""
    hits: tuple[FlagHit, ...] = ()
    missing: str = ""
    """Why it is unknown: the id of a wording in :mod:`core.risk.flag_wording`."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the flags are told from."""

    case: Case
    rule: RedFlagRule
    places: tuple[RolePlace, ...]
    earlier: tuple[Survey, ...]

    def in_role(self, role: Role) -> tuple[RolePlace, ...]:
        """The places of one role."""
        return tuple(one for one in self.places if one.role is role)

    def hubs(self, metal: str) -> Sequence[str]:
        """Countries that the metal is known to pass through."""
        return self.case.method.location.transit.get(metal, ())

    @property
    def origins(self) -> tuple[RolePlace, ...]:
        """Declared or known origins."""
        return self.in_role(Role.ORIGIN)


def red_flags(
    evidence: Evidence,
    world: World,
    method: Method,
    earlier: Sequence[Survey] = (),
    stated: Sequence[FlagHit] = (),
) -> tuple[Flag, ...]:
    """Every red flag, in the order of :class:`RedFlag`.

    ``earlier`` are submissions that later ones have taken the place of, ``stated`` are flags by a person's word.
    """
    return flags_of(Case.of(evidence, world, method), earlier, stated)


def flags_of(case: Case, earlier: Sequence[Survey] = (), stated: Sequence[FlagHit] = ()) -> tuple[Flag, ...]:
    """The same for a case that somebody has at hand."""
    seen = _Seen(case, case.method.red_flags, places_in_roles(case), tuple(earlier))
    return tuple(_with_words(_FLAGS[flag](seen), stated) for flag in RedFlag)


def plan(rule: DueDiligenceRule, flags: Sequence[Flag], today: dt.date) -> Plan | None:
    """The enhanced due diligence that the flags call for; None when none is hit."""
    hits = tuple(hit for flag in flags for hit in flag.hits)
    return planned(rule, hits, today) if hits else None


def planned(rule: DueDiligenceRule, hits: Sequence[FlagHit], today: dt.date) -> Plan:
    """The same for given hits: an item is due so many days from today; some flags call for a site assessment."""
    items = tuple(
        PlannedItem(item, today + dt.timedelta(days), rule.on_site_for if item is Item.SITE_ASSESSMENT else ())
        for item, days in rule.days.items()
        if item is not Item.SITE_ASSESSMENT or rule.on_site_for
    )
    return Plan(tuple(hits), items, _months_before(today, rule.renew_after_months))


def _months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier; the first of the next month where that month is shorter."""
    month = day.year * 12 + day.month - 1 - months
    year, month = divmod(month, 12)
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return dt.date(year, month + 2, 1)


def look_back_to(rule: RedFlagRule, today: dt.date) -> dt.date:
    """The first day from which an earlier submission counts."""
    return _months_before(today, rule.look_back_months)


def _origin_or_transport(seen: _Seen) -> Flag:
    """L1. A smelter's site counts as a place that the mineral passes through, unless an audit covers it."""
    places = (*seen.origins, *seen.in_role(Role.TRANSIT), *seen.in_role(Role.SMELTER))
    hits = [
        _place_hit(RedFlag.ORIGIN_OR_TRANSPORT, one, because)
        for one in places
        if not (one.role is Role.SMELTER and one.audited)
        if (because := _because(seen, one.risk))
    ]
    return _flag(RedFlag.ORIGIN_OR_TRANSPORT, _one_of_each_place(hits), _no_origins(seen) or _open_answers(seen))


def _because(seen: _Seen, risk: PlaceRisk) -> tuple[str, ...]:
    """Why a place is a red-flag location; empty when it is none as far as known."""
    return tuple(one.topic.value for one in risk.answers if one.known is Known.YES and one.topic in seen.rule.topics)


def _no_origins(seen: _Seen) -> str:
    """Why it cannot be told of all origins; ``""`` when every smelter and every metal has one."""
    if not seen.case.surveys:
        return "no-survey"
    if not seen.origins:
        return "no-origins"
    is_open = seen.case.unnamed or any(not one.origins for one in seen.case.smelters)
    return "some-origins" if is_open else ""


def _open_answers(seen: _Seen) -> str:
    """Why it cannot be told of some origin whether it is a red-flag location; ``""`` when it can."""
    open_topics = {
        answer.topic for one in seen.origins for answer in one.risk.answers if answer.known is Known.UNKNOWN
    } & set(seen.rule.topics)
    if Topic.EU_LIST in open_topics:
        return "region-unknown"
    return "no-figures" if open_topics else ""


def _one_of_each_place(hits: Sequence[FlagHit]) -> tuple[FlagHit, ...]:
    """Where a place has several roles for a metal the first is told: an origin needs no word on passing through."""
    first: dict[tuple[str, str], FlagHit] = {}
    for hit in hits:
        first.setdefault((hit.fact("place"), hit.fact("metal")), hit)
    return tuple(first.values())


def _implausible(seen: _Seen) -> Flag:
    """L2. Needs a table of the countries that mine a metal, which the product does not ship."""
    told = [one for one in seen.origins if one.risk.metal in seen.rule.producers]
    hits = [
        _place_hit(RedFlag.ORIGIN_IMPLAUSIBLE, one)
        for one in told
        if one.place.country not in seen.rule.producers[one.risk.metal]
    ]
    missing = _no_origins(seen) or ("" if len(told) == len(seen.origins) else "no-production-table")
    return _flag(RedFlag.ORIGIN_IMPLAUSIBLE, hits, missing)


def _is_transit(seen: _Seen) -> Flag:
    """L3. Told for the metals that the method names transit countries of."""
    told = [one for one in seen.origins if seen.hubs(one.risk.metal)]
    hits = [
        _place_hit(RedFlag.ORIGIN_IS_TRANSIT, one, (TRANSIT,))
        for one in told
        if one.place.country in seen.hubs(one.risk.metal)
    ]
    missing = _no_origins(seen) or ("" if len(told) == len(seen.origins) else "no-transit-list")
    return _flag(RedFlag.ORIGIN_IS_TRANSIT, hits, missing)


def _interests(seen: _Seen) -> Flag:
    """S4. Where the supplier itself is can be told; of shareholdings only people know."""
    hits = [
        _place_hit(RedFlag.INTERESTS, one, because)
        for one in seen.in_role(Role.SITE)
        if (because := _because(seen, one.risk))
    ]
    return _flag(RedFlag.INTERESTS, hits, "not-stated")


def _sourced_before(seen: _Seen) -> Flag:
    """S5. A red-flag origin of an earlier submission that the latest ones no longer name."""
    since = look_back_to(seen.rule, seen.case.evidence.today)
    earlier = [survey for survey in seen.earlier if survey.received_on >= since]
    now = {(one.risk.metal, one.place) for one in seen.origins}
    hits: dict[tuple[str, Place], FlagHit] = {}
    for survey, metal, place in _earlier_origins(earlier):
        risk = seen.case.world.place(seen.case.method, place, metal)
        transit = (TRANSIT,) if place.country in seen.hubs(metal) else ()
        because = _because(seen, risk) + transit
        if because and (metal, place) not in now:
            facts = _facts(metal=metal, place=place.region or place.country)
            told = submission(survey.submission), survey.received_on
            data = _data(risk, because)
            hits[metal, place] = FlagHit(RedFlag.SOURCED_BEFORE, facts, because, Role.ORIGIN, (), *told, data)
    return _flag(RedFlag.SOURCED_BEFORE, tuple(hits.values()), "" if earlier else "no-earlier")


def _earlier_origins(surveys: Sequence[Survey]) -> Iterator[tuple[Survey, str, Place]]:
    for survey in sorted(surveys, key=lambda one: (one.received_on, one.submission)):
        for origin in survey.answers.origins if survey.answers else ():
            yield survey, origin.metal.casefold(), place_in(origin.country, origin.region)


def _anomalies(seen: _Seen) -> Flag:
    """C6. Findings and suspicions of the latest examinations that the method calls anomalies."""
    latest: dict[str, Survey] = {}
    for survey in sorted(seen.case.evidence.surveys, key=lambda one: (one.received_on, one.submission)):
        latest |= {code: survey for code in survey.findings if code in seen.rule.anomalies}
    hits = [
        FlagHit(RedFlag.ANOMALIES, _facts(code=code), source=submission(survey.submission), on=survey.received_on)
        for code, survey in sorted(latest.items())
    ]
    return _flag(RedFlag.ANOMALIES, hits, "" if seen.case.surveys else "no-survey")


def _recycled_gold(seen: _Seen) -> Flag:
    """G1. Gold of a refiner in a transit country that no audit covers, and that is, or is said to be, recycled."""
    hits = []
    missing = "" if seen.case.surveys else "no-survey"
    said = _all_gold_recycled(seen.case.surveys)
    for one in seen.in_role(Role.TRANSIT):
        for smelter in one.smelters if one.risk.metal == _GOLD else ():
            if one.place not in smelter.places or smelter.is_audited:
                continue
            recycles = smelter.facility.recycles_only if smelter.facility else None
            if said or recycles:
                facts = _facts(metal=_GOLD, place=one.place.region or one.place.country, smelter=smelter.known_as)
                told = submission(smelter.submission), smelter.on
                because, data = (TRANSIT,), _data(one.risk, (TRANSIT,))
                hits.append(
                    FlagHit(RedFlag.RECYCLED_GOLD, facts, because, Role.SMELTER, (smelter.known_as,), *told, data)
                )
            elif recycles is None:
                missing = missing or "recycled-unknown"
    return _flag(RedFlag.RECYCLED_GOLD, hits, missing)


def _all_gold_recycled(surveys: Sequence[Survey]) -> bool:
    answers = (one for survey in surveys if survey.answers for one in survey.answers.of(Question.ALL_RECYCLED))
    said = any(one.about == Mineral.GOLD and one.meaning == _YES for one in answers)
    return said or any(_RECYCLED_GOLD_FOUND in survey.findings for survey in surveys)


_FLAGS: Mapping[RedFlag, Callable[[_Seen], Flag]] = {
    RedFlag.ORIGIN_OR_TRANSPORT: _origin_or_transport,
    RedFlag.ORIGIN_IMPLAUSIBLE: _implausible,
    RedFlag.ORIGIN_IS_TRANSIT: _is_transit,
    RedFlag.INTERESTS: _interests,
    RedFlag.SOURCED_BEFORE: _sourced_before,
    RedFlag.ANOMALIES: _anomalies,
    RedFlag.RECYCLED_GOLD: _recycled_gold,
}


def _flag(flag: RedFlag, hits: Sequence[FlagHit], missing: str) -> Flag:
    if hits:
        return Flag(flag, Known.YES, tuple(hits))
    return Flag(flag, Known.UNKNOWN, (), missing) if missing else Flag(flag, Known.NO)


def _with_words(flag: Flag, stated: Sequence[FlagHit]) -> Flag:
    """The flag with what people stated about it."""
    words = tuple(hit for hit in stated if hit.flag is flag.flag and hit.is_stated)
    return _flag(flag.flag, (*flag.hits, *words), flag.missing)


def _place_hit(flag: RedFlag, one: RolePlace, because: tuple[str, ...] = ()) -> FlagHit:
    facts = _facts(metal=one.risk.metal, place=one.place.region or one.place.country)
    smelters = tuple(smelter.known_as for smelter in one.smelters)
    data = _data(one.risk, because)
    return FlagHit(flag, facts, because, one.role.value, smelters, one.source, one.on, data)


def _data(risk: PlaceRisk, because: tuple[str, ...]) -> tuple[tuple[str, dt.date | None], ...]:
    """The lists and editions that those answers rest on, each once."""
    told: dict[tuple[str, dt.date | None], None] = {}
    for answer in risk.answers:
        if answer.topic.value in because:
            lists = [(answer.source, answer.on)] if answer.source else []
            figures = [(one.edition, one.as_of) for one in risk.verdicts if one.indicator in answer.because]
            told |= dict.fromkeys((*lists, *figures))
    if TRANSIT in because:
        told |= {(one.source, one.on): None for one in risk.floors if one.rule is FloorRule.TRANSIT}
    return tuple(told)


def _facts(**facts: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name, value in facts.items() if value))
