"""A survey round: whom it asks with which instrument, and by when."""

import datetime as dt
import enum
from dataclasses import dataclass
from decimal import Decimal

from .language import Language, Text


class Track(enum.StrEnum):
    """The instrument that a supplier is asked with."""

    SURVEY = "survey"
    """CMRT and EMRT."""
    SELF_ASSESSMENT = "self-assessment"
    """The short form, with sampled audits."""

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _TRACKS[self].in_(language)


_TRACKS = {
    Track.SURVEY: Text("CMRT/EMRT survey", "CMRT/EMRT 调查"),
    Track.SELF_ASSESSMENT: Text("self-assessment form", "自评表"),
}


@dataclass(frozen=True, slots=True)
class Campaign:
    """One survey round, usually a calendar year."""

    number: int
    name: str
    """What people call it; unique: ``"2026"``."""
    starts: dt.date
    deadline: dt.date | None
    """The day by which suppliers must have answered; None while none is set."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The track of one supplier in one split, and why."""

    supplier: int
    """The supplier's number."""
    code: str
    name: str
    position: int
    """Place in the order of spend, from 1; 0 for suppliers that the split does not rank."""
    track: Track | None
    """None for a supplier that is out of scope."""
    spend: Decimal | None
    before: float
    """Percent of all spend that the suppliers ahead of it make up."""
    cumulated: float
    """The same, itself included."""
    reason: str
    """The rule that decided, e.g. ``"within-threshold"``, ``"tie"``, ``"no-spend"``; worded in two languages."""


@dataclass(frozen=True, slots=True)
class Split:
    """How a campaign's suppliers were divided by spend on one day."""

    campaign: int
    at: dt.datetime
    who: str
    threshold: float
    """Percent of spend that the survey track shall cover."""
    total: Decimal
    assignments: tuple[Assignment, ...]
    """In the order of spend."""


@dataclass(frozen=True, slots=True)
class DeadlineSet:
    """What a person said about a campaign's deadline; the latest word counts."""

    at: dt.datetime
    who: str
    deadline: dt.date | None
    """None takes the deadline away."""
    reason: str


class Selecting(enum.StrEnum):
    """How suppliers are picked out of a campaign."""

    SCREENING = "screening"
    """By rules."""
    SAMPLE = "sample"
    """At random, by a seed."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One supplier that was picked."""

    supplier: int
    """The supplier's number."""
    rules: tuple[str, ...]
    """The ids of the rules that hit, in the rules' order; ``("sample",)`` for one that was drawn."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Whom rules, or a random sample, picked in a campaign on one day."""

    campaign: int
    at: dt.datetime
    who: str
    kind: Selecting
    basis: tuple[tuple[str, str], ...]
    """What it was made by: each rule's id with its condition, or seed, size, and the population's size and digest."""
    picked: tuple[Pick, ...]
