"""``oredesk risk register``: the open risks, what is proposed and decided about each, by whom and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NoReturn

import typer

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.open_risk import OpenRisk, State, Strategy
from ..core.risk_score import Band
from ..core.supplier import StoredSupplier
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end, today
from .supplier_meant import supplier_meant
from .terminal import Exit, Format, Output, Spoken, minute, out, reader_language, say, shown, stop, table_in

_Suppliers = Mapping[int, StoredSupplier]

_NONE = Text("No risk is open.", "目前没有未关闭的风险。")
_NO_RISK = Text(
    "There is no risk {number}; `oredesk risk register --all` shows them.",
    "没有编号为 {number} 的风险；请用 oredesk risk register --all 查看。",
)
_ONE = Text("One with its history: oredesk risk register NUMBER", "查看单项及其历史：oredesk risk register 编号")
_RISK = Text("Risk", "风险")
_SOFTWARE = Text("software", "系统")
_CARD = (
    Text("level", "风险等级"),
    Text("state", "状态"),
    Text("owner", "负责人"),
    Text("due", "期限"),
    Text("proposed", "系统建议"),
    Text("decided", "已批准决定"),
    Text("remaining level", "剩余等级"),
)
_HEADINGS = Text(
    "risk;code;name;kind;level;state;proposed;decided;owner;due",
    "风险;编号;供应商;类型;等级;状态;系统建议;已批准决定;负责人;期限",
)
_EVENT_HEADINGS = Text("when (UTC);who;what;why", "时间（UTC）;人员;事项;理由")
_COLON = Text(": ", "：")
_BETWEEN = Text("; ", "；")
_UNDECIDED = Text("nothing yet: a proposal is no decision", "尚未决定：系统建议不等于决定")
_BY = Text("{what}, by {who} on {day}: {why}", "{what}；{who}，{day}：{why}")
_AT_ONCE = Text(
    "{what} (OECD Annex II asks to suspend trade, or to end the relationship, at once)",
    "{what}（OECD 指南附录二要求立即暂停交易或终止合作关系）",
)
_OVERDUE = Text("{due} (overdue)", "{due}（已逾期）")

_DECIDE = Text(
    "Next: a person decides (oredesk risk decide {number}); no measure begins before.",
    "下一步：由人决定策略（oredesk risk decide {number}）；决定之前不开始整改。",
)
_MITIGATE = Text(
    "Next: measures begin (oredesk risk mitigate {number}).", "下一步：开始整改（oredesk risk mitigate {number}）。"
)
_END = Text(
    "Next: people end the relationship, and say so when it has ended (oredesk risk close {number}).",
    "下一步：由人办理终止合作，完成后登记关闭（oredesk risk close {number}）。",
)
_VERIFY = Text(
    "Next: look whether the measures worked (oredesk risk verify {number} --level …).",
    "下一步：验证整改是否有效（oredesk risk verify {number} --level …）。",
)
_CLOSE = Text("Next: close it (oredesk risk close {number}).", "下一步：关闭（oredesk risk close {number}）。")
_GO_ON = Text(
    "Next: what remains is not low: mitigate further (oredesk risk mitigate {number}), or escalate it.",
    "下一步：剩余等级不为低：继续整改（oredesk risk mitigate {number}）或升级。",
)


def register(
    number: Annotated[int | None, typer.Argument(help="A risk's number: shows its whole history.")] = None,
    supplier: Annotated[str, typer.Option(metavar="CODE|NAME", help="Only the risks of one supplier.")] = "",
    closed: Annotated[bool, typer.Option("--all", help="Closed risks as well.")] = False,
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show the risk register: what is proposed and decided about each risk, by whom, when and why.

    The software opens risks and proposes; people decide. Nothing is suspended or ended by the software.
    """
    language = lang or reader_language()
    risks, suppliers = run_to_end(_risks(supplier, language))
    if number is not None:
        risks = [one for one in risks if one.number == number] or no_such_risk(number, language)
    elif not closed:
        risks = [one for one in risks if one.state is not State.CLOSED]
    if output is Format.JSON:
        show_json([_risk_object(one, suppliers[one.supplier], language) for one in risks])
    elif number is not None:
        show_risk(risks[0], suppliers[risks[0].supplier], language)
    elif not risks:
        say(_NONE.in_(language))
    else:
        _print(risks, suppliers, language)


