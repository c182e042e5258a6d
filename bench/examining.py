"""What examining a long declaration against a full smelter reference costs: ``python -m bench.examining``."""

import datetime as dt
import gc
import itertools
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from oredesk.core.checks import Background, examine
from oredesk.core.declaration import Declaration
from oredesk.core.list_rows import SmelterRow
from oredesk.core.mineral import Mineral
from oredesk.core.smelter import FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.smelters.reference import Reference
from oredesk.core.workbook.reader import read_workbook
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt

from .report import Part, Row, as_text, goal

TODAY = dt.date(2026, 11, 20)
ROWS, FACILITIES, ALIASES = 500, 1000, 3000
GOAL = 20.0
"""Milliseconds."""

_METALS = (Mineral.GOLD, Mineral.TIN, Mineral.TANTALUM, Mineral.TUNGSTEN)
_STATUSES = (*[FacilityStatus.CONFORMANT] * 7, FacilityStatus.ACTIVE, FacilityStatus.ELIGIBLE, FacilityStatus.REMOVED)
_SYLLABLES = ("ba", "den", "fo", "gri", "hal", "ke", "lum", "mor", "ni", "pas", "qua", "rin", "sol", "te", "vu", "zar")
_TRADES = ("Smelting", "Refining", "Metals", "Minerals", "Alloys", "Metallurgy", "Works")
_FORMS = ("Co., Ltd.", "GmbH", "Inc.", "S.A.", "Corporation")
_COUNTRIES = ("CHINA", "JAPAN", "GERMANY", "BRAZIL", "INDONESIA", "UNITED STATES OF AMERICA")
_NOT_LISTED, _PASTED = 25, 10
"""Every 25th row is typed by name and nearly right; every 10th was pasted with its number in column F."""


@dataclass(frozen=True, slots=True)
class Examining:
    """Milliseconds of CPU time for one declaration; the reference is put together beforehand."""

    median: float
    worst: float
    without_reference: float
    putting_together: float
    """What putting the reference together takes, once per change of the lists."""
    findings: int


def measure_examining(repeats: int = 50) -> Examining:
    """Examine a declaration of 500 smelters against 1,000 facilities and 3,000 aliases."""
    listed = _lists()
    start = time.process_time()
    reference = Reference.of(listed)
    putting_together = (time.process_time() - start) * 1000
    declaration = _declaration(listed[0])
    known, unknown = Background(TODAY, reference), Background(TODAY)
    findings = len(examine(declaration, known).findings)
    with_it = _spent(declaration, known, repeats)
    without = _spent(declaration, unknown, repeats)
    return Examining(statistics.median(with_it), max(with_it), statistics.median(without), putting_together, findings)


def _spent(declaration: Declaration, background: Background, repeats: int) -> list[float]:
    spent = []
    for _ in range(repeats):
        gc.collect()
        start = time.process_time()
        examine(declaration, background)
        spent.append((time.process_time() - start) * 1000)
    return spent


def _lists() -> tuple[SmelterList, SmelterList]:
    """A status list and a look-up list of fictional facilities."""
    facilities = list(itertools.islice(_facilities(), FACILITIES))
    aliases = tuple(
        replace(one, name=f"{one.name} {word}", status=None)
        for one in facilities
        for word in ("Plant 1", "Group", one.country.title())
    )
    return (
        SmelterList(ListSource.OWN, TODAY, "bench", "bench-1", tuple(facilities)),
        SmelterList(ListSource.LOOKUP, TODAY, "bench", "bench-2", aliases[:ALIASES]),
    )


def _facilities() -> Iterator[ListEntry]:
    places = ("".join(syllables).title() for syllables in itertools.product(_SYLLABLES, repeat=3))
    for number, place in enumerate(places):
        name = f"{place} {_TRADES[number % len(_TRADES)]} {_FORMS[number % len(_FORMS)]}"
        yield ListEntry(
            mineral=_METALS[number % len(_METALS)],
            smelter_id=SmelterId(f"CID{900_000 + number}"),
            name=name,
            standard_name=name,
            country=_COUNTRIES[number % len(_COUNTRIES)],
            status=_STATUSES[number // (2 * len(_METALS)) % len(_STATUSES)],
        )


def _declaration(listed: SmelterList) -> Declaration:
    declaration = read_workbook(build(complete_cmrt("Bench Supplier", smelters=20)))
    entries = [entry for at, entry in enumerate(listed.entries) if at // len(_METALS) % (FACILITIES // ROWS) == 0]
    rows = (_row(declaration.smelters[0], number, entry) for number, entry in enumerate(entries))
    return replace(declaration, smelters=tuple(rows))


def _row(like: SmelterRow, number: int, entry: ListEntry) -> SmelterRow:
    row = replace(
        like,
        row=5 + number,
        id_typed=entry.smelter_id or "",
        smelter_id=entry.smelter_id or "",
        metal=entry.mineral,
        lookup=entry.name,
        country=entry.country,
        match_key=f"{entry.mineral}{entry.name}",
        lookup_row=5 + number,
    )
    if number % _NOT_LISTED == 0:
        name = entry.name.replace("e", "a", 1)
        return replace(row, id_typed="", smelter_id="", lookup="Smelter not listed", name=name, lookup_row=0)
    if number % _PASTED == 0:
        return replace(row, id_typed="", lookup_row=0)
    return row


def examining_part(result: Examining) -> Part:
    """The table of the report."""
    return Part(
        "Examining a long declaration against a full smelter reference",
        f"CPU time of `examine()` over {ROWS} smelter rows, 20 of them with names nobody knows, against"
        f" {FACILITIES:,} facilities and {ALIASES:,} aliases; {result.findings} findings.",
        (
            goal("median", result.median, GOAL, " ms"),
            Row("the worst", f"{result.worst:.1f} ms"),
            Row("without a reference", f"{result.without_reference:.1f} ms"),
            Row("putting the reference together, once per change of the lists", f"{result.putting_together:.0f} ms"),
        ),
    )


def main() -> None:
    """Measure and print."""
    print(as_text([examining_part(measure_examining())]))


if __name__ == "__main__":
    main()
