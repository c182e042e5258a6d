"""C: the questions about the whole company, below the ones per mineral."""

from collections.abc import Iterator

from ..cells import Entry
from ..declaration import Answer, Question
from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from .gating import Demand
from .questions import checked_by_spelling, listed
from .registry import At, at, check
from .subject import Subject
from .web_addresses import Reach, reach_of

_OTHER_FORMAT = "yes, using other format"


@check(
    "C001",
    Severity.ERROR,
    zh="公司层面的问题没有回答。只要有一种矿产需要详细申报，RMI Checker 就要求回答这些问题。",
    title=Text("Company question not answered", "未回答公司层面的问题"),
    says=Text("{question} is not answered.", "{question}未回答。"),
    remedy=Text("Choose an answer from the list: {choices}.", "请从下拉列表中选择：{choices}。"),
    mirrors=True,
)
def company_answer_missing(subject: Subject) -> Iterator[At]:
    """A question about the company without an answer.

    RMI's Checker asks these as soon as one mineral needs its details.
    """
    for answer in subject.declaration.answers:
        if not answer.about and subject.gating.demand(answer) is Demand.MISSING:
            yield at(answer, choices=listed(answer))


@check(
    "C002",
    Severity.ERROR,
    zh="声明政策已公开，备注中却没有网址。RMI Checker 要求至少填写两个字符。",
    title=Text("Address of the policy missing", "未填写政策网址"),
    says=Text(
        "{question} is answered “Yes”, but the web address of the policy is missing in {cell}.",
        "{question}的答案是“Yes”，但 {cell} 未填写政策的网址。",
    ),
    remedy=Text(
        "Type the web address, such as www.example.com/policy, into the comment cell {cell}.",
        "请在备注单元格 {cell} 填写网址，例如 www.example.com/policy。",
    ),
    mirrors=True,
)
def policy_address_missing(subject: Subject) -> Iterator[At]:
    """A policy that is said to be public, without its web address in the comment.

    RMI's Checker wants at least two characters there.
    """
    answer = _asked(subject, Question.POLICY_IS_PUBLIC)
    if answer and answer.entry.is_exactly("Yes") and _length(answer.comment) <= 1:
        yield _at_comment(answer, subject.declaration.checker.policy_url)


@check(
    "C003",
    Severity.ERROR,
    zh=("EMRT 1.x 中选择了使用其他格式，但没有说明。此版本的 RMI Checker 要求备注不为空才算已回答。"),
    title=Text("Description of the other format missing", "未说明所用的其他格式"),
    says=Text(
        "{question} says that another format is used, but {cell} does not say which.",
        "{question}选择了使用其他格式，但 {cell} 未说明是何种格式。",
    ),
    remedy=Text("Describe the format in the comment cell {cell}.", "请在备注单元格 {cell} 说明所用格式。"),
    mirrors=True,
)
def other_format_undescribed(subject: Subject) -> Iterator[At]:
    """*Other format* without its description, in an EMRT 1.x.

    There RMI's Checker takes the comment for the answer.
    """
    answer = _asked(subject, Question.SURVEYS_SUPPLIERS)
    if answer and checked_by_spelling(subject, answer) and _is_other_format(answer.entry) and answer.comment.is_blank:
        yield _at_comment(answer, answer.checker_row)


@check(
    "C004",
    Severity.ERROR,
    zh=("EMRT 1.x 中关于调查供应商的答案与下拉列表不完全一致。RMI Checker 只对这一题要求逐字一致。"),
    title=Text("Answer that RMI's Checker does not accept", "RMI Checker 不接受的答案"),
    says=Text(
        "RMI's Checker does not accept “{value}” as an answer to {question}.",
        "RMI Checker 不接受“{value}”作为{question}的答案。",
    ),
    remedy=Text("Choose an answer from the list: {choices}.", "请从下拉列表中选择：{choices}。"),
    mirrors=True,
)
def survey_answer_not_accepted(subject: Subject) -> Iterator[At]:
    """An answer to the survey question of an EMRT 1.x that is not one of the list, letter by letter.

    It is the one question whose wording RMI's Checker insists on.
    """
    answer = _asked(subject, Question.SURVEYS_SUPPLIERS)
    if answer is None or answer.entry.is_blank or not checked_by_spelling(subject, answer):
        return
    if not any(answer.entry.is_exactly(choice) for choice in answer.choices):
        yield at(answer, choices=listed(answer))


