"""Q: answers about a mineral that cannot be right together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..declaration import Answer, Question
from ..finding import Severity
from ..language import Text
from ..mineral import Mineral
from .gating import Demand
from .parameter import Parameter
from .placeholders import is_placeholder
from .registry import At, at, check
from .rows import listed_rows
from .subject import Subject

SHARES = ("100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None", "Did not survey")
"""What the question for the share of suppliers offers, from all to none."""
NO_SUPPLIER = ("None", "Did not survey")

_LATER = (
    *(Question.FROM_COVERED_COUNTRIES, Question.FROM_CAHRAS, Question.ALL_RECYCLED, Question.SHARE_OF_SUPPLIERS),
    *(Question.ALL_SMELTERS_IDENTIFIED, Question.ALL_SMELTERS_REPORTED),
)
_CLAIMING_NOTHING = (None, "No", "Unknown", "None", "Did not survey")
"""Answers that many give instead of leaving a cell empty, and that contradict nothing."""

_FEW = Parameter(
    "few",
    "50% or less",
    Text(
        "The largest share of suppliers, in the words of the template's list, that counts as too few.",
        "已答复供应商比例不高于此值即视为过少，用模板下拉列表中的英文原文填写。",
    ),
    choices=SHARES[1:6],
)


@check(
    "Q060",
    Severity.WARNING,
    zh="第一题说没有有意添加或使用某种矿产，第二题却说它留在产品中。两个答案不能同时成立，后面是否需要申报也取决于此。",
    title=Text("Not added, yet it remains in the product", "未添加却留在产品中"),
    says=Text(
        "{question} is answered “Yes”, but according to question {first} ({first_cell}) {mineral} is neither added nor"
        " used.",
        "{question}的答案是“Yes”，但根据问题 {first}（{first_cell}），并未有意添加或使用{mineral}。",
    ),
    remedy=Text(
        "If {mineral} is needed for the product, answer “Yes” in {first_cell} and all questions that follow;"
        " otherwise answer “No” in {cell} or leave it empty.",
        "如果产品需要用到{mineral}，请在 {first_cell} 选择“Yes”并回答后面各题；否则请在 {cell} 选择“No”或留空。",
    ),
)
def remains_though_not_added(subject: Subject) -> Iterator[At]:
    """Question 1 says that a mineral is not added or used, question 2 that it remains in the product.

    Both cannot be true, and whether the rest must be declared depends on them.
    """
    for mineral in subject.declaration.minerals:
        first = given(subject, Question.INTENTIONALLY_ADDED, mineral, "No")
        second = given(subject, Question.REMAINS_IN_PRODUCT, mineral, "Yes")
        if first and second:
            yield at(second, first=first.label, first_cell=first.cell.address)


@check(
    "Q061",
    Severity.WARNING,
    zh=(
        "问题 1 或 2 的答案表明某种矿产无需继续申报，后面的问题却作了肯定回答。"
        "要么前面的答案不对，要么后面的内容是从别的表格遗留下来的。"
    ),
    title=Text("Answers about a mineral that needs none", "为无需申报的矿产作了回答"),
    says=Text(
        "Question {switch} for {mineral} is answered “{off}” ({switch_cell}), so nothing more is asked about it; yet"
        " there are answers in {cells}.",
        "{mineral}的问题 {switch} 的答案是“{off}”（{switch_cell}），因此无需继续回答；但 {cells} 中仍有答案。",
    ),
    remedy=Text(
        "If {switch_cell} is right, clear {cells}; otherwise correct {switch_cell}.",
        "如果 {switch_cell} 正确，请清空 {cells}；否则请更正 {switch_cell}。",
    ),
)
def answered_though_switched_off(subject: Subject) -> Iterator[At]:
    """Later questions about a mineral answered with more than *No* although questions 1 and 2 end the matter.

    Either an early answer is wrong, or the later ones are left over from another form.
    """
    for mineral in subject.declaration.minerals:
        switch = _switched_off_by(subject, mineral)
        answers = (subject.declaration.answer(question, mineral) for question in _LATER)
        claims = [answer for answer in answers if answer and answer.meaning not in _CLAIMING_NOTHING]
        if switch and claims:
            facts = {"switch": switch.label, "switch_cell": switch.cell.address, "off": switch.meaning or ""}
            yield at(claims[0], facts, cells=addresses(claims))


@check(
    "Q062",
    Severity.WARNING,
    zh="声明已识别全部冶炼厂，但并非所有供应商都已答复。未答复的供应商可能使用其他冶炼厂。",
    title=Text("All smelters known, though not all suppliers answered", "供应商未全部答复，却称已识别全部冶炼厂"),
    says=Text(
        "{question} is answered “Yes” ({cells}), but according to question {other} not all suppliers have answered:"
        " “{answered}” ({other_cells}).",
        "{question}的答案是“Yes”（{cells}），但问题 {other} 的答案是“{answered}”（{other_cells}），"
        "说明并非所有供应商都已答复。",
    ),
    remedy=Text(
        "Answer “No” in {cells} until all suppliers have answered, or correct {other_cells}.",
        "在全部供应商答复之前，请在 {cells} 选择“No”；或更正 {other_cells}。",
    ),
)
def identified_though_not_all_answered(subject: Subject) -> Iterator[At]:
    """All smelters are said to be identified although not all suppliers have answered.

    Those who are silent may use other smelters.
    """
    yield from _identified_against(subject, Question.SHARE_OF_SUPPLIERS, SHARES[1:])


@check(
    "Q063",
    Severity.WARNING,
    zh="声明已识别全部冶炼厂，却没有把收到的冶炼厂信息全部填报。清单因此不完整，而缺少的内容其实已经掌握。",
    title=Text("All smelters known, though not all reported", "已识别全部冶炼厂，却未全部填报"),
    says=Text(
        "{question} is answered “Yes” ({cells}), but according to question {other} not everything you know is reported:"
        " “{answered}” ({other_cells}).",
        "{question}的答案是“Yes”（{cells}），但问题 {other} 的答案是“{answered}”（{other_cells}），"
        "说明已掌握的信息并未全部填报。",
    ),
    remedy=Text(
        "Add the missing smelters to the Smelter List and answer “Yes” in {other_cells}, or answer “No” in {cells}.",
        "请将缺少的冶炼厂补入 Smelter List，并在 {other_cells} 选择“Yes”；或在 {cells} 选择“No”。",
    ),
)
def identified_though_not_all_reported(subject: Subject) -> Iterator[At]:
    """All smelters are said to be identified although not all that is known of them is reported.

    The list is then incomplete for no need.
    """
    yield from _identified_against(subject, Question.ALL_SMELTERS_REPORTED, ("No", "Unknown"))


@check(
    "Q064",
    Severity.WARNING,
    zh="已答复的供应商过少。冶炼厂清单只反映了供应链的一小部分。",
    title=Text("Few suppliers answered", "已答复的供应商过少"),
    says=Text(
        "{question} is answered “{answered}” ({cells}). With so few answers the Smelter List shows only a part of your"
        " supply chain.",
        "{question}的答案是“{answered}”（{cells}）。答复的供应商太少，Smelter List 只反映了供应链的一部分。",
    ),
    remedy=Text(
        "Ask the suppliers who have not answered yet, then send the declaration again; correct {cells} if more of them"
        " have answered.",
        "请向尚未答复的供应商索取答复，收齐后重新提交申报；如果答复的供应商不止这些，请更正 {cells}。",
    ),
    parameters=(_FEW,),
)
def few_suppliers_answered(subject: Subject) -> Iterator[At]:
    """A share of suppliers that answered which is no larger than the limit.

    The list of smelters then speaks for a small part of the supply chain.
    """
    few = SHARES[SHARES.index(subject.setting(_FEW)) :]
    groups: dict[str, list[Answer]] = defaultdict(list)
    for mineral in subject.declaration.minerals:
        share = asked(subject, Question.SHARE_OF_SUPPLIERS, mineral, *few)
        if share and not (share.meaning in NO_SUPPLIER and listed_rows(subject, mineral)):
            groups[share.meaning or ""].append(share)
    for meaning, shares in groups.items():
        yield together(shares, answered=meaning)


def given(subject: Subject, question: Question, mineral: Mineral | None, *meanings: str) -> Answer | None:
    """The answer where it means one of these, asked for or not; else None."""
    answer = subject.declaration.answer(question, mineral)
    return answer if answer is not None and answer.meaning in meanings else None


def asked(subject: Subject, question: Question, mineral: Mineral | None, *meanings: str) -> Answer | None:
    """The answer where it means one of these and RMI's Checker asks for it; else None."""
    answer = given(subject, question, mineral, *meanings)
    unasked = (Demand.NOT_ASKED, Demand.UNDECIDABLE)
    return None if answer is None or subject.gating.demand(answer) in unasked else answer


