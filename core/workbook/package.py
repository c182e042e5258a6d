"""Slims an OOXML workbook to the sheets that are read and the rows that hold something, before calamine opens it."""

import functools
import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..refusal import RefusalCode, Refused
from .archive import Archive
from .mending import mended
from .shared_texts import SharedTexts
from .sheet_xml import SheetXml, empty_texts, errors, formulas, sheet_rows, text_pairs, used_texts

MAX_SHEETS = 100

_TAG = r"<(?:[\w.-]+:)?{}\b([^<>]*)>"
_SHEET = re.compile(_TAG.format("sheet"))
_SETTINGS = re.compile(_TAG.format("workbookPr"))
_RELATIONSHIP = re.compile(_TAG.format("Relationship"))
_ATTRIBUTE = re.compile(r"""(?<![\w.:-])(?:[\w.-]++:)?([\w.-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!-))*+-->")
_ENCODING = re.compile(rb"""encoding\s*=\s*["'][^"']*["']""")
_PROLOG = 2000
"""Bytes at the start of a part in which its encoding and a DTD would be declared."""
_TRUE = ("1", "true", "on")

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class Wish:
    """How a sheet is to be read."""

    trim_after: str | None = None
    """Leave out the rows that hold no value up to this column; None reads every row."""
    formulas: str = ""
    """The columns whose formulas are wanted, as ``"B|C|AB"``."""
    empty_texts: bool = False
    """Whether to tell cells with an empty text from empty cells."""
    values: bool = True
    """Whether more is wanted than what the sheet's XML tells."""
    optional: bool = False
    """A sheet that is larger than any of the template's is passed over instead of refused."""
    wide: bool = False
    """Whether the sheet may reach beyond column AZ, to column IV."""


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What a sheet's XML tells beyond its values; keys are A1 addresses."""

    formulas: Mapping[str, str] | None = None
    """The text of the formula in each cell of the wished columns (of shared formulas: their first cell's text,
    ``""`` where that was not found); None when not wished, or when the XML does not tell."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """Cells whose value is an error, e.g. ``"#N/A"``."""
    empty_texts: frozenset[str] = frozenset()
    """Cells that hold a text of no characters."""


@dataclass(frozen=True, slots=True)
class Slim:
    """A workbook of the wished sheets only, small and harmless, and what their XML told."""

    data: bytes
    facts: Mapping[str, CellFacts]


class Package:
    """The parts of an OOXML workbook (.xlsx, .xlsm, transitional or strict).

    Raises Refused: damaged, or too-complex for what is larger than any template by far or holds a DTD.
    """

    def __init__(self, archive: Archive, workbook_part: str) -> None:
        self._archive = archive
        self._folder = posixpath.dirname(workbook_part)
        workbook = _COMMENT.sub("", _xml_text(archive, workbook_part))
        self._parts = related_parts(archive, workbook_part)
        self._sheets = dict(self._worksheets(workbook))
        settings = _SETTINGS.search(workbook)
        self._date1904 = settings is not None and _attributes(settings[1]).get("date1904") in _TRUE

    @classmethod
    def open(cls, archive: Archive) -> "Package | None":
        """The workbook in an archive; None when it holds none whose parts are XML (an .xlsb, an .ods)."""
        part = workbook_part(archive)
        return cls(archive, part) if part else None

    @property
    def names(self) -> tuple[str, ...]:
        """The worksheets, in the workbook's order."""
        return tuple(self._sheets)

    def slim(self, wishes: Mapping[str, Wish], *, mend: bool = False) -> Slim:
        """The workbook reduced to the wished sheets; with ``mend`` without the cells that calamine fails at."""
        sheets: dict[str, SheetXml] = {}
        facts: dict[str, CellFacts] = {}
        for name, wish in wishes.items():
            sheet = self._sheet(name, wish)
            if sheet is None:
                continue
            if wish.values:
                sheets[name] = sheet
            facts[name] = CellFacts(
                formulas=formulas(sheet, wish.formulas) if wish.formulas else None,
                errors=errors(sheet),
                empty_texts=empty_texts(sheet) if wish.empty_texts else frozenset(),
            )
        used = set().union(*map(used_texts, sheets.values()))
        styles = self._other("styles")
        documents = {name: mended(sheet.document) if mend else sheet.document for name, sheet in sheets.items()}
        return Slim(_assemble(documents, self._texts.only(used), styles, date1904=self._date1904), facts)

    def pairs(self, name: str) -> list[tuple[str, str]] | None:
        """The texts in columns A and B of a sheet, by search; None when it holds anything else there."""
        numbers = text_pairs(part_xml(self._archive, self._sheets[name]))
        texts = None if numbers is None else self._texts.texts(numbers)
        return None if texts is None else list(zip(texts[::2], texts[1::2], strict=True))

    @functools.cached_property
    def _texts(self) -> SharedTexts:
        return SharedTexts(self._other("sharedStrings"))

    def _sheet(self, name: str, wish: Wish) -> SheetXml | None:
        try:
            return sheet_rows(part_xml(self._archive, self._sheets[name]), wish.trim_after, wide=wish.wide)
        except Refused:
            if wish.optional:
                return None
            raise

    def _worksheets(self, workbook: str) -> Iterator[tuple[str, str]]:
        sheets = [_attributes(tag) for tag in _SHEET.findall(workbook)]
        if len(sheets) > MAX_SHEETS:
            raise Refused(RefusalCode.TOO_COMPLEX)
        for sheet in sheets:
            kind, part = self._parts.get(sheet.get("id", ""), ("", ""))
            if kind == "worksheet" and part in self._archive and sheet.get("name"):
                yield sheet["name"], part

    def _other(self, word: str) -> bytes:
        part = next((part for kind, part in self._parts.values() if kind == word), f"{self._folder}/{word}.xml")
        return part_xml(self._archive, part) if part in self._archive else b""


def workbook_part(archive: Archive) -> str | None:
    """The name of the part that lists the sheets; None when there is none that is XML."""
    root = related_parts(archive, "")
    part = next((part for kind, part in root.values() if kind == "officeDocument"), "xl/workbook.xml")
    return part if part in archive and part.endswith(".xml") else None


def related_parts(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """The relationships of a part, ``""`` for the container's own: id -> (last word of the type, part name)."""
    folder = posixpath.dirname(part)
    relationships = relationships_of(part)
    if relationships not in archive:
        return {}
    found = map(_attributes, _RELATIONSHIP.findall(_COMMENT.sub("", _xml_text(archive, relationships))))
    return {
        one["Id"]: (one["Type"].rsplit("/", 1)[-1], posixpath.normpath(posixpath.join("/", folder, one["Target"]))[1:])
        for one in found
        if {"Id", "Type", "Target"} <= one.keys() and one.get("TargetMode") != "External"
    }


def relationships_of(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_xml(archive: Archive, part: str) -> bytes:
    """A part in UTF-8; raises Refused (too-complex) where it declares a DTD."""
    xml = _as_utf8(archive.read(part))
    if b"<!DOCTYPE" in xml[:_PROLOG] or b"<!ENTITY" in xml[:_PROLOG]:
        raise Refused(RefusalCode.TOO_COMPLEX)
    return xml


def _xml_text(archive: Archive, part: str) -> str:
    return part_xml(archive, part).decode("utf-8", "replace")


def _as_utf8(xml: bytes) -> bytes:
    """The same XML in UTF-8, which calamine insists on; OPC allows UTF-16 too."""
    if not xml.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        return xml
    codec = "utf-16-be" if xml.startswith(b"\0<") else "utf-16-le" if xml.startswith(b"<\0") else "utf-16"
    try:
        utf8 = xml.decode(codec).encode("utf-8")
    except UnicodeError as error:
        raise Refused(RefusalCode.DAMAGED) from error
    return _ENCODING.sub(b'encoding="UTF-8"', utf8[:_PROLOG], count=1) + utf8[_PROLOG:]


def _attributes(tag: str) -> dict[str, str]:
    """A tag's attributes by local name, entities resolved."""
    return {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _assemble(sheets: Mapping[str, bytes], texts: bytes, styles: bytes, *, date1904: bool) -> bytes:
    """A new container around the sheets, with every part where calamine looks for it."""
    parts = {
        "_rels/.rels": _relationship_part([("w", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook_part(list(sheets), date1904=date1904),
        "xl/_rels/workbook.xml.rels": _relationship_part(
            [(f"s{number}", "worksheet", f"s{number}.xml") for number in range(len(sheets))]
        ),
        **({"xl/sharedStrings.xml": texts} if texts else {}),
        **({"xl/styles.xml": styles} if styles else {}),
        **{f"xl/s{number}.xml": sheet for number, sheet in enumerate(sheets.values())},
    }
    container = io.BytesIO()
    with zipfile.ZipFile(container, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return container.getvalue()


def _relationship_part(relationships: list[tuple[str, str, str]]) -> bytes:
    items = (
        f'<Relationship Id="{key}" Type="{_OFFICE}/{word}" Target="{target}"/>' for key, word, target in relationships
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(items)}</Relationships>'.encode()


def _workbook_part(names: list[str], *, date1904: bool) -> bytes:
    sheets = (
        f'<sheet name="{html.escape(name)}" sheetId="{number + 1}" r:id="s{number}"/>'
        for number, name in enumerate(names)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(date1904)}"/>'
        f"<sheets>{''.join(sheets)}</sheets></workbook>"
    ).encode()
