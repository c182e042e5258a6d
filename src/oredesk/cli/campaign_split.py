"""``oredesk campaign split``: who is surveyed and who fills in the short form, by spend, and why."""

import shlex
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

import typer

from ..core.campaign import Assignment, Campaign, Split, Track
from ..core.language import Language, Text
from ..core.risk.splitting import Move, moves, percent_told, total_spend
from ..core.risk.splitting import say as worded
from ..core.risk.splitting import split as divided
from .campaign_meant import NO_CAMPAIGN, NOTHING_CHANGED, Named, campaign_or_none, described
from .csv_lines import show_csv
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end, who
from .terminal import (
    Apply,
    Exit,
    Spoken,
    TableFormat,
    TableOutput,
    counted,
    out,
    reader_language,
    say,
    shown,
    stop,
    table_in,
)

_BESIDE_THE_CUT = 4
"""Suppliers on each side of the cut that are shown."""
_MOST_MOVES = 20
_HUNDRED = 100

NOT_ASKED = Text("not asked (out of scope)", "无需填报（调查范围外）")
"""The row of those who are on no track."""
_NOT_ASKED = Text("not asked", "无需填报")
_NO_SPEND = Text(
    "No supplier in scope has any spend: there is nothing to divide by.",
    "调查范围内的供应商均无采购额，无从划分。",
)
_TRIAL = Text("No campaign has begun yet; this is a trial.", "尚无已开始的调查轮次；以下为试算。")
_THRESHOLD = Text(
    "Threshold: {threshold:g} % of {total}, the spend with {suppliers} in scope.",
    "分界比例：采购总额 {total}（调查范围内 {count} 家供应商）的 {threshold:g}%。",
)
_KEPT = Text(
    "\n✓ Kept. Every supplier and its reason: oredesk campaign show {name} --format csv",
    "\n✓ 已保存。全部供应商及原因：oredesk campaign show {name} --format csv",
)
_TRACKS = Text("track;suppliers;spend;share", "填报方式;供应商数;采购额;占比")
_PERCENT = Text("{} %", "{}%")
_UNKNOWN = Text(
    "Of {suppliers} the spend is not known: see --format csv, reason no-spend.",
    "{count} 家供应商的采购额未知：见 --format csv，原因代码 no-spend。",
)
_CUT = Text("\nAround the cut", "\n分界线附近")
_CUT_HEADINGS = Text("place;code;name;spend;with it;why", "名次;编号;名称;采购额;累计;原因")
_TIES = Text(
    "{suppliers} with the same spend at the cut: all are surveyed.",
    "分界线处有 {count} 家供应商采购额相同：全部填写 CMRT/EMRT。",
)
_BEFORE = Text("the split of {day} at {threshold:g} % by {who}", "{who} 于 {day} 按 {threshold:g}% 所作的划分")
_NOBODY_MOVES = Text("\nNobody changes track since {split}.", "\n与 {split}相比，填报方式没有变化。")
_MOVES = Text("\nOn another track than by {split}", "\n与 {split}相比，填报方式有变：")
_MOVES_HEADINGS = Text("code;name;before;now", "编号;名称;原方式;现方式")
_MORE = Text("… and {count} more: all of them with --format json", "……另有 {count} 家；查看全部：--format json")


def _read_threshold(given: str) -> float:
    try:
        threshold = float(given)
    except ValueError:
        raise typer.BadParameter(f"“{given}” is no number") from None
    if not 0 < threshold <= _HUNDRED:
        raise typer.BadParameter("a percentage is more than 0 and at most 100")
    return threshold


@dataclass(frozen=True, slots=True)
class _Divided:
    """A split and what it would change."""

    campaign: Campaign | None
    split: Split
    before: Split | None
    kept: bool

    @property
    def moves(self) -> tuple[Move, ...]:
        return moves(self.before, self.split.assignments) if self.before else ()


def split(
    threshold: Annotated[
        float,
        typer.Option(parser=_read_threshold, metavar="PERCENT", help="Percent of spend that the survey shall cover."),
    ] = 96.0,
    campaign: Named = "",
    apply: Apply = False,
    lang: Spoken = None,
    output: TableOutput = TableFormat.TEXT,
) -> None:
    """Divide suppliers by spend: who makes up the threshold fills in CMRT/EMRT, the rest the self-assessment form.

    By spend, the largest first: a supplier is surveyed while those with more spend make up less than the threshold.
    Equal spend is treated alike, whatever the order of rows. Look at it first, then repeat the command with --apply.
    """
    language = lang or reader_language()
    done = run_to_end(_split(threshold, campaign, language, apply=apply))
    if output is TableFormat.JSON:
        show_json(_object(done, language))
    elif output is TableFormat.CSV:
        columns = [columns_of(one, done.split.threshold, language) for one in done.split.assignments]
        show_csv(list(columns_of(done.split.assignments[0], 0, language)), [list(one.values()) for one in columns])
    else:
        _print(done, language)


