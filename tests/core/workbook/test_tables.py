import datetime as dt
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from filled_workbooks import cmrt
from hostile.making import compound_file, xls_stream
from lists_of_smelters import (
    CHINESE,
    ROWS,
    delimited,
    excel_2003_xml,
    far_cell,
    objects,
    open_document,
    workbook,
)
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.table import Table, Tables
from oredesk.core.workbook.bounded_rows import LONGEST_CELL, MOST_ROWS
from oredesk.core.workbook.tables import Request, read_tables
from spreadsheets import parts, worksheet, zipped

_WORDS = st.text(st.sampled_from("aZ9,;|'\"-é中"), min_size=1)
"""Cells with everything that separates or quotes."""


def rows_of(data: bytes, name: str = "list.csv") -> tuple[tuple[str, ...], ...]:
    """The rows of a file with one table."""
    (table,) = read_tables(name, data).found
    return table.rows


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("rows", [ROWS, CHINESE])
def test_separated_text_is_read_whatever_separates_and_encodes_it(
    separator: str, encoding: str, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert rows_of(delimited(rows, separator, encoding)) == rows


def test_a_european_spreadsheet_keeps_its_accents() -> None:
    """What Excel writes as CSV on a French or German computer."""
    rows = (*ROWS, ("Gold", "CID900009", "Métaux Précieux Königsberg", "FRANCE", "Conformant"))

    read = read_tables("liste.csv", delimited(rows, ";", "cp1252"))

    assert read.found[0].rows == rows
    assert read.read_as == "CSV (Windows-1252, separated by semicolons)"


def test_the_separator_that_excel_names_in_its_first_line_is_believed_and_rows_keep_their_numbers() -> None:
    assert rows_of(b"sep=;\r\n" + delimited((("Name, full", "Metal"),), ";")) == ((), ("Name, full", "Metal"))


def test_quoted_cells_may_hold_separators_quotation_marks_and_line_ends() -> None:
    rows = (("Name", "Metal"), ('Works "A", Ltd\nHarbour', "Gold"))
    assert rows_of(delimited(rows)) == rows


def test_a_workbook_gives_every_sheet_with_dates_and_numbers_as_people_read_them() -> None:
    book = Workbook()
    book.worksheets[0].title = "One"
    book.worksheets[0].append(["Name", 12.0, 1.5, dt.date(2026, 8, 15), True, None])
    book.create_sheet("Two").append(["x"])
    file = io.BytesIO()
    book.save(file)

    read = read_tables("list.xlsx", file.getvalue())

    assert read.found == (
        Table("One", (("Name", "12", "1.5", "2026-08-15", "TRUE"),)),
        Table("Two", (("x",),)),
    )


def test_an_error_value_in_a_workbook_is_seen() -> None:
    """A list whose look-up formulas no longer find anything."""
    cells = '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    assert rows_of(zipped(parts({"List": worksheet(cells)}))) == (("Name", "#N/A"),)


def test_open_document_is_read() -> None:
    assert rows_of(open_document(ROWS), "list.ods") == ROWS


def test_an_old_workbook_is_read() -> None:
    data = compound_file({"Workbook": xls_stream("List", [(0, 0, 7.0), (1, 1, 2.5)])})
    assert rows_of(data, "list.xls") == (("7",), ("", "2.5"))


def test_excel_2003_xml_keeps_its_columns_in_place_and_leaves_comments_out() -> None:
    rows = (*ROWS, ("Gold", "", "Works", "", "Active"))

    read = rows_of(excel_2003_xml(rows, titles=("As of 2026-08-15",)), "list.xls")

    assert read[:3] == (("As of 2026-08-15",), (), ("", *ROWS[0]))
    assert read[-1] == ("", "Gold", "", "Works", "", "Active")


def test_excel_2003_xml_is_told_from_html_although_both_have_a_table() -> None:
    assert read_tables("list.xml", excel_2003_xml(ROWS)).read_as == "Excel 2003 XML"


def test_spans_and_types_of_excel_2003_xml_are_understood() -> None:
    rows = (
        b'<Row ss:Span="2"><Cell><Data ss:Type="String">a</Data></Cell></Row>'
        b'<Row><Cell><Data ss:Type="Number">3.0</Data></Cell><Cell/>'
        b'<Cell ss:Index="4"><Data ss:Type="Number">1.5</Data></Cell><Cell><Data ss:Type="Number">x</Data></Cell>'
        b'<Cell><Data ss:Type="DateTime">2026-08-15T00:00:00.000</Data></Cell></Row></Table>'
    )
    data = re.sub(rb"<Row.*</Table>", rows, excel_2003_xml(ROWS))
    assert rows_of(data, "list.xml") == (("a",), (), (), ("3", "", "", "1.5", "x", "2026-08-15"))


@pytest.mark.parametrize("wrapped", [lambda o: o, lambda o: {"data": o}, lambda o: {"a": 1, "b": {"items": o}}])
def test_json_is_read_wherever_its_list_of_objects_stands(wrapped: object) -> None:
    assert callable(wrapped)
    assert rows_of(json.dumps(wrapped(objects(ROWS))).encode(), "list.json") == ROWS


def test_json_values_become_texts_and_items_are_counted_from_one() -> None:
    data = b'[{"id": 12.0, "country": {"code": "CN"}, "aka": ["a", {"b": 1}], "old": null}, {"new": true}]'

    (table,) = read_tables("list.json", data).found

    assert table.rows == (
        ("id", "country code", "aka", "old", "new"),
        ("12", "CN", 'a; {"b": 1}'),
        ("", "", "", "", "yes"),
    )
    assert table.first_row == 0


def test_the_headings_above_as_many_rows_as_a_list_may_have_do_not_count() -> None:
    assert len(rows_of(b"Metal,Name\n" * (MOST_ROWS + 1))) == MOST_ROWS + 1


@pytest.mark.parametrize(
    ("name", "data", "trouble"),
    [
        ("list.csv", b"", "empty"),
        ("list.csv", b" \r\n\t", "empty"),
        ("list.csv", b"Metal,Name\nGold,A\0B\n", "no text has"),
        ("list.csv", "Metal,Name".encode("utf-16") + b"\xd8", "no text has"),
        ("list.csv", b'Metal,Name\nGold,"' + b"never closed\n" * 20_000, "never closed"),
        ("list.csv", b"Metal,Name\n" * (MOST_ROWS + 41), "50,000 rows"),
        ("list.csv", b"x," * 300 + b"\n", "256 columns"),
        ("list.csv", b"x\n" + b"\n" * 200_000 + b"y", "blank rows"),
        ("list.csv", (b"y" * 900 + b",") * 50 + b"\n", ""),
        ("list.csv", ((b"y" * 900 + b",") * 50 + b"\n") * 600, "more text"),
        ("list.csv", b"x," * 20_000, "256 columns"),
        ("list.json", b"[" + b"{}," * MOST_ROWS + b"{}]", "50,000 rows"),
        ("list.json", b'{"a": 1}', "no list of objects"),
        ("list.json", b'[{"a": 1},', "broken in line 1"),
        ("list.json", b"[" * 100_000, "nested too deeply"),
        ("list.json", b"[" + b"9" * 5000 + b"]", "thousands of digits"),
        ("list.xml", b"<?xml version='1.0'?><list/>", "no Excel 2003"),
        ("list.xml", excel_2003_xml(ROWS)[:-20], "broken in line"),
        ("list.xml", excel_2003_xml(ROWS).replace(b'ss:Index="2"', b'ss:Index="300"'), "256 columns"),
        ("list.xml", excel_2003_xml(ROWS).replace(b"<Row>", b'<Row ss:Index="99999999">'), "50,000 rows"),
        ("list.xls", b"<html><table><tr><td>Metal</td></tr></table></html>", "web page"),
        ("list.xlsx", cmrt(), "smelters learn"),
    ],
)  # fmt: skip
def test_what_holds_no_list_is_told_in_plain_words(name: str, data: bytes, trouble: str) -> None:
    read = read_tables(name, data)
    assert trouble in read.trouble
    assert bool(read.found) is not bool(read.trouble)


@pytest.mark.parametrize("declared", [b'<!DOCTYPE x [<!ENTITY a "b">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'])
def test_xml_that_declares_entities_is_not_read(declared: bytes) -> None:
    data = excel_2003_xml(ROWS).replace(b"<Workbook", declared + b"<Workbook", 1)
    assert "document type" in read_tables("list.xml", data).trouble


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7", RefusalCode.PDF),
        (b"\x89PNG\r\n\x1a\n", RefusalCode.PICTURE),
        (b"PK\x03\x04 and no more", RefusalCode.DAMAGED),
        (zipped({"list.csv": "Metal,Name"}), RefusalCode.ARCHIVE_UNSUPPORTED),
        (far_cell(), RefusalCode.TOO_COMPLEX),
    ],
)
def test_what_is_no_table_at_all_is_refused_by_its_right_name(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refused) as refused:
        read_tables("list.csv", data)
    assert refused.value.refusal.code is code


