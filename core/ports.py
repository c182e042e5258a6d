"""What the core asks of the world, implemented in the shells; the ports about smelters are in :mod:`.smelter_ports`."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Protocol

from .language import Language
from .marked_copy import CopyMade, MarkedCopy, Unmarkable
from .message import Arrival, Attachment, Bookmark, MailKey, MessageId, Sha256, Shelf
from .outcome import Outcome
from .reply import Ambiguous, Attempt, Deferred, Delivery, OutboxItem, Rejected, Sent, Traffic, Unreachable
from .submission import MailRecord, PastSubmission, Reading
from .template import TemplateKind


class Clock(Protocol):
    """Tells the time; a test's clock tells the time it is given."""

    def now(self) -> dt.datetime:
        """The present moment, aware, in UTC."""
        ...


class Originals(Protocol):
    """Every raw mail and workbook, kept under its own digest and never changed."""

    async def put(self, data: bytes) -> Sha256:
        """Store the bytes durably (fsync) before returning; storing them twice changes nothing."""
        ...

    async def get(self, sha256: Sha256) -> bytes:
        """The bytes with that digest; raises KeyError when they were never stored."""
        ...


class WorkbookReader(Protocol):
    """Turns foreign bytes into declarations, in a process of its own."""

    async def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        """One reading per file: several for an archive, exactly one for anything else."""
        ...


class WorkbookMarker(Protocol):
    """Puts marks into workbooks, in a process of its own."""

    async def mark(self, data: bytes, copy: MarkedCopy) -> bytes | Unmarkable | None:
        """The marked copy of the workbook that is, or lies in, the file; None when it does not.

        Raises what a fault or a file that ends the process raises.
        """
        ...


class MarkedCopies(Protocol):
    """Makes the copies that go with a reply."""

    async def of(self, item: OutboxItem) -> Sequence[CopyMade]:
        """One for every workbook that the reply wants marked; a fault of ours is a reason, never an exception.

        Only :class:`StorageUnavailable` is raised. The same item gives the same copies while the original is there.
        """
        ...


class Inbox(Protocol):
    """A folder of a mailbox that mails arrive in. Nothing in it is ever deleted.

    Losing the server raises :class:`MailboxUnavailable`; the caller backs off and calls again, and the
    adapter reconnects by itself.
    """

    @property
    def account(self) -> str:
        """A stable name of the mailbox, e.g. ``"desk@imap.example.com"``; part of every mail key."""
        ...

    @property
    def folder(self) -> str:
        """The folder's name, as configured."""
        ...

    async def arrivals(self, after: Bookmark | None) -> tuple[Bookmark, Sequence[Arrival]]:
        """What lies in the folder beyond the bookmark, oldest first, and the bookmark for the next call.

        With no bookmark, or one of another validity, the folder is listed from the start; mails that had
        lain there for longer than the configured backlog are passed over. A cheap call when nothing is new,
        whatever the folder holds.
        """
        ...

    async def fetch(self, arrival: Arrival, at_most: int) -> bytes | None:
        """The raw mail without marking it as read, cut after ``at_most`` bytes; None when it is gone."""
        ...

    async def file_away(self, key: MailKey, shelf: Shelf, message_id: MessageId | None = None) -> None:
        """Move the mail to the shelf's folder. Moving a mail that is gone or already there changes nothing.

        A mail that was held and handled once more lies among the held ones and is moved from there; where only
        that tells which one it is, by its Message-ID. Raises :class:`FilingRefused` when the mail must stay.
        """
        ...

    async def wait(self, seconds: float) -> None:
        """Return when something may have arrived, or after the given time."""
        ...

    async def close(self) -> None:
        """Log out; never raises."""
        ...


class MailboxUnavailable(Exception):  # noqa: N818 - reads as a state, and is one
    """The mail server cannot be used now. The text says why, in words for an administrator, no secrets.

    ``retry_after`` is the least number of seconds to wait: a refused login must not be repeated quickly.
    """

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class FilingRefused(Exception):  # noqa: N818 - likewise
    """A mail may not be moved (no room, no right to); nothing else is hindered. The text says why, as above."""


class TransportUnavailable(Exception):  # noqa: N818 - likewise
    """No mail can leave now, whomever it is for. Text and ``retry_after`` as in :class:`MailboxUnavailable`."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class StorageUnavailable(Exception):  # noqa: N818 - reads as a state, and is one
    """Nothing can be stored now (disk full, database locked); no work is lost, it is tried again later."""


class Transport(Protocol):
    """Hands a finished mail to the next server, once per call."""

    async def send(self, recipient: str, message: bytes) -> Sent | Deferred | Rejected | Ambiguous | Unreachable:
        """Try once. Never raises for anything a server or network does."""
        ...

    async def check(self) -> str | None:
        """What keeps mails from leaving now, in words for an administrator; None when nothing does."""
        ...

    async def close(self) -> None:
        """Say goodbye; never raises."""
        ...


class Renderer(Protocol):
    """Makes the mail out of a reply's facts."""

    def render(self, item: OutboxItem, copies: Sequence[CopyMade] = ()) -> bytes:
        """The complete RFC 5322 message, CRLF line ends. The same item and copies render to the same bytes."""
        ...


