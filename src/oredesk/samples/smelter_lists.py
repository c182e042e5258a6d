"""Smelter lists for demo and trial: two editions of one list, of facilities that do not exist."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass

from ..core.mineral import Mineral
from ..core.smelter import ConfirmedName, ListSource, SmelterId, SmelterList
from ..core.smelters.importing import Wanted, listed, read_list
from ..core.table import Table
from .smelters import smelter

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
    17: "Not conformant",
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


def demo_list() -> SmelterList:
    """The newest edition, as the demo's desk has imported it."""
    edition = EDITIONS[-1]
    read = read_list((Table("", tuple(edition.rows())),), edition.file_name, Wanted(ListSource.OWN))
    return listed(ListSource.OWN, edition.as_of, edition.file_name, read.entries)


def demo_name() -> ConfirmedName:
    """The name that a person at the demo's desk has confirmed; one of the suppliers uses it."""
    return ConfirmedName(Mineral.TIN, "虚构锡业", SmelterId(str(smelter(Mineral.TIN, 20).id)))
