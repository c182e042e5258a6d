"""The ledger on SQL: mails, submissions and replies together, and the units of work that touch all of them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..core.message import Shelf
from ..core.outcome import Outcome
from .campaigns import Campaigns
from .columns import address_key, contents_key, key, storable, utc
from .comparisons import Comparisons
from .database import Database, unit_of_work
from .due_diligence import DueDiligenceCases
from .evidence import EvidenceSource
from .indicators import Indicators
from .mails import Mails, known_mail, same_mail
from .models import DecisionRow, MailRow, ReplyRow, SettingRow
from .outbox import Outbox, add_reply, forget_reply, note_bounce, remember_language
from .reexaminations import Reexaminations
from .risk_baselines import RiskBaselines
from .risk_register import RiskRegister
from .scores import RiskScores
from .smelters import SmelterLists
from .submissions import Submissions, add_submissions, forget_submissions
from .suppliers import Suppliers
from .ties import Ties, tie_by_sender


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting that was found changed when the service started."""

    at: dt.datetime
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a mail, its reply, or whose submission a file of it is."""

    at: dt.datetime
    who: str
    what: str
    """The state the reply was put in.

    For the mail ``"reopened"``, ``"reopened-as-genuine"`` or ``"closed"``, for a submission ``"tied"`` or ``"untied"``.
    """
    before: str
    """The state before; for a submission what had tied it (:class:`~oredesk.core.supplier.TiedBy`)."""
    mail_id: int
    submission: int | None = None
    """The submission that was tied or untied."""
    supplier: str = ""
    """The code of the supplier that it was tied to, or untied from."""


class SqlLedger(
    Mails,
    Submissions,
    Outbox,
    SmelterLists,
    Comparisons,
    Reexaminations,
    Suppliers,
    Ties,
    Indicators,
    Campaigns,
    RiskScores,
    RiskBaselines,
    EvidenceSource,
    RiskRegister,
    DueDiligenceCases,
):
    """The port :class:`~oredesk.core.ports.Ledger` and those of the core's other ``*_ports`` on a database.

    ``domain`` is the right-hand side of the Message-IDs that replies get.
    """

    def __init__(self, database: Database, domain: str) -> None:
        super().__init__(database)
        self._domain = domain

    @unit_of_work
    async def settle(self, outcome: Outcome, now: dt.datetime) -> None:
        """Store everything that was decided about a mail; doing it twice changes nothing.

        Copies of one mail may be decided on side by side, so it is here that the second one goes unanswered.
        """
        now = utc(now)
        mail = await known_mail(outcome.mail_id)
        if mail.shelf is not None:
            return
        if outcome.reply and (answered := await _answered_copy(mail, outcome)):
            reason = f"same-mail-as-{answered}"
            outcome = replace(outcome, shelf=Shelf.IGNORED, reason=reason, reports=(), reply=None)
        await _shelve(mail, outcome, now)
        await add_submissions(mail, outcome.reports)
        await tie_by_sender(mail, outcome.authenticity, now)
        await add_reply(mail, outcome, self._domain, now)
        if outcome.language and outcome.sender:
            await remember_language(outcome.sender, outcome.language)
        if outcome.bounce:
            await note_bounce(outcome.bounce, now)

    @unit_of_work
    async def reopen(self, mail_id: int, now: dt.datetime, who: str = "staff", *, sender_trusted: bool = False) -> bool:
        """Forget a held mail's outcome so that it is handled once more; False when no such mail is held.

        Recorded with time and name. A reply that has left, or may have, is kept and never made anew.
        """
        mail = await MailRow.get_or_none(id=mail_id, shelf=Shelf.HELD.value, closed_at__isnull=True)
        if mail is None:
            return False
        what = "reopened-as-genuine" if sender_trusted else "reopened"
        await DecisionRow.create(at=utc(now), who=storable(who), what=what, before=mail.shelf, mail_number=mail.id)
        await forget_submissions(mail, now)
        await forget_reply(mail)
        mail.shelf, mail.reason, mail.filed, mail.attempts, mail.settled_at = None, "", False, 0, None
        mail.sender_trusted = mail.sender_trusted or sender_trusted
        await mail.save()
        return True

    @unit_of_work
    async def close(self, mail_id: int, now: dt.datetime, who: str = "staff") -> bool:
        """Note that a person has done with a held or asking mail; False when no such mail waits for one."""
        mail = await MailRow.get_or_none(id=mail_id, closed_at__isnull=True)
        if mail is None or not (mail.shelf == Shelf.HELD.value or mail.question_noticed):
            return False
        before = mail.shelf or ""
        await DecisionRow.create(at=utc(now), who=storable(who), what="closed", before=before, mail_number=mail.id)
        mail.closed_at = utc(now)
        await mail.save()
        return True

    @unit_of_work
    async def decisions(self) -> Sequence[Decision]:
        """Everything that people decided, oldest first."""
        rows = await DecisionRow.all().order_by("id")
        return [
            Decision(row.at, row.who, row.what, row.before, row.mail_number, row.submission_number, row.supplier)
            for row in rows
        ]

    @unit_of_work
    async def note_settings(self, values: Mapping[str, str], now: dt.datetime) -> None:
        """Record which settings differ from the last start; a setting first seen at ``""`` is not worth a line."""
        known: dict[str, str] = {}
        async for row in SettingRow.all().order_by("id"):
            known[row.name] = row.value
        for name, value in values.items():
            if storable(value) != known.get(name, ""):
                await SettingRow.create(at=utc(now), name=name, value=storable(value))

    @unit_of_work
    async def setting_changes(self) -> Sequence[SettingChange]:
        """Every recorded change of a setting, oldest first."""
        rows = await SettingRow.all().order_by("id")
        return [SettingChange(row.at, row.name, row.value) for row in rows]


async def _shelve(mail: MailRow, outcome: Outcome, now: dt.datetime) -> None:
    mail.shelf = outcome.shelf.value
    mail.reason = storable(outcome.reason)
    mail.sender = address_key(outcome.sender)
    mail.message_id = key(outcome.message_id) if outcome.message_id else None
    mail.contents = contents_key(outcome.files) if outcome.files is not None else None
    mail.question_noticed = outcome.question_noticed
    mail.settled_at = now
    await mail.save()


async def _answered_copy(mail: MailRow, outcome: Outcome) -> int | None:
    """The number of another copy of this mail that has a reply."""
    if outcome.message_id is None:
        return None
    contents = contents_key(outcome.files) if outcome.files is not None else None
    same = same_mail(outcome.message_id, mail.original, contents, prefix="mail__")
    reply = await ReplyRow.filter(same).exclude(mail_id=mail.id).order_by("id").first()
    return reply.mail_id if reply else None
