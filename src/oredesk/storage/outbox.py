"""The ledger's part about replies: what is to be sent, how far each has come, and whom mail does not reach."""

import datetime as dt
import secrets
from collections.abc import Sequence

from pydantic import TypeAdapter
from tortoise.expressions import F, Q

from ..core.language import Language
from ..core.message import Bounce, MessageId
from ..core.outcome import Outcome
from ..core.reply import Attempt, Delivery, OutboxItem, Reply, Traffic
from .columns import address_key, domain_key, key, storable, utc
from .database import Transactional, unit_of_work
from .models import CorrespondentRow, DecisionRow, MailRow, ReplyRow

_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)

_DECIDABLE = {
    Delivery.QUEUED: (Delivery.DRAFT, Delivery.FAILED, Delivery.WITHHELD),
    Delivery.CANCELLED: (Delivery.DRAFT, Delivery.FAILED, Delivery.WITHHELD, Delivery.QUEUED),
}
"""What a person may decide, and of replies in which states."""

_ON_THE_WAY = (Delivery.QUEUED, Delivery.SENDING)
_NEVER_LEFT = (Delivery.WITHHELD, Delivery.CANCELLED, Delivery.FAILED)


class Outbox(Transactional):
    """Replies; the contract of each method is that of :class:`~oredesk.core.ports.Ledger`."""

    @unit_of_work
    async def due(self, now: dt.datetime, limit: int) -> Sequence[OutboxItem]:
        """Queued replies whose time has come, oldest first; also those a crash left in sending."""
        rows = ReplyRow.filter(state__in=_values(*_ON_THE_WAY), next_try__lte=utc(now))
        return [item_of(row) for row in await rows.order_by("id").limit(limit)]

    @unit_of_work
    async def begin_sending(self, item_id: int) -> bool:
        """Mark the reply as being sent and count the attempt; False when it may not leave any more."""
        row = ReplyRow.filter(id=item_id, state__in=_values(*_ON_THE_WAY))
        return bool(await row.update(state=Delivery.SENDING.value, attempts=F("attempts") + 1))

    @unit_of_work
    async def finish_sending(self, item_id: int, attempt: Attempt) -> None:
        """Store how an attempt ended; nothing when the reply was cancelled or has bounced meanwhile."""
        row = await ReplyRow.get_or_none(id=item_id, state__in=_values(*_ON_THE_WAY))
        if row is None:
            return
        begun = row.state == Delivery.SENDING
        row.state = attempt.state.value
        row.last_error = storable(attempt.error)
        row.ambiguous += attempt.ambiguous
        if begun and not attempt.counted:
            row.attempts -= 1
        if attempt.next_try:
            row.next_try = utc(attempt.next_try)
        if attempt.state is Delivery.SENT:
            row.sent_at = utc(attempt.at)
        if attempt.state is Delivery.SENT or attempt.ambiguous:
            row.left_at = utc(attempt.at)
        await row.save()

    @unit_of_work
    async def traffic(self, recipient: str, now: dt.datetime) -> Traffic:
        """What was sent in the last hour and day, counted by recipient, domain and overall.

        A reply that may have been taken counts as sent.
        """
        hour, day = utc(now) - dt.timedelta(hours=1), utc(now) - dt.timedelta(days=1)
        to_recipient = ReplyRow.filter(recipient=address_key(recipient))
        return Traffic(
            to_recipient_hour=await to_recipient.filter(left_at__gt=hour).count(),
            to_recipient_day=await to_recipient.filter(left_at__gt=day).count(),
            to_domain_hour=await ReplyRow.filter(domain=domain_key(recipient), left_at__gt=hour).count(),
            overall_hour=await ReplyRow.filter(left_at__gt=hour).count(),
        )

    @unit_of_work
    async def outbox(self, states: Sequence[Delivery] = ()) -> Sequence[OutboxItem]:
        """Everything in the outbox in these states (all states when none is given), oldest first."""
        rows = ReplyRow.filter(state__in=_values(*states)) if states else ReplyRow.all()
        return [item_of(row) for row in await rows.order_by("id")]

    @unit_of_work
    async def decide(self, item_id: int, state: Delivery, now: dt.datetime, who: str = "staff") -> bool:
        """A person's decision: queue a draft, a failed or a withheld reply, or cancel an unsent one.

        Recorded with time and name. Raises ValueError for a state nobody can decide on.
        """
        if state not in _DECIDABLE:
            raise ValueError(f"a reply cannot be made {state} by decision")
        row = await ReplyRow.get_or_none(id=item_id, state__in=_values(*_DECIDABLE[state]))
        if row is None:
            return False
        await DecisionRow.create(
            at=utc(now), who=storable(who), what=state.value, before=row.state, mail_number=row.mail_id
        )
        row.state, row.next_try, row.attempts = state.value, utc(now), 0
        await row.save()
        return True

    @unit_of_work
    async def case_of(self, references: Sequence[MessageId], address: str) -> str | None:
        """The case of our own reply among the references, if that reply went to this very address."""
        ours = ReplyRow.filter(message_id__in=[key(each) for each in references], recipient=address_key(address))
        row = await ours.order_by("-id").first()
        return row.case_reference if row else None

    @unit_of_work
    async def refused_lately(self, address: str, since: dt.datetime) -> bool:
        """Whether this address got, or is about to get, a reply without any examined workbook since then."""
        return await ReplyRow.filter(
            ~Q(state__in=_values(*_NEVER_LEFT)),
            recipient=address_key(address),
            examined=False,
            created_at__gte=utc(since),
        ).exists()

    @unit_of_work
    async def language_of(self, address: str) -> Language | None:
        """The language this sender once asked for."""
        row = await CorrespondentRow.get_or_none(address=address_key(address))
        return Language(row.language) if row and row.language else None


