"""How suppliers spread: over the cells of the matrix, and over both numbers with the bands drawn in."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ..risk_score import Band
from .method import Bands, Method
from .rounding import tenths

STEP = 5
"""How wide a bar of a histogram is; the bars begin at 0, and 100 belongs to the last."""

ZTE_FIRST_HIGH, ZTE_CONFIRMED = 26, 5
"""Percent of ZTE's surveyed suppliers that were rated high at first (89 of 342), and after clarification (17).

ZTE, report on conflict minerals for 2023; for orientation, not a target.
"""


class Placed(Protocol):
    """Where a supplier stands, by a stored score or by one that is supposed."""

    @property
    def supplier(self) -> int:
        """The supplier's number."""
        ...

    @property
    def x(self) -> float:
        """The impact."""
        ...

    @property
    def y(self) -> float:
        """The supplier's own risk, as computed."""
        ...

    @property
    def x_band(self) -> Band:
        """The column."""
        ...

    @property
    def y_band(self) -> Band:
        """The row, after gates."""
        ...

    @property
    def tier(self) -> Band:
        """After gates."""
        ...

    @property
    def gates(self) -> tuple[str, ...]:
        """What lifted it."""
        ...


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix with those who stand in it."""

    risk: Band
    impact: Band
    tier: Band
    """The tier of the cell; a gate may have lifted who stands in it over that."""
    suppliers: tuple[int, ...]
    """Their numbers, in the order given."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a histogram."""

    start: int
    """The bar holds numbers from here to below ``start`` + :data:`STEP`; the last one holds 100 as well."""
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """How a number spreads."""

    bars: tuple[Bar, ...]
    """From 0 to 100."""
    bands: Bands
    counts: tuple[int, int, int]
    """How many numbers are low, medium, high: as computed, before gates."""

    @property
    def total(self) -> int:
        """How many numbers there are."""
        return sum(self.counts)

    @property
    def highest(self) -> int:
        """The count of the highest bar."""
        return max(bar.count for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Spread:
    """How suppliers spread."""

    cells: tuple[Cell, ...]
    """All nine: the row of high risk first, in each row low impact first."""
    tiers: Mapping[Band, int]
    """How many stand in each tier, zeros included."""
    x: Histogram
    y: Histogram

    @property
    def total(self) -> int:
        """How many suppliers there are."""
        return sum(self.tiers.values())

    @property
    def corner(self) -> int:
        """How many stand in the cell high/high."""
        return next(len(one.suppliers) for one in self.cells if one.risk is one.impact is Band.HIGH)


def spread(placed: Iterable[Placed], method: Method) -> Spread:
    """How these suppliers spread, with the matrix and the bands of that method; the order in a cell is that given."""
    stands = tuple(placed)
    inside: defaultdict[tuple[Band, Band], list[int]] = defaultdict(list)
    for one in stands:
        inside[one.y_band, one.x_band].append(one.supplier)
    cells = tuple(
        Cell(risk, impact, method.matrix.tier(risk, impact), tuple(inside[risk, impact]))
        for risk in reversed(Band)
        for impact in Band
    )
    return Spread(
        cells,
        count_tiers(stands),
        histogram((one.x for one in stands), method.impact_bands),
        histogram((one.y for one in stands), method.risk_bands),
    )


def count_tiers(placed: Iterable[Placed]) -> Mapping[Band, int]:
    """How many stand in each tier, zeros included."""
    counted = Counter(one.tier for one in placed)
    return {band: counted[band] for band in Band}


def histogram(numbers: Iterable[float], bands: Bands) -> Histogram:
    """The numbers (0 to 100), as they are shown, in bars and by band."""
    bars = [0] * (100 // STEP)
    by_band = dict.fromkeys(Band, 0)
    for number in map(tenths, numbers):
        bars[min(math.floor(number / STEP), len(bars) - 1)] += 1
        by_band[bands.of(number)] += 1
    drawn = tuple(Bar(place * STEP, count) for place, count in enumerate(bars))
    return Histogram(drawn, bands, (by_band[Band.LOW], by_band[Band.MEDIUM], by_band[Band.HIGH]))
