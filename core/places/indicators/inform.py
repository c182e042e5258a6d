"""The INFORM Risk Index of the European Commission's Joint Research Centre: the overview sheet of its workbook."""

import re
from collections.abc import Sequence

from ...indicator import Indicator, IndicatorSource
from ...table import Table
from .codes import coded
from .figures import Figures, Wanted
from .harvest import Draft, Harvest, note_of
from .numbers import years_in
from .sheets import Sheet, find, heading, missing

SHEET = re.compile(r"INFORM Risk (?:Mid )?20[0-9]{2}.*", re.IGNORECASE)
"""``INFORM Risk 2026 (a-z)``, ``INFORM Risk Mid 2026``."""

_VERSION = re.compile(r"_v([0-9])([0-9])([0-9])(?![0-9])")
_HEADINGS = {
    "name": heading("COUNTRY"),
    "code": heading("ISO3"),
    "risk": heading("INFORM RISK", r"INFORM RISK(?: INDEX)?(?: 20[0-9]{2})?"),
    "class": heading("RISK CLASS", needed=False),
}


def fits(tables: Sequence[Table]) -> bool:
    """Whether the headings are the index's."""
    return any(find(table, _HEADINGS) for table in tables)


def read(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """The risk, 0 to 10, higher is worse, with the publisher's class as note; a row of units is passed over."""
    harvest = Harvest(IndicatorSource.INFORM)
    sheet = next(filter(None, (find(table, _HEADINGS) for table in tables)), None)
    if sheet is None:
        return Figures(IndicatorSource.INFORM, problems=(missing(tables, _HEADINGS),))
    column = sheet.columns["risk"]
    for row in sheet.rows():
        if country := coded(harvest, row, column):
            harvest.take_figure(row, column, Indicator.INFORM, country, note_of(row.text("class")))
    return harvest.figures(_draft(sheet, wanted), wanted)


def _draft(sheet: Sheet, wanted: Wanted) -> Draft:
    titles = [sheet.table.name, *(text for row in sheet.table.rows[: sheet.heading_row + 1] for text in row)]
    years = [year for title in titles for year in years_in(title)]
    half = "Mid " if "risk mid" in sheet.table.name.casefold() or "_mid_" in wanted.file.casefold() else ""
    version = _VERSION.search(wanted.file)
    name = f"INFORM Risk {half}{{year}}" + (f" v{'.'.join(version.groups())}" if version else "")
    return Draft(years[0] if years else None, name)
