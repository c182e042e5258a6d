"""What the register's fields are called and what stands in them, for people, in both languages."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..annex_ii import AnnexII
from ..conduct import Conduct
from ..foreign_text import one_line
from ..language import Language, Text
from ..mineral import Mineral
from ..places.countries import country_name
from ..supplier import MineralInScope, OutOfScope, Supplier
from .changes import FIELDS

_LONGEST = 300
_SCORED = frozenset(Mineral)

_SUPPLIER = {
    "code": Text("code", "供应商代码"),
    "name": Text("name", "名称"),
    "aliases": Text("other names", "其他名称"),
    "contacts": Text("contacts", "联系邮箱"),
    "domains": Text("mail domains", "邮箱域名"),
    "country": Text("country", "国家"),
    "region": Text("region", "地区"),
    "spend": Text("spend", "采购额"),
    "sources": Text("sources", "货源数量"),
    "minerals": Text("minerals", "矿产"),
    "out_of_scope": Text("out of scope", "调查范围外"),
    "out_of_scope_note": Text("note", "备注"),
    "business_unit": Text("business unit", "事业部"),
    "contract_clause": Text("contract clause", "合同条款"),
    "commitment_letter": Text("commitment letter of", "承诺书签署日期"),
    "commitment_signed": Text("commitment letter", "承诺书"),
}
_CONDUCT = {
    "refused_audit": Text("refused an audit or data", "拒绝审核或提供资料"),
    "open_major": Text("open major non-conformities", "未关闭的严重不符合项"),
    "open_minor": Text("open minor non-conformities", "未关闭的一般不符合项"),
    "overdue_actions": Text("overdue corrective actions", "逾期的纠正措施"),
    "assessed_on": Text("last assessed", "最近评估日期"),
    "special_audit_on": Text("last special audit", "最近专项审核日期"),
    "refused_correction": Text("refused a corrective action", "拒绝采取纠正措施"),
    "confirmed_abuses": Text("confirmed allegations", "已确认的指控"),
    "sanctioned_smelters": Text("confirmed sanctioned smelters", "已确认受制裁的冶炼厂"),
}
_YES = Text("yes", "是")
_NO = Text("no", "否")
_NEVER = Text("never", "从未")
_NOT_KNOWN = Text("not known", "未知")
_NONE = "–"
_UNKNOWN_WHEN_BLANK = frozenset(
    {"country", "region", "spend", "sources", "contract_clause", "commitment_letter", "commitment_signed"}
)
"""Fields of which every supplier has something; of others there may be none."""
_NOTHING = Text("nothing is open, and it was never assessed", "没有未关闭事项，且从未评估")
_NOT_SCORED = Text("{mineral} [not scored]", "{mineral}【不计分】")


def field_name(field: str, language: Language) -> str:
    """What a field of a supplier or of conduct is called."""
    return (_SUPPLIER.get(field) or _CONDUCT[field]).in_(language)


def field_text(supplier: Supplier, field: str, language: Language) -> str:
    """What the register has in a supplier's field; ``""`` for nothing."""
    match field:
        case "country":
            code = supplier.country
            return f"{code} {country_name(code, language)}" if code else ""
        case _:
            return one_line(_text(getattr(supplier, field), language), _LONGEST)


def field_shown(supplier: Supplier, field: str, language: Language) -> str:
    """The same, with words for nothing: it is not known, or there is none."""
    if text := field_text(supplier, field, language):
        return text
    if field == "out_of_scope":
        return _NO.in_(language)
    return _NOT_KNOWN.in_(language) if field in _UNKNOWN_WHEN_BLANK else _NONE


def described(supplier: Supplier, language: Language) -> Iterator[tuple[str, str]]:
    """Name and text of every field; when a commitment letter was signed is told as the letter."""
    for field in FIELDS:
        told = "commitment_letter" if field == "commitment_signed" and supplier.commitment_letter else field
        if field != "commitment_letter":
            yield field_name(field, language), field_shown(supplier, told, language)


def minerals_named(supplier: Supplier, language: Language) -> str:
    """The minerals without who named them."""
    return "; ".join(_mineral_name(one.mineral, language) for one in supplier.minerals)


def conduct_described(conduct: Conduct, language: Language) -> Sequence[str]:
    """A line for everything that is open, was refused or was done; one that says so when there is nothing."""
    told = conduct_changes(Conduct(), conduct)
    lines = [f"{field_name(field, language)}: {conduct_text(conduct, field, language)}" for field in told]
    return lines or [_NOTHING.in_(language)]


def conduct_text(conduct: Conduct, field: str, language: Language) -> str:
    """What is recorded in one field of conduct."""
    value = getattr(conduct, field)
    if value is None:
        return _NEVER.in_(language)
    return one_line(_text(value, language), _LONGEST) or _NONE


def conduct_changes(before: Conduct, after: Conduct) -> tuple[str, ...]:
    """The fields that differ."""
    return tuple(field for field in _CONDUCT if getattr(before, field) != getattr(after, field))


def is_scored(mineral: str) -> bool:
    """Whether CMRT or EMRT ask about the mineral; others are kept as they were written and counted nowhere."""
    return mineral in _SCORED


def _text(value: object, language: Language) -> str:
    match value:
        case None:
            return ""
        case bool():
            return (_YES if value else _NO).in_(language)
        case OutOfScope() | AnnexII():
            return value.name_in(language)
        case MineralInScope():
            return _mineral(value, language)
        case tuple():
            return "; ".join(_text(one, language) for one in value)
        case _:
            return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def _mineral(one: MineralInScope, language: Language) -> str:
    name = _mineral_name(one.mineral, language)
    return f"{name} ({one.said_by})" if one.said_by else name


def _mineral_name(mineral: str, language: Language) -> str:
    if is_scored(mineral):
        return Mineral(mineral).name_in(language)
    return _NOT_SCORED.in_(language).format(mineral=mineral)
