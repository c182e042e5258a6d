"""What a supplier or a buyer can really do about a risk: every measure that there is for one supplier."""

import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..conduct import Conduct
from ..declaration import Question
from ..smelter import FacilityStatus
from ..survey import Statement
from .case import Case
from .method import IN_SCOPE_DENIED, SHARES, YES_QUESTIONS
from .named_smelters import NamedSmelter, minerals_without_smelters
from .plausibility import denied_minerals


class Doing(enum.StrEnum):
    """A kind of measure; the order settles ties, the easier one first."""

    ACCEPT_CORRECTION = "accept-correction"
    """Take back the refusal of a corrective action."""
    ALLOW_AUDIT = "allow-audit"
    """Take back the refusal of an audit or of data."""
    REMEDY_ABUSES = "remedy-abuses"
    """Remedy the confirmed abuses, so that a person takes the confirmation back."""
    SIGN_LETTER = "sign-letter"
    CORRECT = "correct"
    """Correct in the declaration what one check found."""
    ANSWER = "answer"
    """Do what a question of the declaration asks for, and answer it with evidence."""
    SEND_SURVEY = "send-survey"
    """Send the declaration that is missing: at all, or about some minerals."""
    FINISH_ACTIONS = "finish-actions"
    """Finish overdue corrective actions."""
    CLOSE_MINOR = "close-minor"
    CLOSE_MAJOR = "close-major"
    BE_ASSESSED = "be-assessed"
    """Be audited or assessed for the first time."""
    CLEAR_UP_MINERALS = "clear-up-minerals"
    """Clear up whether minerals are used that the declaration denies and the register has in scope."""
    IDENTIFY_SMELTERS = "identify-smelters"
    """Name the smelters of metals for which none, or none that is identified, is named."""
    LEAVE_SMELTERS = "leave-smelters"
    """Source from these smelters no longer, and declare so."""
    AUDIT_SMELTERS = "audit-smelters"
    """Bring these smelters to pass a recognised audit."""
    STATE_COUNTRY = "state-country"
    STATE_SPEND = "state-spend"
    STATE_SOURCES = "state-sources"
    ADD_SOURCE = "add-source"
    """Qualify one more source for what the supplier delivers."""

    @property
    def by_buyer(self) -> bool:
        """Whether it is for the operator to do."""
        return self in _BY_BUYER


_BY_BUYER = frozenset(
    {Doing.BE_ASSESSED, Doing.STATE_COUNTRY, Doing.STATE_SPEND, Doing.STATE_SOURCES, Doing.ADD_SOURCE}
)
_AT_BEST = frozenset(
    {
        Doing.SEND_SURVEY,
        Doing.CLEAR_UP_MINERALS,
        Doing.BE_ASSESSED,
        Doing.IDENTIFY_SMELTERS,
        Doing.STATE_COUNTRY,
        Doing.STATE_SPEND,
        Doing.STATE_SOURCES,
    }
)


class MeantSmelter(NamedTuple):
    """A smelter that a measure is about, as :class:`~.named_smelters.NamedSmelter` knows it."""

    metal: str
    """``""`` where nobody says."""
    known_as: str
    """Its number, else its name."""
    name: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to do."""

    doing: Doing
    about: str = ""
    """The rule of plausibility, or the smelters' status; several have ``" "`` between them."""
    count: int = 1
    """Of how many: non-conformities, actions, findings, smelters; to the sources that there are, one is added."""
    questions: tuple[Question, ...] = ()
    codes: tuple[str, ...] = ()
    """Of the checks whose findings are to be corrected."""
    smelters: tuple[MeantSmelter, ...] = ()
    """Sorted."""
    metals: tuple[str, ...] = ()

    @property
    def at_best(self) -> bool:
        """Whether nobody can know what comes of it: the score is then that of the best that may come."""
        return self.doing in _AT_BEST

    @property
    def touches(self) -> frozenset[str]:
        """What it changes; of two measures that touch the same thing one makes the other needless."""
        if self.smelters:
            return frozenset(f"smelter {one.metal} {one.known_as}" for one in self.smelters)
        if self.questions:
            return frozenset(self.questions)
        if self.doing in (Doing.STATE_SOURCES, Doing.ADD_SOURCE):
            return frozenset({"sources"})
        return frozenset({f"{self.doing} {self.about}"})


