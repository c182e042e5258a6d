"""The ledger's part about suppliers: the register, its history, and what people recorded of their conduct."""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter

from ..core.conduct import Conduct, RecordedConduct
from ..core.finding import Verdict
from ..core.supplier import RegisterChange, StoredSupplier, Supplier, SupplierCode, TiedBy
from ..core.suppliers.changes import concerns_scoring, shifts_shares
from ..core.suppliers.keys import code_key, keys_of
from ..core.tie import TiedSubmission
from .columns import key, storable, utc
from .database import Transactional, unit_of_work
from .latest import select
from .models import ADDRESS, SubmissionRow
from .scores import ask_to_rescore
from .supplier_models import ConductRow, SupplierChangeRow, SupplierKeyRow, SupplierRow

T = TypeVar("T")

_BATCH = 1000
"""Rows handed to the database at once; a statement takes 32,766 parameters."""
_SUPPLIER: TypeAdapter[Supplier] = TypeAdapter(Supplier)
_CONDUCT: TypeAdapter[Conduct] = TypeAdapter(Conduct)
_SUBMISSION = re.compile(r"submission \d+")
"""The source of a contact that a person had remembered when tying a submission."""
_LATEST_CONDUCT = """
    SELECT c.supplier_id, c.at, c.who, c.source, c.record FROM conduct c
    JOIN (SELECT MAX(id) AS id FROM conduct GROUP BY supplier_id) latest ON latest.id = c.id"""


@dataclass(frozen=True, slots=True)
class _Word:
    """Whose word something is, and when it was given."""

    at: dt.datetime
    who: str
    source: str

    @classmethod
    def of(cls, now: dt.datetime, who: str, source: str) -> "_Word":
        return cls(utc(now), storable(who), storable(source))

    def columns(self) -> dict[str, Any]:
        return {"at": self.at, "who": self.who, "source": self.source}


@dataclass(frozen=True, slots=True)
class _Change:
    """What one supplier was and is to be."""

    before: Supplier | None
    after: Supplier

    @property
    def key(self) -> str:
        return _code_key(self.after.code)


