"""What pages show of how suppliers spread: the matrix with its cells, and histograms with the bands drawn in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.risk.picture import STEP, ZTE_CONFIRMED, ZTE_FIRST_HIGH, Cell, Histogram, Spread
from ..core.risk_score import Band
from .numbers import percent

_LEFT, _TOP, _WIDTH, _HEIGHT = 50, 34, 600, 150
"""Where a histogram is drawn in its picture, in the picture's own units."""


@dataclass(frozen=True, slots=True)
class Everybody:
    """How the suppliers spread, and what the page says beside that."""

    spread: Spread
    names: Mapping[int, str]
    """What suppliers are called, by their numbers."""
    method: str
    """Of which method the matrix and the bands are."""
    campaign: str
    unscored: int
    """Suppliers in scope without a score."""
    today: str


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell."""

    risk: str
    impact: str
    tier: str
    rank: int
    """0 to 2, of the tier."""
    count: int
    share: str
    """Percent of all suppliers; a decimal only below one."""
    names: tuple[str, ...]
    beyond: int
    """How many more there are."""


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar with where it is drawn."""

    start: int
    end: int
    count: int
    left: float
    top: float
    width: float
    height: float
    length: float
    """0 to 1, for text."""
    band: str
    """The band that its numbers begin in."""


@dataclass(frozen=True, slots=True)
class EdgeView:
    """Where a band begins."""

    band: str
    at: str
    left: float


@dataclass(frozen=True, slots=True)
class HistogramView:
    """One histogram; its picture is 700 by 220."""

    is_impact: bool
    bars: tuple[BarView, ...]
    edges: tuple[EdgeView, ...]
    counts: tuple[tuple[str, int], ...]
    """Band and number of suppliers, low first."""
    ticks: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class SpreadView:
    """A page about all suppliers."""

    language: str
    campaign: str
    method: str
    today: str
    total: int
    unscored: int
    tiers: tuple[tuple[str, int, str], ...]
    """Name, count and share, high first."""
    high_share: str
    corner_share: str
    """Of the cell high/high."""
    first_high: int
    confirmed: int
    """What ZTE reported, in percent."""
    bands: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    histograms: tuple[HistogramView, ...]


def spread_view(everybody: Everybody, language: Language, most: int) -> SpreadView:
    """The page in words; of each cell at most so many names."""
    spread = everybody.spread
    total = spread.total
    views = [_cell(cell, everybody, language, most) for cell in spread.cells]
    size = len(Band)
    rows = ((views[start].risk, tuple(views[start : start + size])) for start in range(0, len(views), size))
    counts = ((band, spread.tiers[band]) for band in reversed(Band))
    return SpreadView(
        language=language.value,
        campaign=one_line(everybody.campaign, 80),
        method=everybody.method,
        today=everybody.today,
        total=total,
        unscored=everybody.unscored,
        tiers=tuple((band.name_in(language), count, _share(count, total)) for band, count in counts),
        high_share=_share(spread.tiers[Band.HIGH], total),
        corner_share=_share(spread.corner, total),
        first_high=ZTE_FIRST_HIGH,
        confirmed=ZTE_CONFIRMED,
        bands=tuple(band.name_in(language) for band in Band),
        rows=tuple(rows),
        histograms=(
            _histogram(spread.y, language, is_impact=False),
            _histogram(spread.x, language, is_impact=True),
        ),
    )


def _cell(cell: Cell, everybody: Everybody, language: Language, most: int) -> CellView:
    count = len(cell.suppliers)
    return CellView(
        cell.risk.name_in(language),
        cell.impact.name_in(language),
        cell.tier.name_in(language),
        cell.tier.rank,
        count,
        _share(count, everybody.spread.total),
        tuple(one_line(everybody.names[number], 120) for number in cell.suppliers[:most]),
        max(count - most, 0),
    )


def _share(count: int, total: int) -> str:
    share = 100 * count / total if total else 0.0
    return f"{share:.1f}" if 0 < share < 1 else f"{share:.0f}"


def _histogram(one: Histogram, language: Language, *, is_impact: bool) -> HistogramView:
    return HistogramView(
        is_impact,
        tuple(_bars(one, language)),
        tuple(
            EdgeView(band.name_in(language), percent(edge), _at(edge))
            for band, edge in ((Band.MEDIUM, one.bands.medium_from), (Band.HIGH, one.bands.high_from))
        ),
        tuple((band.name_in(language), count) for band, count in zip(Band, one.counts, strict=True)),
        tuple((tick, _at(tick)) for tick in range(0, 101, 10)),
    )


def _bars(one: Histogram, language: Language) -> Iterable[BarView]:
    for bar in one.bars:
        length = bar.count / one.highest if one.highest else 0.0
        height = round(_HEIGHT * length, 1)
        yield BarView(
            bar.start,
            bar.start + STEP,
            bar.count,
            _at(bar.start) + 1,
            _TOP + _HEIGHT - height,
            _WIDTH * STEP / 100 - 2,
            height,
            length,
            one.bands.of(bar.start).name_in(language),
        )


def _at(number: float) -> float:
    return round(_LEFT + _WIDTH * number / 100, 1)
