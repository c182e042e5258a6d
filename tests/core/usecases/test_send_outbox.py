import asyncio
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest

from desk import MORNING, Answer, FakeClock, FakeRenderer, FakeTransport, key
from oredesk.core.marked_copy import CopyMade, Unmarkable
from oredesk.core.message import MessageId, Sha256, Shelf
from oredesk.core.outcome import Outcome
from oredesk.core.policy import ReplyCaps
from oredesk.core.ports import MarkedCopies, StorageUnavailable, TransportUnavailable
from oredesk.core.reply import Ambiguous, Deferred, Delivery, OutboxItem, Rejected, Sent, Unreachable
from oredesk.core.usecases.send_outbox import AHEAD, AMBIGUOUS_RESENDS, NoCopies, PostOffice, send_outbox
from oredesk.storage.ledger import SqlLedger
from replies import examined, reply

DAY = dt.timedelta(days=1)


@dataclass
class Sending:
    """An outbox on a real ledger, with a clock and a server that do as they are told."""

    ledger: SqlLedger
    clock: FakeClock = field(default_factory=FakeClock)
    server: FakeTransport = field(default_factory=FakeTransport)
    caps: ReplyCaps = ReplyCaps(1000, 1000, 1000, 1000)  # noqa: RUF009 - frozen
    renderer: FakeRenderer = field(default_factory=FakeRenderer)
    told: list[str] = field(default_factory=list)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    copies: MarkedCopies = field(default_factory=NoCopies)
    count: int = 0

    async def queue(self, to: str = "clerk@supplier.example") -> None:
        self.count += 1
        record = await self.ledger.take_in(key(self.count), None, 1, self.clock.now())
        answer = replace(reply(examined()), to=to)
        outcome = Outcome(record.id, Shelf.PROCESSED, message_id=MessageId(f"<{self.count}@x>"), reply=answer)
        await self.ledger.settle(outcome, self.clock.now())

    async def run(self) -> None:
        office = PostOffice(
            self.ledger,
            self.renderer,
            self.server,
            self.clock,
            self.caps,
            told=lambda item, attempt: self.told.append(f"{item.id} {attempt.state}"),
            copies=self.copies,
        )
        while await send_outbox(office, stop=self.stop) and not self.stop.is_set():
            pass

    async def only_item(self) -> OutboxItem:
        (item,) = await self.ledger.outbox()
        return item


@pytest.fixture
def sending(ledger: SqlLedger) -> Sending:
    return Sending(ledger)


async def test_a_queued_reply_is_sent_once(sending: Sending) -> None:
    await sending.queue()

    await sending.run()
    await sending.run()

    assert [recipient for recipient, _ in sending.server.sent] == ["clerk@supplier.example"]
    assert (await sending.only_item()).state is Delivery.SENT


