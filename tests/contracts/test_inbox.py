"""What every inbox promises, asked of a real Dovecot in several states of undress and of a Maildir."""

import asyncio
import datetime as dt
import os
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import pytest

from oredesk.core.message import Bookmark, MessageId, Shelf
from oredesk.core.ports import Inbox
from oredesk.mailbox.imap import ImapInbox, ImapServer
from oredesk.mailbox.maildir import MaildirInbox, create
from servers.dovecot import FULL, PASSWORD, Dovecot, needed

NOW = int(time.time())
DAY = 86_400
PLENTY = 1_000_000
ALL_SHELVES = (Shelf.PROCESSED, Shelf.HELD, Shelf.IGNORED)


class Box(Protocol):
    """A mailbox as a test sees it: from outside, through its files."""

    def inbox(self) -> Inbox:
        """A new inbox on it, as after a restart of the desk."""
        ...

    def put(self, raw: bytes, age: int = 0) -> None:
        """A mail comes in, sent that many seconds ago."""
        ...

    def on(self, shelf: Shelf) -> list[bytes]:
        """The mails on the shelf."""
        ...

    def left(self) -> list[bytes]:
        """The mails that a mail program still shows in the inbox."""
        ...

    def unread(self) -> bool:
        """Whether no mail anywhere was marked as read."""
        ...


def _mails(folder: Path) -> list[Path]:
    found = [path for place in ("new", "cur") for path in (folder / place).glob("*")]
    return sorted(found, key=lambda path: path.name)


@dataclass
class MaildirBox:
    root: Path
    count: int = 0

    def inbox(self) -> Inbox:
        return MaildirInbox(self.root)

    def put(self, raw: bytes, age: int = 0) -> None:
        create(self.root)
        self.count += 1
        path = self.root / "new" / f"{NOW - age}.M{self.count:06}.sender"
        path.write_bytes(raw)
        os.utime(path, (NOW - age, NOW - age))

    def on(self, shelf: Shelf) -> list[bytes]:
        return [path.read_bytes() for path in _mails(self.root / f".{shelf}")]

    def left(self) -> list[bytes]:
        return [path.read_bytes() for path in _mails(self.root)]

    def unread(self) -> bool:
        return not [path for path in self.root.rglob("*:2,*") if "S" in path.name.partition(":2,")[2]]


@dataclass
class DovecotBox:
    server: Dovecot
    count: int = 0

    def inbox(self) -> Inbox:
        server = ImapServer("localhost", self.server.tls_port, self.server.users[0], PASSWORD)
        return ImapInbox(server, context=self.server.trusted())

    def put(self, raw: bytes, age: int = 0) -> None:
        self.count += 1
        self.server.put(raw, f"{NOW - age}.M{self.count:06}.sender", received=NOW - age)

    def on(self, shelf: Shelf) -> list[bytes]:
        below = "INBOX." if self.server.prefix else ""
        return [path.read_bytes() for path in _mails(self.server.folder(f"{below}{shelf}".removeprefix("INBOX.")))]

    def left(self) -> list[bytes]:
        shown = [path for path in _mails(self.server.folder()) if "T" not in path.name.partition(":2,")[2]]
        return [path.read_bytes() for path in shown]

    def unread(self) -> bool:
        paths = self.server.folder().rglob("*:2,*")
        return not [path for path in paths if "S" in path.name.partition(":2,")[2]]


@contextmanager
def _dovecot(capability: str, separator: str = "/", prefix: str = "") -> Iterator[Box]:
    with Dovecot(capability, separator, prefix) as server:
        yield DovecotBox(server)


# The three poorer ones are what Chinese hosters and old Exchange servers offer.
SERVERS = {
    "dovecot": ("", "/", ""),
    "dovecot-below-inbox": ("", ".", "INBOX."),
    "dovecot-without-move": (f"{FULL} IDLE UIDPLUS", "/", ""),
    "dovecot-without-uidplus": (f"{FULL} IDLE", "/", ""),
    "dovecot-without-anything": ("IMAP4rev1", "/", ""),
}


@pytest.fixture(params=["maildir", *SERVERS])
def box(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Box]:
    if request.param == "maildir":
        yield MaildirBox(tmp_path / "box")
        return
    needed()
    with _dovecot(*SERVERS[request.param]) as running:
        yield running


@pytest.fixture
async def inbox(box: Box) -> AsyncIterator[Inbox]:
    opened = box.inbox()
    yield opened
    await opened.close()


def mail(number: int) -> bytes:
    return f"From: li@supplier.example\r\nSubject: {number}\r\n\r\nnumber {number}\r\n".encode()


