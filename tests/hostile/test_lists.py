"""Hostile and odd smelter lists, and the whole hostile corpus, handed to the workers that read lists."""

import resource
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

from hostile.corpus import CORPUS
from hostile.making import zip_of
from lists_of_smelters import ROWS, delimited, excel_2003_xml
from oredesk.core.refusal import Refused
from oredesk.reading.jobs import ReadTables
from oredesk.reading.supervised import SupervisedWorker
from spreadsheets import parts, worksheet, zipped

for _makers in ("xlsx_files", "zip_files", "legacy_files", "other_files"):
    import_module(f"hostile.{_makers}")  # each adds its files to the corpus

pytestmark = pytest.mark.xdist_group("hostile")  # two workers of the product's are enough for one machine

_GENUINE = delimited(ROWS)
_HEAD = b"Metal,Smelter ID,Smelter Name,Country,Status\n"
_LINE = b"Gold,CID900001,Works,CHINA,Active\n"
_MILLION = 1_000_000


def _workbook_of_a_million_rows() -> bytes:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, _MILLION + 1))
    return zipped(parts({"List": worksheet(rows)}))


def _ods(rows: str) -> bytes:
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="List">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


_ENTITIES = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10 if level else b"ha") for level in range(10)
)
_REPEATED = (
    '<table:table-row table:number-rows-repeated="1048576">'
    '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>x</text:p>'
    "</table:table-cell></table:table-row>"
)

LISTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a million rows of text": ("list.csv", lambda: _HEAD + _LINE * 700_000),
    "a million rows in a workbook": ("list.xlsx", _workbook_of_a_million_rows),
    "a million rows in one tag": ("list.ods", lambda: _ods(_REPEATED.format(1))),
    "a billion cells in one tag": ("list.ods", lambda: _ods(_REPEATED.format(1024))),
    "a million rows of XML": (
        "list.xml",
        lambda: excel_2003_xml(ROWS).replace(b"</Table>", b"<Row><Cell/></Row>" * _MILLION + b"</Table>"),
    ),
    "a million objects": ("list.json", lambda: b"[" + b",".join([b'{"Metal":"Gold"}'] * _MILLION) + b"]"),
    "a key of its own for each object": (
        "list.json",
        lambda: b"[" + b",".join(b'{"k%d":1}' % number for number in range(20_000)) + b"]",
    ),
    "ten million separators": ("list.csv", lambda: _HEAD + b"," * 10_000_000),
    "ten million quotation marks": ("list.csv", lambda: _HEAD + b'"' * 10_000_001),
    "one line of twenty megabytes": ("list.csv", lambda: b"x" * 20_000_000),
    "entities in entities": (
        "list.xml",
        lambda: excel_2003_xml(ROWS).replace(b"<Workbook", _ENTITIES + b"]><Workbook", 1).replace(b"Kunlun", b"&e9;"),
    ),
    "elements in elements": (
        "list.xml",
        lambda: excel_2003_xml(ROWS).replace(b"<Table>", b"<Table>" + b"<a>" * 200_000, 1),
    ),
    "brackets in brackets": ("list.json", lambda: b'{"a":' * 200_000),
    "a bomb in a zip": ("list.zip", lambda: zip_of({"list.csv": bytes(50_000_000)})),
    "NUL bytes alone": ("list.csv", lambda: bytes(1_000_000)),
    "lone surrogates and controls": (
        "list.csv",
        lambda: _HEAD + "Gold,\ud800\ufffe,\x1b[31m".encode("utf-16", "surrogatepass"),
    ),
}


@pytest.fixture(scope="module")
def worker() -> Iterator[SupervisedWorker]:
    with SupervisedWorker() as supervised:
        yield supervised


def is_read(worker: SupervisedWorker, name: str, data: bytes) -> bool:
    """Whether the file gives tables; a trouble or a refusal is a no."""
    try:
        return bool(worker.ask(ReadTables(name), data).found)
    except Refused:
        return False


@pytest.mark.parametrize("odd", LISTS)
def test_a_hostile_list_is_refused_and_a_genuine_one_read_after_it(worker: SupervisedWorker, odd: str) -> None:
    name, make = LISTS[odd]
    data = make()
    before = _memory()

    assert not is_read(worker, name, data)

    assert is_read(worker, "list.csv", _GENUINE)
    assert _memory() - before < 100 << 20


def test_no_file_of_the_hostile_corpus_hurts_the_reader_of_lists(worker: SupervisedWorker) -> None:
    read = {file.name: is_read(worker, file.name, file.make()) for file in CORPUS}
    assert len(read) == len(CORPUS)
    assert is_read(worker, "list.csv", _GENUINE)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