def has_comment(answer: Answer) -> bool:
    """Whether the comment beside the answer says something; what merely fills the cell does not."""
    return bool(answer.comment.text) and not is_placeholder(answer.comment.text)


def together(answers: list[Answer], **facts: str) -> At:
    """Answers to one question about which the same is to be said; their minerals are told by their cells."""
    first, *others = answers
    facts |= {"question": first.question, "label": first.label, "mineral": "" if others else first.about}
    return at(first.entry, facts, cells=addresses(answers))


def addresses(answers: Iterable[Answer]) -> str:
    """The cells of answers, for a wording."""
    return ", ".join(answer.cell.address for answer in answers)


def _identified_against(subject: Subject, other: Question, meanings: tuple[str, ...]) -> Iterator[At]:
    """Where all smelters are said to be identified while the other question is answered in one of these ways."""
    groups: dict[str, list[tuple[Answer, Answer]]] = defaultdict(list)
    for mineral in subject.declaration.minerals:
        identified = asked(subject, Question.ALL_SMELTERS_IDENTIFIED, mineral, "Yes")
        against = asked(subject, other, mineral, *meanings)
        if identified and against:
            groups[against.meaning or ""].append((identified, against))
    for meaning, pairs in groups.items():
        others = [against for _, against in pairs]
        facts = {"other": others[0].label, "other_cells": addresses(others), "answered": meaning}
        yield together([identified for identified, _ in pairs], **facts)


def _switched_off_by(subject: Subject, mineral: Mineral) -> Answer | None:
    """The answer to question 1 or 2 after which nothing more is asked about the mineral."""
    switches = subject.gating.switches
    return given(subject, Question.INTENTIONALLY_ADDED, mineral, *switches.first) or given(
        subject, Question.REMAINS_IN_PRODUCT, mineral, *switches.second
    )
