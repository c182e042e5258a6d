"""S: what the status lists say of the smelters that are named; silent about those that are assured."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..smelter import Facility, FacilityStatus
from .facilities import described, stated_at
from .registry import At, at, check
from .rows import is_explained, named
from .subject import Subject

_NAMED = 3
_Known = tuple[SmelterRow, Facility]

_ONCE_ASSURED = frozenset({FacilityStatus.CONFORMANT, FacilityStatus.CROSS_RECOGNISED})
_PENDING = frozenset({FacilityStatus.ELIGIBLE, FacilityStatus.OUTREACH, FacilityStatus.UNKNOWN})


@check(
    "S064",
    Severity.WARNING,
    zh="冶炼厂编号已从名单中移除，并由另一个编号取代。旧编号会使接收申报的系统无法识别该冶炼厂。",
    title=Text("Smelter number replaced by another", "冶炼厂编号已被取代"),
    says=Text(
        "{facility} in row {number} was removed from the smelter lists; {successor} took its place.",
        "第 {number} 行的 {facility}已从冶炼厂名单中移除，由 {successor}取代。",
    ),
    remedy=Text(
        "Type {id} instead of the old number. If your template does not know it, use the newest template.",
        "请将旧编号改为 {id}。如果您的模板中没有该编号，请使用最新版本的模板。",
    ),
)
def smelter_replaced(subject: Subject) -> Iterator[At]:
    """A facility that the lists have removed and that another number took the place of.

    Whoever reads the declaration does not find the old number any more.
    """
    for row, facility in _with_status(subject, FacilityStatus.REMOVED):
        if facility.successor:
            successor = subject.background.reference.facility(facility.mineral, facility.successor)
            facts = {"facility": described(facility), "id": facility.successor}
            facts["successor"] = described(successor) if successor else facility.successor
            yield at(stated_at(row), facts, number=str(row.row))


@check(
    "S065",
    Severity.WARNING,
    zh="冶炼厂已从名单中移除，且没有取代它的编号。多半已停产、合并或不再从事冶炼。",
    title=Text("Smelter removed from the lists", "冶炼厂已从名单中移除"),
    says=Text(
        "{facility} in row {number} was removed from the smelter lists, and no other number took its place.",
        "第 {number} 行的 {facility}已从冶炼厂名单中移除，且没有编号取代它。",
    ),
    remedy=Text(
        "Ask your supplier which smelter the metal comes from today, and correct or clear the row.",
        "请向您的供应商确认该金属目前来自哪家冶炼厂，并更正或清空该行。",
    ),
)
def smelter_removed(subject: Subject) -> Iterator[At]:
    """A facility that the lists have removed without naming a successor.

    It was closed, merged, or does not smelt any more; a declaration that names it is out of date.
    """
    for row, facility in _with_status(subject, FacilityStatus.REMOVED):
        if not facility.successor:
            yield _at_row(row, facility)


@check(
    "S066",
    Severity.WARNING,
    zh="名单将该企业列为“不符合参与条件”。它不是冶炼厂，而是贸易商、加工厂、回收商或矿山等，或者已经关闭。",
    title=Text("Not a smelter, according to the lists", "名单注明不是冶炼厂"),
    says=Text(
        "According to the lists we compare with, {facility} in row {number} is not a smelter or refiner of {mineral}:"
        " it may be a trader, a manufacturer, a collector of scrap, a mine, or closed.",
        "根据我们比对的名单，第 {number} 行的 {facility}不是{mineral}的冶炼厂或精炼厂，"
        "可能是贸易商、加工厂、废料回收商、矿山，或已关闭。",
    ),
    remedy=Text(
        "Ask your supplier who turns the ore or the scrap into metal, and name that smelter. If nobody knows yet,"
        " choose “Smelter not yet identified” in column C.",
        "请向您的供应商确认由谁将矿石或废料炼成金属，并填写该冶炼厂。如尚不清楚，"
        "请在 C 列选择“Smelter not yet identified”。",
    ),
)
def not_a_smelter(subject: Subject) -> Iterator[At]:
    """A company that the lists call not eligible: a trader, a manufacturer, a recycler without a furnace, a mine.

    Only who turns ore or scrap into metal is a smelter, and only at a smelter can the origin be audited.
    """
    for row, facility in _with_status(subject, FacilityStatus.NOT_ELIGIBLE):
        yield _at_row(row, facility)


@check(
    "S067",
    Severity.WARNING,
    zh="名单注明与该冶炼厂的沟通已中止。它没有参加审核，客户通常会要求说明或更换。该行已有说明时不再提示。",
    title=Text("Communication with the smelter suspended", "与冶炼厂的沟通已中止"),
    says=Text(
        "The smelter lists say of {facility} in row {number}: communication suspended. It is not taking part in an"
        " audit.",
        "冶炼厂名单注明，与第 {number} 行的 {facility}的沟通已中止，该冶炼厂未参加审核。",
    ),
    remedy=Text(
        "Check that the smelter really is in your supply chain. If it is, tell us in column M what you plan to do.",
        "请核对该冶炼厂是否确实在您的供应链中。如果是，请在 M 列说明您计划采取的措施。",
    ),
)
def communication_suspended(subject: Subject) -> Iterator[At]:
    """A facility with which the scheme has suspended communication, as the list says itself.

    It takes part in no audit, so customers ask for an explanation, as it may stand in the row, or for another source.
    """
    for row, facility in _with_status(subject, FacilityStatus.COMMUNICATION_SUSPENDED):
        if not is_explained(row):
            yield _at_row(row, facility)


@check(
    "S077",
    Severity.WARNING,
    zh="名单明确注明该冶炼厂不符合要求，即审核未获通过。不在名单上或审核日期过期都不算。该行已有说明时不再提示。",
    title=Text("Smelter not conformant", "冶炼厂不符合要求"),
    says=Text(
        "The smelter lists call {facility} in row {number} not conformant.",
        "冶炼厂名单注明，第 {number} 行的 {facility}不符合要求。",
    ),
    remedy=Text(
        "Check that the smelter really is in your supply chain. If it is, tell us in column M what you plan to do.",
        "请核对该冶炼厂是否确实在您的供应链中。如果是，请在 M 列说明您计划采取的措施。",
    ),
)
def not_conformant(subject: Subject) -> Iterator[At]:
    """A facility that a list itself calls not conformant.

    Only the list's very words count: to be on no list, or to have a lapsed audit, is something else. What the row
    itself says about it is taken for the explanation.
    """
    for row, facility in _with_status(subject, FacilityStatus.NOT_CONFORMANT):
        if not is_explained(row):
            yield _at_row(row, facility)


@check(
    "S068",
    Severity.WARNING,
    zh="上次申报时名单上为符合或互认的冶炼厂，在现行名单中已不再是。审核日期过期本身不算，该行已有说明时不再提示。",
    title=Text("Smelter no longer conformant", "冶炼厂不再符合"),
    says=Text(
        "{facility} in row {number} was {status} when you last declared ({date}); on today's lists it no longer is.",
        "您上次申报时（{date}），第 {number} 行的 {facility}的状态为{status}；在现行名单中已不再是。",
    ),
    remedy=Text(
        "Ask your supplier about it, and tell us in column M what you plan to do.",
        "请向您的供应商了解情况，并在 M 列说明您计划采取的措施。",
    ),
)
def conformance_lost(subject: Subject) -> Iterator[At]:
    """A facility that the lists called conformant at the supplier's last submission, and do not any more.

    Both lists must cover the metal; neither an audit date nor a look-up sheet is ever taken for a loss. What the row
    itself says about it is taken for the explanation.
    """
    previous = subject.background.previous
    for row, facility in subject.facilities.known():
        former = _lost(subject, facility)
        if former and previous and not is_explained(row):
            facts = {"facility": described(facility), "status": former.status}
            date = previous.received_at.date().isoformat()
            yield at(stated_at(row), facts, number=str(row.row), date=date)


@check(
    "S069",
    Severity.NOTE,
    zh="编号已知，但不在任何状态名单上，而名单包含该金属的其他冶炼厂。不在名单上不等于不符合，该行已有说明时不再提示。",
    title=Text("Smelters on no status list", "不在任何状态名单上的冶炼厂"),
    says=Text(
        "Smelters of {mineral} that are on none of the status lists we compare with: {count} ({in_rows}), namely"
        " {facilities}. This does not mean that they are not conformant.",
        "不在我们比对的状态名单上的{mineral}冶炼厂：{count} 家（{in_rows}），即 {facilities}。这并不表示其不符合要求。",
    ),
    remedy=Text(
        "Check number and name. If they are right, tell us in column M or Q what you know about an audit.",
        "请核对编号和名称。如无误，请在 M 列或 Q 列说明您了解的审核情况。",
    ),
)
def on_no_status_list(subject: Subject) -> Iterator[At]:
    """Facilities that look-up sheets know and no status list names, although the lists cover their metal.

    Absence never means not conformant, so this only asks for clarification, of rows that give none.
    """
    groups: dict[str, list[_Known]] = defaultdict(list)
    for row, facility in subject.facilities.known():
        unlisted = facility.standing is None and subject.background.reference.covers(facility.mineral)
        if unlisted and not _lost(subject, facility) and not is_explained(row):
            groups[facility.mineral].append((row, facility))
    for mineral, known in groups.items():
        yield at(known[0][0].cell("C"), _facts(known), value=known[0][1].name, mineral=mineral)


@check(
    "S070",
    Severity.NOTE,
    zh="名单上的状态既不是符合、互认，也不是审核进行中。审核日期过期本身不会使状态降级，该行已有说明时不再提示。",
    title=Text("Smelters not yet conformant or active", "尚未符合也未在审核中的冶炼厂"),
    says=Text(
        "Smelters of {mineral} with the status “{status}”, so neither conformant nor being audited: {count}"
        " ({in_rows}), namely {facilities}.",
        "既未符合要求、也未在审核中的{mineral}冶炼厂，状态为“{status}”：{count} 家（{in_rows}），即 {facilities}。",
    ),
    remedy=Text(
        "Nothing to correct. Please encourage these smelters to take part in an audit, or tell us in column M what you"
        " plan.",
        "无需更正。请敦促这些冶炼厂参加审核，或在 M 列说明您计划采取的措施。",
    ),
)
def not_yet_conformant(subject: Subject) -> Iterator[At]:
    """Facilities whose status on a list is eligible, outreach or unknown.

    It is told as a note, once per metal and status; a lapsed audit date alone never leads here. Rows that say what is
    planned are left out.
    """
    groups: dict[tuple[str, FacilityStatus], list[_Known]] = defaultdict(list)
    for row, facility in subject.facilities.known():
        pending = facility.standing and facility.status in _PENDING and not _lost(subject, facility)
        if pending and not is_explained(row):
            groups[facility.mineral, facility.status].append((row, facility))
    for (mineral, status), known in groups.items():
        yield at(known[0][0].cell("C"), _facts(known), value=known[0][1].name, mineral=mineral, status=status)


def _with_status(subject: Subject, status: FacilityStatus) -> Iterator[_Known]:
    return (known for known in subject.facilities.known() if known[1].status is status)


def _lost(subject: Subject, facility: Facility) -> Facility | None:
    """The facility as the lists had it at the last submission, if it was assured then and is not now.

    Removed, suspended, not eligible and not conformant facilities are left to the checks that say so.
    """
    reference = subject.background.reference
    if facility.status not in _PENDING or not reference.covers(facility.mineral):
        return None
    former = subject.background.former.facility(facility.mineral, facility.smelter_id)
    return former if former and former.status in _ONCE_ASSURED else None


def _at_row(row: SmelterRow, facility: Facility) -> At:
    facts = {"facility": described(facility), "mineral": facility.mineral}
    return at(stated_at(row), facts, number=str(row.row))


def _facts(known: list[_Known]) -> Mapping[str, str]:
    """How many facilities, which (the first three), and where."""
    names = list(dict.fromkeys(described(facility) for _, facility in known))
    more = ("…",) if len(names) > _NAMED else ()
    return {
        "count": str(len(names)),
        "facilities": "; ".join((*names[:_NAMED], *more)),
        "rows": named(row.row for row, _ in known),
    }
