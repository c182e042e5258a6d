"""Recycled minerals: the answers, what the rows say, and what is known of the smelters."""

from collections.abc import Iterator

from ..cells import Cell
from ..declaration import Question
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mineral import Mineral
from .contradictions import asked, has_comment
from .facilities import described
from .origins import country_set, first_few, is_statement, undenied
from .parameter import Parameter
from .placeholders import is_placeholder
from .registry import At, at, check
from .rows import named, rows_of
from .subject import Subject

_YES = frozenset(("yes", "是"))
_NO = frozenset(("no", "否"))
_NAMED = 8

_HUBS = Parameter(
    "transit_countries",
    ("AE", "RW", "UG"),
    Text(
        "Countries through which gold from conflict-affected areas is known to pass, by ISO 3166-1 code or name.",
        "已知有冲突地区黄金过境的国家，填写 ISO 3166-1 代码或英文名称。",
    ),
)


@check(
    "Q077",
    Severity.WARNING,
    zh="回答某种矿产全部来自回收料或废料，清单中却有行填写“否”，或填写了矿山。来自矿山的料不是回收料。",
    title=Text("All recycled, yet rows say otherwise", "称全部为回收料，清单却不一致"),
    says=Text(
        "{question} is answered “Yes”, but the lists say otherwise in {cells}: column P says “No”, or a mine or its"
        " country is named.",
        "{question}的答案是“Yes”，但清单的 {cells} 与此不一致：P 列填写“No”，或填写了矿山名称或矿山所在国家。",
    ),
    remedy=Text(
        "Correct {cell}, or these cells: “Yes” in column P, and “Recycled” or nothing as the mine.",
        "请更正 {cell}，或更正这些单元格：P 列选择“Yes”，矿山填写“Recycled”或留空。",
    ),
)
def all_recycled_yet_rows_differ(subject: Subject) -> Iterator[At]:
    """All of a mineral is said to be recycled, while a row says *No* in column P or names a mine.

    What comes from a mine is not recycled.
    """
    for mineral in subject.declaration.minerals:
        answer = asked(subject, Question.ALL_RECYCLED, mineral, "Yes")
        cells = list(_mined(subject, mineral)) if answer else []
        if cells:
            addresses = [_address(subject, cell) for cell in cells]
            yield at(answer, cells=", ".join(addresses[:_NAMED]) + (", …" if len(addresses) > _NAMED else ""))


@check(
    "Q078",
    Severity.WARNING,
    zh=(
        "回答某种矿产全部来自回收料或废料，而所列冶炼厂中有的也处理矿山原料。这样的冶炼厂也可能供应回收料，但需要确认；"
        "答案旁的备注栏已有说明时不再提示。"
    ),
    title=Text("All recycled, yet a smelter also takes mined material", "称全部为回收料，冶炼厂却也使用矿山原料"),
    says=Text(
        "{question} is answered “Yes”, but these smelters ({in_rows}) are known to process mined material as well:"
        " {facilities}.",
        "{question}的答案是“Yes”，但已知以下冶炼厂（{in_rows}）也处理矿山原料：{facilities}。",
    ),
    remedy=Text(
        "Please check with your suppliers whether all of it is recycled: correct {cell}, or keep “Yes” and explain it"
        " in the comment beside it ({comment_cell}).",
        "请向供应商核实是否全部为回收料：如不是，请更正 {cell}；"
        "如是，请保留“Yes”并在旁边的备注栏（{comment_cell}）说明。",
    ),
)
def all_recycled_yet_smelter_takes_ore(subject: Subject) -> Iterator[At]:
    """All of a mineral is said to be recycled, while a listed smelter does not recycle alone.

    Such a smelter may deliver recycled material too, but that needs a look; a comment beside the answer is taken for
    the explanation.
    """
    for mineral in subject.declaration.minerals:
        answer = asked(subject, Question.ALL_RECYCLED, mineral, "Yes")
        rows = rows_of(subject, mineral) if answer else []
        found = {row.row: facility for row in rows if (facility := subject.facility_of(row))}
        mixed = {number: described(facility) for number, facility in found.items() if facility.recycles_only is False}
        if answer and mixed and not has_comment(answer):
            facts = {"facilities": first_few(mixed.values()), "comment_cell": answer.comment.cell.address}
            yield at(answer, facts, rows=named(mixed))


