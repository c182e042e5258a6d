"""Marks in RMI's own files, whose 5.8 MB sheets no sample has; runs where that material lies beside us."""

from pathlib import Path

import pytest

from marked_copies import marked, opened, seen_in, stored_in, values_in
from oredesk.core.finding import Severity
from oredesk.core.language import Language
from oredesk.core.workbook.marking.container import entries
from oredesk.core.workbook.marking.styles import COLOURS
from servers.libreoffice import saved_by_libreoffice

TEMPLATES = sorted((Path(__file__).parents[5] / "shared" / "rmi" / "templates").glob("RMI_?MRT_*.xlsx"))
NEWEST = [path for path in TEMPLATES if path.stem in ("RMI_CMRT_6.5", "RMI_EMRT_2.1")]
CELLS = ("Declaration!D8", "Declaration!D20", "Smelter List!B5", "Smelter List!E2400")
BOTH = (Language.EN, Language.ZH)

if TEMPLATES:  # an empty parameter set would be reported as a skipped test

    @pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
    def test_values_formulas_and_untouched_parts_survive(path: Path) -> None:
        data = path.read_bytes()
        copy = marked(data, *CELLS, languages=BOTH)
        assert values_in(copy) == values_in(data)
        before, after = stored_in(data), stored_in(copy)
        assert {name: after[name] for name in before} == before
        packed = {entry.name: entry for entry in entries(copy)}
        changed = {entry.name for entry in entries(data) if packed[entry.name] != entry}
        assert b"xl/sharedStrings.xml" not in changed
        assert len([name for name in changed if b"worksheets/sheet" in name]) <= 3

    @pytest.mark.xdist_group("libreoffice")
    def test_the_newest_open_in_libreoffice_with_comments_fills_and_formulas() -> None:
        files = {path.stem: path.read_bytes() for path in NEWEST}
        copies = {f"{name} marked": marked(data, *CELLS, languages=BOTH) for name, data in files.items()}
        saved = saved_by_libreoffice({**files, **copies})
        for name in files:
            copy = opened(saved[f"{name} marked"])
            seen = {sheet.title: seen_in(sheet) for sheet in copy}
            assert all(seen[sheet][cell].fill == COLOURS[Severity.ERROR] for sheet, cell in map(split, CELLS))
            assert all("公司名称为空。" in seen[sheet][cell].comment for sheet, cell in map(split, CELLS))
            assert values_in(saved[f"{name} marked"]) == values_in(saved[name])


def split(cell: str) -> tuple[str, str]:
    sheet, _, address = cell.partition("!")
    return sheet, address
