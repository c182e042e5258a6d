"""``oredesk risk what-if``: which suppliers would move if something were another; nothing is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.picture import count_tiers
from ..core.risk.supposing import Supposition, read_suppositions, supposed_world, unknown_smelters
from ..core.risk.what_if import Assumed, Outcome, Stand, ranked, what_if
from ..core.risk_score import Band
from ..core.supplier import StoredSupplier
from ..pages.numbers import decimal, signed
from ..risk_method import load_method
from .campaign_meant import Named
from .json_lines import show_json
from .risk_desk import evidence_of, open_risk_desk
from .session import run_to_end, today
from .supplier_meant import suppliers_in_scope
from .terminal import Exit, Format, Output, Spoken, out, reader_language, say, shown, stop, table_in

MOST = 40
"""Suppliers that the text lists; JSON has all that moved."""


@dataclass(frozen=True, slots=True)
class _Result:
    """What would be."""

    suppliers: Mapping[int, StoredSupplier]
    outcomes: Sequence[Outcome]
    campaign: str
    methods: tuple[str, str]
    """In force, and supposed."""


def what_if_scores(  # noqa: PLR0913, PLR0917 - options, given by name
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[SUPPLIER]…", help="Codes or names; by default all in scope.")
    ] = None,
    suppositions: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="A factor's points (Y3=60), an input (sources=1, place=CN-GD, F=yes), a smelter (CID000123=removed).",
        ),
    ] = None,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="Another method file.")] = None,
    campaign: Named = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show which suppliers would move, from where to where and by how much. Nothing is saved."""
    language = lang or reader_language()
    read = read_suppositions(suppositions or ())
    if isinstance(read, tuple):
        stop(Exit.UNREADABLE, "\n".join(each.in_(language) for each in read))
    if not suppositions and config is None:
        stop(Exit.UNREADABLE, _NOTHING_SUPPOSED.in_(language))
    result = run_to_end(_suppose(names or (), read, config, campaign, language))
    if output is Format.JSON:
        show_json(_object(result, suppositions or ()))
    else:
        _print(result, language)


async def _suppose(
    names: Sequence[str], supposition: Supposition, config: Path | None, campaign: str, language: Language
) -> _Result:
    async with open_risk_desk(campaign) as desk:
        method = load_method(config) if config else desk.method
        if unknown := unknown_smelters(supposition, desk.world.reference):
            stop(Exit.UNREADABLE, _NO_LIST_KNOWS.in_(language).format(", ".join(unknown)))
        suppliers = {one.number: one for one in await suppliers_in_scope(desk.ledger, names, language)}
        assumed = Assumed(method, supposed_world(supposition, desk.world, today()), supposition)
        outcomes = [
            outcome
            async for some in evidence_of(desk, tuple(suppliers))
            for outcome in what_if(some, desk.world, desk.method, assumed)
        ]
        named = desk.campaign.name if desk.campaign else ""
        return _Result(suppliers, outcomes, named, (desk.method.version, method.version))


_METHOD = Text("Method {after} instead of {before}", "评分方法由 {before} 改为 {after}")
_ROUND = Text(", campaign {}", "，调查轮次 {}")
_SCORED = Text(
    "Suppliers scored as now and as supposed: {count}{campaign}. Nothing was saved.",
    "按现状和按假设各评分一次：{count} 家供应商{campaign}。未保存任何内容。",
)
_TIER_HEADINGS = Text("tier;now;then;change", "等级;现在;假设后;变化")
_MOVES = Text(
    "Numbers would change: {moved}; cell or tier would change: {elsewhere}.",
    "分数将变化：{moved} 家；其中位置或等级将变化：{elsewhere} 家。",
)
_MOVE_HEADINGS = Text(
    "code;supplier;tier;cell (Y/X);Y risk;X impact",
    "编号;供应商;等级;位置（Y/X）;Y 自身风险;X 业务影响",
)
_MORE = Text("and {count} more; --format json has all.", "另有 {count} 家；--format json 可列出全部。")
_NOTHING_SUPPOSED = Text(
    "Nothing is supposed: give --set NAME=VALUE or --config FILE.",
    "没有给出假设：请使用 --set 名称=值 或 --config 文件。",
)
_NO_LIST_KNOWS = Text("No list knows {}.", "名单中没有 {}。")


def _print(result: _Result, language: Language) -> None:
    before, after = (count_tiers(stands) for stands in _stands(result))
    if result.methods[0] != result.methods[1]:
        say(_METHOD.in_(language).format(before=result.methods[0], after=result.methods[1]))
    campaign = _ROUND.in_(language).format(one_line(result.campaign, 80)) if result.campaign else ""
    say(f"{_SCORED.in_(language).format(count=len(result.outcomes), campaign=campaign)}\n")
    counts = table_in(language, _TIER_HEADINGS)
    for band in reversed(Band):
        change = after[band] - before[band]
        counts.add_row(band.name_in(language), str(before[band]), str(after[band]), f"{change:+}" if change else "")
    out.print(counts)
    _print_moves(result, language)


def _stands(result: _Result) -> tuple[list[Stand], list[Stand]]:
    return [one.before for one in result.outcomes], [one.after for one in result.outcomes]


def _print_moves(result: _Result, language: Language) -> None:
    moved = ranked(result.outcomes)
    elsewhere = sum(one.cell_moved for one in moved)
    say(f"\n{_MOVES.in_(language).format(moved=len(moved), elsewhere=elsewhere)}")
    if not moved:
        return
    table = table_in(language, _MOVE_HEADINGS)
    for one in moved[:MOST]:
        supplier = result.suppliers[one.supplier].supplier
        table.add_row(
            shown(supplier.code, 40),
            shown(supplier.name, 40),
            _change(one.before.tier.name_in(language), one.after.tier.name_in(language)),
            _change(_cell(one.before, language), _cell(one.after, language)),
            _numbers(one.before.y, one.after.y),
            _numbers(one.before.x, one.after.x),
        )
    out.print(table)
    if len(moved) > MOST:
        say(_MORE.in_(language).format(count=len(moved) - MOST))


def _change(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def _cell(stand: Stand, language: Language) -> str:
    gates = f" {' '.join(stand.gates)}" if stand.gates else ""
    return f"{stand.y_band.name_in(language)}/{stand.x_band.name_in(language)}{gates}"


def _numbers(before: float, after: float) -> str:
    shown = decimal(before), decimal(after)
    return shown[0] if shown[0] == shown[1] else f"{shown[0]} → {shown[1]} ({signed(after - before)})"


def _object(result: _Result, suppositions: Sequence[str]) -> dict[str, object]:
    before, after = (count_tiers(stands) for stands in _stands(result))
    return {
        "supposed": list(suppositions),
        "method": {"in_force": result.methods[0], "supposed": result.methods[1]},
        "campaign": result.campaign or None,
        "suppliers": len(result.outcomes),
        "tiers": {"before": dict(before), "after": dict(after)},
        "moved": [_moved(one, result.suppliers[one.supplier]) for one in ranked(result.outcomes)],
    }


def _moved(one: Outcome, stored: StoredSupplier) -> dict[str, object]:
    return {
        "code": stored.supplier.code,
        "name": stored.supplier.name,
        "before": _stand(one.before),
        "after": _stand(one.after),
        "x": one.after.x - one.before.x,
        "y": one.after.y - one.before.y,
    }


def _stand(one: Stand) -> dict[str, object]:
    return {
        "x": one.x,
        "y": one.y,
        "cell": {"risk": one.y_band, "impact": one.x_band},
        "tier": one.tier,
        "gates": list(one.gates),
    }
