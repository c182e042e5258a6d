"""The World Bank's Worldwide Governance Indicators: three layouts of different editions, three of the six indicators.

* since the 2025 edition a sheet for each indicator (``pv``, ``rl``, ``cc``), a row for each economy and year, and no
  percentile ranks: they are worked out from the estimates as the publisher's earlier editions define them;
* the 2024 edition: one sheet or CSV, a row for each economy, year and indicator, percentile ranks among the columns;
* before: a sheet for each indicator, a block of columns for each year (:mod:`.wgi_wide`).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...indicator import Indicator, IndicatorSource, IndicatorValue
from ...table import Table
from . import wgi_wide
from .codes import coded
from .figures import Figures, Passed, Place, Wanted, Why
from .harvest import Draft, Harvest, Scale
from .numbers import has_no_figure, year_of
from .sheets import Row, Sheet, find, heading, missing

SHEETS = {
    "pv": Indicator.STABILITY,
    "rl": Indicator.RULE_OF_LAW,
    "cc": Indicator.CONTROL_OF_CORRUPTION,
}
"""The publisher's short names of the indicators that are taken."""

_BY_SHEET = {
    "name": heading("Economy (name)", r"economy \(name\)|country ?name|country", needed=False),
    "code": heading("Economy (code)", r"economy \(code\)|code|country ?code"),
    "year": heading("Year"),
    "estimate": heading("Governance estimate (approx. -2.5 to +2.5)", r"governance estimate\b.*|estimate"),
    "rank": heading("Percentile rank", r"percentile rank\b(?!.*(?:lower|upper)).*|pct ?rank", needed=False),
}
_BY_ROW = {**_BY_SHEET, "indicator": heading("indicator", r"indicator|governance dimension")}
_FEWEST = 150
"""Economies that a percentile rank is worked out among; the publisher has 214."""
_RANKED = "percentile ranks worked out by oredesk from the publisher's estimates of all economies"
_ESTIMATE = Scale(-5, 5)
"""Estimates lie between about -2.5 and 2.5; beyond this they are no estimates."""


def fits(tables: Sequence[Table]) -> bool:
    """Whether one of the three layouts is there."""
    return bool(_indicator_sheets(tables)) or any(find(table, _BY_ROW) for table in tables) or wgi_wide.fits(tables)


def read(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """Percentile ranks, 0 to 100, higher is better; of the wanted year, else the latest."""
    harvest = Harvest(IndicatorSource.WGI)
    if wgi_wide.fits(tables):
        year = wgi_wide.read(harvest, tables, wanted)
        return harvest.figures(Draft(year, "WGI ({year})"), wanted)
    rows = _rows(tables)
    if not rows:
        return Figures(IndicatorSource.WGI, problems=(missing(tables, _BY_SHEET),))
    for lacking in [name for name, indicator in SHEETS.items() if indicator not in rows]:
        harvest.wrong(Why.SHEETS, Place(), missing=lacking)
    year = _year(harvest, rows, wanted)
    for indicator, its_rows in rows.items():
        _take(harvest, indicator, [row for row in its_rows if year_of(row.text("year")) == year])
    ranked = any("rank" not in its_rows[0].sheet.columns for its_rows in rows.values() if its_rows)
    return harvest.figures(Draft(year, "WGI ({year})", remark=_RANKED if ranked else ""), wanted)


def _indicator_sheets(tables: Sequence[Table]) -> Mapping[Indicator, Sheet]:
    named = {table.name.strip().casefold(): table for table in tables}
    found = {SHEETS[name]: find(table, _BY_SHEET) for name, table in named.items() if name in SHEETS}
    return {indicator: sheet for indicator, sheet in found.items() if sheet}


def _rows(tables: Sequence[Table]) -> Mapping[Indicator, list[Row]]:
    """The rows about each indicator that is taken, of all years."""
    if sheets := _indicator_sheets(tables):
        return {indicator: list(sheet.rows()) for indicator, sheet in sheets.items()}
    rows: dict[Indicator, list[Row]] = defaultdict(list)
    sheet = next(filter(None, (find(table, _BY_ROW) for table in tables)), None)
    for row in sheet.rows() if sheet else ():
        if indicator := SHEETS.get(row.text("indicator").strip().casefold()):
            rows[indicator].append(row)
    return rows


def _year(harvest: Harvest, rows: Mapping[Indicator, Sequence[Row]], wanted: Wanted) -> int | None:
    """The wanted year, else the latest that every indicator has."""
    years = [{year_of(row.text("year")) for row in its_rows} - {None} for its_rows in rows.values()]
    common = sorted(year for year in set.intersection(*years) if year)
    if not common:
        harvest.wrong(Why.NO_YEAR, Place())
        return None
    if wanted.year and wanted.year not in common:
        harvest.wrong(Why.NO_SUCH_YEAR, Place(), wanted=str(wanted.year), found=f"{common[0]}–{common[-1]}")
        return None
    return wanted.year or common[-1]


def _take(harvest: Harvest, indicator: Indicator, rows: Sequence[Row]) -> None:
    if rows and "rank" not in rows[0].sheet.columns:
        _take_ranked(harvest, indicator, rows)
        return
    for row in rows:
        if country := _country(harvest, row, "rank"):
            harvest.take_figure(row, row.sheet.columns["rank"], indicator, country)


def _take_ranked(harvest: Harvest, indicator: Indicator, rows: Sequence[Row]) -> None:
    """Percentile ranks from estimates: the share of the other economies whose estimate is lower."""
    estimates = [
        (row, country, harvest.number(row, row.sheet.columns["estimate"], _ESTIMATE))
        for row in rows
        if (country := _country(harvest, row, "estimate"))
    ]
    if harvest.problems:
        return
    ordered = sorted(estimate for _, _, estimate in estimates if estimate is not None)
    if len(ordered) < _FEWEST:
        harvest.wrong(Why.FEW, Place(rows[0].sheet.table.name), found=str(len(ordered)), needed=str(_FEWEST))
        return
    for row, country, estimate in estimates:
        if estimate is not None:
            rank = 100 * bisect_left(ordered, estimate) / (len(ordered) - 1)
            harvest.take(IndicatorValue(indicator, country, rank), row.place("code"))


def _country(harvest: Harvest, row: Row, key: str) -> str:
    """The row's country; ``""`` for one that is not taken, as those without a figure, whatever their code."""
    column = row.sheet.columns[key]
    if has_no_figure(row.at(column)):
        harvest.pass_over(Passed.NO_FIGURE, row, row.text("name") or row.text("code"))
        return ""
    return coded(harvest, row, column)
