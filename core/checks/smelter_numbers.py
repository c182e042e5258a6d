"""S: smelter numbers beside the metal, the name and the country of their row, by the smelter reference."""

from collections.abc import Iterator

from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mineral import Mineral
from ..places.countries import country_code
from ..smelter import Facility
from .facilities import described, name_column, name_of, number_of, stated_at
from .registry import At, at, check
from .subject import Subject

_MINERALS = frozenset(mineral.casefold() for mineral in Mineral)
_ALIKE = (frozenset(("CN", "HK", "MO", "TW")),)
"""Countries and regions with codes of their own, one of which people write for another."""


@check(
    "S060",
    Severity.WARNING,
    zh="冶炼厂编号格式正确，但文件自带的查找表和我们比对的名单中都没有。多半是编号有误，或来自很旧的名单。",
    title=Text("Smelter number not on any list", "任何名单中都没有的冶炼厂编号"),
    says=Text(
        "The smelter number “{value}” in row {number} is neither in this template's own list nor in the smelter lists"
        " we compare with.",
        "第 {number} 行的冶炼厂编号“{value}”既不在本模板的冶炼厂列表中，也不在我们比对的名单中。",
    ),
    remedy=Text(
        "Check the number with your supplier and correct it. If there is none, clear it, choose “Smelter not listed”"
        " (C) and type name (D) and country (E).",
        "请向您的供应商核对并更正编号。如果没有编号，请将其清空，在 C 列选择“Smelter not listed”，"
        "并填写名称（D 列）和国家/地区（E 列）。",
    ),
)
def number_on_no_list(subject: Subject) -> Iterator[At]:
    """A well-formed smelter number that neither the file's own look-up nor the reference knows.

    It is mistyped, made up, or from a list that is long out of date; not being listed says nothing about conformance.
    """
    for row in _rows(subject):
        if _template_knows(row) or _is_broken(row) or not subject.facilities.knows_metal(row):
            continue
        number = number_of(row)
        if number and not _reference_knows(subject, row, number):
            yield at(stated_at(row), number=str(row.row))


@check(
    "S061",
    Severity.WARNING,
    zh="冶炼厂编号属于另一种金属的冶炼厂。一个编号只对应一种金属，因此编号和金属必有一处不对。",
    title=Text("Smelter number of another metal", "编号属于另一种金属的冶炼厂"),
    says=Text(
        "Row {number} says “{metal}”, but {facility} is a smelter of {mineral}.",
        "第 {number} 行的金属是“{metal}”，但 {facility}是{mineral}的冶炼厂。",
    ),
    remedy=Text(
        "Correct the number in {cell}, or choose the metal again in column B, so that both mean the same smelter.",
        "请更正 {cell} 的编号，或在 B 列重新选择金属，使两者指向同一家冶炼厂。",
    ),
)
def number_of_other_metal(subject: Subject) -> Iterator[At]:
    """A smelter number that belongs to a facility of another metal.

    No number stands for two metals, so either the number or the metal of the row is wrong. Where the row's name tells
    which smelter is meant, another check says so.
    """
    for row in _rows(subject):
        if subject.facility_of(row) or row.metal.strip().casefold() not in _MINERALS or _named_otherwise(subject, row):
            continue
        for facility in subject.background.reference.with_number(number_of(row))[:1]:
            facts = {"facility": described(facility), "metal": row.metal.strip()}
            yield at(stated_at(row), facts, number=str(row.row), mineral=facility.mineral)


@check(
    "S062",
    Severity.WARNING,
    zh="同一行的编号和名称分别属于两家不同的冶炼厂。名称只是写法略有不同时不提示。",
    title=Text("Name and number of different smelters", "名称和编号属于不同的冶炼厂"),
    says=Text(
        "Row {number} has the smelter number {id}, but “{value}” is a name of {candidates}.",
        "第 {number} 行的冶炼厂编号是 {id}，但“{value}”是 {candidates}的名称。",
    ),
    remedy=Text(
        "Correct the number or the name. The safest way is to type the number into column A and let the template fill"
        " in the rest of the row.",
        "请更正编号或名称。最稳妥的做法是在 A 列填写编号，让模板自动填充该行的其他内容。",
    ),
)
def name_of_other_number(subject: Subject) -> Iterator[At]:
    """A name that the reference knows as another facility's than the row's number.

    Only exact names count: a name that is merely spelled differently, or that nobody knows, is no contradiction.
    """
    for row in _rows(subject):
        if named := _named_otherwise(subject, row):
            facts = {"id": number_of(row), "candidates": "; ".join(map(described, named[:3]))}
            yield at(row.cell(name_column(row)), facts, value=name_of(row), number=str(row.row))


