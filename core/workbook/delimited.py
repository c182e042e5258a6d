"""Reads texts whose columns are separated by commas, semicolons, tabs or bars (RFC 4180, and what is made of it)."""

import codecs
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""Excel's own first line for telling the separator."""
_SAMPLE = 50
"""Records by which the separator is found."""
_HIGH = re.compile(rb"[\x80-\xff]+")
_CHINESE_PAIR = 0xA1
"""From here on both bytes of the 6,763 characters of GB 2312 lie, which nearly every Chinese text is made of."""


class NoText(ValueError):  # noqa: N818 - says what the bytes are
    """The bytes are no text."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8 or UTF-16 by mark, UTF-8, GB18030 or Windows-1252 by content.

    Raises :class:`NoText`.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(data, "utf-16"), "UTF-16"
    if b"\0" in data:
        raise NoText
    try:
        return data.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    if _is_chinese(data):
        return _strict(data, "gb18030"), "GB18030"
    return data.decode("cp1252", errors="replace"), "Windows-1252"


def records(text: str) -> tuple[Iterator[list[str]], str]:
    """The records of the text, one after the other, and how its columns are separated.

    The iterator raises :class:`csv.Error` at a quoted cell of more than 128 KiB, such as one that is never closed.
    """
    named = _NAMED_SEPARATOR.match(text)
    separator = named[1] if named else _separator(text)
    rows = csv.reader(io.StringIO(text[named.end() :] if named else text, newline=""), delimiter=separator)
    return itertools.chain([[]], rows) if named else rows, _SEPARATORS.get(separator, separator)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise NoText from None


def _is_chinese(data: bytes) -> bool:
    """Whether what is not ASCII comes in pairs: an accented letter of a European text stands alone."""
    runs = _HIGH.findall(data)
    paired = [run for run in runs if len(run) % 2 == 0 and min(run) >= _CHINESE_PAIR]
    return len(paired) * 2 > len(runs)


def _separator(text: str) -> str:
    """The separator that divides most records into the same number of columns; of several the one that makes more."""
    return max(_SEPARATORS, key=lambda separator: _divided(text, separator))


def _divided(text: str, separator: str) -> tuple[int, int]:
    """How many records have the commonest width, and that width."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths = Counter(len(row) for row in itertools.islice(rows, _SAMPLE) if len(row) > 1)
    except csv.Error:
        return 0, 0
    return max(((number, width) for width, number in widths.items()), default=(0, 0))
