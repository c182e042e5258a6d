"""T: error values, and texts that begin in a way the template forbids, on any sheet."""

from collections.abc import Iterator

from ..cells import Cell, Entry
from ..declaration import Answer, Declaration, Field, FieldEntry, Question
from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..list_rows import MineRow, SmelterRow
from .gating import Demand
from .registry import At, at, check
from .subject import Subject

_SIGNS = ("=", "#")
_EMAILS = (Field.CONTACT_EMAIL, Field.AUTHORIZER_EMAIL)
"""An error value there is an address without an @ for RMI's Checker."""


@check(
    "T002",
    Severity.ERROR,
    zh=(
        "RMI Checker 所检查的单元格中有 Excel 错误值。"
        "通常是公式引用了其他工作簿或已删除的单元格；错误会一直传到 RMI Checker 的合计，"
        "但这不表示没有未完成项。"
    ),
    title=Text("Excel error in an answer", "答案单元格中有 Excel 错误值"),
    says=Text(
        "{cell} shows the error {value}. RMI's Checker then shows an error instead of a result.",
        "{cell} 显示错误值 {value}，RMI Checker 因此也显示错误，无法得出结果。",
    ),
    remedy=Text("Clear the cell and type the answer.", "请清空该单元格并重新填写。"),
)
def answer_is_error(subject: Subject) -> Iterator[At]:
    """Excel's error value in a cell that RMI's Checker looks at.

    It comes from formulas that point at another workbook or at deleted cells, and runs through to the
    total of RMI's Checker, which must not be read as *nothing open*.
    """
    yield from map(at, _errors(subject))


@check(
    "T058",
    Severity.NOTE,
    zh=("文字以 `=` 或 `#` 开头。电子表格会把 `=` 当作公式；`#` 多半是 `#REF!` 之类错误值的残留。"),
    title=Text("Text begins with = or #", "文字以 = 或 # 开头"),
    says=Text(
        "“{value}” begins with = or #, which the template's instructions forbid.",
        "“{value}”以 = 或 # 开头，模板的填写说明不允许这样填写。",
    ),
    remedy=Text("Delete the first character, or type the text again.", "请删除首字符，或重新填写。"),
)
def text_begins_like_a_formula(subject: Subject) -> Iterator[At]:
    """A text cell that begins with ``=`` or ``#``.

    Spreadsheets take ``=`` for a formula; ``#`` is mostly the remains of an error such as ``#REF!``.
    """
    told = {_entry(place).cell for place in _errors(subject)}
    for cell, text in _beginning_so(subject.declaration):
        if cell not in told:
            yield at(cell, value=text)


def _errors(subject: Subject) -> Iterator[Answer | FieldEntry | Entry]:
    return (place for place in _looked_at(subject) if is_error(_entry(place).value))


def _entry(place: Answer | FieldEntry | Entry) -> Entry:
    return place if isinstance(place, Entry) else place.entry


def _looked_at(subject: Subject) -> Iterator[Answer | FieldEntry | Entry]:
    """The cells whose errors run through to the total of RMI's Checker."""
    declaration = subject.declaration
    yield from (field for field in declaration.fields if field.checker_row and field.field not in _EMAILS)
    yield from (answer for answer in declaration.answers if subject.gating.demand(answer) is Demand.UNDECIDABLE)
    commented = (Question.POLICY_IS_PUBLIC, *((Question.HAS_POLICY,) if subject.is_first_emrt else ()))
    yield from (answer.comment for answer in declaration.answers if answer.question in commented)
    yield declaration.first_product
    yield from declaration.mineral_choice
    yield from (entry for hidden in declaration.hidden for entry, _ in (hidden.switch, *hidden.others))


def _beginning_so(declaration: Declaration) -> Iterator[tuple[Cell, str]]:
    """The texts that begin with one of the two signs; cells are named for these alone, since lists are long."""
    for entry in _entries(declaration):
        if isinstance(entry.value, str) and entry.text.startswith(_SIGNS):
            yield entry.cell, entry.text
    for smelter in declaration.smelters:
        for column, text in _typed(smelter):
            if text.startswith(_SIGNS):
                yield smelter.cell(column), text
    for mine in declaration.mines:
        for column, text in _mine_texts(mine):
            if text.startswith(_SIGNS):
                yield mine.cell(column), text


def _entries(declaration: Declaration) -> Iterator[Entry]:
    yield from (field.entry for field in declaration.fields)
    for answer in declaration.answers:
        yield answer.entry
        yield answer.comment
    for product in declaration.products:
        optional = (product.requester_number, product.requester_name)
        yield from (product.number, product.name, product.comments, *(entry for entry in optional if entry))


def _typed(smelter: SmelterRow) -> Iterator[tuple[str, str]]:
    """The columns that hold no formula and are not looked at by another check."""
    texts = (
        *(smelter.contact, smelter.contact_email, smelter.next_steps, smelter.mine_names),
        *(smelter.mine_countries, smelter.recycled, smelter.comments),
    )
    return zip("KLMNOPQ", texts, strict=True)


def _mine_texts(mine: MineRow) -> Iterator[tuple[str, str]]:
    texts = (
        *(mine.metal, mine.smelter, mine.mine, mine.mine_id, mine.id_source, mine.country, mine.street),
        *(mine.city, mine.state, mine.contact, mine.contact_email, mine.next_steps, mine.comments),
    )
    return zip("ABCDEFGHIJKLM", texts, strict=True)
