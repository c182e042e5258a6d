"""Whose a file is: told by its layout where that leaves no doubt."""

import functools
from collections.abc import Callable

import pytest

from official_files import (
    EU_CSV,
    TODAY,
    cpi_rows,
    cpi_workbook,
    delimited,
    edition,
    eu_json,
    fsi_rows,
    inform_workbook,
    read,
    report,
    said,
    ucdp_rows,
    wgi_2024,
    wgi_2025,
    wgi_wide,
    xlsx,
)
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places.indicators.figures import Wanted
from oredesk.core.places.indicators.importing import IMPORTABLE, import_tables, wanted_sheets
from oredesk.core.places.indicators.publishers import PUBLISHERS
from oredesk.core.table import Table, Tables

FILES: dict[str, tuple[Callable[[], bytes], IndicatorSource]] = {
    "cpi": (cpi_workbook, IndicatorSource.CPI),
    "cpi as csv": (lambda: delimited(cpi_rows()), IndicatorSource.CPI),
    "fsi": (lambda: xlsx({"FSI-2023": fsi_rows()}), IndicatorSource.FSI),
    "inform": (inform_workbook, IndicatorSource.INFORM),
    "wgi of 2025": (wgi_2025, IndicatorSource.WGI),
    "wgi of 2024": (lambda: delimited(wgi_2024(), ";"), IndicatorSource.WGI),
    "wgi before": (wgi_wide, IndicatorSource.WGI),
    "ucdp": (lambda: delimited(ucdp_rows()), IndicatorSource.UCDP),
    "eu as json": (lambda: eu_json({"BDI": [report(whole=True)]}), IndicatorSource.EU_CAHRA),
    "eu as csv": (lambda: delimited([EU_CSV]), IndicatorSource.EU_CAHRA),
    "hiik": (lambda: delimited([["iso2", "year", "max_intensity"]]), IndicatorSource.HIIK),
    "control risks": (
        lambda: delimited([["iso2", "region", "political", "security", "year"]]),
        IndicatorSource.CONTROL_RISKS,
    ),
}


@functools.cache
def made(file: str) -> bytes:
    """The file, made once."""
    return FILES[file][0]()


@pytest.mark.parametrize("file", FILES)
def test_every_layout_is_known_without_being_told(file: str) -> None:
    assert read(made(file)).source is FILES[file][1]


@pytest.mark.parametrize("source", IMPORTABLE)
@pytest.mark.parametrize("file", [name for name in FILES if name not in {"eu as csv", "hiik", "control risks"}])
def test_a_file_of_one_publisher_is_refused_as_another_s(source: IndicatorSource, file: str) -> None:
    figures = read(made(file), source=source)
    assert bool(figures.edition) == (source is FILES[file][1])
    assert bool(said(figures)) == (source is not FILES[file][1])


def test_a_file_of_nobody_is_refused_with_what_was_found() -> None:
    assert "No publisher's layout is recognised (found: Name, Town)" in said(read(b"Name,Town\nA,B\n"))[0]


def test_a_file_that_could_be_of_two_must_be_told() -> None:
    both = delimited(
        [["iso2", "region", "political", "security", "year", "max_intensity"], ["NA", "", "l", "l", 2026, 1]]
    )
    assert said(read(both)) == [
        "The file could be any of: hiik, control-risks. Say whose figures they are: --source SOURCE"
    ]
    assert edition(read(both, source=IndicatorSource.HIIK)).source is IndicatorSource.HIIK


def test_a_workbook_may_keep_its_figures_in_a_sheet_of_another_name() -> None:
    file = xlsx({"Notes": [["x"]], "Copy of scores": cpi_rows()})
    assert said(read(file))
    assert edition(read(file, sheet="copy of SCORES")).source is IndicatorSource.CPI
    assert said(read(file, sheet="Scores")) == ["There is no sheet “Scores”. The sheets are: Notes, Copy of scores"]


def test_of_several_sheets_of_years_the_wanted_one_is_read() -> None:
    file = xlsx({"CPI2025": cpi_rows(2025), "CPI2024": cpi_rows(2024)})
    assert edition(read(file, year=2024)).year == 2024
    assert wanted_sheets(("CPI2025", "CPI2024"), Wanted(TODAY, year=2024)) == ("CPI2024",)


def test_only_sheets_that_are_needed_are_read() -> None:
    names = ("readme", "va", "pv", "ge", "rq", "rl", "cc")
    assert wanted_sheets(names, Wanted(TODAY)) == ("pv", "rl", "cc")
    assert wanted_sheets(("CPI2025", "CPI Timeseries 2012 - 2025"), Wanted(TODAY)) == ("CPI2025",)


def test_a_reporting_template_is_no_file_of_figures() -> None:
    figures = read(xlsx({"Declaration": [["x"]], "Smelter Look-up": [["x"]]}))
    assert figures.edition is None
    assert "reporting template" in figures.trouble


def test_every_importable_source_has_a_publisher_to_be_named() -> None:
    assert set(IMPORTABLE) == set(PUBLISHERS)


def test_names_of_sheets_are_shown_without_what_controls_a_terminal() -> None:
    odd = "CPI\u202e\u0007 5"
    tables = Tables((Table(odd, (("a\u0007",),)),), "workbook", not_read=(odd,))
    figures = import_tables(tables, Wanted(TODAY))
    assert "\u0007" not in f"{said(figures)}{figures.read_as}{figures.not_read}"
    assert "\u202e" not in f"{said(figures)}{figures.read_as}{figures.not_read}"
