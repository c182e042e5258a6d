"""What a marked copy costs: ``python -m bench.marking [--folder FOLDER]``."""

import argparse
import hashlib
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from oredesk.core.cells import Cell
from oredesk.core.finding import Severity
from oredesk.core.language import Language
from oredesk.core.marked_copy import CannotMark, Mark, MarkedCopy, Words
from oredesk.core.message import Sha256
from oredesk.core.workbook.marking.mark import mark

from .material import built_workbooks, workbooks_in
from .report import Part, Row, as_text, goal

GOAL = 500.0
"""Milliseconds."""

_SAID = Words(
    "The cell “contact e-mail” is empty, or what stands there is no address.",
    "Type a full e-mail address, such as name@example.com.",
)
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Marking:
    """CPU milliseconds for one copy, by what is marked: median and worst over all workbooks."""

    workbooks: int
    declaration: tuple[float, float]
    both: tuple[float, float]
    everywhere: tuple[float, float]


def measure_marking(workbooks: Sequence[bytes], repeats: int = 5) -> Marking:
    """Mark ten cells of the Declaration; 20 more of the Smelter List; and 2,000 of the Smelter List.

    Workbooks that cannot be marked are left out.
    """
    workbooks = list(filter(_markable, workbooks))
    declaration = [f"Declaration!D{row}" for row in range(8, 28, 2)]
    both = [*declaration, *(f"Smelter List!B{row}" for row in range(5, 25))]
    everywhere = [f"Smelter List!C{row}" for row in range(5, 2005)]
    spent = [[_spent(data, cells, repeats) for data in workbooks] for cells in (declaration, both, everywhere)]
    return Marking(len(workbooks), *((statistics.median(each), max(each)) for each in spent))


def marking_part(result: Marking) -> Part:
    """The table of the report."""
    return Part(
        "Marking a copy of the supplier's workbook",
        f"CPU time for one copy over {result.workbooks} workbooks in both languages, median and worst;"
        " what is not marked is copied compressed.",
        (
            Row("10 cells of the Declaration", f"{result.declaration[0]:.1f} ms"),
            Row("the worst", f"{result.declaration[1]:.1f} ms"),
            Row("and 20 rows of the Smelter List", f"{result.both[0]:.1f} ms"),
            goal("the worst", result.both[1], GOAL, " ms"),
            Row("2,000 rows of the Smelter List", f"{result.everywhere[0]:.1f} ms"),
            Row("the worst", f"{result.everywhere[1]:.1f} ms"),
        ),
    )


def _spent(data: bytes, cells: Iterable[str], repeats: int) -> float:
    """The least of several runs, in milliseconds."""
    marks = tuple(
        Mark(_SEVERITIES[number % 3], "H005", Cell(*cell.split("!")), "", (_SAID, _SAID))
        for number, cell in enumerate(cells)
    )
    copy = MarkedCopy(
        Sha256(hashlib.sha256(data).hexdigest()), "CMRT.xlsx", "OD-7KQ2-M9XR", (Language.EN, Language.ZH), marks
    )
    times = []
    for _ in range(repeats):
        start = time.process_time()
        mark(data, copy)
        times.append((time.process_time() - start) * 1000)
    return min(times)


def _markable(data: bytes) -> bool:
    try:
        _spent(data, ["Declaration!D8"], 1)
    except CannotMark:
        return False
    return True


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.marking", description=__doc__)
    parser.add_argument("--folder", type=Path, help="workbooks to use instead of built ones")
    folder = parser.parse_args().folder
    given = workbooks_in(folder) if folder else list(built_workbooks(8))
    print(as_text([marking_part(measure_marking(given))]))


if __name__ == "__main__":
    main()
