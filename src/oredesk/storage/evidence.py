"""The ledger's part that gathers what scores are made from: for many suppliers with a few questions."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any

from tortoise.expressions import Q

from ..core.campaign import Campaign, Track
from ..core.conduct import RecordedConduct
from ..core.risk.evidence import Evidence
from ..core.risk.overriding import overrides_in_force
from ..core.risk.splitting import spend_order
from ..core.risk_score import Band
from ..core.supplier import StoredSupplier, Supplier, SupplierCode
from ..core.survey import Survey
from .database import Transactional, unit_of_work
from .latest import one_value, select
from .risk_models import OverrideRow
from .risk_register import override_in
from .supplier_models import AssignmentRow, CampaignRow, ConductRow, SplitRow, SupplierRow
from .suppliers import recorded_conduct, stored_supplier
from .surveys import surveys_of

_PART = 500
"""Suppliers that are asked about at once."""

_TIERS = """
    SELECT supplier_id, tier FROM risk_scores WHERE id IN (
        SELECT MAX(id) FROM risk_scores
        WHERE campaign_id = ? AND supplier_id IN (SELECT value FROM json_each(?)) GROUP BY supplier_id)"""

_CONDUCT = """
    SELECT MAX(id) AS id FROM conduct WHERE supplier_id IN (SELECT value FROM json_each(?)) GROUP BY supplier_id"""

_REGISTER_STATE = "SELECT COALESCE(MAX(id), 0) AS state FROM supplier_changes"


_SPENDS = """
    SELECT id, json_extract(entry, '$.spend') AS spend FROM suppliers
    WHERE json_extract(entry, '$.out_of_scope') IS NULL AND json_extract(entry, '$.spend') IS NOT NULL"""
"""Of ten thousand suppliers the order of spend is wanted for a single one's page: nothing else of them is read."""

_ANY_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class _Share:
    """What is known of a supplier's share of spend."""

    before: float | None
    on: dt.date
    track: Track | None = None


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the questions about some suppliers gave, each by the supplier's number."""

    campaign: Campaign | None
    today: dt.date
    last_campaign: str
    last_tiers: Mapping[int, Band]
    shares: Mapping[int, _Share]
    conduct: Mapping[int, RecordedConduct]
    surveys: Mapping[int, tuple[Survey, ...]]

    def about(self, stored: StoredSupplier) -> Evidence:
        """Put together what is known of one supplier."""
        number = stored.number
        share = self.shares[number]
        surveys = self.surveys.get(number, ())
        begun = self.campaign.starts if self.campaign else dt.date.max
        return Evidence(
            supplier=stored.supplier,
            today=self.today,
            spend_before=share.before,
            spend_on=share.on,
            register_on=stored.changed_at.date(),
            conduct=self.conduct.get(number),
            surveys=surveys,
            campaign=self.campaign,
            track=share.track,
            last_tier=self.last_tiers.get(number),
            last_campaign=self.last_campaign,
            answered=any(survey.received_on >= begun for survey in surveys),
            number=number,
        )


