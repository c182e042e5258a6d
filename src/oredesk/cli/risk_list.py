"""``oredesk risk list``: where every supplier stands, with what people said against it beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.override import Override
from ..core.risk_ports import ScoringFault
from ..core.risk_score import Band, RiskStanding
from ..core.supplier import StoredSupplier
from ..pages.numbers import decimal
from ..settings import Settings
from .campaign_meant import Named, campaign_or_none
from .csv_lines import show_csv
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end, today
from .terminal import Spoken, TableFormat, TableOutput, minute, out, reader_language, say, table_in


@dataclass(frozen=True, slots=True)
class _Line:
    """One supplier and where it stands."""

    stored: StoredSupplier
    standing: RiskStanding
    word: Override | None

    @property
    def tiers(self) -> frozenset[Band]:
        """The computed tier, and the one that a person says."""
        return frozenset(filter(None, (self.standing.tier, self.word.tier if self.word else None)))


@dataclass(frozen=True, slots=True)
class _List:
    """All that the command tells."""

    campaign: str
    lines: Sequence[_Line]
    unscored: Sequence[StoredSupplier]
    faults: Sequence[tuple[StoredSupplier, ScoringFault]]
    waiting: bool
    """Whether somebody of them waits to be scored anew."""
    nobody: bool
    """Whether no supplier at all is in scope."""


def list_scores(
    tier: Annotated[
        Band | None, typer.Option(help="Only suppliers of that tier, as computed or as a person says.")
    ] = None,
    unit: Annotated[str, typer.Option(metavar="UNIT", help="Only suppliers of that business unit.")] = "",
    campaign: Named = "",
    lang: Spoken = None,
    output: TableOutput = TableFormat.TEXT,
) -> None:
    """List suppliers with both numbers, the cell of the matrix, tier, gates, and a person's word beside it.

    The highest first. The order is one of work to be done: low never means approved or conflict-free.
    """
    found = run_to_end(_list(read_settings(), campaign, unit, tier))
    match output:
        case TableFormat.JSON:
            show_json(_object(found))
        case TableFormat.CSV:
            show_csv(_HEADINGS, [_cells(line) for line in found.lines])
        case TableFormat.TEXT:
            _print(found, lang or reader_language())


async def _list(settings: Settings, name: str, unit: str, tier: Band | None) -> _List:
    async with open_ledger(settings) as ledger:
        campaign = await campaign_or_none(ledger, name)
        standings = await ledger.standings(campaign.number if campaign else None)
        words = await ledger.overrides_in_force(today())
        wanted = unit.strip().casefold()
        suppliers = [
            one
            for one in await ledger.suppliers()
            if one.supplier.in_scope and (not wanted or one.supplier.business_unit.casefold() == wanted)
        ]
        known = {one.number: one for one in suppliers}
        lines = [
            _Line(one, standings[one.number], words.get(one.number)) for one in suppliers if one.number in standings
        ]
        return _List(
            campaign=campaign.name if campaign else "",
            lines=sorted((one for one in lines if tier is None or tier in one.tiers), key=_order),
            unscored=[one for one in suppliers if one.number not in standings],
            faults=[(known[one.supplier], one) for one in await ledger.scoring_faults() if one.supplier in known],
            waiting=bool(known and await ledger.to_rescore(1, known)),
            nobody=not suppliers and not wanted,
        )


def _order(line: _Line) -> tuple[object, ...]:
    standing = line.standing
    cell = standing.y_band.rank, standing.x_band.rank
    return -standing.tier.rank, -cell[0], -cell[1], -standing.y, -standing.x, line.stored.supplier.code


_HEADINGS = (
    *("code", "supplier", "unit", "X impact", "Y risk", "cell (risk/impact)", "tier", "computed tier of the cell"),
    *("by a person", "until", "gates", "scored (UTC)", "cause", "method"),
)


def _cells(line: _Line) -> tuple[object, ...]:
    """The line's cells as machines know them."""
    standing, supplier, word = line.standing, line.stored.supplier, line.word
    return (
        supplier.code,
        one_line(supplier.name),
        one_line(supplier.business_unit),
        decimal(standing.x),
        decimal(standing.y),
        f"{standing.y_band}/{standing.x_band}",
        standing.tier,
        standing.tier_computed,
        (word and word.tier) or "",
        (word and word.expires) or "",
        " ".join(standing.gates),
        minute(standing.at),
        standing.cause,
        standing.method,
    )


