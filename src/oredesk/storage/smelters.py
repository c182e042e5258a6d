"""The ledger's part about smelters: the lists that were imported, names that people confirmed, and who uses whom."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from tortoise.functions import Count

from ..core.mineral import Mineral
from ..core.reexamination import SmelterUse
from ..core.smelter import (
    ConfirmedName,
    FacilityStatus,
    ListEntry,
    ListSource,
    Scheme,
    SmelterId,
    SmelterList,
    StoredList,
    lists_in_force,
)
from ..core.smelters.normalising import name_key
from .columns import key, storable, utc
from .database import Transactional, unit_of_work
from .latest import ANY_MAIL, LATEST, select
from .models import ConfirmedNameRow, DeclaredSmelterRow, SmelterListEntryRow, SmelterListRow

_BATCH = 1000
"""Entries handed to the database at once; larger batches were not faster."""

_ENTRY_COLUMNS = (
    "list_id",
    "mineral",
    "smelter_id",
    "name",
    "standard_name",
    "country",
    "region",
    "city",
    "status",
    "scheme",
    "successor",
    "recycles_only",
    "origins",
)

_Entry = tuple[int, str, str | None, str, str, str, str, str, str | None, str | None, str | None, bool | None, str]
"""What stands in the columns above."""

_ORIGINS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])


@dataclass(frozen=True, slots=True)
class WordOnName:
    """What a person said that a name means."""

    at: dt.datetime
    who: str
    confirmed: ConfirmedName


class SmelterLists(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.smelter_ports.SmelterLists`."""

    @unit_of_work
    async def add_list(self, listed: SmelterList, now: dt.datetime, who: str) -> StoredList | None:
        """Keep the list for ever; None when the very same list (source, date, digest) is there already."""
        same: dict[str, Any] = {"source": listed.source.value, "as_of": listed.as_of, "digest": listed.digest}
        if await SmelterListRow.exists(**same):
            return None
        row = await SmelterListRow.create(label=storable(listed.label), imported_at=utc(now), who=storable(who), **same)
        await SmelterListEntryRow.bulk_create(_entry_rows(row, listed.entries), batch_size=_BATCH)
        return _stored(row, len(listed.entries))

    @unit_of_work
    async def lists(self) -> Sequence[StoredList]:
        """Every list, by date and number."""
        sizes = dict(
            await SmelterListEntryRow.annotate(size=Count("id")).group_by("list_id").values_list("list_id", "size")
        )
        rows = await SmelterListRow.all().order_by("as_of", "id")
        return [_stored(row, sizes.get(row.id, 0)) for row in rows]

    @unit_of_work
    async def load_list(self, number: int) -> SmelterList | None:
        """The list with that number."""
        row = await SmelterListRow.get_or_none(id=number)
        return (await _loaded([row]))[0] if row else None

    @unit_of_work
    async def in_force(self) -> tuple[tuple[SmelterList, ...], tuple[ConfirmedName, ...]]:
        """What the reference is made of: of each source the newest list, every look-up list, the confirmed names."""
        rows = await SmelterListRow.all().order_by("as_of", "id")
        return await _loaded(lists_in_force(rows)), await _confirmed()

    @unit_of_work
    async def reference_changes(self) -> int:
        """A number that grows whenever a list is added or a name confirmed: a cheap question, asked often."""
        return await SmelterListRow.all().count() + await ConfirmedNameRow.all().count()

    @unit_of_work
    async def confirm_name(self, confirmed: ConfirmedName, now: dt.datetime, who: str) -> bool:
        """Keep a person's word on a name; the latest word on a name counts. False when it was known already."""
        asked: dict[str, Any] = {"mineral": confirmed.mineral.value, "name_key": _name_key(confirmed.name)}
        smelter_id = key(confirmed.smelter_id)
        latest = await ConfirmedNameRow.filter(**asked).order_by("-id").first()
        if latest and latest.smelter_id == smelter_id:
            return False
        name = storable(confirmed.name)
        await ConfirmedNameRow.create(at=utc(now), who=storable(who), name=name, smelter_id=smelter_id, **asked)
        return True

    @unit_of_work
    async def words_on_names(self) -> Sequence[WordOnName]:
        """Every word that people gave on what a name means, oldest first; the latest on a name counts."""
        rows = await ConfirmedNameRow.all().order_by("id")
        return [
            WordOnName(row.at, row.who, ConfirmedName(Mineral(row.mineral), row.name, SmelterId(row.smelter_id)))
            for row in rows
        ]

    @unit_of_work
    async def where_used(self, smelter_id: str) -> Sequence[SmelterUse]:
        """The submissions that name the smelter, newest first."""
        number = key(smelter_id.strip().upper())
        if not number:
            return []  # that would be all who have none
        rows = DeclaredSmelterRow.filter(smelter_id=number).select_related("submission__mail")
        found = await rows.order_by("-submission__mail_id", "-submission__position", "position")
        current = {latest["id"] for latest in await select(LATEST, ANY_MAIL)} if found else set()
        return [_use(row, current=row.submission_id in current) for row in found]


