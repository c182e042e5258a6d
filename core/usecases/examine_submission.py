"""Examine a file in full knowledge: the operator's rules, the smelter reference, earlier and others' submissions."""

import asyncio
import datetime as dt
from dataclasses import dataclass, replace

from ..checks import Background, RuleSet, examine
from ..declaration import Declaration, Field
from ..fingerprint import contents_digest, declared_smelters, effective_date
from ..ports import Ledger
from ..smelter_ports import Comparisons
from ..smelters.reference import NO_REFERENCE
from ..submission import FileReport, PastSubmission, Reading
from .current_reference import CurrentReference
from .declared_answers import answers_of
from .examine_file import introduce


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What examining draws on beyond the workbook."""

    rules: RuleSet
    reference: CurrentReference
    ledger: Ledger
    comparisons: Comparisons


@dataclass(frozen=True, slots=True)
class Arrived:
    """How a file came to the desk."""

    mail: int
    """The mail's number: what came with later mails is not looked at."""
    sender: str
    on: dt.date
    """The day it was received, which the checks of dates go by."""


async def examine_submission(
    knowledge: Knowledge, reading: Reading, arrived: Arrived
) -> tuple[FileReport, PastSubmission | None]:
    """The report on one file, and the supplier's previous submission that it was compared with."""
    if not isinstance(reading.result, Declaration):
        return introduce(reading), None
    declaration = reading.result
    report = replace(
        introduce(reading),
        declared=declared_smelters(declaration),
        contents=contents_digest(declaration),
        effective_date=effective_date(declaration),
        answers=answers_of(declaration),
        contact=declaration.field(Field.CONTACT_EMAIL).entry.text,
    )
    previous = await knowledge.ledger.previous(arrived.sender, declaration.template.kind, report.company, arrived.mail)
    background = Background(
        today=arrived.on,
        reference=await knowledge.reference.get(),
        previous=previous,
        former=await knowledge.reference.as_of(previous.received_at.date()) if previous else NO_REFERENCE,
        look_alikes=await knowledge.comparisons.look_alikes(report, arrived.sender, arrived.mail),
        sender=arrived.sender,
    )
    examination = await asyncio.to_thread(examine, declaration, background, knowledge.rules)
    return replace(report, examination=examination), previous
