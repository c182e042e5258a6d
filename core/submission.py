"""One received workbook and what became of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from .declaration import Declaration
from .finding import Examination, Finding, Verdict
from .message import Attachment, MailKey, MessageId, Sha256, Shelf
from .mineral import Mineral
from .refusal import Refusal
from .smelter import DeclaredSmelter
from .survey import Answers
from .template import Template


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of one file: a declaration, or a refusal."""

    name: str
    """The file's name; for a file out of an archive ``"archive.zip/inner.xlsx"``."""
    sha256: Sha256
    result: Declaration | Refusal


def likely_first(files: Sequence[Attachment], workbook: Sha256, name: str) -> Sequence[Attachment]:
    """Where a workbook of that digest and name is to be looked for among the files of its mail.

    The file itself; else all files, those first that it may be packed in by its name.
    """
    exact = [file for file in files if file.sha256 == workbook]
    return exact[:1] or sorted(files, key=lambda file: not name.startswith(f"{file.name}/"))


@dataclass(frozen=True, slots=True)
class Progress:
    """What changed since the same supplier's previous submission of the same template."""

    previous_at: dt.datetime
    fixed: tuple[Finding, ...]
    """Findings (errors and warnings) of the previous round that are gone."""
    left: int
    new: int
    other_rules: bool = False
    """Whether other rules, or another smelter reference, were applied then: what is new may have stood there before."""


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
    declared: tuple[DeclaredSmelter, ...] = ()
    """The smelters the declaration names; kept with the submission and left out of replies."""
    contents: str = ""
    """SHA-256 over everything declared but the effective date (:func:`core.fingerprint.contents_digest`)."""
    effective_date: dt.date | None = None
    answers: Answers | None = None
    """What risk is scored by (:func:`core.usecases.declared_answers.answers_of`); kept with the submission."""
    contact: str = ""
    """The contact's mail address as declared, which may help staff to tell whose the file is."""

    @property
    def for_supplier(self) -> Self:
        """What may be told to the supplier: no suspicions, and nothing that only comparisons need."""
        shown = self.examination.for_supplier if self.examination else None
        return replace(self, examination=shown, declared=(), contents="", effective_date=None, answers=None, contact="")

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
    scope: str = ""
    declared: tuple[DeclaredSmelter, ...] = ()
    contents: str = ""
    effective_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A submission by somebody else that is very like this one."""

    submission: int
    """Its number."""
    company: str
    received_at: dt.datetime
    same_file: bool
    """Whether it is the very same bytes."""
    metal: str
    """The metal whose smelters are alike; ``""`` when the whole file is the same."""
    smelters: int
    """How many smelters of that metal it names."""
    share: float
    """Jaccard index of the two sets of smelters of that metal, 0 to 1."""


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
