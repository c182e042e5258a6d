"""Looking into a worksheet's XML by search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.workbook.sheet_xml import empty_texts, errors, formulas, sheet_rows, text_pairs, used_texts

HEAD = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 21))
"""Rows of a sheet's head, which are kept for a value in any column."""


def kept(rows: str, last_column: str | None = "Q") -> list[int]:
    """The numbers of the rows below the head that are kept."""
    sheet = sheet_rows(f"<worksheet><sheetData>{HEAD}{rows}</sheetData></worksheet>".encode(), last_column)
    assert sheet.regular
    numbers = [int(row.partition(b'"')[0]) for row in sheet.rows.split(b'<row r="')[1:]]
    return [number for number in numbers if number > 20]


def a_row(number: int, cells: str) -> str:
    return f'<row r="{number}" spans="1:34">{cells}</row>'


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B30" t="str"><f>IF(1,2)</f><v></v></c>',
        '<c r="B30" t="str"><f>IF(1,2)</f><v/></c>',
        '<c r="B30"><f>IF(1,2)</f><v /></c>',
        '<c r="B30" t="str"><f t="shared" si="3"/><v></v></c>',
        '<c r="B30" s="12"/>',
        '<c r="V30" t="e"><f>MATCH(1,2)</f><v>#N/A</v></c>',
        '<c r="X30"><f>IF(1,2)</f><v>0</v></c>',
        '<c r="X30"><f>IF(1,2)</f><v>0.0</v></c>',
        '<c r="AB30" t="str"><f>B30&amp;C30</f><v>text</v></c>',
    ],
)
def test_a_row_of_empty_results_is_dropped(cell: str) -> None:
    assert kept(a_row(30, cell)) == []


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A30" t="s"><v>5</v></c>',
        '<c r="A30" t="s"><v>0</v></c>',  # the first shared text, not the number 0
        '<c r="A30"><v>0</v></c>',
        '<c r="B30" t="e"><v>#N/A</v></c>',  # an error pasted as a value
        '<c r="A30" t="e"><f>VLOOKUP(1,Data!A:B,2,0)</f><v>#N/A</v></c>',  # a supplier's own look-up that failed
        '<c r="B30"><f>Data!A1</f><v>0</v></c>',
        '<c r="B30"><f t="shared" si="4"/><v>0</v></c>',
        '<c r="B30" t="str"><f>Data!A1</f><v>Tin</v></c>',
        '<c r="B30" t="str"><f>Data!A1</f><v xml:space="preserve"> </v></c>',
        '<c r="D30" t="inlineStr"><is><t>Works</t></is></c>',
        '<c r="Q30" t="b"><v>0</v></c>',
    ],
)
def test_a_row_with_anything_typed_or_computed_is_kept(cell: str) -> None:
    assert kept(a_row(29, '<c r="A29"/>') + a_row(30, cell) + a_row(31, '<c r="A31"/>')) == [30]


def test_the_rows_of_the_head_are_kept_whatever_they_hold() -> None:
    """Hidden constants far to the right, and labels whose results a tool did not store."""
    xml = (
        b'<worksheet><sheetData><row r="4"><c r="W4" t="s"><v>3</v></c></row>'
        b'<row r="5"><c r="B5"><f>L!A1</f><v/></c></row></sheetData></worksheet>'
    )
    assert {b"W4", b"B5"} <= set(sheet_rows(xml, "Q").rows.split(b'"'))


def test_a_cell_without_an_address_keeps_its_row_and_makes_the_sheet_unusual() -> None:
    rows = a_row(30, '<c r="X30"><f>1</f><v>7</v></c>') + a_row(31, "<c><v>5</v></c>")
    assert not sheet_rows(f"<worksheet><sheetData>{HEAD}{rows}</sheetData></worksheet>".encode(), "Q").regular


def test_a_row_is_kept_for_a_value_after_others_that_do_not_count() -> None:
    cells = '<c r="X30"><f>1</f><v>7</v></c><c r="D30" t="s"><v>2</v></c><c r="Z30"><v>8</v></c>'
    assert kept(a_row(29, '<c r="Z29"><v>8</v></c>') + a_row(30, cells) + a_row(31, '<c r="Z31"><v>8</v></c>')) == [30]


def test_one_endless_row_beyond_the_last_column_comes_to_an_end() -> None:
    """Legal, small when compressed, and a search that starts over at each value would take for hours."""
    assert kept(a_row(30, '<c r="X30">' + "<v>1</v>" * 400_000 + "</c>")) == []


