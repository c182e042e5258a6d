"""Compares a register that was read with the one that is kept: what is new, what would change, what is missing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..conduct import Conduct, RecordedConduct
from ..supplier import MineralInScope, StoredSupplier, Supplier, SupplierCode
from .changes import changed_fields
from .columns import Column
from .keys import code_key
from .reading import ReadRegister, RegisterRow, WrongCell
from .wording import Trouble

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row would change."""

    row: int
    before: StoredSupplier | None
    """None for a supplier that is new."""
    after: Supplier
    fields: tuple[str, ...]
    """Those that differ; of a new supplier those that say something."""
    conduct: Conduct | None
    """What would be recorded of its conduct; None where the row says nothing new about it."""
    recorded: Conduct
    """What was recorded of it last."""

    @property
    def changes_something(self) -> bool:
        """Whether anything would be kept."""
        return self.before is None or bool(self.fields) or self.conduct is not None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an import would do."""

    read: ReadRegister
    new: tuple[RowChange, ...]
    changed: tuple[RowChange, ...]
    unchanged: int
    missing: tuple[StoredSupplier, ...]
    """In the register and not in the file; they stay."""
    wrong: tuple[WrongCell, ...]
    """By row; none of these rows is taken."""

    @property
    def changes(self) -> tuple[RowChange, ...]:
        """All that would be kept."""
        return (*self.new, *self.changed)

    @property
    def suppliers(self) -> tuple[Supplier, ...]:
        """The suppliers that would be kept, as they would be."""
        return tuple(change.after for change in self.changes)

    @property
    def conduct(self) -> Mapping[SupplierCode, Conduct]:
        """What would be recorded of suppliers' conduct."""
        return {change.after.code: change.conduct for change in self.changes if change.conduct}


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of suppliers before an import."""

    register: Sequence[StoredSupplier] = ()
    conduct: Mapping[int, RecordedConduct] = field(default_factory=dict)
    """What was recorded last, by the supplier's number."""
    remembered: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """Contacts that people added when they tied submissions: no file takes them away, unless it has them elsewhere."""


def propose(read: ReadRegister, kept: Kept) -> Proposal:
    """What importing the file would do to the register; the order of its rows does not matter."""
    known = {code_key(one.supplier.code): one for one in kept.register}
    changes: list[RowChange] = []
    wrong = list(read.wrong)
    comparing = _Comparing(read, kept)
    for row in read.rows:
        change = comparing.change(row, known.get(code_key(row.code)))
        if isinstance(change, WrongCell):
            wrong.append(change)
        else:
            changes.append(change)
    while clashes := tuple(_address_clashes(read, changes, known)):
        wrong += clashes
        rows = {one.row for one in clashes}
        changes = [change for change in changes if change.row not in rows]
    return Proposal(
        read=read,
        new=tuple(change for change in changes if change.before is None),
        changed=tuple(change for change in changes if change.before is not None and change.changes_something),
        unchanged=sum(not change.changes_something for change in changes),
        missing=tuple(one for code, one in known.items() if code not in read.codes),
        wrong=tuple(sorted(wrong, key=lambda one: (one.row, list(Column).index(one.column)))),
    )


class _Comparing:
    """Puts rows beside what is kept."""

    def __init__(self, read: ReadRegister, kept: Kept) -> None:
        self._read = read
        self._kept = kept
        self._claimed = {address for row in read.rows for address in row.fields.get("contacts", ())}

    def change(self, row: RegisterRow, before: StoredSupplier | None) -> RowChange | WrongCell:
        """What the row changes, or which of its cells does not go with the rest."""
        if before is None and "name" not in row.fields:
            return _wrong(row.number, self._read, Column.NAME, "", Trouble.NAME_MISSING)
        after = self._merged(row, before) if before else _with_country(Supplier(**row.fields))
        if after.region and not after.region.startswith(f"{after.country}-"):
            if self._read.has(Column.REGION):
                facts = {"country": after.country}
                return _wrong(row.number, self._read, Column.REGION, after.region, Trouble.REGION_ELSEWHERE, **facts)
            after = replace(after, region="")  # it was one of the country before
        fields = changed_fields(before.supplier if before else None, after)
        recorded = self._kept.conduct.get(before.number) if before else None
        return RowChange(
            row=row.number,
            before=before,
            after=after,
            fields=fields,
            conduct=_conduct(row, recorded),
            recorded=recorded.conduct if recorded else Conduct(),
        )

    def _merged(self, row: RegisterRow, stored: StoredSupplier) -> Supplier:
        """What the register knows already, with the word of the file on all that it has a column for."""
        before = stored.supplier
        after = replace(before, **{**row.fields, "code": before.code})
        return _with_country(
            replace(
                after,
                commitment_letter=_letter(before, after),
                minerals=_minerals(before, after, self._read),
                contacts=self._contacts(stored, after),
            )
        )

    def _contacts(self, stored: StoredSupplier, after: Supplier) -> tuple[str, ...]:
        remembered = self._kept.remembered.get(stored.number, frozenset()) - self._claimed
        more = (one for one in stored.supplier.contacts if one in remembered and one not in after.contacts)
        return (*after.contacts, *more)


def _conduct(row: RegisterRow, recorded: RecordedConduct | None) -> Conduct | None:
    """What would be recorded: what the row says on top of what was recorded last; None where that is nothing new."""
    said = replace(recorded.conduct if recorded else Conduct(), **row.conduct)
    return said if row.conduct and (recorded is None or said != recorded.conduct) else None


def _with_country(supplier: Supplier) -> Supplier:
    """A region's code tells the country where nothing else does."""
    return supplier if supplier.country else replace(supplier, country=supplier.region.partition("-")[0])


def _letter(before: Supplier, after: Supplier) -> dt.date | None:
    """The day of the commitment letter; a mere *yes* does not take away a day that is known."""
    return after.commitment_letter or (before.commitment_letter if after.commitment_signed else None)


def _minerals(before: Supplier, after: Supplier, read: ReadRegister) -> tuple[MineralInScope, ...]:
    """The minerals; who named one stays known where the file has no column for that."""
    if read.has(Column.SAID_BY):
        return after.minerals
    spoke = {one.mineral: one.said_by for one in before.minerals}
    return tuple(one if one.said_by else replace(one, said_by=spoke.get(one.mineral, "")) for one in after.minerals)


def _address_clashes(
    read: ReadRegister, changes: Sequence[RowChange], known: Mapping[str, StoredSupplier]
) -> Iterator[WrongCell]:
    """Mail addresses that would be at two suppliers: a mail from there could not be told to be either's."""
    taken = {code_key(change.after.code) for change in changes}
    holders: dict[str, list[str]] = defaultdict(list)
    for code, one in known.items():
        for address in one.supplier.contacts if code not in taken else ():
            holders[address].append(one.supplier.code)
    for change in changes:
        for address in change.after.contacts:
            holders[address].append(change.after.code)
    for change in changes:
        if "contacts" not in change.fields:
            continue
        for address in change.after.contacts:
            others = [code for code in holders[address] if code != change.after.code]
            if others:
                named = ", ".join(others[:_MOST_NAMED])
                yield _wrong(
                    change.row, read, Column.CONTACTS, address, Trouble.ADDRESS_TWICE, address=address, others=named
                )
                break


def _wrong(row: int, read: ReadRegister, column: Column, value: str, trouble: Trouble, **facts: str) -> WrongCell:
    return WrongCell(row, column, read.heading(column), value, trouble, tuple(sorted(facts.items())))
