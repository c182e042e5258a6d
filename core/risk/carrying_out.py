"""What would be known of a supplier, and of smelters, once a measure was carried out."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ..conduct import Conduct, RecordedConduct
from ..declaration import Question
from ..editions import EDITIONS
from ..fingerprint import known_by
from ..foreign_text import one_line
from ..mineral import Mineral
from ..smelter import DeclaredSmelter, Facility, FacilityStatus, ListSource, Standing
from ..smelters.normalising import metal_key, name_key, number_key
from ..smelters.reference import Reference
from ..supplier import Supplier
from ..survey import Answers, Statement, Survey
from ..template import TemplateKind
from .evidence import Evidence
from .measures import ANSWERABLE, EVERYBODY, PASSED, YES, Doing, MeantSmelter, Measure
from .method import Method
from .named_smelters import facility_of, is_not_identified, minerals_in_use
from .place import Place, place_in
from .world import World

_LAST_OF_ALL_SPEND = 99.99
_MANY_SOURCES = 99
_ASKED_IN_CMRT = (Mineral.TANTALUM, Mineral.TIN, Mineral.GOLD, Mineral.TUNGSTEN)


def carried_out(measure: Measure, evidence: Evidence, world: World, method: Method) -> tuple[Evidence, World]:
    """The evidence and the world after the measure; where nobody can know what comes of it, the best that may come.

    A smelter that is left, and was the only one named for its metal, makes room for a conformant one in the calmest
    place; when no list knows one, for none.
    """
    match measure.doing:
        case Doing.LEAVE_SMELTERS:
            evidence = _without(measure.smelters, evidence, world, method)
        case Doing.IDENTIFY_SMELTERS:
            evidence = _surveys(evidence, lambda one: _identified(one, measure.metals, world, method))
        case Doing.AUDIT_SMELTERS:
            world = world.with_reference(_audited(measure.smelters, world.reference, evidence.today))
        case Doing.CORRECT:
            evidence = _surveys(evidence, lambda one: _without_findings(one, measure.codes))
        case Doing.ANSWER:
            evidence = with_answers(evidence, {question: _best(question) for question in measure.questions})
        case Doing.SEND_SURVEY:
            wanted = measure.metals or _expected(evidence.supplier)
            others = evidence.surveys if measure.metals else ()
            evidence = replace(
                evidence, surveys=(*others, _best_survey(evidence, wanted, world, method)), answered=True
            )
        case _:
            evidence = _registered(measure, evidence, world, method)
    return evidence, world


def _registered(measure: Measure, evidence: Evidence, world: World, method: Method) -> Evidence:
    """After a measure that the register or the record of conduct tells of."""
    if change := _BEHAVING.get(measure.doing):
        return with_conduct(evidence, change(evidence.today))
    supplier = _supplier(measure, evidence, world, method)
    if measure.doing is Doing.STATE_SPEND:
        return replace(evidence, supplier=supplier, spend_before=_LAST_OF_ALL_SPEND, spend_on=evidence.today)
    return replace(evidence, supplier=supplier)


def _supplier(measure: Measure, evidence: Evidence, world: World, method: Method) -> Supplier:
    supplier, today = evidence.supplier, evidence.today
    match measure.doing:
        case Doing.CLEAR_UP_MINERALS:
            minerals = tuple(one for one in supplier.minerals if one.mineral not in measure.metals)
            changed: Mapping[str, object] = {"minerals": minerals}
        case Doing.SIGN_LETTER:
            changed = {"commitment_letter": today, "commitment_signed": True}
        case Doing.STATE_COUNTRY:
            calm = _calmest(world, method)
            changed = {"country": calm.country, "region": calm.region}
        case Doing.STATE_SPEND:
            changed = {"spend": Decimal(1)}
        case Doing.STATE_SOURCES:
            changed = {"sources": _MANY_SOURCES}
        case _:
            changed = {"sources": (supplier.sources or 0) + 1}
    return replace(supplier, **changed)  # type: ignore[arg-type]  # each field with a value of its type


_BEHAVING: Mapping[Doing, Callable[[dt.date], Mapping[str, object]]] = {
    Doing.ACCEPT_CORRECTION: lambda _: {"refused_correction": False},
    Doing.ALLOW_AUDIT: lambda _: {"refused_audit": False},
    Doing.REMEDY_ABUSES: lambda _: {"confirmed_abuses": ()},
    Doing.FINISH_ACTIONS: lambda _: {"overdue_actions": 0},
    Doing.CLOSE_MINOR: lambda _: {"open_minor": 0},
    Doing.CLOSE_MAJOR: lambda _: {"open_major": 0},
    Doing.BE_ASSESSED: lambda today: {"assessed_on": today},
}


def with_conduct(evidence: Evidence, changed: Mapping[str, object]) -> Evidence:
    """The evidence with these fields of the conduct changed."""
    midnight = dt.datetime.combine(evidence.today, dt.time(), dt.UTC)
    recorded = evidence.conduct or RecordedConduct(Conduct(), midnight, "", "")
    conduct = replace(recorded.conduct, **changed)  # type: ignore[arg-type]  # the fields above are of its types
    return replace(evidence, conduct=replace(recorded, conduct=conduct))


def _surveys(evidence: Evidence, change: Callable[[Survey], Survey]) -> Evidence:
    return replace(evidence, surveys=tuple(map(change, evidence.surveys)))


def _without_findings(survey: Survey, codes: Iterable[str]) -> Survey:
    return replace(survey, findings=tuple(code for code in survey.findings if code not in codes))


def with_answers(evidence: Evidence, meanings: Mapping[Question, str]) -> Evidence:
    """The evidence with every answer to these questions changed, in whichever survey they are asked."""
    return _surveys(evidence, lambda survey: _answered(survey, meanings))


def _answered(survey: Survey, meanings: Mapping[Question, str]) -> Survey:
    if survey.answers is None:
        return survey
    statements = (replace(one, meaning=meanings.get(one.question, one.meaning)) for one in survey.answers.statements)
    return replace(survey, answers=replace(survey.answers, statements=tuple(statements)))


def _best(question: Question) -> str:
    return EVERYBODY if question is Question.SHARE_OF_SUPPLIERS else YES


Key = tuple[str, str]
"""A metal, and the facility's number or what a :class:`~.named_smelters.NamedSmelter` is known as, both folded."""


