"""Q: answers about the origin of a mineral, beside the countries that smelters and mines point to."""

from collections.abc import Iterator
from itertools import chain

from ..cells import Cell
from ..declaration import Answer, Question
from ..finding import Severity
from ..language import Text
from ..mineral import Mineral
from ..places.cahra import EU_CAHRAS, Listing
from ..places.covered import COVERED_COUNTRIES
from .contradictions import asked, has_comment, together
from .origins import Place, country_set, first_few
from .parameter import Parameter
from .registry import At, at, check
from .rows import named, rows_of
from .subject import Subject

COVERED = Parameter(
    "covered_countries",
    COVERED_COUNTRIES.codes,
    Text(
        "The countries that count as covered, by ISO 3166-1 code (CD) or English name.",
        "视为涵盖国家的国家，填写 ISO 3166-1 代码（如 CD）或英文名称。",
    ),
)

_EDITION = EU_CAHRAS.as_of.strftime("%Y-%m")
_NAMED = 8
_PROVINCE_COLUMNS = {"E": "J", "F": "I"}
"""Where the province belongs to the country in column E of the Smelter List, or F of the Mine List."""


@check(
    "Q071",
    Severity.WARNING,
    zh=(
        "矿产的答案是不来自涵盖国家（刚果（金）及其邻国），清单中却有位于这些国家的冶炼厂。"
        "冶炼厂所在国不等于矿产来源国，但买方会就此提问；答案旁的备注栏已有说明时不再提示。"
    ),
    title=Text("Not from covered countries, yet a smelter is there", "称不来自刚果（金）及其邻国，却有冶炼厂在那里"),
    says=Text(
        "{question} is answered “No”, but the Smelter List names smelters in such countries ({in_rows}): {facilities}.",
        "{question}的答案是“No”，但 Smelter List 中有位于这些国家的冶炼厂（{in_rows}）：{facilities}。",
    ),
    remedy=Text(
        "Such a smelter may be used, and its country is not the origin of its minerals. Please check where they come"
        " from: correct {cell}, or keep “No” and explain it in the comment beside it ({comment_cell}).",
        "可以使用这样的冶炼厂，其所在国也不等于矿产来源国。请核实矿产来源：如答案有误，请更正 {cell}；"
        "如确实不来自这些国家，请保留“No”并在旁边的备注栏（{comment_cell}）说明。",
    ),
    parameters=(COVERED,),
)
def smelter_in_covered_country(subject: Subject) -> Iterator[At]:
    """*Not from covered countries* beside a smelter that stands in one of them.

    A smelter's country is not its minerals' origin, but whoever receives the form will ask; a comment beside the
    answer is taken for the explanation. Where an origin is such a country, another check says so.
    """
    covered = country_set(subject.setting(COVERED))
    for mineral, answer in _answered(subject, Question.FROM_COVERED_COUNTRIES, "No"):
        found = [(place, code) for place in subject.places.locations(mineral) if (code := place.first_in(covered))]
        from_there = any(place.first_in(covered) for place in subject.places.origins(mineral))
        if found and not from_there and not has_comment(answer):
            yield _beside(answer, found)


@check(
    "Q072",
    Severity.WARNING,
    zh=("矿产的答案是不来自涵盖国家，而填写的矿山国家或已知的冶炼厂来源国中却有这些国家。两者必有一处不对。"),
    title=Text("Not from covered countries, yet such an origin is given", "称不来自刚果（金）及其邻国，来源国却在其中"),
    says=Text(
        "{question} is answered “No”, but such countries are given, or known, as the origin: {facilities}.",
        "{question}的答案是“No”，但填写的或已知的来源国中有这些国家：{facilities}。",
    ),
    remedy=Text(
        "Please check where the mineral comes from, and correct {cell} or the countries of the mines.",
        "请核实矿产来源，并更正 {cell} 或矿山所在国家。",
    ),
    parameters=(COVERED,),
)
def origin_in_covered_country(subject: Subject) -> Iterator[At]:
    """*Not from covered countries* beside a mine in one of them, or a smelter known to source from one.

    One of the two is wrong.
    """
    covered = country_set(subject.setting(COVERED))
    for mineral, answer in _answered(subject, Question.FROM_COVERED_COUNTRIES, "No"):
        names = [place.named(code) for place in subject.places.origins(mineral) if (code := place.first_in(covered))]
        if names:
            yield at(answer, facilities=first_few(names))


