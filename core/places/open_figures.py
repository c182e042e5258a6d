"""The figures and lists about places that come with the product, as their licences allow: dated, with their sources.

``SHIPPED`` is made when it is first asked for: write ``open_figures.SHIPPED`` inside a function.
"""

import datetime as dt
import functools
import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue
from .cahra import EU_CAHRAS
from .open_figures_table import TABLE

if TYPE_CHECKING:
    SHIPPED: tuple[IndicatorEdition, ...]
    """One edition of each source whose licence allows to pass it on."""

_COLUMNS = {
    IndicatorSource.WGI: (Indicator.STABILITY, Indicator.RULE_OF_LAW, Indicator.CONTROL_OF_CORRUPTION),
    IndicatorSource.INFORM: (Indicator.INFORM,),
    IndicatorSource.UCDP: (Indicator.DEATHS, Indicator.DEATHS_THREE_YEARS),
}
"""Whose the columns of the table are, in its order."""

_UN_REGIMES = {
    "AF": "UN-SC1988 (Taliban)",
    "CD": "UN-SC1533",
    "CF": "UN-SC2127",
    "GW": "UN-SC2048 (travel ban)",
    "HT": "UN-SC2653",
    "IQ": "UN-SC1518",
    "IR": "UN-SC1737 (reimposed 2025-09-28; China, Russia and Iran dispute it)",
    "KP": "UN-SC1718",
    "LB": "UN-SC1636 (individuals)",
    "LY": "UN-SC1970",
    "SD": "UN-SC1591",
    "SO": "UN-SC2713 (Al-Shabaab)",
    "SS": "UN-SC2206",
    "YE": "UN-SC2140",
}
"""Country -> the Security Council's regime that targets it, as of August 2026."""


def __getattr__(name: str) -> tuple[IndicatorEdition, ...]:
    if name == "SHIPPED":
        return _shipped()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@functools.cache
def _shipped() -> tuple[IndicatorEdition, ...]:
    figures = _figures()
    return (
        _edition(
            IndicatorSource.WGI,
            ("WGI 2024 (2023)", 2023, dt.date(2024, 11, 7)),
            figures[IndicatorSource.WGI],
            "World Bank, Worldwide Governance Indicators, 2024 edition (www.govindicators.org), CC BY 4.0;"
            " percentile ranks of three indicators",
        ),
        _edition(
            IndicatorSource.INFORM,
            ("INFORM Risk 2026 v0.7.2", 2026, dt.date(2026, 3, 31)),
            figures[IndicatorSource.INFORM],
            "European Commission, Joint Research Centre, INFORM Risk Index 2026"
            " (drmkc.jrc.ec.europa.eu/inform-index), reuse under Decision 2011/833/EU, CC BY 4.0",
        ),
        _edition(
            IndicatorSource.UCDP,
            ("UCDP v25.1 (2024)", 2024, dt.date(2024, 12, 31)),
            figures[IndicatorSource.UCDP],
            "Uppsala Conflict Data Program, Organized Violence country-year dataset v25.1 (ucdp.uu.se/downloads),"
            " CC BY 4.0; best estimates, counted where people died",
        ),
        _edition(
            IndicatorSource.EU_CAHRA,
            ("EU CAHRA 2026-06", 2026, EU_CAHRAS.as_of),
            tuple(_cahras()),
            f"{EU_CAHRAS.name}; {EU_CAHRAS.source}",
        ),
        _edition(
            IndicatorSource.UN_SANCTIONS,
            ("UNSC 2026-08", 2026, dt.date(2026, 8, 22)),
            tuple(IndicatorValue(Indicator.UN_REGIME, code, 1, note=note) for code, note in _UN_REGIMES.items()),
            "United Nations Security Council, sanctions regimes that target a country (main.un.org/securitycouncil)",
        ),
    )


def _edition(
    source: IndicatorSource, edition: tuple[str, int, dt.date], values: tuple[IndicatorValue, ...], provenance: str
) -> IndicatorEdition:
    name, year, as_of = edition
    return IndicatorEdition(source, name, year, as_of, _digest(values), values, provenance)


def _digest(values: Iterable[IndicatorValue]) -> str:
    lines = (f"{one.indicator} {one.country} {one.region} {one.value:g} {one.note}\n" for one in values)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _figures() -> dict[IndicatorSource, tuple[IndicatorValue, ...]]:
    rows = [line.split() for line in TABLE.splitlines()]
    columns = {column: at for at, column in enumerate((one for each in _COLUMNS.values() for one in each), start=1)}
    return {
        source: tuple(
            IndicatorValue(indicator, row[0], float(row[columns[indicator]]))
            for indicator in indicators
            for row in rows
            if row[columns[indicator]] != "-"
        )
        for source, indicators in _COLUMNS.items()
    }


def _cahras() -> Iterator[IndicatorValue]:
    for indicator, listed in (
        (Indicator.CAHRA_CONFLICT, EU_CAHRAS.conflict_affected),
        (Indicator.CAHRA_HIGH_RISK, EU_CAHRAS.high_risk),
    ):
        for country, parts in listed.items():
            yield from (IndicatorValue(indicator, country, 1, f"{country}-{part}") for part in sorted(parts))
    in_part = EU_CAHRAS.conflict_affected.keys() | EU_CAHRAS.high_risk.keys()
    for country in sorted(EU_CAHRAS.everywhere - in_part):
        yield IndicatorValue(Indicator.CAHRA_HIGH_RISK, country, 1)
