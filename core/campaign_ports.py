"""What the core asks of the world about survey rounds: whom they ask, by when, and whom rules or lots picked."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from .campaign import Campaign, DeadlineSet, Selecting, Selection, Split


class Campaigns(Protocol):
    """The survey rounds of this installation; each method is one transaction."""

    async def campaigns(self) -> Sequence[Campaign]:
        """Every campaign, by start and number."""
        ...

    async def current_campaign(self, day: dt.date) -> Campaign | None:
        """The campaign that runs on that day: the one that began last, until the next begins."""
        ...

    async def campaign_named(self, name: str) -> Campaign | None:
        """The campaign of that name."""
        ...

    async def open_campaign(
        self, name: str, starts: dt.date, deadline: dt.date | None, now: dt.datetime, who: str
    ) -> Campaign | None:
        """A new campaign; None when there is one of that name."""
        ...

    async def set_deadline(self, number: int, word: DeadlineSet) -> bool:
        """Keep a person's word on the deadline; False when it says what is known already."""
        ...

    async def deadlines(self, number: int) -> Sequence[DeadlineSet]:
        """Every word on a campaign's deadline, oldest first; the first is that of its opening."""
        ...

    async def add_split(self, split: Split) -> None:
        """Keep how a campaign's suppliers were divided; the latest counts."""
        ...

    async def latest_split(self, number: int) -> Split | None:
        """How the campaign's suppliers are divided; codes and names are those of today's register."""
        ...

    async def add_selection(self, selection: Selection) -> None:
        """Keep whom rules or lots picked; the latest of each kind counts."""
        ...

    async def selections(self, number: int, kind: Selecting | None = None) -> Sequence[Selection]:
        """Every selection in a campaign, oldest first; those of one kind where it is given."""
        ...

    async def answered_since(self, day: dt.date) -> frozenset[int]:
        """The numbers of suppliers from which anything that could be examined arrived on that day or later (UTC)."""
        ...

    async def campaign_changes(self) -> int:
        """A number that grows whenever a campaign is opened, a deadline set or a split kept: a cheap question."""
        ...
