"""The risk register's rules: what is proposed, which step may follow which, and what events make of a risk.

A risk goes from open by mitigating and verified to closed, and can be escalated on the way. Nothing follows from a
proposal: a named person decides, and before that no measure begins. Nothing here ends a relationship.
"""

from collections.abc import Iterable
from dataclasses import replace

from ..language import Language, Text
from ..open_risk import OpenRisk, RiskEvent, RiskKind, State, Strategy, What
from ..risk_score import Band


def proposal(kind: RiskKind, *, refused: bool = False) -> Strategy:
    """What the software proposes: to suspend where Annex II asks for it at once, or a correction was refused.

    Whether to suspend or to end the relationship, which Annex II leaves open, is a person's choice: the milder of the
    two is proposed.
    """
    return Strategy.SUSPEND if kind.at_once or refused else Strategy.CONTINUE


def graver(one: Strategy, other: Strategy | None) -> bool:
    """Whether the first goes further than the other; anything goes further than nothing."""
    order = tuple(Strategy)
    return other is None or order.index(one) > order.index(other)


def folded(risk: OpenRisk, events: Iterable[RiskEvent]) -> OpenRisk:
    """The risk as these events leave it, in the order of their numbers, however they are handed over."""
    for event in sorted(events, key=lambda event: event.number):
        risk = after(risk, event)
    return risk


def after(risk: OpenRisk, event: RiskEvent) -> OpenRisk:
    """The risk once this has happened; whether it may happen is :func:`obstacle`'s question."""
    known = replace(risk, events=(*risk.events, event), owner=event.owner or risk.owner, due=event.due or risk.due)
    match event.what:
        case What.OPENED:
            return replace(known, level=event.level or risk.level)
        case What.PROPOSED:
            return replace(known, proposed=event.strategy)
        case What.DECIDED:
            goes_on = risk.state is State.MITIGATING and event.strategy is not Strategy.TERMINATE
            state = State.MITIGATING if goes_on else State.OPEN
            return replace(known, state=state, strategy=event.strategy, approval=event)
        case _:
            return replace(known, state=State(event.what.value), residual=event.level or risk.residual)


def obstacle(risk: OpenRisk, event: RiskEvent) -> Text | None:
    """Why a person may not do this about the risk now, in plain words; None where it may be done."""
    if not event.who.strip():
        return _NO_NAME
    if not event.reason.strip():
        return _NO_REASON
    found = _CLOSED if risk.state is State.CLOSED else _against(risk, event)
    return _filled(found, risk) if found else None


def _against(risk: OpenRisk, event: RiskEvent) -> Text | None:
    if risk.state is State.ESCALATED and event.what is not What.DECIDED:
        return _ESCALATED_ALREADY if event.what is What.ESCALATED else _ESCALATED
    match event.what:
        case What.DECIDED:
            return _against_deciding(risk, event)
        case What.MITIGATING:
            return _against_mitigating(risk)
        case What.VERIFIED:
            return _NO_LEVEL if event.level is None else None
        case What.CLOSED:
            return _against_closing(risk)
        case _:
            return None


def _against_deciding(risk: OpenRisk, event: RiskEvent) -> Text | None:
    if event.strategy is None:
        return _NO_STRATEGY
    if not (event.owner or risk.owner):
        return _NO_OWNER
    return None if event.due or risk.due else _NO_DUE


def _against_mitigating(risk: OpenRisk) -> Text | None:
    if risk.state is State.MITIGATING:
        return _MITIGATING_ALREADY
    if risk.strategy is None:
        return _UNDECIDED
    return _ENDING if risk.strategy is Strategy.TERMINATE else None


def _against_closing(risk: OpenRisk) -> Text | None:
    if risk.strategy is Strategy.TERMINATE:
        return None  # the person who closes it says that the relationship has ended
    if risk.state is not State.VERIFIED:
        return _NOT_VERIFIED
    return None if risk.residual is Band.LOW else _NOT_LOW


def _filled(text: Text, risk: OpenRisk) -> Text:
    left = risk.residual or risk.level
    en = text.en.format(number=risk.number, level=left.name_in(Language.EN))
    return Text(en, text.zh.format(number=risk.number, level=left.name_in(Language.ZH)))


_NO_NAME = Text("A person must stand for this step: no name is known.", "此步骤须由具名人员负责：未取得姓名。")
_NO_REASON = Text("Say why: a reason is needed.", "请说明理由：理由不能为空。")
_NO_STRATEGY = Text("Say which strategy risk {number} shall have.", "请说明对风险 {number} 采取哪种策略。")
_CLOSED = Text(
    "Risk {number} is closed. If it came up again, open a new one.",
    "风险 {number} 已关闭。如再次出现，请登记新的风险。",
)
_NO_OWNER = Text(
    "Nobody is in charge of risk {number} yet: name an owner.", "风险 {number} 还没有负责人：请指定负责人。"
)
_NO_DUE = Text(
    "Risk {number} has no due date yet: say by when it must be mitigated.",
    "风险 {number} 还没有期限：请说明应在何日之前完成。",
)
_UNDECIDED = Text(
    "Nobody has decided yet what to do about risk {number}; a proposal is not a decision. Decide first.",
    "对风险 {number} 尚未作出决定；系统建议不等于决定。请先决定策略。",
)
_ESCALATED = Text(
    "Risk {number} was escalated and waits for a new decision. Decide first.",
    "风险 {number} 已升级，等待重新决定。请先决定策略。",
)
_ESCALATED_ALREADY = Text("Risk {number} is escalated already.", "风险 {number} 已处于升级状态。")
_MITIGATING_ALREADY = Text("Risk {number} is being mitigated already.", "风险 {number} 已在整改中。")
_ENDING = Text(
    "The decision about risk {number} is to end the relationship. To mitigate instead, decide anew first.",
    "对风险 {number} 的决定是终止合作关系。如要改为整改，请先重新决定策略。",
)
_NO_LEVEL = Text(
    "Say which level of risk {number} remains: low, medium or high.",
    "请说明风险 {number} 的剩余等级：low（低）、medium（中）或 high（高）。",
)
_NOT_VERIFIED = Text(
    "Risk {number} cannot be closed before somebody has verified that what remains is low.",
    "风险 {number} 须先验证剩余风险为低，才能关闭。",
)
_NOT_LOW = Text(
    "What remains of risk {number} is {level}. It can be closed once it is low: mitigate further, or escalate.",
    "风险 {number} 的剩余等级为{level}，降为低后才能关闭：请继续整改或升级。",
)
