"""A file was read: say what it is and what is wrong with it, without any mailbox or database."""

import datetime as dt

from ..checks import STANDARD, Background, RuleSet, examine
from ..refusal import Refusal
from ..submission import FileReport, Reading


def report_on(reading: Reading, today: dt.date, rules: RuleSet = STANDARD) -> FileReport:
    """The report on one file; ``today`` is the day it was received, which the checks of dates go by."""
    if isinstance(reading.result, Refusal):
        return FileReport(reading.name, reading.sha256, reading.result)
    declaration = reading.result
    return FileReport(
        reading.name,
        reading.sha256,
        template=declaration.template,
        company=declaration.company,
        scope=declaration.scope,
        minerals=declaration.minerals,
        examination=examine(declaration, Background(today), rules),
    )
