"""The forms that people fill in by hand."""

import pytest

from official_files import TODAY, values
from oredesk.core.indicator import IndicatorSource
from oredesk.core.language import Language
from oredesk.core.places.indicators.figures import Wanted
from oredesk.core.places.indicators.forms import FORMS, form
from oredesk.reading.figures import read_figures

FILLED = {
    IndicatorSource.HIIK: "NA,2026,2,,61,a note",
    IndicatorSource.CONTROL_RISKS: "NA,NA-KH,low,M,2026,",
    IndicatorSource.EU_CAHRA: "NA,NA-KH,Khomas,1,0",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("source", FORMS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_form_that_was_filled_in_is_read(
    source: IndicatorSource, language: Language, separator: str, encoding: str
) -> None:
    """A spreadsheet program saves it with the separator and the encoding of its country."""
    text = form(source, language) + FILLED[source] + "\n"
    data = text.replace(",", separator).encode(encoding)
    found = values(read_figures(data, Wanted(TODAY, as_of=TODAY, file="filled.csv")))
    assert {place for _, place in found} <= {"NA", "NA-KH"}
    assert found


@pytest.mark.parametrize("source", FORMS)
def test_an_empty_form_holds_no_figure(source: IndicatorSource) -> None:
    figures = read_figures(form(source, Language.EN).encode(), Wanted(TODAY, year=2026, as_of=TODAY))
    assert [one.why for one in figures.problems] == ["nothing"]


@pytest.mark.parametrize("source", FORMS)
def test_the_two_languages_have_the_same_columns(source: IndicatorSource) -> None:
    lines = {form(source, language).splitlines()[-1] for language in Language}
    assert len(lines) == 1