YES = "Yes"
EVERYBODY = SHARES[0]
ENTAILED = {
    Question.POLICY_IS_PUBLIC: (Question.HAS_POLICY,),
    Question.CORRECTIVE_ACTION: (Question.REVIEWS_RESPONSES,),
    Question.ALL_SMELTERS_IDENTIFIED: (Question.SHARE_OF_SUPPLIERS,),
}
"""Questions that nobody can answer well who does not answer the others well: else the answers contradict."""
ANSWERABLE = (*YES_QUESTIONS, Question.SHARE_OF_SUPPLIERS, Question.ALL_SMELTERS_IDENTIFIED)
"""Questions about what a supplier does. What it uses and where that is from is a fact, not a thing to improve."""


def measures(case: Case) -> Iterator[Measure]:
    """Everything that could be done about this supplier, once; whether it helps is another question.

    Sanctioned, removed and ineligible smelters cannot be brought to pass an audit. Correcting a finding that a smelter
    gave rise to, and leaving that smelter, count as two measures.
    """
    yield from _about_conduct(case.evidence.conduct.conduct if case.evidence.conduct else Conduct())
    yield from _about_the_register(case)
    yield from _about_answers(case)
    yield from _about_findings(case)
    yield from _about_smelters(case)


def _about_conduct(conduct: Conduct) -> Iterator[Measure]:
    if conduct.refused_correction:
        yield Measure(Doing.ACCEPT_CORRECTION)
    if conduct.refused_audit:
        yield Measure(Doing.ALLOW_AUDIT)
    if conduct.confirmed_abuses:
        yield Measure(Doing.REMEDY_ABUSES, count=len(conduct.confirmed_abuses))
    if conduct.overdue_actions:
        yield Measure(Doing.FINISH_ACTIONS, count=conduct.overdue_actions)
    if conduct.open_minor:
        yield Measure(Doing.CLOSE_MINOR, count=conduct.open_minor)
    if conduct.open_major:
        yield Measure(Doing.CLOSE_MAJOR, count=conduct.open_major)
    if conduct.assessed_on is None:
        yield Measure(Doing.BE_ASSESSED)


def _about_the_register(case: Case) -> Iterator[Measure]:
    supplier = case.evidence.supplier
    if not (supplier.commitment_letter or supplier.commitment_signed):
        yield Measure(Doing.SIGN_LETTER)
    if not supplier.country:
        yield Measure(Doing.STATE_COUNTRY)
    if case.evidence.spend_before is None:
        yield Measure(Doing.STATE_SPEND)
    if supplier.sources is None:
        yield Measure(Doing.STATE_SOURCES)
    else:
        yield Measure(Doing.ADD_SOURCE, count=supplier.sources)


def _about_answers(case: Case) -> Iterator[Measure]:
    statements = [one for survey in case.surveys if survey.answers for one in survey.answers.statements]
    if not statements:
        yield Measure(Doing.SEND_SURVEY)
    elif case.undeclared:
        yield Measure(Doing.SEND_SURVEY, count=len(case.undeclared), metals=case.undeclared)
    poor = {one.question for one in statements if not _is_good(one)}
    for question in ANSWERABLE:
        if question in poor:
            others = (other for other in ENTAILED.get(question, ()) if other in poor)
            yield Measure(Doing.ANSWER, questions=(question, *others))


def _is_good(statement: Statement) -> bool:
    """Whether no better answer to the question exists."""
    if statement.question is Question.SHARE_OF_SUPPLIERS:
        return statement.meaning == EVERYBODY
    return statement.meaning.startswith(YES)


