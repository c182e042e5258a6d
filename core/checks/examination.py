"""From a declaration to everything the checks say about it."""

import datetime as dt
import re

from ..declaration import Cell, Declaration
from ..finding import Examination, Finding
from .catalogue import CHECKS, RULE_SET
from .subject import Subject

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def examine(declaration: Declaration, today: dt.date) -> Examination:
    """Apply every check.

    The same declaration on the same day gives the same examination, its findings in the order of the sheets
    (Declaration, Smelter List, Mine List, Product List), from top to bottom and from left to right.
    """
    subject = Subject.of(declaration, today)
    sheets = _sheets(declaration)
    found = (finding for check in CHECKS for finding in check.findings(subject))
    findings = tuple(sorted(found, key=lambda finding: _place(finding, sheets)))
    rows = {finding.checker_row for finding in findings if finding.checker_row is not None}
    return Examination(findings, len(rows - subject.uncounted_rows), RULE_SET)


def _sheets(declaration: Declaration) -> tuple[str, ...]:
    """The sheets' names in this file, in the order findings are told."""
    return (
        declaration.fields[0].entry.cell.sheet,
        declaration.smelter_sheet,
        *dict.fromkeys(row.sheet for row in declaration.mines),
        declaration.first_product.cell.sheet,
    )


def _place(finding: Finding, sheets: tuple[str, ...]) -> tuple[int, str, int, int, str, str]:
    """Where a finding belongs in the order; what is about the whole workbook comes first."""
    if finding.cell is None:
        return (-1, "", 0, 0, "", finding.code)
    rank = sheets.index(finding.cell.sheet) if finding.cell.sheet in sheets else len(sheets)
    row, column = _position(finding.cell)
    return (rank, finding.cell.sheet, row, len(column), column, finding.code)


def _position(cell: Cell) -> tuple[int, str]:
    match = _ADDRESS.fullmatch(cell.address)
    return (int(match[2]), match[1]) if match else (0, "")