async def add_reply(mail: MailRow, outcome: Outcome, domain: str, now: dt.datetime) -> None:
    """Put the outcome's reply into the outbox, under a Message-ID that stays the same however often it is sent.

    A mail that was handled before and whose reply has left, or may have, keeps that one: nobody is answered twice.
    """
    reply = outcome.reply
    if reply is None or await ReplyRow.exists(mail_id=mail.id):
        return
    await ReplyRow.create(
        mail=mail,
        message_id=f"<{mail.id}.{secrets.token_hex(8)}@{domain}>",
        recipient=address_key(reply.to),
        domain=domain_key(reply.to),
        case_reference=key(reply.case),
        payload=payload_of(reply),
        examined=any(report.examination for report in reply.reports),
        state=outcome.reply_state.value,
        next_try=now,
        created_at=now,
    )


async def forget_reply(mail: MailRow) -> None:
    """Delete the mail's reply unless it has left, or may have."""
    await ReplyRow.filter(~Q(state=Delivery.SENDING.value), mail_id=mail.id, left_at__isnull=True).delete()


async def remember_language(address: str, language: Language) -> None:
    """Keep the language a correspondent asked for."""
    await CorrespondentRow.update_or_create({"language": language.value}, address=address_key(address))


async def note_bounce(bounce: Bounce, now: dt.datetime) -> None:
    """Mark the reply that came back and whom it did not reach; what is about no reply of ours changes nothing."""
    if not bounce.permanent:
        return
    row = await _returned(bounce)
    if row is None:
        return
    row.state, row.last_error = Delivery.BOUNCED.value, storable(f"returned {bounce.status}".rstrip())
    await row.save()
    correspondent, _ = await CorrespondentRow.get_or_create(address=row.recipient)
    correspondent.unreachable_since = correspondent.unreachable_since or now
    correspondent.unreachable_why = storable(bounce.status)
    await correspondent.save()


async def _returned(bounce: Bounce) -> ReplyRow | None:
    """The reply named by the report, else (some relays change the Message-ID) the latest to that recipient."""
    if bounce.original_message_id:
        named = ReplyRow.filter(message_id=key(bounce.original_message_id), attempts__gt=0)
        if row := await named.first():
            return row
    sent = ReplyRow.filter(recipient=address_key(bounce.recipient), state=Delivery.SENT.value)
    return await sent.order_by("-sent_at").first()


def payload_of(reply: Reply) -> str:
    """The reply's facts as JSON; :func:`reply_of` is the way back, also for those that older versions wrote."""
    return _REPLY.dump_json(reply).decode()


def reply_of(payload: str) -> Reply:
    """The reply whose facts were written by :func:`payload_of`."""
    return _REPLY.validate_json(payload)


def item_of(row: ReplyRow) -> OutboxItem:
    """The row as the core knows it."""
    return OutboxItem(
        id=row.id,
        mail_id=row.mail_id,
        message_id=MessageId(row.message_id),
        reply=reply_of(row.payload),
        state=Delivery(row.state),
        attempts=row.attempts,
        ambiguous=row.ambiguous,
        next_try=row.next_try,
        created_at=row.created_at,
        sent_at=row.sent_at,
        last_error=row.last_error,
    )


def _values(*states: Delivery) -> list[str]:
    return [state.value for state in states]
