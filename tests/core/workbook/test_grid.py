"""Opening workbooks and reading their cells as they are stored."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.cells import Value
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.workbook.grid import Grid, as_text, moved, open_grid, place
from oredesk.core.workbook.package import Wish
from spreadsheets import parts, sheet_of, worksheet, zipped


def opened(rows: str, *, texts: tuple[str, ...] = (), settings: str = "") -> Grid:
    data = zipped(parts({"One": worksheet(rows)}, texts, settings))
    return open_grid(data, lambda names: dict.fromkeys(names, Wish(empty_texts=True)))


def value(cell: str, *, texts: tuple[str, ...] = (), settings: str = "") -> Value:
    sheet = opened(f'<row r="2">{cell}</row>', texts=texts, settings=settings).sheet("One")
    assert sheet
    return sheet.value("B2")


def test_values_keep_their_kind_and_their_place() -> None:
    assert value('<c r="B2"><v>5</v></c>') == 5.0
    assert value('<c r="B2" t="b"><v>1</v></c>') is True
    assert value('<c r="B2" t="s"><v>1</v></c>', texts=("no", "Acme ")) == "Acme "
    assert value('<c r="B2" t="inlineStr"><is><t>Acme</t></is></c>') == "Acme"
    assert value('<c r="B2" t="str"><f>A1</f><v>result</v></c>') == "result"
    assert value('<c r="A2"><v>1</v></c>') is None


def test_a_formula_that_gives_an_empty_text_is_no_empty_cell() -> None:
    assert value('<c r="B2" t="str"><f>A1&amp;""</f><v></v></c>') == ""
    assert value('<c r="B2" t="s"><v>0</v></c>', texts=("",)) is None
    assert value('<c r="B2" s="1"/>') is None


def test_an_error_is_its_text() -> None:
    assert value('<c r="B2" t="e"><v>#N/A</v></c>') == "#N/A"


def test_dates_are_dates_in_both_of_excels_systems() -> None:
    assert value('<c r="B2" s="1"><v>45838</v></c>') == dt.date(2025, 6, 30)
    assert value('<c r="B2" s="1"><v>45838.5</v></c>') == dt.datetime(2025, 6, 30, 12)  # noqa: DTZ001 - cells have no zone
    assert value('<c r="B2" s="1"><v>44376</v></c>', settings='date1904="1"') == dt.date(2025, 6, 30)


def test_a_zero_shown_as_a_date_is_a_blank_and_no_midnight() -> None:
    """A cached 00:00 stands where a date formula points to a blank cell."""
    assert value('<c r="B2" s="1"><v>0</v></c>') == 0.0


def test_a_duration_is_a_number_of_days() -> None:
    assert value('<c r="B2" s="2"><v>1.5</v></c>') == 1.5


def test_strict_dates_are_read() -> None:
    assert value('<c r="B2" s="1" t="d"><v>2025-06-30</v></c>') == dt.date(2025, 6, 30)


def test_foreign_characters_are_cleaned_but_blanks_stay() -> None:
    """RMI's Checker does not trim, so trailing blanks matter; control and direction characters only disguise."""
    assert value('<c r="B2" t="s"><v>0</v></c>', texts=("Yes_x0000_ ",)) == "Yes "


@pytest.mark.parametrize("mark", ["\u202e", "\u200e", "\ufeff", "\u2069"])
def test_a_mark_that_nobody_sees_leaves_a_trace(mark: str) -> None:
    """Copied from a web page or a file's properties; RMI's Checker does not take such a Yes for a Yes."""
    assert value('<c r="B2" t="s"><v>0</v></c>', texts=(f"Yes{mark}",)) == "Yes\u200b"
    assert value('<c r="B2" t="s"><v>0</v></c>', texts=("a_x000D_\nb",)) == "a\nb"


def test_a_utf_16_sheet_is_read() -> None:
    xml = worksheet('<row r="2"><c r="B2" t="inlineStr"><is><t>中文</t></is></c></row>')
    members = parts({"One": xml.replace("UTF-8", "UTF-16").encode("utf-16")})
    sheet = open_grid(zipped(members), lambda names: dict.fromkeys(names, Wish())).sheet("One")
    assert sheet
    assert sheet.value("B2") == "中文"


