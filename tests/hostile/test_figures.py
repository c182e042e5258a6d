"""Hostile and odd files of country figures, and the whole hostile corpus, handed to the workers that read figures."""

from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

from hostile.corpus import CORPUS
from hostile.making import zip_of
from official_files import TODAY, cpi_rows, delimited, eu_json, report, ucdp_rows, xlsx
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places.indicators.figures import Wanted
from oredesk.core.refusal import Refused
from oredesk.reading.figures import read_figures
from oredesk.reading.jobs import ReadFigures
from oredesk.reading.supervised import SupervisedWorker
from spreadsheets import parts, worksheet, zipped

for _makers in ("xlsx_files", "zip_files", "legacy_files", "other_files"):
    import_module(f"hostile.{_makers}")  # each adds its files to the corpus

pytestmark = pytest.mark.xdist_group("hostile")  # two workers of the product's are enough for one machine

_GENUINE = delimited(cpi_rows())
_MILLION = 1_000_000


def _workbook(rows: str) -> bytes:
    return zipped(parts({"CPI2025": worksheet(rows)}))


FILES: dict[str, Callable[[], bytes]] = {
    "a million rows": lambda: delimited(ucdp_rows()) + b"565,Namibia,2024\n" * _MILLION,
    "twenty megabytes in one line": lambda: b"x" * 20_000_000,
    "a quotation mark that is never closed": lambda: b'Country,Year,Total\n"' + b"x" * 5_000_000,
    "a cell beyond the widest list": lambda: _workbook('<row r="1"><c r="ZZ1"><v>1</v></c></row>'),
    "a cell in the last column and row": lambda: _workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "numbers beyond numbers": lambda: _workbook(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>ISO3</t></is></c></row>'
        '<row r="2"><c r="A2"><v>1e999</v></c><c r="B2"><v>NaN</v></c></row>'
    ),
    "brackets in brackets": lambda: b"[" * 300_000,
    "a list of a million countries": lambda: b"[" + b'{"country_code":"GIN","reports":[]},' * 400_000 + b"{}]",
    "a number of a million digits": lambda: b'[{"country_code":"GIN","reports":[],"count":' + b"9" * _MILLION + b"}]",
    "a bomb in a zip": lambda: zip_of({"ucdp.csv": bytes(50_000_000)}),
    "NUL bytes alone": lambda: bytes(_MILLION),
    "a JSON of NUL bytes": lambda: b"[" + bytes(_MILLION),
    "a year of a million digits": lambda: delimited([*ucdp_rows(), [565, "Namibia", "2" * 100_000, *[""] * 9]]),
}


@pytest.fixture(scope="module")
def worker() -> Iterator[SupervisedWorker]:
    with SupervisedWorker() as supervised:
        yield supervised


def gives_an_edition(worker: SupervisedWorker, data: bytes, source: IndicatorSource | None = None) -> bool:
    """Whether the file gives an edition; problems, trouble and a refusal are a no."""
    try:
        return worker.ask(ReadFigures(Wanted(TODAY, source, file="file.csv")), data).edition is not None
    except Refused:
        return False


@pytest.mark.parametrize("odd", FILES)
def test_a_hostile_file_is_refused_and_a_genuine_one_read_after_it(worker: SupervisedWorker, odd: str) -> None:
    data = FILES[odd]()
    for source in (None, IndicatorSource.CPI, IndicatorSource.UCDP, IndicatorSource.EU_CAHRA):
        assert not gives_an_edition(worker, data, source)
    assert gives_an_edition(worker, _GENUINE)


def test_no_file_of_the_hostile_corpus_gives_an_edition_or_hurts_the_reader(worker: SupervisedWorker) -> None:
    assert [file.name for file in CORPUS if gives_an_edition(worker, file.make())] == []
    assert gives_an_edition(worker, _GENUINE)


def test_what_a_worker_read_arrives_whole(worker: SupervisedWorker) -> None:
    """Values, problems and rows passed over, as the same file gives them without a worker between."""
    for data in (_GENUINE, xlsx({"CPI2025": cpi_rows(scores={"DEU": 101})}), eu_json({"BDI": [report(whole=True)]})):
        wanted = Wanted(TODAY, file="CPI2025.xlsx")
        assert worker.ask(ReadFigures(wanted), data) == read_figures(data, wanted)
