"""What the checks know beyond the workbook: the day, the smelter reference, earlier and other submissions."""

import datetime as dt
from dataclasses import dataclass

from ..smelters.reference import NO_REFERENCE, Reference
from ..submission import LookAlike, PastSubmission


@dataclass(frozen=True, slots=True)
class Background:
    """The circumstances of one examination; the same workbook in the same circumstances gives the same findings."""

    today: dt.date
    """The day the workbook was received."""
    reference: Reference = NO_REFERENCE
    previous: PastSubmission | None = None
    """The supplier's latest earlier submission of the same template kind."""
    former: Reference = NO_REFERENCE
    """The smelter reference as it stood on the day of that submission: of the lists dated until then the newest."""
    look_alikes: tuple[LookAlike, ...] = ()
    """Submissions by other suppliers that are very like this one."""
    sender: str = ""
    """The address that the workbook came from; ``""`` when it did not come by mail."""
