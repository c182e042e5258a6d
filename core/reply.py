"""What is to be sent, and how far its sending has come."""

import datetime as dt
import enum
from dataclasses import dataclass

from .language import Language
from .message import MessageId
from .submission import FileReport


@dataclass(frozen=True, slots=True)
class Reply:
    """The facts of one answer to a mail; the wording is made from them when it is sent."""

    case: str
    """The case reference printed in subject and text, e.g. ``"OD-7KQ2-M9XR"``."""
    to: str
    subject: str
    """The subject of the mail that is answered, cleaned."""
    in_reply_to: MessageId
    references: tuple[MessageId, ...]
    languages: tuple[Language, ...]
    """One language, or several when the sender's is not known."""
    reports: tuple[FileReport, ...]
    question_noticed: bool
    """Whether the mail's text seems to ask something that a person must answer."""


class Delivery(enum.StrEnum):
    """How far a reply has come."""

    DRAFT = "draft"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    WITHHELD = "withheld"
    CANCELLED = "cancelled"
    BOUNCED = "bounced"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """A reply in the outbox."""

    id: int
    mail_id: int
    message_id: MessageId
    """Fixed when the reply is recorded, so that a doubled delivery can be recognised."""
    reply: Reply
    state: Delivery
    attempts: int
    ambiguous: int
    """How many attempts ended without our knowing whether the server took the mail."""
    next_try: dt.datetime
    created_at: dt.datetime
    sent_at: dt.datetime | None
    last_error: str