@check(
    "Q079",
    Severity.WARNING,
    zh="回答某种矿产并非全部来自回收料或废料，清单中该矿产的每一行却都填写全部为回收料。两者必有一处不对，或有冶炼厂漏填。",
    title=Text("Not all recycled, yet every row says so", "称并非全部为回收料，各行却均填写是"),
    says=Text(
        "{question} is answered “No”, but every row of {mineral} says “Yes” in column P ({in_rows}).",
        "{question}的答案是“No”，但{mineral}的每一行在 P 列均填写“Yes”（{in_rows}）。",
    ),
    remedy=Text(
        "Correct {cell}, column P, or add the smelters that are missing.", "请更正 {cell} 或 P 列，或补充缺少的冶炼厂。"
    ),
)
def not_all_recycled_yet_every_row(subject: Subject) -> Iterator[At]:
    """Not all of a mineral is said to be recycled, while every row of it says that it is.

    One of the two is wrong, or a smelter is missing; where not all are said to be identified, that is no wonder.
    """
    for mineral in subject.declaration.minerals:
        answer = asked(subject, Question.ALL_RECYCLED, mineral, "No")
        missing = asked(subject, Question.ALL_SMELTERS_IDENTIFIED, mineral, "No", "Unknown")
        rows = rows_of(subject, mineral) if answer and not missing else []
        if rows and all(_says(row, _YES) for row in rows):
            yield at(answer, rows=named(row.row for row in rows))


@check(
    "S080",
    Severity.WARNING,
    zh=(
        "回收金在已知有冲突地区黄金过境的国家精炼，且该精炼厂未见通过审核的记录。"
        "经合组织《尽职调查指南》的黄金补充文件将此列为风险信号。"
    ),
    title=Text("Recycled gold refined in a transit country", "回收金在过境国家精炼"),
    says=Text(
        "Row {number}: recycled gold refined in a country through which gold from conflict areas is known to pass:"
        " {facility}.",
        "第 {number} 行：回收金在已知有冲突地区黄金过境的国家精炼：{facility}。",
    ),
    remedy=Text(
        "Please check how this refiner proves that its material is recycled, and tell us in the comments (column Q).",
        "请核实该精炼厂如何证明其原料为回收料，并在备注（Q 列）中说明。",
    ),
    parameters=(_HUBS,),
)
def recycled_gold_in_transit_country(subject: Subject) -> Iterator[At]:
    """Recycled gold from a refiner in a transit country that no list calls conformant.

    The gold supplement of the OECD Guidance names it as a red flag.
    """
    hubs = country_set(subject.setting(_HUBS))
    all_recycled = asked(subject, Question.ALL_RECYCLED, Mineral.GOLD, "Yes") is not None
    for row in rows_of(subject, Mineral.GOLD):
        place = subject.places.location(row)
        country = place.first_in(hubs) if place else ""
        if place and country and (all_recycled or is_recycled(subject, row)):
            facility = subject.facility_of(row)
            audited = facility is not None and facility.status.is_audited
            if not audited and not row.comments.strip():
                yield at(row.cell("C"), value=row.lookup, number=str(row.row), facility=place.named(country))


def _mined(subject: Subject, mineral: Mineral) -> Iterator[Cell]:
    """The cells that say of a mineral that it is mined."""
    for row in rows_of(subject, mineral):
        if _says(row, _NO):
            yield row.cell("P")
        for column, text in (("N", row.mine_names), ("O", row.mine_countries)):
            if _names_mine(text):
                yield row.cell(column)
    for mine in subject.declaration.mines:
        if mine.metal.strip().casefold() == mineral.casefold() and _names_mine(mine.mine):
            yield mine.cell("C")


def _names_mine(text: str) -> bool:
    named = undenied(text).strip()
    return named not in ("", "0") and not is_placeholder(named) and not is_statement(text)


def is_recycled(subject: Subject, row: SmelterRow) -> bool:
    """Whether all that the row's smelter delivers is said, or known, to be recycled."""
    facility = subject.facility_of(row)
    return _says(row, _YES) or (facility is not None and facility.recycles_only is True)


def _says(row: SmelterRow, words: frozenset[str]) -> bool:
    return row.recycled.strip().casefold() in words


def _address(subject: Subject, cell: Cell) -> str:
    """The address, with the sheet's name where it is not the Smelter List."""
    return cell.address if cell.sheet == subject.declaration.smelter_sheet else str(cell)