async def _risks(text: str, language: Language) -> tuple[Sequence[OpenRisk], _Suppliers]:
    async with open_ledger(read_settings()) as ledger:
        only = (await supplier_meant(ledger, text, language)).number if text else None
        return await ledger.risks(only), {one.number: one for one in await ledger.suppliers()}


def no_such_risk(number: int, language: Language) -> NoReturn:
    """End the command."""
    stop(Exit.FAILED, _NO_RISK.in_(language).format(number=number))


def _print(risks: Sequence[OpenRisk], suppliers: _Suppliers, language: Language) -> None:
    table = table_in(language, _HEADINGS)
    for one in risks:
        supplier = suppliers[one.supplier].supplier
        table.add_row(
            str(one.number),
            shown(supplier.code),
            shown(supplier.name),
            one.kind.name_in(language),
            (one.residual or one.level).name_in(language),
            one.state.name_in(language),
            one.proposed.name_in(language) if one.proposed else "",
            one.strategy.name_in(language) if one.strategy else "",
            shown(one.owner),
            _due(one, language),
        )
    out.print(table)
    counts = Counter(one.state for one in risks)
    colon = _COLON.in_(language)
    told = (f"{state.name_in(language)}{colon}{counts[state]}" for state in State if counts[state])
    say(_BETWEEN.in_(language).join(told))
    say(_ONE.in_(language))


def show_risk(risk: OpenRisk, stored: StoredSupplier, language: Language) -> None:
    """Print one risk with all that happened to it."""
    supplier = stored.supplier
    word = _RISK.in_(language)
    colon = _COLON.in_(language)
    say(f"{word} {risk.number}{colon}{risk.kind.name_in(language)} · {one_line(supplier.name)} ({supplier.code})")
    values = (
        risk.level.name_in(language),
        risk.state.name_in(language),
        risk.owner or "—",
        _due(risk, language),
        _proposed(risk, language),
        _decided(risk, language),
        risk.residual.name_in(language) if risk.residual else "—",
    )
    for label, value in zip(_CARD, values, strict=True):
        say(f"  {label.in_(language)}{colon}{value}")
    table = table_in(language, _EVENT_HEADINGS)
    for event in risk.events:
        who = shown(event.who) or _SOFTWARE.in_(language)
        table.add_row(minute(event.at), who, event.told(language), shown(event.reason))
    out.print()
    out.print(table)
    if following := _next(risk):
        say(following.in_(language).format(number=risk.number))


def _next(risk: OpenRisk) -> Text | None:
    """What people do next; None once it is closed."""
    match risk.state:
        case State.CLOSED:
            return None
        case State.MITIGATING:
            return _VERIFY
        case State.VERIFIED if risk.residual is Band.LOW:
            return _CLOSE
    if risk.strategy is None or risk.state is State.ESCALATED:
        return _DECIDE
    if risk.strategy is Strategy.TERMINATE:
        return _END
    return _GO_ON if risk.state is State.VERIFIED else _MITIGATE


def _proposed(risk: OpenRisk, language: Language) -> str:
    if risk.proposed is None:
        return "—"
    what = risk.proposed.name_in(language)
    return _AT_ONCE.in_(language).format(what=what) if risk.kind.at_once else what


def _due(risk: OpenRisk, language: Language) -> str:
    if risk.due is None:
        return "—"
    overdue = risk.state is not State.CLOSED and risk.due < today()
    return _OVERDUE.in_(language).format(due=risk.due) if overdue else str(risk.due)


def _decided(risk: OpenRisk, language: Language) -> str:
    if risk.approval is None or risk.strategy is None:
        return _UNDECIDED.in_(language)
    word = risk.approval
    what = risk.strategy.name_in(language)
    return _BY.in_(language).format(what=what, who=word.who, day=word.at.date(), why=word.reason)


def _risk_object(risk: OpenRisk, stored: StoredSupplier, language: Language) -> dict[str, Any]:
    """One risk for machines."""
    return {
        "number": risk.number,
        "supplier": stored.supplier.code,
        "name": stored.supplier.name,
        "kind": risk.kind,
        "kind_name": risk.kind.name_in(language),
        "cause": risk.cause,
        "level": risk.level,
        "residual": risk.residual,
        "state": risk.state,
        "owner": risk.owner,
        "due": risk.due,
        "proposed": risk.proposed,
        "strategy": risk.strategy,
        "approved": {"who": risk.approval.who, "at": risk.approval.at, "reason": risk.approval.reason}
        if risk.approval
        else None,
        "opened_at": risk.opened_at,
        "opened_by": risk.opened_by,
        "events": risk.events,
    }
