"""The Maildir inbox beyond what every inbox promises: its files, its costs, and delivery into it."""
# ruff: noqa: ASYNC240 - a test may wait for its own small files

import asyncio
import mailbox
import os
import time
from pathlib import Path

import pytest

from oredesk.core.message import Bookmark, MailKey, Shelf
from oredesk.core.ports import MailboxUnavailable
from oredesk.mailbox.maildir import MaildirInbox, create, deliver

RAW = b"From: li@supplier.example\r\n\r\nhello\r\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "box"


@pytest.fixture
def inbox(path: Path) -> MaildirInbox:
    return MaildirInbox(path)


def test_a_delivered_mail_is_one_that_other_programs_find(path: Path) -> None:
    name = deliver(path, RAW)
    assert (path / "new" / name).read_bytes() == RAW
    assert list((path / "tmp").iterdir()) == []
    assert [message.as_bytes() for message in mailbox.Maildir(path)] == [RAW.replace(b"\r\n", b"\n")]


def test_many_deliveries_have_names_of_their_own(path: Path) -> None:
    assert len({deliver(path, RAW) for _ in range(50)}) == 50


async def test_a_folder_that_does_not_exist_is_made(path: Path, inbox: MaildirInbox) -> None:
    await inbox.arrivals(None)
    assert sorted(each.name for each in path.iterdir()) == ["cur", "new", "tmp"]


async def test_a_folder_that_cannot_be_made_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MailboxUnavailable, match="Maildir"):
        await MaildirInbox(tmp_path / "file").arrivals(None)


async def test_a_folder_that_goes_away_is_unavailable_and_comes_back(path: Path, inbox: MaildirInbox) -> None:
    bookmark, _ = await inbox.arrivals(None)
    path.rename(path.with_name("away"))
    await inbox.wait(3600)
    with pytest.raises(MailboxUnavailable):
        await inbox.arrivals(bookmark)
    path.with_name("away").rename(path)
    deliver(path, RAW)
    assert len((await inbox.arrivals(bookmark))[1]) == 1


async def test_a_mail_another_program_has_opened_keeps_its_key(path: Path, inbox: MaildirInbox) -> None:
    """A mail program moves it from new to cur and notes in its name that it was read."""
    name = deliver(path, RAW)
    _, (arrival,) = await inbox.arrivals(None)
    (path / "new" / name).rename(path / "cur" / f"{name}:2,S")
    assert await inbox.fetch(arrival, 1000) == RAW
    await inbox.file_away(arrival.key, Shelf.HELD)
    assert [each.name for each in (path / ".Held" / "cur").iterdir()] == [f"{name}:2,S"]
    again = MaildirInbox(path / ".Held")
    assert [each.key.uid for each in (await again.arrivals(None))[1]] == [arrival.key.uid]


async def test_a_shelf_is_a_subfolder_that_other_programs_know(path: Path, inbox: MaildirInbox) -> None:
    deliver(path, RAW)
    _, (arrival,) = await inbox.arrivals(None)
    await inbox.file_away(arrival.key, Shelf.PROCESSED)
    assert mailbox.Maildir(path).list_folders() == ["Processed"]
    assert (path / ".Processed" / "maildirfolder").exists()


async def test_filing_never_replaces_a_mail(path: Path, inbox: MaildirInbox) -> None:
    """A restored backup may bring back a mail that has been filed."""
    name = deliver(path, RAW)
    create(path / ".Processed")
    (path / ".Processed" / "cur" / f"{name}:2,").write_bytes(b"another")
    _, (arrival,) = await inbox.arrivals(None)
    await inbox.file_away(arrival.key, Shelf.PROCESSED)
    assert sorted(each.read_bytes() for each in (path / ".Processed" / "cur").iterdir()) == [RAW, b"another"]


