"""What a place's risk is: a number where there is one, what it is made of, and typed answers kept apart from it."""

import datetime as dt
import enum
from dataclasses import dataclass

from ..indicator import Indicator
from ..risk_score import Band
from .place import Place

METHOD = "method"
"""The source of what no published list says, but the method's own."""


class Part(enum.StrEnum):
    """What the number is made of."""

    CONFLICT = "conflict"
    GOVERNANCE = "governance"
    HUMAN_RIGHTS = "human-rights"


class Topic(enum.StrEnum):
    """What is answered by yes or no, whatever the number is."""

    CONFLICT = "conflict"
    GOVERNANCE = "governance"
    HUMAN_RIGHTS = "human-rights"
    EU_LIST = "eu-list"
    COVERED = "covered"
    UN_REGIME = "un-regime"


class Known(enum.StrEnum):
    """An answer; what nobody measured is unknown and never a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class FloorRule(enum.StrEnum):
    """Why a place scores at least so much, whatever the figures say."""

    EU_LISTED = "eu-listed"
    EU_REGION_UNKNOWN = "eu-region-unknown"
    COVERED = "covered"
    UN_REGIME = "un-regime"
    TRANSIT = "transit"
    EMBARGO = "embargo"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one indicator says about a place; without a value it is *no data*."""

    indicator: Indicator
    part: Part
    value: float | None = None
    points: float | None = None
    """0 to 100, before the region rule; None without a value."""
    edition: str = ""
    """The publisher's name of it."""
    year: int | None = None
    """The year that the value is about."""
    as_of: dt.date | None = None
    region: str = ""
    """ISO 3166-2 where the value is about the region alone."""
    note: str = ""

    def is_old(self, today: dt.date, months: int) -> bool:
        """Whether more than so many months have passed since the end of the year that the value is about."""
        return is_old(self.year, today, months)


def is_old(year: int | None, today: dt.date, months: int) -> bool:
    """Whether more than so many months have passed since the end of that year; no year is never old."""
    return year is not None and 12 * (today.year - year - 1) + today.month - 1 >= months


@dataclass(frozen=True, slots=True)
class PartScore:
    """One of the three parts."""

    part: Part
    points: float | None
    """0 to 100; None when no indicator says anything about it."""
    before_region: float | None
    """The same before the region rule; the two differ only where the rule lowered it."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A rule that applied to the place."""

    rule: FloorRule
    points: float
    """The least that the place scores by it."""
    source: str
    """The list that says so, or :data:`METHOD`."""
    on: dt.date | None
    """The day that the list is from."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one topic, and what it rests on."""

    topic: Topic
    known: Known
    because: tuple[Indicator, ...] = ()
    """Of conflict, governance and human rights: the indicators that say yes, else those that were asked."""
    source: str = ""
    """Of a list: its name."""
    on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlaceRisk:
    """The risk of one place. *Low* never means free of conflict: the number ranks work."""

    place: Place
    metal: str
    """In small letters; ``""`` when no metal was asked about."""
    score: float | None
    """0 to 100, floors included; None when too little is known of the place (*incomplete*)."""
    band: Band | None
    """None when incomplete."""
    base: float | None
    """The score before floors; None when incomplete."""
    least: float
    """What the place scores at least, whatever the missing figures are: of an incomplete one the highest floor, or
    what the known parts add up to. Of a complete one the score."""
    most: float
    """What it scores at most, however bad the missing figures are. Of a complete one the score."""
    parts: tuple[PartScore, ...]
    """One of each part."""
    floors: tuple[Floor, ...]
    """All that applied, the highest first."""
    answers: tuple[Answer, ...]
    """One of each topic."""
    verdicts: tuple[Verdict, ...]
    """One of each indicator that is a figure, with or without data."""

    @property
    def incomplete(self) -> bool:
        """Whether too little is known of it for a score."""
        return self.score is None

    @property
    def lifted(self) -> Floor | None:
        """The floor that lifted the score over its base; None when none did, or when it is incomplete."""
        if self.base is None or not self.floors or self.floors[0].points <= self.base:
            return None
        return self.floors[0]

    @property
    def enhanced_due_diligence(self) -> bool:
        """Whether the answer to any topic is yes."""
        return any(answer.known is Known.YES for answer in self.answers)

    def part(self, part: Part) -> PartScore:
        """That part."""
        return next(one for one in self.parts if one.part is part)

    def answer(self, topic: Topic) -> Answer:
        """The answer to that topic."""
        return next(one for one in self.answers if one.topic is topic)
