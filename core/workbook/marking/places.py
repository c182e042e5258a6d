"""Columns and rows of a worksheet as they lie on the screen: widths and heights in pixels, merged cells."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from .xml import Element, attribute, children, number_in

LAST_COLUMN, LAST_ROW = 16_384, 1_048_576

_PIXELS_PER_CHARACTER = 7
"""Of the widest digit in the usual fonts; widths are told in such characters (ECMA-376 18.3.1.13)."""
_PIXELS_PER_POINT = 96 / 72
_DEFAULT_WIDTH, _DEFAULT_HEIGHT = 64, 20
_MOST_MERGED = 5_000
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_MERGED = re.compile(rb"""<[^<>]*?\bref\s*=\s*["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']""")

Place = tuple[int, int]
"""Row and column, counted from 1."""


def place_of(address: str) -> Place | None:
    """The place of an A1 address; None when it is none of a worksheet's."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    place = int(found[2]), column
    return place if place[0] <= LAST_ROW and column <= LAST_COLUMN else None


def address_of(place: Place) -> str:
    """The A1 address of a place."""
    letters, column = "", place[1]
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{place[0]}"


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths and styles of a sheet's columns."""

    spans: tuple[tuple[int, int, int, int], ...]
    """First and last column, width in pixels, style; in order."""
    default_width: int

    @classmethod
    def of(cls, xml: bytes, cols: Element | None, settings: Element | None) -> "Columns":
        """The columns as ``cols`` and ``sheetFormatPr`` of a sheet tell them."""
        default = _default(xml, settings, b"defaultColWidth", _PIXELS_PER_CHARACTER, _DEFAULT_WIDTH)
        if cols is None:
            return cls((), default)
        columns = islice(children(xml, cols.content, cols.content_end), LAST_COLUMN)
        return cls(tuple(sorted(_span(xml[col.start : col.content], default) for col in columns)), default)

    def width(self, column: int) -> int:
        """Pixels; 0 for a hidden column."""
        span = self._span(column)
        return span[2] if span else self.default_width

    def style(self, column: int) -> int:
        """The style of the column's empty cells."""
        span = self._span(column)
        return span[3] if span else 0

    def _span(self, column: int) -> tuple[int, int, int, int] | None:
        number = bisect_right(self.spans, column, key=lambda span: span[0]) - 1
        return self.spans[number] if number >= 0 and column <= self.spans[number][1] else None


def _span(tag: bytes, default: int) -> tuple[int, int, int, int]:
    first, last = number_in(tag, b"min", 1), number_in(tag, b"max", 1)
    width = attribute(tag, b"width")
    pixels = default if width is None else _pixels(width, _PIXELS_PER_CHARACTER, default)
    return first, last, 0 if is_true(tag, b"hidden") else pixels, number_in(tag, b"style", 0)


def default_height(xml: bytes, settings: Element | None) -> int:
    """Pixels of a row of which nothing else is told."""
    return _default(xml, settings, b"defaultRowHeight", _PIXELS_PER_POINT, _DEFAULT_HEIGHT)


def row_height(tag: bytes, default: int) -> int:
    """Pixels of the row with that start tag; 0 for a hidden one."""
    height = attribute(tag, b"ht")
    pixels = default if height is None else _pixels(height, _PIXELS_PER_POINT, default)
    return 0 if is_true(tag, b"hidden") else pixels


def merged_ranges(xml: bytes, merged: Element | None) -> tuple[tuple[Place, Place], ...]:
    """First and last cell of every range in ``mergeCells``."""
    if merged is None:
        return ()
    found = islice(_MERGED.finditer(xml, merged.content, merged.content_end), _MOST_MERGED)
    corners = ((place_of(each[1].decode()), place_of(each[2].decode())) for each in found)
    return tuple((first, last) for first, last in corners if first and last)


def is_true(tag: bytes, name: bytes) -> bool:
    """Whether an attribute of a start tag says yes."""
    return attribute(tag, name) in ("1", "true", "on")


def stretch(start: int, offset: int, length: int, size: Callable[[int], int], last: int) -> tuple[int, int]:
    """Where something of that length ends that begins at an offset in a column or row: which one, and the offset there.

    Columns, rows and the answer count from 0, ``size`` is asked counting from 1, everything is in pixels.
    """
    left = offset + length
    for number in _numbers(start, last):
        pixels = size(number + 1)
        if left <= pixels or number == last - 1:
            return number, min(left, pixels)
        left -= pixels
    return start, offset


def _numbers(start: int, last: int) -> Iterator[int]:
    """So many columns or rows are looked at: hidden ones take no room, however many there are."""
    return islice(iter(range(start, last)), 300)


def _default(xml: bytes, settings: Element | None, name: bytes, factor: float, otherwise: int) -> int:
    value = attribute(xml[settings.start : settings.content], name) if settings else None
    return otherwise if value is None else _pixels(value, factor, otherwise)


def _pixels(value: str, factor: float, otherwise: int) -> int:
    try:
        pixels = float(value) * factor
    except ValueError:
        return otherwise
    return round(pixels) if 0 <= pixels <= 4000 else otherwise  # noqa: PLR2004 - more than any screen
