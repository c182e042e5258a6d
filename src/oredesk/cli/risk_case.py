"""All that commands about one supplier's red flags and places need, read from what is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.due_diligence import DueDiligence
from ..core.foreign_text import one_line
from ..core.risk.case import Case
from ..core.risk.evidence import Evidence
from ..core.risk.method import Method
from ..core.risk.red_flags import Flag, look_back_to, red_flags
from ..core.risk.world import World
from ..core.supplier import StoredSupplier
from ..risk_method import load_method
from ..settings import Settings
from ..storage.ledger import SqlLedger
from ..wiring import SystemClock, make_scoring
from .campaign_session import today
from .risk_score import supplier_meant
from .terminal import Exit, stop


@dataclass(frozen=True, slots=True)
class Assessed:
    """One supplier, what it is assessed from, and what was found."""

    stored: StoredSupplier
    evidence: Evidence
    world: World
    method: Method
    flags: tuple[Flag, ...]
    cases: Sequence[DueDiligence]
    """Of enhanced due diligence, oldest first."""

    @property
    def case(self) -> Case:
        """What its places are told from."""
        return Case.of(self.evidence, self.world, self.method)


async def assessed(ledger: SqlLedger, settings: Settings, code: str) -> Assessed:
    """The supplier with that code; where there is none, or it is out of scope, the command ends."""
    stored = await supplier_meant(ledger, code)
    found = await assess_all(ledger, settings, [stored])
    if not found:
        stop(Exit.FAILED, f"Supplier {one_line(stored.supplier.code)} is out of scope, so it is not assessed.")
    return found[0]


async def assess_all(ledger: SqlLedger, settings: Settings, suppliers: Sequence[StoredSupplier]) -> list[Assessed]:
    """Those of the suppliers that are in scope, in the order of their numbers."""
    method = load_method(settings.risk_method)
    world = await make_scoring(ledger, method, SystemClock()).world.get()
    campaign = await ledger.current_campaign(today())
    by_number = {one.number: one for one in suppliers}
    since = look_back_to(method.red_flags, today())
    found = []
    evidences = await ledger.evidence(tuple(by_number), campaign, today())
    latest = [survey.submission for evidence in evidences for survey in evidence.surveys]
    earlier = await ledger.earlier_surveys(tuple(by_number), since, latest)
    for evidence in evidences:
        cases = await ledger.due_diligence(evidence.number)
        stated = [flag for case in cases if case.closed_at is None for flag in case.flags if flag.is_stated]
        flags = red_flags(evidence, world, method, earlier.get(evidence.number, ()), stated)
        found.append(Assessed(by_number[evidence.number], evidence, world, method, flags, cases))
    return found
