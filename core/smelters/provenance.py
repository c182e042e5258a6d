"""Whose list a file is and which day it is from: told by its name and titles, where they leave no doubt."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..dates import read_date
from ..smelter import ListSource

_DATES = (
    re.compile(r"(?<!\d)\d{4}\s?[-/.年 ]\s?\d{1,2}\s?[-/.月 ]\s?\d{1,2}(?!\d)\s?日?"),
    re.compile(r"(?<!\d)(?:19|20)\d{6}(?!\d)"),
    re.compile(r"(?<!\d)\d{1,2}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?\d{4}(?!\d)"),
    re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?[\s.-]{1,2}[A-Za-z]{3,9}[\s.,-]{1,2}\d{4}(?!\d)"),
    re.compile(r"(?<![A-Za-z])[A-Za-z]{3,9}[\s.-]{1,2}\d{1,2}(?:st|nd|rd|th)?[\s,]{1,2}\d{4}(?!\d)"),
)
_EITHER_FIRST = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4})")
_LAST_MONTH = 12

_DATED = re.compile(r"(?:\b|_)(?:dates?|dated|as of)(?:\b|_)|日期|截至")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")

_PUBLISHER = re.compile(r"\b(?:rmi|rmap|responsible minerals)\b")
_NEGATED = re.compile(r"\bnon?t? ?(?:conformant|active|eligible)\b")
_WORDS = {
    ListSource.RMI_CONFORMANT: re.compile(r"\bconformant\b"),
    ListSource.RMI_ACTIVE: re.compile(r"\bactive\b"),
    ListSource.RMI_ELIGIBLE: re.compile(r"\beligible\b"),
    ListSource.LBMA: re.compile(r"\b(?:lbma|london bullion market association)\b"),
    ListSource.RJC: re.compile(r"\b(?:rjc|responsible jewellery council)\b"),
}
_OF_THE_PUBLISHER = (ListSource.RMI_CONFORMANT, ListSource.RMI_ACTIVE, ListSource.RMI_ELIGIBLE)


@dataclass(frozen=True, slots=True)
class Told:
    """A day that was found, and where; or why none was."""

    day: dt.date | None
    where: str


def source_told(texts: Iterable[str]) -> ListSource | None:
    """The one source that the file's name and titles speak of; None when they speak of none or of several."""
    plain = " ".join(
        " ".join(unicodedata.normalize("NFKC", text).casefold().replace("_", " ").split()) for text in texts
    )
    plain = re.sub(r"[-.]", " ", plain)
    if _NEGATED.search(plain):
        return None
    found = [source for source, words in _WORDS.items() if words.search(plain)]
    if len(found) != 1 or (found[0] in _OF_THE_PUBLISHER and not _PUBLISHER.search(plain)):
        return None
    return found[0]


def day_of_column(heading: str, texts: Iterable[str]) -> Told:
    """The day that every row of a column names."""
    distinct = dict.fromkeys(texts)
    days = {day for text in distinct for day in days_within(text)}
    if len(days) == 1 and all(set(days_within(text)) == days for text in distinct):
        return Told(days.pop(), f"from the column “{heading}”")
    examples = ", ".join(f"“{text[:30]}”" for text in list(distinct)[:3])
    return Told(None, f"the column “{heading}” does not name one day in one clear way ({examples})")


def day_of_texts(titles: Iterable[str], name: str) -> Told:
    """The day that titles and file name speak of, if they do not contradict each other."""
    places = [*((title, f"from the line “{title[:80]}”") for title in titles), (name, "from the file's name")]
    found = [(day, where) for text, where in places for day in set(days_within(text))]
    days = {day for day, _ in found}
    if len(days) == 1:
        return Told(*found[0])
    if days:
        return Told(None, f"several days are named: {', '.join(str(day) for day in sorted(days))}")
    return Told(None, "neither the file's name nor a line above the headings names a day")


def mixed_dates(heading: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Examples of the ways in which a column of dates writes them, when there are several; else nothing.

    Whoever mixes them has put the list together from several, and 03/04/2026 is then anybody's guess.
    """
    if not _DATED.search(heading.casefold()):
        return ()
    ways = {_WORD.sub("a", _NUMBER.sub("9", _CLOCK.sub("", text))): text for text in texts if _NUMBER.search(text)}
    return tuple(ways.values()) if len(ways) > 1 else ()


def days_within(text: str) -> Iterator[dt.date]:
    """Every day that the text names; both that are possible where day and month cannot be told apart."""
    plain = unicodedata.normalize("NFKC", text).replace("_", " ")
    for pattern in _DATES:
        for found in pattern.findall(plain):
            day = read_date(found.strip())
            if day is None:
                continue
            yield day
            either = _EITHER_FIRST.fullmatch(found.strip())
            if either and max(int(either[1]), int(either[2])) <= _LAST_MONTH:
                yield day.replace(month=day.day, day=day.month)
