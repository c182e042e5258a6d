"""``oredesk risk history``: every score that a supplier had, and what made it rise or fall."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated

import typer

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.comparing import Difference, compare
from ..core.risk.wording import say_gate
from ..core.risk_score import StoredScore
from ..core.supplier import StoredSupplier
from ..pages.causes import say_cause
from ..pages.numbers import decimal, signed
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end
from .supplier_meant import supplier_meant
from .terminal import Format, Output, Spoken, minute, out, reader_language, say

_LEAST_MOVE = 0.05
"""What a factor must move its dimension's number by to be named: less is not seen in one decimal."""

_CELL = Text("cell (risk/impact)", "矩阵位置（风险/影响）")
_BECAUSE = Text("because: {}", "原因：{}")
_CAMPAIGN = Text("campaign: {}", "调查轮次：{}")
_METHOD = Text("method: {}", "评分方法：{}")
_GATE = Text("gate {}", "强制规则 {}")
_GATE_GONE = Text("gate {} no longer applies", "强制规则 {} 不再适用")
_GATE_NEW = Text("gate {} applies now", "强制规则 {} 现在适用")
_NOT_YET = Text("{} has not been scored yet.", "{} 尚未评分。")
_MORE = Text("Why it stands where it does: oredesk risk explain {}", "评分依据：oredesk risk explain {}")


def history(
    supplier: Annotated[str, typer.Argument(metavar="SUPPLIER", help="The supplier's code or name.")],
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show every score of a supplier, oldest first: its round, cause and method, and which factors moved it."""
    language = lang or reader_language()
    stored, scores, campaigns = run_to_end(_history(supplier, language))
    if output is Format.JSON:
        show_json(_object(stored, scores, campaigns))
    elif not scores:
        say(_NOT_YET.in_(language).format(one_line(stored.supplier.name)))
    else:
        _print(stored, scores, campaigns, language)


async def _history(text: str, language: Language) -> tuple[StoredSupplier, Sequence[StoredScore], Mapping[int, str]]:
    async with open_ledger(read_settings()) as ledger:
        supplier = await supplier_meant(ledger, text, language)
        campaigns = {one.number: one.name for one in await ledger.campaigns()}
        return supplier, await ledger.scores_of(supplier.number), campaigns


def _steps(scores: Sequence[StoredScore]) -> list[tuple[StoredScore, Difference | None]]:
    """Each score with its difference from the one before."""
    differences = [compare(before.score, after.score) for before, after in pairwise(scores)]
    return list(zip(scores, (None, *differences), strict=True))


def _print(
    supplier: StoredSupplier, scores: Sequence[StoredScore], campaigns: Mapping[int, str], language: Language
) -> None:
    say(f"{supplier.supplier.code} {one_line(supplier.supplier.name)}")
    for stored, difference in _steps(scores):
        one = stored.score
        campaign = campaigns.get(stored.campaign or 0)
        cell = f"{one.y_band.name_in(language)}/{one.x_band.name_in(language)}"
        numbers = f"X {decimal(one.x)}, Y {decimal(one.y)}, {_CELL.in_(language)} {cell}"
        out.print(f"\n[bold]{minute(stored.at)} UTC  {one.tier.name_in(language)}[/]  {numbers}")
        for hit in one.gates:
            say(f"  {_GATE.in_(language).format(hit.gate)}: {say_gate(hit, language)}")
        say(f"  {_BECAUSE.in_(language).format(say_cause(stored.cause, language))}")
        if campaign:
            say(f"  {_CAMPAIGN.in_(language).format(campaign)}")
        say(f"  {_METHOD.in_(language).format(one.method)}")
        for moved in _moved(difference, language):
            say(f"  {moved}")
    say(f"\n{_MORE.in_(language).format(supplier.supplier.code)}")


def _moved(difference: Difference | None, language: Language) -> Iterator[str]:
    """What made the numbers and the gates others than before, the greatest fall first."""
    if difference is None:
        return
    for one in sorted(difference.movements, key=lambda one: one.total):
        if abs(one.total) >= _LEAST_MOVE:
            yield f"{signed(one.total)} {one.factor.value} {one.factor.name_in(language)}"
    for hit in difference.gates_gone:
        yield _GATE_GONE.in_(language).format(hit.gate)
    for hit in difference.gates_appeared:
        yield _GATE_NEW.in_(language).format(hit.gate)


def _object(supplier: StoredSupplier, scores: Sequence[StoredScore], campaigns: Mapping[int, str]) -> dict[str, object]:
    return {
        "code": supplier.supplier.code,
        "name": supplier.supplier.name,
        "scores": [_score_object(stored, difference, campaigns) for stored, difference in _steps(scores)],
    }


def _score_object(
    stored: StoredScore, difference: Difference | None, campaigns: Mapping[int, str]
) -> dict[str, object]:
    one = stored.score
    moves = difference.movements if difference else ()
    return {
        "number": stored.number,
        "at": stored.at,
        "campaign": campaigns.get(stored.campaign or 0),
        "cause": stored.cause,
        "x": one.x,
        "y": one.y,
        "risk": one.y_band,
        "impact": one.x_band,
        "tier": one.tier,
        "gates": [hit.gate for hit in one.gates],
        "method": one.method,
        "editions": dict(one.editions),
        "factors": {factor.factor.value: factor.points for factor in one.factors},
        "moved_by": {move.factor.value: move.total for move in moves if move.total},
    }