async def test_what_is_no_mail_is_passed_over(path: Path, inbox: MaildirInbox) -> None:
    create(path)
    (path / "new" / ".hidden").write_text("x")
    (path / "new" / "folder").mkdir()
    (path / "new" / "link").symlink_to("/etc/passwd")
    (path / "tmp" / "unfinished").write_text("x")
    assert (await inbox.arrivals(None))[1] == []


async def test_a_name_of_any_bytes_can_be_stored_and_found_again(path: Path, inbox: MaildirInbox) -> None:
    create(path)
    Path(os.fsdecode(os.fsencode(path / "new") + b"/1.\xff\xfe.host")).write_bytes(RAW)
    _, (arrival,) = await inbox.arrivals(None)
    assert arrival.key.uid.encode("utf-8") == rb"1.\xff\xfe.host"
    assert await inbox.fetch(arrival, 1000) == RAW
    await inbox.file_away(arrival.key, Shelf.IGNORED)
    assert (await MaildirInbox(path).arrivals(None))[1] == []


async def test_old_mail_moved_into_the_folder_later_is_meant_for_the_desk(path: Path, inbox: MaildirInbox) -> None:
    bookmark, _ = await inbox.arrivals(None)
    name = deliver(path, RAW)
    os.utime(path / "new" / name, (1, 1))
    assert len((await inbox.arrivals(bookmark))[1]) == 1


async def test_an_idle_folder_of_50000_old_mails_is_not_even_listed(
    path: Path, inbox: MaildirInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(path)
    old = path / "cur" / "old:2,S"
    old.write_bytes(RAW)
    for number in range(50_000):
        os.link(old, path / "cur" / f"{number}.old:2,S")
    long_ago = time.time() - 30 * 86_400
    for each in (old, path / "cur", path / "new"):
        os.utime(each, (long_ago, long_ago))
    bookmark, found = await inbox.arrivals(None)
    assert found == []
    monkeypatch.setattr(os, "scandir", None)  # whoever lists the folder now fails
    for _ in range(100):
        assert await inbox.arrivals(bookmark) == (bookmark, ())
    monkeypatch.undo()
    deliver(path, RAW)
    assert len((await inbox.arrivals(bookmark))[1]) == 1


async def test_a_mail_that_came_within_one_tick_of_the_last_look_is_seen(
    path: Path, inbox: MaildirInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder's time stamp has not moved; it is too young to be believed."""
    bookmark, _ = await inbox.arrivals(None)
    stamp = (path / "new").stat().st_mtime_ns
    (path / "new" / "1.x").write_bytes(RAW)
    os.utime(path / "new", ns=(stamp, stamp))
    monkeypatch.setattr(time, "time_ns", lambda: stamp + 3_000_000_000)
    await inbox.wait(3600)
    assert len((await inbox.arrivals(bookmark))[1]) == 1


async def test_a_closed_inbox_does_not_wait(inbox: MaildirInbox) -> None:
    await inbox.arrivals(None)
    await inbox.close()
    async with asyncio.timeout(20):
        await inbox.wait(3600)


async def test_a_key_of_another_mailbox_means_nothing(path: Path, inbox: MaildirInbox) -> None:
    deliver(path, RAW)
    bookmark, (arrival,) = await inbox.arrivals(None)
    await inbox.file_away(MailKey("x", "INBOX", "7", arrival.key.uid), Shelf.HELD)
    assert await inbox.fetch(arrival, 1000) == RAW
    assert isinstance(bookmark, Bookmark)


async def test_a_maildir_that_is_gone_is_made_again(tmp_path: Path) -> None:
    """A backup of the desk was brought to a new machine: it knows a mailbox that is not there yet."""
    first = MaildirInbox(tmp_path / "old")
    bookmark, _ = await first.arrivals(None)
    assert (await MaildirInbox(tmp_path / "new").arrivals(bookmark))[1] == []
    deliver(tmp_path / "new", b"Subject: x\r\n\r\n")
    assert len((await MaildirInbox(tmp_path / "new").arrivals(bookmark))[1]) == 1
