"""Risks of the risk register: what the software proposes, what people decide, and how far each has come."""

import datetime as dt
import enum
from dataclasses import dataclass

from .annex_ii import AnnexII
from .language import Language, Text
from .risk_score import Band


class OtherRisk(enum.StrEnum):
    """A kind of risk beside those of Annex II."""

    MANAGEMENT = "management"
    """How the supplier manages its minerals: what a high score without a confirmed harm says."""

    @property
    def at_once(self) -> bool:
        """Whether to suspend at once is asked for: never by the score alone."""
        return False

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return Text("management of minerals risks", "矿产风险管理").in_(language)


RiskKind = AnnexII | OtherRisk
"""What kind of harm a risk is about."""


def risk_kind(word: str) -> RiskKind:
    """The kind by its value; raises ValueError for a word that is none."""
    return OtherRisk.MANAGEMENT if word == OtherRisk.MANAGEMENT else AnnexII(word)


class Strategy(enum.StrEnum):
    """What to do about the supplier (OECD Due Diligence Guidance, step 3)."""

    CONTINUE = "continue"
    SUSPEND = "suspend"
    TERMINATE = "terminate"

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _STRATEGIES[self].in_(language)


_STRATEGIES = {
    Strategy.CONTINUE: Text("continue trade while mitigating", "继续交易，同时减缓风险"),
    Strategy.SUSPEND: Text("suspend trade while mitigating", "暂停交易，同时减缓风险"),
    Strategy.TERMINATE: Text("end the relationship", "终止合作关系"),
}


class State(enum.StrEnum):
    """How far a risk has come. There is no way from any state to an ended relationship without a person."""

    OPEN = "open"
    MITIGATING = "mitigating"
    VERIFIED = "verified"
    CLOSED = "closed"
    ESCALATED = "escalated"

    def name_in(self, language: Language) -> str:
        """The word for it that a person reads."""
        return _STATES[self].in_(language)


_STATES = {
    State.OPEN: Text("open", "待处理"),
    State.MITIGATING: Text("mitigating", "整改中"),
    State.VERIFIED: Text("verified", "已验证"),
    State.CLOSED: Text("closed", "已关闭"),
    State.ESCALATED: Text("escalated", "已升级"),
}


class What(enum.StrEnum):
    """What happened to a risk."""

    OPENED = "opened"
    PROPOSED = "proposed"
    """The software's proposal; it changes nothing by itself."""
    DECIDED = "decided"
    """A named person approved a strategy."""
    MITIGATING = "mitigating"
    VERIFIED = "verified"
    """Somebody looked whether the measures worked, and says which level remains."""
    CLOSED = "closed"
    ESCALATED = "escalated"

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _WHAT[self].in_(language)


_WHAT = {
    What.OPENED: Text("opened", "登记"),
    What.PROPOSED: Text("proposed", "系统建议"),
    What.DECIDED: Text("decided", "批准决定"),
    What.MITIGATING: Text("mitigation begun", "开始整改"),
    What.VERIFIED: Text("verified", "验证"),
    What.CLOSED: Text("closed", "关闭"),
    What.ESCALATED: Text("escalated", "升级"),
}


_SETTING = Text("{what}: {said}", "{what}：{said}")


@dataclass(frozen=True, slots=True)
class RiskEvent:
    """One thing that happened to a risk. What is not said stays as it was."""

    at: dt.datetime
    who: str
    """``""`` for the software, which only opens and proposes."""
    what: What
    reason: str
    strategy: Strategy | None = None
    """What is proposed or decided."""
    level: Band | None = None
    """How high the risk is, at its opening and, as what remains, at its verification."""
    owner: str = ""
    due: dt.date | None = None
    number: int = 0
    """Its number in the store, which grows; 0 before it is kept."""

    def told(self, language: Language) -> str:
        """What happened, with the strategy or level that it set."""
        said = self.strategy or self.level
        what = self.what.name_in(language)
        return _SETTING.in_(language).format(what=what, said=said.name_in(language)) if said else what


@dataclass(frozen=True, slots=True)
class Proposal:
    """A risk that the software wants in the register, with a strategy that follows from its kind."""

    supplier: int
    """The supplier's number."""
    kind: RiskKind
    cause: str
    refused: bool = False
    """Whether the supplier refused a corrective action."""


@dataclass(frozen=True, slots=True)
class OpenRisk:
    """One risk as its events have made it; a closed one keeps its place in the register."""

    number: int
    supplier: int
    """The supplier's number."""
    kind: RiskKind
    cause: str
    """What it was opened for: a score, a red flag, a person's word."""
    opened_at: dt.datetime
    opened_by: str
    """``""`` for the software."""
    state: State = State.OPEN
    level: Band = Band.HIGH
    residual: Band | None = None
    """What remains after mitigation, by the latest verification; None before there was one."""
    owner: str = ""
    due: dt.date | None = None
    proposed: Strategy | None = None
    strategy: Strategy | None = None
    """What a person approved; None until then, whatever is proposed."""
    approval: RiskEvent | None = None
    """Who approved the strategy, when and why."""
    events: tuple[RiskEvent, ...] = ()
    """Oldest first."""
