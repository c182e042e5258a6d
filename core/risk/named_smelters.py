"""Which smelters a supplier's surveys name, each once, with the facility that each is and the origins declared."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..declaration import Question
from ..fingerprint import known_by
from ..foreign_text import one_line
from ..smelter import DeclaredSmelter, Facility
from ..smelters.normalising import metal_key, name_key
from ..smelters.reference import Reference
from ..survey import Answers, Statement, Survey
from .place import Place, place_in, smelter_place

_NOT_IDENTIFIED = name_key("Smelter not yet identified")
_NOT_DECLARED = frozenset(("Not declaring", "Not applicable for this declaration"))
"""Answers to the first question that leave a mineral out of EMRT: nothing is said about it."""
_NOT_USED = frozenset(("No", *_NOT_DECLARED))
"""Answers to the first question that take a mineral out of a declaration; *Unknown* does not: it is not known."""


@dataclass(frozen=True, slots=True)
class NamedSmelter:
    """One smelter, in however many surveys it stands."""

    metal: str
    """As the lists have it, else as declared."""
    name: str
    """The facility's name by the lists, else as declared, on one line."""
    number: str
    """As declared, in capitals; ``""`` when none was given and the name is not known."""
    facility: Facility | None
    is_identified: bool
    places: tuple[Place, ...]
    """Where it is; several where surveys disagree about one that no list knows; none when nobody says."""
    origins: tuple[Place, ...]
    """Where its metal was mined, as declared or as the lists know."""
    submission: int
    """The latest that names it."""
    on: dt.date

    @property
    def is_audited(self) -> bool:
        """Whether an audit of its own due diligence covers it."""
        return self.facility is not None and self.facility.status.is_audited

    @property
    def known_as(self) -> str:
        """Its number, else its name."""
        return self.number or self.name


def facility_of(declared: DeclaredSmelter, reference: Reference) -> Facility | None:
    """The facility that is meant: by number, or without one by a name that only one facility of the metal goes by."""
    if declared.smelter_id:
        return reference.facility(declared.metal, declared.smelter_id)
    found = reference.named(declared.metal, declared.name) if declared.name else ()
    return found[0] if len(found) == 1 else None


def is_not_identified(declared: DeclaredSmelter) -> bool:
    """Whether the row says that nobody knows yet which smelter it is."""
    return not declared.smelter_id and name_key(declared.name) == _NOT_IDENTIFIED


def named_smelters(surveys: Sequence[Survey], reference: Reference) -> tuple[NamedSmelter, ...]:
    """The smelters of all surveys in the order of metal and number; which survey comes first does not matter."""
    found: defaultdict[tuple[str, str], list[tuple[Survey, DeclaredSmelter, Facility | None]]] = defaultdict(list)
    origins: defaultdict[tuple[str, str], set[Place]] = defaultdict(set)
    for survey in surveys:
        declared_origins = _origins(survey)
        for declared in survey.smelters:
            facility = facility_of(declared, reference)
            metal, own = metal_key(declared.metal), known_by(declared)
            key = metal, facility.smelter_id if facility else own
            found[key].append((survey, declared, facility))
            if places := declared_origins.get((metal, own)):
                origins[key] |= places
    return tuple(_named(said, origins.get(key, ())) for key, said in sorted(found.items(), key=lambda one: one[0]))


def lone_origins(surveys: Sequence[Survey]) -> tuple[tuple[str, Place], ...]:
    """Origins that a survey names for a metal, and not for any of the smelters that it names."""
    found: set[tuple[str, Place]] = set()
    for survey in surveys:
        origins = _origins(survey)
        named = {(metal_key(one.metal), known_by(one)) for one in survey.smelters} if origins else ()
        for key, places in origins.items():
            if key not in named:
                found |= {(key[0], place) for place in places}
    return tuple(sorted(found, key=lambda one: (one[0], one[1].country, one[1].region)))


def metals_named(survey: Survey) -> frozenset[str]:
    """The metals, in small letters, of the smelters that a survey names."""
    return frozenset(map(metal_key, {one.metal for one in survey.smelters}))


