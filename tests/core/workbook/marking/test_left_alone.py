"""Workbooks that no marks are put into: each says why, and none does harm."""

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.encrypting import encrypted_package
from hostile.making import compound_file, xls_stream
from marked_copies import copy_with, marked, marked_at
from oredesk.core.marked_copy import CannotMark, Unmarkable
from oredesk.core.workbook.marking.mark import mark
from small_workbooks import commented, members, plain
from spreadsheets import PACKAGE, changed, sheet_part, worksheet, zipped

STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def reason(data: bytes, *cells: str) -> Unmarkable:
    with pytest.raises(CannotMark) as cannot:
        marked(data, *(cells or ("Declaration!D8",)))
    return cannot.value.reason


def related_to(kind: str) -> bytes:
    """A workbook with a part of that kind."""
    related = f'<Relationship Id="m" Type="x/{kind}" Target="more.bin"/></Relationships>'.encode()
    links = (b"</Relationships>", related)
    return changed(zipped({**members(plain()), "xl/more.bin": b"x"}), "xl/_rels/workbook.xml.rels", links)


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
        pytest.param("xl/styles.xml", b"</cellXfs>", b"<a/></cellXfs>", id="something else among the formats"),
        pytest.param("[Content_Types].xml", b"</Types>", b"<a/></Types>", id="something else among the kinds"),
        pytest.param(
            "xl/workbook.xml", b"</sheets>", b'<a name="x" r:id="x"/></sheets>', id="something else among sheets"
        ),
        pytest.param(
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            b"<a/></Relationships>",
            id="something else among relations",
        ),
        pytest.param("xl/workbook.xml", b"<sheets>", b"<sheetz>", id="no list of sheets"),
    ],
)
def test_what_is_built_in_a_strange_way_is_left_alone(part: str, old: bytes, new: bytes) -> None:
    assert reason(changed(plain(), part, (old, new))) is Unmarkable.UNUSUAL


def test_a_sheet_whose_comments_are_gone_is_left_alone() -> None:
    parts = commented()
    del parts[next(name for name in parts if "comment" in name and name.endswith(".xml"))]
    assert reason(zipped(parts)) is Unmarkable.UNUSUAL


def test_comments_whose_authors_cannot_be_counted_are_left_alone() -> None:
    parts = commented()
    name = next(name for name in parts if "comment" in name and name.endswith(".xml"))
    parts[name] = parts[name].replace(b"<authors>", b"<authors><a/>")
    assert b"<a/>" in parts[name]
    assert reason(zipped(parts)) is Unmarkable.UNUSUAL


def test_sheets_that_share_a_part_are_left_alone() -> None:
    data = changed(plain(), "xl/_rels/workbook.xml.rels", (b"sheet2.xml", b"sheet1.xml"))
    assert reason(data, "Declaration!D8", "Smelter List!D8") is Unmarkable.UNUSUAL


def test_a_sheet_of_endless_rows_is_left_alone() -> None:
    part = sheet_part(plain(), "Declaration")
    data = zipped({**members(plain()), part: worksheet("<row/>" * 200_000)})
    assert reason(data) is Unmarkable.UNUSUAL


def test_a_workbook_that_has_as_many_formats_as_excel_takes_is_left_alone() -> None:
    """Years of copying between workbooks bring tens of thousands of formats together."""
    data = changed(plain(), "xl/styles.xml", (b"</cellXfs>", b"<xf/>" * 65_000 + b"</cellXfs>"))
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
