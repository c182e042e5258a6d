"""All that commands about one supplier's red flags and places need, read from what is stored."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..core.due_diligence import DueDiligence
from ..core.language import Language
from ..core.risk.case import Case
from ..core.risk.evidence import Evidence
from ..core.risk.method import Method
from ..core.risk.red_flags import Flag, look_back_to, red_flags
from ..core.risk.world import World
from ..core.supplier import StoredSupplier
from ..core.survey import Survey
from .risk_desk import RiskDesk, evidence_of
from .session import today
from .supplier_meant import supplier_in_scope


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


async def assessed(desk: RiskDesk, text: str, language: Language) -> Assessed:
    """The supplier of that code or name; where it is not one that is in scope, the command ends."""
    (found,) = await assess_all(desk, [await supplier_in_scope(desk.ledger, text, language)])
    return found


async def assess_all(desk: RiskDesk, suppliers: Sequence[StoredSupplier]) -> list[Assessed]:
    """Those of the suppliers that are in scope, in the order of their numbers."""
    cases: defaultdict[int, list[DueDiligence]] = defaultdict(list)
    for case in await desk.ledger.due_diligence(suppliers[0].number if len(suppliers) == 1 else None):
        cases[case.supplier].append(case)
    numbers = {one.number: one for one in suppliers}
    found: list[Assessed] = []
    async for some in evidence_of(desk, tuple(numbers)):
        earlier = await _declared_before(desk, some)
        for evidence in some:
            of_it = cases[evidence.number]
            stated = [flag for case in of_it if case.closed_at is None for flag in case.flags if flag.is_stated]
            before = earlier.get(evidence.number, ())
            flags = red_flags(evidence, desk.world, desk.method, before, stated)
            found.append(Assessed(numbers[evidence.number], evidence, desk.world, desk.method, flags, of_it))
    return found


async def _declared_before(desk: RiskDesk, some: Sequence[Evidence]) -> Mapping[int, Sequence[Survey]]:
    """What the suppliers declared before what their evidence holds, by their numbers."""
    latest = [survey.submission for one in some for survey in one.surveys]
    since = look_back_to(desk.method.red_flags, today())
    return await desk.ledger.earlier_surveys([one.number for one in some], since, latest)
