"""The Fund for Peace's Fragile States Index: the first sheet of its workbook, countries by name alone."""

from collections.abc import Sequence

from ...indicator import Indicator, IndicatorSource
from ...table import Table
from .codes import named
from .figures import Figures, Wanted, Why
from .harvest import Draft, Harvest
from .numbers import year_of
from .sheets import Row, Sheet, find, heading, missing

_HEADINGS = {
    "name": heading("Country"),
    "year": heading("Year"),
    "total": heading("Total"),
    "rank": heading("Rank"),
}

_WITH_OTHERS = {"israel and west bank": ("IL", "with the West Bank / 含约旦河西岸")}
"""Names that stand for more than one country: whose figure it is taken for, and what is noted with it."""


def fits(tables: Sequence[Table]) -> bool:
    """Whether the headings are the index's, its twelve indicators among them."""
    sheet = _sheet(tables)
    return sheet is not None and any(text.startswith("C1") for text in sheet.headings)


def read(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """The totals, 0 to 120, higher is worse; of a file with several years the wanted one, else the latest."""
    harvest = Harvest(IndicatorSource.FSI)
    sheet = _sheet(tables)
    if sheet is None:
        return Figures(IndicatorSource.FSI, problems=(missing(tables, _HEADINGS),))
    total = sheet.columns["total"]
    dated = [(row, year_of(row.text("year"))) for row in sheet.rows()]
    years = {year for _, year in dated if year}
    year = wanted.year if wanted.year in years else max(years, default=None)
    for row, its_year in dated:
        if its_year in (year, None):
            _take(harvest, row, total, its_year)
    return harvest.figures(Draft(year, "FSI {year}"), wanted)


def _take(harvest: Harvest, row: Row, total: int, year: int | None) -> None:
    country, note = _WITH_OTHERS.get(" ".join(row.text("name").casefold().split()), ("", ""))
    country = country or named(harvest, row, total)
    if not country:
        return
    if year is None:
        harvest.wrong(Why.OTHER_YEAR, row.place("year"), value=row.text("year"))
        return
    harvest.take_figure(row, total, Indicator.FSI, country, note)


def _sheet(tables: Sequence[Table]) -> Sheet | None:
    return find(tables[0], _HEADINGS) if tables else None
