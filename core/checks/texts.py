"""T: texts that begin in a way the template forbids, on any sheet."""

from collections.abc import Iterator

from ..declaration import Cell, Declaration, Entry, MineRow, SmelterRow
from ..finding import Severity
from ..language import Text
from .registry import At, at, check
from .subject import Subject


@check(
    "T058",
    Severity.NOTE,
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
    for cell, text in _texts(subject.declaration):
        if text.startswith(("=", "#")):
            yield at(cell, value=text)


def _texts(declaration: Declaration) -> Iterator[tuple[Cell, str]]:
    for entry in _entries(declaration):
        if isinstance(entry.value, str):
            yield entry.cell, entry.text
    for smelter in declaration.smelters:
        for column, text in _typed(smelter):
            yield smelter.cell(column), text
    for mine in declaration.mines:
        for column, text in _mine_texts(mine):
            yield Cell(mine.sheet, f"{column}{mine.row}"), text


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
