"""The Smelter Look-up sheet as the template's formulas use it: MATCH by number or by metal and name."""

import functools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .grid import Sheet
from .layouts.layout import LOOKUP_COLUMNS

_TOKEN = re.compile(r"~.|[*?]|[^*?~]+|~", re.DOTALL)
_FIRST_ROW = 5
_MATCH_LIMIT = 255
"""Characters beyond which Excel's MATCH fails."""


@dataclass(frozen=True, slots=True)
class Found:
    """One row of the look-up; blank is ``""``."""

    row: int
    metal: str
    standard: str
    country: str
    smelter_id: str
    source: str
    street: str
    city: str
    state: str


class Lookup:
    """The facilities that a workbook brings along in its own look-up sheet.

    MATCH compares whole texts without regard to case, takes the first that fits, and reads ``*``, ``?`` and
    ``~`` in what is looked for as wildcards.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._rows: dict[int, Found] = {}

    def by_id(self, smelter_id: str) -> Found | None:
        """The first row with this number in column E."""
        return self._found(smelter_id, self._ids)

    def by_name(self, metal: str, name: str) -> Found | None:
        """The first row of this metal and look-up name (alias or standard name)."""
        return self._found(metal + name, self._names)

    def offered(self) -> tuple[tuple[str, int], ...]:
        """Of each metal, how many numbers it offers."""
        metals = dict(self._sheet.column(LOOKUP_COLUMNS["metal"]))
        smelters = {(metals.get(row, ""), number) for number, row in self._ids.items() if row >= _FIRST_ROW}
        return tuple(sorted(Counter(metal for metal, _ in smelters if metal).items()))

    @functools.cached_property
    def _ids(self) -> dict[str, int]:
        ids: dict[str, int] = {}
        for row, text in self._sheet.column(LOOKUP_COLUMNS["smelter_id"]):
            ids.setdefault(text.lower(), row)
        return ids

    @functools.cached_property
    def _names(self) -> dict[str, int]:
        metals = dict(self._sheet.column(LOOKUP_COLUMNS["metal"]))
        names: dict[str, int] = {}
        for row, name in self._sheet.column(LOOKUP_COLUMNS["name"]):
            names.setdefault((metals.get(row, "") + name).lower(), row)
        return names

    def _found(self, text: str, rows: dict[str, int]) -> Found | None:
        row = match(text, rows)
        if row is None:
            return None
        if row not in self._rows:
            texts = self._sheet.row(row, "".join(LOOKUP_COLUMNS.values()))
            self._rows[row] = Found(row, **{name: texts[c] for name, c in LOOKUP_COLUMNS.items() if name != "name"})
        return self._rows[row]


def match(text: str, rows: Mapping[str, int]) -> int | None:
    """The row of the first of these lower-case texts that Excel's MATCH takes for the one looked for."""
    text = text.lower()
    if not text or len(text) > _MATCH_LIMIT:
        return None
    if not set("*?~") & set(text):
        return rows.get(text)
    pattern = _pattern(text)
    return next((row for key, row in rows.items() if pattern.fullmatch(key)), None)


def _pattern(text: str) -> re.Pattern[str]:
    """Excel's wildcards as a regular expression, in a form that cannot backtrack for ever."""
    segments = [""]
    for token in _TOKEN.findall(text):
        match token:
            case "*":
                segments.append("")
            case "?":
                segments[-1] += "."
            case _:
                segments[-1] += re.escape(token.removeprefix("~"))
    first, *others = segments
    if not others:
        return re.compile(first, re.DOTALL)
    *middle, last = others
    return re.compile(first + "".join(f"(?>.*?{segment})" for segment in middle) + ".*" + last, re.DOTALL)
