"""Workbooks as programs other than Excel write them, and such as no program does."""

import contextlib
import functools
import html
import io
import random
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from filled_workbooks import cmrt, resaved
from hostile.encrypting import encrypted_package
from hostile.making import compound_file, genuine_cmrt, xls_stream
from marked_copies import copy_with, marked, marked_at, opened, seen_in, values_in
from oredesk.core.marked_copy import CannotMark, Unmarkable
from oredesk.core.workbook.marking.mark import mark
from spreadsheets import PACKAGE, changed, sheet_part, unzipped, worksheet, zipped

STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@functools.cache
def plain() -> bytes:
    """Two small sheets as openpyxl saves them."""
    book = openpyxl.Workbook()
    first = book.active
    assert first
    first.title = "Declaration"
    first["B2"], first["D8"] = "Company", "Acme"
    book.create_sheet("Smelter List")["B5"] = "Gold"
    container = io.BytesIO()
    book.save(container)
    return container.getvalue()


def reason(data: bytes, *cells: str) -> Unmarkable:
    with pytest.raises(CannotMark) as cannot:
        marked(data, *(cells or ("Declaration!D8",)))
    return cannot.value.reason


def members(data: bytes) -> dict[str, bytes]:
    return {name: content for name, content in unzipped(data).items() if isinstance(content, bytes)}


def related_to(kind: str) -> bytes:
    """A workbook with a part of that kind."""
    related = f'<Relationship Id="m" Type="x/{kind}" Target="more.bin"/></Relationships>'.encode()
    links = (b"</Relationships>", related)
    return changed(zipped({**members(plain()), "xl/more.bin": b"x"}), "xl/_rels/workbook.xml.rels", links)


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


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            lambda: compound_file({"Workbook": xls_stream("Declaration", {})}), Unmarkable.OLD_FORMAT, id=".xls"
        ),
        pytest.param(lambda: encrypted_package("VelvetSweatshop"), Unmarkable.ENCRYPTED, id="Excel's own password"),
        pytest.param(
            lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
            Unmarkable.OPEN_DOCUMENT,
            id=".ods",
        ),
        pytest.param(
            lambda: zipped(
                {
                    "[Content_Types].xml": "<Types/>",
                    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="x/officeDocument"'
                    ' Target="xl/workbook.bin"/></Relationships>',
                    "xl/workbook.bin": "x",
                }
            ),
            Unmarkable.OLD_FORMAT,
            id=".xlsb",
        ),
        pytest.param(
            lambda: zipped({name: content.replace(MAIN, STRICT) for name, content in members(plain()).items()}),
            Unmarkable.STRICT,
            id="Strict Open XML",
        ),
        pytest.param(lambda: related_to("vbaProject"), Unmarkable.MACROS, id="macros"),
        pytest.param(lambda: related_to("xlMacrosheet"), Unmarkable.MACROS, id="macros of Excel 4"),
        pytest.param(lambda: related_to("revisionHeaders"), Unmarkable.UNUSUAL, id="shared for editing"),
        pytest.param(
            lambda: zipped({**members(plain()), "_xmlsignatures/sig1.xml": b"<a/>"}), Unmarkable.UNUSUAL, id="signed"
        ),
        pytest.param(lambda: b"", Unmarkable.UNUSUAL, id="nothing"),
        pytest.param(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unmarkable.UNUSUAL, id="the beginning of an .xls"),
        pytest.param(lambda: plain()[:-400], Unmarkable.UNUSUAL, id="cut off"),
        pytest.param(lambda: zipped({"a.txt": "x"}), Unmarkable.OLD_FORMAT, id="a zip of something"),
    ],
)
def test_what_cannot_be_marked_says_why(data: object, expected: Unmarkable) -> None:
    assert callable(data)
    assert reason(data()) is expected


_SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(_SHEET, b"<sheetData>", b"<![CDATA[x]]><sheetData>", id="CDATA"),
        pytest.param(_SHEET, b"<sheetData>", b"<?mso x?><sheetData>", id="an instruction"),
        pytest.param(_SHEET, b"<worksheet", b'<?xml version="1.0" encoding="GBK"?><worksheet', id="another encoding"),
        pytest.param(_SHEET, b"<worksheet", b"<!DOCTYPE a><worksheet", id="a DTD"),
        pytest.param(_SHEET, MAIN, b"urn:something", id="another namespace"),
        pytest.param(_SHEET, b'<row r="8"', b'<row r="1"', id="rows out of order"),
        pytest.param(_SHEET, b'<c r="D8"', b'<c r="F8"/><c r="D8"', id="cells out of order"),
        pytest.param(_SHEET, b'r="D8"', b'r="d8"', id="a cell that tells its place in small letters"),
        pytest.param(_SHEET, b'r="D8"', b'r="D9"', id="a cell of another row"),
        pytest.param(_SHEET, b'<c r="D8"', b'<c x="a>b" r="D8"', id="a tag that seems to end early"),
        pytest.param(_SHEET, b'<c r="D8"', b"""<c x=' r="Z8"' r="D8\"""", id="a place inside another attribute"),
        pytest.param(_SHEET, b'<row r="8"', b'<row x="a>b" r="8"', id="a row that seems to end early"),
        pytest.param(_SHEET, b'<row r="8"', b'<row r="99999999"', id="a row beyond all rows"),
        pytest.param(_SHEET, b"<row r=", b'<z:row xmlns:z="x" r=', id="rows of another prefix"),
        pytest.param(_SHEET, b"</sheetData>", b"", id="no end of the rows"),
        pytest.param(_SHEET, b"</worksheet>", b"", id="no end of the sheet"),
        pytest.param(_SHEET, b"</sheetData>", b'</sheetData><legacyDrawing r:id="gone"/>', id="a drawing that is gone"),
        pytest.param("xl/styles.xml", b"<cellXfs", b"<cellXfz", id="no formats"),
        pytest.param("xl/workbook.xml", b"<sheets>", b"<sheetz>", id="no list of sheets"),
    ],
)
def test_what_is_built_in_a_strange_way_is_left_alone(part: str, old: bytes, new: bytes) -> None:
    assert reason(changed(plain(), part, (old, new))) is Unmarkable.UNUSUAL


def commented() -> dict[str, bytes]:
    """The parts of a workbook with a comment of the supplier's."""
    book = openpyxl.load_workbook(io.BytesIO(plain()))
    book["Declaration"]["B2"].comment = Comment("our seal", "Wang")
    container = io.BytesIO()
    book.save(container)
    return members(container.getvalue())


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


def test_a_sheet_whose_comments_are_gone_is_left_alone() -> None:
    parts = commented()
    del parts[next(name for name in parts if "comment" in name and name.endswith(".xml"))]
    assert reason(zipped(parts)) is Unmarkable.UNUSUAL


def test_sheets_that_share_a_part_are_left_alone() -> None:
    data = changed(plain(), "xl/_rels/workbook.xml.rels", (b"sheet2.xml", b"sheet1.xml"))
    assert reason(data, "Declaration!D8", "Smelter List!D8") is Unmarkable.UNUSUAL


def test_a_sheet_of_endless_rows_is_left_alone() -> None:
    part = sheet_part(plain(), "Declaration")
    data = zipped({**members(plain()), part: worksheet("<row/>" * 200_000)})
    assert reason(data) is Unmarkable.UNUSUAL


def test_a_bomb_is_left_alone() -> None:
    part = sheet_part(plain(), "Declaration")
    data = zipped({**members(plain()), part: b" " * (50 << 20)})
    assert reason(data) is Unmarkable.UNUSUAL


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_a_workbook_with_changed_bytes_is_marked_or_left_alone_and_nothing_worse(seed: int) -> None:
    """What a bad disk or a clumsy program makes of it."""
    dice = random.Random(seed)  # noqa: S311 - hypothesis draws the seed
    parts = members(plain())
    name = dice.choice([name for name in parts if name.startswith(("xl/w", "xl/_rels", "xl/styles", "["))])
    content = bytearray(parts[name])
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(content))
        content[start : start + dice.randint(0, 12)] = dice.choice(
            [b"", b"<", b">", b'"', b"/>", b"x", b"</c>", b"\xff"]
        )
    copy = copy_with(plain(), marked_at("Declaration!D8", "Smelter List!A1"))
    with contextlib.suppress(CannotMark):
        assert mark(zipped({**parts, name: bytes(content)}), copy)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_a_container_with_changed_bytes_is_marked_or_left_alone_and_nothing_worse(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - likewise
    content = bytearray(plain())
    for _ in range(dice.randint(1, 4)):
        content[dice.randrange(len(content) - 1500 if dice.random() < 0.3 else 0, len(content))] = dice.randrange(256)
    copy = copy_with(plain(), marked_at("Declaration!D8", "Smelter List!A1"))
    with contextlib.suppress(CannotMark):
        assert mark(bytes(content), copy)


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
