"""Red flags of the OECD Guidance, and the enhanced due diligence about a supplier that they open."""

import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass

from .language import Language, Text


class RedFlag(enum.StrEnum):
    """A red flag of the OECD Due Diligence Guidance: locations (L), suppliers (S), circumstances (C), gold (G)."""

    ORIGIN_OR_TRANSPORT = "L1"
    ORIGIN_IMPLAUSIBLE = "L2"
    ORIGIN_IS_TRANSIT = "L3"
    INTERESTS = "S4"
    SOURCED_BEFORE = "S5"
    ANOMALIES = "C6"
    RECYCLED_GOLD = "G1"

    def name_in(self, language: Language) -> str:
        """What it says, in words that a person reads."""
        return _FLAGS[self].in_(language)


_FLAGS = {
    RedFlag.ORIGIN_OR_TRANSPORT: Text(
        "the mineral comes from, or passes through, a conflict-affected or high-risk area",
        "矿产来自或途经受冲突影响和高风险地区",
    ),
    RedFlag.ORIGIN_IMPLAUSIBLE: Text(
        "the claimed country of origin is not known to produce the mineral", "所称来源国未见该矿产的生产记录"
    ),
    RedFlag.ORIGIN_IS_TRANSIT: Text(
        "the claimed country of origin is one that minerals from conflict areas are known to pass through",
        "所称来源国是已知的冲突地区矿产过境国",
    ),
    RedFlag.INTERESTS: Text(
        "the supplier, or a company upstream, operates in a red-flag location or has interests in companies there",
        "供应商或其上游企业在触发风险信号的地区经营，或在当地企业中持有股份或其他利益",
    ),
    RedFlag.SOURCED_BEFORE: Text(
        "an earlier submission named an origin in a red-flag location that the latest no longer names",
        "供应商此前曾申报来自触发风险信号的地区，最新申报中不再出现",
    ),
    RedFlag.ANOMALIES: Text(
        "what was collected has anomalies that give reason for suspicion", "所收集的信息存在异常，有合理怀疑"
    ),
    RedFlag.RECYCLED_GOLD: Text(
        "gold said to be recycled is refined in a country that gold from conflict areas is known to pass through",
        "所称回收金在已知有冲突地区黄金过境的国家精炼",
    ),
}

STATED = "stated"
"""The fact that holds what a person stated."""


class Item(enum.StrEnum):
    """One thing to obtain or to do in enhanced due diligence."""

    QUESTIONNAIRE = "questionnaire"
    LICENCE = "licence"
    CUSTODY = "custody"
    ROUTE = "route"
    DESK_ASSESSMENT = "desk-assessment"
    SITE_ASSESSMENT = "site-assessment"

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _ITEMS[self].in_(language)


_ITEMS = {
    Item.QUESTIONNAIRE: Text(
        "know-your-supplier questionnaire (legality, owners, executives)", "了解供应商（KYS）问卷：合法性、股东、高管"
    ),
    Item.LICENCE: Text("business, mining or export licence", "营业执照、采矿或出口许可证"),
    Item.CUSTODY: Text("custody papers from mine to port, with batches", "从矿山到港口的保管链文件及批次追溯表"),
    Item.ROUTE: Text("transport route, with every country passed through", "运输路线及所有过境国家"),
    Item.DESK_ASSESSMENT: Text("desk assessment with a report", "书面评估及报告"),
    Item.SITE_ASSESSMENT: Text("site assessment with a report", "现场评估及报告"),
}


