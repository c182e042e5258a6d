"""A poller over a stand-in inbox: a folder that refuses and fails as it is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desk import FakeClock, FakeReader, incoming
from knowledge import knowledge_of
from oredesk.core.message import Arrival, Bookmark, IncomingMessage, MailKey, MessageId, Shelf
from oredesk.core.policy import Policy
from oredesk.core.ports import FilingRefused, Ledger, WorkbookReader
from oredesk.core.reexamination import Reexamination
from oredesk.core.usecases.receive_message import Desk
from oredesk.core.usecases.reexamine import Archive
from oredesk.mailbox.handling import MailHandler
from oredesk.mailbox.poller import Poller
from oredesk.storage.opening import Storage

LARGEST = 1_000_000


@dataclass
class FakeInbox:
    """Implements :class:`oredesk.core.ports.Inbox`: a mail is only its number, which is its whole text."""

    uids: list[int] = field(default_factory=list)
    troubles: list[Exception] = field(default_factory=list)
    """What asking for arrivals raises, one a call."""
    unfetchable: dict[int, Exception] = field(default_factory=dict)
    unmovable: set[int] = field(default_factory=set)
    shelves: dict[int, Shelf] = field(default_factory=dict)
    account: str = "desk@example.test"
    folder: str = "INBOX"

    async def arrivals(self, after: Bookmark | None) -> tuple[Bookmark, Sequence[Arrival]]:
        if self.troubles:
            raise self.troubles.pop(0)
        last = int(after.uid) if after else 0
        found = [Arrival(self.key(uid), len(str(uid))) for uid in self.uids if uid > last]
        return Bookmark("1", str(max((last, *self.uids)))), found

    def key(self, uid: int) -> MailKey:
        return MailKey(self.account, self.folder, "1", str(uid))

    async def fetch(self, arrival: Arrival, at_most: int) -> bytes | None:
        uid = int(arrival.key.uid)
        if uid in self.unfetchable:
            raise self.unfetchable[uid]
        return arrival.key.uid.encode()[:at_most]

    async def file_away(self, key: MailKey, shelf: Shelf, message_id: MessageId | None = None) -> None:  # noqa: ARG002 - the port's
        if int(key.uid) in self.unmovable:
            raise FilingRefused("no room on that shelf")
        self.shelves[int(key.uid)] = shelf

    async def wait(self, seconds: float) -> None:
        """There is always something to look for."""

    async def close(self) -> None:
        """Nothing is open."""


def poller_over(
    inbox: FakeInbox, storage: Storage, ledger: Ledger | None = None, reader: WorkbookReader | None = None
) -> Poller:
    """A poller whose mails hold one file, their number; ``ledger`` may stand before the storage's own."""
    ledger, clock = ledger or storage.ledger, FakeClock()
    desk = Desk(ledger, reader or FakeReader(), clock, Policy(), lambda: "OD-TEST-CASE", knowledge_of(storage.ledger))
    handler = MailHandler(desk, storage.originals, _parse, LARGEST)
    return Poller(inbox, ledger, storage.originals, handler, clock, LARGEST, at_once=2)


def _parse(raw: bytes) -> IncomingMessage:
    number = int(raw)
    return incoming(number, raw, sender=f"clerk{number}@supplier.example")


def archive_of(storage: Storage) -> Archive:
    """What was sent to a desk whose mails cannot be parsed any more."""
    never: dict[bytes, IncomingMessage] = {}
    told: list[Reexamination] = []
    knowledge = knowledge_of(storage.ledger)
    return Archive(knowledge, storage.originals, never.__getitem__, FakeReader(), FakeClock(), told.append)
