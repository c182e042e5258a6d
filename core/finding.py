"""What a check said about one place in a declaration, and the verdict that follows."""

import enum
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self

from .cells import Cell
from .language import Language, Text


class Severity(enum.StrEnum):
    """How much a finding weighs: an error keeps a declaration incomplete, the others do not.

    A suspicion is a note to staff. It accuses nobody, needs a person's judgement, and never reaches the supplier.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    SUSPICION = "suspicion"

    def name_in(self, language: Language) -> str:
        """The word for it that a person reads."""
        return _NAMES[self].in_(language)


_NAMES = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "警告"),
    Severity.NOTE: Text("note", "提示"),
    Severity.SUSPICION: Text("suspicion", "疑点"),
}


class Verdict(enum.StrEnum):
    """The one-word answer about a workbook. *Complete* never means approved or conflict-free."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"

    def name_in(self, language: Language) -> str:
        """The word for it that a person reads."""
        return _VERDICTS[self].in_(language)


_VERDICTS = {
    Verdict.COMPLETE: Text("complete", "完整"),
    Verdict.INCOMPLETE: Text("incomplete", "不完整"),
    Verdict.UNREADABLE: Text("unreadable", "无法读取"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check said about one cell; its wording is made from code and facts in any language."""

    code: str
    severity: Severity
    cell: Cell | None
    """The cell to go to; None when the finding is about the whole workbook."""
    value: str
    """What stands in that cell, as text; foreign, so every channel escapes it."""
    facts: tuple[tuple[str, str], ...] = ()
    """Named facts for the wording, sorted by name."""
    checker_row: int | None = None
    """The row of RMI's own Checker sheet that is open because of this; None when RMI does not check it."""


@dataclass(frozen=True, slots=True)
class CheckFault:
    """A check that failed: our fault, not the supplier's. The other checks have answered all the same."""

    code: str
    kind: str
    """The exception's type."""
    place: str
    """Where in our code, without a word of the workbook."""
    for_staff: bool = False
    """Whether the check speaks to staff alone, so that its failure takes nothing from the supplier."""


@dataclass(frozen=True, slots=True)
class Examination:
    """All that the checks said about one declaration."""

    findings: tuple[Finding, ...]
    """In the order of the sheets."""
    open_rows: int
    """How many rows of RMI's own Checker count as open in its total."""
    rule_set: str
    """The version of the rules that were applied, with the operator's choices."""
    reference: str = ""
    """The version of the smelter reference they were applied with; ``""`` when there was none."""
    faults: tuple[CheckFault, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Complete when no finding is an error."""
        errors = any(finding.severity is Severity.ERROR for finding in self.findings)
        return Verdict.INCOMPLETE if errors else Verdict.COMPLETE

    def looked(self, applied: Collection[str]) -> frozenset[str]:
        """Of the codes of the checks that were applied, those whose checks did not fail."""
        return frozenset(applied) - {fault.code for fault in self.faults}

    @property
    def for_supplier(self) -> Self:
        """The same without suspicions and what failed in looking for them, which are for staff alone."""
        shown = tuple(finding for finding in self.findings if finding.severity is not Severity.SUSPICION)
        return replace(self, findings=shown, faults=tuple(fault for fault in self.faults if not fault.for_staff))

    @property
    def suspicions(self) -> tuple[Finding, ...]:
        """What is for staff alone."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.SUSPICION)
