"""Y6: what contradicts itself, or what is known, in the supplier's surveys."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..declaration import Question
from ..risk_score import Reason
from ..survey import Survey
from .case import Case, Scored, reason, submission, summed
from .method import IN_SCOPE_DENIED, PlausibilityRule
from .named_smelters import declares_anything

_SUBSTANCE = (Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT)


def plausibility(case: Case) -> Scored:
    """Points for every rule that was broken, once for each survey whatever the number of findings and codes.

    So a long list is not punished by its rows, nor an empty form by its cells; and each survey is corrected by itself.
    A form that declares nothing does not look better than none.
    """
    surveys = sorted(case.evidence.surveys, key=lambda one: (one.received_on, one.submission))
    missing = case.survey_missing.plausibility
    found = summed(each for survey in surveys for each in _broken(case, survey))
    checked = any(one.answers is None or declares_anything(one) for one in surveys)
    if not checked and found[0] < missing:
        return case.without_survey("Y6.no-survey", missing)
    return found if found[1] else summed([case.by_surveys("Y6.nothing-found", 0)])


def _broken(case: Case, survey: Survey) -> Iterator[Reason]:
    rule = case.method.plausibility
    codes: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for code in survey.findings:
        if code in rule.weights:
            codes[rule.weights[code]].add(code)
    metals = denied_minerals(case, survey)
    if metals and IN_SCOPE_DENIED in rule.weights:
        codes[rule.weights[IN_SCOPE_DENIED]].add(IN_SCOPE_DENIED)
    worst: dict[str, str] = {}
    for name, severity in codes:
        worst[name] = max(worst.get(name, severity), severity, key=rule.points)
    for name, severity in sorted(worst.items()):
        found = ", ".join(sorted(codes[name, severity]))
        told = ", ".join(metals) if IN_SCOPE_DENIED in codes[name, severity] else ""
        yield _reason(rule, survey, severity, {"code": name, "findings": found, "metals": told})


def _reason(rule: PlausibilityRule, survey: Survey, severity: str, facts: Mapping[str, str]) -> Reason:
    points, source = rule.points(severity), submission(survey.submission)
    told = {"kind": survey.kind, "severity": severity, **facts}
    return reason("Y6.rule", points, source, survey.received_on, told)


def denied_minerals(case: Case, survey: Survey) -> tuple[str, ...]:
    """The minerals that the survey answers *No* for, and that the register has in scope for the supplier."""
    in_scope = {one.mineral for one in case.evidence.supplier.minerals}
    statements = [one for question in _SUBSTANCE for one in (survey.answers.of(question) if survey.answers else ())]
    return tuple(sorted({one.about for one in statements if one.meaning == "No" and one.about in in_scope}))
