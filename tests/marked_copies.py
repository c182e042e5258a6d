"""Marks to put into workbooks, and what readers of other people's making find in the copies."""

import hashlib
import io
import re
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from oredesk.core.cells import Cell
from oredesk.core.finding import Severity
from oredesk.core.language import Language
from oredesk.core.marked_copy import Mark, MarkedCopy, Words
from oredesk.core.message import Sha256
from oredesk.core.workbook.marking.mark import mark

_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]+\d+)"[^<>]*(?<!/)>(.*?)</(?:\w+:)?c>', re.DOTALL)

IN_WORDS = {
    Language.EN: Words("The company name is empty.", "Type your company's full legal name."),
    Language.ZH: Words("公司名称为空。", "请填写公司的法定全称。"),
}


def marked_at(
    *cells: str, severity: Severity = Severity.ERROR, code: str = "H001", languages: Sequence[Language] = (Language.EN,)
) -> tuple[Mark, ...]:
    """A mark at each cell, written ``"Declaration!D8"``; ``""`` is the whole workbook."""
    words = tuple(IN_WORDS[language] for language in languages)
    places = (Cell(*cell.rsplit("!", 1)) if cell else None for cell in cells)
    return tuple(Mark(severity, code, place, "", words) for place in places)


def copy_with(data: bytes, marks: Sequence[Mark], languages: Sequence[Language] = (Language.EN,)) -> MarkedCopy:
    """A copy of the workbook with these marks."""
    digest = Sha256(hashlib.sha256(data).hexdigest())
    return MarkedCopy(digest, "CMRT Acme.xlsx", "OD-7KQ2-M9XR", tuple(languages), tuple(marks))


def marked(data: bytes, *cells: str, languages: Sequence[Language] = (Language.EN,)) -> bytes:
    """The workbook with an error at each cell."""
    return mark(data, copy_with(data, marked_at(*cells, languages=languages), languages))


@dataclass(frozen=True)
class Seen:
    """What a reader sees at a cell."""

    comment: str
    fill: str


def opened(data: bytes) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells what of the supplier's own it cannot keep
        return openpyxl.load_workbook(io.BytesIO(data))


def seen_in(sheet: Worksheet) -> dict[str, Seen]:
    """Every cell of a sheet with a comment."""
    return {
        cell.coordinate: Seen(cell.comment.text, str(cell.fill.fgColor.rgb)[2:])
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def values_in(data: bytes) -> dict[str, Sequence[Sequence[object]]]:
    """The values of every sheet, as calamine reads them; the index is left out."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: trimmed(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for name in workbook.sheet_names
        if not name.startswith(("Findings", "检查结果"))
    }


def trimmed(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """The rows without empty cells at their ends: an empty cell that has got a style counts as one."""
    bare = [list(row) for row in rows]
    for row in bare:
        while row and row[-1] in ("", None):
            row.pop()
    while bare and not bare[-1]:
        bare.pop()
    return bare


def stored_in(data: bytes) -> dict[str, dict[str, bytes]]:
    """What every cell of every sheet holds as it is stored: formula, stored result and all; empty cells left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = (name for name in archive.namelist() if "/worksheets/sheet" in name)
        return {
            name: dict(_CELL.findall(archive.read(name))) for name in sheets if b"inlineStr" not in archive.read(name)
        }
