"""Workbooks as programs other than Excel write them, and such as no program does."""

import html
import io
import re
import zipfile

import pytest

from filled_workbooks import cmrt, resaved
from hostile.making import genuine_cmrt
from marked_copies import marked, opened, seen_in, values_in
from small_workbooks import commented, members, plain
from spreadsheets import changed, zipped

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def prefixed(xml: bytes) -> bytes:
    """As the Open XML SDK writes parts: every element of the main namespace with a prefix."""
    xml = re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", xml)
    return xml.replace(b'xmlns="' + MAIN + b'"', b'xmlns:x="' + MAIN + b'"')


def sees_the_mark(data: bytes) -> None:
    copy = marked(data, "Declaration!D8", "Declaration!A1", "Smelter List!C9")
    book = opened(copy)
    assert seen_in(book["Declaration"]).keys() == {"A1", "D8"}
    assert seen_in(book["Smelter List"]).keys() == {"C9"}
    assert book["Declaration"]["D8"].value == "Acme"
    assert values_in(copy) == values_in(data)


def test_a_workbook_saved_by_openpyxl_is_marked() -> None:
    sees_the_mark(plain())
    assert seen_in(opened(marked(resaved(cmrt()), "Declaration!D8"))["Declaration"])["D8"]


def test_a_workbook_of_the_open_xml_sdk_with_prefixes_everywhere_is_marked() -> None:
    parts = members(plain())
    for name in parts:
        if name.startswith(("xl/worksheets/sheet", "xl/workbook.xml", "xl/styles.xml")):
            parts[name] = prefixed(parts[name])
    sees_the_mark(zipped(parts))


def test_parts_of_any_name_and_absolute_targets_are_found() -> None:
    """.NET's packaging library writes targets from the root, and names of its own."""
    parts = members(plain())
    parts["Book/Main.xml"] = parts.pop("xl/workbook.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"/Book/Main.xml")
    links = parts.pop("xl/_rels/workbook.xml.rels")
    parts["Book/_rels/Main.xml.rels"] = re.sub(rb'Target="(?=\w)', b'Target="/xl/', links)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"/xl/workbook.xml", b"/Book/Main.xml")
    copy = opened(marked(zipped(parts), "Declaration!D8", "Smelter List!C9"))
    assert seen_in(copy["Declaration"]).keys() == {"D8"}
    assert seen_in(copy["Smelter List"]).keys() == {"C9"}


def test_names_in_the_container_may_have_backslashes_and_other_case() -> None:
    """Some old .NET zip libraries write backslashes."""
    parts = members(plain())
    parts["xl\\worksheets\\Sheet1.XML"] = parts.pop("xl/worksheets/sheet1.xml")
    copy = marked(zipped(parts), "Declaration!D8")
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert b"H001" in archive.read("xl/comments1.xml")
        assert any("Sheet1.XML" in name for name in archive.namelist())


def test_a_workbook_without_styles_gets_some() -> None:
    parts = members(plain())
    del parts["xl/styles.xml"]
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        parts[name] = re.sub(rb"<(?:Relationship|Override)\b[^<>]*styles[^<>]*>", b"", parts[name])
    sees_the_mark(zipped(parts))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param("xl/worksheets/sheet1.xml", b'r="D8"', b"r='D8'", id="single quotes"),
        pytest.param("xl/worksheets/sheet1.xml", b"<sheetData>", b"<!-- by hand --><sheetData>", id="a comment"),
        pytest.param("xl/workbook.xml", b"<sheets>", b"<!-- <sheets> --><sheets>", id="a comment in the workbook"),
        pytest.param("xl/worksheets/sheet1.xml", b"<worksheet", b"\xef\xbb\xbf<worksheet", id="a byte order mark"),
        pytest.param("xl/worksheets/sheet1.xml", b'<row r="8"', b'<row spans="4:4" r="8"', id="the number behind"),
    ],
)
def test_xml_written_in_other_ways_is_marked(part: str, old: bytes, new: bytes) -> None:
    sees_the_mark(changed(plain(), part, (old, new)))


def test_rows_and_cells_without_addresses_are_counted() -> None:
    """ECMA-376 makes both optional; some report generators leave them out."""
    data = changed(
        plain(),
        "xl/worksheets/sheet2.xml",
        (b'<row r="5">', b'<row/><row/><row><c/><c t="str"><v>x</v></c></row><row r="5">'),
    )
    copy = marked(data, "Smelter List!B3", "Smelter List!B4")
    assert seen_in(opened(copy)["Smelter List"]).keys() == {"B3", "B4"}
    assert opened(copy)["Smelter List"]["B3"].value == "x"


def test_rows_without_a_number_have_that_of_their_cells() -> None:
    data = changed(plain(), "xl/worksheets/sheet2.xml", (b'<row r="5">', b"<row>"))
    copy = marked(data, "Smelter List!B3", "Smelter List!B5")
    assert seen_in(opened(copy)["Smelter List"]).keys() == {"B3", "B5"}
    assert opened(copy)["Smelter List"]["B5"].value == "Gold"


