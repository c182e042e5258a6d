"""Mends cells that calamine gives a whole workbook up for, so that one bad cell does not spoil the rest."""

import re

from ..error_values import CLASSIC_ERRORS

_CELL = re.compile(rb"<((?:[\w.-]+:)?)c(\s[^<>]*)(?<!/)>(.*?)</\1c>", re.DOTALL)
_TYPE = re.compile(rb"""\st\s*=\s*["']([^"']*)["']""")
_STYLE = re.compile(rb"""\ss\s*=\s*["'][^"']*["']""")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v\b[^<>]*>([^<]*)<")

_TRUTHS = frozenset({b"0", b"1", b"true", b"false"})
_TEXTS = frozenset({b"s", b"str", b"inlineStr", b"d"})
_LARGEST_SERIAL = 3e6
"""A little beyond the year 9999; a larger number is no day and no duration."""


def mended(xml: bytes) -> bytes:
    """The worksheet with every value that does not fit its cell's type as a text, and unknown errors left out.

    Truth values other than 0 and 1, numbers that are none, types that do not exist (tools write them); error values
    that Excel got after 2007 (``#SPILL!``); numbers in a date's format that no calendar holds.
    """
    return _CELL.sub(_mended, xml)


def _mended(cell: re.Match[bytes]) -> bytes:
    prefix, attributes, content = cell.groups()
    kind = found[1] if (found := _TYPE.search(attributes)) else b"n"
    stored = found[1].strip() if (found := _VALUE.search(content)) else b""
    bare = _TYPE.sub(b"", attributes)
    if not stored or _fits(kind, stored):
        return cell[0]
    if kind == b"e":
        return b"<%sc%s/>" % (prefix, bare)
    if kind == b"n" and _number(stored) is not None:
        return b"<%sc%s>%s</%sc>" % (prefix, _STYLE.sub(b"", bare), content, prefix)
    return b'<%sc%s t="str"><%sv>%s</%sv></%sc>' % (prefix, bare, prefix, stored, prefix, prefix)


def _fits(kind: bytes, stored: bytes) -> bool:
    match kind:
        case b"b":
            return stored.lower() in _TRUTHS
        case b"e":
            return stored.decode(errors="replace") in CLASSIC_ERRORS
        case b"n":
            number = _number(stored)
            return number is not None and abs(number) <= _LARGEST_SERIAL
        case _:
            return kind in _TEXTS


def _number(stored: bytes) -> float | None:
    try:
        return float(stored)
    except ValueError:
        return None
