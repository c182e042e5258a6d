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


@dataclass(frozen=True, slots=True)
class Sent:
    """The server took the mail."""


@dataclass(frozen=True, slots=True)
class Deferred:
    """The server did not take it, and may take it later (4xx, connection lost)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """There is no server to speak to, or it refuses our login: nothing that has to do with this mail."""

    reason: str
    retry_after: float = 0.0
    """The least number of seconds before the next try: a refused login must not be repeated quickly."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The server will never take it (5xx)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The connection ended after the data and before the answer: it may have been taken."""

    reason: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt at sending a reply ended."""

    state: Delivery
    at: dt.datetime
    next_try: dt.datetime | None = None
    """When to try again; None when the state is final."""
    error: str = ""
    ambiguous: bool = False
    """Whether the server may have taken the mail all the same."""
    counted: bool = True
    """Whether it costs the reply some of our patience; not so when no server could be reached at all."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """How many automatic replies were sent lately."""

    to_recipient_hour: int
    to_recipient_day: int
    to_domain_hour: int
    overall_hour: int
