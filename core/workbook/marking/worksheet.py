"""A worksheet's XML taken apart as far as marking needs it: its head, its rows, what follows them."""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...marked_copy import CannotMark, Unmarkable
from .places import (
    LAST_COLUMN,
    LAST_ROW,
    Columns,
    Place,
    default_height,
    is_true,
    merged_ranges,
    place_of,
    row_height,
)
from .xml import MAIN, Element, children, number_in, plain_xml, prefix_of, root_tag

MOST_ROWS = 100_000

_R = re.compile(rb"""\sr\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_TIDY = re.compile(rb"""(?:\s++[\w.:-]++\s*+=\s*+(?:"[^"']*+"|'[^"']*+'))*+\s*+/?""")
_NUMBER = re.compile(rb"[1-9]\d{0,6}")


@dataclass(frozen=True, slots=True)
class Row:
    """The place of a row's start tag."""

    number: int
    start: int
    content: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One worksheet."""

    xml: bytes
    prefix: bytes
    data: Element
    """``sheetData``."""
    head: tuple[Element, ...]
    """What stands before it."""
    tail: tuple[Element, ...]
    """What stands behind it."""
    end: int
    """Where the root ends."""
    rows: Mapping[int, Row]
    """By number, in order."""
    height: int
    """Pixels of a row of which nothing else is told."""

    @classmethod
    def of(cls, xml: bytes) -> "Worksheet":
        """Take a sheet apart; raises :class:`CannotMark` for one that is written in an unusual way."""
        plain = plain_xml(xml)
        root = root_tag(plain)
        prefix = prefix_of(root, b"worksheet", MAIN)
        data = _sheet_data(plain, prefix, root.end())
        end = plain.rfind(b"</%sworksheet" % prefix)
        if end < data.end:
            raise CannotMark(Unmarkable.UNUSUAL)
        head = tuple(children(plain, root.end(), data.start))
        tail = tuple(children(plain, data.end, end))
        settings = next((child for child in head if child.name == b"sheetFormatPr"), None)
        return cls(plain, prefix, data, head, tail, end, _rows(plain, prefix, data), default_height(plain, settings))

    def child(self, name: bytes) -> Element | None:
        """The first child of that name."""
        return next((child for child in (*self.head, *self.tail) if child.name == name), None)

    def tag(self, element: Element | Row) -> bytes:
        """A start tag."""
        return self.xml[element.start : element.content]

    def columns(self) -> Columns:
        """Widths and styles of the columns."""
        return Columns.of(self.xml, self.child(b"cols"), self.child(b"sheetFormatPr"))

    def merged(self) -> tuple[tuple[Place, Place], ...]:
        """First and last cell of every merged range."""
        return merged_ranges(self.xml, self.child(b"mergeCells"))

    def height_of(self, number: int) -> int:
        """Pixels of a row."""
        row = self.rows.get(number)
        return row_height(self.tag(row), self.height) if row else self.height

    def content_end(self, row: Row) -> int:
        """Where a row's end tag begins."""
        end = row.content if row.closed else self.xml.find(b"</%srow" % self.prefix, row.content, self.data.content_end)
        if end < 0:
            raise CannotMark(Unmarkable.UNUSUAL)
        return end

    def cells(self, row: Row) -> Iterator[tuple[int, Element]]:
        """The cells of a row with their columns."""
        pattern = re.compile(rb"<(/?)%sc(\s[^<>]*|/?)>" % re.escape(self.prefix))
        column, opened = 0, None
        for tag in pattern.finditer(self.xml, row.content, self.content_end(row)):
            if tag[1]:
                if opened is None:
                    raise CannotMark(Unmarkable.UNUSUAL)
                yield column, Element(b"c", opened.start(), opened.end(), tag.start(), tag.end(), closed=False)
                opened = None
                continue
            if opened is not None:
                raise CannotMark(Unmarkable.UNUSUAL)
            before, column = column, _column(tag[2], row.number, column + 1)
            if not before < column <= LAST_COLUMN:
                raise CannotMark(Unmarkable.UNUSUAL)
            if tag[2].endswith(b"/"):
                yield column, Element(b"c", tag.start(), tag.end(), tag.end(), tag.end(), closed=True)
            else:
                opened = tag

    def empty_style(self, row: Row | None, column: int, columns: Columns) -> int:
        """The style that an empty cell has which the sheet does not list."""
        tag = self.tag(row) if row else b""
        return number_in(tag, b"s", 0) if is_true(tag, b"customFormat") else columns.style(column)


def _sheet_data(xml: bytes, prefix: bytes, start: int) -> Element:
    found = re.compile(rb"<%ssheetData\s*(/?)>" % re.escape(prefix)).search(xml, start)
    if found is None:
        raise CannotMark(Unmarkable.UNUSUAL)
    if found[1]:
        return Element(b"sheetData", found.start(), found.end(), found.end(), found.end(), closed=True)
    content_end = xml.rfind(b"</%ssheetData" % prefix)
    end = xml.find(b">", content_end) + 1
    if content_end < found.end() or not end:
        raise CannotMark(Unmarkable.UNUSUAL)
    return Element(b"sheetData", found.start(), found.end(), content_end, end, closed=False)


def _rows(xml: bytes, prefix: bytes, data: Element) -> dict[int, Row]:
    _refuse_other_rows(xml, prefix, data)
    rows: dict[int, Row] = {}
    number = 0
    p = re.escape(prefix)
    first_cell = re.compile(rb"\s*<%sc(\s[^<>]*)>" % p)
    for tag in re.compile(rb"<%srow(\s[^<>]*|/?)>" % p).finditer(xml, data.content, data.content_end):
        closed = tag[1].endswith(b"/")
        told = _told(tag[1])
        if told is None and not closed and (cell := first_cell.match(xml, tag.end())):
            told = (_told(cell[1]) or b"").lstrip(string.ascii_uppercase.encode()) or None
        before, number = number, number + 1 if told is None else _number(told)
        if not before < number <= LAST_ROW or len(rows) == MOST_ROWS:
            raise CannotMark(Unmarkable.UNUSUAL)
        rows[number] = Row(number, tag.start(), tag.end(), closed)
    return rows


def _refuse_other_rows(xml: bytes, prefix: bytes, data: Element) -> None:
    """Rows under another prefix of the same namespace would be overlooked."""
    if not prefix and xml.find(b":row", data.content, data.content_end) < 0:
        return
    other = re.compile(rb"<row[\s/>]" if prefix else rb"<[\w.-]+:row[\s/>]")
    if other.search(xml, data.content, data.content_end):
        raise CannotMark(Unmarkable.UNUSUAL)


def _number(told: bytes) -> int:
    if not _NUMBER.fullmatch(told):
        raise CannotMark(Unmarkable.UNUSUAL)
    return int(told)


def _column(attributes: bytes, row: int, otherwise: int) -> int:
    told = _told(attributes)
    if told is None:
        return otherwise
    place = place_of(told.decode("ascii", "replace")) if b"$" not in told else None
    if place is None or place[0] != row:
        raise CannotMark(Unmarkable.UNUSUAL)
    return place[1]


def _told(attributes: bytes) -> bytes | None:
    """The attribute ``r`` of a row or cell; raises :class:`CannotMark` where quotes or ``>`` stand inside values."""
    if attributes.count(b'"') % 2 or (b"'" in attributes and not _TIDY.fullmatch(attributes)):
        raise CannotMark(Unmarkable.UNUSUAL)
    found = _R.search(attributes)
    return found and (found[1] if found[1] is not None else found[2])
