"""C: answers about the company that cannot be right together."""

from collections.abc import Iterator

from ..declaration import Answer, Question
from ..finding import Severity
from ..language import Text
from .contradictions import NO_SUPPLIER, SHARES, addresses, asked, has_comment
from .registry import At, at, check
from .subject import Subject

_SURVEYED = tuple(share for share in SHARES if share not in NO_SUPPLIER)
_DONE_BY_WHO_REPORTS = (Question.DOES_DUE_DILIGENCE, Question.SURVEYS_SUPPLIERS, Question.REVIEWS_RESPONSES)


@check(
    "C060",
    Severity.WARNING,
    zh="声明没有负责任采购政策，却声明该政策已在网站公开。不存在的政策无法公开。",
    title=Text("Policy public, though there is none", "没有政策，却称政策已公开"),
    says=Text(
        "{question} is answered “Yes”, but according to question {other} ({other_cell}) there is no policy.",
        "{question}的答案是“Yes”，但根据问题 {other}（{other_cell}），并没有制定政策。",
    ),
    remedy=Text("Correct {cell} or {other_cell}.", "请更正 {cell} 或 {other_cell}。"),
)
def policy_public_without_policy(subject: Subject) -> Iterator[At]:
    """A policy on the website while there is said to be no policy.

    What does not exist cannot be public.
    """
    yield from _both(subject, Question.POLICY_IS_PUBLIC, Question.HAS_POLICY)


@check(
    "C061",
    Severity.WARNING,
    zh="声明已实施尽职调查，却没有负责任采购政策。政策是尽职调查的第一步，客户会要求说明依据。",
    title=Text("Due diligence without a policy", "没有政策，却称已实施尽职调查"),
    says=Text(
        "{question} is answered “Yes”, but according to question {other} ({other_cell}) there is no policy. Due"
        " diligence begins with one.",
        "{question}的答案是“Yes”，但根据问题 {other}（{other_cell}），并没有制定政策；而尽职调查的第一步就是制定政策。",
    ),
    remedy=Text(
        "Correct {cell} or {other_cell}; if both are right, say in the comment {comment} what you do.",
        "请更正 {cell} 或 {other_cell}；如果两者都正确，请在备注 {comment} 中说明具体做法。",
    ),
)
def due_diligence_without_policy(subject: Subject) -> Iterator[At]:
    """Due diligence while there is said to be no policy, and no comment tells what is done.

    A policy is its first step; customers will ask what it rests on.
    """
    yield from _both(subject, Question.DOES_DUE_DILIGENCE, Question.HAS_POLICY, explained=True)


@check(
    "C062",
    Severity.WARNING,
    zh="声明审核包含纠正措施，却声明不审核供应商的答复。没有审核就谈不上其中的纠正措施。",
    title=Text("Corrective action without a review", "没有审核，却称有纠正措施"),
    says=Text(
        "{question} is answered “Yes”, but according to question {other} ({other_cell}) you do not review your"
        " suppliers' answers.",
        "{question}的答案是“Yes”，但根据问题 {other}（{other_cell}），并不审核供应商的答复。",
    ),
    remedy=Text("Correct {cell} or {other_cell}.", "请更正 {cell} 或 {other_cell}。"),
)
def corrective_action_without_review(subject: Subject) -> Iterator[At]:
    """Corrective action as a part of a review that is said not to take place.

    Without the review there is nothing to correct.
    """
    yield from _both(subject, Question.CORRECTIVE_ACTION, Question.REVIEWS_RESPONSES)


@check(
    "C063",
    Severity.WARNING,
    zh="声明审核供应商的答复，却声明不调查供应商。没有调查就没有可审核的答复。",
    title=Text("Review without a survey", "没有调查，却称审核答复"),
    says=Text(
        "{question} is answered “Yes”, but according to question {other} ({other_cell}) you do not survey your"
        " suppliers.",
        "{question}的答案是“Yes”，但根据问题 {other}（{other_cell}），并不调查供应商。",
    ),
    remedy=Text("Correct {cell} or {other_cell}.", "请更正 {cell} 或 {other_cell}。"),
)
def review_without_survey(subject: Subject) -> Iterator[At]:
    """A review of suppliers' answers while suppliers are said not to be surveyed.

    Without the survey there are no answers.
    """
    yield from _both(subject, Question.REVIEWS_RESPONSES, Question.SURVEYS_SUPPLIERS)


@check(
    "C064",
    Severity.WARNING,
    zh="声明须向监管机构申报，却声明未做申报所需的工作。SEC 和欧盟都要求申报企业实施尽职调查。",
    title=Text("Report to a regulator without due diligence", "须向监管机构申报，却未做相应工作"),
    says=Text(
        "{question} is answered “{value}”. Companies that report to the SEC or the EU must check their supply chain,"
        " but the answer in {others} is “No”.",
        "{question}的答案是“{value}”。向 SEC 或欧盟申报的企业须核查其供应链，但 {others} 的答案是“No”。",
    ),
    remedy=Text(
        "Check {cell} and {others}, and correct what is not right.", "请核对 {cell} 和 {others}，更正不正确的答案。"
    ),
)
def regulator_without_due_diligence(subject: Subject) -> Iterator[At]:
    """A report to the SEC or the EU by a company that does no due diligence, no survey or no review of answers.

    Both regulators want the due diligence of those who report.
    """
    report = _affirmed(subject, Question.REPORTS_TO_REGULATOR)
    undone = [answer for question in _DONE_BY_WHO_REPORTS if (answer := asked(subject, question, None, "No"))]
    if report and undone:
        yield at(report, others=addresses(undone))


@check(
    "C065",
    Severity.WARNING,
    zh="声明不调查供应商，却填写了已答复的供应商比例。没有调查就没有答复。",
    title=Text("Suppliers answered, though none were asked", "没有调查，却称供应商已答复"),
    says=Text(
        "{question} is answered “No”, but according to question {share} suppliers have answered ({shares}).",
        "{question}的答案是“No”，但根据问题 {share}（{shares}），已有供应商答复。",
    ),
    remedy=Text("Correct {cell} or {shares}.", "请更正 {cell} 或 {shares}。"),
)
def suppliers_answered_without_survey(subject: Subject) -> Iterator[At]:
    """A share of suppliers that answered, while suppliers are said not to be surveyed.

    Who is not asked does not answer.
    """
    survey = asked(subject, Question.SURVEYS_SUPPLIERS, None, "No")
    minerals = subject.declaration.minerals
    found = (asked(subject, Question.SHARE_OF_SUPPLIERS, mineral, *_SURVEYED) for mineral in minerals)
    shares = [answer for answer in found if answer]
    if survey and shares:
        yield at(survey, share=shares[0].label, shares=addresses(shares))


def _both(subject: Subject, claim: Question, basis: Question, *, explained: bool = False) -> Iterator[At]:
    """Where the claim is made and what it rests on is denied; with ``explained``, not where a comment stands."""
    made, denied = _affirmed(subject, claim), asked(subject, basis, None, "No")
    if made and denied and not (explained and has_comment(made)):
        facts = {"other": denied.label, "other_cell": denied.cell.address, "comment": made.comment.cell.address}
        yield at(made, facts)


def _affirmed(subject: Subject, question: Question) -> Answer | None:
    """The answer to a question to the company where it is some kind of *Yes*."""
    answer = subject.declaration.answer(question)
    if answer is None or not (answer.meaning or "").startswith("Yes"):
        return None
    return asked(subject, question, None, answer.meaning or "")