@dataclass(frozen=True, slots=True)
class FlagHit:
    """One reason for a red flag, with where it is seen."""

    flag: RedFlag
    facts: tuple[tuple[str, str], ...]
    """What tells this reason from others of the flag, sorted by name: place, metal, smelter, code; or what a person
    stated."""
    because: tuple[str, ...] = ()
    """Of a place: the topics that say yes (:class:`~core.risk.place_risk.Topic`), or that it is known for transit."""
    role: str = ""
    """Of a place: what it is to the supplier (:class:`~core.risk.roles.Role`)."""
    smelters: tuple[str, ...] = ()
    """Numbers or names of the smelters that it is about."""
    source: str = ""
    """``"submission 17"``, ``"register"``, or who stated it."""
    on: dt.date | None = None
    """The day that the source is from."""
    data: tuple[tuple[str, dt.date | None], ...] = ()
    """Of a place: the lists and editions of figures that say so, each with its day."""

    @property
    def key(self) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The same for the same reason, whichever submission gives it."""
        return self.flag.value, self.facts

    @property
    def is_stated(self) -> bool:
        """Whether a person stated it, and no data."""
        return bool(self.fact(STATED))

    def fact(self, name: str) -> str:
        """That fact; ``""`` when there is none."""
        return dict(self.facts).get(name, "")


@dataclass(frozen=True, slots=True)
class Step:
    """An item of a case."""

    item: Item
    due: dt.date
    done_at: dt.datetime | None = None
    who: str = ""
    evidence: str = ""
    """What was obtained and where it lies, or why it is not needed."""

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it is open after its due date."""
        return self.done_at is None and self.due < today


@dataclass(frozen=True, slots=True)
class DueDiligence:
    """Enhanced due diligence about one supplier: open until a named person closes it, with every item done."""

    number: int
    supplier: int
    """The supplier's number."""
    opened_at: dt.datetime
    opened_by: str
    """``""`` when the software opened it by itself."""
    flags: tuple[FlagHit, ...]
    """The oldest first."""
    steps: tuple[Step, ...]
    """In the order of :class:`Item`."""
    closed_at: dt.datetime | None = None
    closed_by: str = ""
    conclusion: str = ""
    """What the person who closed it concluded."""

    @property
    def completion(self) -> float:
        """Percent of the items that are done."""
        return 100 * sum(step.done_at is not None for step in self.steps) / len(self.steps) if self.steps else 100.0

    def overdue(self, today: dt.date) -> tuple[Step, ...]:
        """Items that are open after their due dates; none of a closed case."""
        return () if self.closed_at else tuple(step for step in self.steps if step.is_overdue(today))


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An item that enhanced due diligence asks for."""

    item: Item
    due: dt.date
    only_for: tuple[RedFlag, ...] = ()
    """The flags that call for it; none: every flag does."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Enhanced due diligence that red flags call for."""

    flags: tuple[FlagHit, ...]
    items: tuple[PlannedItem, ...]
    renewed_before: dt.date
    """What was dealt with in a case closed before this day counts as new."""

    def news(self, cases: Sequence[DueDiligence]) -> tuple[FlagHit, ...]:
        """The flags that none of the supplier's cases is, or lately was, about; each once."""
        known = {
            flag.key
            for case in cases
            if case.closed_at is None or case.closed_at.date() >= self.renewed_before
            for flag in case.flags
        }
        news: dict[object, FlagHit] = {}
        for flag in self.flags:
            if flag.key not in known:
                news.setdefault(flag.key, flag)
        return tuple(news.values())

    def items_for(self, flags: Sequence[FlagHit]) -> tuple[PlannedItem, ...]:
        """The items that these flags call for."""
        hit = {flag.flag for flag in flags}
        return tuple(one for one in self.items if not one.only_for or hit & set(one.only_for))


def obstacle_to_closing(case: DueDiligence) -> Text | None:
    """Why the case cannot be closed yet; None when it can. The text has a place for the ``{items}``."""
    return None if case.completion == _ALL else _ITEMS_OPEN


_ALL = 100.0
_ITEMS_OPEN = Text(
    "It cannot be closed yet; still open: {items}. Where an item is not needed, note that as its evidence.",
    "尚不能关闭，以下事项未完成：{items}。如某事项不适用，请在证据中说明。",
)
