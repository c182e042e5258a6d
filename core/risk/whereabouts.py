"""Y3 and Y4: where the supplier is, and where its smelters are and their metal was mined."""

from collections.abc import Iterator, Sequence

from ..foreign_text import one_line
from ..risk_score import Reason
from ..smelter import FacilityStatus
from .case import NO_FACTS, REGISTER, Case, Facts, Scored, reason, submission
from .method import SmelterLocationRule
from .named_smelters import NamedSmelter, lone_origins
from .place import place_in
from .places_scored import ScoredPlace, scored_place


def supplier_location(case: Case) -> Scored:
    """Y3: the score of the place that delivers."""
    supplier = case.evidence.supplier
    if not supplier.country:
        points = case.method.missing.points.location
        return points, (reason("Y3.unknown", points, REGISTER, case.evidence.register_on, no_data=True),)
    told = _at(scored_place(case, place_in(supplier.country, supplier.region)), "Y3.place", 1)
    return told.points, (told,)


def smelter_location(case: Case) -> Scored:
    """Y4: every smelter's place, or its metal's origin where that is worse, times what assurance leaves of it.

    A share of the worst and the rest of the mean of the worst few: long lists dilute nothing. An origin that no smelter
    is named for counts where it makes the factor worse: to name countries costs nothing, and must gain nothing.
    """
    rule = case.method.smelter_location
    smelters, lone = sorted(_places(case), key=_worst_first), sorted(_lone_origins(case), key=_worst_first)
    count = max(
        range(min(len(lone), rule.mean_of) + 1), key=lambda many: (_of_worst(rule, [*smelters, *lone[:many]]), many)
    )
    places = sorted([*smelters, *lone[:count]], key=_worst_first)
    if not places:
        return 0.0, (case.by_surveys("Y4.not-needed", 0),)
    others = _counted(case, "Y4.others", places[rule.mean_of :])
    harmless = _counted(case, "Y4.harmless-origins", lone[count:])
    return _of_worst(rule, places), (*places[: rule.mean_of], *others, *harmless)


def _worst_first(one: Reason) -> tuple[float, str, tuple[tuple[str, str], ...]]:
    return -one.points, one.rule, one.facts


def _of_worst(rule: SmelterLocationRule, places: Sequence[Reason]) -> float:
    """A share of the worst place and the rest of the mean of the worst few."""
    worst = sorted((one.points for one in places), reverse=True)[: rule.mean_of]
    return rule.worst_share * worst[0] + (1 - rule.worst_share) * sum(worst) / len(worst) if worst else 0.0


def _counted(case: Case, rule: str, places: Sequence[Reason]) -> Iterator[Reason]:
    """Places that the factor does not depend on, counted."""
    if places:
        yield case.by_surveys(rule, places[0].points, {"count": len(places)})


def _places(case: Case) -> Iterator[Reason]:
    if not case.surveys:
        yield from case.without_survey("Y4.no-survey", case.survey_missing.location)[1]
    for smelter in case.smelters:
        yield _place(case, smelter)
    missing = case.method.missing.points.location
    for metal, survey in case.unnamed:
        source = submission(survey.submission)
        yield reason("Y4.none-named", missing, source, survey.received_on, {"metal": one_line(metal, 40)}, no_data=True)
    for metal in case.undeclared:
        on = case.evidence.register_on
        yield reason("Y4.not-declared", missing, REGISTER, on, {"metal": metal}, no_data=True)


def _lone_origins(case: Case) -> Iterator[Reason]:
    """Origins that no smelter is named for: each as a place of its own, where that makes the factor no better."""
    for metal, place in lone_origins(case.evidence.surveys):
        yield _at(scored_place(case, place, metal), "Y4.lone-origin", 1, {"metal": one_line(metal, 40)})


def _place(case: Case, smelter: NamedSmelter) -> Reason:
    """The worst of its places and origins; of a listed facility worked out once, whoever names it."""
    share = _left_by_assurance(case, smelter)
    if smelter.facility is None or not smelter.places:
        return _worst_place(case, smelter, share)
    key = ("Y4", case.method.version, smelter.metal, smelter.number, share, smelter.places, smelter.origins)
    return case.world.once(key, lambda: _worst_place(case, smelter, share))


def _worst_place(case: Case, smelter: NamedSmelter, share: float) -> Reason:
    """Where nobody says where the smelter is, an origin may count as worse than not knowing, never as better."""
    facts: Facts = {"smelter": smelter.known_as, "name": smelter.name, "metal": smelter.metal, "share": share}
    metal = smelter.metal
    found = [_at(scored_place(case, place, metal), "Y4.origin", share, facts) for place in smelter.origins]
    if smelter.is_identified:
        found += [_at(scored_place(case, place, metal), "Y4.smelter", share, facts) for place in smelter.places]
    if not smelter.is_identified or not smelter.places:
        missing, source = share * case.method.missing.points.location, submission(smelter.submission)
        rule = "Y4.unknown-place" if smelter.is_identified else "Y4.not-identified"
        found.append(reason(rule, missing, source, smelter.on, facts, no_data=True))
    return max(found, key=lambda one: (one.points, one.rule, one.facts))


def _left_by_assurance(case: Case, smelter: NamedSmelter) -> float:
    """What a smelter's assurance leaves of the risk of its place, 0 to 1."""
    facility = smelter.facility
    if facility is None or smelter.number in case.sanctioned:
        return 1.0
    if facility.status.is_audited:
        return case.method.smelter_location.conformant
    return case.method.smelter_location.active if facility.status is FacilityStatus.ACTIVE else 1.0


def _at(scored: ScoredPlace, rule: str, share: float, facts: Facts = NO_FACTS) -> Reason:
    place = scored.place.region or scored.place.country
    of_place = {"place": place, "location": scored.points, "because": scored.because}
    points = share * scored.points
    return reason(rule, points, scored.source, scored.on, {**facts, **of_place}, no_data=scored.no_data)
