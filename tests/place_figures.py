"""Editions of figures that no publisher ever published, for tests: what may not be passed on is made up here."""

import datetime as dt
from collections.abc import Iterable

from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue

SOURCES = {
    Indicator.DEATHS: IndicatorSource.UCDP,
    Indicator.DEATHS_THREE_YEARS: IndicatorSource.UCDP,
    Indicator.HIIK_INTENSITY: IndicatorSource.HIIK,
    Indicator.HIIK_INTERSTATE: IndicatorSource.HIIK,
    Indicator.POLITICAL: IndicatorSource.CONTROL_RISKS,
    Indicator.SECURITY: IndicatorSource.CONTROL_RISKS,
    Indicator.STABILITY: IndicatorSource.WGI,
    Indicator.RULE_OF_LAW: IndicatorSource.WGI,
    Indicator.CONTROL_OF_CORRUPTION: IndicatorSource.WGI,
    Indicator.CPI: IndicatorSource.CPI,
    Indicator.INFORM: IndicatorSource.INFORM,
    Indicator.FSI: IndicatorSource.FSI,
    Indicator.CAHRA_CONFLICT: IndicatorSource.EU_CAHRA,
    Indicator.CAHRA_HIGH_RISK: IndicatorSource.EU_CAHRA,
    Indicator.UN_REGIME: IndicatorSource.UN_SANCTIONS,
}
YEAR = 2026


def edition(
    source: IndicatorSource, values: Iterable[IndicatorValue], *, year: int = YEAR, as_of: dt.date | None = None
) -> IndicatorEdition:
    """An edition of that source with these values."""
    day = as_of or dt.date(year, 12, 31)
    return IndicatorEdition(source, f"made-up {source} {year}", year, day, "0" * 64, tuple(values))


def figures(place: str, /, **values: float) -> tuple[IndicatorEdition, ...]:
    """An edition of each source that a value is given of, about one country or region: ``figures("GN", CPI=26)``."""
    return figures_of(YEAR, place, **values)


def figures_of(year: int, place: str, /, **values: float) -> tuple[IndicatorEdition, ...]:
    """The same, about another year."""
    by_source: dict[IndicatorSource, list[IndicatorValue]] = {}
    region = place if "-" in place else ""
    for name, value in values.items():
        indicator = Indicator[name]
        by_source.setdefault(SOURCES[indicator], []).append(IndicatorValue(indicator, place[:2], value, region))
    return tuple(edition(source, found, year=year) for source, found in by_source.items())
