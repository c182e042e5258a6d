"""S: countries and provinces of the Smelter List that are not understood, or that an operator shuns."""

from collections.abc import Iterator

from ..declaration import Question
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mineral import Mineral
from ..places.cahra import Listing, cahra
from ..places.countries import countries_in, possible_codes
from .contradictions import asked
from .origins import country_set, is_statement, names_one_country, undenied
from .parameter import Parameter
from .placeholders import is_placeholder
from .recycling import is_recycled
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
        "Please tell us whether this gold is in what you deliver to us, or since when it no longer is.",
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
        "Row {number}: “{value}” does not clearly say which country the smelter is in.",
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
        if row.is_not_listed and text and not is_placeholder(text) and not names_one_country(text):
            yield at(row.cell("E"), value=row.country, number=str(row.row))


@check(
    "S083",
    Severity.NOTE,
    zh=(
        "所填的州或省不在模板自带的该国省份列表中，因此没有 ISO 3166-2 代码。"
        "欧盟的高风险地区参考清单只列出该国的部分地区，没有代码就无法判断。"
    ),
    title=Text("Province not understood where it decides", "无法识别判断高风险地区所需的省份"),
    says=Text(
        "The state or province in {in_rows} (first “{value}”) is not in the template's own list for that country;"
        " the EU's list of high-risk areas names only some of its regions.",
        "{in_rows}的州或省（首个为“{value}”）不在模板自带的该国省份列表中，"
        "而该国只有部分地区在欧盟高风险地区参考清单上。",
    ),
    remedy=Text(
        "If you can, type the official English name of the state or province; this is not required.",
        "如有可能，请填写州或省的官方英文名称；此项不是必须。",
    ),
)
def province_not_in_list(subject: Subject) -> Iterator[At]:
    """A typed province that the workbook's own list does not have, in a country that is listed for some regions.

    Risk goes by region there, and the region is then not known.
    """
    understood = {row.region[:2] for row in subject.declaration.smelters if row.region}
    decisive = {country for country in understood if cahra(country) is Listing.REGION_UNKNOWN}
    unknown = [
        row
        for row in subject.declaration.smelters
        if _is_typed(row) and not row.region and decisive.intersection(possible_codes(row.country))
    ]
    if unknown:
        yield at(unknown[0].cell("J"), value=unknown[0].state.strip(), rows=named(row.row for row in unknown))


@check(
    "S084",
    Severity.NOTE,
    zh=(
        "矿山所在国家一栏既不是国家，也不是“Recycled”或已按 RMI 要求确认来源的说明，例如“请参见……”或“0”。"
        "这样的内容无法据以判断来源。"
    ),
    title=Text("Mine country that names no country", "矿山所在国家一栏没有国家"),
    says=Text(
        "Column O names no country in {in_rows} (first “{value}”).",
        "{in_rows}的 O 列没有国家名称（首个为“{value}”）。",
    ),
    remedy=Text(
        "Name the countries, write “Recycled” or “RCOI confirmed as per RMI” where that is true, or clear the cells.",
        "请填写国家；如属实，可填写“Recycled”或“RCOI confirmed as per RMI”；否则请清空。",
    ),
)
def mine_country_names_none(subject: Subject) -> Iterator[At]:
    """Column O with neither a country nor one of the statements that RMI allows, such as *please see…* or *0*.

    Nothing about the origin can be told from it; where all is recycled, or a country is denied, nothing need be.
    """
    minerals = subject.declaration.minerals
    scrap = {mineral.casefold() for mineral in minerals if asked(subject, Question.ALL_RECYCLED, mineral, "Yes")}
    unclear = [
        row
        for row in subject.declaration.smelters
        if _is_unclear(row.mine_countries.strip())
        and row.metal.strip().casefold() not in scrap
        and not is_recycled(subject, row)
    ]
    if unclear:
        first = unclear[0]
        yield at(first.cell("O"), value=first.mine_countries.strip(), rows=named(row.row for row in unclear))


def _is_unclear(origin: str) -> bool:
    if not origin or is_statement(origin):
        return False
    return is_placeholder(origin) or (undenied(origin) == origin and not countries_in(origin))


def _is_typed(row: SmelterRow) -> bool:
    """Whether the province was typed, not computed from the look-up."""
    return bool(row.state.strip()) and ("J" in row.pasted or not row.lookup_row)