async def bodies(inbox: Inbox, after: Bookmark | None) -> tuple[Bookmark, list[bytes]]:
    bookmark, found = await inbox.arrivals(after)
    fetched = [await inbox.fetch(arrival, PLENTY) for arrival in found]
    return bookmark, [raw for raw in fetched if raw is not None]


async def test_an_empty_folder_gives_a_bookmark_and_no_mails(inbox: Inbox) -> None:
    bookmark, found = await inbox.arrivals(None)
    assert list(found) == []
    assert await inbox.arrivals(bookmark) == (bookmark, ())


async def test_mails_come_in_their_order_with_their_true_size_and_bytes(box: Box, inbox: Inbox) -> None:
    for number, age in ((1, 300), (2, 200), (3, 100)):
        box.put(mail(number), age)
    bookmark, found = await inbox.arrivals(None)
    assert [await inbox.fetch(arrival, PLENTY) for arrival in found] == [mail(1), mail(2), mail(3)]
    assert [arrival.size for arrival in found] == [len(mail(number)) for number in (1, 2, 3)]
    assert {(arrival.key.account, arrival.key.folder) for arrival in found} == {(inbox.account, inbox.folder)}
    assert len({arrival.key for arrival in found}) == 3
    assert bookmark.validity == found[0].key.validity


async def test_a_recorded_mail_is_not_listed_again_though_it_still_lies_there(box: Box, inbox: Inbox) -> None:
    box.put(mail(1))
    bookmark, _ = await inbox.arrivals(None)
    box.put(mail(2))
    bookmark, found = await bodies(inbox, bookmark)
    assert found == [mail(2)]
    assert (await bodies(inbox, bookmark))[1] == []


async def test_mails_of_a_bookmark_that_was_never_stored_are_listed_again(box: Box, inbox: Inbox) -> None:
    before, _ = await inbox.arrivals(None)
    box.put(mail(1))
    assert (await bodies(inbox, before))[1] == [mail(1)]
    assert (await bodies(inbox, before))[1] == [mail(1)]


async def test_a_restarted_desk_misses_nothing_that_came_in_meanwhile(box: Box) -> None:
    first = box.inbox()
    box.put(mail(1))
    bookmark, found = await first.arrivals(None)
    await first.file_away(found[0].key, Shelf.PROCESSED)
    await first.close()
    box.put(mail(2))
    second = box.inbox()
    assert (await bodies(second, bookmark))[1] == [mail(2)]
    await second.close()


async def test_at_first_contact_old_mails_are_passed_over_for_good(box: Box, inbox: Inbox) -> None:
    box.put(mail(1), age=15 * DAY)
    box.put(mail(2), age=13 * DAY)
    bookmark, found = await bodies(inbox, None)
    assert found == [mail(2)]
    box.put(mail(3))
    assert (await bodies(inbox, bookmark))[1] == [mail(3)]


async def test_a_bookmark_of_another_validity_lists_the_folder_from_the_start(box: Box, inbox: Inbox) -> None:
    box.put(mail(1))
    assert (await bodies(inbox, Bookmark("another", "77")))[1] == [mail(1)]


async def test_fetching_stops_at_the_limit(box: Box, inbox: Inbox) -> None:
    large = mail(1) + b"x" * 70_000
    box.put(large)
    _, found = await inbox.arrivals(None)
    assert await inbox.fetch(found[0], 1000) == large[:1000]
    assert await inbox.fetch(found[0], len(large)) == large


async def test_a_filed_mail_lies_on_its_shelf_and_nowhere_else(box: Box, inbox: Inbox) -> None:
    for number in (1, 2, 3, 4):
        box.put(mail(number))
    _, found = await inbox.arrivals(None)
    for arrival, shelf in zip(found, ALL_SHELVES, strict=False):
        await inbox.file_away(arrival.key, shelf)
    assert [box.on(shelf) for shelf in ALL_SHELVES] == [[mail(1)], [mail(2)], [mail(3)]]
    assert box.left() == [mail(4)]


async def test_filing_twice_changes_nothing(box: Box, inbox: Inbox) -> None:
    box.put(mail(1))
    _, found = await inbox.arrivals(None)
    for _ in range(3):
        await inbox.file_away(found[0].key, Shelf.PROCESSED)
    assert box.on(Shelf.PROCESSED) == [mail(1)]


