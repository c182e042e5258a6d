"""How findings and failed checks are stored: findings as rows of their own, or as JSON where only they are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from ..core.cells import Cell
from ..core.finding import CheckFault, Finding, Severity
from .columns import storable
from .models import FindingRow, SubmissionRow

Facts = tuple[tuple[str, str], ...]

FACTS: TypeAdapter[Facts] = TypeAdapter(Facts)
FAULTS: TypeAdapter[tuple[CheckFault, ...]] = TypeAdapter(tuple[CheckFault, ...])
FINDINGS: TypeAdapter[tuple[Finding, ...]] = TypeAdapter(tuple[Finding, ...])
PLACED_FINDINGS: TypeAdapter[tuple[tuple[int, Finding], ...]] = TypeAdapter(tuple[tuple[int, Finding], ...])
"""Findings, each with its place among others."""

NOTHING = "[]"
"""How none of anything is stored."""


def storable_finding(finding: Finding) -> Finding:
    """The finding as it comes back when it was stored."""
    return replace(
        finding,
        cell=Cell(storable(finding.cell.sheet), storable(finding.cell.address)) if finding.cell else None,
        value=storable(finding.value),
        facts=storable_facts(finding.facts),
    )


def storable_facts(facts: Facts) -> Facts:
    """Facts without what no database takes."""
    return tuple((storable(name), storable(value)) for name, value in facts)


def finding_rows(submission: SubmissionRow, findings: Sequence[Finding]) -> Iterator[FindingRow]:
    """A row for each finding, in their order."""
    for position, finding in enumerate(map(storable_finding, findings)):
        yield FindingRow(
            submission=submission,
            position=position,
            code=finding.code,
            severity=finding.severity.value,
            sheet=finding.cell.sheet if finding.cell else None,
            address=finding.cell.address if finding.cell else None,
            value=finding.value,
            facts=FACTS.dump_json(finding.facts).decode(),
            checker_row=finding.checker_row,
        )


def finding_of(row: FindingRow) -> Finding:
    """The row as the core knows it."""
    return Finding(
        code=row.code,
        severity=Severity(row.severity),
        cell=None if row.sheet is None or row.address is None else Cell(row.sheet, row.address),
        value=row.value,
        facts=FACTS.validate_json(row.facts),
        checker_row=row.checker_row,
    )
