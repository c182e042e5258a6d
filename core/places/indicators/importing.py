"""Reads a publisher's file: finds out whose it is, where that leaves no doubt, and has the right layout read it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ...foreign_text import one_line
from ...indicator import IndicatorSource
from ...table import Table, Tables
from . import cpi, eu_cahra, fsi, inform, typed, ucdp, wgi, wgi_wide
from .figures import Figures, Place, Problem, Wanted, Why, problem

Names = tuple[str, ...]

_SHOWN = 12
"""Cells or sheets that are named to a person."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the files of one publisher are known and read."""

    fits: Callable[[Sequence[Table]], bool]
    read: Callable[[Sequence[Table], Wanted], Figures]
    sheet: Callable[[str], bool] = lambda _: False
    """Whether a workbook's sheet of this name is one to read; where none is, the first one is read."""


def _named(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda name: pattern.fullmatch(name.strip()) is not None


def _is_of_wgi(name: str) -> bool:
    return name.strip().casefold() in wgi.SHEETS or wgi_wide.indicator_of(name) is not None


_LAYOUTS: dict[IndicatorSource, _Layout] = {
    IndicatorSource.CPI: _Layout(cpi.fits, cpi.read, _named(cpi.SHEET)),
    IndicatorSource.INFORM: _Layout(inform.fits, inform.read, _named(inform.SHEET)),
    IndicatorSource.WGI: _Layout(wgi.fits, wgi.read, _is_of_wgi),
    IndicatorSource.UCDP: _Layout(ucdp.fits, ucdp.read),
    IndicatorSource.FSI: _Layout(fsi.fits, fsi.read),
    IndicatorSource.HIIK: _Layout(typed.fits_hiik, typed.read_hiik),
    IndicatorSource.CONTROL_RISKS: _Layout(typed.fits_control_risks, typed.read_control_risks),
    IndicatorSource.EU_CAHRA: _Layout(eu_cahra.fits, eu_cahra.read),
}
IMPORTABLE: tuple[IndicatorSource, ...] = tuple(_LAYOUTS)
"""The sources whose files can be imported."""


def wanted_sheets(names: Names, wanted: Wanted) -> Names:
    """Which sheets of a workbook to read: the one that a person names, else those a publisher's figures stand in."""
    if wanted.sheet:
        return tuple(name for name in names if name.strip().casefold() == wanted.sheet.strip().casefold())
    layouts = [_LAYOUTS[wanted.source]] if wanted.source in _LAYOUTS else _LAYOUTS.values()
    for layout in layouts:
        if found := tuple(name for name in names if layout.sheet(name)):
            return _of_year(found, wanted) if len(found) > 1 else found
    return names[:1]


def _of_year(names: Names, wanted: Wanted) -> Names:
    """Of several sheets the wanted year's, when their names say so."""
    return tuple(name for name in names if wanted.year and str(wanted.year) in name) or names


def import_tables(tables: Tables, wanted: Wanted) -> Figures:
    """The figures in a file's tables; problems, and no edition, where anything is wrong."""
    tables = _presentable(tables)
    if not tables.found and wanted.sheet:
        sheets = ", ".join(tables.not_read[:_SHOWN])
        return Figures(wanted.source, problems=(problem(Why.NO_SHEET, wanted=wanted.sheet, found=sheets),))
    source = wanted.source
    if source is None:
        fitting = [one for one, layout in _LAYOUTS.items() if layout.fits(tables.found)]
        if len(fitting) != 1:
            return Figures(None, _read_as(tables), problems=(_doubt(tables, fitting),), not_read=tables.not_read)
        source = fitting[0]
    read = _LAYOUTS[source].read(tables.found, wanted)
    return replace(read, read_as=_read_as(tables), not_read=tables.not_read)


def import_json(text: str, wanted: Wanted) -> Figures:
    """The figures in a JSON text: the EU's list alone is published so."""
    if wanted.source not in (None, IndicatorSource.EU_CAHRA):
        return Figures(wanted.source, "JSON", problems=(problem(Why.LAYOUT, found="JSON"),))
    return replace(eu_cahra.read_json(text, wanted), read_as="JSON")


def _doubt(tables: Tables, fitting: Sequence[IndicatorSource]) -> Problem:
    if fitting:
        return problem(Why.SEVERAL_LAYOUTS, found=", ".join(fitting))
    sheets = ", ".join(table.name for table in tables.found if table.name)
    first = next((row for table in tables.found for row in table.rows if sum(map(bool, row)) > 1), ())
    return problem(
        Why.LAYOUT, Place(sheets), found=", ".join(one_line(text, 40) for text in first[:_SHOWN] if text) or "–"
    )


def _presentable(tables: Tables) -> Tables:
    """The tables with names that are fit to be shown, whatever a workbook calls its sheets."""
    found = tuple(replace(table, name=one_line(table.name, 60)) for table in tables.found)
    return replace(tables, found=found, not_read=tuple(one_line(name, 60) for name in tables.not_read))


def _read_as(tables: Tables) -> str:
    sheets = ", ".join(table.name for table in tables.found if table.name)
    return f"{tables.read_as}: {sheets}" if sheets else tables.read_as
