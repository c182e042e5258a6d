"""All that handling one mail decided, as it is stored."""

from dataclasses import dataclass

from .language import Language
from .message import Authenticity, Bounce, MessageId, Sha256, Shelf
from .reply import Delivery, Reply
from .submission import FileReport


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that handling one mail decided; stored in one transaction."""

    mail_id: int
    shelf: Shelf
    reason: str = ""
    """Why the mail is held or ignored."""
    sender: str = ""
    message_id: MessageId | None = None
    files: tuple[Sha256, ...] | None = None
    """The digests of all attachments, by which copies of this mail are recognised; None when not known."""
    reports: tuple[FileReport, ...] = ()
    """One submission is recorded per report that has a digest."""
    reply: Reply | None = None
    reply_state: Delivery = Delivery.QUEUED
    language: Language | None = None
    """A language the sender asked for; remembered for next time."""
    question_noticed: bool = False
    bounce: Bounce | None = None
    authenticity: Authenticity = Authenticity.UNVERIFIED
    """What the mail server said about the sender; whose submission it is depends on it."""
