"""Y2: how the supplier manages conflict minerals, by its answers and its commitment letter."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..declaration import Question
from ..risk_score import Reason
from ..survey import Answers, Statement, Survey
from .case import REGISTER, Case, Scored, reason, submission, summed
from .method import SHARES, YES_QUESTIONS, ManagementRule
from .named_smelters import minerals_in_use

_PER_MINERAL = (Question.SHARE_OF_SUPPLIERS, Question.ALL_SMELTERS_IDENTIFIED)


def management(case: Case) -> Scored:
    """Points for every question that is not answered with *Yes*, and for a commitment letter that is missing.

    Of several surveys and minerals the worst answer counts. What a template does not ask is not held against anybody,
    nor are questions that need no answer because no mineral, or not that one, is in use. Any answer that begins with
    *Yes* is one.
    """
    told = [*_answers(case), *_commitment_letter(case)]
    return summed(told or [case.by_surveys("Y2.all-in-place", 0)])


def _answers(case: Case) -> Iterator[Reason]:
    rule, missing = case.method.management, case.survey_missing.answers
    answered = [one for one in case.surveys if one.answers]
    if not answered:
        most = sum(rule.not_yes.values()) + rule.share[-1] + rule.not_all_identified
        yield from case.without_survey("Y2.no-answers", most * missing)[1]
        return
    asked: defaultdict[Question, list[Reason]] = defaultdict(list)
    for survey in answered:
        for statement in _relevant(survey.answers):
            asked[statement.question].append(_judged(rule, statement, survey, missing))
    for question in (*YES_QUESTIONS, *_PER_MINERAL):
        worst = max(asked[question], key=_weight, default=None)
        if worst and worst.points:
            yield worst


def _weight(told: Reason) -> tuple[float, bool, dt.date, str, tuple[tuple[str, str], ...]]:
    """The worst; of equally bad ones what was answered, then the latest; the facts settle what is left."""
    return told.points, not told.no_data, told.on or dt.date.min, told.source, told.facts


def _relevant(answers: Answers | None) -> Iterable[Statement]:
    """The answers that a declaration needs: those about minerals in use, and about the company if there are any."""
    if answers is None:
        return ()
    used = {about for about, in_use in minerals_in_use(answers).items() if in_use}
    return tuple(one for one in answers.statements if (one.about in used if one.about else used))


def _judged(rule: ManagementRule, statement: Statement, survey: Survey, missing: float) -> Reason:
    question, meaning = statement.question, statement.meaning
    source, on = submission(survey.submission), survey.received_on
    facts = {"question": question, "metal": statement.about, "kind": survey.kind}
    most = _most(rule, question)
    if not meaning:
        return reason("Y2.not-answered", most * missing, source, on, facts, no_data=True)
    if question is Question.SHARE_OF_SUPPLIERS:
        step = SHARES.index(meaning) if meaning in SHARES else len(SHARES) - 1
        return reason("Y2.share", rule.share[step], source, on, {**facts, "answer": meaning})
    points = 0.0 if meaning.startswith("Yes") else most
    return reason("Y2.not-yes", points, source, on, {**facts, "answer": meaning})


def _most(rule: ManagementRule, question: Question) -> float:
    match question:
        case Question.SHARE_OF_SUPPLIERS:
            return rule.share[-1]
        case Question.ALL_SMELTERS_IDENTIFIED:
            return rule.not_all_identified
        case _:
            return rule.not_yes.get(question, 0.0)


def _commitment_letter(case: Case) -> Iterator[Reason]:
    """Signed or not is the register's word; what it does not say is missing evidence like any other."""
    supplier, points = case.evidence.supplier, case.method.management.no_commitment_letter
    if supplier.commitment_letter or supplier.commitment_signed:
        return
    if supplier.commitment_signed is None:
        points *= case.method.missing.points.answers
        yield reason("Y2.letter-unknown", points, REGISTER, None, no_data=True)
    else:
        yield reason("Y2.no-letter", points, REGISTER, None)
