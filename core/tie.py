"""Whose submission it is, and what told."""

import datetime as dt
from dataclasses import dataclass

from .finding import Verdict
from .supplier import TiedBy


@dataclass(frozen=True, slots=True)
class Tied:
    """A submission's supplier, and what told."""

    supplier: int
    """The number it is stored under."""
    by: TiedBy


@dataclass(frozen=True, slots=True)
class SubmissionCard:
    """A submission at a glance: what tells a person whose it is."""

    number: int
    mail_id: int
    received_at: dt.datetime
    sender: str
    company: str
    """As the workbook has it; ``""`` when blank."""
    contact: str
    """The contact's mail address in the workbook, in small letters; ``""`` when there is none, or not known."""
    template: str
    """Kind and edition, e.g. ``"CMRT 6.5"``; ``""`` when it was refused."""
    name: str
    """The file's name."""
    tied: Tied | None = None
    """None when nobody knows the supplier."""


@dataclass(frozen=True, slots=True)
class TiedSubmission:
    """A submission that belongs to a supplier, and what came of it."""

    number: int
    received_at: dt.datetime
    sender: str
    company: str
    """As the workbook has it; ``""`` when blank."""
    template: str
    """Kind and edition, e.g. ``"CMRT 6.5"``; ``""`` when it was refused."""
    verdict: Verdict
    """Of its first examination."""
    tied_by: TiedBy
