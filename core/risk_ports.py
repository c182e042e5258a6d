"""What scoring suppliers asks of the world: evidence, a place for scores, and word of what must be scored anew."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .campaign import Campaign
from .risk.evidence import Evidence
from .risk.prints import Prints
from .risk_score import RiskScore, RiskStanding, StoredScore


@dataclass(frozen=True, slots=True)
class NewScore:
    """A score that was just made."""

    supplier: int
    """The supplier's number."""
    campaign: int | None
    cause: str
    """Why it was made: ``"submission 17"``, ``"smelter lists"``, ``"by hand"``; several with ``"; "`` between."""
    score: RiskScore


@dataclass(frozen=True, slots=True)
class Rescoring:
    """A supplier that waits to be scored anew."""

    supplier: int
    causes: tuple[str, ...]
    """Each once, oldest first."""
    requests: tuple[int, ...]
    """The numbers of the requests that one new score answers."""


@dataclass(frozen=True, slots=True)
class ScoringFault:
    """A supplier that could not be scored, by a fault of ours; it waits until something about it changes."""

    supplier: int
    causes: tuple[str, ...]
    fault: str
    """Kind and place; never anything foreign."""


@dataclass(frozen=True, slots=True)
class Requests:
    """Suppliers that are to be scored anew, and why."""

    suppliers: Collection[int]
    cause: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the scores were last brought up to date with, of one kind: smelter lists, indicators, method, deadline."""

    version: str
    prints: Prints = field(default_factory=dict)
    """What each thing looked like then, where it matters which one has changed (see :mod:`core.risk.prints`)."""


class EvidenceSource(Protocol):
    """What scores are made from."""

    async def evidence(
        self, numbers: Collection[int] | None, campaign: Campaign | None, today: dt.date
    ) -> Sequence[Evidence]:
        """All that is known of these suppliers (None: of all), in the order of their numbers.

        Suppliers that are out of scope, or not in the register, are left out. Of many ask for a few at a time.
        """
        ...


class RiskScores(Protocol):
    """The scores that were made, and who waits for a new one; each method is one transaction, done or not done."""

    async def latest_number(self) -> int:
        """The number of the score that was kept last; 0 before the first."""
        ...

    async def add_scores(
        self,
        scores: Sequence[NewScore],
        now: dt.datetime,
        answered: Collection[int] = (),
        *,
        since: int | None = None,
    ) -> Sequence[StoredScore]:
        """Keep the scores, take the answered requests away, and give those that are new.

        A score that is the same as the supplier's latest in that campaign is not kept again. A request that came
        in meanwhile stays. ``since``: the latest number when the evidence was gathered; a supplier that somebody else
        scored after it keeps that score, which may be from newer evidence, and its requests.
        """
        ...

    async def differing(self, scores: Sequence[NewScore]) -> Sequence[tuple[NewScore, RiskStanding | None]]:
        """Those that are not the same as the supplier's latest in that campaign, with where it stands by that one."""
        ...

    async def standings(self, campaign: int | None) -> Mapping[int, RiskStanding]:
        """Where each supplier stands by its latest score in that campaign (None: of whichever), by its number."""
        ...

    async def scores_of(self, supplier: int) -> Sequence[StoredScore]:
        """Every score that the supplier ever had, oldest first."""
        ...

    async def to_rescore(self, limit: int, among: Collection[int] | None = None) -> Sequence[Rescoring]:
        """Suppliers that wait to be scored anew, the longest waiting first; those among the given ones, if any are."""
        ...

    async def ask_to_rescore(self, suppliers: Collection[int], cause: str, now: dt.datetime) -> None:
        """Let them be scored anew; a request of the same cause that waits already is taken back for the new one."""
        ...

    async def note_scoring_fault(self, rescoring: Rescoring, fault: str) -> None:
        """Remember what kept the supplier from being scored: it waits no more until there is another request."""
        ...

    async def scoring_faults(self) -> Sequence[ScoringFault]:
        """The suppliers that could not be scored, for staff."""
        ...


class RiskBaselines(Protocol):
    """What the scores are up to date with, and whom a change concerns; each method is one transaction."""

    async def risk_state(self) -> str:
        """A text that differs whenever something that scores are made from may have changed, or somebody waits.

        A cheap question, asked often. Neither the method nor the day is in it.
        """
        ...

    async def baseline(self, name: str) -> Baseline | None:
        """What the scores are up to date with of that name; None when they never were with anything."""
        ...

    async def move_baseline(self, name: str, before: Baseline | None, after: Baseline, concerned: Requests) -> bool:
        """Put the new baseline in the former one's place, and let those whom the difference concerns be scored anew.

        False, and nothing is done, when another process was faster and the former one is not in place any more.
        """
        ...

    async def in_scope(self) -> Sequence[int]:
        """The numbers of the suppliers in the register that are in scope, in their order."""
        ...

    async def smelters_named(self) -> Sequence[tuple[str, str]]:
        """Every smelter that tied submissions name: metal, and what it is known by (:mod:`core.fingerprint`)."""
        ...

    async def suppliers_naming(self, smelters: Collection[tuple[str, str]]) -> Sequence[int]:
        """The suppliers of which any submission, be it an old one, names one of these smelters."""
        ...