async def _split(threshold: float, name: str, language: Language, *, apply: bool) -> _Divided:
    async with open_ledger(read_settings()) as ledger:
        campaign = await campaign_or_none(ledger, name, language)
        if apply and campaign is None:
            stop(Exit.FAILED, NO_CAMPAIGN.in_(language))
        suppliers = await ledger.suppliers()
        if not (total := total_spend(suppliers)):
            stop(Exit.FINDINGS, _NO_SPEND.in_(language))
        number = campaign.number if campaign else 0
        made = Split(number, now(), who(), threshold, total, divided(suppliers, threshold))
        before = await ledger.latest_split(number) if campaign else None
        if apply:
            await ledger.add_split(made)
        return _Divided(campaign, made, before, apply)


def columns_of(one: Assignment, threshold: float, language: Language) -> dict[str, Any]:
    """What is told of one supplier, by the column's name."""
    return {
        "code": one.code,
        "name": one.name,
        "track": one.track,
        "position": one.position or None,
        "spend": None if one.spend is None else f"{one.spend:f}",
        "percent_before": one.before if one.position else None,
        "percent_with": one.cumulated if one.position else None,
        "reason": one.reason,
        "why": worded(one, threshold, language),
    }


def _object(done: _Divided, language: Language) -> dict[str, Any]:
    made = done.split
    return {
        "campaign": done.campaign.name if done.campaign else None,
        "at": made.at,
        "who": made.who,
        "threshold": made.threshold,
        "total": f"{made.total:f}",
        "counts": {track or "not-asked": number for track, number in _counts(made).items()},
        "kept": done.kept,
        "moves": done.moves,
        "suppliers": [columns_of(one, made.threshold, language) for one in made.assignments],
    }


def _counts(made: Split) -> dict[Track | None, int]:
    counted_tracks = Counter(one.track for one in made.assignments)
    return {track: counted_tracks[track] for track in (*Track, None)}


def _print(done: _Divided, language: Language) -> None:
    made = done.split
    say(described(done.campaign, language) if done.campaign else _TRIAL.in_(language))
    ranked = sum(one.position > 0 for one in made.assignments)
    say(_of(_THRESHOLD, ranked, language, threshold=made.threshold, total=_money(made.total)))
    _print_tracks(made, language)
    _print_cut(made, language)
    _print_moves(done, language)
    if done.kept:
        name = shlex.quote(done.campaign.name) if done.campaign else ""
        say(_KEPT.in_(language).format(name=name))
    else:
        say(NOTHING_CHANGED.in_(language))


def _of(text: Text, count: int, language: Language, **facts: object) -> str:
    """A sentence about so many suppliers."""
    return text.in_(language).format(count=count, suppliers=counted(count, "supplier"), **facts)


def _print_tracks(made: Split, language: Language) -> None:
    table = table_in(language, _TRACKS)
    for track, number in _counts(made).items():
        spends = [one.spend for one in made.assignments if one.track is track and one.spend is not None]
        spent = sum(spends, Decimal(0))
        share = _PERCENT.in_(language).format(f"{spent * 100 / made.total:.1f}") if track else ""
        named = track.name_in(language) if track else NOT_ASKED.in_(language)
        table.add_row(named, str(number), _money(spent) if spends else "", share)
    out.print()
    out.print(table)
    unknown = sum(one.reason == "no-spend" for one in made.assignments)
    if unknown:
        say(_of(_UNKNOWN, unknown, language))


def _print_cut(made: Split, language: Language) -> None:
    ranked = [one for one in made.assignments if one.position]
    cut = sum(one.track is Track.SURVEY for one in ranked)
    table = table_in(language, _CUT_HEADINGS, title=_CUT.in_(language))
    for one in ranked[max(0, cut - _BESIDE_THE_CUT) : cut + _BESIDE_THE_CUT]:
        spent, with_it = _money(one.spend or Decimal(0)), percent_told(one.cumulated, made.threshold)
        figures = (spent, _PERCENT.in_(language).format(with_it), worded(one, made.threshold, language))
        table.add_row(str(one.position), shown(one.code), shown(one.name), *figures)
    out.print(table)
    ties = sum(one.reason == "tie" for one in ranked)
    if ties:
        say(_of(_TIES, ties, language))


def _print_moves(done: _Divided, language: Language) -> None:
    before = done.before
    if before is None:
        return
    facts = {"day": f"{before.at:%Y-%m-%d}", "threshold": before.threshold, "who": before.who}
    earlier = _BEFORE.in_(language).format(**facts)
    say((_MOVES if done.moves else _NOBODY_MOVES).in_(language).format(split=earlier))
    if not done.moves:
        return
    table = table_in(language, _MOVES_HEADINGS)
    for one in done.moves[:_MOST_MOVES]:
        table.add_row(shown(one.code), shown(one.name), _track(one.before, language), _track(one.after, language))
    out.print(table)
    if len(done.moves) > _MOST_MOVES:
        say(_MORE.in_(language).format(count=len(done.moves) - _MOST_MOVES))


def _track(track: Track | None, language: Language) -> str:
    return track.name_in(language) if track else _NOT_ASKED.in_(language)


def _money(amount: Decimal) -> str:
    """An amount with its thousands set apart and at most two decimals."""
    return f"{amount:,.2f}".removesuffix(".00")
