"""The EU's indicative list of conflict-affected and high-risk areas: the JSON behind its web page, or a CSV form.

A whole country that is listed without saying as what counts as high-risk, which every listed area is at least.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...indicator import Indicator, IndicatorSource, IndicatorValue
from ...table import Table
from .codes import iso2, iso3, region_of
from .figures import Figures, Place, Wanted, Why, problem
from .harvest import MOST_TOLD, Draft, Harvest, note_of
from .sheets import Row, find, heading, missing

_HEADINGS = {
    "code": heading("iso2", needed=False),
    "code3": heading("iso3", needed=False),
    "country": heading("country_name", needed=False),
    "designation": heading("designation", needed=False),
    "region": heading("iso_3166_2", r"iso_3166_2|region"),
    "name": heading("region_name", needed=False),
    "conflict": heading("conflict_affected"),
    "high_risk": heading("high_risk"),
}
_KINDS = {"conflict": Indicator.CAHRA_CONFLICT, "high_risk": Indicator.CAHRA_HIGH_RISK}
_JSON_FLAGS = {"conflict": "conflict_affected", "high_risk": "high_risk"}
_FLAGS = {
    **dict.fromkeys(("1", "yes", "true", "y", "x", "是"), True),
    **dict.fromkeys(("0", "no", "false", "n", "", "否"), False),
}
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOST = 1000
"""Countries; there are about 250."""


def fits(tables: Sequence[Table]) -> bool:
    """Whether the columns are those of the CSV form."""
    return any(find(table, _HEADINGS) for table in tables)


def read(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """The areas of the CSV form; it names no day, which a person must."""
    harvest = Harvest(IndicatorSource.EU_CAHRA)
    sheet = next(filter(None, (find(table, _HEADINGS) for table in tables)), None)
    if sheet is None or not {"code", "code3"} & sheet.columns.keys():
        return Figures(IndicatorSource.EU_CAHRA, problems=(missing(tables, _HEADINGS),))
    for row in sheet.rows():
        _take_row(harvest, row)
    return _figures(harvest, None, wanted)


def _take_row(harvest: Harvest, row: Row) -> None:
    country = _country(harvest, row)
    flags = {key: _FLAGS.get(row.text(key).strip().casefold()) for key in _KINDS}
    for key in [key for key, flag in flags.items() if flag is None]:
        harvest.wrong(Why.FLAG, row.place(key), value=row.text(key))
    named = row.text("region")
    region = region_of(named, country)
    if named and country and not region:
        harvest.wrong(Why.REGION, row.place("region"), value=named, country=country)
    elif region and not any(flags.values()) and None not in flags.values():
        harvest.wrong(Why.BLANK, row.place("conflict"))
    elif not named and not _is_whole(row):
        harvest.wrong(Why.BLANK, row.place("region"))
    elif country and None not in flags.values():
        listed = [key for key, flag in flags.items() if flag]
        _take(harvest, row.place("region"), (country, region), listed, row.text("name"))


def _is_whole(row: Row) -> bool:
    """Whether a row without a region means the whole country: the form says so where it has a column for it."""
    return "designation" not in row.sheet.columns or row.text("designation").casefold().startswith("whole")


def _country(harvest: Harvest, row: Row) -> str:
    """The country by the code of two letters, of three, or both, which must then agree."""
    two, three = row.text("code"), row.text("code3")
    found = {code for code in ((iso2(two) if two else None), (iso3(three) if three else None)) if code is not None}
    if len(found) == 1 and (country := found.pop()):
        return country
    place = row.place("code" if "code" in row.sheet.columns else "code3")
    harvest.wrong(Why.COUNTRY, place, value=" / ".join(filter(None, (two, three))))
    return ""


def _take(harvest: Harvest, place: Place, area: tuple[str, str], listed: Iterable[str], name: str) -> None:
    country, region = area
    for key in listed or (() if region else ("high_risk",)):
        harvest.take(IndicatorValue(_KINDS[key], country, 1.0, region, note_of(name)), place)


def _figures(harvest: Harvest, day: dt.date | None, wanted: Wanted) -> Figures:
    told = wanted.as_of or day
    if told is None:
        return Figures(IndicatorSource.EU_CAHRA, problems=(problem(Why.NO_DAY), *harvest.problems[:MOST_TOLD]))
    return harvest.figures(Draft(told.year, f"EU CAHRA {told}", told), wanted)


def read_json(text: str, wanted: Wanted) -> Figures:
    """The areas of the JSON behind the list's web page; the latest change of a report is the day.

    It is a list of countries with reports, each of a region or, with all its regions, of a whole country.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return _no_json()
    if not isinstance(content, list) or not 0 < len(content) <= _MOST or not all(map(_is_country, content)):
        return _no_json()
    harvest = Harvest(IndicatorSource.EU_CAHRA)
    days: list[dt.date] = []
    for number, country in enumerate(content, start=1):
        for report in country["reports"]:
            days += _days(report)
        _take_country(harvest, number, country)
    return _figures(harvest, max(days, default=None), wanted)


def _no_json() -> Figures:
    return Figures(IndicatorSource.EU_CAHRA, problems=(problem(Why.JSON),))


def _is_country(value: object) -> bool:
    match value:
        case {"country_code": str(), "reports": list(reports)}:
            return all(map(_is_report, reports))
        case _:
            return False


def _is_report(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    regions = value.get("included_regions")
    return regions is None or (isinstance(regions, list) and all(isinstance(one, dict) for one in regions))


def _days(report: Mapping[str, Any]) -> Iterator[dt.date]:
    match = _DAY.match(str(report.get("updated_at") or ""))
    if match:
        try:
            yield dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return


def _take_country(harvest: Harvest, number: int, listed: Mapping[str, Any]) -> None:
    code = listed["country_code"]
    country = iso3(code)
    if not country:
        harvest.wrong(Why.CODE, Place(row=number, column="country_code"), value=code)
        return
    areas: dict[str, tuple[str, set[str]]] = {}
    for report in listed["reports"]:
        regions = report.get("included_regions") or ()
        if report.get("is_country_level") is True:
            areas.setdefault("", ("", set()))
        elif not regions:
            harvest.wrong(Why.BLANK, Place(row=number, column="included_regions"))
        for region in regions:
            _note_region(harvest, Place(row=number, column="included_regions"), (country, region), areas)
    for area, (name, kinds) in areas.items():
        _take(harvest, Place(row=number, column="reports"), (country, area), sorted(kinds), name)


def _note_region(
    harvest: Harvest, place: Place, about: tuple[str, Mapping[str, Any]], areas: dict[str, tuple[str, set[str]]]
) -> None:
    """Add the region to the areas; reports that name it several times add up."""
    country, region = about
    told = str(region.get("code") or "")
    code = region_of(told, country)
    if not code:
        harvest.wrong(Why.REGION, place, value=told, country=country)
        return
    flags = {key: region.get(name) for key, name in _JSON_FLAGS.items()}
    if any(not isinstance(flag, bool) for flag in flags.values()) or not (any(flags.values()) or "" in areas):
        harvest.wrong(Why.FLAG, place, value=code)
        return
    _, kinds = areas.setdefault(code, (str(region.get("name") or ""), set()))
    kinds.update(key for key, flag in flags.items() if flag)
