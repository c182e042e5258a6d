"""The publisher's own look-ups against themselves: nothing false is said; runs where that material lies beside us."""

import dataclasses
import datetime as dt
import functools
from pathlib import Path

import pytest

from declarations import TODAY, cmrt, emrt, smelter
from oredesk.core.checks import Background, examine
from oredesk.core.finding import Finding
from oredesk.core.list_rows import SmelterRow
from oredesk.core.smelter import ListEntry, ListSource, SmelterList
from oredesk.core.smelters.reference import Reference
from oredesk.core.workbook.lookup_list import read_lookup

_TEMPLATES = Path(__file__).resolve().parents[4] / "shared" / "rmi" / "templates"
PUBLISHED = [path for name in ("RMI_CMRT_6.5.xlsx", "RMI_EMRT_2.1.xlsx") if (path := _TEMPLATES / name).exists()]


@functools.cache
def _entries(template: Path) -> tuple[ListEntry, ...]:
    return tuple(read_lookup(template.read_bytes()).entries)


def _found(template: Path, rows: tuple[SmelterRow, ...]) -> list[Finding]:
    learnt = SmelterList(ListSource.LOOKUP, dt.date(2026, 1, 1), template.name, "digest", _entries(template))
    declaration = dataclasses.replace(cmrt() if "CMRT" in template.name else emrt(), smelters=rows)
    examination = examine(declaration, Background(TODAY, Reference.of([learnt])))
    assert examination.faults == ()
    return list(examination.findings)


if PUBLISHED:  # an empty parameter set would be reported as a skipped test

    @pytest.mark.parametrize("template", PUBLISHED, ids=lambda path: path.stem)
    def test_every_listed_name_goes_with_its_number_metal_and_country(template: Path) -> None:
        rows = tuple(
            smelter(row, entry.mineral, entry.name, smelter_id=entry.smelter_id or "", country=entry.country)
            for row, entry in enumerate(_entries(template), 5)
        )
        assert not {finding.code for finding in _found(template, rows)} & {"S060", "S061", "S062", "S063"}

    @pytest.mark.parametrize("template", PUBLISHED, ids=lambda path: path.stem)
    def test_no_name_is_taken_for_another_smelters(template: Path) -> None:
        rows = tuple(
            smelter(row, entry.mineral, "Smelter not listed", name=entry.name, country=entry.country)
            for row, entry in enumerate(_entries(template), 5)
        )
        numbers = {f"D{row}": entry.smelter_id for row, entry in enumerate(_entries(template), 5)}
        taken = {
            finding.cell.address: dict(finding.facts)["id"]
            for finding in _found(template, rows)
            if finding.code == "S071" and finding.cell
        }
        assert taken.items() <= numbers.items()
        assert len(taken) > 0.9 * len(numbers)
