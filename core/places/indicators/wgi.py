"""The World Bank's Worldwide Governance Indicators: three layouts of different editions, three of the six indicators.

* since the 2025 edition a sheet for each indicator (``pv``, ``rl``, ``cc``), a row for each economy and year, and no
  percentile ranks: they are worked out from the estimates as the publisher's earlier editions define them;
* the 2024 edition: one sheet or CSV, a row for each economy, year and indicator, percentile ranks among the columns;
* before: a sheet for each indicator, a block of columns for each year (:mod:`.wgi_wide`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...indicator import Indicator, IndicatorSource, IndicatorValue
from ...table import Table
from . import wgi_wide
from .codes import coded
from .figures import Figures, Passed, Place, Wanted, Why
from .harvest import Draft, Harvest
from .numbers import NotANumber, figure, year_of
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
_SCALE = (-5.0, 5.0)
"""Estimates lie between about -2.5 and 2.5; beyond this they are no estimates."""


def fits(tables: Sequence[Table]) -> bool:
    """Whether one of the three layouts is there."""
    return bool(_indicator_sheets(tables)) or any(find(table, _BY_ROW) for table in tables) or wgi_wide.fits(tables)


def read(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """Percentile ranks, 0 to 100, higher is better; of the wanted year, else the latest."""
    harvest = Harvest(IndicatorSource.WGI)
    if wgi_wide.fits(tables):
        year = wgi_wide.read(harvest, tables, wanted)
        return harvest.figures("", Draft(year, "WGI, data of {year}"), wanted)
    rows = _rows(tables)
    if not rows:
        return Figures(IndicatorSource.WGI, problems=(missing(tables, _BY_SHEET),))
    for lacking in [name for name, indicator in SHEETS.items() if indicator not in rows]:
        harvest.wrong(Why.SHEETS, Place(), missing=lacking)
    year = _year(harvest, rows, wanted)
    for indicator, its_rows in rows.items():
        _take(harvest, indicator, [row for row in its_rows if year_of(row.text("year")) == year])
    ranked = any("rank" not in its_rows[0].sheet.columns for its_rows in rows.values() if its_rows)
    return harvest.figures("", Draft(year, "WGI, data of {year}", remark=_RANKED if ranked else ""), wanted)


def _indicator_sheets(tables: Sequence[Table]) -> Mapping[Indicator, Sheet]:
    named = {table.name.strip().casefold(): table for table in tables}
    found = {SHEETS[name]: find(table, _BY_SHEET) for name, table in named.items() if name in SHEETS}
    return {indicator: sheet for indicator, sheet in found.items() if sheet}


def _rows(tables: Sequence[Table]) -> Mapping[Indicator, list[Row]]:
    """The rows about each indicator that is taken, of all years."""
    if sheets := _indicator_sheets(tables):
        return {indicator: list(sheet.rows()) for indicator, sheet in sheets.items()}
    rows: dict[Indicator, list[Row]] = defaultdict(list)
    for sheet in filter(None, (find(table, _BY_ROW) for table in tables)):
        for row in sheet.rows():
            if indicator := SHEETS.get(row.text("indicator").strip().casefold()):
                rows[indicator].append(row)
        break
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
        column = row.sheet.columns["rank"]
        if _is_former(harvest, row, column):
            continue
        if country := coded(harvest, row, column):
            harvest.take_figure(row, column, indicator, country)


def _take_ranked(harvest: Harvest, indicator: Indicator, rows: Sequence[Row]) -> None:
    """Percentile ranks from estimates: the share of the other economies whose estimate is lower."""
    estimates = [(row, country, estimate) for row, country, estimate in _estimates(harvest, rows) if country]
    if harvest.problems:
        return
    if len(estimates) < _FEWEST:
        harvest.wrong(Why.FEW, Place(rows[0].sheet.table.name), found=str(len(estimates)), needed=str(_FEWEST))
        return
    ordered = sorted(estimate for _, _, estimate in estimates)
    lower = {estimate: place for place, estimate in reversed(list(enumerate(ordered)))}
    for row, country, estimate in estimates:
        rank = 100 * lower[estimate] / (len(ordered) - 1)
        harvest.take(IndicatorValue(indicator, country, rank), row.place("code"))


def _estimates(harvest: Harvest, rows: Sequence[Row]) -> Sequence[tuple[Row, str, float]]:
    found = []
    for row in rows:
        column = row.sheet.columns["estimate"]
        if _is_former(harvest, row, column):
            continue
        country = coded(harvest, row, column)
        estimate = _estimate(harvest, row, column)
        if estimate is not None:
            found.append((row, country, estimate))
    return found


def _is_former(harvest: Harvest, row: Row, column: int) -> bool:
    """Whether the row has no figure, which it may then have under any code; it is passed over."""
    if row.at(column).strip() not in {"..", "#N/A", ""}:
        return False
    harvest.pass_over(Passed.NO_FIGURE, row, row.text("name") or row.text("code"))
    return True


def _estimate(harvest: Harvest, row: Row, column: int) -> float | None:
    text = row.at(column)
    try:
        estimate = figure(text)
    except NotANumber:
        harvest.wrong(Why.NUMBER, row.place_at(column), value=text)
        return None
    if estimate is not None and not _SCALE[0] <= estimate <= _SCALE[1]:
        harvest.wrong(Why.RANGE, row.place_at(column), value=text, low=f"{_SCALE[0]:g}", high=f"{_SCALE[1]:g}")
        return None
    return estimate
