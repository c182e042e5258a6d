"""``oredesk risk score``: score suppliers now, at a person's word."""

import asyncio
import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import Progress

from ..core.campaign import Campaign
from ..core.finding import CheckFault
from ..core.foreign_text import one_line
from ..core.risk_score import Band, RiskStanding
from ..core.supplier import StoredSupplier
from ..core.usecases.score_suppliers import AT_ONCE, Scoring, score_by_hand
from ..risk_method import load_method
from ..settings import Settings
from ..storage.ledger import SqlLedger
from ..wiring import SystemClock, make_scoring
from .campaign_session import Named, today
from .json_lines import show_json
from .session import desk_errors, open_ledger, read_settings
from .terminal import Exit, Format, Output, Spoken, counted, err, out, reader_language, say, stop, table_of


@dataclass(slots=True)
class _Outcome:
    """What came out for all suppliers together."""

    method: str
    campaign: str
    scored: int = 0
    same: int = 0
    moved: list[tuple[StoredSupplier, Band, Band]] = field(default_factory=list)
    """Whose tier is another now, with the tier before."""
    failed: list[tuple[StoredSupplier, CheckFault]] = field(default_factory=list)

    @property
    def up(self) -> int:
        """How many stand higher now."""
        return sum(after.rank > before.rank for _, before, after in self.moved)


def score(
    codes: Annotated[
        list[str] | None, typer.Argument(metavar="[CODE]…", help="The suppliers' codes; by default all in scope.")
    ] = None,
    campaign: Named = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Score suppliers now. The running service does so by itself when something about them changes.

    A score that comes out as it was is not kept again. Exit code 70 when a supplier could not be scored.
    """
    with desk_errors():
        outcome = asyncio.run(_score(read_settings(), codes or (), campaign))
    if output is Format.JSON:
        show_json(_object(outcome))
    else:
        _print(outcome, lang)
    if outcome.failed:
        raise typer.Exit(Exit.FAILED)


async def _score(settings: Settings, codes: Sequence[str], name: str) -> _Outcome:
    method = load_method(settings.risk_method)
    async with open_ledger(settings) as ledger:
        round_meant = await campaign_or_none(ledger, name)
        suppliers = await _suppliers(ledger, codes)
        number = round_meant.number if round_meant else None
        before = await ledger.standings(number)
        outcome = _Outcome(method.version, round_meant.name if round_meant else "")
        scoring = make_scoring(ledger, method, SystemClock())
        gc.freeze()  # as the service does
        with Progress(console=err, transient=True) as progress:
            bar = progress.add_task("suppliers", total=len(suppliers))
            for start in range(0, len(suppliers), AT_ONCE):
                some = suppliers[start : start + AT_ONCE]
                await _score_some(scoring, some, round_meant, outcome)
                progress.advance(bar, len(some))
        outcome.moved = _moved(suppliers, before, await ledger.standings(number))
        return outcome


async def _score_some(
    scoring: Scoring, suppliers: Sequence[StoredSupplier], campaign: Campaign | None, outcome: _Outcome
) -> None:
    by_number = {one.number: one for one in suppliers}
    lot = await score_by_hand(scoring, tuple(by_number), campaign)
    outcome.scored += lot.size - len(lot.failed)
    outcome.same += lot.same
    outcome.failed += [(by_number[number], fault) for number, fault in lot.failed.items()]


async def _suppliers(ledger: SqlLedger, codes: Sequence[str]) -> Sequence[StoredSupplier]:
    """Those with the codes, or all; those in scope. A code that is not in the register ends the command."""
    if not codes:
        return [one for one in await ledger.suppliers() if one.supplier.in_scope]
    found = [await supplier_meant(ledger, code) for code in dict.fromkeys(codes)]
    for one in found:
        if not one.supplier.in_scope:
            stop(Exit.FAILED, f"Supplier {one_line(one.supplier.code)} is out of scope, so it is not scored.")
    return found


async def supplier_meant(ledger: SqlLedger, code: str) -> StoredSupplier:
    """The supplier with that code; where there is none the command ends."""
    found = await ledger.supplier(code)
    if found is None:
        stop(Exit.FAILED, f"No supplier “{one_line(code)}” is in the register; `oredesk suppliers list` shows them.")
    return found


async def campaign_or_none(ledger: SqlLedger, name: str) -> Campaign | None:
    """The campaign of that name, else the one that runs today, if any; a name that no campaign has ends the command."""
    if not name:
        return await ledger.current_campaign(today())
    found = await ledger.campaign_named(name)
    if found is None:
        stop(Exit.FAILED, f"There is no campaign “{one_line(name)}”; `oredesk campaign list` shows them.")
    return found


def _moved(
    suppliers: Sequence[StoredSupplier], before: Mapping[int, RiskStanding], after: Mapping[int, RiskStanding]
) -> list[tuple[StoredSupplier, Band, Band]]:
    both = [(one, before[one.number].tier, after[one.number].tier) for one in suppliers if one.number in before]
    moved = [(one, old, new) for one, old, new in both if old is not new]
    return sorted(moved, key=lambda each: (each[1].rank - each[2].rank, each[0].supplier.code))


def _print(outcome: _Outcome, lang: Spoken) -> None:
    language = lang or reader_language()
    if not outcome.scored and not outcome.failed:
        say("No supplier in scope is in the register yet: oredesk suppliers import FILE")
        return
    told = f" for campaign {outcome.campaign}" if outcome.campaign else ""
    say(f"✓ {counted(outcome.scored, 'supplier')} scored{told} by {outcome.method}; {outcome.same} as before.")
    say(f"{outcome.up} moved up a tier, {len(outcome.moved) - outcome.up} moved down.")
    if outcome.moved:
        table = table_of("code", "supplier", "before", "now")
        for one, before, after in outcome.moved:
            name = escape(one_line(one.supplier.name))
            table.add_row(escape(one.supplier.code), name, before.name_in(language), after.name_in(language))
        out.print(table)
    for one, fault in outcome.failed:
        say(f"✗ {one_line(one.supplier.code)} could not be scored, by a fault of ours: {fault.kind} at {fault.place}")


def _object(outcome: _Outcome) -> dict[str, object]:
    return {
        "method": outcome.method,
        "campaign": outcome.campaign or None,
        "scored": outcome.scored,
        "same": outcome.same,
        "moved": [
            {"code": one.supplier.code, "before": before.value, "now": after.value}
            for one, before, after in outcome.moved
        ],
        "failed": [
            {"code": one.supplier.code, "kind": fault.kind, "place": fault.place} for one, fault in outcome.failed
        ],
    }
