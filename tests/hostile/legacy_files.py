"""Workbooks in the older and rarer formats, taken apart: .ods, .xlsb, .xls and the OLE container around it."""

import struct
from collections.abc import Iterable

from oredesk.core.refusal import RefusalCode

from .corpus import hostile
from .making import biff, compound_file, raw_zip, repeated, stored, xls_stream, zip_of

_TOO_COMPLEX, _DAMAGED, _NOT_A_TEMPLATE = RefusalCode.TOO_COMPLEX, RefusalCode.DAMAGED, RefusalCode.NOT_A_TEMPLATE
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@hostile("rows repeated a million times.ods", _TOO_COMPLEX, _NOT_A_TEMPLATE, _DAMAGED)
def _() -> bytes:
    repeated_cell = b'<table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    cell = repeated_cell + b"<text:p>x</text:p></table:table-cell>"
    return _ods(b'<table:table-row table:number-rows-repeated="1048576">' + cell + b"</table:table-row>")


@hostile("one row repeated a million times.ods", _TOO_COMPLEX, _NOT_A_TEMPLATE)
def _() -> bytes:
    cell = b'<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    return _ods(b'<table:table-row table:number-rows-repeated="1048576">' + cell + b"</table:table-row>")


@hostile("a bomb for content.ods", _TOO_COMPLEX)
def _() -> bytes:
    return raw_zip([stored(b"mimetype", _ODS), repeated(b"content.xml", bytes(1 << 20), 1024)])


@hostile("billion laughs.ods", _TOO_COMPLEX, _DAMAGED, _NOT_A_TEMPLATE)
def _() -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"lol") for n in range(10))
    return _ods(
        b"<table:table-row><table:table-cell><text:p>&e9;</text:p></table:table-cell></table:table-row>",
        b"<!DOCTYPE x [" + entities + b"]>",
    )


@hostile("encrypted.ods", RefusalCode.PASSWORD)
def _() -> bytes:
    return zip_of({"mimetype": _ODS, "content.xml": b"\x93", "META-INF/manifest.xml": b"<manifest:encryption-data/>"})


def _ods(rows: bytes, prolog: bytes = b"") -> bytes:
    namespaces = b" ".join(
        b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name)
        for name in (b"office", b"table", b"text")
    )
    content = (
        b'<?xml version="1.0" encoding="UTF-8"?>%s<office:document-content %s><office:body><office:spreadsheet>'
        b'<table:table table:name="Declaration">%s</table:table>'
        b"</office:spreadsheet></office:body></office:document-content>"
    ) % (prolog, namespaces, rows)
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    parts = {b"mimetype": _ODS, b"content.xml": content, b"META-INF/manifest.xml": manifest}
    return raw_zip(stored(name, part) for name, part in parts.items())


@hostile("values in the far corners.xlsb", _TOO_COMPLEX)
def _() -> bytes:
    return _xlsb([(0, 0), (1_048_575, 16_383)])


@hostile("200,000 rows.xlsb", _TOO_COMPLEX, _NOT_A_TEMPLATE)
def _() -> bytes:
    return _xlsb((row, 0) for row in range(200_000))


