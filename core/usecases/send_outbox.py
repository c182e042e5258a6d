"""Send what the outbox holds: each reply once as far as mail can promise, with patience and within caps."""

import asyncio
import datetime as dt
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from itertools import islice

from ..faults import place_of
from ..marked_copy import CopyMade
from ..policy import ReplyCaps
from ..ports import Clock, Ledger, MarkedCopies, Renderer, StorageUnavailable, Transport, TransportUnavailable
from ..reply import Ambiguous, Attempt, Deferred, Delivery, OutboxItem, Rejected, Sent, Traffic, Unreachable
from ..steps import Step, no_step

ATTEMPTS = 124
"""How often a reply is tried: by :data:`PAUSES` for five days (RFC 5321 section 4.5.4.1 asks for 4 to 5 at least)."""

PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
"""Waiting times after the first failures; the last one repeats."""

CAP_PAUSE = dt.timedelta(minutes=5)
"""When a reply that is over a cap is looked at again."""

FAULT_PAUSE = dt.timedelta(minutes=15)
"""When a reply that a fault of ours keeps from being made is tried again: wording may have been mended meanwhile."""

OVER_CAP = "over-cap"
"""What is noted with a reply that waits because too many have left."""

AMBIGUOUS_RESENDS = 2
"""How often a reply is sent again although the server may already have taken it. All copies bear one Message-ID."""


AHEAD = 2
"""For how many replies the marked copies are made while another one is sent."""

_Copies = asyncio.Task[Sequence[CopyMade] | None]

Told = Callable[[OutboxItem, Attempt], None]
"""Told how each look at a reply ended, once that is stored."""


def _tell_nobody(item: OutboxItem, attempt: Attempt) -> None:
    """For callers who look into the outbox themselves."""


class NoCopies:
    """Implements :class:`~oredesk.core.ports.MarkedCopies` where no marked copies are sent."""

    async def of(self, item: OutboxItem) -> Sequence[CopyMade]:  # noqa: ARG002 - the port's
        """None."""
        return ()


@dataclass(frozen=True, slots=True)
class PostOffice:
    """The ports and choices that sending needs."""

    ledger: Ledger
    renderer: Renderer
    transport: Transport
    clock: Clock
    caps: ReplyCaps
    step: Step = no_step
    told: Told = _tell_nobody
    copies: MarkedCopies = NoCopies()  # noqa: RUF009 - without a state


async def send_outbox(office: PostOffice, limit: int = 50, stop: asyncio.Event | None = None) -> int:
    """Look at the oldest replies that are due, send what may leave, and return how many were due.

    When told to stop, no further reply is begun. Raises :class:`TransportUnavailable` when there is no server to
    send to, with the rest of the replies untouched.
    """
    due = await office.ledger.due(office.clock.now(), limit)
    async with aclosing(_with_copies(office, due)) as replies:
        async for item, copies in replies:
            if stop and stop.is_set():
                break
            await _try(office, item, copies)
    return len(due)


async def _with_copies(office: PostOffice, due: Sequence[OutboxItem]) -> AsyncGenerator[tuple[OutboxItem, _Copies]]:
    """Every reply with its marked copies, those of the next ones being made while it is sent."""
    waiting = iter(due)
    begun: deque[tuple[OutboxItem, _Copies]] = deque()
    try:
        while True:
            for item in islice(waiting, AHEAD + 1 - len(begun)):
                begun.append((item, asyncio.create_task(_copies(office, item))))
            if not begun:
                return
            yield begun[0]
            begun.popleft()[1].cancel()
    finally:
        for _, copies in begun:
            copies.cancel()
        await asyncio.gather(*(copies for _, copies in begun), return_exceptions=True)


async def _copies(office: PostOffice, item: OutboxItem) -> Sequence[CopyMade] | None:
    """None for a reply that will not leave now, because the work would be in vain."""
    if item.state is Delivery.SENDING:
        return None
    if _over_cap(office.caps, await office.ledger.traffic(item.reply.to, office.clock.now())):
        return None
    return await office.copies.of(item)


async def _try(office: PostOffice, item: OutboxItem, copies: _Copies) -> None:
    now = office.clock.now()
    if item.state is Delivery.SENDING:  # the process died meanwhile: nobody knows whether it left
        await _note(office, item, _ambiguous(item, "interrupted-while-sending", now, now))
        return
    if _over_cap(office.caps, await office.ledger.traffic(item.reply.to, now)):
        await _note(office, item, Attempt(Delivery.QUEUED, now, next_try=now + CAP_PAUSE, error=OVER_CAP))
        return
    try:
        made = await copies
        made = await office.copies.of(item) if made is None else made
        message = await asyncio.to_thread(office.renderer.render, item, made)
    except StorageUnavailable:
        raise
    except Exception as fault:  # noqa: BLE001 - a reply that cannot be made must not hold up those behind it
        error = f"fault: {type(fault).__name__} at {place_of(fault)}"
        await _note(office, item, Attempt(Delivery.QUEUED, now, next_try=now + FAULT_PAUSE, error=error))
        return
    office.step("rendered")
    if not await office.ledger.begin_sending(item.id):
        return
    office.step("sending")
    result = await office.transport.send(item.reply.to, message)
    office.step("sent")
    await _note(office, item, _judge(item, result, office.clock.now()))
    office.step("sending-stored")
    if isinstance(result, Unreachable):
        raise TransportUnavailable(result.reason, result.retry_after)


async def _note(office: PostOffice, item: OutboxItem, attempt: Attempt) -> None:
    await office.ledger.finish_sending(item.id, attempt)
    office.told(item, attempt)


def _judge(item: OutboxItem, result: Sent | Deferred | Rejected | Ambiguous | Unreachable, now: dt.datetime) -> Attempt:
    match result:
        case Unreachable(reason):
            return Attempt(Delivery.QUEUED, now, next_try=now, error=reason, counted=False)
        case Sent():
            return Attempt(Delivery.SENT, now)
        case Rejected(reason):
            return Attempt(Delivery.FAILED, now, error=reason)
        case Ambiguous(reason):
            return _ambiguous(item, reason, now, now + _pause(item))
        case Deferred(reason):
            return _later(item, reason, now)


def _later(item: OutboxItem, reason: str, now: dt.datetime) -> Attempt:
    if item.attempts + 1 >= ATTEMPTS:
        return Attempt(Delivery.FAILED, now, error=f"gave up: {reason}")
    return Attempt(Delivery.QUEUED, now, next_try=now + _pause(item), error=reason)


def _ambiguous(item: OutboxItem, reason: str, now: dt.datetime, next_try: dt.datetime) -> Attempt:
    if item.ambiguous >= AMBIGUOUS_RESENDS:
        return Attempt(Delivery.FAILED, now, error=f"perhaps sent: {reason}", ambiguous=True)
    return Attempt(Delivery.QUEUED, now, next_try=next_try, error=reason, ambiguous=True)


def _pause(item: OutboxItem) -> dt.timedelta:
    return PAUSES[min(item.attempts, len(PAUSES) - 1)]


def _over_cap(caps: ReplyCaps, traffic: Traffic) -> bool:
    return (
        traffic.to_recipient_hour >= caps.per_sender_hour
        or traffic.to_recipient_day >= caps.per_sender_day
        or traffic.to_domain_hour >= caps.per_domain_hour
        or traffic.overall_hour >= caps.overall_hour
    )