@check(
    "S063",
    Severity.WARNING,
    zh="行中的国家/地区与名单中该冶炼厂的国家/地区不同。国家/地区按含义比较，写法不同、或中国大陆与港澳台之间的不同均不提示。",
    title=Text("Country of the smelter differs", "冶炼厂的国家/地区不一致"),
    says=Text(
        "Row {number} says “{value}”, but the lists we compare with say that {smelter} is in {country}.",
        "第 {number} 行的国家/地区是“{value}”，但在我们比对的名单中，{smelter} 位于{country}。",
    ),
    remedy=Text(
        "Check whether the row means another smelter, and correct the number or the country. The country is where the"
        " smelter stands, not where the ore comes from.",
        "请核对该行是否指另一家冶炼厂，并更正编号或国家/地区。此处应填写冶炼厂所在地，而不是矿石来源地。",
    ),
)
def country_differs(subject: Subject) -> Iterator[At]:
    """A country in column E that is not where the reference has the facility.

    Countries are compared by their codes; nothing is said where either spelling is not understood, where one may be
    written for the other (China for Hong Kong), nor where another check tells that the row's name is another smelter's.
    """
    for row, facility in subject.facilities.known():
        if _comes_from_lookup(row, "E") or not row.country.strip() or not facility.country:
            continue
        code = country_code(row.country)
        if code and not _agree(code, facility.country) and not _named_otherwise(subject, row):
            facts = {"smelter": f"{facility.smelter_id} {facility.name}", "country": facility.country}
            yield at(row.cell("E"), facts, value=row.country.strip(), number=str(row.row))


def _agree(code: str, other: str) -> bool:
    return code == other or any({code, other} <= alike for alike in _ALIKE)


def _rows(subject: Subject) -> tuple[SmelterRow, ...]:
    """The rows to compare; none without a reference."""
    return subject.declaration.smelters if subject.background.reference else ()


def _template_knows(row: SmelterRow) -> bool:
    """Whether the file's own look-up has the number; it gives one to a *not listed* name that it knows, too."""
    return bool(row.lookup_row) or (row.is_not_listed and not row.id_typed and row.source.strip().upper() == "RMI")


def _reference_knows(subject: Subject, row: SmelterRow, number: str) -> bool:
    """Whether the reference has the number under any metal, or the row's name, which then speaks for itself."""
    reference = subject.background.reference
    return bool(subject.facility_of(row) or reference.with_number(number) or _others_named(subject, row, number))


def _named_otherwise(subject: Subject, row: SmelterRow) -> tuple[Facility, ...]:
    """The facilities that the row's name is known for, where its number is another one's."""
    number = number_of(row)
    if not number or _comes_from_lookup(row, "C") or _is_broken(row):
        return ()
    return _others_named(subject, row, number)


def _others_named(subject: Subject, row: SmelterRow, number: str) -> tuple[Facility, ...]:
    """The facilities that go by the row's name, if none of them has the row's number."""
    name, facility = name_of(row), subject.facility_of(row)
    if not name or (facility and name.casefold() == facility.name.casefold()):
        return ()
    named = subject.background.reference.named(row.metal, name)
    return () if any(one.smelter_id == number for one in named) else named


def _comes_from_lookup(row: SmelterRow, column: str) -> bool:
    """Whether the template itself filled in the column by the number in column A, so that no supplier can err there."""
    return bool(row.id_typed and row.lookup_row and column not in row.pasted) and not row.is_not_listed


def _is_broken(row: SmelterRow) -> bool:
    """Whether the number broke the row, which other checks speak about."""
    return is_error(row.lookup) or is_error(row.metal)
