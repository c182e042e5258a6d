"""All that commands about one supplier's red flags and places need, read from what is stored."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..core.due_diligence import DueDiligence
from ..core.foreign_text import one_line
from ..core.risk.case import Case
from ..core.risk.evidence import Evidence
from ..core.risk.method import Method
from ..core.risk.red_flags import Flag, look_back_to, red_flags
from ..core.risk.world import World
from ..core.supplier import StoredSupplier
from ..core.survey import Survey
from ..risk_method import load_method
from ..settings import Settings
from ..storage.ledger import SqlLedger
from ..wiring import SystemClock, make_scoring
from .campaign_session import today
from .risk_score import supplier_meant
from .terminal import Exit, stop

_AT_ONCE = 500
"""Suppliers whose evidence is fetched together."""


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
    cases: defaultdict[int, list[DueDiligence]] = defaultdict(list)
    for case in await ledger.due_diligence(suppliers[0].number if len(suppliers) == 1 else None):
        cases[case.supplier].append(case)
    numbers = {one.number: one for one in suppliers}
    found: list[Assessed] = []
    for start in range(0, len(suppliers), _AT_ONCE):
        some = tuple(numbers)[start : start + _AT_ONCE]
        for evidence, earlier in await _declared(ledger, method, some):
            of_it = cases[evidence.number]
            stated = [flag for case in of_it if case.closed_at is None for flag in case.flags if flag.is_stated]
            flags = red_flags(evidence, world, method, earlier, stated)
            found.append(Assessed(numbers[evidence.number], evidence, world, method, flags, of_it))
    return found


async def _declared(
    ledger: SqlLedger, method: Method, suppliers: Collection[int]
) -> Sequence[tuple[Evidence, Sequence[Survey]]]:
    """What each of the suppliers that are in scope declared last, and what before."""
    evidence = await ledger.evidence(suppliers, await ledger.current_campaign(today()), today())
    latest = [survey.submission for one in evidence for survey in one.surveys]
    earlier = await ledger.earlier_surveys(suppliers, look_back_to(method.red_flags, today()), latest)
    return [(one, earlier.get(one.number, ())) for one in evidence]
