"""One received workbook and what became of it."""

import datetime as dt
from dataclasses import dataclass

from .declaration import Declaration
from .finding import Examination, Finding, Verdict
from .message import MailKey, MessageId, Sha256, Shelf
from .mineral import Mineral
from .refusal import Refusal
from .template import Template


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of one file: a declaration, or a refusal."""

    name: str
    """The file's name; for a file out of an archive ``"archive.zip/inner.xlsx"``."""
    sha256: Sha256
    result: Declaration | Refusal


@dataclass(frozen=True, slots=True)
class Progress:
    """What changed since the same supplier's previous submission of the same template."""

    previous_at: dt.datetime
    fixed: tuple[Finding, ...]
    """Findings (errors and warnings) of the previous round that are gone."""
    left: int
    new: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """What is told about one file: who it is from, what was found, what changed since last time."""

    name: str
    """The file's name; ``""`` when the report is about the mail as a whole."""
    sha256: Sha256 | None
    refusal: Refusal | None = None
    template: Template | None = None
    company: str = ""
    scope: str = ""
    minerals: tuple[Mineral, ...] = ()
    examination: Examination | None = None
    progress: Progress | None = None
    seen_before: dt.datetime | None = None
    """When the very same bytes were received from the same sender before."""

    @property
    def verdict(self) -> Verdict:
        """Unreadable when refused, else what the examination says."""
        return self.examination.verdict if self.examination else Verdict.UNREADABLE


@dataclass(frozen=True, slots=True)
class PastSubmission:
    """An earlier submission, as far as the next one needs it."""

    received_at: dt.datetime
    template: Template
    company: str
    examination: Examination


@dataclass(frozen=True, slots=True)
class MailRecord:
    """A mail the desk has taken in; its raw bytes lie among the originals."""

    id: int
    key: MailKey
    original: Sha256 | None
    """The raw bytes' digest; None when the mail was too large to be fetched."""
    size: int
    received_at: dt.datetime
    attempts: int
    """How often handling it was begun."""
    shelf: Shelf | None
    """Where it belongs; None while its outcome is not stored."""
    filed: bool
    reason: str
    """Why it was held or ignored; ``""`` otherwise."""
    sender: str
    message_id: MessageId | None
    sender_trusted: bool = False
    """A person's word that the sender is genuine although the mail server doubts it."""
