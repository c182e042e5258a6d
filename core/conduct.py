"""How a supplier has behaved so far, by the word of the operator's people: audits, corrective actions, refusals."""

import datetime as dt
from dataclasses import dataclass

from .annex_ii import AnnexII


@dataclass(frozen=True, slots=True)
class Conduct:
    """Where a supplier stands on one day. Every word of it is a person's; the software never sets one by itself."""

    refused_audit: bool = False
    """It refused an audit, or data that it was asked for."""
    open_major: int = 0
    """Major non-conformities that are open."""
    open_minor: int = 0
    overdue_actions: int = 0
    """Corrective actions past their due date."""
    assessed_on: dt.date | None = None
    """When it was last audited or assessed; None when never."""
    special_audit_on: dt.date | None = None
    """When its last special audit about conflict minerals was."""
    refused_correction: bool = False
    """It refused a corrective action (gate G4)."""
    confirmed_abuses: tuple[AnnexII, ...] = ()
    """Allegations that were found credible and confirmed (gate G3)."""
    sanctioned_smelters: tuple[str, ...] = ()
    """Numbers of smelters in its chain that a person confirmed to be a sanctioned entity (gate G1)."""


@dataclass(frozen=True, slots=True)
class RecordedConduct:
    """What was recorded, by whom and when; the latest counts, the earlier ones are kept."""

    conduct: Conduct
    at: dt.datetime
    who: str
    source: str
    """What the word rests on: an audit report's number, a letter's date."""