async def test_a_held_mail_that_was_handled_once_more_moves_on(box: Box, inbox: Inbox) -> None:
    held, other = (b"Message-ID: <%d@x>\r\n\r\n%d" % (number, number) for number in (1, 2))
    box.put(held)
    box.put(other)
    _, found = await inbox.arrivals(None)
    for arrival in found:
        await inbox.file_away(arrival.key, Shelf.HELD)
    for _ in range(2):
        await inbox.file_away(found[0].key, Shelf.PROCESSED, MessageId("<1@x>"))
    assert box.on(Shelf.PROCESSED) == [held]
    assert (box.left(), other in box.on(Shelf.HELD)) == ([], True)
    box.put(mail(3))
    assert (await bodies(inbox, None))[1] == [mail(3)]


async def test_a_filed_mail_is_never_listed_again_even_from_the_start(box: Box, inbox: Inbox) -> None:
    box.put(mail(1))
    _, found = await inbox.arrivals(None)
    await inbox.file_away(found[0].key, Shelf.PROCESSED)
    assert (await inbox.arrivals(None))[1] in ((), [])


async def test_fetching_a_mail_that_is_gone_gives_none(box: Box, inbox: Inbox) -> None:
    box.put(mail(1))
    _, found = await inbox.arrivals(None)
    other = box.inbox()
    await other.arrivals(None)
    await other.file_away(found[0].key, Shelf.PROCESSED)
    await other.close()
    await inbox.arrivals(None)
    assert await inbox.fetch(found[0], PLENTY) in (None, mail(1))  # still there where the server cannot remove it
    await inbox.file_away(found[0].key, Shelf.HELD)
    assert box.on(Shelf.HELD) == []


async def test_a_mail_of_another_validity_counts_as_gone(box: Box, inbox: Inbox) -> None:
    box.put(mail(1))
    _, found = await inbox.arrivals(None)
    stale = replace(found[0].key, validity="another")
    assert await inbox.fetch(replace(found[0], key=stale), PLENTY) is None
    await inbox.file_away(stale, Shelf.PROCESSED)
    assert box.left() == [mail(1)]


async def test_reading_and_filing_marks_nothing_as_read(box: Box, inbox: Inbox) -> None:
    box.put(mail(1))
    box.put(mail(2))
    _, found = await inbox.arrivals(None)
    for arrival in found:
        await inbox.fetch(arrival, PLENTY)
    await inbox.file_away(found[0].key, Shelf.PROCESSED)
    assert box.unread()


async def test_waiting_ends_after_the_given_time(inbox: Inbox) -> None:
    await inbox.arrivals(None)
    async with asyncio.timeout(20):
        await inbox.wait(0.1)


async def test_waiting_ends_when_a_mail_comes_in_or_soon_after(box: Box, inbox: Inbox) -> None:
    bookmark, _ = await inbox.arrivals(None)
    waiting = asyncio.create_task(_next_mail(inbox, bookmark))
    await asyncio.sleep(0)
    box.put(mail(1))
    async with asyncio.timeout(20):
        assert await waiting == [mail(1)]


async def _next_mail(inbox: Inbox, bookmark: Bookmark) -> list[bytes]:
    while True:
        await inbox.wait(1)
        bookmark, found = await bodies(inbox, bookmark)
        if found:
            return found


async def test_closing_ends_a_wait_at_once(box: Box) -> None:
    inbox = box.inbox()
    await inbox.arrivals(None)
    waiting = asyncio.create_task(inbox.wait(3600))
    await asyncio.sleep(0.05)
    async with asyncio.timeout(20):
        await inbox.close()
        await waiting
    await inbox.close()


async def test_a_cancelled_wait_leaves_the_inbox_usable(box: Box, inbox: Inbox) -> None:
    bookmark, _ = await inbox.arrivals(None)
    waiting = asyncio.create_task(inbox.wait(3600))
    await asyncio.sleep(0.05)
    waiting.cancel()
    box.put(mail(1))
    async with asyncio.timeout(20):
        assert (await bodies(inbox, bookmark))[1] == [mail(1)]


async def test_many_mails_can_be_filed_side_by_side(box: Box, inbox: Inbox) -> None:
    for number in range(20):
        box.put(mail(number))
    _, found = await inbox.arrivals(None)
    await asyncio.gather(*(inbox.file_away(arrival.key, Shelf.PROCESSED) for arrival in found))
    assert sorted(box.on(Shelf.PROCESSED)) == sorted(mail(number) for number in range(20))
    assert box.left() == []


async def test_the_clock_decides_what_is_old(tmp_path: Path) -> None:
    box = MaildirBox(tmp_path / "box")
    box.put(mail(1))
    later = MaildirInbox(box.root, now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=15))
    assert (await later.arrivals(None))[1] == []
