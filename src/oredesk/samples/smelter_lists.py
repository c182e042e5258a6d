"""Smelter lists for demo and trial: two editions of one list, of facilities that do not exist."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.mineral import Mineral
from .smelters import smelter

CONFIRMED_IN_THE_DEMO = (Mineral.TIN, "虚构锡业", 5)
"""A name that the demo's person in charge has confirmed, and the number of the smelter that it means."""

_HEADINGS = (
    *("Metal", "Smelter ID", "Smelter Name", "Also known as", "Country", "City"),
    *("Status", "Assessment program", "Successor"),
)
_MINERALS = tuple(mineral for mineral in Mineral if mineral is not Mineral.GRAPHITE)
_PER_MINERAL = 20

_STATUSES = {
    9: "Active",
    10: "Active",
    11: "Eligible",
    12: "Outreach Required",
    13: "Communication Suspended",
    14: "Not Eligible",
    15: "Removed",
    16: "Cross-recognised",
}
"""By the smelter's number within its mineral; all others are conformant."""
_SUCCESSORS = {10: 2, 15: 1}
_LATER_STATUSES = {**_STATUSES, 9: "Conformant", 10: "Removed", 12: "Active"}


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the list."""

    as_of: dt.date
    statuses: dict[int, str]
    smelters: int
    """How many of each mineral it names."""

    @property
    def file_name(self) -> str:
        """Its name as a file; the date in it is that of the list."""
        return f"fictional-smelters-{self.as_of}.csv"

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The headings, then a row for each facility."""
        yield _HEADINGS
        for mineral in _MINERALS:
            for number in range(1, self.smelters + 1):
                yield self._row(mineral, number)

    def csv(self) -> bytes:
        """The list as a spreadsheet program opens it: UTF-8 with its mark."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows(self.rows())
        return text.getvalue().encode("utf-8-sig")

    def _row(self, mineral: Mineral, number: int) -> tuple[str, ...]:
        made_up = smelter(mineral, number)
        status = self.statuses.get(number, "Conformant")
        return (
            mineral,
            str(made_up.id),
            str(made_up.name),
            f"{mineral} Works No. {number} (fictional)",
            str(made_up.country),
            str(made_up.city),
            status,
            "LBMA" if status == "Cross-recognised" else "RMAP",
            str(smelter(mineral, _SUCCESSORS[number]).id) if status == "Removed" else "",
        )


EDITIONS = (
    Edition(dt.date(2026, 3, 31), _STATUSES, _PER_MINERAL),
    Edition(dt.date(2026, 9, 30), _LATER_STATUSES, _PER_MINERAL + 1),
)
