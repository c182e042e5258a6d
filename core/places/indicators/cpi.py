"""Transparency International's Corruption Perceptions Index: the sheet of one year in its workbook, or a CSV of it."""

import re
from collections.abc import Sequence

from ...indicator import Indicator, IndicatorSource
from ...table import Table
from .codes import coded
from .figures import Figures, Wanted
from .harvest import Draft, Harvest
from .numbers import years_in
from .sheets import Sheet, find, heading, missing

SHEET = re.compile(r"CPI ?20[0-9]{2}", re.IGNORECASE)
"""``CPI2025``, ``CPI 2023``; the time series beside it holds the figures of all years as they were."""

_SCORE = re.compile(r"CPI (?:score )?(20[0-9]{2})(?: score)?|CPI score", re.IGNORECASE)
_HEADINGS = {
    "name": heading("Country / Territory", r"country ?/ ?territory|country|jurisdiction"),
    "code": heading("ISO3", r"ISO ?3?(?: ?code)?|country code"),
    "score": heading("CPI … score", _SCORE.pattern),
}


def fits(tables: Sequence[Table]) -> bool:
    """Whether the headings are the index's."""
    return any(find(table, _HEADINGS) for table in tables)


def read(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """The scores, 0 to 100, higher is cleaner; of the year that the sheet or the heading names."""
    harvest = Harvest(IndicatorSource.CPI)
    sheet = next(filter(None, (find(table, _HEADINGS) for table in tables)), None)
    if sheet is None:
        return Figures(IndicatorSource.CPI, problems=(missing(tables, _HEADINGS),))
    column, year = _score(sheet, wanted)
    for row in sheet.rows():
        if country := coded(harvest, row, column):
            harvest.take_figure(row, column, Indicator.CPI, country)
    return harvest.figures(Draft(year, "CPI {year}"), wanted)


def _score(sheet: Sheet, wanted: Wanted) -> tuple[int, int | None]:
    """The column of the score and its year: of several the wanted year's, else the latest."""
    found: dict[int, int] = {}
    for index, text in enumerate(sheet.headings):
        if match := _SCORE.fullmatch(" ".join(text.split())):
            found.setdefault(int(match[1] or 0), index)
    year = wanted.year if wanted.year in found else max(found)
    named = [year] if year else [*years_in(sheet.table.name), *_title_years(sheet)]
    return found[year or max(found)], named[0] if named else None


def _title_years(sheet: Sheet) -> list[int]:
    return [year for row in sheet.table.rows[: sheet.heading_row] for text in row for year in years_in(text)]
