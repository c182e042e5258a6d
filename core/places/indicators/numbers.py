"""Reads figures and years as publishers write them: nothing that is no plain number passes for one."""

import math
import re
import unicodedata

from ...dates import read_date

_FIGURE = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_NO_FIGURE = frozenset({"", "..", "...", ".", "-", "–", "—", "#n/a", "n/a", "na", "n.a.", "n/d", "null", "none", "x"})
"""Two points are the World Bank's, the x is INFORM's; the others stand in copies."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_YEAR_WITHIN = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
_LONGEST = 40


class NotANumber(ValueError):  # noqa: N818 - says what the text is
    """The text is no number."""


def figure(text: str) -> float | None:
    """The number, with a decimal point or comma; None where the publisher says that there is none (``..``).

    Raises :class:`NotANumber` for anything else: formulas, ``NaN``, ``inf``, thousands separators, ``1e400``.
    """
    if has_no_figure(text):
        return None
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > _LONGEST or not _FIGURE.fullmatch(plain):
        raise NotANumber
    number = float(plain.replace(",", "."))
    if not math.isfinite(number):
        raise NotANumber
    return number + 0.0  # never -0.0


def has_no_figure(text: str) -> bool:
    """Whether the cell is blank, or says that there is no figure."""
    return unicodedata.normalize("NFKC", text).strip().casefold() in _NO_FIGURE


def is_number(text: str) -> bool:
    """Whether the text is a number."""
    try:
        return figure(text) is not None
    except NotANumber:
        return False


def year_of(text: str) -> int | None:
    """The year in a cell that holds a year, a date or a date's serial number; None when it holds none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _YEAR.fullmatch(plain):
        return int(plain)
    day = read_date(plain)
    return day.year if day else None


def years_in(text: str) -> list[int]:
    """The years that a title names, this century's."""
    return [int(found) for found in _YEAR_WITHIN.findall(text)]
