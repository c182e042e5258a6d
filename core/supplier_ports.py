"""What the core asks of the world about the supplier register."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from .conduct import Conduct, RecordedConduct
from .supplier import RegisterChange, StoredSupplier, Supplier, SupplierCode
from .tie import SubmissionCard, TiedSubmission


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

    async def remembered_contacts(self) -> Mapping[int, frozenset[str]]:
        """Addresses that became contacts by a person's word on a submission, by the supplier's number."""
        ...

    async def submissions_of(self, number: int) -> Sequence[TiedSubmission]:
        """The submissions that belong to the supplier, newest first."""
        ...


class Ties(Protocol):
    """Whose submissions are; each method is one transaction.

    A submission is tied when it is stored, as far as its sender tells whose it is (:mod:`.suppliers.identifying`). Who
    is tied or untied, or re-examined with another result, is noted to be scored anew. What people decide is recorded
    with name and time.
    """

    async def submission_card(self, number: int) -> SubmissionCard | None:
        """The submission with that number."""
        ...

    async def untied(self) -> Sequence[SubmissionCard]:
        """Examined submissions without a supplier, of each sender, template and company the latest; newest first."""
        ...

    async def from_contacts(self) -> Sequence[tuple[SubmissionCard, int]]:
        """Examined submissions that arrived before their sender was a contact, each with its supplier's number.

        Newest first. Neither what a person untied, nor mails that the mail server held for forged.
        """
        ...

    async def tie_from_contacts(self, now: dt.datetime, who: str, sender: str = "") -> Sequence[int]:
        """Tie some of what :meth:`from_contacts` gives, of this sender or, without one, of everybody.

        Their numbers; none when all are tied.
        """
        ...

    async def tie_submission(self, number: int, supplier: int, now: dt.datetime, who: str) -> bool:
        """Keep a person's word on whose submission it is; False when there is no such submission."""
        ...

    async def untie_submission(self, number: int, now: dt.datetime, who: str) -> bool:
        """Keep a person's word that it is not that supplier's; False when it is not tied.

        It stays untied until a person ties it.
        """
        ...
