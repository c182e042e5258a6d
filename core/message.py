"""A mail as the desk sees it, and the keys under which it is received exactly once."""

import datetime as dt
import enum
from dataclasses import dataclass
from typing import NewType

from .refusal import Refusal

MessageId = NewType("MessageId", str)
"""An RFC 5322 Message-ID with its angle brackets, cleaned; made from the content when the mail had none."""

Sha256 = NewType("Sha256", str)
"""A SHA-256 digest in lower-case hex."""


@dataclass(frozen=True, slots=True)
class MailKey:
    """Where a mail was found; unique for ever as long as ``validity`` stands (RFC 9051 section 2.3.1.1)."""

    account: str
    folder: str
    validity: str
    """IMAP's UIDVALIDITY; ``"maildir"`` for a Maildir."""
    uid: str
    """IMAP's UID; the unique part of the file name for a Maildir."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a folder has been read: everything up to ``uid`` under ``validity`` is already recorded."""

    validity: str
    uid: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail that lies in the folder and has not been fetched."""

    key: MailKey
    size: int
    """Bytes of the whole mail, as the server says."""


class Shelf(enum.StrEnum):
    """The folder a mail is filed in once its outcome is stored."""

    PROCESSED = "Processed"
    HELD = "Held"
    IGNORED = "Ignored"


class Authenticity(enum.StrEnum):
    """What the operator's own mail server said about the sender (RFC 8601)."""

    PASS = "pass"  # noqa: S105 - a verdict, not a secret
    FAIL = "fail"
    UNVERIFIED = "unverified"
    """No statement by a server that is trusted; never taken for a pass."""


class Silence(enum.StrEnum):
    """Why a mail must not be answered automatically (RFC 3834 and what real systems send)."""

    AUTO_SUBMITTED = "auto-submitted"
    NULL_SENDER = "null-sender"
    BULK = "bulk"
    MAILING_LIST = "mailing-list"
    SUPPRESSED = "suppressed"
    LOOP = "loop"
    REPORT = "report"
    ROBOT_ADDRESS = "robot-address"
    OURSELVES = "ourselves"
    NOT_ADDRESSED = "not-addressed"
    SPAM = "spam"
    NO_SENDER = "no-sender"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of a mail; the name is the sender's, cleaned for display and never used as a path."""

    name: str
    data: bytes
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that was seen but not handed to the reader, and why."""

    name: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report about one of our own mails (RFC 3464)."""

    recipient: str
    status: str
    """The enhanced status code, e.g. ``"5.1.1"``; ``""`` when the report has none."""
    original_message_id: MessageId | None
    permanent: bool


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """A received mail, decoded and cleaned: no NULs, no surrogates, no control or bidi characters."""

    message_id: MessageId
    sender: str
    """The address of the From header in lower case; ``""`` when there is not exactly one."""
    sender_name: str
    subject: str
    date: dt.datetime | None
    text: str
    """The sender's own plain text without quoted mail, at most 20,000 characters."""
    references: tuple[MessageId, ...]
    """In-Reply-To and References, newest last, at most 20."""
    attachments: tuple[Attachment, ...]
    skipped: tuple[SkippedFile, ...]
    links: tuple[str, ...]
    """Host names of file-sharing links in the text."""
    silence: Silence | None
    authenticity: Authenticity
    bounce: Bounce | None = None
