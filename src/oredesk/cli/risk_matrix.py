"""``oredesk risk matrix`` and ``histogram``: where all suppliers stand, and how a method would spread them."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ..core.foreign_text import one_line
from ..core.risk.picture import Cell, Placed, spread
from ..core.risk.scoring import score
from ..core.risk.what_if import Stand
from ..core.supplier import StoredSupplier
from ..pages.spread_page import spread_html, spread_object, spread_text
from ..pages.spread_view import Everybody
from ..risk_method import load_method
from .campaign_meant import Named
from .json_lines import show_json
from .risk_desk import RiskDesk, evidence_of, open_risk_desk
from .session import run_to_end, today
from .terminal import PageFormat, PageOutput, Spoken, reader_language

Suppliers = Mapping[int, StoredSupplier]


def matrix(campaign: Named = "", lang: Spoken = None, output: PageOutput = PageFormat.TEXT) -> None:
    """Show the matrix: how many suppliers, and who, stand in each cell by their latest scores."""
    everybody, suppliers = run_to_end(_by_latest_scores(campaign))
    if output is PageFormat.JSON:
        cells = [_cell(one, suppliers) for one in everybody.spread.cells]
        show_json({**spread_object(everybody), "cells": cells})
    else:
        _write(everybody, output, lang, matrix=True)


def histogram(
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="Another method file.")] = None,
    campaign: Named = "",
    lang: Spoken = None,
    output: PageOutput = PageFormat.TEXT,
) -> None:
    """Show how both numbers spread by the method in force, or by another before it is in force. Nothing is saved."""
    everybody = run_to_end(_scored_anew(config, campaign))
    if output is PageFormat.JSON:
        show_json(spread_object(everybody))
    else:
        _write(everybody, output, lang, matrix=False)


def _write(everybody: Everybody, output: PageFormat, lang: Spoken, *, matrix: bool) -> None:
    page = spread_html if output is PageFormat.HTML else spread_text
    sys.stdout.write(page(everybody, lang or reader_language(), matrix=matrix))


async def _by_latest_scores(campaign: str) -> tuple[Everybody, Suppliers]:
    async with open_risk_desk(campaign) as desk:
        suppliers = await _in_scope(desk)
        standings = await desk.ledger.standings(desk.campaign.number if desk.campaign else None)
        placed = [one for number, one in standings.items() if number in suppliers]
        names = {one.supplier: _name(suppliers[one.supplier], one) for one in placed}
        everybody = Everybody(
            spread(_highest_first(placed), desk.method),
            names,
            desk.method.version,
            desk.campaign.name if desk.campaign else "",
            len(suppliers) - len(placed),
            str(today()),
        )
        return everybody, suppliers


async def _scored_anew(config: Path | None, campaign: str) -> Everybody:
    async with open_risk_desk(campaign) as desk:
        method = load_method(config) if config else desk.method
        numbers = tuple(await _in_scope(desk))
        stands = [
            Stand.of(one.number, score(one, desk.world, method))
            async for some in evidence_of(desk, numbers)
            for one in some
        ]
        named = desk.campaign.name if desk.campaign else ""
        return Everybody(spread(stands, method), {}, method.version, named, 0, str(today()))


async def _in_scope(desk: RiskDesk) -> Suppliers:
    return {one.number: one for one in await desk.ledger.suppliers() if one.supplier.in_scope}


def _highest_first(placed: Iterable[Placed]) -> Sequence[Placed]:
    return sorted(placed, key=lambda one: (-one.y, -one.x, one.supplier))


def _name(stored: StoredSupplier, stand: Placed) -> str:
    gates = f" [{' '.join(stand.gates)}]" if stand.gates else ""
    return f"{one_line(stored.supplier.code, 40)} {one_line(stored.supplier.name, 60)}{gates}"


def _cell(one: Cell, suppliers: Suppliers) -> dict[str, Any]:
    members = (suppliers[number].supplier for number in one.suppliers)
    return {
        "risk": one.risk,
        "impact": one.impact,
        "tier": one.tier,
        "count": len(one.suppliers),
        "suppliers": [{"code": member.code, "name": member.name} for member in members],
    }
