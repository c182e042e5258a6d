"""What is asked of a publisher's file, and what comes of reading it: an edition, or what is wrong with the file."""

import datetime as dt
import enum
from dataclasses import dataclass

from ...indicator import IndicatorEdition, IndicatorSource


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a file beside the file."""

    today: dt.date
    source: IndicatorSource | None = None
    """Whose figures they are; None when the layout shall tell."""
    year: int | None = None
    """The year that the figures must be about; None for the latest in the file."""
    as_of: dt.date | None = None
    edition: str = ""
    sheet: str = ""
    file: str = ""
    """The file's name, fit to be shown and kept."""


class Why(enum.StrEnum):
    """What is wrong with a file; worded by :mod:`.wording`."""

    LAYOUT = "layout"
    SEVERAL_LAYOUTS = "several-layouts"
    COLUMNS = "columns"
    NO_SHEET = "no-sheet"
    SHEETS = "sheets"
    JSON = "json"
    COUNTRY = "country"
    CODE = "code"
    NO_CODE = "no-code"
    CONTRADICTION = "contradiction"
    REGION = "region"
    NUMBER = "number"
    WHOLE = "whole"
    RANGE = "range"
    BLANK = "blank"
    LEVEL = "level"
    FLAG = "flag"
    TWICE = "twice"
    YEAR = "year"
    OTHER_YEAR = "other-year"
    MIXED_YEARS = "mixed-years"
    NO_SUCH_YEAR = "no-such-year"
    FUTURE = "future"
    NO_YEAR = "no-year"
    NO_DAY = "no-day"
    FEW = "few"
    NOTHING = "nothing"


class Passed(enum.StrEnum):
    """Why a row was passed over although nothing is wrong with it."""

    NO_FIGURE = "no-figure"
    AGGREGATE = "aggregate"
    """A group of countries, as *World*."""
    FORMER = "former"
    """A country that is no more."""
    NOTE = "note"
    """No row of figures: units, a footnote."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; ``""`` and 0 where that says nothing."""

    sheet: str = ""
    row: int = 0
    column: str = ""
    """Its letter with its heading, as people find it: ``"D (CPI 2025 score)"``; in JSON the key."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file."""

    why: Why
    place: Place = Place()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row that is not taken, and why that is right."""

    why: Passed
    place: Place
    name: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A publisher's file as it was understood."""

    source: IndicatorSource | None
    read_as: str = ""
    """The file's format and the sheets that were read, for people."""
    edition: IndicatorEdition | None = None
    """None when there is any problem: half an edition is none."""
    day_is_given: bool = False
    """Whether a person or the file says the day of publication; else it is taken from the year."""
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    not_read: tuple[str, ...] = ()
    """The names of a workbook's other sheets."""
    trouble: str = ""
    """Why the file holds no table at all, in plain English for staff; ``""`` when it does."""


def problem(why: Why, place: Place = Place(), **facts: str) -> Problem:
    """A problem with the facts that its wording needs."""
    return Problem(why, place, tuple(sorted(facts.items())))