@hostile("a record that claims four gigabytes.xlsb", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    return _xlsb([(0, 0)], tail=b"\x07\xff\xff\xff\x7f")


def _xlsb(cells: Iterable[tuple[int, int]], tail: bytes = b"") -> bytes:
    """A binary workbook ([MS-XLSB]) with numbers at these places of its one sheet."""

    def record(kind: int, body: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(body)]) + body

    def text(value: str) -> bytes:
        return struct.pack("<I", len(value)) + value.encode("utf-16-le")

    bundle = struct.pack("<II", 0, 1) + text("rId1") + text("Declaration")
    workbook = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    rows = b"".join(
        record(0, struct.pack("<II", row, 0) + bytes(9)) + record(5, struct.pack("<IId", column, 0, 1.0))
        for row, column in cells
    )
    sheet = record(129) + record(148, bytes(16)) + record(145) + rows + tail + record(146) + record(130)
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/></Relationships>'
    )
    return zip_of(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relation % (b"officeDocument", b"xl/workbook.bin"),
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": relation % (b"worksheet", b"worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


@hostile("values in the far corners.xls", _NOT_A_TEMPLATE, _TOO_COMPLEX)
def _() -> bytes:
    return compound_file({"Workbook": xls_stream("Declaration", [(0, 0, 1.0), (65_535, 255, 1.0)])})


@hostile("a hundred sheets with values in the far corners.xls", _TOO_COMPLEX, _NOT_A_TEMPLATE)
def _() -> bytes:
    return compound_file({"Workbook": _many_sheets(100)})


@hostile("shared texts by the billion.xls", _TOO_COMPLEX, _DAMAGED, _NOT_A_TEMPLATE)
def _() -> bytes:
    texts = biff((0x00FC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF) + b"\x01\0\0a"))
    return compound_file({"Workbook": xls_stream("Declaration", [(0, 0, 1.0)], before_sheets=texts)})


@hostile("records that end in the middle.xls", _DAMAGED, _NOT_A_TEMPLATE)
def _() -> bytes:
    return compound_file({"Workbook": xls_stream("Declaration", [(0, 0, 1.0)])[:-7].ljust(4097, b"\xff")})


@hostile("an OLE file whose sectors run in a circle.xls", _DAMAGED)
def _() -> bytes:
    data = bytearray(compound_file({"Workbook": xls_stream("Declaration", ((n, 0, 1.0) for n in range(2000)))}))
    fat = int.from_bytes(data[0x4C:0x50], "little") * 512 + 512
    data[fat + 4 * 10 : fat + 4 * 10 + 4] = (5).to_bytes(4, "little")
    return bytes(data)


@hostile("an OLE directory that runs in a circle.xls", _DAMAGED)
def _() -> bytes:
    data = bytearray(compound_file({"Workbook": b"x", "A": b"y"}))
    directory = int.from_bytes(data[0x30:0x34], "little") * 512 + 512
    data[directory + 128 + 68 : directory + 128 + 72] = (1).to_bytes(4, "little")
    return bytes(data)


@hostile("an OLE file that claims two thousand million FAT sectors.xls", _DAMAGED)
def _() -> bytes:
    data = bytearray(compound_file({"Workbook": xls_stream("Declaration", [(0, 0, 1.0)])}))
    data[0x2C:0x30] = (0x7FFFFFFF).to_bytes(4, "little")
    data[0x44:0x4C] = struct.pack("<II", 0, 0x7FFFFFFF)
    return bytes(data)


@hostile("only the head of an OLE file.xls", _DAMAGED)
def _() -> bytes:
    return compound_file({"Workbook": b"x"})[:600]


@hostile("a mini stream that leads nowhere.xls", _DAMAGED, _NOT_A_TEMPLATE, _TOO_COMPLEX)
def _() -> bytes:
    data = bytearray(compound_file({"Workbook": b"x"}))
    directory = int.from_bytes(data[0x30:0x34], "little") * 512 + 512
    data[directory + 128 + 116 : directory + 128 + 128] = struct.pack("<IQ", 0x00FFFFFF, 100)
    data[0x3C:0x44] = struct.pack("<II", 0x00FFFFF0, 0x7FFFFFFF)
    return bytes(data)


def _many_sheets(count: int) -> bytes:
    """As many entries in the list of sheets, all of the one sheet with its two far cells."""
    stream = xls_stream("Declaration", [(0, 0, 1.0), (65_535, 255, 1.0)])
    start = stream.find(struct.pack("<H", 0x0085))
    (size,) = struct.unpack_from("<H", stream, start + 2)
    entry = stream[start : start + 4 + size]
    added = entry * (count - 1)
    moved = struct.pack("<I", struct.unpack_from("<I", entry, 4)[0] + len(added))
    entries = (entry[:4] + moved + entry[8:]) * count
    return stream[:start] + entries + stream[start + len(entry) :]
