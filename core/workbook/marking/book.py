"""The parts that hold a workbook together: its list of sheets, relationships between parts, kinds of content."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...marked_copy import CannotMark, Unmarkable
from .xml import (
    CONTENT_TYPES,
    MAIN,
    OFFICE,
    PACKAGE,
    Edit,
    Part,
    attribute,
    children,
    edited,
    number_in,
    part,
    prefixed,
    text,
    with_attribute,
)

_SHEET_OF_A_NAME = re.compile(rb"""(\slocalSheetId\s*=\s*["'])(\d{1,5})""")
EMPTY_RELATIONSHIPS = f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode()

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_WORKBOOK = f"{SPREADSHEET}sheet.main+xml".encode()
_OTHER_WORKBOOKS = re.compile(
    rb"application/vnd\.(?:openxmlformats-officedocument\.spreadsheetml\.template|ms-excel\.(?:sheet|template)\.macroEnabled)"
    rb"\.main\+xml"
)
"""The kinds of .xltx, .xlsm and .xltm, which Excel does not open under the name .xlsx, macros or none."""
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_LAST_NUMBER = 65_534
"""The highest ``sheetId`` that Excel takes."""


@dataclass(frozen=True, slots=True)
class SheetTag:
    """A sheet as the workbook lists it."""

    name: str
    relationship: str
    number: int
    """Its ``sheetId``, which stays whatever its place is."""


class Book:
    """The workbook part."""

    def __init__(self, xml: bytes) -> None:
        self._part = part(xml, b"workbook", MAIN)
        listed = self._part.child(b"sheets")
        if listed is None:
            raise CannotMark(Unmarkable.UNUSUAL)
        self._listed = listed
        self.sheets = tuple(self._sheets())
        if not self.sheets:
            raise CannotMark(Unmarkable.UNUSUAL)

    def _sheets(self) -> Iterator[SheetTag]:
        for child in children(self._part.xml, self._listed.content, self._listed.content_end):
            tag = self._part.xml[child.start : child.content]
            reference = re.search(rb"""\s[\w.-]+:id\s*=\s*["']([^"']*)["']""", tag)
            name = attribute(tag, b"name")
            if child.name != b"sheet" or name is None or reference is None:
                raise CannotMark(Unmarkable.UNUSUAL)
            yield SheetTag(name, reference[1].decode("utf-8", "replace"), number_in(tag, b"sheetId", 0))

    def with_sheet_in_front(self, name: str, relationship: str) -> bytes:
        """The workbook with a further sheet before all others, and that one shown when it is opened."""
        number = self._free_number()
        tag = f'<sheet xmlns:od="{OFFICE}" name="{text(name)}" sheetId="{number}" od:id="{relationship}"/>'
        start = self._listed.content
        return edited(
            self._part.xml,
            [Edit(start, start, prefixed(tag, self._part.prefix)), *self._views(), *self._names()],
        )

    def _free_number(self) -> int:
        """Behind all others, since a number of old may still be named somewhere; or else the first that is free."""
        taken = {sheet.number for sheet in self.sheets}
        behind = max(taken) + 1
        return behind if behind <= _LAST_NUMBER else min(set(range(1, len(taken) + 2)) - taken)

    def _views(self) -> Iterator[Edit]:
        """The first tab is to be shown, and none before it to be hidden."""
        views = self._part.child(b"bookViews")
        if views is None:
            place = self._listed.start
            yield Edit(place, place, prefixed("<bookViews><workbookView/></bookViews>", self._part.prefix))
            return
        for view in children(self._part.xml, views.content, views.content_end):
            tag = self._part.xml[view.start : view.content]
            bare = with_attribute(with_attribute(tag, b"activeTab", None), b"firstSheet", None)
            yield Edit(view.start, view.content, bare)

    def _names(self) -> Iterator[Edit]:
        """Names that belong to one sheet tell it by its place, and all places have moved by one."""
        names = self._part.child(b"definedNames")
        if names is None:
            return
        for name in children(self._part.xml, names.content, names.content_end):
            if found := _SHEET_OF_A_NAME.search(self._part.xml, name.start, name.content):
                yield Edit(found.start(2), found.end(2), b"%d" % (int(found[2]) + 1))


class Relationships:
    """The relationships of one part; new ones are collected and written at the end."""

    def __init__(self, xml: bytes) -> None:
        self._part = part(xml, b"Relationships", PACKAGE)
        self._ids = {attribute(tag, b"Id") or "" for tag in self._part.tags(b"Relationship")}
        self._new: list[str] = []

    def add(self, word: str, target: str) -> str:
        """Relate to a further part; ``word`` is the last one of the type. Returns the id."""
        numbered = (f"rIdOd{number}" for number in range(1, len(self._ids) + 2))
        key = next(each for each in numbered if each not in self._ids)
        self._ids.add(key)
        self._new.append(f'<Relationship Id="{key}" Type="{OFFICE}/{word}" Target="{text(target)}"/>')
        return key

    def written(self) -> bytes:
        """The part with all that was added."""
        return _grown(self._part, "".join(self._new))


class ContentTypes:
    """What kind every part is of; new ones are collected and written at the end."""

    def __init__(self, xml: bytes) -> None:
        self._part = part(_OTHER_WORKBOOKS.sub(_WORKBOOK, xml), b"Types", CONTENT_TYPES)
        self._new: list[str] = []
        tags = self._part.tags(b"Default", b"Override")
        self.names = frozenset(filter(None, (attribute(tag, b"PartName") for tag in tags)))
        """The parts whose kind is told; some programs leave parts out and forget them here."""
        self._drawings = any((attribute(tag, b"Extension") or "").lower() == "vml" for tag in tags)

    def add(self, name: str, kind: str) -> None:
        """Tell the kind of a new part."""
        self._new.append(f'<Override PartName="/{text(name)}" ContentType="{kind}"/>')

    def add_drawings(self) -> None:
        """Tell the kind of VML drawings, which go by their extension."""
        if not self._drawings:
            self._drawings = True  # a second one of the kind makes the whole package invalid
            self._new.append(f'<Default Extension="vml" ContentType="{_VML}"/>')

    def written(self) -> bytes:
        """The part with all that was added; whatever was a template or made for macros has become a plain workbook."""
        return _grown(self._part, "".join(self._new))


def _grown(old: Part, items: str) -> bytes:
    root = old.root
    tag = old.xml[root.start : root.content]
    ours = prefixed(items, old.prefix)
    if not root.closed:
        return edited(old.xml, [Edit(root.content_end, root.content_end, ours)])
    closing = b"</%s%s>" % (old.prefix, root.name)
    return edited(old.xml, [Edit(root.start, root.content, tag[:-2].rstrip() + b">" + ours + closing)])


def relative(part_name: str, target: str) -> str:
    """A part's name as a relationship of another part names it."""
    return posixpath.relpath(f"/{target}", f"/{posixpath.dirname(part_name)}")


def free_name(pattern: str, taken: Iterable[str]) -> str:
    """The first part name of a pattern, such as ``xl/comments{}.xml``, that is not taken."""
    others = {name.lower().replace("\\", "/").lstrip("/") for name in taken}
    return next(name for number in range(1, len(others) + 2) if (name := pattern.format(number)).lower() not in others)