@check(
    "Q073",
    Severity.NOTE,
    zh=(
        "矿产的答案是来自涵盖国家，但每家冶炼厂的来源国都已知，且没有一个是涵盖国家。"
        "可能漏填了冶炼厂或矿山，也可能答案有误。"
    ),
    title=Text("From covered countries, yet no smelter sources there", "称来自刚果（金）及其邻国，却没有来源指向那里"),
    says=Text(
        "{question} is answered “Yes”, but none of the listed smelters and mines of {mineral} points to such a"
        " country.",
        "{question}的答案是“Yes”，但所列{mineral}的冶炼厂和矿山均未指向这些国家。",
    ),
    remedy=Text(
        "Add the smelter or the mine's country that your answer rests on, or correct {cell}.",
        "请补充答案所依据的冶炼厂或矿山所在国家，或更正 {cell}。",
    ),
    parameters=(COVERED,),
)
def no_origin_in_covered_country(subject: Subject) -> Iterator[At]:
    """*From covered countries* while every smelter's origins are known, and none of them is such a country.

    A smelter or mine is missing from the lists, or the answer is wrong.
    """
    covered = country_set(subject.setting(COVERED))
    for mineral, answer in _answered(subject, Question.FROM_COVERED_COUNTRIES, "Yes"):
        known = subject.places.origins(mineral)
        sourced = {place.row.row for place in known}
        codes = (codes for place in (*known, *subject.places.locations(mineral)) for codes in place.countries)
        rows = [row.row for row in rows_of(subject, mineral)]
        if known and sourced.issuperset(rows) and covered.isdisjoint(chain(*codes)):
            yield at(answer)


@check(
    "Q074",
    Severity.WARNING,
    zh=(
        "矿产的答案是不来自受冲突影响和高风险地区，而冶炼厂或矿山所在地区在欧盟的参考清单上。"
        "清单按地区列出，仅供参考；答案旁的备注栏已有说明时不再提示。"
    ),
    title=Text("Not from high-risk areas, yet a place on the EU's list", "称不来自高风险地区，却有地点在欧盟清单上"),
    says=Text(
        "{question} is answered “No”, but these places are on the EU's indicative list of such areas ({as_of}):"
        " {facilities}.",
        "{question}的答案是“No”，但以下地点在欧盟的此类地区参考清单（{as_of}）上：{facilities}。",
    ),
    remedy=Text(
        "A smelter's place is not the origin of its minerals, a mine's is. Please check where they come from: correct"
        " {cell}, or keep “No” and explain it in the comment beside it ({comment_cell}).",
        "冶炼厂所在地不等于矿产来源地，矿山所在地才是。请核实矿产来源：如答案有误，请更正 {cell}；"
        "如确实不来自这些地区，请保留“No”并在旁边的备注栏（{comment_cell}）说明。",
    ),
)
def place_in_cahra(subject: Subject) -> Iterator[At]:
    """*Not from conflict-affected and high-risk areas* beside a smelter or mine in an area that the EU's list names.

    The list goes by region and is indicative; a comment beside the answer is taken for the explanation.
    """
    for mineral, answer in _answered(subject, Question.FROM_CAHRAS, "No"):
        found = [(place, code) for place in _places(subject, mineral) if (code := place.first_listed(Listing.YES))]
        if found and not has_comment(answer):
            yield _beside(answer, found, as_of=_EDITION)