@check(
    "C005",
    Severity.ERROR,
    zh=("EMRT 1.1 和 1.11 中，有政策但没有备注。RMI Checker 中要求备注的那一行是隐藏的，但会计入合计。"),
    title=Text("Comment on the policy missing", "未填写政策的备注"),
    says=Text(
        "{question} is answered “Yes”; this edition then also wants a comment in {cell}, and there is none.",
        "{question}的答案是“Yes”，此版本模板还要求在 {cell} 填写备注，但该处为空。",
    ),
    remedy=Text(
        "Name the policy, or type its web address, in the comment cell {cell}.",
        "请在备注单元格 {cell} 填写政策名称或网址。",
    ),
    mirrors=True,
)
def policy_comment_missing(subject: Subject) -> Iterator[At]:
    """A policy without a comment, in EMRT 1.1 and 1.11.

    The row of RMI's Checker that asks for it is hidden, but its total counts it.
    """
    row = subject.declaration.checker.policy_comment
    answer = _asked(subject, Question.HAS_POLICY)
    if row and answer and answer.entry.is_exactly("Yes") and _length(answer.comment) <= 1:
        yield _at_comment(answer, row)


@check(
    "C050",
    Severity.WARNING,
    zh=("选择了“其他格式（请描述）”却没有说明，而 RMI Checker 不作要求。答案本身就要求说明。"),
    title=Text("Other format not described", "其他格式未作说明"),
    says=Text(
        "{question} says that another format is used, but the comment {cell} does not say which.",
        "{question}选择了使用其他格式，但备注 {cell} 未说明是何种格式。",
    ),
    remedy=Text("Describe the format in the comment cell {cell}.", "请在备注单元格 {cell} 说明所用格式。"),
)
def other_format_unexplained(subject: Subject) -> Iterator[At]:
    """*Other format (describe)* without a description, where RMI's Checker does not ask for it.

    The answer itself demands the description.
    """
    answer = _asked(subject, Question.SURVEYS_SUPPLIERS)
    if answer is None or answer.comment.text:
        return
    left_to_checker = checked_by_spelling(subject, answer) and answer.comment.is_blank
    if (answer.meaning or "").casefold().startswith(_OTHER_FORMAT) and not left_to_checker:
        yield _at_comment(answer)


@check(
    "C051",
    Severity.WARNING,
    zh="政策已公开，但备注中没有网址。该单元格里常常只写了一句话。",
    title=Text("Policy address is no web address", "政策网址不是有效网址"),
    says=Text(
        "“{value}” is not a web address. RMI's Checker accepts it; a reader cannot open it.",
        "“{value}”不是网址。RMI Checker 会接受，但他人无法打开。",
    ),
    remedy=Text(
        "Type the web address of the policy, such as www.example.com/policy.",
        "请填写政策所在的网址，例如 www.example.com/policy。",
    ),
)
def policy_address_malformed(subject: Subject) -> Iterator[At]:
    """A comment beside a public policy that holds no web address.

    The cell often holds a sentence instead.
    """
    answer = _asked(subject, Question.POLICY_IS_PUBLIC)
    if answer and _policy_reach(answer) is Reach.NOWHERE:
        yield _at_comment(answer)


@check(
    "C066",
    Severity.WARNING,
    zh="政策网址指向公司内网、本地硬盘，或只是表格中的示例。公司以外的人无法打开，政策就不算公开。",
    title=Text("Policy address that nobody outside can open", "外部无法打开的政策网址"),
    says=Text(
        "Nobody outside your company can open “{value}”: it leads to your own network or disk, or is only a sample.",
        "公司以外的人无法打开“{value}”：该地址指向公司内网或本地硬盘，或只是示例。",
    ),
    remedy=Text(
        "Type the address of the policy on your public website, such as www.example.com/policy; if it is not there,"
        " answer “No” to question {label}.",
        "请填写政策在公司公开网站上的网址，例如 www.example.com/policy；如未公开，请将问题 {label} 改为“No”。",
    ),
)
def policy_address_not_public(subject: Subject) -> Iterator[At]:
    """The address of a public policy that leads into a private network, to a disk, or is the sample of a form.

    What others cannot open is not public.
    """
    answer = _asked(subject, Question.POLICY_IS_PUBLIC)
    if answer and _policy_reach(answer) is Reach.NOBODY_OUTSIDE:
        yield _at_comment(answer)


def _policy_reach(answer: Answer) -> Reach | None:
    """Where the comment beside a public policy leads; None where there is nothing to look at."""
    comment = answer.comment
    left_to_checker = answer.entry.is_exactly("Yes") and _length(comment) <= 1
    if answer.meaning != "Yes" or is_error(comment.value) or not comment.text or left_to_checker:
        return None
    return reach_of(comment.text)


def _asked(subject: Subject, question: Question) -> Answer | None:
    answer = subject.declaration.answer(question)
    if answer is None or subject.gating.demand(answer) in (Demand.NOT_ASKED, Demand.UNDECIDABLE):
        return None
    return answer


def _at_comment(answer: Answer, row: int | None = None) -> At:
    return at(answer.comment, row=row, question=answer.question, label=answer.label)


def _is_other_format(entry: Entry) -> bool:
    return isinstance(entry.value, str) and entry.value.casefold().startswith(_OTHER_FORMAT)


def _length(entry: Entry) -> int:
    """The length RMI's Checker sees: a blank cell passed on by a formula is the number 0, so it has one character."""
    return len(entry.value) if isinstance(entry.value, str) else len("0" if entry.is_blank else entry.text)