_SHOWN = Text(
    "code;supplier;X;Y;cell (Y/X);tier;by a person;gates;scored",
    "编号;供应商;X;Y;位置（Y/X）;等级;人工定级;强制规则;评分日期",
)
_ROUND = Text("campaign {}", "调查轮次 {}")
_UNTIL = Text("{tier} until {day}", "{tier}，至 {day}")
_AXES = Text("X: impact on us; Y: own risk; 0 to 100.", "X：业务影响；Y：自身风险；0 至 100。")
_COUNT = Text("{count} {tier}", "{tier} {count} 家")
_COUNTS = Text("{all} scored: {counts}.", "{all} 家已评分：{counts}。")
_BETWEEN = Text(", ", "，")
_NOBODY_FITS = Text("No scored supplier fits that.", "没有符合条件的已评分供应商。")
_NOBODY = Text(
    "No supplier in scope is in the register yet: oredesk suppliers import FILE",
    "台账中尚无调查范围内的供应商：oredesk suppliers import FILE",
)
_UNSCORED = Text(
    "Not scored yet: {count}. To score: oredesk risk score", "尚未评分：{count} 家。评分：oredesk risk score"
)
_WAITING = Text(
    "Some suppliers wait to be scored anew; the running service does so, or oredesk risk score.",
    "部分供应商等待重新评分；运行中的服务会自动完成，也可运行 oredesk risk score。",
)
_FAILED = Text("✗ {code} could not be scored, by a fault of ours: {fault}", "✗ {code} 无法评分，属本系统故障：{fault}")


def _print(found: _List, language: Language) -> None:
    if found.lines:
        title = _ROUND.in_(language).format(found.campaign) if found.campaign else None
        table = table_in(language, _SHOWN, title=title)
        for line in found.lines:
            table.add_row(*(escape(text) for text in _row(line, language)))
        out.print(table)
        say(f"\n{_counts(found.lines, language)}")
        say(_AXES.in_(language))
    elif found.nobody:
        say(_NOBODY.in_(language))
    elif not found.unscored:
        say(_NOBODY_FITS.in_(language))
    _print_unscored(found, language)


def _row(line: _Line, language: Language) -> tuple[str, ...]:
    standing, supplier, word = line.standing, line.stored.supplier, line.word
    tier = word.tier.name_in(language) if word and word.tier else ""
    by_a_person = _UNTIL.in_(language).format(tier=tier, day=word.expires) if word and word.expires else tier
    return (
        supplier.code,
        one_line(supplier.name),
        decimal(standing.x),
        decimal(standing.y),
        f"{standing.y_band.name_in(language)}/{standing.x_band.name_in(language)}",
        standing.tier.name_in(language),
        by_a_person,
        " ".join(standing.gates),
        f"{standing.at:%Y-%m-%d}",
    )


def _counts(lines: Sequence[_Line], language: Language) -> str:
    counts = {band: sum(line.standing.tier is band for line in lines) for band in reversed(Band)}
    told = (_COUNT.in_(language).format(count=count, tier=band.name_in(language)) for band, count in counts.items())
    return _COUNTS.in_(language).format(all=len(lines), counts=_BETWEEN.in_(language).join(told))


def _print_unscored(found: _List, language: Language) -> None:
    failed = {one.number for one, _ in found.faults}
    unscored = sum(one.number not in failed for one in found.unscored)
    if unscored:
        say(_UNSCORED.in_(language).format(count=unscored))
    elif found.waiting:
        say(_WAITING.in_(language))
    for one, fault in found.faults:
        say(_FAILED.in_(language).format(code=one_line(one.supplier.code), fault=fault.fault))


def _object(found: _List) -> dict[str, object]:
    return {
        "campaign": found.campaign or None,
        "suppliers": [_line_object(line) for line in found.lines],
        "not_scored": [one.supplier.code for one in found.unscored],
        "failed": [{"code": one.supplier.code, "fault": fault.fault} for one, fault in found.faults],
    }


def _line_object(line: _Line) -> dict[str, object]:
    standing, supplier, word = line.standing, line.stored.supplier, line.word
    return {
        "code": supplier.code,
        "name": supplier.name,
        "unit": supplier.business_unit,
        "x": standing.x,
        "y": standing.y,
        "risk": standing.y_band,
        "impact": standing.x_band,
        "tier": standing.tier,
        "computed": {"risk": standing.y_computed, "tier": standing.tier_computed},
        "gates": standing.gates,
        "override": {"tier": word.tier, "until": word.expires, "who": word.who} if word else None,
        "scored_at": standing.at,
        "cause": standing.cause,
        "method": standing.method,
    }
