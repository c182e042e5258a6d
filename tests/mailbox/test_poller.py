"""A folder is worked through whatever single mails, the server or the disk do."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desk import FakeReader
from oredesk.core.message import Attachment, Shelf
from oredesk.core.outcome import Outcome
from oredesk.core.ports import MailboxUnavailable, StorageUnavailable
from oredesk.core.submission import MailRecord, Reading
from oredesk.mailbox.handling import ATTEMPTS
from oredesk.mailbox.poller import FETCH_ATTEMPTS
from oredesk.reading.supervised import WorkerUnavailable
from oredesk.storage.opening import Storage, open_storage
from polling import FakeInbox, poller_over


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    async with open_storage(f"sqlite://{tmp_path}/desk.db", tmp_path, "oredesk.example") as opened:
        yield opened


async def records(storage: Storage, count: int) -> list[MailRecord]:
    found = [await storage.ledger.mail(number) for number in range(1, count + 1)]
    return [record for record in found if record]


async def die_while_handling(storage: Storage, inbox: FakeInbox, uid: int, times: int) -> MailRecord:
    """A mail was taken in, and the process died so many times while it was handled."""
    original = await storage.originals.put(str(uid).encode())
    record = await storage.ledger.take_in(inbox.key(uid), original, 1, poller_over(inbox, storage).clock.now())
    for _ in range(times):
        await storage.ledger.begin(record.id)
    return record


class DiskFullWhileSettling:
    """A ledger on a disk that has room for a counter and none for an outcome, so many times."""

    def __init__(self, storage: Storage, times: int) -> None:
        self._ledger = storage.ledger
        self._times = times

    def __getattr__(self, name: str) -> object:
        return getattr(self._ledger, name)

    async def settle(self, outcome: Outcome, now: object) -> None:
        if self._times:
            self._times -= 1
            raise StorageUnavailable("the disk is full")
        await self._ledger.settle(outcome, now)  # type: ignore[arg-type]


@dataclass
class FailingReader:
    """Fails on one file, so many times; reads all others."""

    file: bytes
    times: int

    async def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        if attachment.data == self.file and self.times:
            self.times -= 1
            raise WorkerUnavailable("no worker can be started")
        return await FakeReader().read(attachment)


async def test_a_mail_whose_files_cannot_be_read_is_held_visibly_after_three_attempts(storage: Storage) -> None:
    inbox = FakeInbox([1, 2])

    await poller_over(inbox, storage, reader=FailingReader(b"1", times=ATTEMPTS)).cycle()

    (held,) = await storage.ledger.held()
    assert (held.key, held.reason) == (inbox.key(1), "fault-WorkerUnavailable")
    assert inbox.shelves == {1: Shelf.HELD, 2: Shelf.PROCESSED}


async def test_a_passing_fault_costs_nothing(storage: Storage) -> None:
    inbox = FakeInbox([1])

    await poller_over(inbox, storage, reader=FailingReader(b"1", times=ATTEMPTS - 1)).cycle()

    assert inbox.shelves == {1: Shelf.PROCESSED}


async def test_a_mail_that_may_have_ended_the_process_twice_comes_after_all_others(storage: Storage) -> None:
    inbox = FakeInbox([1, 2, 3])
    suspect = await die_while_handling(storage, inbox, 1, times=2)

    await poller_over(inbox, storage).cycle(suspects=False)
    assert inbox.shelves == {2: Shelf.PROCESSED, 3: Shelf.PROCESSED}

    await poller_over(inbox, storage).cycle()
    assert inbox.shelves[1] is Shelf.PROCESSED
    assert (await records(storage, 1))[0].id == suspect.id


async def test_one_death_makes_nobody_a_suspect(storage: Storage) -> None:
    inbox = FakeInbox([1])
    await die_while_handling(storage, inbox, 1, times=1)

    await poller_over(inbox, storage).cycle(suspects=False)

    assert inbox.shelves == {1: Shelf.PROCESSED}


async def test_a_full_disk_is_no_mails_fault_however_long_it_lasts(storage: Storage) -> None:
    inbox = FakeInbox([1])
    times = 3 * ATTEMPTS
    poller = poller_over(inbox, storage, DiskFullWhileSettling(storage, times))  # type: ignore[arg-type]
    for _ in range(times):
        with pytest.raises(StorageUnavailable):
            await poller.cycle()

    await poller.cycle()

    (record,) = await records(storage, 1)
    assert (record.shelf, record.reason, record.attempts) == (Shelf.PROCESSED, "", 1)


async def test_a_mail_the_server_cannot_deliver_is_held_and_those_behind_it_are_answered(storage: Storage) -> None:
    inbox = FakeInbox([1, 2], unfetchable={1: MailboxUnavailable("it does not answer")})
    poller = poller_over(inbox, storage)
    for _ in range(FETCH_ATTEMPTS - 1):
        with pytest.raises(MailboxUnavailable):
            await poller.cycle()

    await poller.cycle()

    first, second = await records(storage, 2)
    assert (first.shelf, first.reason) == (Shelf.HELD, "cannot-be-fetched")
    assert second.shelf is Shelf.PROCESSED


async def test_a_mail_that_cannot_be_moved_holds_up_no_other_and_is_tried_again(storage: Storage) -> None:
    inbox = FakeInbox([1, 2], unmovable={1})
    poller = poller_over(inbox, storage)
    await poller.cycle()
    assert inbox.shelves == {2: Shelf.PROCESSED}
    assert (await records(storage, 1))[0].shelf is Shelf.PROCESSED

    inbox.unmovable.clear()
    await poller.cycle()
    assert inbox.shelves == {1: Shelf.PROCESSED, 2: Shelf.PROCESSED}
    assert all(record.filed for record in await records(storage, 2))


async def test_a_server_that_moves_nothing_is_not_asked_for_every_mail(storage: Storage) -> None:
    asked = []

    class Refusing(FakeInbox):
        async def file_away(self, *arguments: object) -> None:
            asked.append(arguments)
            await super().file_away(*arguments)  # type: ignore[arg-type]

    inbox = Refusing(list(range(1, 11)), unmovable=set(range(1, 11)))
    poller = poller_over(inbox, storage)
    await poller.cycle()

    assert len(asked) < 10
    assert len(await records(storage, 10)) == 10
