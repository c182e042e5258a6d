"""Examples of answers about the company that contradict each other, and of policy addresses."""

from collections.abc import Mapping

from cases import Example
from declarations import cmrt, emrt, with_answer, with_comment
from oredesk.core.declaration import Declaration, Question
from oredesk.core.mineral import Mineral

_OTHER_FORMAT = "Yes, using other format (describe)"
_NOTHING = {Question.REPORTS_TO_REGULATOR: "No"}


def _company(declaration: Declaration, answers: Mapping[Question, str | None]) -> Declaration:
    for question, value in answers.items():
        declaration = with_answer(declaration, question, value)
    return declaration


def _nothing_added(declaration: Declaration, answers: Mapping[Question, str | None]) -> Declaration:
    """With these answers about the company, which is asked nothing since no mineral is used."""
    for mineral in declaration.minerals:
        declaration = with_answer(declaration, Question.INTENTIONALLY_ADDED, "No", mineral)
    return _company(declaration, answers)


def _contradiction(denied: Question, claimed: Question) -> Example:
    """One *No* that takes the ground from a *Yes*."""
    only_no = {denied: "No", **_NOTHING}
    return Example(
        (
            _company(cmrt(), {denied: "No"}),
            _company(cmrt("6.01"), {denied: "no"}),
            _company(emrt("1.3"), {denied: "No"}),
            _company(emrt("2.1"), {denied: "No"}),
            with_answer(cmrt(), denied, "否", meaning="No"),
        ),
        (
            cmrt(),
            emrt("2.1"),
            _company(cmrt(), {denied: "No", claimed: "No"}),
            _company(cmrt(), {denied: None}),
            _company(cmrt(), {denied: "No", claimed: "Maybe"}),
            _company(cmrt(), {denied: "#N/A"}),
            _nothing_added(cmrt(), only_no),
        ),
    )


def _address(*values: str | float) -> tuple[Declaration, ...]:
    return tuple(with_comment(cmrt(), Question.POLICY_IS_PUBLIC, value) for value in values)


_DUE_DILIGENCE = _contradiction(Question.HAS_POLICY, Question.DOES_DUE_DILIGENCE)
_UNSURVEYED_EMRT = _company(emrt("2.1"), {Question.SURVEYS_SUPPLIERS: "No"})

EXAMPLES: dict[str, Example] = {
    "C060": _contradiction(Question.HAS_POLICY, Question.POLICY_IS_PUBLIC),
    "C061": Example(
        _DUE_DILIGENCE.speaks,
        (
            *_DUE_DILIGENCE.silent,
            with_comment(
                _company(cmrt(), {Question.HAS_POLICY: "No"}), Question.DOES_DUE_DILIGENCE, "We follow our customer's."
            ),
        ),
    ),
    "C062": _contradiction(Question.REVIEWS_RESPONSES, Question.CORRECTIVE_ACTION),
    "C063": _contradiction(Question.SURVEYS_SUPPLIERS, Question.REVIEWS_RESPONSES),
    "C064": Example(
        (
            _company(cmrt(), {Question.DOES_DUE_DILIGENCE: "No"}),
            _company(cmrt("6.01"), {Question.SURVEYS_SUPPLIERS: "No", Question.REVIEWS_RESPONSES: "No"}),
            _company(cmrt(), {Question.REVIEWS_RESPONSES: "No", Question.REPORTS_TO_REGULATOR: "Yes, with the EU"}),
        ),
        (
            cmrt(),
            _company(cmrt(), {Question.DOES_DUE_DILIGENCE: "No", Question.REPORTS_TO_REGULATOR: "No"}),
            _company(cmrt(), {Question.SURVEYS_SUPPLIERS: _OTHER_FORMAT}),
            _company(cmrt(), {Question.HAS_POLICY: "No"}),
            _company(emrt("2.1"), {Question.DOES_DUE_DILIGENCE: "No"}),  # the EMRT does not ask
            _nothing_added(cmrt(), {Question.DOES_DUE_DILIGENCE: "No"}),
        ),
    ),
    "C065": Example(
        (
            _company(cmrt(), {Question.SURVEYS_SUPPLIERS: "No"}),
            _company(emrt("1.3"), {Question.SURVEYS_SUPPLIERS: "no"}),
            _UNSURVEYED_EMRT,
            with_answer(_UNSURVEYED_EMRT, Question.SHARE_OF_SUPPLIERS, "Did not survey", Mineral.MICA),
        ),
        (
            cmrt(),
            _company(cmrt(), {Question.SURVEYS_SUPPLIERS: _OTHER_FORMAT}),
            with_answer(
                _company(emrt("2.1", (Mineral.MICA,)), {Question.SURVEYS_SUPPLIERS: "No"}),
                *(Question.SHARE_OF_SUPPLIERS, "Did not survey", Mineral.MICA),
            ),
            _nothing_added(cmrt(), {Question.SURVEYS_SUPPLIERS: "No"}),
        ),
    ),
    "C066": Example(
        (
            *_address("http://localhost/policy", "http://intranet/docs/policy.html", "https://portal.acme.local/p"),
            *_address("http://192.168.1.5/index.html", "http://127.0.0.1:8080", r"\\server01\public\policy.pdf"),
            *_address(r"C:\Users\jane\policy.docx", "file:///D:/policy.pdf", "www.companyname.com", "www.xxx.com"),
            *_address("https://www.example.com/policy", "政策见http://192.168.0.2/"),
            with_comment(emrt("2.1"), Question.POLICY_IS_PUBLIC, "http://oa/policy"),
            with_comment(emrt("1.3"), Question.POLICY_IS_PUBLIC, "http://oa/policy"),
        ),
        (
            *_address("http://intranet/policy or www.acme.example/policy", "https://9.9.9.9/policy"),
            *_address("acme.example", "https://user@acme.example:8443/policy?x=1#top", "https://例子.公司/政策"),
            *_address("see our policy", "x"),  # C051 and C002 tell
            with_comment(
                _company(cmrt(), {Question.POLICY_IS_PUBLIC: "No"}), Question.POLICY_IS_PUBLIC, "http://intranet/"
            ),
            with_comment(_nothing_added(cmrt(), {}), Question.POLICY_IS_PUBLIC, "http://intranet/"),
        ),
    ),
}
