"""The service's loops outlive every trouble, wait longer each time, and say when it is over."""

import asyncio
import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from desk import FakeClock, FakeRenderer, FakeTransport
from oredesk.core.policy import ReplyCaps
from oredesk.core.ports import MailboxUnavailable, StorageUnavailable
from oredesk.core.reply import Attempt, Delivery
from oredesk.core.usecases.send_outbox import OVER_CAP, PostOffice
from oredesk.logs import start_logging
from oredesk.service import LONGEST_PAUSE, Backoff, Service, log_sending
from oredesk.storage.opening import open_storage
from polling import FakeInbox, archive_of, poller_over
from replies import examined, outbox_item, reply
from rescoring import rescorer_of


def test_pauses_grow_and_stay_within_a_minute() -> None:
    backoff = Backoff()
    pauses = [backoff.next() for _ in range(12)]

    assert 0.8 <= pauses[0] <= 1.2
    assert all(later > 1.3 * sooner for sooner, later in itertools.pairwise(pauses[:5]))
    assert 0.8 * LONGEST_PAUSE <= pauses[-1] <= 60


def test_a_refused_login_is_not_repeated_sooner_than_the_server_bears() -> None:
    assert Backoff().next(at_least=300) == 300


class ClosingInbox(FakeInbox):
    """Ends the service as soon as it is waited for, which is when all trouble is over."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__([1], [trouble])
        self.stop = asyncio.Event()

    async def wait(self, seconds: float) -> None:  # noqa: ARG002 - the port's
        self.stop.set()


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (MailboxUnavailable("the server is down"), "reason='the server is down'"),
        (StorageUnavailable("the disk is full"), "reason='the disk is full'"),
        (ZeroDivisionError("a word of the mail"), "kind=ZeroDivisionError"),
    ],
)
async def test_no_trouble_ends_the_service_and_the_log_says_when_it_is_over(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], trouble: Exception, said: str
) -> None:
    start_logging("info")
    inbox = ClosingInbox(trouble)
    async with open_storage(f"sqlite://{tmp_path}/desk.db", tmp_path, "oredesk.example") as storage:
        office = PostOffice(storage.ledger, FakeRenderer(), FakeTransport(), FakeClock(), ReplyCaps())
        rescorer = rescorer_of(storage.ledger)
        await Service((poller_over(inbox, storage),), office, archive_of(storage), rescorer, 1).run(inbox.stop)

    logged = capfd.readouterr().err
    assert said in logged
    assert "works again" in logged
    assert "a word of the mail" not in logged


async def test_replies_that_wait_for_a_person_after_a_restore_leave_without_a_restart(tmp_path: Path) -> None:
    allowed: list[bool] = []
    server = FakeTransport()
    async with open_storage(f"sqlite://{tmp_path}/desk.db", tmp_path, "oredesk.example") as storage:
        office = PostOffice(storage.ledger, FakeRenderer(), server, FakeClock(), ReplyCaps())
        service = Service(
            (poller_over(FakeInbox([1]), storage),),
            office,
            archive_of(storage),
            rescorer_of(storage.ledger),
            poll_seconds=1,
            may_send=lambda: bool(allowed),
        )
        await service.once()
        before = len(server.sent)
        allowed.append(True)
        await service.once()

    assert (before, len(server.sent)) == (0, 1)


def test_the_log_tells_once_that_a_reply_waits_for_a_cap(capfd: pytest.CaptureFixture[str]) -> None:
    start_logging("info")
    waiting = outbox_item(reply(examined()))
    postponed = Attempt(Delivery.QUEUED, waiting.created_at, next_try=waiting.created_at, error=OVER_CAP)

    log_sending(waiting, postponed)
    first = capfd.readouterr().err
    log_sending(replace(waiting, last_error=OVER_CAP), postponed)

    assert "reply waits" in first
    assert waiting.reply.to not in first
    assert capfd.readouterr().err == ""
