"""Q: what is asked per mineral, and the answers of every question."""

from collections.abc import Iterator

from ..declaration import Answer, Question
from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..template import Family
from .gating import Demand
from .registry import At, at, check
from .subject import Subject


@check(
    "Q002",
    Severity.ERROR,
    zh="某种矿产的问题没有回答。根据前面的答案，RMI Checker 要求回答此题。",
    title=Text("Answer missing", "未回答问题"),
    says=Text("{question} is not answered.", "{question}未回答。"),
    remedy=Text("Choose an answer from the list: {choices}.", "请从下拉列表中选择：{choices}。"),
    mirrors=True,
)
def answer_missing(subject: Subject) -> Iterator[At]:
    """A question per mineral without an answer.

    RMI's Checker asks it because of the answers given before.
    """
    for answer in _per_mineral(subject):
        if subject.gating.demand(answer) is Demand.MISSING:
            yield at(answer, choices=listed(answer))


@check(
    "Q003",
    Severity.ERROR,
    zh=(
        "此题未回答，而前面某题为空或未被 RMI Checker 识别；该题答好之后，此题可能就不必再答。"
        "这样提示是为了避免填写不需要的内容。"
    ),
    title=Text("Answer still needed", "尚需回答的问题"),
    says=Text(
        "{question} is not answered. It is needed as long as {earlier_cell} (question {earlier}) has no valid answer.",
        "{question}未回答。由于 {earlier_cell}（问题 {earlier}）没有有效答案，此题仍需回答。",
    ),
    remedy=Text(
        "First choose the right answer in {earlier_cell} from the list. Unless it makes this question"
        " needless, answer here as well: {choices}.",
        "请先在 {earlier_cell} 的下拉列表中选择正确答案。如果此题仍需回答，请在此选择：{choices}。",
    ),
    mirrors=True,
)
def answer_unsettled(subject: Subject) -> Iterator[At]:
    """A blank answer that an earlier answer, blank or not understood by RMI's Checker, could make needless.

    Saying so saves the supplier from answering what need not be answered.
    """
    for answer in _per_mineral(subject):
        earlier = subject.gating.unsettled_by(answer)
        if earlier and subject.gating.demand(answer) is Demand.UNSETTLED:
            yield at(answer, _earlier(earlier), choices=listed(answer))


@check(
    "Q004",
    Severity.ERROR,
    zh=(
        "CMRT 中问题 1 或 2 为空，或既不是 Yes 也不是 No，而后面的题目已经回答。"
        "CMRT 的 Checker 会把这样的答案视为缺失。"
    ),
    title=Text("Answer not counted yet", "答案暂未计入"),
    says=Text(
        "{question} is answered, but RMI's Checker does not count it because {earlier_cell} (question {earlier})"
        " is not “Yes”.",
        "{question}已回答，但由于 {earlier_cell}（问题 {earlier}）不是“Yes”，RMI Checker 不予计入。",
    ),
    remedy=Text(
        "Choose “Yes” or “No” in {earlier_cell} from the list; this cell may then stay as it is.",
        "请在 {earlier_cell} 的下拉列表中选择“Yes”或“No”，本单元格即可保持不变。",
    ),
    mirrors=True,
)
def answer_not_counted(subject: Subject) -> Iterator[At]:
    """A CMRT answer after a question 1 or 2 that is blank or is neither Yes nor No.

    The Checker of the CMRT treats such an answer as missing although it is there.
    """
    for answer in _per_mineral(subject):
        earlier = subject.gating.unsettled_by(answer)
        if earlier and subject.gating.demand(answer) is Demand.NOT_COUNTED:
            yield at(answer, _earlier(earlier))


@check(
    "Q050",
    Severity.WARNING,
    zh=("答案不在模板的下拉列表中，也无法理解其含义。多数问题 RMI Checker 接受任何文字，但使用申报的人无法采用。"),
    title=Text("Answer is not one of the list", "答案不在下拉列表中"),
    says=Text("“{value}” is not an answer to {question}.", "“{value}”不是{question}的可选答案。"),
    remedy=Text("Choose an answer from the list: {choices}.", "请从下拉列表中选择：{choices}。"),
)
def answer_not_offered(subject: Subject) -> Iterator[At]:
    """An answer that the template's list does not offer and that cannot be understood.

    RMI's Checker accepts any text in most questions; whoever reads the declaration cannot use it.
    """
    for answer in _given(subject):
        if answer.meaning is None and answer.entry.text:
            yield at(answer, choices=listed(answer))