def _key(declared: DeclaredSmelter, reference: Reference) -> Key:
    facility = facility_of(declared, reference)
    known_as = facility.smelter_id if facility else one_line(declared.smelter_id, 40) or one_line(declared.name, 80)
    return metal_key(declared.metal), name_key(known_as) or known_as


def _keys(smelters: Iterable[MeantSmelter]) -> frozenset[Key]:
    return frozenset((metal_key(one.metal), name_key(one.known_as) or one.known_as) for one in smelters)


def _without(left: Sequence[MeantSmelter], evidence: Evidence, world: World, method: Method) -> Evidence:
    keys, numbers = _keys(left), {one.known_as for one in left}
    changed = _surveys(evidence, lambda survey: _without_smelters(survey, keys, world, method))
    sanctioned = evidence.conduct.conduct.sanctioned_smelters if evidence.conduct else ()
    still = tuple(number for number in sanctioned if number_key(number) not in numbers)
    return changed if still == sanctioned else with_conduct(changed, {"sanctioned_smelters": still})


def _without_smelters(survey: Survey, left: frozenset[Key], world: World, method: Method) -> Survey:
    gone, kept = _parted(survey, lambda one: _key(one, world.reference) in left)
    named = {one.metal for one in kept}
    lacking = dict.fromkeys(one.metal for one in gone if one.metal not in named)
    return _of_smelters(survey, (*kept, *_calm_smelters(lacking, world, method)), gone)


def _parted(survey: Survey, goes: Callable[[DeclaredSmelter], bool]) -> tuple[list[DeclaredSmelter], ...]:
    gone: list[DeclaredSmelter] = []
    kept: list[DeclaredSmelter] = []
    for one in survey.smelters:
        (gone if goes(one) else kept).append(one)
    return gone, kept


