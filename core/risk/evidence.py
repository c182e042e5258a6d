"""All that is known of one supplier when it is scored; whatever is missing says so and is never zero."""

import datetime as dt
from dataclasses import dataclass

from ..campaign import Campaign, Track
from ..conduct import RecordedConduct
from ..risk_score import Band
from ..supplier import Supplier
from ..survey import Survey


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a score is made from, beside the method and what is known of smelters and places."""

    supplier: Supplier
    today: dt.date
    spend_before: float | None
    """Percent of all spend that suppliers with more spend make up, 0 to 100; None when its spend is unknown."""
    spend_on: dt.date | None = None
    """The day that the spend is from: of the split, else of the register."""
    register_on: dt.date | None = None
    """The day on which what the register says of the supplier changed last."""
    conduct: RecordedConduct | None = None
    surveys: tuple[Survey, ...] = ()
    """The latest examined submission of each template, and of each company that answers for it."""
    campaign: Campaign | None = None
    """The round that the score is for."""
    track: Track | None = None
    """How it is asked in that round; None where no split has said."""
    last_tier: Band | None = None
    """Its tier at the end of the round before; None when it was not scored then."""
    last_campaign: str = ""
    """The name of the round before."""
    answered: bool = False
    """Whether anything examined arrived from it since the campaign began."""
    number: int = 0
    """The supplier's number in the register; 0 for one that is not stored."""
