"""Y5: what the lists in force say of the smelters that a supplier names."""

from collections.abc import Iterator

from ..foreign_text import one_line
from ..risk_score import Reason
from ..smelter import Facility, FacilityStatus, Standing
from .case import REGISTER, Case, Facts, Scored, reason, submission
from .method import SmelterStatusRule
from .named_smelters import NamedSmelter


def smelter_status(case: Case) -> Scored:
    """Y5: a share of the worst smelter, and the rest of the mean of all.

    A metal in use for which no smelter is named counts as one that is not identified, and so does one that the register
    has in scope and no survey tells of. A status means something only
    where a list in force states any of the metal: else there is no data. A number that was retired counts as removed
    even where another took its place: the supplier can correct it.
    """
    if not case.surveys and not case.sanctioned:
        return case.without_survey("Y5.no-survey", case.survey_missing.smelters)
    reasons = sorted(_smelters(case), key=lambda one: (-one.points, one.rule, one.facts))
    if not reasons:
        return 0.0, (case.by_surveys("Y5.not-needed", 0),)
    share, points = case.method.smelter_status.worst_share, [one.points for one in reasons]
    return share * points[0] + (1 - share) * sum(points) / len(points), tuple(reasons)


def _smelters(case: Case) -> Iterator[Reason]:
    rule = case.method.smelter_status
    for smelter in case.smelters:
        yield _confirmed(case, smelter.number, smelter) if smelter.number in case.sanctioned else _said(case, smelter)
    for number in sorted(case.sanctioned - {one.number for one in case.smelters}):
        yield _confirmed(case, number)
    for metal, survey in case.unnamed:
        source = submission(survey.submission)
        yield reason(
            "Y5.none-named",
            rule.not_identified,
            source,
            survey.received_on,
            {"metal": one_line(metal, 40)},
            no_data=True,
        )
    for metal in case.undeclared:
        yield reason(
            "Y5.not-declared",
            case.method.missing.points.smelters,
            REGISTER,
            case.evidence.register_on,
            {"metal": metal},
            no_data=True,
        )


def _confirmed(case: Case, number: str, smelter: NamedSmelter | None = None) -> Reason:
    """A person confirmed that it is sanctioned."""
    recorded = case.evidence.conduct
    known = case.world.reference.with_number(number)
    name = smelter.name if smelter else known[0].name if known else ""
    return reason(
        "Y5.confirmed-sanctioned",
        case.method.smelter_status.by_status[FacilityStatus.SANCTIONED],
        recorded.source if recorded else "",
        recorded.at.date() if recorded else None,
        {"smelter": number, "name": name or number},
    )


def _said(case: Case, smelter: NamedSmelter) -> Reason:
    """By the lists; of a facility that has a status worked out once, whoever names it."""
    facility = smelter.facility
    if facility and facility.standing:
        standing = facility.standing
        key = ("Y5", case.method.version, smelter.metal, smelter.number)
        return case.world.once(key, lambda: _by_list(case.method.smelter_status, smelter, facility, standing))
    return _without_status(case, smelter)


def _by_list(rule: SmelterStatusRule, smelter: NamedSmelter, facility: Facility, standing: Standing) -> Reason:
    facts, points = _facts(smelter), rule.by_status[standing.status]
    if standing.status is FacilityStatus.REMOVED and facility.successor:
        replaced = {**facts, "successor": facility.successor}
        return reason("Y5.replaced", points, standing.source.value, standing.as_of, replaced)
    return reason("Y5.status", points, standing.source.value, standing.as_of, {**facts, "status": standing.status})


def _without_status(case: Case, smelter: NamedSmelter) -> Reason:
    rule, reference = case.method.smelter_status, case.world.reference
    source, on = submission(smelter.submission), smelter.on
    if not smelter.is_identified:
        return reason("Y5.not-identified", rule.not_identified, source, on, {"metal": smelter.metal})
    if not reference.covers(smelter.metal):
        return reason("Y5.no-list", case.method.missing.points.status, source, on, _facts(smelter), no_data=True)
    if smelter.facility is None:
        return reason("Y5.not-listed", rule.not_listed, source, on, _facts(smelter))
    return reason("Y5.on-no-status-list", rule.on_no_status_list, source, on, _facts(smelter))


def _facts(smelter: NamedSmelter) -> Facts:
    return {"smelter": smelter.known_as, "name": smelter.name, "metal": smelter.metal}
