"""Submissions examined once more because the smelter reference changed, and what came out differently."""

import datetime as dt
from dataclasses import dataclass

from .finding import CheckFault, Examination, Finding
from .message import Sha256
from .smelter import DeclaredSmelter
from .submission import PastSubmission
from .survey import Answers


@dataclass(frozen=True, slots=True)
class StoredSubmission:
    """An examined workbook that lies among the originals, as far as examining it once more needs it."""

    number: int
    mail_id: int
    original: Sha256
    """The raw mail that brought it."""
    sha256: Sha256
    """The workbook itself; the mail or an archive in it holds the file with this digest."""
    name: str
    sender: str
    past: PastSubmission
    """As it stands by now: its examination is that of the latest re-examination, if there was one."""


@dataclass(frozen=True, slots=True)
class Reexamination:
    """How one submission looks under another smelter reference."""

    submission: int
    at: dt.datetime
    examination: Examination
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    answers: Answers | None = None
    """As they are read by now; None when the workbook could not be read."""
    declared: tuple[DeclaredSmelter, ...] = ()
    """The smelters that it names, as they are read by now; nothing when it could not be read."""


@dataclass(frozen=True, slots=True)
class SmelterUse:
    """A submission that names a smelter."""

    submission: int
    sender: str
    company: str
    received_at: dt.datetime
    template: str
    """Kind and edition, e.g. ``"CMRT 6.5"``."""
    metal: str
    name: str
    """The smelter's name as declared."""
    current: bool
    """Whether it is the sender's latest submission of that template for that company."""


@dataclass(frozen=True, slots=True)
class ReferenceChange:
    """What one re-examination found different; only those that found a difference or a fault."""

    at: dt.datetime
    reference: str
    """The version of the smelter reference that the submission was examined with."""
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    faults: tuple[CheckFault, ...]


@dataclass(frozen=True, slots=True)
class StaffNote:
    """What staff should look at in one submission, and what its supplier was never told."""

    submission: int
    mail_id: int
    sender: str
    company: str
    received_at: dt.datetime
    template: str
    """Kind and edition, e.g. ``"CMRT 6.5"``."""
    name: str
    """The file's name."""
    suspicions: tuple[Finding, ...]
    faults: tuple[CheckFault, ...]
    changes: tuple[ReferenceChange, ...]
    """Oldest first."""
    supplier: str = ""
    """Code and name of the supplier whose submission it is; ``""`` when nobody knows."""