def _of_smelters(survey: Survey, smelters: tuple[DeclaredSmelter, ...], gone: Iterable[DeclaredSmelter]) -> Survey:
    """The survey with these smelters, and without the origins of those that are gone."""
    keys = {(metal_key(one.metal), known_by(one)) for one in gone}
    answers = survey.answers and replace(
        survey.answers,
        origins=tuple(one for one in survey.answers.origins if (metal_key(one.metal), one.smelter) not in keys),
    )
    return replace(survey, smelters=smelters, answers=answers)


def _identified(survey: Survey, metals: Iterable[str], world: World, method: Method) -> Survey:
    """With a conformant smelter of each of the metals that lacks one, instead of rows that name nobody."""
    wanted = {metal_key(metal) for metal in metals}
    gone, kept = _parted(survey, lambda one: is_not_identified(one) and metal_key(one.metal) in wanted)
    used = minerals_in_use(survey.answers) if survey.answers else {}
    lacking = {metal: None for metal, in_use in used.items() if in_use and metal_key(metal) in wanted}
    lacking |= dict.fromkeys(one.metal for one in gone)
    named = {metal_key(one.metal) for one in kept}
    added = _calm_smelters((metal for metal in lacking if metal_key(metal) not in named), world, method)
    return _of_smelters(survey, (*kept, *added), gone)


def _calm_smelters(metals: Iterable[str], world: World, method: Method) -> tuple[DeclaredSmelter, ...]:
    return tuple(one for metal in metals for one in _calm_smelter(metal, world, method))


def _calm_smelter(metal: str, world: World, method: Method) -> tuple[DeclaredSmelter, ...]:
    """The conformant smelter of that metal in the calmest place; nothing where no list knows one."""
    facility = world.once(("calm smelter", method.version, metal_key(metal)), lambda: _calm(metal, world, method))
    return (DeclaredSmelter(metal, facility.smelter_id, facility.name, facility.country),) if facility else ()


def _calm(metal: str, world: World, method: Method) -> Facility | None:
    facilities = (one for one in world.reference.facilities.values() if metal_key(one.mineral) == metal_key(metal))
    return min(
        (one for one in facilities if one.status in PASSED and one.country),
        key=lambda one: (world.place(method, place_in(one.country, one.region), metal).least, one.smelter_id),
        default=None,
    )


def _calmest(world: World, method: Method) -> Place:
    """The place whose score is least of all countries that anything is known of."""
    countries = sorted({value.country for edition in world.atlas.editions for value in edition.values})
    complete = (risk for risk in (world.place(method, Place(code)) for code in countries) if risk.score is not None)
    return min(complete, key=lambda risk: (risk.least, risk.place.country)).place


def _audited(smelters: Iterable[MeantSmelter], reference: Reference, today: dt.date) -> Reference:
    """The same reference, had these smelters passed an audit today."""
    facilities = (reference.facility(one.metal, one.known_as) for one in smelters)
    return reference.supposing(_conformant(one, today) for one in facilities if one)


def _conformant(facility: Facility, today: dt.date) -> Facility:
    scheme = facility.standing.scheme if facility.standing else None
    return replace(facility, standing=Standing(FacilityStatus.CONFORMANT, scheme, ListSource.OWN, today))


def _expected(supplier: Supplier) -> Sequence[str]:
    """The minerals that its declaration should be about."""
    return tuple(one.mineral for one in supplier.minerals if one.mineral in set(Mineral)) or _ASKED_IN_CMRT


def _best_survey(evidence: Evidence, wanted: Sequence[str], world: World, method: Method) -> Survey:
    """A declaration of the newest edition about these minerals, in which everything is in order."""
    smelters = _calm_smelters(wanted, world, method)
    metals = tuple(one.metal for one in smelters) or wanted
    used = (Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT)
    about_metals = (*used, Question.SHARE_OF_SUPPLIERS, Question.ALL_SMELTERS_IDENTIFIED)
    statements = (
        *(Statement(question, metal, _best(question)) for question in about_metals for metal in metals),
        *(Statement(question, "", YES) for question in ANSWERABLE if question not in about_metals),
    )
    return Survey(
        submission=0,
        kind=TemplateKind.CMRT,
        received_on=evidence.today,
        version=tuple(EDITIONS[TemplateKind.CMRT])[-1],
        answers=Answers(statements),
        smelters=smelters,
        findings=(),
    )
