"""Whose submission it is: what ties it to a supplier, and what stays without one."""

import datetime as dt
from dataclasses import dataclass

from .supplier import TiedBy


@dataclass(frozen=True, slots=True)
class Tied:
    """A submission's supplier, and what told."""

    supplier: int
    """The number it is stored under."""
    by: TiedBy


@dataclass(frozen=True, slots=True)
class UntiedSubmission:
    """An examined submission that nobody knows the supplier of."""

    number: int
    mail_id: int
    received_at: dt.datetime
    sender: str
    company: str
    """As the workbook has it; ``""`` when blank."""
    contact: str
    """The contact's mail address in the workbook, in small letters; ``""`` when there is none, or not known."""
    template: str
    """Kind and edition, e.g. ``"CMRT 6.5"``."""
    name: str
    """The file's name."""
