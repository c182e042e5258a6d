"""What the core asks of the world about smelter lists, and about submissions beside one another."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from .reexamination import Reexamination, SmelterUse, StaffNote, StoredSubmission
from .smelter import ConfirmedName, SmelterList, StoredList
from .submission import FileReport, LookAlike


class SmelterLists(Protocol):
    """The smelter lists and confirmed names of this installation; each method is one transaction."""

    async def add_list(self, listed: SmelterList, now: dt.datetime, who: str) -> StoredList | None:
        """Keep the list for ever; None when the very same list (source, date, digest) is there already."""
        ...

    async def lists(self) -> Sequence[StoredList]:
        """Every list, by date and number."""
        ...

    async def load_list(self, number: int) -> SmelterList | None:
        """The list with that number."""
        ...

    async def in_force(self) -> tuple[tuple[SmelterList, ...], tuple[ConfirmedName, ...]]:
        """What the reference is made of: of each source the newest list, every look-up list, the confirmed names."""
        ...

    async def reference_changes(self) -> int:
        """A number that grows whenever a list is added or a name confirmed: a cheap question, asked often."""
        ...

    async def confirm_name(self, confirmed: ConfirmedName, now: dt.datetime, who: str) -> bool:
        """Keep a person's word on a name; the latest word on a name counts. False when it was known already."""
        ...

    async def where_used(self, smelter_id: str) -> Sequence[SmelterUse]:
        """The submissions that name the smelter, newest first."""
        ...


class Comparisons(Protocol):
    """Submissions beside those of others, and beside a newer smelter reference; each method is one transaction."""

    async def look_alikes(self, report: FileReport, address: str, before: int) -> tuple[LookAlike, ...]:
        """Latest submissions of others that are the same file, or name nearly the same smelters of a metal.

        Others are senders of another mail domain (at a free-mail provider: of another address). Of each sender,
        template kind and company only the latest submission counts, and only those in mails before the given one.
        The same file: the very same bytes, or the same contents but for the effective date; it names the same company,
        or none. Files that name neither company nor smelter say nothing and are never compared. Nearly the same
        smelters: of a company of another name, from ten smelters of the metal and a Jaccard index of 0.95 on.
        The same files come first, then the most alike; at most five.
        """
        ...

    async def to_reexamine(self, reference: str, limit: int) -> Sequence[StoredSubmission]:
        """Submissions last examined with another smelter reference, or whose answers were never kept; oldest first.

        ``reference`` is ``""`` where there is none. Of each sender, template kind and company only the latest
        submission counts; its mail lies among the originals.
        """
        ...

    async def note_reexamination(self, reexamination: Reexamination) -> None:
        """Keep the difference, what the submission says, and that it has been examined with that reference.

        Its supplier is to be scored anew when anything of that changed. Nothing is kept twice, nor about a submission
        that is gone because its mail is handled once more.
        """
        ...

    async def staff_notes(self, since: dt.datetime) -> Sequence[StaffNote]:
        """What staff should look at since then, newest first: one note per submission.

        Suspicions and failed checks of submissions handled since then, and re-examinations since then that found a
        difference or failed checks.
        """
        ...
