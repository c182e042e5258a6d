"""(a) What reading and checking one workbook costs, against the bare reads of two libraries, in CPU time."""

import contextlib
import datetime as dt
import io
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import openpyxl
from python_calamine import CalamineWorkbook

from oredesk.core.checks import Background, examine
from oredesk.core.declaration import Declaration
from oredesk.core.refusal import Refused
from oredesk.core.workbook.layouts.layout import DECLARATION, LOOKUP, MINE_LIST, PRODUCT_LIST, SMELTER_LIST
from oredesk.core.workbook.reader import read_workbook

SHEETS = (DECLARATION, SMELTER_LIST, PRODUCT_LIST, MINE_LIST, LOOKUP)
"""The sheets a declaration is read from; the same ones are read in every comparison."""

Given = TypeVar("Given")

TODAY = dt.date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Reading:
    """Median CPU milliseconds per workbook."""

    workbooks: int
    ours: float
    examining: float
    calamine: float
    openpyxl: float
    openpyxl_read_only: float


def measure_reading(workbooks: Sequence[bytes], *, repeats: int, openpyxl_workbooks: int) -> Reading:
    """Read every workbook several times; openpyxl, which takes seconds, gets a few workbooks once."""
    few = workbooks[:openpyxl_workbooks]
    declarations = [read_workbook(workbook) for workbook in workbooks]
    reading = _median(read_workbook, workbooks, repeats)
    examining = _median(_examine, declarations, repeats)
    return Reading(
        workbooks=len(workbooks),
        ours=reading + examining,
        examining=examining,
        calamine=bare_calamine(workbooks, repeats),
        openpyxl=_median(_openpyxl, few, 1),
        openpyxl_read_only=_median(_openpyxl_read_only, few, 1),
    )


def readable(workbooks: Sequence[bytes]) -> list[bytes]:
    """Those that are read rather than refused: refusing is quicker and would flatter the numbers."""
    kept = []
    for workbook in workbooks:
        with contextlib.suppress(Refused):
            read_workbook(workbook)
            kept.append(workbook)
    return kept


def bare_calamine(workbooks: Sequence[bytes], repeats: int) -> float:
    """CPU milliseconds that calamine needs to read the same sheets into Python lists, nothing more."""
    return _median(_calamine, workbooks, repeats)


def _median(work: Callable[[Given], object], given: Sequence[Given], repeats: int) -> float:
    spent = []
    for one in given:
        for _ in range(repeats):
            start = time.process_time()
            work(one)
            spent.append(time.process_time() - start)
    return statistics.median(spent) * 1000


def _examine(declaration: Declaration) -> object:
    return examine(declaration, Background(TODAY))


def _calamine(workbook: bytes) -> None:
    opened = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    for name in opened.sheet_names:
        if name in SHEETS:
            opened.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _openpyxl(workbook: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about parts of genuine templates that it drops
        openpyxl.load_workbook(io.BytesIO(workbook))


def _openpyxl_read_only(workbook: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True, data_only=True)
        for name in opened.sheetnames:
            if name in SHEETS:
                for _ in opened[name].iter_rows(values_only=True):
                    pass
