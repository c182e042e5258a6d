"""Reads the screening rules of a method file: a table for each, named by its id."""

import re

from ..language import Text
from ..risk_score import Band
from .screening import MatrixCell, ScreeningRule
from .section import Section

_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
_LONGEST_TEXT = 120
_CELLS = {str(cell): cell for cell in (MatrixCell(risk, impact) for risk in Band for impact in Band)}
_CELLS_ALLOWED = 'cells as risk/impact, e.g. ["high/high"]'
_TIERS_ALLOWED = 'some of ["low", "medium", "high"]'


def read_screening(section: Section) -> tuple[ScreeningRule, ...]:
    """The rules in the order of the file; what is wrong is noted there. A file may have none."""
    return tuple(_rule(section, key) for key in section.table)


def _rule(section: Section, key: str) -> ScreeningRule:
    table = section.section(key)
    if not _ID.fullmatch(key):
        section.note(key[:40], "This cannot be a rule's name.", "small letters, digits and hyphens, e.g. high-high")
    rule = ScreeningRule(
        id=key,
        text=Text(table.text("en", _LONGEST_TEXT), table.text("zh", _LONGEST_TEXT)),
        on=table.flag("on"),
        cell_now=_cells(table, "cell_now"),
        tier_now=_tiers(table, "tier_now"),
        cell_before=_cells(table, "cell_before"),
        tier_before=_tiers(table, "tier_before"),
        special_audit_before=table.take("special_audit_before") is not None and table.flag("special_audit_before"),
    )
    if table.table and not rule.asks:
        table.note("", "This rule asks for nothing and would hit everybody.", 'e.g. tier_now = ["high"]')
    table.close()
    return rule


def _cells(table: Section, key: str) -> tuple[MatrixCell, ...]:
    return tuple(_CELLS[word] for word in _words(table, key, _CELLS_ALLOWED, set(_CELLS)))


def _tiers(table: Section, key: str) -> tuple[Band, ...]:
    return tuple(Band(word) for word in _words(table, key, _TIERS_ALLOWED, set(Band)))


def _words(table: Section, key: str, allowed: str, known: set[str]) -> tuple[str, ...]:
    """What a condition lists; nothing where the rule does not have it."""
    if table.take(key) is None:
        return ()
    words = table.words(key, allowed)
    wrong = [word for word in words if word not in known]
    if wrong or not words:
        table.note(key, f"“{wrong[0][:40]}” cannot be used." if wrong else "The list is empty.", allowed)
        return ()
    return words
