"""The ledger's part about what scores are up to date with, and whom a change concerns."""

import json
import zlib
from collections.abc import Collection, Sequence

from pydantic import TypeAdapter

from ..core.risk.prints import Prints
from ..core.risk_ports import Baseline, Requests
from .columns import storable
from .database import Transactional, unit_of_work
from .latest import select
from .risk_models import RiskBaselineRow
from .scores import ask_to_rescore

_PRINTS: TypeAdapter[Prints] = TypeAdapter(Prints)

_STATE = """
    SELECT (SELECT COUNT(*) FROM smelter_lists) || ' ' || (SELECT COUNT(*) FROM confirmed_names)
        || ' ' || (SELECT COUNT(*) FROM indicator_editions)
        || ' ' || (SELECT COUNT(*) FROM campaign_deadlines) || ' ' || (SELECT COUNT(*) FROM splits)
        || ' ' || (SELECT COALESCE(MAX(id), 0) FROM rescorings WHERE fault = '') AS state"""
"""Rows of these tables are only added; a deadline is one for each campaign that is opened, too."""

_IN_SCOPE = "SELECT id FROM suppliers WHERE json_extract(entry, '$.out_of_scope') IS NULL ORDER BY id"

_NAMED = """
    SELECT DISTINCT d.metal, d.known_by FROM declared_smelters d JOIN submissions s ON s.id = d.submission_id
    WHERE s.supplier_id IS NOT NULL ORDER BY d.metal, d.known_by"""

_NAMING = """
    SELECT DISTINCT s.supplier_id FROM declared_smelters d JOIN submissions s ON s.id = d.submission_id
    WHERE s.supplier_id IS NOT NULL AND (d.metal, d.known_by) IN (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))
    ORDER BY s.supplier_id"""


class RiskBaselines(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.risk_ports.RiskBaselines`."""

    @unit_of_work
    async def risk_state(self) -> str:
        """A text that differs whenever something that scores are made from may have changed, or somebody waits."""
        (row,) = await select(_STATE)
        return str(row["state"])

    @unit_of_work
    async def baseline(self, name: str) -> Baseline | None:
        """What the scores are up to date with of that name; None when they never were with anything."""
        row = await RiskBaselineRow.get_or_none(name=name)
        return _baseline(row) if row else None

    @unit_of_work
    async def move_baseline(self, name: str, before: Baseline | None, after: Baseline, concerned: Requests) -> bool:
        """Put the new baseline in the former one's place, and let those whom it concerns be scored anew."""
        row = await RiskBaselineRow.get_or_none(name=name)
        if (row.version if row else None) != (storable(before.version) if before else None):
            return False
        row = row or RiskBaselineRow(name=name)
        row.version, row.prints = storable(after.version), zlib.compress(_PRINTS.dump_json(after.prints))
        await row.save()
        await ask_to_rescore(concerned.suppliers, concerned.cause, concerned.at)
        return True

    @unit_of_work
    async def in_scope(self) -> Sequence[int]:
        """The numbers of the suppliers in the register that are in scope, in their order."""
        return [row["id"] for row in await select(_IN_SCOPE)]

    @unit_of_work
    async def smelters_named(self) -> Sequence[tuple[str, str]]:
        """Every smelter that tied submissions name: metal, and what it is known by."""
        return [(row["metal"], row["known_by"]) for row in await select(_NAMED)]

    @unit_of_work
    async def suppliers_naming(self, smelters: Collection[tuple[str, str]]) -> Sequence[int]:
        """The suppliers of which any submission, be it an old one, names one of these smelters."""
        return [row["supplier_id"] for row in await select(_NAMING, json.dumps([*smelters]))]


def _baseline(row: RiskBaselineRow) -> Baseline:
    return Baseline(row.version, _PRINTS.validate_json(zlib.decompress(row.prints)))
