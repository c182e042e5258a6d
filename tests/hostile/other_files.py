"""Everything else that arrives under the name of a workbook: other formats, and the older ones taken apart."""

import io
import struct
from collections.abc import Iterable

from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from oredesk.core.refusal import RefusalCode

from .corpus import hostile
from .making import (
    biff,
    compound_file,
    genuine_cmrt,
    raw_zip,
    repeated,
    stored,
    tnef,
    tnef_attribute,
    xls_stream,
    zip_of,
)

_TOO_COMPLEX, _DAMAGED, _NOT_A_TEMPLATE = RefusalCode.TOO_COMPLEX, RefusalCode.DAMAGED, RefusalCode.NOT_A_TEMPLATE
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def encrypted(password: str) -> bytes:
    """The genuine CMRT as Excel encrypts it (agile encryption, [MS-OFFCRYPTO] 2.3.4.10)."""
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(genuine_cmrt())).encrypt(password, made)
    return made.getvalue()


@hostile("encrypted with Excel's own password.xlsx")
def _() -> bytes:
    return encrypted("VelvetSweatshop")


@hostile("encrypted.xlsx", RefusalCode.PASSWORD)
def _() -> bytes:
    return encrypted("secret")


@hostile("encrypted with ten million rounds.xlsx", RefusalCode.PASSWORD)
def _() -> bytes:
    return encrypted("secret").replace(b'spinCount="100000"', b'spinCount="9999999"')[:-1]


@hostile("encrypted, and its description damaged.xlsx", _DAMAGED)
def _() -> bytes:
    return encrypted("secret").replace(b"keyEncryptor ", b"keyEncryptor<")


@hostile("sealed by rights management.xlsx", RefusalCode.RIGHTS_PROTECTED)
def _() -> bytes:
    return compound_file({"EncryptedPackage": bytes(5000), "DRMEncryptedDataSpace": b"x", "EncryptionInfo": b"x"})


@hostile("sealed by the company's own software.xlsx", RefusalCode.RIGHTS_PROTECTED)
def _() -> bytes:
    return b"%TSD-Header-###%" + bytes(range(256)) * 40


@hostile("a web page.xls", RefusalCode.NOT_A_WORKBOOK)
def _() -> bytes:
    return b"<html><table><tr><td>Company</td></tr></table></html>"


@hostile("comma separated.xlsx", RefusalCode.NOT_A_WORKBOOK)
def _() -> bytes:
    return b"a,b\n1,2\n3,4\n"


@hostile("a print-out.xlsx", RefusalCode.PDF)
def _() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3"


@hostile("a photograph.xls", RefusalCode.PICTURE)
def _() -> bytes:
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(100)


@hostile("rows repeated a million times.ods", _TOO_COMPLEX, _NOT_A_TEMPLATE)
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


@hostile("billion laughs.ods", _TOO_COMPLEX, _DAMAGED)
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
    return raw_zip([stored(b"mimetype", _ODS), stored(b"content.xml", content)])


@hostile("values in the far corners.xlsb", _TOO_COMPLEX)
def _() -> bytes:
    return _xlsb([(0, 0), (1_048_575, 16_383)])


@hostile("a million rows.xlsb", _TOO_COMPLEX, _NOT_A_TEMPLATE)
def _() -> bytes:
    return _xlsb((row, 0) for row in range(900_000))


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


@hostile("winmail.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    return tnef({"CMRT.xlsx": genuine_cmrt()})[:-400_000]


@hostile("winmail.dat with lying lengths.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    lie = bytearray(tnef_attribute(2, 0x0006800F, b"x"))
    lie[5:9] = (0xFFFFFFFF).to_bytes(4, "little")
    return tnef({}) + tnef_attribute(2, 0x00069002, bytes(14)) + bytes(lie)


@hostile("winmail.dat with properties by the million.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    properties = struct.pack("<I", 0xFFFFFFFF) + struct.pack("<HHI", 0x101E, 0x6001, 0xFFFFFFFF)
    return tnef({}) + tnef_attribute(2, 0x00069002, bytes(14)) + tnef_attribute(2, 0x00069005, properties)


@hostile("winmail.dat in a winmail.dat.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    return tnef({"winmail.dat": tnef({"CMRT.xlsx": genuine_cmrt()})})


@hostile("winmail.dat as Outlook sends it.dat")
def _() -> bytes:
    return tnef({"冲突矿产 CMRT.xlsx": genuine_cmrt()})