def test_a_part_in_utf_16_is_marked() -> None:
    parts = members(plain())
    text = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")
    copy = marked(zipped(parts), "Declaration!D8")
    assert seen_in(opened(copy)["Declaration"]).keys() == {"D8"}


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(b"openxmlformats-officedocument.spreadsheetml.template", id=".xltx"),
        pytest.param(b"ms-excel.sheet.macroEnabled", id=".xlsm without macros"),
        pytest.param(b"ms-excel.template.macroEnabled", id=".xltm without macros"),
    ],
)
def test_workbooks_of_other_kinds_become_plain_ones(kind: bytes) -> None:
    """Somebody saved the form as another kind of workbook; under the name .xlsx Excel would not open it."""
    plain_kind = b"openxmlformats-officedocument.spreadsheetml.sheet"
    data = changed(plain(), "[Content_Types].xml", (plain_kind + b".main+xml", kind + b".main+xml"))
    types = members(marked(data, "Declaration!D8"))["[Content_Types].xml"]
    assert kind + b".main" not in types
    assert types.count(plain_kind + b".main+xml") == 1


_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"


def test_a_drawing_of_buttons_alone_is_kept_and_gets_the_boxes_of_comments() -> None:
    """Forms with check boxes have a VML drawing and no comments."""
    parts = commented()
    parts[_LINKS] = re.sub(rb"<Relationship\b[^<>]*/relationships/comments[^<>]*>", b"", parts[_LINKS])
    [drawing] = [name for name in parts if name.endswith(".vml")]
    del parts[next(name for name in parts if "comment" in name and name.endswith(".xml"))]
    copy = marked(zipped(parts), "Declaration!D8")
    assert seen_in(opened(copy)["Declaration"]).keys() == {"D8"}
    shapes = members(copy)[drawing]
    assert shapes.startswith(parts[drawing][:200])
    assert shapes.count(b"ObjectType") == 2


def test_how_a_comment_is_read_aloud_stays_behind_its_words() -> None:
    """Excel for Japanese keeps the reading of typed characters; the schema wants it last."""
    parts = commented()
    name = next(name for name in parts if "comment" in name and name.endswith(".xml"))
    reading = '<rPh sb="0" eb="1"><t>いん</t></rPh><phoneticPr fontId="1"/>'.encode()
    for theirs in (b"<t>\xe5\x8d\xb0</t>", b"<r><t>\xe5\x8d\xb0</t></r>"):
        parts[name] = re.sub(rb"<text>.*</text>", b"<text>" + theirs + reading + b"</text>", parts[name])
        grown = members(marked(zipped(parts), "Declaration!B2"))[name]
        assert grown.endswith(b"</t></r>" + reading + b"</text></comment></commentList></comments>")
        assert grown.count(b"H001") == 1


@pytest.mark.parametrize("between", [b"", b"<Visible/>"])
def test_a_comment_keeps_its_box_in_whatever_order_its_cell_is_told(between: bytes) -> None:
    parts = commented()
    [drawing] = [name for name in parts if name.endswith(".vml")]
    place = re.compile(rb"(<(?:\w+:)?Row>.*?</(?:\w+:)?Row>)\s*(<(?:\w+:)?Column>.*?</(?:\w+:)?Column>)")
    assert place.search(parts[drawing])
    parts[drawing] = place.sub(rb"\2" + between + rb"\1", parts[drawing])
    assert members(marked(zipped(parts), "Declaration!B2"))[drawing].count(b"ObjectType") == 1


def test_no_kind_of_content_is_told_twice() -> None:
    """Excel opens no package that tells one twice; programs that drop a part may forget it in the list."""
    forgotten = b"".join(
        b'<Override PartName="/xl/%s" ContentType="x/y"/>' % name
        for name in (b"comments1.xml", b"worksheets/Sheet3.xml")
    )
    data = changed(plain(), "[Content_Types].xml", (b"</Types>", forgotten + b"</Types>"))
    types = members(marked(data, "Declaration!D8", "Smelter List!B5"))["[Content_Types].xml"].lower()
    told = re.findall(rb'(?:partname|extension)="([^"]*)"', types)
    assert len(set(told)) == len(told)
    assert told.count(b"vml") == 1


def test_the_index_gets_a_number_that_excel_takes() -> None:
    data = changed(plain(), "xl/workbook.xml", (b'sheetId="2"', b'sheetId="65534"'))
    numbers = re.findall(rb'sheetId="(\d+)"', members(marked(data, "Declaration!D8"))["xl/workbook.xml"])
    assert sorted(map(int, numbers)) == [1, 2, 65534]


def test_a_sheet_in_utf_16_does_not_stay_in_front() -> None:
    parts = members(plain())
    text = parts["xl/worksheets/sheet1.xml"].decode().replace("<sheetView ", '<sheetView tabSelected="1" ')
    parts["xl/worksheets/sheet1.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")
    copy = members(marked(zipped(parts), "Smelter List!B5"))
    assert b"<sheetView " in copy["xl/worksheets/sheet1.xml"]
    assert b"tabSelected" not in copy["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("name", ["De\u0301claration", "\uf900 list", "冲突矿产 'a'!B \"c\" <d>"])
def test_links_reach_sheets_whose_names_have_odd_letters(name: str) -> None:
    """Names typed on a Mac have their accents apart; old Korean and Chinese fonts have letters twice."""
    data = changed(plain(), "xl/workbook.xml", (b'"Declaration"', f'"{html.escape(name)}"'.encode()))
    book = opened(marked(data, f"{name}!D8"))
    assert seen_in(book[name]).keys() == {"D8"}
    quoted = name.replace("'", "''")
    assert book.worksheets[0]["A5"].hyperlink.location == f"'{quoted}'!D8"


def test_the_genuine_looking_form_is_marked_as_it_is() -> None:
    assert seen_in(opened(marked(genuine_cmrt(), "Declaration!D8"))["Declaration"])["D8"]
