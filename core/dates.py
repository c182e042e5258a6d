"""Dates as people type them into a cell: real dates, serial numbers, and texts of many habits."""

import datetime as dt
import re
import unicodedata

from .cells import Value

_EPOCH = dt.date(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 9999-12-31, the last day Excel knows
_TEXT_SERIALS = range(20_000, 80_000)  # 1954 to 2119: a five-digit text outside of it is no date

_LONGEST = 60
"""Characters; a longer text is a sentence, and searching it for a date would take quadratic time."""

_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fev"),
    ("mar", "mrz"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "dic"),
)
"""How the month names of the templates' European languages begin, without accents."""

_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m|z)?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年년 ]\s*(\d{1,2})\s*[-/.月월 ]\s*(\d{1,2})\s*[.日일]?")
_DAY_OR_MONTH_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_MONTH_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/.]*(?:of |de )?([a-z]{3,10})\.?,?[\s\-/.]*(?:de )?(\d{4}|\d{2})"
)
_MONTH_NAME_DAY = re.compile(r"([a-z]{3,10})\.?[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/.]+(\d{4})")
_YEAR_MONTH_NAME = re.compile(r"(\d{4})[\s\-/.]*([a-z]{3,10})\.?[\s\-/.]*(\d{1,2})")


def read_date(value: Value) -> dt.date | None:
    """The day a cell's value means, or None when it means none.

    Where day and month can be told apart in no other way the day comes first, as in the template's own
    format. A number is a serial of Excel's 1900 system.
    """
    match value:
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case bool():
            return None
        case float():
            return _from_serial(value)
        case str():
            return _from_text(value)
        case _:
            return None


def _from_serial(serial: float) -> dt.date | None:
    return _EPOCH + dt.timedelta(days=int(serial)) if 1 <= serial <= _LAST_SERIAL else None


def _from_text(text: str) -> dt.date | None:
    if len(text.strip()) > _LONGEST:
        return None
    plain = _CLOCK.sub("", unicodedata.normalize("NFKC", text).strip())
    if plain.isascii() and plain.isdigit() and len(plain) == len("45838"):
        return _from_serial(float(plain)) if int(plain) in _TEXT_SERIALS else None
    for pattern in (_YEAR_FIRST, _COMPACT):
        if numbers := pattern.fullmatch(plain):
            year, month, day = map(int, numbers.groups())
            return _day(year, month, day)
    if numbers := _DAY_OR_MONTH_FIRST.fullmatch(plain):
        first, second, year = map(int, numbers.groups())
        return _day(year, second, first) or _day(year, first, second)
    return _with_month_name(plain)


def _with_month_name(text: str) -> dt.date | None:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    if words := _DAY_MONTH_NAME.fullmatch(plain):
        day, month, year = words.groups()
    elif words := _MONTH_NAME_DAY.fullmatch(plain):
        month, day, year = words.groups()
    elif words := _YEAR_MONTH_NAME.fullmatch(plain):
        year, month, day = words.groups()
    else:
        return None
    number = _month(month)
    full_year = int(year) if len(year) > len("26") else 2000 + int(year)
    return _day(full_year, number, int(day)) if number else None


def _month(name: str) -> int | None:
    return next((number for number, starts in enumerate(_MONTHS, 1) if name.startswith(starts)), None)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