def test_a_namespace_prefix_is_understood() -> None:
    """ClosedXML and the Open XML SDK write every tag with a prefix."""
    head = HEAD.replace("<", "<x:").replace("<x:/", "</x:")
    rows = (
        '<x:row r="31"><x:c r="A31" t="str"><x:f>1</x:f><x:v></x:v></x:c></x:row>'
        '<x:row r="32"><x:c r="A32" t="s"><x:v>4</x:v></x:c></x:row>'
    )
    xml = f'<x:worksheet xmlns:x="main"><x:sheetData>{head}{rows}</x:sheetData></x:worksheet>'
    sheet = sheet_rows(xml.encode(), "Q")
    assert b'"A32"' in sheet.document
    assert b'"A31"' not in sheet.document
    assert used_texts(sheet) == {4}


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c r="A1"><v>1</v></c></row>',  # rows that only count
        '<row r="1"><c><v>1</v></c></row>',
        '<row r="1"><c s="1" r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t=\'s\'><v>1</v></c></row>',
        '<row r="1"><!-- remark --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>',
    ],
)
def test_unusual_xml_is_passed_on_as_it_is(rows: str) -> None:
    xml = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    sheet = sheet_rows(xml, "Q")
    assert not sheet.regular
    assert sheet.document == xml
    assert formulas(sheet, "A") is None
    assert used_texts(sheet) <= {1}


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
        '<row r="99999999999999"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="1"><c r="BA1"><v>1</v></c></row>',
        "<row r='1'><c r='XFD1'><v>1</v></c></row>",
        '<row s="1" r="1048576"><c r="A1"><v>1</v></c></row>',
    ],
)
def test_a_far_corner_is_refused_before_a_grid_is_made_of_it(rows: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet_rows(f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode(), "Q")
    assert refused.value.refusal.code is RefusalCode.TOO_COMPLEX


def test_formatted_empty_cells_far_to_the_right_do_no_harm() -> None:
    """LibreOffice writes them for a row that was formatted as a whole."""
    xml = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="AMJ1" s="3"/></row></sheetData></worksheet>'
    assert sheet_rows(xml, "Q").regular


def test_a_sheet_without_an_end_is_damaged() -> None:
    with pytest.raises(Refused) as refused:
        sheet_rows(b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>', "Q")
    assert refused.value.refusal.code is RefusalCode.DAMAGED


def test_a_row_without_an_end_is_damaged() -> None:
    with pytest.raises(Refused):
        kept('<row r="30"><c r="A30"><v>1</v></c>')


def test_an_empty_sheet_has_no_rows() -> None:
    assert sheet_rows(b"<worksheet><sheetData/></worksheet>", "Q").rows == b""


def test_shared_formulas_have_the_text_of_their_first_cell_even_when_its_row_is_dropped() -> None:
    rows = (
        '<row r="29"><c r="B29" t="str"><f t="shared" ref="B29:B31" si="7">MATCH(A29,L!E:E,0)</f><v></v></c></row>'
        '<row r="30"><c r="A30" t="s"><v>1</v></c><c r="B30" t="str"><f t="shared" si="7"/><v>Tin</v></c>'
        '<c r="C30"><f t="shared" si="8"/><v></v></c><c r="D30" t="s"><v>2</v></c></row>'
    )
    sheet = sheet_rows(f"<worksheet><sheetData>{HEAD}{rows}</sheetData></worksheet>".encode(), "Q")
    assert formulas(sheet, "B|C|D") == {"B30": "MATCH(A29,L!E:E,0)", "C30": ""}


def test_errors_are_noted_with_their_text() -> None:
    rows = (
        '<row r="1"><c r="A1" t="e"><f>NA()</f><v>#N/A</v></c><c r="B1" t="e"/><c r="C1" t="e"><v>#REF!</v></c></row>'
    )
    sheet = sheet_rows(f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode())
    assert errors(sheet) == {"A1": "#N/A", "C1": "#REF!"}


def test_formulas_that_give_an_empty_text_are_told_from_empty_cells() -> None:
    """RMI's Checker counts them as answered; tools that write an empty text into a blank cell mean nothing by it."""
    rows = (
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="str"><f>x</f><v></v></c>'
        '<c r="D1" t="inlineStr"><is><t></t></is></c><c r="E1" s="1"/><c r="F1"><f>not calculated</f><v></v></c>'
        '<c r="G1" t="inlineStr"><is><t>x</t></is></c></row>'
    )
    sheet = sheet_rows(f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode())
    assert empty_texts(sheet) == {"C1"}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(noise: bytes) -> None:
    xml = b'<worksheet><sheetData><row r="1"><c r="A1"><v>' + noise + b"</v></c></row></sheetData></worksheet>"
    try:
        sheet = sheet_rows(xml, "Q")
    except Refused:
        return
    errors(sheet)
    formulas(sheet, "A|B")
    empty_texts(sheet)
    used_texts(sheet)


def test_pairs_of_shared_texts_are_found_where_every_row_has_one() -> None:
    pair = b'<row r="%d"><c r="A%d" s="2" t="s"><v>%d</v></c><c r="B%d" t="s"><v>7</v></c></row>'
    rows = pair % (1, 1, 4, 1) + b'<row r="2"><c r="C2"><v>1</v></c></row>' + pair % (3, 3, 5, 3)
    assert text_pairs(rows) == [4, 7, 5, 7]
    assert text_pairs(rows + b'<row r="3"><c r="A3"><v>7</v></c></row>') is None
    assert text_pairs(rows + b"<row><c><v>7</v></c></row>") is None
    assert text_pairs(rows + b"<!-- -->") is None
    assert text_pairs(b"") is None


@pytest.mark.parametrize(
    ("address", "taken"), [("AZ1", True), ("BA1", True), ("GZ1", True), ("IV1", True), ("IW1", False), ("AAA1", False)]
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_wide_sheet_reaches_to_column_iv(address: str, *, taken: bool, quote: str) -> None:
    row = f'<row r="1"><c r="{address}"><v>1</v></c></row>'.replace('"', quote)
    xml = f"<worksheet><sheetData>{row}</sheetData></worksheet>".encode()
    if taken:
        assert address.encode() in sheet_rows(xml, wide=True).document
    else:
        with pytest.raises(Refused):
            sheet_rows(xml, wide=True)
    if address != "AZ1":
        with pytest.raises(Refused):
            sheet_rows(xml)
