"""RMI's own Checker, recalculated on real templates, against ours; runs where that material lies beside us."""

import datetime as dt
import functools
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from oredesk.core.checks import Background, examine
from oredesk.core.workbook.reader import read_workbook

ORACLE = Path(__file__).resolve().parents[4] / "shared" / "rmi" / "oracle"
CASES = sorted(path.parent.name for path in ORACLE.glob("cases/*/checker.json"))
EXPLAINS_NO_TOTAL = {"T001", "S005", "S006", "S007", "S008"}


@functools.cache
def _filler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("oracle_fill", ORACLE / "fill.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if CASES:  # an empty parameter set would be reported as a skipped test

    @pytest.mark.filterwarnings("ignore::ResourceWarning")  # the oracle's tool leaves its files open
    @pytest.mark.parametrize("name", CASES)
    def test_the_open_rows_are_those_of_rmis_checker(name: str, tmp_path: Path) -> None:
        case = json.loads((ORACLE / "cases" / name / "case.json").read_text(encoding="utf-8"))
        checker = json.loads((ORACLE / "cases" / name / "checker.json").read_text(encoding="utf-8"))
        workbook = tmp_path / "filled.xlsx"
        _filler().fill(case, str(workbook))
        examination = examine(read_workbook(workbook.read_bytes()), Background(dt.date(2026, 11, 20)))
        rows = {finding.checker_row for finding in examination.findings} - {None}
        assert rows == set(checker["incomplete_rows"])
        if checker["total_incomplete"] == "#N/A":
            assert examination.open_rows == len(rows)
            assert EXPLAINS_NO_TOTAL & {finding.code for finding in examination.findings}
        else:
            assert examination.open_rows == checker["total_incomplete"]
