"""M: the Mine List of an EMRT 2.x, which RMI's Checker does not look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..list_rows import MineRow
from .folding import folded
from .origins import is_statement, names_one_country
from .placeholders import PLACEHOLDERS, is_placeholder
from .registry import At, at, check
from .rows import named
from .subject import Subject

_REQUIRED = {"A": "metal", "B": "smelter", "C": "mine", "F": "country"}


@check(
    "M050",
    Severity.WARNING,
    zh="Mine List 的行不完整。缺少金属、冶炼厂、矿山名称或国家/地区时，无法得知矿产来自哪里。",
    title=Text("Mine incomplete", "矿山信息不完整"),
    says=Text(
        "On the Mine List, column {columns} is empty in {in_rows} (in all: {count}).",
        "Mine List {in_rows}的 {columns} 列为空（共 {count} 行）。",
    ),
    remedy=Text(
        "Fill in metal (A), smelter (B), mine (C) and country (F) of these rows, or clear them.",
        "请填写这些行的金属（A 列）、冶炼厂（B 列）、矿山（C 列）和国家/地区（F 列）；如不需要，请清空。",
    ),
)
def mine_incomplete(subject: Subject) -> Iterator[At]:
    """Rows of the Mine List without metal, smelter, mine or country; recycled material needs no country.

    Where the mineral comes from cannot be told from them.
    """
    groups: dict[str, list[MineRow]] = defaultdict(list)
    for mine in subject.declaration.mines:
        if missing := _missing(mine):
            groups[", ".join(missing)].append(mine)
    for columns, mines in groups.items():
        yield _at(columns[0], mines, columns=columns, count=str(len(mines)))


@check(
    "M051",
    Severity.WARNING,
    zh="Mine List 中的金属不属于本申报。可能拼写有误，也可能没有在申报中选择该矿产。",
    title=Text("Mine of a metal that is not declared", "矿山的金属不在申报中"),
    says=Text(
        "“{value}” on the Mine List ({in_rows}) is not a metal of this declaration: {minerals}.",
        "Mine List 中的“{value}”（{in_rows}）不是本申报的金属：{minerals}。",
    ),
    remedy=Text(
        "Choose the metal from the list in column A, or clear the row.", "请从 A 列的下拉列表中选择金属，或清空该行。"
    ),
)
def mine_of_other_metal(subject: Subject) -> Iterator[At]:
    """A metal on the Mine List that the declaration does not ask about.

    It is misspelled, or was not chosen for the declaration.
    """
    asked = {mineral.casefold() for mineral in subject.declaration.minerals}
    for metal, mines in mines_by_metal(subject).items():
        if metal not in asked:
            minerals = ", ".join(subject.declaration.minerals) or "–"
            yield _at("A", mines, value=mines[0].metal, minerals=minerals)


@check(
    "M052",
    Severity.WARNING,
    zh="问题 1 和 2 的答案表明不需要申报的矿产，却列出了矿山。答案与 Mine List 必有一处不对。",
    title=Text("Mines of a mineral that needs none", "为无需申报的矿产列出了矿山"),
    says=Text(
        "The Mine List names mines of {mineral} ({in_rows}), but according to your first two answers about it none need"
        " to be named.",
        "Mine List 列出了{mineral}的矿山（{in_rows}），但根据前面的答案，无需申报该矿产。",
    ),
    remedy=Text(
        "Correct the answers to the first two questions about {mineral}, or clear these rows.",
        "请更正{mineral}的前两个问题的答案，或清空这些行。",
    ),
)
def mine_of_unneeded_mineral(subject: Subject) -> Iterator[At]:
    """Mines of a mineral that questions 1 and 2 switch off.

    Either the answers or the list is wrong.
    """
    by_metal = mines_by_metal(subject)
    for mineral in subject.declaration.minerals:
        mines = by_metal.get(mineral.casefold())
        if mines and mineral not in subject.gating.needed | subject.gating.undecidable:
            yield _at("A", mines, value=mines[0].metal, mineral=mineral)


@check(
    "M054",
    Severity.WARNING,
    zh="国家/地区一栏的内容无法识别为一个国家或地区。无法据此判断矿产的来源。",
    title=Text("Country of a mine not understood", "矿山所在国家/地区无法识别"),
    says=Text(
        "“{value}” on the Mine List ({in_rows}) is not the name of one country.",
        "Mine List 中的“{value}”（{in_rows}）不是一个国家或地区的名称。",
    ),
    remedy=Text(
        "Type the name of the one country in which the mine lies; give mines in several countries a row each. For"
        " “Congo”, say which of the two it is.",
        "请填写矿山所在的一个国家/地区；位于多个国家/地区的矿山请分行填写。如为“刚果”，请注明是刚果（金）还是刚果（布）。",
    ),
)
def mine_country_unknown(subject: Subject) -> Iterator[At]:
    """A country on the Mine List that is none, or several.

    Where the mineral comes from cannot be told.
    """
    groups: dict[str, list[MineRow]] = defaultdict(list)
    for mine in subject.declaration.mines:
        country = mine.country.strip()
        told = is_error(country) or is_statement(country) or fills_only(subject, country)
        if country and not told and not names_one_country(country):
            groups[country.casefold()].append(mine)
    for mines in groups.values():
        yield _at("F", mines, value=mines[0].country.strip())


@check(
    "M055",
    Severity.WARNING,
    zh="同一金属、冶炼厂和矿山在 Mine List 中出现多次。可能是重复粘贴。",
    title=Text("Mine listed more than once", "矿山重复列出"),
    says=Text(
        "Mines that are listed more than once for the same metal and smelter: {count} ({in_rows}).",
        "在同一金属和冶炼厂下重复列出的矿山：{count} 座（{in_rows}）。",
    ),
    remedy=Text("Keep one row for each mine and clear the others.", "每座矿山请保留一行，清空其余各行。"),
)
def mine_repeated(subject: Subject) -> Iterator[At]:
    """The same metal, smelter, mine, number and country in more than one row.

    Rows were pasted twice.
    """
    groups: dict[tuple[str, ...], list[MineRow]] = defaultdict(list)
    for mine in subject.declaration.mines:
        key = tuple(map(folded, (mine.metal, mine.smelter, mine.mine, mine.mine_id, mine.country)))
        if mine.mine.strip() and not fills_only(subject, mine.mine) and not is_statement(mine.mine):
            groups[key].append(mine)
    repeated = [mines for mines in groups.values() if len(mines) > 1]
    if repeated:
        place = repeated[0][1]
        rows = named(sorted(mine.row for mines in repeated for mine in mines))
        yield at(place.cell("C"), value=place.mine, count=str(len(repeated)), rows=rows)


@check(
    "M056",
    Severity.WARNING,
    zh="Mine List 中只填写了“未知”、“n/a”、0 等占位文字。这样的内容不能说明矿产的来源；回收料无须填写国家。",
    title=Text("Placeholder on the Mine List", "Mine List 填写了占位文字"),
    says=Text(
        "Column {column} of the Mine List says only “{value}” or the like ({in_rows}).",
        "Mine List 的 {column} 列只填写了“{value}”之类的占位文字（{in_rows}）。",
    ),
    remedy=Text(
        "Type what you know about the mine; clear the row if you know nothing about it.",
        "请填写已知的矿山信息；如完全不了解，请清空该行。",
    ),
    parameters=(PLACEHOLDERS,),
)
def mine_placeholder(subject: Subject) -> Iterator[At]:
    """*Unknown*, *n/a*, 0 or the like as smelter, mine or country of the Mine List.

    It tells nothing about the origin. Recycled material has no country to tell.
    """
    for column in "BCF":
        attribute = _REQUIRED[column]
        mines = [mine for mine in subject.declaration.mines if fills_only(subject, getattr(mine, attribute))]
        if column == "F":
            mines = [mine for mine in mines if not is_statement(mine.mine)]
        if mines:
            yield _at(column, mines, value=getattr(mines[0], attribute), column=column)


def _missing(mine: MineRow) -> list[str]:
    """The letters of the required columns that are empty."""
    required = {column: name for column, name in _REQUIRED.items() if column != "F" or not is_statement(mine.mine)}
    return [column for column, name in required.items() if not getattr(mine, name).strip()]


def fills_only(subject: Subject, text: str) -> bool:
    """Whether a text of the Mine List tells nothing."""
    return text.strip() == "0" or is_placeholder(text, subject.setting(PLACEHOLDERS))


def mines_by_metal(subject: Subject) -> Mapping[str, list[MineRow]]:
    """The mines that have a metal, by its name in small letters."""
    groups: dict[str, list[MineRow]] = defaultdict(list)
    for mine in subject.declaration.mines:
        if mine.metal.strip() and not is_error(mine.metal):
            groups[mine.metal.strip().casefold()].append(mine)
    return groups


def _at(column: str, mines: Iterable[MineRow], /, *, value: str = "", **facts: str) -> At:
    rows = list(mines)
    return at(rows[0].cell(column), facts, value=value, rows=named(mine.row for mine in rows))
