"""A person's word against a computed tier: it stands beside the computed one, and it ends by itself."""

import datetime as dt
from dataclasses import dataclass

from .risk_score import Band


@dataclass(frozen=True, slots=True)
class Override:
    """One word on a supplier's tier. The latest word counts; all are kept."""

    supplier: int
    """The supplier's number."""
    at: dt.datetime
    who: str
    tier: Band | None
    """None takes the word before back."""
    reason: str
    expires: dt.date | None
    """The last day on which it counts; None only where it takes a word back."""
    score: int | None = None
    """The number of the score that it was said about; None where there was none yet."""

    def holds_on(self, day: dt.date) -> bool:
        """Whether it sets a tier on that day."""
        return self.tier is not None and self.expires is not None and day <= self.expires
