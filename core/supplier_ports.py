"""What the core asks of the world about the supplier register."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from .conduct import Conduct, RecordedConduct
from .supplier import RegisterChange, StoredSupplier, Supplier, SupplierCode


class Suppliers(Protocol):
    """The supplier register and its history; each method is one transaction.

    Codes are compared without regard to case and width. Suppliers are never removed: one that is not asked any
    more is out of scope.
    """

    async def suppliers(self) -> Sequence[StoredSupplier]:
        """Every supplier, by code."""
        ...

    async def supplier(self, code: str) -> StoredSupplier | None:
        """The supplier with that code."""
        ...

    async def supplier_numbered(self, number: int) -> StoredSupplier | None:
        """The supplier that is stored under that number."""
        ...

    async def change_suppliers(
        self,
        changes: Sequence[Supplier],
        now: dt.datetime,
        who: str,
        source: str,
        *,
        conduct: Mapping[SupplierCode, Conduct] | None = None,
    ) -> Sequence[StoredSupplier]:
        """Put each supplier into the register in place of the one with its code, and record the change.

        ``conduct`` is recorded in the same transaction for suppliers that are there then (else KeyError). A supplier
        that is as it was is left alone; returned are those that were not. Who must be scored anew is noted: the
        supplier where scoring uses what changed, everybody where the shares of spend shift. A code given twice raises
        ValueError.
        """
        ...

    async def register_changes(self, number: int) -> Sequence[RegisterChange]:
        """How the supplier with that number came to be what it is, oldest first."""
        ...

    async def record_conduct(self, number: int, conduct: Conduct, now: dt.datetime, who: str, source: str) -> None:
        """Keep a person's word on the supplier's conduct; it is to be scored anew. KeyError for an unknown number."""
        ...

    async def conduct(self) -> Mapping[int, RecordedConduct]:
        """What was recorded last, by the supplier's number; suppliers that nothing was recorded of are left out."""
        ...

    async def conduct_of(self, number: int) -> Sequence[RecordedConduct]:
        """All that was recorded of one supplier, oldest first."""
        ...