class Suppliers(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.supplier_ports.Suppliers`."""

    @unit_of_work
    async def suppliers(self) -> Sequence[StoredSupplier]:
        """Every supplier, by code."""
        rows = await SupplierRow.all().order_by("code_key").values_list("id", "entry", "changed_at")
        return [StoredSupplier(number, _SUPPLIER.validate_json(entry), at) for number, entry, at in rows]

    @unit_of_work
    async def supplier(self, code: str) -> StoredSupplier | None:
        """The supplier with that code."""
        row = await SupplierRow.get_or_none(code_key=_code_key(code))
        return stored_supplier(row) if row else None

    @unit_of_work
    async def supplier_numbered(self, number: int) -> StoredSupplier | None:
        """The supplier that is stored under that number."""
        row = await SupplierRow.get_or_none(id=number)
        return stored_supplier(row) if row else None

    @unit_of_work
    async def change_suppliers(
        self,
        changes: Sequence[Supplier],
        now: dt.datetime,
        who: str,
        source: str,
        *,
        conduct: Mapping[SupplierCode, Conduct] | None = None,
    ) -> Sequence[StoredSupplier]:
        """Put each supplier into the register in place of the one with its code, and record the change."""
        wanted = {_code_key(one.code): one for one in changes}
        if len(wanted) < len(changes):
            raise ValueError("a supplier code is given twice")
        word = _Word.of(now, who, source)
        before = {row.code_key: stored_supplier(row).supplier async for row in _rows_of(wanted)}
        real = [
            _Change(before.get(code), after)
            for code, one in wanted.items()
            if (after := _kept(_SUPPLIER, one)) != before.get(code)
        ]
        stored = await _put(real, word)
        await _record(conduct or {}, word)
        return stored

    @unit_of_work
    async def register_changes(self, number: int) -> Sequence[RegisterChange]:
        """How the supplier with that number came to be what it is, oldest first."""
        rows = await SupplierChangeRow.filter(supplier_id=number).order_by("id")
        return [
            RegisterChange(row.at, row.who, row.source, _supplier(row.before), _SUPPLIER.validate_json(row.after))
            for row in rows
        ]

    @unit_of_work
    async def record_conduct(self, number: int, conduct: Conduct, now: dt.datetime, who: str, source: str) -> None:
        """Keep a person's word on the supplier's conduct; it is to be scored anew. KeyError for an unknown number."""
        if not await SupplierRow.exists(id=number):
            raise KeyError(number)
        word = _Word.of(now, who, source)
        await ConductRow.create(supplier_id=number, record=_json(_CONDUCT, conduct), **word.columns())
        await ask_to_rescore((number,), "conduct", word.at)

    @unit_of_work
    async def conduct(self) -> Mapping[int, RecordedConduct]:
        """What was recorded last, by the supplier's number; suppliers that nothing was recorded of are left out."""
        rows: Sequence[ConductRow] = await ConductRow.raw(_LATEST_CONDUCT)
        return {row.supplier_id: recorded_conduct(row) for row in rows}

    @unit_of_work
    async def conduct_of(self, number: int) -> Sequence[RecordedConduct]:
        """All that was recorded of one supplier, oldest first."""
        return [recorded_conduct(row) for row in await ConductRow.filter(supplier_id=number).order_by("id")]

    @unit_of_work
    async def remembered_contacts(self) -> Mapping[int, frozenset[str]]:
        """Addresses that became contacts by a person's word on a submission, by the supplier's number."""
        found: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
        async for row in SupplierChangeRow.filter(source__startswith="submission "):
            if _SUBMISSION.fullmatch(row.source):
                before = _supplier(row.before)
                new = set(_SUPPLIER.validate_json(row.after).contacts) - set(before.contacts if before else ())
                found[row.supplier_id] |= new
        return found

    @unit_of_work
    async def submissions_of(self, number: int) -> Sequence[TiedSubmission]:
        """The submissions that belong to the supplier, newest first."""
        rows = SubmissionRow.filter(supplier_id=number).order_by("-mail_id", "-position").select_related("mail")
        return [_tied(row) async for row in rows]


async def _put(changes: Sequence[_Change], word: _Word) -> Sequence[StoredSupplier]:
    if not changes:
        return []
    rows = [
        SupplierRow(
            code=key(change.after.code),
            code_key=change.key,
            name=change.after.name,
            entry=_json(_SUPPLIER, change.after),
            changed_at=word.at,
        )
        for change in changes
    ]
    columns = ("code", "name", "entry", "changed_at")
    await SupplierRow.bulk_create(rows, batch_size=_BATCH, on_conflict=("code_key",), update_fields=columns)
    numbers = {row.code_key: row.id async for row in _rows_of([change.key for change in changes])}
    await _keep_history(changes, numbers, word)
    await _keep_keys(changes, numbers)
    await _note_rescorings(changes, numbers, word)
    return [StoredSupplier(numbers[change.key], change.after, word.at) for change in changes]


async def _keep_history(changes: Iterable[_Change], numbers: Mapping[str, int], word: _Word) -> None:
    rows = [
        SupplierChangeRow(
            supplier_id=numbers[change.key],
            before=_json(_SUPPLIER, change.before) if change.before else "",
            after=_json(_SUPPLIER, change.after),
            **word.columns(),
        )
        for change in changes
    ]
    await SupplierChangeRow.bulk_create(rows, batch_size=_BATCH)


async def _keep_keys(changes: Iterable[_Change], numbers: Mapping[str, int]) -> None:
    """Write down anew what suppliers are found by, where that changed."""
    keys = {
        numbers[change.key]: keys_of(change.after)
        for change in changes
        if change.before is None or keys_of(change.before) != keys_of(change.after)
    }
    for some in _batches(list(keys)):
        await SupplierKeyRow.filter(supplier_id__in=some).delete()
    rows = [
        SupplierKeyRow(supplier_id=number, kind=kind.value, key=key(text, ADDRESS))
        for number, found in keys.items()
        for kind, text in sorted(found)
    ]
    await SupplierKeyRow.bulk_create(rows, batch_size=_BATCH)


async def _note_rescorings(changes: Sequence[_Change], numbers: Mapping[str, int], word: _Word) -> None:
    if any(shifts_shares(change.before, change.after) for change in changes):
        concerned = [row["id"] for row in await select("SELECT id FROM suppliers ORDER BY id")]
    else:
        concerned = [numbers[change.key] for change in changes if concerns_scoring(change.before, change.after)]
    await ask_to_rescore(concerned, "register", word.at)


async def _record(conduct: Mapping[SupplierCode, Conduct], word: _Word) -> None:
    by_key = {_code_key(code): one for code, one in conduct.items()}
    numbers = {row.code_key: row.id async for row in _rows_of(by_key)}
    rows = [
        ConductRow(supplier_id=numbers[code], record=_json(_CONDUCT, one), **word.columns())
        for code, one in by_key.items()
    ]
    await ConductRow.bulk_create(rows, batch_size=_BATCH)
    await ask_to_rescore(list(numbers.values()), "conduct", word.at)


async def _rows_of(codes: Collection[str]) -> AsyncIterator[SupplierRow]:
    for some in _batches(list(codes)):
        for row in await SupplierRow.filter(code_key__in=some):
            yield row


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))


def _code_key(code: str) -> str:
    return key(code_key(code))


def stored_supplier(row: SupplierRow) -> StoredSupplier:
    """The row as the core knows it."""
    return StoredSupplier(row.id, _SUPPLIER.validate_json(row.entry), row.changed_at)


def _supplier(entry: str) -> Supplier | None:
    return _SUPPLIER.validate_json(entry) if entry else None


def recorded_conduct(row: ConductRow) -> RecordedConduct:
    """The row as the core knows it."""
    return RecordedConduct(_CONDUCT.validate_json(row.record), row.at, row.who, row.source)


def _tied(row: SubmissionRow) -> TiedSubmission:
    return TiedSubmission(
        number=row.id,
        received_at=row.mail.received_at,
        sender=row.mail.sender,
        company=row.company,
        template=f"{row.template_kind} {row.template_version}".strip(),
        verdict=Verdict(row.verdict),
        tied_by=TiedBy(row.tied_by),
    )


def _kept(adapter: TypeAdapter[T], value: T) -> T:
    """The value as it comes back from the database."""
    return adapter.validate_json(_json(adapter, value))


def _json(adapter: TypeAdapter[T], value: T) -> str:
    return json.dumps(_storable(adapter.dump_python(value, mode="json")), ensure_ascii=False)


def _storable(value: object) -> object:
    match value:
        case str():
            return storable(value)
        case list():
            return [_storable(one) for one in value]
        case dict():
            return {name: _storable(one) for name, one in value.items()}
        case _:
            return value
