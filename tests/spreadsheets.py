"""Small workbooks and sheets made by hand, for tests that need one exact way of writing a cell."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from oredesk.core.cells import Value
from oredesk.core.workbook.grid import Sheet, place
from oredesk.core.workbook.package import CellFacts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

DATE_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="d\\-mmm\\-yyyy"/></numFmts>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs></styleSheet>'
)
"""Style 1 shows a date, style 2 a duration."""


def relationships(*items: tuple[str, str, str]) -> str:
    """A relationships part: (id, last word of the type, target)."""
    tags = (f'<Relationship Id="{key}" Type="{OFFICE}/{word}" Target="{target}"/>' for key, word, target in items)
    return f'<Relationships xmlns="{PACKAGE}">{"".join(tags)}</Relationships>'


def worksheet(rows: str) -> str:
    """A worksheet part around its rows."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def parts(sheets: Mapping[str, str | bytes], texts: Iterable[str] = (), settings: str = "") -> dict[str, str | bytes]:
    """The parts of an .xlsx: sheet name -> its whole XML; ``texts`` are the shared texts."""
    names = list(sheets)
    tags = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="s{n}"/>' for n, name in enumerate(names, 1))
    items = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relationships(("w", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {settings}/><sheets>{tags}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            ("t", "sharedStrings", "sharedStrings.xml"),
            ("y", "styles", "styles.xml"),
            *((f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)),
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{items}</sst>',
        "xl/styles.xml": DATE_STYLES,
        **{f"xl/worksheets/sheet{n}.xml": sheets[name] for n, name in enumerate(names, 1)},
    }


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """The members as a container."""
    container = io.BytesIO()
    with zipfile.ZipFile(container, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED  # as OpenDocument wants it
            archive.writestr(name, content, compress_type=method)
    return container.getvalue()


def unzipped(data: bytes) -> dict[str, str | bytes]:
    """A container's members, to be changed and zipped again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, part: str, *changes: tuple[bytes, bytes]) -> bytes:
    """The container with some bytes of one part replaced; each must occur."""
    members = unzipped(data)
    content = members[part]
    assert isinstance(content, bytes)
    for old, new in changes:
        assert old in content, old
        content = content.replace(old, new)
    return zipped({**members, part: content})


def sheet_part(data: bytes, name: str) -> str:
    """Which part of the container holds the sheet; ``""`` when none does."""
    members = unzipped(data)
    workbook, links = members["xl/workbook.xml"], members["xl/_rels/workbook.xml.rels"]
    assert isinstance(workbook, bytes)
    assert isinstance(links, bytes)
    key = re.search(rf'<sheet [^>]*name="{name}"[^>]* r:id="([^"]+)"'.encode(), workbook)
    if key is None:
        return ""
    tag = next(tag for tag in re.findall(rb"<Relationship [^>]*>", links) if b'"' + key[1] + b'"' in tag)
    target = re.search(rb'Target="([^"]+)"', tag)
    assert target
    return "xl/" + target[1].decode().removeprefix("/xl/")


def sheet_of(
    cells: Mapping[str, Value],
    name: str = "Sheet",
    formulas: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    empty_texts: Iterable[str] = (),
) -> Sheet:
    """A sheet as the grid hands it out: address -> value, and what its XML told."""
    places = {place(address): value for address, value in cells.items()}
    height = max((row for row, _ in places), default=-1) + 1
    width = max((column for _, column in places), default=-1) + 1
    rows: list[list[object]] = [[""] * width for _ in range(height)]
    for (row, column), value in places.items():
        rows[row][column] = value
    return Sheet(name, rows, CellFacts(formulas, errors or {}, frozenset(empty_texts)))