def minerals_without_smelters(surveys: Sequence[Survey]) -> tuple[tuple[str, Survey], ...]:
    """Minerals in use for which a survey names no smelter at all, not even *not yet identified*; the latest such."""
    found: dict[str, Survey] = {}
    for survey in sorted(surveys, key=_age):
        named = metals_named(survey)
        used = minerals_in_use(survey.answers) if survey.answers else {}
        found |= {metal: survey for metal, in_use in used.items() if in_use and metal_key(metal) not in named}
    return tuple(sorted(found.items(), key=lambda one: one[0]))


def undeclared(minerals: Iterable[str], surveys: Sequence[Survey]) -> tuple[str, ...]:
    """Those of the minerals of which no survey says anything: neither whether they are in use, nor who smelts them.

    None while the answers of a survey are not known: it may tell.
    """
    if any(survey.answers is None for survey in surveys):
        return ()
    told = {metal for survey in surveys for metal in metals_named(survey)}
    told |= {
        metal_key(one.about) for survey in surveys for one in _about_use(survey) if one.meaning not in _NOT_DECLARED
    }
    return tuple(sorted(mineral for mineral in set(minerals) if metal_key(mineral) not in told))


def declares_anything(survey: Survey) -> bool:
    """Whether it tells of any mineral that it is in use or not, or names a smelter.

    A form in which no mineral was chosen, or that declares none of those it asks about, is as good as none at all.
    """
    if survey.smelters or survey.answers is None:
        return bool(survey.smelters)
    return any(one.meaning not in _NOT_DECLARED for one in _about_use(survey))


def _about_use(survey: Survey) -> tuple[Statement, ...]:
    """The answers on which minerals are in use."""
    answers = survey.answers or Answers(())
    return (*answers.of(Question.INTENTIONALLY_ADDED), *answers.of(Question.REMAINS_IN_PRODUCT))


def minerals_in_use(answers: Answers) -> Mapping[str, bool]:
    """What the questions are about, and whether it is in use by the answers; what is not answered is taken for used."""
    used: dict[str, bool] = {}
    for one in answers.of(Question.INTENTIONALLY_ADDED):
        used[one.about] = one.meaning not in _NOT_USED
    for one in answers.of(Question.REMAINS_IN_PRODUCT):
        used[one.about] = used.get(one.about, True) and one.meaning != "No"
    return used


def _named(
    said: Sequence[tuple[Survey, DeclaredSmelter, Facility | None]], declared_origins: set[Place] | tuple[()]
) -> NamedSmelter:
    survey, declared, facility = said[0] if len(said) == 1 else max(said, key=_latest)
    places = {place for _, other, _ in said if (place := smelter_place(other, facility)).country}
    origins = {*declared_origins, *map(Place, facility.origins if facility else ())}
    return NamedSmelter(
        metal=facility.mineral if facility else one_line(declared.metal, 40),
        name=facility.name if facility else one_line(declared.name, 80),
        number=facility.smelter_id if facility else one_line(declared.smelter_id, 40),
        facility=facility,
        is_identified=not is_not_identified(declared),
        places=_sorted(places),
        origins=_sorted(origins),
        submission=survey.submission,
        on=survey.received_on,
    )


def _latest(said: tuple[Survey, DeclaredSmelter, Facility | None]) -> tuple[dt.date, int, str, str]:
    survey, declared, _ = said
    return *_age(survey), declared.name, declared.country


def _origins(survey: Survey) -> Mapping[tuple[str, str], set[Place]]:
    """Places by metal and by what the smelter is known by; ``""`` where none is named."""
    origins: defaultdict[tuple[str, str], set[Place]] = defaultdict(set)
    for one in survey.answers.origins if survey.answers else ():
        origins[metal_key(one.metal), one.smelter].add(place_in(one.country, one.region))
    return origins


def _sorted(places: set[Place]) -> tuple[Place, ...]:
    if len(places) < 2:  # noqa: PLR2004 - nothing to sort
        return tuple(places)
    return tuple(sorted(places, key=lambda place: (place.country, place.region)))


def _age(survey: Survey) -> tuple[dt.date, int]:
    return survey.received_on, survey.submission
