"""Y2: how the supplier manages conflict minerals, by its answers and its commitment letter."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..declaration import Question
from ..foreign_text import one_line
from ..risk_score import Reason
from ..smelters.normalising import metal_key
from ..survey import Answers, Statement, Survey
from .case import REGISTER, Case, Scored, reason, submission, summed
from .method import SHARES, YES_QUESTIONS, ManagementRule
from .named_smelters import metals_named, minerals_in_use

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
    answered = [(one, one.answers) for one in case.surveys if one.answers]
    if not answered:
        most = sum(rule.not_yes.values()) + rule.share[-1] + rule.not_all_identified
        yield from case.without_survey("Y2.no-answers", most * missing)[1]
        return
    worst: dict[Question, _Judged] = {}
    for survey, said in answered:
        for statement in _relevant(survey, said):
            judged = _Judged(_points(rule, statement, missing), survey, statement)
            known = worst.get(statement.question)
            if known is None or judged.weight > known.weight:
                worst[statement.question] = judged
    for question in (*YES_QUESTIONS, *_PER_MINERAL):
        if question in worst and worst[question].points:
            yield worst[question].reason


@dataclass(frozen=True, slots=True)
class _Judged:
    """An answer with its points."""

    points: float
    survey: Survey
    statement: Statement

    @property
    def weight(self) -> tuple[float, bool, dt.date, int, str, str]:
        """The worst has most points; of equals it is what was answered, then the latest; the rest settles the order."""
        survey, said = self.survey, self.statement
        return self.points, bool(said.meaning), survey.received_on, survey.submission, said.meaning, said.about

    @property
    def reason(self) -> Reason:
        """The answer as a reason."""
        said, survey = self.statement, self.survey
        facts = {
            "question": said.question,
            "metal": one_line(said.about, 40),
            "kind": survey.kind,
            "answer": said.meaning,
        }
        rule = "Y2.answer" if said.meaning else "Y2.not-answered"
        source = submission(survey.submission)
        return reason(rule, self.points, source, survey.received_on, facts, no_data=not said.meaning)


def _relevant(survey: Survey, answers: Answers) -> Iterable[Statement]:
    """The answers that a declaration needs: those about minerals in use, and about the company if there are any.

    Whoever names smelters of a mineral uses it, whatever is said about that.
    """
    named = metals_named(survey)
    used = {about for about, in_use in minerals_in_use(answers).items() if in_use or metal_key(about) in named}
    needed = bool(used or named or answers.origins)
    return tuple(one for one in answers.statements if (one.about in used if one.about else needed))


def _points(rule: ManagementRule, statement: Statement, missing: float) -> float:
    question, meaning = statement.question, statement.meaning
    if not meaning:
        return _most(rule, question) * missing
    if question is Question.SHARE_OF_SUPPLIERS:
        return rule.share[SHARES.index(meaning)] if meaning in SHARES else rule.share[-1]
    return 0.0 if meaning.startswith("Yes") else _most(rule, question)


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
        yield reason("Y2.letter-unknown", points, REGISTER, case.evidence.register_on, no_data=True)
    else:
        yield reason("Y2.no-letter", points, REGISTER, case.evidence.register_on)
