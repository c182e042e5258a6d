"""What the core asks of the world about enhanced due diligence."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from .due_diligence import DueDiligence, Item, Plan
from .language import Text
from .survey import Survey


class DueDiligenceCases(Protocol):
    """The cases of enhanced due diligence; each method is one transaction."""

    async def open_due_diligence(
        self, plans: Mapping[int, Plan], now: dt.datetime, who: str = ""
    ) -> Mapping[int, DueDiligence]:
        """Open a case for each supplier (by its number) whose plan has news, or add them to its open case.

        Gives the cases that were opened or added to. Flags that an open or a lately closed case is about change
        nothing, so that the same plans may come again and again. ``who`` is ``""`` for the software itself.
        """
        ...

    async def due_diligence(self, supplier: int | None = None) -> Sequence[DueDiligence]:
        """The cases of one supplier, or all of them, oldest first; closed ones included."""
        ...

    async def finish_item(
        self, supplier: int, item: Item, evidence: str, now: dt.datetime, who: str
    ) -> DueDiligence | None:
        """Note what was obtained for an item of the supplier's open case; the case, or None without such an item.

        What is noted of an item that is done already is added to what it had.
        """
        ...

    async def close_due_diligence(
        self, supplier: int, conclusion: str, now: dt.datetime, who: str
    ) -> DueDiligence | Text | None:
        """Close the supplier's open case; None when there is none, or why it cannot be closed yet."""
        ...

    async def earlier_surveys(
        self, suppliers: Collection[int], since: dt.date, besides: Collection[int]
    ) -> Mapping[int, Sequence[Survey]]:
        """What each of the suppliers declared since that day in other submissions than these, oldest first.

        With the answers and origins alone; submissions that could not be examined are left out, and so are suppliers
        of which there is no other.
        """
        ...