@check(
    "Q075",
    Severity.NOTE,
    zh=(
        "矿产的答案是不来自受冲突影响和高风险地区，而冶炼厂或矿山所在国只有部分地区在欧盟的参考清单上，省份又是空白。"
        "填写省份后即可判断。"
    ),
    title=Text("Province missing where it decides", "缺少判断高风险地区所需的省份"),
    says=Text(
        "{facility} lies in a country for which the EU's list of high-risk areas ({as_of}) names only some regions,"
        " and no province is given ({cells}).",
        "{facility}所在国家只有部分地区在欧盟高风险地区参考清单（{as_of}）上，但没有填写省份（{cells}）。",
    ),
    remedy=Text(
        "Please fill in the state or province in {cells}, so that the answer in {answer_cell} can be confirmed.",
        "请在 {cells} 填写州或省，以便确认 {answer_cell} 的答案。",
    ),
)
def province_decides(subject: Subject) -> Iterator[At]:
    """*Not from high-risk areas* beside a place without a province, in a country that is listed for some regions.

    With the province it can be told whether the answer holds.
    """
    for mineral, answer in _answered(subject, Question.FROM_CAHRAS, "No"):
        places = [place for place in _places(subject, mineral) if _lacks_province(place)]
        if places:
            cells = list(dict.fromkeys(map(_province_cell, places)))
            first = places[0].named(places[0].first_listed(Listing.REGION_UNKNOWN))
            facts = {"as_of": _EDITION, "answer_cell": answer.cell.address, "mineral": mineral}
            yield at(cells[0], facts, facility=first, cells=_addresses(cells))


@check(
    "Q076",
    Severity.NOTE,
    zh=(
        "已声明识别并填报了全部冶炼厂，却回答不知道矿产是否来自涵盖国家或高风险地区。"
        "冶炼厂已知时，通常可以从其公开的来源信息得知；答案旁的备注栏已有说明时不再提示。"
    ),
    title=Text("Origin unknown, though all smelters are known", "冶炼厂均已知，来源却答未知"),
    says=Text(
        "{question} is answered “Unknown” ({cells}), although according to questions {identified} and {reported} all"
        " smelters are known and reported.",
        "{question}的答案是“Unknown”（{cells}），但根据问题 {identified} 和问题 {reported}，全部冶炼厂均已识别并填报。",
    ),
    remedy=Text(
        "Ask the smelters, or look up what they publish about their countries of origin, and answer “Yes” or “No” if"
        " you can. If it cannot be found out, say so in the comment beside the answer.",
        "请向冶炼厂询问，或查阅其公布的来源国信息，尽可能回答“Yes”或“No”；如确实无法得知，请在答案旁的备注栏说明。",
    ),
)
def origin_unknown_though_smelters_known(subject: Subject) -> Iterator[At]:
    """*Unknown* about the origin, while all smelters are said to be identified and reported.

    Of a known smelter the countries of origin can mostly be found out; a comment beside the answer is taken for the
    explanation.
    """
    for question in (Question.FROM_COVERED_COUNTRIES, Question.FROM_CAHRAS):
        unknown, labels = [], {}
        for mineral, answer in _answered(subject, question, "Unknown"):
            identified = asked(subject, Question.ALL_SMELTERS_IDENTIFIED, mineral, "Yes")
            reported = asked(subject, Question.ALL_SMELTERS_REPORTED, mineral, "Yes")
            if identified and reported and not has_comment(answer):
                unknown.append(answer)
                labels = {"identified": identified.label, "reported": reported.label}
        if unknown:
            yield together(unknown, **labels)


def _answered(subject: Subject, question: Question, meaning: str) -> Iterator[tuple[Mineral, Answer]]:
    """The minerals for which the question is asked and answered like this."""
    for mineral in subject.declaration.minerals:
        if answer := asked(subject, question, mineral, meaning):
            yield mineral, answer


def _places(subject: Subject, mineral: Mineral) -> Iterator[Place]:
    yield from subject.places.locations(mineral)
    yield from subject.places.origins(mineral)


def _lacks_province(place: Place) -> bool:
    """Whether the list depends on a province for which a cell stands ready, and that is empty."""
    has_cell = place.cell.address[0] in _PROVINCE_COLUMNS
    return has_cell and not place.row.state.strip() and bool(place.first_listed(Listing.REGION_UNKNOWN))


def _province_cell(place: Place) -> Cell:
    return place.row.cell(_PROVINCE_COLUMNS[place.cell.address[0]])


def _addresses(cells: list[Cell]) -> str:
    return ", ".join(cell.address for cell in cells[:_NAMED]) + (", …" if len(cells) > _NAMED else "")


def _beside(answer: Answer, found: list[tuple[Place, str]], **facts: str) -> At:
    names = first_few(place.named(code) for place, code in found)
    facts |= {"facilities": names, "comment_cell": answer.comment.cell.address}
    return at(answer, facts, rows=named({place.row.row for place, _ in found}))