async def test_a_server_that_is_busy_is_tried_again_with_patience(sending: Sending) -> None:
    sending.server.answer = lambda: Deferred("451 try again later")
    await sending.queue()
    minutes = []
    for _ in range(6):
        await sending.run()
        item = await sending.only_item()
        minutes.append((item.next_try - sending.clock.now()) // dt.timedelta(minutes=1))
        sending.clock.moment = item.next_try

    assert minutes == [1, 5, 15, 60, 60, 60]
    assert (item.state, item.last_error) == (Delivery.QUEUED, "451 try again later")


async def test_after_five_days_a_reply_is_visibly_given_up(sending: Sending) -> None:
    sending.server.answer = lambda: Deferred("no connection")
    await sending.queue()
    while (item := await sending.only_item()).state is Delivery.QUEUED:
        sending.clock.moment = item.next_try
        await sending.run()

    assert (item.state, item.last_error) == (Delivery.FAILED, "gave up: no connection")
    assert (sending.clock.now() - item.created_at) // DAY == 5


async def test_a_final_refusal_is_not_repeated(sending: Sending) -> None:
    sending.server.answer = lambda: Rejected("550 no such user")
    await sending.queue()

    await sending.run()
    sending.clock.moment += DAY
    await sending.run()

    assert len(sending.server.sent) == 1
    assert (await sending.only_item()).state is Delivery.FAILED


async def test_an_unclear_end_is_repeated_a_few_times_under_one_message_id(sending: Sending) -> None:
    sending.server.answer = lambda: Ambiguous("connection lost")
    await sending.queue()
    for _ in range(10):
        await sending.run()
        sending.clock.pass_(hours=2)

    assert len(sending.server.sent) == 1 + AMBIGUOUS_RESENDS
    assert len({message for _, message in sending.server.sent}) == 1
    item = await sending.only_item()
    assert (item.state, item.last_error) == (Delivery.FAILED, "perhaps sent: connection lost")


async def test_what_a_crash_left_in_sending_is_sent_again_and_counted_as_unclear(sending: Sending) -> None:
    await sending.queue()
    await sending.ledger.begin_sending((await sending.only_item()).id)

    await sending.run()

    item = await sending.only_item()
    assert (item.state, item.ambiguous, len(sending.server.sent)) == (Delivery.SENT, 1, 1)


@pytest.mark.parametrize(
    ("caps", "sent"),
    [
        (ReplyCaps(4, 20, 1000, 1000), 4),
        (ReplyCaps(1000, 3, 1000, 1000), 3),
        (ReplyCaps(1000, 1000, 2, 1000), 2),
        (ReplyCaps(1000, 1000, 1000, 5), 5),
    ],
)
async def test_replies_over_a_cap_wait_and_leave_later(sending: Sending, caps: ReplyCaps, sent: int) -> None:
    sending.caps = caps
    for _ in range(6):
        await sending.queue()

    await sending.run()
    first = len(sending.server.sent)
    sending.clock.moment += DAY + dt.timedelta(minutes=1)
    await sending.run()

    assert first == sent
    assert len(sending.server.sent) == min(2 * sent, 6)
    assert all(item.state is not Delivery.FAILED for item in await sending.ledger.outbox())


async def test_one_senders_flood_does_not_hold_up_another(sending: Sending) -> None:
    sending.caps = ReplyCaps(per_sender_hour=1)
    for _ in range(60):
        await sending.queue()
    await sending.queue("other@elsewhere.example")

    await sending.run()

    assert [recipient for recipient, _ in sending.server.sent] == ["clerk@supplier.example", "other@elsewhere.example"]


async def test_a_later_reply_does_not_leave_before_its_time(sending: Sending) -> None:
    sending.clock.moment = MORNING
    await sending.queue()
    sending.clock.moment = MORNING - DAY

    await sending.run()

    assert sending.server.sent == []


async def test_a_server_that_cannot_be_reached_costs_no_reply_its_patience(sending: Sending) -> None:
    sending.server.answer = lambda: Unreachable("no connection", retry_after=300)
    for _ in range(2):
        await sending.queue()
    for _ in range(200):
        with pytest.raises(TransportUnavailable, match="no connection") as trouble:
            await sending.run()
    first, second = await sending.ledger.outbox()

    assert trouble.value.retry_after == 300
    assert (first.state, first.attempts, first.last_error) == (Delivery.QUEUED, 0, "no connection")
    assert (second.attempts, second.last_error) == (0, "")  # nobody knocked for each of them

    sending.server.answer = Sent
    await sending.run()
    assert {item.state for item in await sending.ledger.outbox()} == {Delivery.SENT}


async def test_a_reply_that_cannot_be_made_does_not_hold_up_those_behind_it(sending: Sending) -> None:
    for _ in range(3):
        await sending.queue()
    sending.renderer.broken = {2}

    await sending.run()
    waiting = [item.id for item in await sending.ledger.outbox() if item.state is Delivery.QUEUED]
    second = (await sending.ledger.outbox())[1]
    sending.renderer.broken = set()  # an operator has mended his wording
    sending.clock.pass_(minutes=16)
    await sending.run()

    assert waiting == [2]
    assert second.last_error.startswith("fault: ZeroDivisionError at FakeRenderer.render:")
    assert {item.state for item in await sending.ledger.outbox()} == {Delivery.SENT}


async def test_told_to_stop_it_begins_no_further_reply(sending: Sending) -> None:
    for _ in range(3):
        await sending.queue()

    def stop_meanwhile() -> Sent:
        sending.stop.set()
        return Sent()

    sending.server.answer = stop_meanwhile
    await sending.run()

    assert len(sending.server.sent) == 1


async def test_how_every_look_at_a_reply_ended_is_told(sending: Sending) -> None:
    answers: Iterator[Answer] = iter([Sent(), Rejected("550 no such user"), Deferred("451 later")])
    sending.server.answer = lambda: next(answers)
    sending.caps = ReplyCaps(1000, 1000, 1000, overall_hour=3)
    for _ in range(3):
        await sending.queue()

    await sending.run()

    assert sending.told == ["1 sent", "2 failed", "3 queued"]


@dataclass
class FakeCopies:
    """Implements :class:`oredesk.core.ports.MarkedCopies`: remembers for which replies it was asked, and when."""

    sending: Sending
    away: bool = False
    asked: list[tuple[int, int]] = field(default_factory=list)
    """The reply, and how many had been sent by then."""

    async def of(self, item: OutboxItem) -> Sequence[CopyMade]:
        self.asked.append((item.id, len(self.sending.server.sent)))
        if self.away:
            raise StorageUnavailable("the disk is full")
        return (CopyMade(Sha256("ab" * 32), Unmarkable.STRICT),)


async def test_every_reply_leaves_with_its_copies_which_are_made_a_little_ahead(sending: Sending) -> None:
    sending.copies = copies = FakeCopies(sending)
    for _ in range(8):
        await sending.queue()

    await sending.run()

    assert all(b"strict" in message for _, message in sending.server.sent)
    assert [item for item, _ in copies.asked] == list(range(1, 9))
    assert all(item - sent <= AHEAD + 1 for item, sent in copies.asked)


async def test_no_copies_are_made_of_a_reply_that_is_over_a_cap(sending: Sending) -> None:
    sending.copies = copies = FakeCopies(sending)
    sending.caps = ReplyCaps(0, 0, 0, 0)
    await sending.queue()

    await sending.run()

    assert (copies.asked, sending.server.sent) == ([], [])


async def test_a_disk_that_is_away_leaves_the_reply_as_it_is(sending: Sending) -> None:
    sending.copies = FakeCopies(sending, away=True)
    await sending.queue()
    await sending.queue()

    with pytest.raises(StorageUnavailable):
        await sending.run()

    assert [(item.state, item.attempts) for item in await sending.ledger.outbox()] == [(Delivery.QUEUED, 0)] * 2


async def test_stopping_gives_up_the_copies_that_nobody_will_send(sending: Sending) -> None:
    sending.copies = FakeCopies(sending)

    def last_one() -> Answer:
        sending.stop.set()
        return Sent()

    sending.server.answer = last_one
    for _ in range(3):
        await sending.queue()

    await sending.run()

    assert len(sending.server.sent) == 1
