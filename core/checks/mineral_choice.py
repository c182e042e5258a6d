"""Q: the choice of minerals of an EMRT 2.x, and what follows from a wrong one."""

from collections.abc import Iterator

from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..mineral import Mineral
from .gating import Demand
from .registry import At, at, check
from .smelters import first_cell, missing_smelters
from .subject import Subject

_MINERALS = (Mineral.COBALT, Mineral.COPPER, Mineral.GRAPHITE, Mineral.LITHIUM, Mineral.MICA, Mineral.NICKEL)
"""What the cells of choice are for, in their order."""


@check(
    "Q001",
    Severity.ERROR,
    zh="EMRT 2.x 没有选择任何矿产。这样的申报没有任何内容。",
    title=Text("No mineral chosen", "未选择任何矿产"),
    says=Text("No mineral is chosen for this declaration.", "本申报没有选择任何矿产。"),
    remedy=Text(
        "Choose the minerals you were asked about in the cells below the scope.",
        "请在申报范围下方的单元格中选择客户要求申报的矿产。",
    ),
    mirrors=True,
)
def no_mineral_chosen(subject: Subject) -> Iterator[At]:
    """An EMRT 2.x without any mineral.

    It declares nothing.
    """
    declaration = subject.declaration
    unchosen = not declaration.asked_about and not subject.gating.choice_is_broken
    if declaration.checker.minerals is not None and unchosen:
        yield at(next(iter(declaration.mineral_choice), None), row=declaration.checker.minerals)


@check(
    "Q005",
    Severity.ERROR,
    zh=(
        "EMRT 2.x 的矿产选择单元格被手工改写。模板会把任何文字都当作一种矿产，在每个问题中为它留出一行，"
        "并逐字与 Smelter List 中的金属比对。"
    ),
    title=Text("Mineral is not one of the list", "矿产不在下拉列表中"),
    says=Text(
        "“{value}” is not exactly a mineral this template offers, so RMI's Checker asks for things it cannot find.",
        "“{value}”与本模板可选的矿产不完全一致，RMI Checker 因此会要求填写无法对应的内容。",
    ),
    remedy=Text(
        "Choose the mineral, or its “(Delete …)” entry, from the list of the cell.",
        "请从该单元格的下拉列表中选择矿产，或选择“(Delete …)”。",
    ),
)
def mineral_not_offered(subject: Subject) -> Iterator[At]:
    """Something typed over the choice of minerals of an EMRT 2.x.

    The template takes every text for a mineral and gives it a row in every question. What it calls the
    mineral there is compared with the Smelter List letter by letter.
    """
    for entry, mineral in zip(subject.declaration.mineral_choice, _MINERALS, strict=False):
        offered = (*_MINERALS, f"(Delete {mineral})")
        if entry.value not in (None, "") and not is_error(entry.value) and not any(map(entry.is_exactly, offered)):
            yield at(entry)


@check(
    "Q006",
    Severity.ERROR,
    zh=("仅仅因为矿产选择单元格被改写，RMI Checker 才出现的未完成项。它照样计入合计，但本来不需要任何人填写。"),
    title=Text("Asked about something that is no mineral", "针对非矿产内容的提问"),
    says=Text(
        "RMI's Checker wants something here about “{name}”, which stands in {choice} in place of a mineral.",
        "{choice} 中的“{name}”不是可选的矿产，RMI Checker 因此要求在此填写与其有关的内容。",
    ),
    remedy=Text("Correct {choice} first; this point then disappears.", "请先更正 {choice}，此问题随后即会消失。"),
    mirrors=True,
)
def no_mineral_asked_about(subject: Subject) -> Iterator[At]:
    """A row of RMI's Checker that is open only because something was typed over the choice of minerals.

    It counts in the Checker's total like any other, although nobody should have to fill it in.
    """
    declaration = subject.declaration
    for answer in declaration.answers:
        if answer.other and subject.gating.demand(answer) in (Demand.MISSING, Demand.UNSETTLED):
            yield at(answer, name=answer.other, choice=_place_of(subject, answer.other))
    for name, row in missing_smelters(subject):
        if name not in declaration.minerals:
            yield at(first_cell(declaration, name), row=row, name=name, choice=_place_of(subject, name))


@check(
    "Q054",
    Severity.WARNING,
    zh=(
        "EMRT 2.x 中，最后一种所选矿产下面的行里还有答案。删除矿产后各行会重新排序，答案却留在原处："
        "末尾多出的答案说明上面的答案可能已经对错了矿产。"
    ),
    title=Text("Answer without a mineral", "答案没有对应的矿产"),
    says=Text(
        "“{value}” (question {label}) stands in a row that belongs to no mineral since the choice of minerals changed.",
        "更改所选矿产后，“{value}”（问题 {label}）所在的行不再对应任何矿产。",
    ),
    remedy=Text(
        "Check every row of question {label}: answers do not move with the minerals. Then clear this cell.",
        "请逐行核对问题 {label}：更改矿产时答案不会随之移动。核对后请清空此单元格。",
    ),
)
def answer_left_over(subject: Subject) -> Iterator[At]:
    """An answer below the last chosen mineral of an EMRT 2.x.

    The rows are sorted anew when a mineral is deleted, the answers stay where they are: an answer left
    over at the end shows that the ones above may now stand beside the wrong mineral.
    """
    for answer in subject.declaration.leftovers:
        if answer.entry.text and not answer.entry.is_blank:
            yield at(answer)


def _place_of(subject: Subject, name: str) -> str:
    """The cell of choice in which the name stands."""
    written = (entry for entry in subject.declaration.mineral_choice if entry.text == name.strip())
    return next(entry.cell.address for entry in written)