def _about_findings(case: Case) -> Iterator[Measure]:
    """One measure for each rule of plausibility, in all surveys."""
    weights = case.method.plausibility.weights
    found = defaultdict(list)
    for code in (code for survey in case.evidence.surveys for code in survey.findings if code in weights):
        found[weights[code][0]].append(code)
    for rule, codes in sorted(found.items()):
        yield Measure(Doing.CORRECT, about=rule, count=len(codes), codes=tuple(sorted(set(codes))))
    denied = {metal for survey in case.evidence.surveys for metal in denied_minerals(case, survey)}
    if denied and IN_SCOPE_DENIED in weights:
        yield Measure(Doing.CLEAR_UP_MINERALS, count=len(denied), metals=tuple(sorted(denied)))


NOT_LISTED = "not-listed"
_CANNOT_PASS = frozenset({FacilityStatus.SANCTIONED, FacilityStatus.REMOVED, FacilityStatus.NOT_ELIGIBLE})
_UNFIT = (*_CANNOT_PASS, FacilityStatus.COMMUNICATION_SUSPENDED, FacilityStatus.NOT_CONFORMANT, NOT_LISTED)
"""Statuses of smelters that are better left together than one by one."""
PASSED = frozenset({FacilityStatus.CONFORMANT, FacilityStatus.CROSS_RECOGNISED})
MOST_ALONE = 10
"""Of more smelters of one status than these, nobody is told about each alone."""


def _about_smelters(case: Case) -> Iterator[Measure]:
    """What to do about smelters without a passed audit.

    Nobody is told to leave one that passed, or is being audited: a place alone is no reason to, says the OECD's
    Guidance.
    """
    alike: defaultdict[tuple[Doing, str], dict[MeantSmelter, None]] = defaultdict(dict)
    unnamed = {metal for metal, _ in minerals_without_smelters(case.surveys)}
    for smelter in case.smelters:
        if smelter.is_identified:
            for doing, status in _ways(smelter, case):
                alike[doing, status][MeantSmelter(smelter.metal, smelter.known_as, smelter.name)] = None
        else:
            unnamed.add(smelter.metal)
    for number in case.sanctioned - {one.number for one in case.smelters}:
        alike[Doing.LEAVE_SMELTERS, FacilityStatus.SANCTIONED][MeantSmelter("", number, _name(number, case))] = None
    if unnamed:
        yield Measure(Doing.IDENTIFY_SMELTERS, count=len(unnamed), metals=tuple(sorted(unnamed)))
    yield from _all_unfit({status: alike[Doing.LEAVE_SMELTERS, status] for status in _UNFIT})
    for (doing, status), keys in sorted(alike.items()):
        if len(keys) > 1:
            yield Measure(doing, about=status, count=len(keys), smelters=tuple(sorted(keys)))
        if len(keys) <= MOST_ALONE:
            yield from (Measure(doing, about=status, smelters=(one,)) for one in sorted(keys))


def _name(number: str, case: Case) -> str:
    known = case.world.reference.with_number(number)
    return known[0].name if known else number


def _all_unfit(by_status: Mapping[str, Mapping[MeantSmelter, None]]) -> Iterator[Measure]:
    """One measure about the smelters of all these statuses, where there are several."""
    statuses = sorted(status for status, keys in by_status.items() if keys)
    if len(statuses) > 1:
        smelters = sorted(key for status in statuses for key in by_status[status])
        yield Measure(Doing.LEAVE_SMELTERS, " ".join(statuses), count=len(smelters), smelters=tuple(smelters))


def _ways(smelter: NamedSmelter, case: Case) -> Iterator[tuple[Doing, str]]:
    if smelter.number in case.sanctioned:
        yield Doing.LEAVE_SMELTERS, FacilityStatus.SANCTIONED
    elif smelter.facility is None:
        yield Doing.LEAVE_SMELTERS, NOT_LISTED
    else:
        status = smelter.facility.status
        if status not in PASSED and status not in _CANNOT_PASS:
            yield Doing.AUDIT_SMELTERS, status
        if status not in PASSED and status is not FacilityStatus.ACTIVE:
            yield Doing.LEAVE_SMELTERS, status
