"""What the worker makes of a publisher's file: tables or JSON, by what it holds and not by its name."""

import codecs

import pytest

from official_files import TODAY, cpi_rows, cpi_workbook, delimited, edition, eu_json, report, said
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places.indicators.figures import Wanted
from oredesk.core.refusal import Refused
from oredesk.reading.codec import decode, encode
from oredesk.reading.figures import read_figures
from oredesk.reading.jobs import ANY_JOB, ReadFigures, answer_type

WANTED = Wanted(TODAY, file="whatever.bin")
LISTED = eu_json({"BDI": [report(whole=True)]})


@pytest.mark.parametrize("before", [b"", codecs.BOM_UTF8, b"\r\n\t "])
def test_json_is_known_by_its_first_sign(before: bytes) -> None:
    assert edition(read_figures(before + LISTED, WANTED)).source is IndicatorSource.EU_CAHRA


@pytest.mark.parametrize("data", [cpi_workbook(), delimited(cpi_rows()), delimited(cpi_rows(), "\t", "utf-16")])
def test_tables_are_read_whatever_the_file_is_called(data: bytes) -> None:
    assert edition(read_figures(data, WANTED)).source is IndicatorSource.CPI


@pytest.mark.parametrize(("data", "trouble"), [(b"", "empty"), (b"[\0", "bytes that no text has"), (b"<p>x</p>", "")])
def test_a_file_without_a_table_is_trouble(data: bytes, trouble: str) -> None:
    try:
        figures = read_figures(data, WANTED)
    except Refused:
        assert not trouble
        return
    assert trouble in figures.trouble
    assert figures.edition is None


def test_the_job_and_its_answer_travel_whole() -> None:
    job = ReadFigures(Wanted(TODAY, IndicatorSource.CPI, 2025, TODAY, "CPI 2025, 更正", "CPI2025", "文件.xlsx"))
    assert decode(ANY_JOB, encode(job)) == job
    for data in (LISTED, cpi_workbook(), cpi_workbook(scores={"DEU": 101, "NRU": ".."})):
        figures = read_figures(data, WANTED)
        assert decode(answer_type(ReadFigures), encode(figures)) == figures
    assert said(figures)
    assert figures.passed_over
