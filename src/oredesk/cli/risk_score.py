"""``oredesk risk score``: score suppliers now, at a person's word."""

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
from ..core.language import Language, Text
from ..core.risk_score import Band, RiskStanding
from ..core.supplier import StoredSupplier
from ..core.usecases.score_suppliers import AT_ONCE, Scoring, score_by_hand
from ..risk_method import load_method
from ..wiring import SystemClock, make_scoring
from .campaign_meant import Named, campaign_or_none
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end
from .supplier_meant import suppliers_in_scope
from .terminal import Exit, Format, Output, Spoken, err, out, reader_language, say, shown, table_in


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
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SUPPLIER]…", help="Codes or names; by default all in scope.")
    ] = None,
    campaign: Named = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Score suppliers now. The running service does so by itself when something about them changes.

    A score that comes out as it was is not kept again. Exit code 70 when a supplier could not be scored.
    """
    language = lang or reader_language()
    outcome = run_to_end(_score(names or (), campaign, language))
    if output is Format.JSON:
        show_json(_object(outcome))
    else:
        _print(outcome, language)
    if outcome.failed:
        raise typer.Exit(Exit.FAILED)


async def _score(names: Sequence[str], campaign: str, language: Language) -> _Outcome:
    settings = read_settings()
    async with open_ledger(settings) as ledger:
        method = load_method(settings.risk_method)
        round_meant = await campaign_or_none(ledger, campaign)
        suppliers = await suppliers_in_scope(ledger, names, language)
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


def _moved(
    suppliers: Sequence[StoredSupplier], before: Mapping[int, RiskStanding], after: Mapping[int, RiskStanding]
) -> list[tuple[StoredSupplier, Band, Band]]:
    both = [(one, before[one.number].tier, after[one.number].tier) for one in suppliers if one.number in before]
    moved = [(one, old, new) for one, old, new in both if old is not new]
    return sorted(moved, key=lambda each: (each[1].rank - each[2].rank, each[0].supplier.code))


_NOBODY = Text(
    "No supplier in scope is in the register yet: oredesk suppliers import FILE",
    "台账中尚无调查范围内的供应商：oredesk suppliers import FILE",
)
_ROUND = Text(", campaign {}", "，调查轮次 {}")
_SCORED = Text(
    "✓ Suppliers scored: {scored}, of them as before: {same}. Method: {method}{campaign}.",
    "✓ 已评分 {scored} 家供应商，其中 {same} 家与上次相同。评分方法：{method}{campaign}。",
)
_MOVED = Text("Up a tier: {up}. Down a tier: {down}.", "等级上升 {up} 家，等级下降 {down} 家。")
_MOVED_HEADINGS = Text("code;supplier;before;now", "编号;供应商;原等级;现等级")
_FAILED = Text(
    "✗ {code} could not be scored, by a fault of ours: {kind} at {place}",
    "✗ {code} 无法评分，属本系统故障：{kind}，位于 {place}",
)
_NEXT = Text("Where everybody stands: oredesk risk list", "查看全部供应商：oredesk risk list")


def _print(outcome: _Outcome, language: Language) -> None:
    if not outcome.scored and not outcome.failed:
        say(_NOBODY.in_(language))
        return
    campaign = _ROUND.in_(language).format(outcome.campaign) if outcome.campaign else ""
    facts = {"scored": outcome.scored, "same": outcome.same, "method": outcome.method, "campaign": campaign}
    say(_SCORED.in_(language).format(**facts))
    say(_MOVED.in_(language).format(up=outcome.up, down=len(outcome.moved) - outcome.up))
    if outcome.moved:
        table = table_in(language, _MOVED_HEADINGS)
        for one, before, after in outcome.moved:
            name = shown(one.supplier.name)
            table.add_row(escape(one.supplier.code), name, before.name_in(language), after.name_in(language))
        out.print(table)
    for one, fault in outcome.failed:
        code = one_line(one.supplier.code)
        say(_FAILED.in_(language).format(code=code, kind=fault.kind, place=fault.place))
    say(_NEXT.in_(language))


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