def _name_key(name: str) -> str:
    """What is the same name, however it is spelled."""
    return key(name_key(name) or name)


async def _loaded(rows: Sequence[SmelterListRow]) -> tuple[SmelterList, ...]:
    """The lists with their entries, read as plain tuples: a model object for each would be made for nothing."""
    entries: dict[int, list[ListEntry]] = {row.id: [] for row in rows}
    found = SmelterListEntryRow.filter(list_id__in=entries).order_by("list_id", "position")
    for columns in await found.values_list(*_ENTRY_COLUMNS):
        entries[columns[0]].append(_entry(columns))
    return tuple(
        SmelterList(ListSource(row.source), row.as_of, row.label, row.digest, tuple(entries[row.id])) for row in rows
    )


async def _confirmed() -> tuple[ConfirmedName, ...]:
    """The latest word on each name, in the order in which they were given."""
    latest: dict[tuple[str, str], ConfirmedNameRow] = {}
    async for row in ConfirmedNameRow.all().order_by("id"):
        latest.pop((row.mineral, row.name_key), None)
        latest[row.mineral, row.name_key] = row
    return tuple(ConfirmedName(Mineral(row.mineral), row.name, SmelterId(row.smelter_id)) for row in latest.values())


def _entry_rows(listed: SmelterListRow, entries: Sequence[ListEntry]) -> Iterable[SmelterListEntryRow]:
    for position, entry in enumerate(entries):
        yield SmelterListEntryRow(
            list=listed,
            position=position,
            mineral=entry.mineral.value,
            smelter_id=_number(entry.smelter_id),
            name=storable(entry.name),
            standard_name=storable(entry.standard_name),
            country=storable(entry.country),
            region=storable(entry.region),
            city=storable(entry.city),
            status=entry.status.value if entry.status else None,
            scheme=entry.scheme.value if entry.scheme else None,
            successor=_number(entry.successor),
            recycles_only=entry.recycles_only,
            origins=_ORIGINS.dump_json(tuple(map(storable, entry.origins))).decode(),
        )


def _entry(columns: _Entry) -> ListEntry:
    _, mineral, smelter_id, name, standard_name, country, region, city = columns[:8]
    status, scheme, successor, recycles_only, origins = columns[8:]
    return ListEntry(
        mineral=Mineral(mineral),
        smelter_id=SmelterId(smelter_id) if smelter_id else None,
        name=name,
        standard_name=standard_name,
        country=country,
        region=region,
        city=city,
        status=FacilityStatus(status) if status else None,
        scheme=Scheme(scheme) if scheme else None,
        successor=SmelterId(successor) if successor else None,
        recycles_only=recycles_only,
        origins=_ORIGINS.validate_json(origins),
    )


def _use(row: DeclaredSmelterRow, *, current: bool) -> SmelterUse:
    submission = row.submission
    return SmelterUse(
        submission=submission.id,
        sender=submission.mail.sender,
        company=submission.company,
        received_at=submission.mail.received_at,
        template=f"{submission.template_kind} {submission.template_version}",
        metal=row.metal,
        name=row.name,
        current=current,
    )


def _number(smelter_id: SmelterId | None) -> str | None:
    return key(smelter_id) if smelter_id else None


def _stored(row: SmelterListRow, entries: int) -> StoredList:
    return StoredList(
        number=row.id,
        source=ListSource(row.source),
        as_of=row.as_of,
        label=row.label,
        digest=row.digest,
        entries=entries,
        imported_at=row.imported_at,
        who=row.who,
    )
