"""Gathers what rows say: values, what is wrong with which cell, and rows that are rightly passed over."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ...foreign_text import one_line
from ...indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue
from .figures import Figures, Passed, PassedOver, Place, Problem, Wanted, Why, problem
from .numbers import NotANumber, figure
from .publishers import PUBLISHERS
from .sheets import Row


@dataclass(frozen=True, slots=True)
class Scale:
    """What a figure can be, both ends included."""

    low: float
    high: float
    whole: bool = False


_PERCENT = Scale(0, 100)
_INTENSITY = Scale(1, 5, whole=True)
SCALES: dict[Indicator, Scale] = {
    Indicator.DEATHS: Scale(0, 10_000_000, whole=True),
    Indicator.HIIK_INTENSITY: _INTENSITY,
    Indicator.HIIK_INTERSTATE: _INTENSITY,
    Indicator.STABILITY: _PERCENT,
    Indicator.RULE_OF_LAW: _PERCENT,
    Indicator.CONTROL_OF_CORRUPTION: _PERCENT,
    Indicator.CPI: _PERCENT,
    Indicator.INFORM: Scale(0, 10),
    Indicator.FSI: Scale(0, 120),
}
"""The publishers' own scales of the figures that stand in their files."""

_LONGEST_NOTE = 200
MOST_TOLD = 1000
"""Problems that are told of one file, and rows passed over."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an edition is called and when it is from, before its values are known to be right."""

    year: int | None
    """What the file says; None when it says nothing."""
    edition: str
    """With ``{year}`` where the year belongs."""
    as_of: dt.date | None = None
    """The day of publication, when the file says it."""
    remark: str = ""
    """What is to be known of how the figures were made; it is kept with where they are from."""


class Harvest:
    """What a publisher's file gave so far."""

    def __init__(self, source: IndicatorSource) -> None:
        self._source = source
        self._values: dict[tuple[Indicator, str, str], IndicatorValue] = {}
        self._places: dict[tuple[Indicator, str, str], Place] = {}
        self.problems: list[Problem] = []
        self.passed_over: list[PassedOver] = []

    def wrong(self, why: Why, place: Place, **facts: str) -> None:
        """Note what is wrong with a cell."""
        self.problems.append(problem(why, place, **{name: one_line(text, 80) for name, text in facts.items()}))

    def pass_over(self, why: Passed, row: Row, name: str) -> None:
        """Note that a row is rightly not taken."""
        self.passed_over.append(PassedOver(why, row.place(""), one_line(name, 80)))

    def number(self, row: Row, index: int, scale: Scale) -> float | None:
        """The figure in a cell; None when there is none, or when it is wrong, which is then noted."""
        text, place = row.at(index), row.place_at(index)
        try:
            found = figure(text)
        except NotANumber:
            self.wrong(Why.NUMBER, place, value=text)
            return None
        if found is None:
            return None
        if not scale.low <= found <= scale.high:
            self.wrong(Why.RANGE, place, value=text, low=f"{scale.low:g}", high=f"{scale.high:,.0f}")
            return None
        if scale.whole and not found.is_integer():
            self.wrong(Why.WHOLE, place, value=text)
            return None
        return found

    def take_figure(self, row: Row, index: int, indicator: Indicator, country: str, note: str = "") -> None:
        """Keep the figure in a cell; a row without one is passed over, a wrong one noted."""
        before = len(self.problems)
        found = self.number(row, index, SCALES[indicator])
        if found is not None:
            columns = row.sheet.columns
            place = row.place_at(columns.get("code", columns.get("name", index)))
            self.take(IndicatorValue(indicator, country, found, note=note), place)
        elif len(self.problems) == before:
            self.pass_over(Passed.NO_FIGURE, row, row.text("name") or country)

    def take(self, value: IndicatorValue, place: Place) -> None:
        """Keep a value; a second one about the same place is wrong, whatever it says."""
        key = value.indicator, value.country, value.region
        if key in self._values:
            first = self._places[key]
            where = str(first.row) if first.sheet == place.sheet else f"{first.row} ({first.sheet})"
            self.wrong(Why.TWICE, place, name=value.region or value.country, first=where)
            return
        self._values[key] = value
        self._places[key] = place

    def figures(self, draft: Draft, wanted: Wanted) -> Figures:
        """The edition, or what is wrong.

        Where nobody says the day of publication it is the last day of the year, or today when that is still to come.
        """
        year = self._year(draft.year, wanted)
        if not self._values and not self.problems:
            self.wrong(Why.NOTHING, Place())
        told = wanted.as_of or draft.as_of
        edition = None
        if year and not self.problems:
            edition = self._edition(draft, wanted, year, told or min(dt.date(year, 12, 31), wanted.today))
        return Figures(
            self._source,
            edition=edition,
            day_is_given=told is not None,
            problems=tuple(self.problems[:MOST_TOLD]),
            passed_over=tuple(self.passed_over[:MOST_TOLD]),
        )

    def _edition(self, draft: Draft, wanted: Wanted, year: int, as_of: dt.date) -> IndicatorEdition:
        name = one_line(wanted.edition) or draft.edition.replace("{year}", str(year))
        values = tuple(sorted(self._values.values(), key=lambda one: (one.indicator, one.country, one.region)))
        file = f"from the file {one_line(wanted.file, 80)}" if wanted.file else ""
        provenance = "; ".join(filter(None, (PUBLISHERS[self._source].provenance, name, file, draft.remark)))
        return IndicatorEdition(self._source, name, year, as_of, digest_of(values), values, provenance)

    def _year(self, found: int | None, wanted: Wanted) -> int | None:
        """The year that the figures are about, when file and person agree on one that is not in the future."""
        if found and wanted.year and found != wanted.year:
            self.wrong(Why.YEAR, Place(), found=str(found), wanted=str(wanted.year))
        year = found or wanted.year
        if year is None:
            self.wrong(Why.NO_YEAR, Place())
        elif year > wanted.today.year:
            self.wrong(Why.FUTURE, Place(), found=str(year))
        return year


def digest_of(values: Iterable[IndicatorValue]) -> str:
    """SHA-256 over the values in an order of their own: the same figures in another order are the same edition."""
    lines = sorted("\x1f".join((one.indicator, one.country, one.region, repr(one.value), one.note)) for one in values)
    return hashlib.sha256("\x1e".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def note_of(*texts: str) -> str:
    """A note made of texts from a file, on one line."""
    return one_line("; ".join(filter(None, map(str.strip, texts))), _LONGEST_NOTE)
