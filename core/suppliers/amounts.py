"""Amounts of money as people and programs write them, read without guessing.

Points and commas part thousands in one country and decimals in another. ``1,234.56``, ``1.234,56`` and ``12,5`` can be
read in one way only; ``1.234`` and ``1,234`` are read as the rest of their column is written, and by a column that says
nothing as in China and in English: the comma parts thousands, the point decimals.
"""

import enum
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from .cell_wrong import CellWrong
from .wording import Trouble

_GAPS = re.compile(r"[\s'’]")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")
_NEGATIVE = re.compile(r"[-−]\W*\d.*|\(\W*\d.*\)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE]\+?\d{1,2})?|\.\d+")
_BY_POINT = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?|\d*\.\d*|\d+")
_BY_COMMA = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?|\d*,\d*|\d+")
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
"""What is a thousand and more, or one and a little."""
_LARGEST = Decimal(10) ** 18


class Habit(enum.Enum):
    """What parts the decimals in a column of amounts."""

    POINT = "."
    COMMA = ","
    BOTH = ".,"
    """The column is written in two ways: what can be read in both is nobody's to decide."""


def habit_of(texts: Iterable[str]) -> Habit:
    """How a column's amounts are written, by those that can be read in one way only."""
    telling = {text for text in map(_without_gaps, texts) if text and not _EITHER.fullmatch(text)}
    by_point = any(_BY_POINT.fullmatch(text) and not _BY_COMMA.fullmatch(text) for text in telling)
    by_comma = any(_BY_COMMA.fullmatch(text) and not _BY_POINT.fullmatch(text) for text in telling)
    if by_comma:
        return Habit.BOTH if by_point else Habit.COMMA
    return Habit.POINT


def amount(text: str, habit: Habit) -> Decimal:
    """The amount, zero or more; raises :class:`CellWrong`."""
    plain = _without_gaps(text)
    if _NEGATIVE.fullmatch(plain):
        raise CellWrong(Trouble.NEGATIVE)
    if habit is Habit.BOTH and _EITHER.fullmatch(plain):
        raise CellWrong(Trouble.AMOUNT_OF_TWO)
    number = _with_point(plain, habit)
    if not _NUMBER.fullmatch(number) or (value := Decimal(number)) > _LARGEST:
        raise CellWrong(Trouble.AMOUNT)
    return value


def _without_gaps(text: str) -> str:
    """The text without blanks and apostrophes between thousands; elsewhere they stay."""
    spaced = _GAPS.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    return spaced.replace(" ", "") if _GROUPED.fullmatch(spaced) else spaced


def _with_point(text: str, habit: Habit) -> str:
    """The number without separators between thousands, its decimals after a point; other texts as they are."""
    ways = ((_BY_POINT, ",", "."), (_BY_COMMA, ".", ","))
    for way, between, decimals in ways if habit is not Habit.COMMA else reversed(ways):
        if way.fullmatch(text):
            return text.replace(between, "").replace(decimals, ".").removesuffix(".")
    return text