class EvidenceSource(Transactional):
    """The contract is that of :class:`~oredesk.core.risk_ports.EvidenceSource`."""

    _order: tuple[int, Mapping[int, float]] = (-1, {})
    """In which state of the register the order of spend was worked out last, and that order: it takes all suppliers."""

    @unit_of_work
    async def evidence(
        self, numbers: Collection[int] | None, campaign: Campaign | None, today: dt.date
    ) -> Sequence[Evidence]:
        """All that is known of these suppliers (None: of all), in the order of their numbers."""
        if numbers is None:
            numbers = [row["id"] for row in await select("SELECT id FROM suppliers")]
        wanted = sorted(numbers)
        found: list[Evidence] = []
        for start in range(0, len(wanted), _PART):
            found += await self._gather(wanted[start : start + _PART], campaign, today)
        return found

    async def _gather(self, numbers: Sequence[int], campaign: Campaign | None, today: dt.date) -> Iterable[Evidence]:
        rows = await SupplierRow.filter(id__in=numbers).order_by("id")
        suppliers = [one for one in map(stored_supplier, rows) if one.supplier.in_scope]
        asked = [one.number for one in suppliers]
        last = await _round_before(campaign)
        gathered = _Gathered(
            campaign=campaign,
            today=today,
            last_campaign=last.name if last else "",
            last_tiers=await _tiers_at_the_end(last, campaign, asked),
            shares=await self._shares(suppliers, campaign),
            conduct=await _conduct(asked),
            surveys=await surveys_of(asked),
        )
        return map(gathered.about, suppliers)

    async def _shares(self, suppliers: Sequence[StoredSupplier], campaign: Campaign | None) -> Mapping[int, _Share]:
        """By the campaign's latest split; where that knows no spend, by the register as it is now."""
        shares = await _split_shares([one.number for one in suppliers], campaign)
        others = [one for one in suppliers if one.number not in shares or shares[one.number].before is None]
        if others:
            order = await self._spend_order()
            for one in others:
                share = _Share(order.get(one.number), one.changed_at.date())
                known = shares.get(one.number, share)
                shares[one.number] = known if share.before is None else replace(share, track=known.track)
        return shares

    async def _spend_order(self) -> Mapping[int, float]:
        (row,) = await select(_REGISTER_STATE)
        if row["state"] != self._order[0]:
            self._order = row["state"], spend_order([_spender(one) for one in await select(_SPENDS)])
        return self._order[1]


def _spender(row: Mapping[str, Any]) -> StoredSupplier:
    """A supplier of which nothing is known but its spend."""
    return StoredSupplier(row["id"], Supplier(SupplierCode(""), "", spend=Decimal(row["spend"])), _ANY_TIME)


async def _split_shares(numbers: Collection[int], campaign: Campaign | None) -> dict[int, _Share]:
    split = await SplitRow.filter(campaign_id=campaign.number).order_by("-id").first() if campaign else None
    if split is None:
        return {}
    asked = AssignmentRow.filter(split_id=split.id, supplier_id__in=numbers, track__isnull=False)
    columns = await asked.values_list("supplier_id", "spend", "before", "track")
    return {
        number: _Share(before if spend is not None else None, split.at.date(), Track(track))
        for number, spend, before, track in columns
    }


async def _round_before(campaign: Campaign | None) -> CampaignRow | None:
    if campaign is None:
        return None
    earlier = Q(starts__lt=campaign.starts) | Q(starts=campaign.starts, id__lt=campaign.number)
    return await CampaignRow.filter(earlier).order_by("-starts", "-id").first()


async def _tiers_at_the_end(
    last: CampaignRow | None, campaign: Campaign | None, numbers: Collection[int]
) -> Mapping[int, Band]:
    """The tiers in which suppliers stood when the round before ended.

    Where a person's word held then, the higher one of both counts, as in screening: a word takes nobody off a list.
    """
    if last is None or campaign is None:
        return {}
    rows = await select(_TIERS, last.id, one_value(numbers))
    computed = {row["supplier_id"]: Band(row["tier"]) for row in rows}
    words = OverrideRow.filter(supplier_id__in=list(computed), at__lt=_midnight(campaign.starts)).order_by("id")
    last_day = campaign.starts - dt.timedelta(days=1)
    held = overrides_in_force([override_in(row) for row in await words], last_day)
    said = {number: word.tier for number, word in held.items() if word.tier}
    return {number: max(tier, said.get(number, tier), key=attrgetter("rank")) for number, tier in computed.items()}


async def _conduct(numbers: Collection[int]) -> Mapping[int, RecordedConduct]:
    latest = [row["id"] for row in await select(_CONDUCT, one_value(numbers))]
    return {row.supplier_id: recorded_conduct(row) async for row in ConductRow.filter(id__in=latest)}


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)
