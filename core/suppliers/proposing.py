"""Compares a register that was read with the one that is kept: what is new, what would change, what is missing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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


def propose(read: ReadRegister, register: Sequence[StoredSupplier], conduct: Mapping[int, RecordedConduct]) -> Proposal:
    """What importing the file would do to the register; the order of its rows does not matter."""
    known = {code_key(one.supplier.code): one for one in register}
    changes: list[RowChange] = []
    wrong = list(read.wrong)
    for row in read.rows:
        change = _change(row, read, known.get(code_key(row.code)), conduct)
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


def _change(
    row: RegisterRow, read: ReadRegister, before: StoredSupplier | None, conduct: Mapping[int, RecordedConduct]
) -> RowChange | WrongCell:
    if before is None and "name" not in row.fields:
        return _wrong(row.number, read, Column.NAME, "", Trouble.NAME_MISSING)
    after = _merged(row, read, before.supplier if before else None)
    if after.region and not after.region.startswith(f"{after.country}-"):
        if read.has(Column.REGION):
            there = after.country
            return _wrong(row.number, read, Column.REGION, after.region, Trouble.REGION_ELSEWHERE, country=there)
        after = replace(after, region="")  # it was one of the country before
    fields = changed_fields(before.supplier if before else None, after)
    return RowChange(row.number, before, after, fields, _conduct(row, before, conduct))


def _merged(row: RegisterRow, read: ReadRegister, before: Supplier | None) -> Supplier:
    """What the register knows already, with the word of the file on all that it has a column for."""
    if before is None:
        after = Supplier(**{"name": "", **row.fields})
    else:
        after = replace(before, **{**row.fields, "code": before.code})
        after = replace(after, commitment_letter=_letter(before, after), minerals=_minerals(before, after, read))
    return after if after.country else replace(after, country=after.region.partition("-")[0])


def _letter(before: Supplier, after: Supplier) -> dt.date | None:
    """The day of the commitment letter; a mere *yes* does not take away a day that is known."""
    return after.commitment_letter or (before.commitment_letter if after.commitment_signed else None)


def _minerals(before: Supplier, after: Supplier, read: ReadRegister) -> tuple[MineralInScope, ...]:
    """The minerals; who named one stays known where the file has no column for that."""
    if read.has(Column.SAID_BY):
        return after.minerals
    spoke = {one.mineral: one.said_by for one in before.minerals}
    return tuple(one if one.said_by else replace(one, said_by=spoke.get(one.mineral, "")) for one in after.minerals)


def _conduct(row: RegisterRow, before: StoredSupplier | None, conduct: Mapping[int, RecordedConduct]) -> Conduct | None:
    recorded = conduct.get(before.number) if before else None
    said = replace(recorded.conduct if recorded else Conduct(), **row.conduct)
    return said if row.conduct and (recorded is None or said != recorded.conduct) else None


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