@check(
    "Q051",
    Severity.NOTE,
    zh="答案使用了其他语言，或前后有空格。这类答案多从旧版或翻译版表格粘贴而来，其他系统可能无法识别。",
    title=Text("Answer not written as in the list", "答案与下拉列表写法不一致"),
    says=Text(
        "“{value}” was understood as “{meaning}”, but the template wants the very words of its list,"
        " with no blank added.",
        "“{value}”已理解为“{meaning}”，但模板要求与下拉列表中的英文原文完全一致，不得多出空格或不可见字符。",
    ),
    remedy=Text("Choose “{meaning}” from the list.", "请从下拉列表中选择“{meaning}”。"),
)
def answer_spelled_differently(subject: Subject) -> Iterator[At]:
    """An answer in another language, or with blanks around it.

    Such answers are pasted from older or translated forms. Other systems may not understand them.
    """
    for answer in _spelled_differently(subject):
        if not subject.gating.spelling_matters(answer):
            yield at(answer, meaning=answer.meaning or "")


@check(
    "Q052",
    Severity.NOTE,
    zh=(
        "问题 1 或 2 的答案使用了其他语言，或前后有空格。RMI Checker 只逐字识别英文："
        "“否”不等于 *No*，因此后面各题仍为必填。"
    ),
    title=Text("Answer that RMI's Checker does not recognise", "RMI Checker 无法识别的答案"),
    says=Text(
        "“{value}” was understood as “{meaning}”, but RMI's Checker recognises only what is spelled exactly as in the"
        " list, with no blank added. It therefore asks for more answers about {mineral}.",
        "“{value}”已理解为“{meaning}”，但 RMI Checker 只识别与下拉列表完全一致的写法，多出空格或不可见字符也不行，"
        "因此会就{mineral}要求填写更多内容。",
    ),
    remedy=Text(
        "Choose “{meaning}” from the list; the other points about {mineral} may then disappear.",
        "请从下拉列表中选择“{meaning}”；与{mineral}有关的其他问题可能随之消失。",
    ),
)
def switch_spelled_differently(subject: Subject) -> Iterator[At]:
    """An answer to question 1 or 2 in another language, or with blanks around it.

    RMI's Checker compares letter by letter, in English: ``否`` is not *No*, so everything stays required.
    """
    for answer in _spelled_differently(subject):
        if subject.gating.spelling_matters(answer):
            yield at(answer, meaning=answer.meaning or "")


@check(
    "Q053",
    Severity.WARNING,
    zh="答案单元格中只有空格或空文本。RMI Checker 视为已回答，但读表的人什么也看不到。",
    title=Text("Answer is only blanks", "答案只有空格"),
    says=Text(
        "{question} looks unanswered: the cell holds only blanks. RMI's Checker does not notice.",
        "{question}看起来没有回答：单元格中只有空格。RMI Checker 不会提示。",
    ),
    remedy=Text("Choose an answer from the list: {choices}.", "请从下拉列表中选择：{choices}。"),
)
def answer_only_blanks(subject: Subject) -> Iterator[At]:
    """An answer cell that holds blanks or an empty text.

    RMI's Checker counts it as answered, a reader sees nothing.
    """
    for answer in _given(subject):
        if not answer.entry.text:
            yield at(answer, choices=listed(answer))


def listed(answer: Answer) -> str:
    """The answers on offer, for a remedy."""
    return " / ".join(answer.choices)


def checked_by_spelling(subject: Subject, answer: Answer) -> bool:
    """Whether RMI's Checker itself insists on the exact answers of the list (EMRT 1.x, survey of suppliers)."""
    return answer.question is Question.SURVEYS_SUPPLIERS and subject.declaration.template.family is Family.EMRT_1


def _per_mineral(subject: Subject) -> Iterator[Answer]:
    return (answer for answer in subject.declaration.answers if answer.mineral)


def _given(subject: Subject) -> Iterator[Answer]:
    """Answers that are asked for and given in some way, but for the one question that has its own checks."""
    for answer in subject.declaration.answers:
        if answer.entry.is_blank or is_error(answer.entry.value) or checked_by_spelling(subject, answer):
            continue
        if subject.gating.demand(answer) is not Demand.NOT_ASKED:
            yield answer


def _spelled_differently(subject: Subject) -> Iterator[Answer]:
    for answer in _given(subject):
        is_number = not isinstance(answer.entry.value, str)
        if answer.meaning is not None and not is_number and not answer.entry.is_exactly(answer.meaning):
            yield answer


def _earlier(answer: Answer) -> dict[str, str]:
    return {"earlier": answer.label, "earlier_cell": answer.entry.cell.address}
