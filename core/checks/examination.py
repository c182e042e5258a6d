"""From a declaration to everything the checks say about it."""

import re

from ..cells import Cell
from ..declaration import Declaration
from ..faults import place_of
from ..finding import CheckFault, Examination, Finding, Severity
from .background import Background
from .catalogue import STANDARD
from .rule_set import RuleSet
from .subject import Subject

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def examine(declaration: Declaration, background: Background, rules: RuleSet = STANDARD) -> Examination:
    """Apply every check of the rule set.

    The same declaration against the same background under the same rules gives the same examination, its
    findings in the order of the sheets (Declaration, Smelter List, Mine List, Product List), from top to bottom
    and from left to right. A check that fails is noted as a fault, beside what it had found until then, and the
    others answer all the same.
    """
    subject = Subject.of(declaration, background, rules.values)
    sheets = _sheets(declaration)
    findings: list[Finding] = []
    faults: list[CheckFault] = []
    for check in rules.checks:
        try:
            findings += check.findings(subject)
        except Exception as fault:  # noqa: BLE001 - whatever is wrong with one check, the others must answer
            for_staff = check.severity is Severity.SUSPICION
            faults.append(CheckFault(check.code, type(fault).__name__, place_of(fault), for_staff))
    findings.sort(key=lambda finding: _place(finding, sheets))
    rows = {finding.checker_row for finding in findings if finding.checker_row is not None}
    open_rows = len(rows - subject.uncounted_rows)
    return Examination(tuple(findings), open_rows, rules.version, background.reference.version, tuple(faults))


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
