"""What the ``oredesk risk due-diligence`` commands print: cases of enhanced due diligence and what they ask for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from rich.markup import escape

from ..core.due_diligence import DueDiligence, RedFlag, Step
from ..core.language import Language, Text
from ..core.supplier import StoredSupplier
from .risk_flags import hit_object, seen
from .session import today
from .terminal import minute, out, say, shown, table_in

_HEADINGS = Text(
    "code;supplier;flags;opened (UTC);done;overdue;next due", "编号;供应商;风险信号;启动时间（UTC）;完成;逾期;下一期限"
)
_ITEM_HEADINGS = Text("item;what;due;done (UTC);by;evidence", "事项;内容;期限;完成时间（UTC）;经办人;证据")
_CASE = Text("Enhanced due diligence {number}: {name} ({code})", "加强尽职调查 {number}：{name}（{code}）")
_OPENED = Text("opened {at} (UTC) by {who}", "{at}（UTC）由 {who} 启动")
_CLOSED = Text("closed {at} (UTC) by {who}: {conclusion}", "{at}（UTC）由 {who} 关闭：{conclusion}")
_SOFTWARE = Text("the software", "系统")
_PROGRESS = Text("{completion:.0f} % done, {overdue} overdue", "已完成 {completion:.0f}%，逾期 {overdue} 项")
_OVERDUE = Text("{day} overdue", "{day} 已逾期")


def open_steps(case: DueDiligence) -> Sequence[Step]:
    """The items that are still to be done; none of a closed case."""
    return [step for step in case.steps if step.done_at is None and case.closed_at is None]


def show_all(cases: Sequence[DueDiligence], suppliers: Mapping[int, StoredSupplier], language: Language) -> None:
    """Print a line for each case."""
    table = table_in(language, _HEADINGS)
    for one in cases:
        supplier = suppliers[one.supplier].supplier
        due = min((step.due for step in open_steps(one)), default=None)
        table.add_row(
            shown(supplier.code),
            shown(supplier.name),
            ", ".join(_flags(one)),
            minute(one.opened_at),
            f"{one.completion:.0f} %",
            str(len(one.overdue(today())) or ""),
            str(due or ""),
        )
    out.print(table)
    say("oredesk risk due-diligence --supplier CODE")


def _flags(case: DueDiligence) -> Sequence[str]:
    """The flags' ids, each once."""
    hit = {one.flag for one in case.flags}
    return [flag.value for flag in RedFlag if flag in hit]


def show(case: DueDiligence, stored: StoredSupplier, language: Language) -> None:
    """Print one case with its flags and every item."""
    supplier = stored.supplier
    title = _CASE.in_(language).format(number=case.number, name=supplier.name, code=supplier.code)
    out.print(shown(title), style="bold", soft_wrap=True)
    opened_by = case.opened_by or _SOFTWARE.in_(language)
    say(_OPENED.in_(language).format(at=minute(case.opened_at), who=opened_by))
    if case.closed_at:
        closed = {"at": minute(case.closed_at), "who": case.closed_by, "conclusion": case.conclusion}
        say(_CLOSED.in_(language).format(**closed))
    for flag in RedFlag:
        hits = [hit for hit in case.flags if hit.flag is flag]
        if hits:
            say(f"  {flag.value}  {flag.name_in(language)}")
        for hit in hits:
            say(f"      – {seen(hit, language)}")
    table = table_in(language, _ITEM_HEADINGS)
    for step in case.steps:
        table.add_row(
            step.item.value,
            step.item.name_in(language),
            _due(step, today(), language),
            minute(step.done_at) if step.done_at else "",
            escape(step.who),
            escape(step.evidence),
        )
    out.print(table)
    say(_PROGRESS.in_(language).format(completion=case.completion, overdue=len(case.overdue(today()))))
    out.print()


def _due(step: Step, day: dt.date, language: Language) -> str:
    return _OVERDUE.in_(language).format(day=step.due) if step.is_overdue(day) else str(step.due)


def case_object(case: DueDiligence, stored: StoredSupplier, language: Language) -> dict[str, Any]:
    """One case, for machines."""
    return {
        "case": case.number,
        "supplier": stored.supplier.code,
        "name": stored.supplier.name,
        "opened_at": case.opened_at,
        "opened_by": case.opened_by,
        "closed_at": case.closed_at,
        "closed_by": case.closed_by,
        "conclusion": case.conclusion,
        "completion": case.completion,
        "flags": [{"flag": one.flag} | hit_object(one, language) for one in case.flags],
        "items": [
            {
                "item": step.item,
                "text": step.item.name_in(language),
                "due": step.due,
                "overdue": case.closed_at is None and step.is_overdue(today()),
                "done_at": step.done_at,
                "who": step.who,
                "evidence": step.evidence,
            }
            for step in case.steps
        ],
    }
