"""What a desk under test scores suppliers with."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from desk import FakeClock
from oredesk.core.ports import Clock
from oredesk.core.risk_score import StoredScore
from oredesk.core.smelter import FacilityStatus
from oredesk.core.usecases.score_suppliers import Lot, Rescorer, Scoring
from oredesk.risk_method import load_method
from oredesk.storage.ledger import SqlLedger
from oredesk.wiring import make_scoring
from surveyed import tin_list

METHOD = load_method()
"""The one that is shipped."""


def scoring_of(ledger: SqlLedger, clock: Clock | None = None, told: Callable[[Lot], None] = lambda _: None) -> Scoring:
    """The suppliers of this very ledger, by the shipped method."""
    return make_scoring(ledger, METHOD, clock or FakeClock(), told=told)


def rescorer_of(ledger: SqlLedger) -> Rescorer:
    """Keeps the scores of this very ledger up to date."""
    return Rescorer(scoring_of(ledger))


@dataclass
class Office:
    """A register whose scores are kept up to date."""

    ledger: SqlLedger
    clock: FakeClock = field(default_factory=FakeClock)
    lots: list[Lot] = field(default_factory=list)
    rescorer: Rescorer = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    @property
    def scoring(self) -> Scoring:
        return scoring_of(self.ledger, self.clock, self.lots.append)

    def restart(self) -> None:
        """A new process knows what is stored, and nothing else."""
        self.rescorer = Rescorer(self.scoring)

    async def settle(self) -> list[StoredScore]:
        """Score until nobody waits; the scores that are new, in the order of suppliers."""
        self.lots.clear()
        while await self.rescorer.rescore():
            pass
        return sorted((one for lot in self.lots for one in lot.kept), key=lambda one: one.supplier)

    @property
    def looked_at(self) -> int:
        """How many suppliers were scored, whatever came out."""
        return sum(lot.size for lot in self.lots)

    async def causes(self) -> Counter[tuple[int, str]]:
        """Who was scored anew just now, and why."""
        return Counter((one.supplier, one.cause) for one in await self.settle())

    async def lists_say(self, statuses: dict[str, FacilityStatus], day: int, country: str = "CHINA") -> None:
        assert await self.ledger.add_list(tin_list(statuses, day, country), self.clock.now(), "staff")
