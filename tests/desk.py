"""Stand-ins for the ports of a desk: a clock that is told the time, a reader that reads prepared declarations."""

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from oredesk.core.declaration import Declaration
from oredesk.core.marked_copy import CopyMade
from oredesk.core.message import Attachment, Authenticity, IncomingMessage, MailKey, MessageId, Sha256
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.reply import Ambiguous, Deferred, OutboxItem, Rejected, Sent, Unreachable
from oredesk.core.submission import Reading

Answer = Sent | Deferred | Rejected | Ambiguous | Unreachable

MORNING = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
CLERK = "clerk@supplier.example"


@dataclass
class FakeClock:
    """Implements :class:`oredesk.core.ports.Clock`."""

    moment: dt.datetime = MORNING

    def now(self) -> dt.datetime:
        return self.moment

    def pass_(self, **amount: float) -> None:
        """Let time pass: ``pass_(minutes=5)``."""
        self.moment += dt.timedelta(**amount)


@dataclass
class FakeReader:
    """Implements :class:`oredesk.core.ports.WorkbookReader`: knows what each file's bytes declare."""

    known: dict[bytes, Declaration] = field(default_factory=dict)

    async def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        result = self.known.get(attachment.data, Refusal(RefusalCode.PICTURE))
        return (Reading(attachment.name, attachment.sha256, result),)


@dataclass
class FakeTransport:
    """Implements :class:`oredesk.core.ports.Transport`: answers as told, remembers what it was given."""

    answer: Callable[[], Answer] = Sent
    sent: list[tuple[str, bytes]] = field(default_factory=list)

    async def send(self, recipient: str, message: bytes) -> Answer:
        self.sent.append((recipient, message))
        return self.answer()

    async def check(self) -> str | None:
        return None

    async def close(self) -> None:
        """Nothing is open."""


@dataclass
class FakeRenderer:
    """Implements :class:`oredesk.core.ports.Renderer`: a mail that is only its number."""

    broken: set[int] = field(default_factory=set)
    """The replies that a fault keeps from being made."""

    def render(self, item: OutboxItem, copies: Sequence[CopyMade] = ()) -> bytes:
        if item.id in self.broken:
            raise ZeroDivisionError("a word of the reply")
        shown = b"".join(str(copy.result).encode() for copy in copies)
        return f"Message-ID: {item.message_id}\r\n\r\n".encode() + shown


def attachment(content: bytes, name: str = "CMRT.xlsx") -> Attachment:
    return Attachment(name, content, Sha256(hashlib.sha256(content).hexdigest()))


def incoming(number: int = 1, *files: bytes, **facts: object) -> IncomingMessage:
    """A mail of the clerk with these files; any field of the message may be given."""
    plain: dict[str, object] = {
        "message_id": MessageId(f"<{number}@supplier.example>"),
        "sender": CLERK,
        "sender_name": "Clerk",
        "subject": "Our CMRT",
        "date": MORNING,
        "text": "Please find our declaration attached.",
        "references": (),
        "attachments": tuple(attachment(content) for content in files),
        "skipped": (),
        "links": (),
        "silence": None,
        "authenticity": Authenticity.UNVERIFIED,
    }
    return IncomingMessage(**{**plain, **facts})  # type: ignore[arg-type]


def key(uid: int) -> MailKey:
    return MailKey("desk@example.test", "INBOX", "1", str(uid))