class Ledger(Protocol):
    """The unit of work over everything stored: each method is one transaction and is done or not done.

    Cancelling the caller does not break a transaction half-way.
    """

    async def bookmark(self, account: str, folder: str) -> Bookmark | None:
        """How far the folder has been read."""
        ...

    async def move_bookmark(self, account: str, folder: str, bookmark: Bookmark) -> None:
        """Remember how far the folder has been read."""
        ...

    async def find_mail(self, key: MailKey) -> MailRecord | None:
        """The mail taken in under this key."""
        ...

    async def mail(self, mail_id: int) -> MailRecord | None:
        """The mail with this number."""
        ...

    async def take_in(self, key: MailKey, original: Sha256 | None, size: int, received_at: dt.datetime) -> MailRecord:
        """Record a mail before any work on it starts; a key that is known gives the existing record."""
        ...

    async def begin(self, mail_id: int) -> int:
        """Count an attempt at handling the mail and return how many that makes."""
        ...

    async def unsettled(self) -> Sequence[MailRecord]:
        """Mails without an outcome, oldest first."""
        ...

    async def unfiled(self, account: str) -> Sequence[MailRecord]:
        """Mails of the account with an outcome that have not been moved to their shelf yet."""
        ...

    async def mark_filed(self, mail_id: int) -> None:
        """Remember that the mail lies on its shelf."""
        ...

    async def twin(
        self, record: MailRecord, message_id: MessageId, files: Collection[Sha256] | None = None
    ) -> MailRecord | None:
        """An earlier settled mail that is this very mail: same Message-ID, and same raw bytes or same files.

        Used to recognise one mail found twice (copied folders, changed UIDVALIDITY, two addresses). ``files``
        are the digests of all attachments; without them only the raw bytes decide.
        """
        ...

    async def settle(self, outcome: Outcome, now: dt.datetime) -> None:
        """Store everything that was decided about a mail; doing it twice changes nothing.

        Where another copy of this mail (see :meth:`twin`) has a reply already, the mail is ignored instead.
        """
        ...

    async def reopen(self, mail_id: int, now: dt.datetime, who: str = "staff", *, sender_trusted: bool = False) -> bool:
        """Forget a held mail's outcome so that it is handled once more; False when no such mail is held.

        ``sender_trusted`` is a person's word that the sender is genuine; it is kept with the mail.

        Recorded with time and name. A reply that has left, or may have, is kept and never made anew.
        """
        ...

    async def held(self) -> Sequence[MailRecord]:
        """Mails on the Held shelf that nobody has closed, oldest first."""
        ...

    async def questions(self) -> Sequence[MailRecord]:
        """Handled mails that ask something and that nobody has closed, oldest first."""
        ...

    async def close(self, mail_id: int, now: dt.datetime, who: str = "staff") -> bool:
        """Note that a person has done with a held or asking mail; False when no such mail waits for one.

        Recorded with time and name.
        """
        ...

    async def language_of(self, address: str) -> Language | None:
        """The language this sender once asked for."""
        ...

    async def same_file(self, address: str, sha256: Sha256, before: int) -> PastSubmission | None:
        """The submission of the very same bytes by this sender in a mail before the given one."""
        ...

    async def previous(self, address: str, kind: TemplateKind, company: str, before: int) -> PastSubmission | None:
        """This sender's latest examined submission of that template in a mail before the given one.

        A submission whose company name differs is another supplier's unless one of the names is blank.
        """
        ...

    async def case_of(self, references: Sequence[MessageId], address: str) -> str | None:
        """The case of our own reply among the references, if that reply went to this very address."""
        ...

    async def refused_lately(self, address: str, since: dt.datetime) -> bool:
        """Whether this address got a reply without any examined workbook since then."""
        ...

    async def due(self, now: dt.datetime, limit: int) -> Sequence[OutboxItem]:
        """Queued replies whose time has come, oldest first; also those a crash left in sending."""
        ...

    async def begin_sending(self, item_id: int) -> bool:
        """Mark the reply as being sent and count the attempt, before any byte leaves.

        False, and nothing is changed, when it may not leave any more: a person has cancelled it meanwhile.
        """
        ...

    async def finish_sending(self, item_id: int, attempt: Attempt) -> None:
        """Store how an attempt ended."""
        ...

    async def traffic(self, recipient: str, now: dt.datetime) -> Traffic:
        """What was sent in the last hour and day, counted by recipient, domain and overall."""
        ...

    async def outbox(self, states: Sequence[Delivery] = ()) -> Sequence[OutboxItem]:
        """Everything in the outbox in these states (all states when none is given), oldest first."""
        ...

    async def decide(self, item_id: int, state: Delivery, now: dt.datetime, who: str = "staff") -> bool:
        """A person's decision: queue a draft, a failed or a withheld reply, or cancel an unsent one.

        Recorded with time and name. False when there is no such reply or it is past deciding.
        """
        ...
