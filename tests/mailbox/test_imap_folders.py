"""The IMAP inbox and the odd folders, numbers and habits of real servers."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from oredesk.core.message import MailKey, Shelf
from oredesk.core.ports import FilingRefused, MailboxUnavailable
from oredesk.mailbox import imap_session
from servers.dovecot import FULL, Dovecot, needed
from servers.faulty_imap import FaultyImap, Line
from servers.inboxes import inbox_at, inbox_of, talk

RAW = b"From: li@supplier.example\r\nSubject: secret-subject\r\n\r\nsecret-text\r\n"


# Folders and numbers


async def test_a_missing_folder_is_answered_with_those_that_exist(dovecot: Dovecot) -> None:
    other = talk(dovecot)
    other.create('"&Ti1W,Q-/CMRT"')
    other.logout()
    async with inbox_of(dovecot, "Supliers") as inbox:
        with pytest.raises(MailboxUnavailable, match="“Supliers”") as trouble:
            await inbox.arrivals(None)
    assert "INBOX" in str(trouble.value)
    assert "中国/CMRT" in str(trouble.value)


async def test_a_folder_with_a_chinese_name_is_read(dovecot: Dovecot) -> None:
    other = talk(dovecot)
    other.create('"&Ti1W,Q-/CMRT"')  # modified UTF-7 (RFC 3501 section 5.1.3)
    other.append('"&Ti1W,Q-/CMRT"', "", "", RAW)
    other.logout()
    async with inbox_of(dovecot, "中国/CMRT") as inbox:
        _, found = await inbox.arrivals(None)
        assert await inbox.fetch(found[0], 10_000) == RAW
        await inbox.file_away(found[0].key, Shelf.PROCESSED)
        assert (await inbox.arrivals(None))[1] == []
    assert len(dovecot.mails("Processed")) == 1


async def test_a_changed_validity_lists_everything_anew_and_old_keys_mean_nothing(dovecot: Dovecot) -> None:
    dovecot.put(RAW, "1.M1.sender")
    async with inbox_of(dovecot) as inbox:
        bookmark, found = await inbox.arrivals(None)
    dovecot.stop()
    for name in ("dovecot-uidlist", "dovecot.index", "dovecot.index.log"):  # as after a restored backup
        (dovecot.folder() / name).unlink(missing_ok=True)
    dovecot.start()
    async with inbox_of(dovecot) as inbox:
        anew, again = await inbox.arrivals(bookmark)
        assert anew.validity != bookmark.validity
        assert len(again) == 1
        assert await inbox.fetch(found[0], 10_000) is None
        assert await inbox.fetch(again[0], 10_000) == RAW
        assert (await inbox.arrivals(anew))[1] == ()


async def test_a_server_that_was_gone_for_a_while_costs_no_mail(dovecot: Dovecot) -> None:
    async with inbox_of(dovecot) as inbox:
        bookmark, _ = await inbox.arrivals(None)
        waiting = asyncio.create_task(inbox.wait(3600))
        await asyncio.sleep(0.1)
        dovecot.stop()
        with pytest.raises(MailboxUnavailable):
            await waiting
        for _ in range(3):
            with pytest.raises(MailboxUnavailable):
                await inbox.arrivals(bookmark)
        dovecot.put(RAW, "1.M1.sender")
        dovecot.start()
        _, found = await inbox.arrivals(bookmark)
        assert await inbox.fetch(found[0], 10_000) == RAW


async def test_a_server_that_does_not_name_the_next_number_is_searched(faulty: FaultyImap) -> None:
    """It answers ``UID n:*`` with the last mail although its number is below n (RFC 3501 section 6.4.8)."""

    async def without_next(line: Line) -> None:
        await line.ok("* 2 EXISTS", "* OK [UIDVALIDITY 7] ok")

    async def last_mail(line: Line) -> None:
        await line.ok(f"* SEARCH {faulty.uids[-1]}")

    faulty.answers["SELECT"] = without_next
    async with inbox_at(faulty) as inbox:
        bookmark, found = await inbox.arrivals(None)
        assert (bookmark.uid, len(found)) == ("5", 2)
        faulty.answers["UID SEARCH"] = last_mail
        assert await inbox.arrivals(bookmark) == (bookmark, [])
        faulty.uids.append(9)
        bookmark, found = await inbox.arrivals(bookmark)
        assert (bookmark.uid, [arrival.key.uid for arrival in found]) == ("9", ["9"])


async def test_a_folder_without_validity_or_for_reading_only_is_refused(faulty: FaultyImap) -> None:
    async def without(line: Line) -> None:
        await line.ok("* 2 EXISTS")

    async def read_only(line: Line) -> None:
        await line.say("* 2 EXISTS", "* OK [UIDVALIDITY 7] ok", f"{line.tag} OK [READ-ONLY] done")

    async with inbox_at(faulty) as inbox:
        for answer, words in ((without, "no UIDVALIDITY"), (read_only, "may only be read")):
            faulty.answers["SELECT"] = answer
            with pytest.raises(MailboxUnavailable, match=words):
                await inbox.arrivals(None)


async def test_a_mail_that_vanishes_between_search_and_fetch_is_left_out(faulty: FaultyImap) -> None:
    async def search(line: Line) -> None:
        await line.ok("* SEARCH 4 5 77")

    faulty.answers["UID SEARCH"] = search
    async with inbox_at(faulty) as inbox:
        _, found = await inbox.arrivals(None)
        assert [arrival.key.uid for arrival in found] == ["4", "5"]


async def test_one_mail_that_cannot_be_fetched_leaves_the_others_alone(faulty: FaultyImap) -> None:
    """Exchange says so of mails that it cannot convert."""

    async def broken(line: Line) -> None:
        if line.rest.startswith("4 ") and "BODY" in line.rest:
            await line.say(f"{line.tag} NO cannot convert")
        else:
            await faulty._fetch(line)

    faulty.answers["UID FETCH"] = broken
    async with inbox_at(faulty) as inbox:
        _, found = await inbox.arrivals(None)
        with pytest.raises(MailboxUnavailable):
            await inbox.fetch(found[0], 10_000)
        assert await inbox.fetch(found[1], 10_000) == faulty.body.encode()


async def test_a_mail_without_a_text_is_not_taken_for_one_that_is_gone(faulty: FaultyImap) -> None:
    async def nothing(line: Line) -> None:
        if "BODY" in line.rest:
            await line.ok("* 1 FETCH (UID 4 BODY[] NIL)")
        else:
            await faulty._fetch(line)

    faulty.answers["UID FETCH"] = nothing
    async with inbox_at(faulty) as inbox:
        _, found = await inbox.arrivals(None)
        with pytest.raises(MailboxUnavailable, match="does not give its text"):
            await inbox.fetch(found[0], 10_000)


async def test_a_large_mail_comes_in_pieces(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_session, "RANGE", 1000)
    for size in (999, 1000, 1001, 5000):
        dovecot.put(RAW.ljust(size, b"x"), f"{size}.M1.sender")
    async with inbox_of(dovecot) as inbox:
        _, found = await inbox.arrivals(None)
        fetched = [await inbox.fetch(arrival, 4500) for arrival in found]
    assert sorted(len(raw or b"") for raw in fetched) == [999, 1000, 1001, 4500]
    assert all(raw and raw.startswith(RAW) for raw in fetched)


async def test_a_mailbox_of_20000_mails_is_listed_in_slices(dovecot: Dovecot) -> None:
    target = dovecot.folder() / "cur"
    dovecot.put(RAW, "1.M1.sender")
    first = next((dovecot.folder() / "new").glob("*"))
    target.mkdir(exist_ok=True)
    shutil.chown(target, *stat_owner(first))
    for number in range(20_000):
        os.link(first, target / f"{number}.M2.sender:2,")
    async with inbox_of(dovecot) as inbox:
        bookmark, found = await inbox.arrivals(None)
        assert len(found) == 20_001
        assert {arrival.size for arrival in found} == {len(RAW)}
        assert await inbox.arrivals(bookmark) == (bookmark, ())


def stat_owner(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_uid, status.st_gid


# Waiting


async def test_a_mail_that_comes_in_while_others_are_handled_is_not_waited_for(dovecot: Dovecot) -> None:
    async with inbox_of(dovecot) as inbox:
        bookmark, _ = await inbox.arrivals(None)
        dovecot.put(RAW, "1.M1.sender")
        await inbox.wait(3600)
        assert len((await inbox.arrivals(bookmark))[1]) == 1


async def test_a_server_that_repeats_old_news_does_not_keep_the_desk_awake(faulty: FaultyImap) -> None:
    async def always_news(line: Line) -> None:
        await line.ok("* 2 EXISTS")

    faulty.answers["NOOP"] = always_news
    async with inbox_at(faulty) as inbox:
        await inbox.arrivals(None)
        await inbox.wait(0.01)
        await inbox.wait(0.01)
    assert faulty.commands.count("IDLE") == 1


async def test_news_before_the_server_begins_to_idle_are_news(faulty: FaultyImap) -> None:
    """Cyrus and Exchange announce first and say "idling" then; imapclient takes that for an error."""

    async def news_first(line: Line) -> None:
        await line.say("* 3 EXISTS", "+ idling")
        await line.reader.readline()
        await line.ok()

    faulty.answers["IDLE"] = news_first
    async with inbox_at(faulty) as inbox:
        bookmark, _ = await inbox.arrivals(None)
        await inbox.wait(3600)
        faulty.uids.append(6)
        assert len((await inbox.arrivals(bookmark))[1]) == 1


async def test_a_server_that_refuses_to_idle_is_polled(faulty: FaultyImap) -> None:
    async def refuse(line: Line) -> None:
        await line.say(f"{line.tag} NO not for you")

    faulty.answers["IDLE"] = refuse
    async with inbox_at(faulty) as inbox:
        bookmark, _ = await inbox.arrivals(None)
        for _ in range(4):
            await inbox.wait(0.01)
        assert (await inbox.arrivals(bookmark))[1] == ()
    assert faulty.commands.count("IDLE") == 1


# Filing away


async def test_what_others_have_marked_as_deleted_is_never_expunged() -> None:
    needed()
    with Dovecot(capability=f"{FULL} IDLE") as server:
        server.put(RAW, "1.M1.sender")
        server.put(RAW + b"second", "2.M2.sender")
        other = talk(server)
        other.select()
        other.store("1", "+FLAGS", "\\Deleted")
        async with inbox_of(server) as inbox:
            _, found = await inbox.arrivals(None)
            await inbox.file_away(found[1].key, Shelf.PROCESSED)
            assert await inbox.fetch(found[0], 10_000) == RAW
        other.logout()


@pytest.mark.parametrize("capability", ["", f"{FULL} UIDPLUS", FULL])
async def test_a_mail_someone_marked_as_deleted_is_kept_on_its_shelf(capability: str) -> None:
    needed()
    with Dovecot(capability=capability) as server:
        server.put(RAW, "1.M1.sender")
        other = talk(server)
        other.select()
        other.store("1", "+FLAGS", "\\Deleted")
        other.shutdown()
        async with inbox_of(server) as inbox:
            _, found = await inbox.arrivals(None)
            await inbox.file_away(found[0].key, Shelf.PROCESSED)
        kept = server.mails("Processed")
        assert [path.read_bytes() for path in kept] == [RAW]
        assert "T" not in kept[0].name.partition(":2,")[2]


async def test_a_crash_between_copy_and_expunge_leaves_one_copy() -> None:
    needed()
    with Dovecot(capability=f"{FULL} UIDPLUS") as server:
        server.put(RAW, "1.M1.sender")
        other = talk(server)
        other.create("Processed")
        other.select()
        other.copy("1", "Processed")
        other.store("1", "+FLAGS", "(\\Deleted $OredeskFiled)")
        other.shutdown()
        async with inbox_of(server) as inbox:
            bookmark, found = await inbox.arrivals(None)
            assert found == []
            key = MailKey(inbox.account, inbox.folder, bookmark.validity, "1")
            await inbox.file_away(key, Shelf.PROCESSED)
        assert len(server.mails("Processed")) == 1
        assert server.mails() == []


async def test_a_shelf_that_somebody_removed_is_made_again(dovecot: Dovecot) -> None:
    dovecot.put(RAW, "1.M1.sender")
    dovecot.put(RAW, "2.M2.sender")
    async with inbox_of(dovecot) as inbox:
        _, found = await inbox.arrivals(None)
        await inbox.file_away(found[0].key, Shelf.HELD)
        other = talk(dovecot)
        other.delete("Held")
        other.logout()
        await inbox.file_away(found[1].key, Shelf.HELD)
    assert len(dovecot.mails("Held")) == 1


async def test_shelves_lie_where_qq_mail_allows_folders(faulty: FaultyImap) -> None:
    """QQ keeps a user's folders below 其他文件夹, whatever name it is asked for."""
    parent = "&UXZO1mWHTvZZOQ-"
    moved: list[str] = []

    async def create(line: Line) -> None:
        if parent in line.rest:
            await line.ok()
        else:
            await line.say(f"{line.tag} NO create folder failed")

    async def move(line: Line) -> None:
        moved.append(line.rest)
        await line.ok()

    faulty.answers.update({"CREATE": create, "UID MOVE": move})
    async with inbox_at(faulty) as inbox:
        _, found = await inbox.arrivals(None)
        await inbox.file_away(found[0].key, Shelf.PROCESSED)
    assert moved == [f'4 "{parent}/Processed"']


@pytest.mark.parametrize("command", ["CREATE", "UID MOVE"])
async def test_a_full_mailbox_is_said_so_and_can_still_be_read(faulty: FaultyImap, command: str) -> None:
    async def full(line: Line) -> None:
        await line.say(f"{line.tag} NO [OVERQUOTA] mailbox is full")

    faulty.answers[command] = full
    async with inbox_at(faulty) as inbox:
        _, found = await inbox.arrivals(None)
        with pytest.raises(FilingRefused, match="OVERQUOTA"):
            await inbox.file_away(found[0].key, Shelf.PROCESSED)
        assert await inbox.fetch(found[1], 1000)
    assert faulty.connections == 1
