"""A file was read: say what it is and what is wrong with it, without any mailbox or database."""

from dataclasses import replace

from ..checks import STANDARD, Background, RuleSet, examine
from ..declaration import Declaration
from ..refusal import Refusal
from ..submission import FileReport, Reading


def report_on(reading: Reading, background: Background, rules: RuleSet = STANDARD) -> FileReport:
    """The report on one file, as far as it can be examined against this background."""
    report = introduce(reading)
    if isinstance(reading.result, Declaration):
        return replace(report, examination=examine(reading.result, background, rules))
    return report


def introduce(reading: Reading) -> FileReport:
    """What the file says it is, before anything is checked."""
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
    )
