"""How well names are matched, measured by leaving names out of a look-up sheet: ``python -m bench.matching FILE…``."""

import argparse
import dataclasses
import datetime as dt
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oredesk.core.refusal import Refused
from oredesk.core.smelter import ListEntry, ListSource, SmelterList
from oredesk.core.smelters.reference import Reference
from oredesk.core.workbook.lookup_list import read_lookup

from .report import Part, Row, goal

_COLUMNS = (
    *("look-up", "names", "exact", "wrong", "left out", "wrong", "absent"),
    *("asked", "in top 3", "first", "no country", "ms each"),
)
_GOALS = {"CMRT 6.5": 90.0, "EMRT 2.1": 96.0}
"""Least percentage of facilities among the three suggested."""

_ABOUT = (
    "Names are left out one by one, and whole facilities; a wrong decision is a name taken for another facility"
    " without asking a person (`python -m bench.matching` tells more)."
)
_EXPLAINED = """
names: pairs of a name and a facility that goes by it, inside one metal.
exact: decided with the name in the look-up, and how many of them wrongly.
left out: decided by exact name though this spelling was taken out, and how many of them wrongly.
absent: decided though the whole facility was taken out (names that another facility has too are not counted).
asked: names taken out whose facility has another name left; in top 3: their facility is among the three suggested
for name and country; first: it is the first; no country: it is among the three suggested for the name alone.
"""


@dataclass(slots=True)
class Measured:
    """What came out for one look-up sheet; a pair is a name and a facility of one metal that goes by it."""

    pairs: int = 0
    exact_right: int = 0
    exact_wrong: int = 0
    left_out_right: int = 0
    left_out_wrong: int = 0
    with_another_name: int = 0
    among_three: int = 0
    first: int = 0
    among_three_without_country: int = 0
    absent_decided: int = 0
    milliseconds: list[float] = field(default_factory=list)
    """What each suggestion took."""

    @property
    def found(self) -> float:
        """The share of facilities among the three suggested, where another name of theirs was left; in percent."""
        return self._share(self.among_three)

    def row(self, label: str) -> tuple[str, ...]:
        """The figures as a row of the table."""
        return (
            *(label, str(self.pairs), str(self.exact_right), str(self.exact_wrong)),
            *(str(self.left_out_right), str(self.left_out_wrong), str(self.absent_decided)),
            *(str(self.with_another_name), f"{self.found:.1f} %", f"{self._share(self.first):.1f} %"),
            f"{self._share(self.among_three_without_country):.1f} %",
            f"{statistics.median(self.milliseconds or [0]):.2f}",
        )

    def _share(self, count: int) -> float:
        return 100 * count / max(1, self.with_another_name)


def measure(entries: Sequence[ListEntry]) -> Measured:
    """Look every name of a look-up sheet up: as it is, with the name left out, and with its facility left out."""
    measured = Measured()
    for mineral in sorted({entry.mineral for entry in entries}):
        of_metal = [entry for entry in entries if entry.mineral is mineral]
        _with_the_name(measured, of_metal)
        for name in sorted({entry.name for entry in of_metal}):
            _without_the_name(measured, of_metal, name)
        for number in sorted({str(entry.smelter_id) for entry in of_metal}):
            _without_the_facility(measured, of_metal, number)
    return measured


def _with_the_name(measured: Measured, entries: Sequence[ListEntry]) -> None:
    reference = _reference(entries)
    for entry in _pairs(entries):
        measured.pairs += 1
        decided = _decided(reference, entry)
        measured.exact_right += decided == entry.smelter_id
        measured.exact_wrong += decided not in ("", entry.smelter_id)


def _without_the_name(measured: Measured, entries: Sequence[ListEntry], name: str) -> None:
    left = [
        dataclasses.replace(entry, standard_name=entry.name) if entry.standard_name == name else entry
        for entry in entries
        if entry.name != name
    ]
    reference = _reference(left)
    out = list(_pairs([entry for entry in entries if entry.name == name]))
    for entry in out:
        decided = _decided(reference, entry)
        right = decided == entry.smelter_id and len(out) == 1
        measured.left_out_right += right
        measured.left_out_wrong += bool(decided) and not right
        if any(one.smelter_id == entry.smelter_id for one in left):
            _suggest(measured, reference, entry)


def _suggest(measured: Measured, reference: Reference, entry: ListEntry) -> None:
    start = time.perf_counter()
    candidates = reference.suggest(entry.mineral, entry.name, entry.country)
    measured.milliseconds.append(1000 * (time.perf_counter() - start))
    numbers = [candidate.facility.smelter_id for candidate in candidates]
    placeless = [one.facility.smelter_id for one in reference.suggest(entry.mineral, entry.name)]
    measured.with_another_name += 1
    measured.among_three += entry.smelter_id in numbers
    measured.first += numbers[:1] == [entry.smelter_id]
    measured.among_three_without_country += entry.smelter_id in placeless


def _without_the_facility(measured: Measured, entries: Sequence[ListEntry], number: str) -> None:
    left = [entry for entry in entries if entry.smelter_id != number]
    taken = {name for entry in left for name in (entry.name, entry.standard_name)}
    reference = _reference(left)
    for entry in _pairs([one for one in entries if one.smelter_id == number and one.name not in taken]):
        measured.absent_decided += bool(_decided(reference, entry))


def _pairs(entries: Sequence[ListEntry]) -> Iterator[ListEntry]:
    """One row for each name and facility."""
    yield from {(entry.name, entry.smelter_id): entry for entry in entries}.values()


def _decided(reference: Reference, entry: ListEntry) -> str:
    """The number that the name is taken for without asking; ``""`` when nobody or several go by it."""
    found = reference.named(entry.mineral, entry.name)
    return found[0].smelter_id if len(found) == 1 else ""


def _reference(entries: Sequence[ListEntry]) -> Reference:
    return Reference.of([SmelterList(ListSource.LOOKUP, dt.date.min, "", "", tuple(entries))])


def matching_part(files: Sequence[Path]) -> Part:
    """The table of the report: of each look-up, what was decided wrongly and what was found."""
    rows = []
    for path in files:
        lookup = read_lookup(path.read_bytes())
        measured = measure(lookup.entries)
        wrong = measured.exact_wrong + measured.left_out_wrong + measured.absent_decided
        limit = next((limit for label, limit in _GOALS.items() if lookup.label == label), None)
        found = f"{lookup.label}: true facility among the three suggested, of {measured.with_another_name}"
        rows.append(goal(f"{lookup.label}: wrong automatic decisions", wrong, 0, ""))
        rows.append(
            goal(found, measured.found, limit, " %", at_least=True) if limit else Row(found, f"{measured.found:.2f} %")
        )
    return Part("Matching names of smelters, each left out of its look-up", _ABOUT, tuple(rows))


def main() -> None:
    """Measure every file that was named and print one row each."""
    parser = argparse.ArgumentParser(prog="python -m bench.matching", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a workbook with a Smelter Look-up")
    rows: list[tuple[str, ...]] = [_COLUMNS]
    for path in parser.parse_args().files:
        try:
            lookup = read_lookup(path.read_bytes())
        except Refused as refused:
            raise SystemExit(f"{path}: {refused}") from refused
        if not lookup.entries:
            print(f"{path}: no look-up with names of minerals that CMRT or EMRT ask about", file=sys.stderr)
            continue
        rows.append(measure(lookup.entries).row(lookup.label))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))
    print(_EXPLAINED)


if __name__ == "__main__":
    main()