def test_only_the_wished_sheets_are_read_but_all_are_named() -> None:
    data = zipped(parts({"One": worksheet(""), "Two &amp; more": worksheet("")}))
    grid = open_grid(data, lambda _: {"Two & more": Wish()})
    assert grid.names == ("One", "Two & more")
    assert grid.sheet("One") is None
    assert grid.sheet("Two & more") is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04 and then nothing",
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        zipped({"readme.txt": "no workbook"}),
        zipped(parts({"One": worksheet('<row r="1"><c r="A0"><v>7</v></c></row>')})),
        zipped(parts({"One": worksheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')})),
    ],
)
def test_what_cannot_be_opened_is_damaged(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        open_grid(data, lambda names: dict.fromkeys(names, Wish()))
    assert refused.value.refusal.code is RefusalCode.DAMAGED


_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
ODS = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES}><office:body><office:spreadsheet>'
    '<table:table table:name="One"><table:table-row/><table:table-row><table:table-cell/>'
    '<table:table-cell office:value-type="string"><text:p>Acme </text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="5"/>'
    '<table:table-cell office:value-type="date" office:date-value="2025-06-30"/>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def test_an_opendocument_sheet_is_read_without_knowledge_of_formulas() -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    data = zipped({"mimetype": kind, "META-INF/manifest.xml": "<manifest:manifest/>", "content.xml": ODS})
    sheet = open_grid(data, lambda names: dict.fromkeys(names, Wish())).sheet("One")
    assert sheet
    assert [sheet.value(f"{column}2") for column in "ABCDE"] == [None, "Acme ", 5.0, dt.date(2025, 6, 30), None]
    assert sheet.facts.formulas is None


def test_a_row_gives_its_texts_by_column_letter() -> None:
    sheet = sheet_of({"A2": "a", "C2": 0.0, "D2": True}, errors={"B2": "#N/A"})
    assert sheet.row(2, "ABCDE") == {"A": "a", "B": "#N/A", "C": "0", "D": "TRUE", "E": ""}


def test_rows_in_use_are_those_with_a_value_or_an_error_up_to_the_column() -> None:
    sheet = sheet_of({"A2": "x", "C3": "beyond", "A4": 0.0, "A9": "y"}, errors={"B5": "#N/A"})
    assert list(sheet.rows_in_use(2, "B")) == [2, 4, 5, 9]


PAIR = '<row r="{0}"><c r="A{0}" t="s"><v>{1}</v></c><c r="B{0}" t="s"><v>{2}</v></c></row>'
PAIRS = PAIR.format(1, 0, 1) + PAIR.format(2, 2, 3)
PAIR_TEXTS = ("CN-YN", "Yunnan", "RU-BEL", "Belgorod &amp; Kursk")


@pytest.mark.parametrize(
    "rows",
    [
        PAIRS,
        PAIRS.replace(' t="s"', ' s="3" t="s"'),
        PAIRS.replace("</c><c", "</c>\n<c"),
        PAIRS.replace('<c r="A2" t="s"><v>2</v></c>', '<c r="A2" t="inlineStr"><is><t>RU-BEL</t></is></c>'),
        PAIRS + "<!-- saved by hand -->",
        PAIRS.replace("</row>", '<c r="C1"><v>7</v></c></row>', 1),
        PAIRS.replace('r="A1"', "r='A1'"),
        PAIRS.replace('<c r="A1" ', "<c ").replace('<c r="B1" ', "<c "),
        PAIRS + '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>',
        PAIRS.replace("row>", "row >").replace("<c r", "<c  r"),
    ],
)
def test_two_columns_of_a_sheet_are_read_later_however_they_are_written(rows: str) -> None:
    data = zipped(parts({"One": worksheet(""), "Two": worksheet(rows)}, PAIR_TEXTS))
    grid = open_grid(data, lambda _: {"One": Wish()})
    assert list(grid.pairs("Two")) == [("CN-YN", "Yunnan"), ("RU-BEL", "Belgorod & Kursk")]


def test_texts_that_are_formatted_in_parts_are_read_as_one() -> None:
    members = parts({"One": worksheet(PAIRS)}, PAIR_TEXTS)
    texts = members["xl/sharedStrings.xml"]
    assert isinstance(texts, str)
    rich = "<si><r><t>Yun</t></r><r><rPr><b/></rPr><t>nan</t></r></si>"
    members["xl/sharedStrings.xml"] = texts.replace('<si><t xml:space="preserve">Yunnan</t></si>', rich)
    grid = open_grid(zipped(members), lambda _: {})
    assert list(grid.pairs("One")) == [("CN-YN", "Yunnan"), ("RU-BEL", "Belgorod & Kursk")]


def test_two_columns_of_an_opendocument_sheet_are_read_later() -> None:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    content = ODS.replace("<table:table-cell/>", "")
    grid = open_grid(
        zipped({"mimetype": kind, "META-INF/manifest.xml": "<manifest:manifest/>", "content.xml": content}),
        lambda _: {},
    )
    assert list(grid.pairs("One"))[-1] == ("Acme ", "5")


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        '<row r="1"><c r="A0"><v>7</v></c></row>',
        '<row r="9999999"><c r="A9999999"><v>7</v></c></row>',
        PAIR.format(1, 7, 8),
    ],
)
def test_a_list_that_cannot_be_read_is_empty_and_spoils_nothing(sheet: str) -> None:
    data = zipped(parts({"One": worksheet(""), "Two": worksheet(sheet)}, PAIR_TEXTS))
    grid = open_grid(data, lambda _: {"One": Wish()})
    assert list(grid.pairs("Two")) == []
    assert list(grid.pairs("Three")) == []


@pytest.mark.parametrize(("address", "expected"), [("A1", (0, 0)), ("Z9", (8, 25)), ("AB12", (11, 27))])
def test_places_are_counted_from_zero(address: str, expected: tuple[int, int]) -> None:
    assert place(address) == expected


def test_a_moved_address_keeps_its_column() -> None:
    assert moved("AA12", 3) == "AA15"


@pytest.mark.parametrize(
    ("cell", "text"),
    [(None, ""), (" a ", " a "), (2505.0, "2505"), (0.5, "0.5"), (True, "TRUE"), (dt.date(2025, 6, 30), "2025-06-30")],
)
def test_values_join_into_texts_as_formulas_would(cell: Value, text: str) -> None:
    assert as_text(cell) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        open_grid(data, lambda names: dict.fromkeys(names, Wish()))
