"""``oredesk risk list``: where every supplier stands, with what people said against it beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.override import Override
from ..core.risk_ports import ScoringFault
from ..core.risk_score import Band, RiskStanding
from ..core.supplier import StoredSupplier
from ..pages.numbers import decimal
from ..settings import Settings
from .campaign_session import Named, campaign_or_none
from .csv_lines import show_csv
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end, today
from .terminal import Spoken, TableFormat, TableOutput, counted, minute, out, reader_language, say, table_of


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
            show_csv(_HEADINGS, [_cells(line, None) for line in found.lines])
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
            waiting=bool(await ledger.to_rescore(1)),
        )


def _order(line: _Line) -> tuple[object, ...]:
    standing = line.standing
    cell = standing.y_band.rank, standing.x_band.rank
    return -standing.tier.rank, -cell[0], -cell[1], -standing.y, -standing.x, line.stored.supplier.code


_HEADINGS = (
    *("code", "supplier", "unit", "X impact", "Y risk", "cell (risk/impact)", "tier", "computed tier of the cell"),
    *("by a person", "until", "gates", "scored (UTC)", "cause", "method"),
)


def _cells(line: _Line, language: Language | None) -> tuple[object, ...]:
    """The line's cells; bands in a person's words, or as machines know them."""

    def band(one: Band) -> str:
        return one.name_in(language) if language else one.value

    standing, supplier, word = line.standing, line.stored.supplier, line.word
    return (
        supplier.code,
        one_line(supplier.name),
        one_line(supplier.business_unit),
        decimal(standing.x),
        decimal(standing.y),
        f"{band(standing.y_band)}/{band(standing.x_band)}",
        band(standing.tier),
        band(standing.tier_computed),
        band(word.tier) if word and word.tier else "",
        word.expires if word else "",
        " ".join(standing.gates),
        minute(standing.at),
        standing.cause,
        standing.method,
    )


_SHOWN = (
    "code",
    "supplier",
    "X impact",
    "Y risk",
    "cell (risk/impact)",
    "tier",
    "by a person",
    "gates",
    "scored (UTC)",
)


def _print(found: _List, language: Language) -> None:
    if found.lines:
        title = f"campaign {found.campaign}" if found.campaign else None
        table = table_of(*_SHOWN, title=title)
        for line in found.lines:
            cells = dict(zip(_HEADINGS, _cells(line, language), strict=True))
            if cells["until"]:
                cells["by a person"] = f"{cells['by a person']} until {cells['until']}"
            table.add_row(*(escape(str(cells[heading])) for heading in _SHOWN))
        out.print(table)
        counts = {band: sum(line.standing.tier is band for line in found.lines) for band in reversed(Band)}
        told = ", ".join(f"{count} {band.name_in(language)}" for band, count in counts.items())
        say(f"\n{counted(len(found.lines), 'supplier')}: {told}.")
    else:
        say("No supplier is scored that this asks for.")
    _print_unscored(found)


def _print_unscored(found: _List) -> None:
    failed = {one.number for one, _ in found.faults}
    unscored = sum(one.number not in failed for one in found.unscored)
    if unscored:
        say(f"{counted(unscored, 'supplier is', 'suppliers are')} not scored yet: `oredesk risk score`.")
    elif found.waiting:
        say("Some suppliers wait to be scored anew; the running service does so, or `oredesk risk score`.")
    for one, fault in found.faults:
        say(f"✗ {one_line(one.supplier.code)} could not be scored, by a fault of ours: {fault.fault}")


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
