"""The ledger's part about survey rounds: whom they ask, by when, and whom rules or lots picked."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from ..core.campaign import Assignment, Campaign, DeadlineSet, Pick, Selecting, Selection, Split, Track
from .columns import key, storable, utc
from .database import Transactional, unit_of_work
from .models import SubmissionRow
from .supplier_models import AssignmentRow, CampaignRow, DeadlineRow, SelectionRow, SplitRow

_BATCH = 1000
"""Rows handed to the database at once."""

_BASIS: TypeAdapter[tuple[tuple[str, str], ...]] = TypeAdapter(tuple[tuple[str, str], ...])
_PICKED: TypeAdapter[tuple[Pick, ...]] = TypeAdapter(tuple[Pick, ...])

_ASSIGNMENT_COLUMNS = (
    "supplier_id",
    "supplier__code",
    "supplier__name",
    "position",
    "track",
    "spend",
    "before",
    "cumulated",
    "reason",
)


class Campaigns(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.campaign_ports.Campaigns`."""

    @unit_of_work
    async def campaigns(self) -> Sequence[Campaign]:
        """Every campaign, by start and number."""
        return [_campaign(row) for row in await CampaignRow.all().order_by("starts", "id")]

    @unit_of_work
    async def current_campaign(self, day: dt.date) -> Campaign | None:
        """The campaign that runs on that day: the one that began last, until the next begins."""
        row = await CampaignRow.filter(starts__lte=day).order_by("-starts", "-id").first()
        return _campaign(row) if row else None

    @unit_of_work
    async def campaign_named(self, name: str) -> Campaign | None:
        """The campaign of that name."""
        row = await CampaignRow.get_or_none(name=key(name))
        return _campaign(row) if row else None

    @unit_of_work
    async def open_campaign(
        self, name: str, starts: dt.date, deadline: dt.date | None, now: dt.datetime, who: str
    ) -> Campaign | None:
        """A new campaign; None when there is one of that name."""
        if await CampaignRow.exists(name=key(name)):
            return None
        who = storable(who)
        row = await CampaignRow.create(name=key(name), starts=starts, deadline=deadline, created_at=utc(now), who=who)
        await DeadlineRow.create(campaign=row, at=utc(now), who=who, deadline=deadline, reason="")
        return _campaign(row)

    @unit_of_work
    async def set_deadline(self, number: int, word: DeadlineSet) -> bool:
        """Keep a person's word on the deadline; False when it says what is known already."""
        row = await CampaignRow.get(id=number)
        if row.deadline == word.deadline:
            return False
        row.deadline = word.deadline
        await row.save(update_fields=["deadline"])
        who, reason = storable(word.who), storable(word.reason)
        await DeadlineRow.create(campaign=row, at=utc(word.at), who=who, deadline=word.deadline, reason=reason)
        return True

    @unit_of_work
    async def deadlines(self, number: int) -> Sequence[DeadlineSet]:
        """Every word on a campaign's deadline, oldest first; the first is that of its opening."""
        rows = await DeadlineRow.filter(campaign_id=number).order_by("id")
        return [DeadlineSet(row.at, row.who, row.deadline, row.reason) for row in rows]

    @unit_of_work
    async def add_split(self, split: Split) -> None:
        """Keep how a campaign's suppliers were divided; the latest counts."""
        row = await SplitRow.create(
            campaign_id=split.campaign,
            at=utc(split.at),
            who=storable(split.who),
            threshold=split.threshold,
            total=str(split.total),
        )
        rows = [
            AssignmentRow(
                split=row,
                supplier_id=one.supplier,
                position=one.position,
                track=one.track.value if one.track else None,
                spend=None if one.spend is None else str(one.spend),
                before=one.before,
                cumulated=one.cumulated,
                reason=one.reason,
            )
            for one in split.assignments
        ]
        await AssignmentRow.bulk_create(rows, batch_size=_BATCH)

    @unit_of_work
    async def latest_split(self, number: int) -> Split | None:
        """How the campaign's suppliers are divided; codes and names are those of today's register."""
        row = await SplitRow.filter(campaign_id=number).order_by("-id").first()
        if row is None:
            return None
        rows = AssignmentRow.filter(split_id=row.id).order_by("id")
        found = tuple([_assignment(columns) for columns in await rows.values_list(*_ASSIGNMENT_COLUMNS)])
        return Split(row.campaign_id, row.at, row.who, row.threshold, Decimal(row.total), found)

    @unit_of_work
    async def add_selection(self, selection: Selection) -> None:
        """Keep whom rules or lots picked; the latest of each kind counts."""
        basis = tuple((storable(name), storable(value)) for name, value in selection.basis)
        await SelectionRow.create(
            campaign_id=selection.campaign,
            at=utc(selection.at),
            who=storable(selection.who),
            kind=selection.kind.value,
            rules=_BASIS.dump_json(basis).decode(),
            picked=_PICKED.dump_json(selection.picked).decode(),
        )

    @unit_of_work
    async def selections(self, number: int, kind: Selecting | None = None) -> Sequence[Selection]:
        """Every selection in a campaign, oldest first; those of one kind where it is given."""
        rows = SelectionRow.filter(campaign_id=number)
        rows = rows.filter(kind=kind.value) if kind else rows
        return [_selection(row) for row in await rows.order_by("id")]

    @unit_of_work
    async def answered_since(self, day: dt.date) -> frozenset[int]:
        """The numbers of suppliers from which anything that could be examined arrived on that day or later (UTC)."""
        midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
        rows = SubmissionRow.filter(mail__received_at__gte=midnight, supplier_id__isnull=False).exclude(rule_set="")
        return frozenset([number for (number,) in await rows.distinct().values_list("supplier_id")])

    @unit_of_work
    async def campaign_changes(self) -> int:
        """A number that grows whenever a campaign is opened, a deadline set or a split kept: a cheap question."""
        return await DeadlineRow.all().count() + await SplitRow.all().count()


def _campaign(row: CampaignRow) -> Campaign:
    return Campaign(row.id, row.name, row.starts, row.deadline)


def _assignment(columns: tuple[Any, ...]) -> Assignment:
    supplier, code, name, position, track, spend, before, cumulated, reason = columns
    return Assignment(
        supplier=supplier,
        code=code,
        name=name,
        position=position,
        track=Track(track) if track else None,
        spend=None if spend is None else Decimal(spend),
        before=before,
        cumulated=cumulated,
        reason=reason,
    )


def _selection(row: SelectionRow) -> Selection:
    return Selection(
        campaign=row.campaign_id,
        at=row.at,
        who=row.who,
        kind=Selecting(row.kind),
        basis=_BASIS.validate_json(row.rules),
        picked=_PICKED.validate_json(row.picked),
    )
