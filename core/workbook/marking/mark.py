"""Puts marks into a workbook: comments and fills at cells, and an index sheet in front that links to them."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...finding import Severity
from ...language import Language
from ...marked_copy import CannotMark, Mark, MarkedCopy, Unmarkable
from ...refusal import Refused
from .. import ole, zip_contents
from ..archive import Archive
from ..package import part_xml, related_parts, relationships_of, workbook_part
from . import comments, notes, styles
from .book import EMPTY_RELATIONSHIPS, SPREADSHEET, Book, ContentTypes, Relationships, free_name, relative
from .comments import with_comments
from .container import rewritten
from .index import index_sheet, sheet_name
from .notes import note_for, with_notes
from .places import Place, place_of
from .sheet import Filling, behind, filled, is_in_front
from .styles import COLOURS, Styles
from .worksheet import Worksheet

MOST_CELLS = 2_000
"""Marked cells of a copy; what lies at further ones stands in the index alone."""

_HEAD = 16_384
"""Bytes at the start of a sheet in which its view is told."""
_MACROS = {"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"}
_TIED = {"revisionHeaders"}
"""Relationships to parts that tell the number of sheets once more: those of a workbook that is shared for editing."""
_FIRST_BLOCK = 1_000
"""Numbers of shapes that no program gives a drawing by itself."""
_FONTS = {Language.EN: "Calibri", Language.ZH: "Microsoft YaHei"}


def mark(workbook: bytes, copy: MarkedCopy) -> bytes:
    """The workbook with its marks. Parts that carry none are copied compressed, byte for byte; no clock is read.

    Raises :class:`CannotMark` alone, whatever the bytes are.
    """
    try:
        return _Marking(workbook, _opened(workbook), copy).result()
    except Refused as refused:
        raise CannotMark(Unmarkable.UNUSUAL) from refused


def _opened(workbook: bytes) -> Archive:
    if workbook.startswith(ole.MAGIC):
        entries = ole.CompoundFile(workbook).entries
        raise CannotMark(Unmarkable.ENCRYPTED if "EncryptedPackage" in entries else Unmarkable.OLD_FORMAT)
    if not workbook.startswith(zip_contents.MAGIC):
        raise CannotMark(Unmarkable.UNUSUAL)
    archive = Archive(workbook)
    if "mimetype" in archive:
        raise CannotMark(Unmarkable.OPEN_DOCUMENT)
    return archive


@dataclass(frozen=True, slots=True)
class _MarkedSheet:
    """A sheet with what is said at its cells."""

    part: str
    sheet: Worksheet
    marks: Mapping[Place, tuple[Mark, ...]]
    right: Mapping[Place, int]
    """The last column of the merged range that begins at a cell."""


class _Marking:
    """One workbook while it is being marked."""

    def __init__(self, data: bytes, archive: Archive, copy: MarkedCopy) -> None:
        self._data = data
        self._archive = archive
        self._copy = copy
        self._changed: dict[str, bytes] = {}
        self._added: dict[str, bytes] = {}
        book = workbook_part(archive)
        if book is None:
            raise CannotMark(Unmarkable.OLD_FORMAT)
        self._book_part = book
        self._folder = posixpath.dirname(book)
        self._parts = related_parts(archive, book)
        kinds = {kind for kind, _ in self._parts.values()}
        if kinds & _MACROS:
            raise CannotMark(Unmarkable.MACROS)
        signed = any(name.startswith("_xmlsignatures") for name in archive)
        if signed or kinds & _TIED or "[Content_Types].xml" not in archive:
            raise CannotMark(Unmarkable.UNUSUAL)
        self._book = Book(part_xml(archive, book))
        self._types = ContentTypes(part_xml(archive, "[Content_Types].xml"))
        self._relationships = Relationships(self._old(relationships_of(book), EMPTY_RELATIONSHIPS))

    def result(self) -> bytes:
        """The marked workbook."""
        styles_part, looks = self._styles()
        for number, sheet in enumerate(self._marked_sheets()):
            self._mark_sheet(sheet, looks, _FIRST_BLOCK + number * 4)
        self._put_others_behind()
        self._add_index(looks)
        self._put(styles_part, looks.written())
        self._put(relationships_of(self._book_part), self._relationships.written())
        self._put("[Content_Types].xml", self._types.written())
        return rewritten(self._data, self._changed, self._added)

    def _styles(self) -> tuple[str, Styles]:
        related = next((part for kind, part in self._parts.values() if kind == "styles"), None)
        name = related or f"{self._folder}/styles.xml".lstrip("/")
        if (related is None) == (name in self._archive):
            raise CannotMark(Unmarkable.UNUSUAL)
        if related is None:
            self._types.add(name, SPREADSHEET + "styles+xml")
            self._relationships.add("styles", relative(self._book_part, name))
        return name, Styles(self._old(name, styles.EMPTY), _FONTS[self._copy.languages[0]])

    def _sheets(self) -> dict[str, str]:
        """The worksheets that can be marked: name -> part."""
        parts = {sheet.name: self._parts.get(sheet.relationship, ("", "")) for sheet in self._book.sheets}
        return {name: part for name, (kind, part) in parts.items() if kind == "worksheet" and part in self._archive}

    def _marked_sheets(self) -> Iterable[_MarkedSheet]:
        sheets = self._sheets()
        wanted: dict[str, dict[Place, list[Mark]]] = {}
        count = 0
        for each in self._copy.marks:
            place = place_of(each.cell.address) if each.cell else None
            if each.cell is None or place is None or each.cell.sheet not in sheets:
                continue
            cells = wanted.setdefault(each.cell.sheet, {})
            if place not in cells:
                if count == MOST_CELLS:
                    continue
                count += 1
            cells.setdefault(place, []).append(each)
        for name, cells in wanted.items():
            yield _gathered(sheets[name], Worksheet.of(part_xml(self._archive, sheets[name])), cells)

    def _mark_sheet(self, marked: _MarkedSheet, looks: Styles, block: int) -> None:
        said = {place: comments.comment(marks, self._copy.languages) for place, marks in marked.marks.items()}
        parts = related_parts(self._archive, marked.part)
        links = Relationships(self._old(relationships_of(marked.part), EMPTY_RELATIONSHIPS))
        theirs = next((part for kind, part in parts.values() if kind == "comments"), None)
        if theirs and theirs not in self._archive:
            raise CannotMark(Unmarkable.UNUSUAL)
        comments_part = theirs or self._new_part("comments{}.xml", SPREADSHEET + "comments+xml")
        if theirs is None:
            links.add("comments", relative(marked.part, comments_part))
        self._put(comments_part, with_comments(self._old(comments_part, comments.EMPTY), said))
        drawing = self._drawing_of(marked, parts)
        drawing_part = drawing or self._new_part("drawings/vmlDrawing{}.vml", "")
        key = None if drawing else links.add("vmlDrawing", relative(marked.part, drawing_part))
        columns = marked.sheet.columns()
        boxes = [note_for(marked.sheet, columns, place, marked.right[place], words) for place, words in said.items()]
        self._put(drawing_part, with_notes(self._old(drawing_part, notes.EMPTY), boxes, block))
        severities = {place: _heaviest(marks) for place, marks in marked.marks.items()}
        self._put(marked.part, filled(marked.sheet, Filling(severities, key), looks))
        if key or theirs is None:
            self._put(relationships_of(marked.part), links.written())

    def _drawing_of(self, marked: _MarkedSheet, parts: Mapping[str, tuple[str, str]]) -> str | None:
        """The part with the sheet's VML drawing; None when it has none."""
        named = marked.sheet.child(b"legacyDrawing")
        if named is None:
            return None
        tag = marked.sheet.tag(named)
        keys = (key for key in parts if f'"{key}"'.encode() in tag or f"'{key}'".encode() in tag)
        kind, part = parts.get(next(keys, ""), ("", ""))
        if kind != "vmlDrawing" or part not in self._archive:
            raise CannotMark(Unmarkable.UNUSUAL)
        return part

    def _put_others_behind(self) -> None:
        """Of several sheets in front, changes to one would be made in all of them."""
        for sheet in self._book.sheets:
            _, part = self._parts.get(sheet.relationship, ("", ""))
            if part not in self._archive or self._archive.stored_name(part) in self._changed:
                continue
            if is_in_front(self._archive.beginning(part, _HEAD)):
                self._put(part, behind(part_xml(self._archive, part)))

    def _add_index(self, looks: Styles) -> None:
        name = sheet_name(self._copy.languages, [sheet.name for sheet in self._book.sheets])
        part = self._new_part("worksheets/sheet{}.xml", SPREADSHEET + "worksheet+xml")
        key = self._relationships.add("worksheet", relative(self._book_part, part))
        self._put(part, index_sheet(self._copy, self._sheets(), looks))
        self._put(self._book_part, self._book.with_sheet_in_front(name, key))

    def _new_part(self, pattern: str, kind: str) -> str:
        name = free_name(f"{self._folder}/{pattern}".lstrip("/"), [*self._archive, *self._added, *self._types.names])
        if kind:
            self._types.add(name, kind)
        else:
            self._types.add_drawings()
        return name

    def _old(self, part: str, otherwise: bytes) -> bytes:
        return part_xml(self._archive, part) if part in self._archive else otherwise

    def _put(self, part: str, content: bytes) -> None:
        """Keep a part's new content; a part that two sheets share would be changed twice, which nobody expects."""
        known = part in self._archive
        name = self._archive.stored_name(part) if known else part
        target = self._changed if known else self._added
        if name in target:
            raise CannotMark(Unmarkable.UNUSUAL)
        target[name] = content


def _gathered(part: str, sheet: Worksheet, cells: Mapping[Place, Sequence[Mark]]) -> _MarkedSheet:
    """The marks at the cells where they are seen: of a merged range that is the first."""
    merged = sheet.merged()
    marks: dict[Place, tuple[Mark, ...]] = {}
    right: dict[Place, int] = {}
    for place, its in cells.items():
        first, last = next((each for each in merged if _lies_in(place, each)), (place, place))
        marks[first] = (*marks.get(first, ()), *its)
        right[first] = last[1]
    return _MarkedSheet(part, sheet, marks, right)


def _lies_in(place: Place, merged: tuple[Place, Place]) -> bool:
    (top, left), (bottom, right) = merged
    return top <= place[0] <= bottom and left <= place[1] <= right


def _heaviest(marks: Iterable[Mark]) -> Severity:
    order = list(COLOURS)
    return min((each.severity for each in marks), key=order.index)
