"""S: countries and provinces of the Smelter List that are not understood, or that an operator shuns."""

from collections.abc import Iterator

from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mineral import Mineral
from ..places.countries import countries_in, possible_codes
from .origins import country_set, is_statement
from .parameter import Parameter
from .placeholders import is_placeholder
from .registry import At, at, check
from .rows import named
from .subject import Subject

_NONE: tuple[str, ...] = ()
_EMBARGO = Parameter(
    "countries",
    _NONE,
    Text(
        "Countries whose gold is under an embargo for you, by ISO 3166-1 code (RU) or English name; none when empty.",
        "对贵司而言黄金受禁运的国家，填写 ISO 3166-1 代码（如 RU）或英文名称；留空则不检查。",
    ),
)


@check(
    "S081",
    Severity.WARNING,
    zh="黄金在规则文件所列的禁运国家精炼，或来自这些国家。默认关闭；由使用方按适用的法律列出国家。",
    title=Text("Gold from a country under an embargo", "黄金来自禁运国家"),
    says=Text(
        "Gold refined in, or originating from, a country whose gold we do not accept: {facility}.",
        "黄金在我方不接受其黄金的国家精炼，或来自该国：{facility}。",
    ),
    remedy=Text(
        "Please tell us whether this gold is in what you deliver to us, and since when it is not.",
        "请告知贵司供应给我方的产品中是否含有该黄金；如已停用，请说明自何时起停用。",
    ),
    parameters=(_EMBARGO,),
    on=False,
)
def gold_under_embargo(subject: Subject) -> Iterator[At]:
    """Gold refined in, or from, a country that the rule file names.

    Which countries is for the operator to say, by the law that applies to him.
    """
    shunned = country_set(subject.setting(_EMBARGO))
    if not shunned:
        return
    for place in (*subject.places.locations(Mineral.GOLD), *subject.places.origins(Mineral.GOLD)):
        if country := place.first_in(shunned):
            yield at(place.cell, value=place.named(country), facility=place.named(country))


@check(
    "S082",
    Severity.NOTE,
    zh="未列出的冶炼厂，其国家/地区不是任何国家的名称，或可能指两个国家（如“刚果”）。没有国家就无法查找该冶炼厂。",
    title=Text("Country of a not-listed smelter not understood", "无法识别未列出冶炼厂的国家/地区"),
    says=Text(
        "Row {number}: “{value}” does not tell clearly in which country the smelter is.",
        "第 {number} 行：“{value}”无法明确说明冶炼厂在哪个国家/地区。",
    ),
    remedy=Text("Please choose the country from the list in {cell}.", "请在 {cell} 的下拉列表中选择国家/地区。"),
)
def country_not_understood(subject: Subject) -> Iterator[At]:
    """The country of a not-listed smelter that is no country's name, or two countries' (*Congo*).

    Without it nobody finds the smelter.
    """
    for row in subject.declaration.smelters:
        text = row.country.strip()
        if row.is_not_listed and text and not is_placeholder(text) and not _is_understood(text):
            yield at(row.cell("E"), value=row.country, number=str(row.row))


@check(
    "S083",
    Severity.NOTE,
    zh=("填写的州或省不在模板自带的该国省份列表中，因此没有 ISO 3166-2 代码。按地区判断风险时需要省份。"),
    title=Text("Province not in the template's list", "省份不在模板列表中"),
    says=Text(
        "“{value}” (row {rows}) is not in the template's own list of the provinces of that country.",
        "“{value}”（第 {rows} 行）不在模板自带的该国省份列表中。",
    ),
    remedy=Text(
        "If you can, write the state or province as the template's list does; this is not required.",
        "如有可能，请按模板列表的写法填写州或省；此项不是必须。",
    ),
)
def province_not_in_list(subject: Subject) -> Iterator[At]:
    """A typed province that the workbook's own list does not have for the country.

    Risk goes by region, and the region is then not known.
    """
    understood = {row.region[:2] for row in subject.declaration.smelters if row.region}
    unknown: dict[str, list[SmelterRow]] = {}
    for row in subject.declaration.smelters:
        if _is_typed(row) and not row.region and understood.intersection(possible_codes(row.country)):
            unknown.setdefault(row.state.strip(), []).append(row)
    for state, rows in unknown.items():
        yield at(rows[0].cell("J"), value=state, rows=named(row.row for row in rows))


@check(
    "S084",
    Severity.NOTE,
    zh=(
        "矿山所在国家一栏既不是国家，也不是“Recycled”或已按 RMI 要求确认来源的说明，例如“请参见……”或“0”。"
        "这样的内容无法据以判断来源。"
    ),
    title=Text("Mine country that names no country", "矿山所在国家一栏没有国家"),
    says=Text(
        "Column O says “{value}” (row {rows}), which names no country.",
        "O 列填写了“{value}”（第 {rows} 行），其中没有国家名称。",
    ),
    remedy=Text(
        "Name the countries, write “Recycled” or “RCOI confirmed as per RMI” where that is true, or clear the cell.",
        "请填写国家；如属实，可填写“Recycled”或“RCOI confirmed as per RMI”；否则请清空。",
    ),
)
def mine_country_names_none(subject: Subject) -> Iterator[At]:
    """Column O with neither a country nor one of the statements that RMI allows, such as *please see…* or *0*.

    Nothing about the origin can be told from it.
    """
    unclear: dict[str, list[SmelterRow]] = {}
    for row in subject.declaration.smelters:
        text = row.mine_countries.strip()
        if text and not is_statement(text) and (is_placeholder(text) or not countries_in(text)):
            unclear.setdefault(text, []).append(row)
    for text, rows in unclear.items():
        yield at(rows[0].cell("O"), value=text, rows=named(row.row for row in rows))


def _is_understood(country: str) -> bool:
    """In capitals, as the template's own list has it, *CONGO* is the Republic of the Congo."""
    codes = possible_codes(country)
    return len(codes) == 1 or (bool(codes) and country.isupper())


def _is_typed(row: SmelterRow) -> bool:
    """Whether the province was typed, not computed from the look-up."""
    return bool(row.state.strip()) and ("J" in row.pasted or not row.lookup_row)