def test_long_cells_are_cut_and_unseen_characters_taken_out() -> None:
    ((text, other),) = rows_of(delimited((("y" * 5000, "a\u202eb"),)))
    assert (len(text), other) == (LONGEST_CELL, "ab")


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.json", "a.xml", "a.xlsx"]))
def test_any_bytes_end_in_tables_a_trouble_or_a_refusal(data: bytes, name: str) -> None:
    try:
        read = read_tables(name, data)
    except Refused:
        return
    assert isinstance(read, Tables)


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=4))
def test_what_is_written_as_csv_is_read_again(rows: list[tuple[str, str]]) -> None:
    table = (("Metal", "Name"), *rows)
    assert rows_of(delimited(table, "\t")) == table


def test_only_the_sheets_that_were_asked_for_are_read_and_the_others_are_named() -> None:
    file = workbook({"Home": ROWS, "CPI2025": ROWS, "Time series": ROWS})
    read = read_tables("x.xlsx", file, Request(lambda names: [name for name in names if name.startswith("CPI")]))
    assert [table.name for table in read.found] == ["CPI2025"]
    assert read.not_read == ("Home", "Time series")


def test_a_sheet_that_was_not_asked_for_may_be_as_large_as_it_likes() -> None:
    """The publisher's time series reaches beyond what is read."""
    far = zipped(parts({"A": worksheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "B": worksheet("")}))
    assert read_tables("x.xlsx", far, Request(lambda _: ["B"])).not_read == ("A",)
    with pytest.raises(Refused):
        read_tables("x.xlsx", far)


def test_more_text_than_was_asked_for_is_refused() -> None:
    data = delimited(ROWS * 100)
    assert read_tables("x.csv", data).found
    assert "more text" in read_tables("x.csv", data, Request(most_bytes=1000)).trouble
