"""Two small CSV forms that people fill in by hand: HIIK's intensities, and Control Risks' ratings."""

import unicodedata
from collections.abc import Sequence

from ...indicator import Indicator, IndicatorSource, IndicatorValue
from ...table import Table
from .codes import iso2, region_of
from .figures import Figures, Wanted, Why
from .harvest import SCALES, Draft, Harvest, note_of
from .numbers import year_of
from .sheets import Row, Sheet, find, heading, missing

_HIIK = {
    "code": heading("iso2"),
    "year": heading("year"),
    "intensity": heading("max_intensity"),
    "interstate": heading("interstate", needed=False),
    "page": heading("source_page", needed=False),
    "note": heading("note", needed=False),
}
_CONTROL_RISKS = {
    "code": heading("iso2"),
    "region": heading("region"),
    "political": heading("political"),
    "security": heading("security"),
    "year": heading("year"),
    "note": heading("note", needed=False),
}
_LEVELS = {
    **dict.fromkeys(("insignificant", "negligible", "i", "可忽略", "极低", "極低"), 1.0),
    **dict.fromkeys(("low", "l", "低"), 1.0),
    **dict.fromkeys(("medium", "moderate", "m", "中", "中等"), 2.0),
    **dict.fromkeys(("high", "h", "高"), 3.0),
    **dict.fromkeys(("extreme", "e", "极高", "極高", "极端", "極端"), 4.0),
}
"""The publisher's lowest level, *insignificant*, counts as low."""


def fits_hiik(tables: Sequence[Table]) -> bool:
    """Whether the columns are those of the HIIK form."""
    return any(find(table, _HIIK) for table in tables)


def fits_control_risks(tables: Sequence[Table]) -> bool:
    """Whether the columns are those of the Control Risks form."""
    return any(find(table, _CONTROL_RISKS) for table in tables)


def read_hiik(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """The highest intensities, 1 to 5, within countries and, where given, between states; page and note as note."""
    harvest = Harvest(IndicatorSource.HIIK)
    sheet = next(filter(None, (find(table, _HIIK) for table in tables)), None)
    if sheet is None:
        return Figures(IndicatorSource.HIIK, problems=(missing(tables, _HIIK),))
    for row in sheet.rows():
        _take_intensities(harvest, row)
    return harvest.figures(Draft(_one_year(harvest, sheet), "Conflict Barometer {year}"), wanted)


def _take_intensities(harvest: Harvest, row: Row) -> None:
    country = _country(harvest, row)
    page = row.text("page")
    note = note_of(f"p. {page}" if page else "", row.text("note"))
    columns = {"intensity": Indicator.HIIK_INTENSITY, "interstate": Indicator.HIIK_INTERSTATE}
    if not any(row.text(key) for key in columns):
        harvest.wrong(Why.BLANK, row.place("intensity"))
    for key, indicator in columns.items():
        if not row.text(key):
            continue
        intensity = harvest.number(row, row.sheet.columns[key], SCALES[indicator])
        if country and intensity is not None:
            harvest.take(IndicatorValue(indicator, country, intensity, note=note), row.place("code"))


def read_control_risks(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """The ratings, 1 low to 4 extreme, of whole countries or of regions."""
    harvest = Harvest(IndicatorSource.CONTROL_RISKS)
    sheet = next(filter(None, (find(table, _CONTROL_RISKS) for table in tables)), None)
    if sheet is None:
        return Figures(IndicatorSource.CONTROL_RISKS, problems=(missing(tables, _CONTROL_RISKS),))
    for row in sheet.rows():
        country = _country(harvest, row)
        region = _region(harvest, row, country)
        note = note_of(row.text("note"))
        if not row.text("political") and not row.text("security"):
            harvest.wrong(Why.BLANK, row.place("political"))
        for key, indicator in (("political", Indicator.POLITICAL), ("security", Indicator.SECURITY)):
            level = _level(harvest, row, key)
            if country and level and region is not None:
                harvest.take(IndicatorValue(indicator, country, level, region, note), row.place("code"))
    return harvest.figures(Draft(_one_year(harvest, sheet), "RiskMap {year}"), wanted)


def _country(harvest: Harvest, row: Row) -> str:
    text = row.text("code")
    country = iso2(text)
    if not country:
        harvest.wrong(Why.COUNTRY, row.place("code"), value=text)
    return country


def _region(harvest: Harvest, row: Row, country: str) -> str | None:
    """The region's code, ``""`` for none; None when it is wrong, which is then noted."""
    text = row.text("region")
    region = region_of(text, country)
    if region or not text:
        return region
    if country:
        harvest.wrong(Why.REGION, row.place("region"), value=text, country=country)
    return None


def _level(harvest: Harvest, row: Row, key: str) -> float | None:
    text = row.text(key)
    if not text:
        return None
    level = _LEVELS.get(unicodedata.normalize("NFKC", text).strip().casefold())
    if level is None:
        harvest.wrong(Why.LEVEL, row.place(key), value=text)
    return level


def _one_year(harvest: Harvest, sheet: Sheet) -> int | None:
    """The year of all rows; a row of another year than the first is wrong."""
    first: int | None = None
    for row in sheet.rows():
        year = year_of(row.text("year"))
        if year is None:
            harvest.wrong(Why.OTHER_YEAR, row.place("year"), value=row.text("year"))
        elif first is None:
            first = year
        elif year != first:
            harvest.wrong(Why.MIXED_YEARS, row.place("year"), value=str(year), first=str(first))
    return first
