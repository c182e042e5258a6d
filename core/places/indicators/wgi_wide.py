"""The layout of the Worldwide Governance Indicators before 2024: a sheet for each, a block of columns for each year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...indicator import Indicator
from ...table import Table
from .codes import coded
from .figures import Place, Wanted, Why
from .harvest import Harvest
from .numbers import year_of
from .sheets import Row, Sheet, find, heading

_SHEETS = {
    "politicalstabilitynoviolence": Indicator.STABILITY,
    "ruleoflaw": Indicator.RULE_OF_LAW,
    "controlofcorruption": Indicator.CONTROL_OF_CORRUPTION,
}
"""Names of the sheets without blanks and case."""
_HEADINGS = {
    "name": heading("Country/Territory", r"country ?/ ?territory|country"),
    "code": heading("Code", r"(?:wb ?)?code"),
    "rank": heading("Rank", r"p?-?rank|percentile rank"),
    "estimate": heading("Estimate"),
}
_RANKS = frozenset(("rank", "p-rank", "prank", "percentile rank"))


@dataclass(frozen=True, slots=True)
class _Wide:
    """One sheet, and which column holds the rank of which year."""

    sheet: Sheet
    ranks: Mapping[int, int]


def indicator_of(sheet: str) -> Indicator | None:
    """The indicator that a sheet of this name holds, if it is one that is taken."""
    return _SHEETS.get("".join(sheet.split()).casefold())


def fits(tables: Sequence[Table]) -> bool:
    """Whether a sheet of that layout is there."""
    return bool(_sheets(tables))


def read(harvest: Harvest, tables: Sequence[Table], wanted: Wanted) -> int | None:
    """Take the ranks of the wanted year, else the latest; returns that year."""
    sheets = _sheets(tables)
    for lacking in [name for name, indicator in _SHEETS.items() if indicator not in sheets]:
        harvest.wrong(Why.SHEETS, Place(), missing=lacking)
    common = sorted(set.intersection(*(set(one.ranks) for one in sheets.values())))
    year = wanted.year or (common[-1] if common else None)
    if year not in common:
        found = f"{common[0]}–{common[-1]}" if common else "–"
        harvest.wrong(Why.NO_SUCH_YEAR, Place(), wanted=str(year or ""), found=found)
        return None
    for indicator, one in sheets.items():
        column = one.ranks[year]
        for row in one.sheet.rows():
            _take(harvest, row, column, indicator)
    return year


def _take(harvest: Harvest, row: Row, column: int, indicator: Indicator) -> None:
    if country := coded(harvest, row, column):
        harvest.take_figure(row, column, indicator, country)


def _sheets(tables: Sequence[Table]) -> Mapping[Indicator, _Wide]:
    found = {}
    for table in tables:
        indicator = indicator_of(table.name)
        sheet = find(table, _HEADINGS) if indicator else None
        if indicator and sheet and sheet.heading_row and (ranks := _ranks(sheet)):
            found[indicator] = _Wide(sheet, ranks)
    return found


def _ranks(sheet: Sheet) -> Mapping[int, int]:
    """Year -> column: the years stand above the headings, over each column or over the first of a block."""
    above = sheet.table.rows[sheet.heading_row - 1]
    ranks: dict[int, int] = {}
    year = None
    for index, text in enumerate(sheet.headings):
        year = (year_of(above[index]) if index < len(above) else None) or year
        if year and " ".join(text.split()).casefold() in _RANKS:
            ranks.setdefault(year, index)
    return ranks
