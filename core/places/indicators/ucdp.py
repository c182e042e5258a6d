"""The Uppsala Conflict Data Program's organised violence by country and year: one CSV of all years."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...indicator import Indicator, IndicatorSource, IndicatorValue
from ...table import Table
from ..countries import country_code
from .figures import Figures, Place, Wanted, Why
from .gleditsch_ward import STATES
from .harvest import SCALES, Draft, Harvest
from .numbers import year_of
from .sheets import Row, Sheet, find, heading, missing

_DEATHS = ("sb", "ns", "os")
"""State-based, non-state and one-sided violence."""
_HEADINGS = {
    "code": heading("country_id_cy"),
    "name": heading("country_cy"),
    "year": heading("year_cy"),
    **{kind: heading(f"{kind}_total_deaths_best_cy") for kind in _DEATHS},
    "version": heading("version", needed=False),
}
_VERSION = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}")
_YEARS = 3
_GAZA = "with Gaza and the West Bank: UCDP has no row for Palestine / 含加沙和约旦河西岸（UCDP 未单列巴勒斯坦）"
_ISRAEL = "IL"


def fits(tables: Sequence[Table]) -> bool:
    """Whether the columns are the country-year dataset's."""
    return any(find(table, _HEADINGS) for table in tables)


def read(tables: Sequence[Table], wanted: Wanted) -> Figures:
    """Deaths by best estimate: of the wanted year, else the latest; and of the three years up to it.

    Beware: deaths in Gaza stand under Israel, and Palestine has no row; the note of Israel's figures says so.
    """
    harvest = Harvest(IndicatorSource.UCDP)
    sheet = next(filter(None, (find(table, _HEADINGS) for table in tables)), None)
    if sheet is None:
        return Figures(IndicatorSource.UCDP, problems=(missing(tables, _HEADINGS),))
    by_year = _by_year(harvest, sheet)
    year = wanted.year or max(by_year, default=None)
    if year and by_year and year not in by_year:
        harvest.wrong(Why.NO_SUCH_YEAR, Place(), wanted=str(year), found=f"{min(by_year)}–{max(by_year)}")
    elif year:
        _take(harvest, by_year, year)
    versions = {row.text("version") for row in by_year.get(year or 0, ())}
    version = versions.pop() if len(versions) == 1 else ""
    name = f"UCDP v{version}" if _VERSION.fullmatch(version) else "UCDP"
    return harvest.figures(Draft(year, f"{name} ({{year}})"), wanted)


def _by_year(harvest: Harvest, sheet: Sheet) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in sheet.rows():
        year = year_of(row.text("year"))
        if year is None:
            harvest.wrong(Why.OTHER_YEAR, row.place("year"), value=row.text("year"))
        else:
            found[year].append(row)
    return found


def _take(harvest: Harvest, by_year: Mapping[int, list[Row]], year: int) -> None:
    sums: dict[str, float] = defaultdict(float)
    years = [one for one in range(year - _YEARS + 1, year + 1) if one in by_year]
    last: dict[str, tuple[float, Place]] = {}
    for one in years:
        seen: dict[str, int] = {}
        for row in by_year[one]:
            country = _country(harvest, row)
            deaths = _deaths(harvest, row)
            if not country or deaths is None:
                continue
            if country in seen:
                harvest.wrong(Why.TWICE, row.place("code"), name=country, first=str(seen[country]))
                continue
            seen[country] = row.number
            sums[country] += deaths
            if one == year:
                last[country] = deaths, row.place("code")
    for country, (deaths, place) in last.items():
        note = _GAZA if country == _ISRAEL else ""
        harvest.take(IndicatorValue(Indicator.DEATHS, country, deaths, note=note), place)
        if len(years) == _YEARS:
            whole = IndicatorValue(Indicator.DEATHS_THREE_YEARS, country, sums[country], note=note)
            harvest.take(whole, place)


def _country(harvest: Harvest, row: Row) -> str:
    """The country of the row's number; a name that means another one shows that the numbers are of another kind."""
    code, name = row.text("code"), row.text("name")
    country = STATES.get(code.lstrip("0"), "")
    if not country:
        harvest.wrong(Why.CODE, row.place("code"), value=code)
        return ""
    other = country_code(name)
    if other and other != country:
        harvest.wrong(Why.CONTRADICTION, row.place("code"), value=code, means=country, name=name)
        return ""
    return country


def _deaths(harvest: Harvest, row: Row) -> float | None:
    """The sum of the three kinds; None when a cell is wrong, which is then noted."""
    total = 0.0
    for kind in _DEATHS:
        before = len(harvest.problems)
        deaths = harvest.number(row, row.sheet.columns[kind], SCALES[Indicator.DEATHS])
        if deaths is None:
            if len(harvest.problems) == before:
                harvest.wrong(Why.BLANK, row.place(kind))
            return None
        total += deaths
    return total
