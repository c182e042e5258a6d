"""The IMAP inbox where servers, networks and logins fail it; the good days are in the contract suite."""

import asyncio
import contextlib
import logging
from typing import Literal

import pytest

from oredesk.core.message import Arrival, MailKey, Shelf
from oredesk.core.ports import MailboxUnavailable
from oredesk.mailbox import imap_session
from oredesk.mailbox.imap import ImapInbox, ImapServer
from servers.dovecot import PASSWORD, Dovecot, needed
from servers.faulty_imap import FaultyImap, Line, hang_up, say_nothing
from servers.inboxes import inbox_at, inbox_of

RAW = b"From: li@supplier.example\r\nSubject: secret-subject\r\n\r\nsecret-text\r\n"


# Connections that end, hang or stutter


async def test_a_connection_that_dies_in_idle_is_noticed_once_and_replaced(faulty: FaultyImap) -> None:
    async def die(line: Line) -> None:
        await line.say("+ idling")
        await hang_up(line)

    faulty.answers["IDLE"] = die
    async with inbox_at(faulty) as inbox:
        bookmark, _ = await inbox.arrivals(None)
        with pytest.raises(MailboxUnavailable):
            await inbox.wait(3600)
        del faulty.answers["IDLE"]
        assert await inbox.arrivals(bookmark) == (bookmark, ())
    assert faulty.connections == 2
    assert faulty.commands.count("IDLE") == 1


async def test_a_server_that_always_says_something_before_it_idles_is_polled(faulty: FaultyImap) -> None:
    """Which imapclient trips over: once that is bad luck, time and again it is how the server is."""

    async def chat(line: Line) -> None:
        await line.say("* OK nice to see you", "+ idling")
        await line.reader.readline()
        await line.ok()

    faulty.answers["IDLE"] = chat
    async with inbox_at(faulty) as inbox:
        bookmark, _ = await inbox.arrivals(None)
        for _ in range(10):
            await inbox.wait(0.01)
            assert await inbox.arrivals(bookmark) == (bookmark, ())
    assert faulty.connections <= 4


@pytest.mark.parametrize(
    ("command", "nonsense"),
    [
        ("UID SEARCH", "* SEARCH x"),
        ("UID FETCH", "* 1 FETCH (UID (("),
        ("UID FETCH", "* 1 FETCH UID 4"),
        ("SELECT", "* OK [UIDVALIDITY"),
        ("UID FETCH", "* 1 FETCH (UID x RFC822.SIZE 5)"),
    ],
)
async def test_an_answer_nobody_understands_costs_the_connection_and_no_more(
    faulty: FaultyImap, command: str, nonsense: str
) -> None:
    async def babble(line: Line) -> None:
        await line.ok(nonsense)

    faulty.answers[command] = babble
    async with inbox_at(faulty) as inbox:
        with pytest.raises(MailboxUnavailable):
            await inbox.arrivals(None)
        faulty.answers.clear()
        assert len((await inbox.arrivals(None))[1]) == 2
    assert faulty.connections == 2


async def test_a_server_that_knows_nothing_about_a_mail_but_its_number_still_delivers_it(faulty: FaultyImap) -> None:
    async def shrug(line: Line) -> None:
        await line.ok("* 1 FETCH (UID 4 RFC822.SIZE NIL INTERNALDATE NIL FLAGS NIL)")

    faulty.answers["UID FETCH"] = shrug
    async with inbox_at(faulty) as inbox:
        _, found = await inbox.arrivals(None)
        faulty.answers.clear()
        assert await inbox.fetch(found[0], 10_000) == faulty.body.encode()


async def test_news_that_come_in_two_pieces_while_idling_only_wake(faulty: FaultyImap) -> None:
    """Every server behind a slow line does that at times; pymap always does."""

    async def stutter(line: Line) -> None:
        await line.say("+ idling")
        await line.send("* 3 EXI")
        faulty.uids.append(6)
        assert (await line.reader.readline()).strip() == b"DONE"
        await line.send("STS\r\n")
        await line.ok()

    faulty.answers["IDLE"] = stutter
    async with inbox_at(faulty) as inbox:
        bookmark, _ = await inbox.arrivals(None)
        await inbox.wait(3600)
        _, found = await inbox.arrivals(bookmark)
        assert [arrival.key.uid for arrival in found] == ["6"]
    assert faulty.connections == 1


async def test_a_server_that_never_answers_is_given_up(faulty: FaultyImap, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_session, "TIMEOUT", 0.2)
    faulty.answers["SELECT"] = say_nothing
    async with inbox_at(faulty) as inbox:
        with pytest.raises(MailboxUnavailable, match="does not answer"):
            await inbox.arrivals(None)


async def test_a_server_that_never_greets_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_session, "TIMEOUT", 0.2)
    async with FaultyImap(greeting="").running() as silent, inbox_at(silent) as inbox:
        with pytest.raises(MailboxUnavailable, match="does not answer"):
            await inbox.arrivals(None)


async def test_every_wait_for_an_answer_is_bounded() -> None:
    assert imap_session.TIMEOUT <= 30
    assert imap_session.IDLE_REFRESH <= 300


async def test_a_server_that_hangs_up_in_the_middle_of_a_mail_loses_nothing(faulty: FaultyImap) -> None:
    async def break_off(line: Line) -> None:
        if "BODY" not in line.rest:
            await faulty._fetch(line)
            return
        await line.send("* 1 FETCH (UID 4 BODY[] {5000}\r\nFrom: half a mail")
        await hang_up(line)

    async with inbox_at(faulty) as inbox:
        faulty.answers["UID FETCH"] = break_off
        _, found = await inbox.arrivals(None)
        with pytest.raises(MailboxUnavailable):
            await inbox.fetch(found[0], 10_000)
        del faulty.answers["UID FETCH"]
        assert await inbox.fetch(found[0], 10_000) == faulty.body.encode()


async def test_a_busy_server_s_goodbye_is_no_refused_login() -> None:
    async with FaultyImap(greeting="* BYE too many connections").running() as busy, inbox_at(busy) as inbox:
        with pytest.raises(MailboxUnavailable) as trouble:
            await inbox.arrivals(None)
    assert trouble.value.retry_after == 0


async def test_closing_does_not_wait_for_a_server_that_hangs(
    faulty: FaultyImap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("oredesk.mailbox.imap.CLOSING", 0.1)
    reached = asyncio.Event()

    async def hang(line: Line) -> None:
        reached.set()
        await say_nothing(line)

    faulty.answers["UID SEARCH"] = hang
    async with inbox_at(faulty) as inbox:
        asking = asyncio.create_task(inbox.arrivals(None))
        await reached.wait()
        await inbox.close()
        with pytest.raises(MailboxUnavailable):
            await asking
        with pytest.raises(MailboxUnavailable, match="closed"):
            await inbox.arrivals(None)


@pytest.mark.parametrize("command", ["CAPABILITY", "LOGIN", "ID", "SELECT", "UID SEARCH", "UID FETCH", "NOOP", "IDLE"])
@pytest.mark.parametrize(
    "nonsense",
    [
        "* BANANA",
        "* 1 FETCH (UID",
        "* SEARCH one two",
        "* OK [UIDVALIDITY many] ok",
        "{999999999999}",
        "\x00\xff\xfe",
        "* 1 FETCH (UID 4 RFC822.SIZE {3}",
        "{tag} BAD what?",
        "{tag} NO not now",
        "{tag} OK [CAPABILITY",
        "* BYE",
        "",
    ],
)
async def test_whatever_a_server_says_is_at_worst_an_unavailable_mailbox(
    faulty: FaultyImap, command: str, nonsense: str
) -> None:
    async def babble(line: Line) -> None:
        await line.say(nonsense.replace("{tag}", line.tag))
        await hang_up(line)

    key = MailKey("desk@127.0.0.1", "INBOX", "7", "4")
    faulty.answers[command] = babble
    async with inbox_at(faulty) as inbox:
        for _ in range(2):
            with contextlib.suppress(MailboxUnavailable):
                await inbox.arrivals(None)
            with contextlib.suppress(MailboxUnavailable):
                await inbox.fetch(Arrival(key, 100), 100)
            with contextlib.suppress(MailboxUnavailable):
                await inbox.wait(0.01)
        del faulty.answers[command]
        assert [arrival.key.uid for arrival in (await inbox.arrivals(None))[1]] == ["4", "5"]


# Logging in


async def test_a_refused_login_is_not_repeated_quickly_and_no_password_is_told() -> None:
    needed()
    with Dovecot() as server:
        settings = ImapServer("localhost", server.tls_port, server.users[0], "wrong-password")
        inbox = ImapInbox(settings, context=server.trusted())
        with pytest.raises(MailboxUnavailable, match="refuses the login of desk@example") as trouble:
            await inbox.arrivals(None)
        await inbox.close()
    assert trouble.value.retry_after >= 300
    assert "wrong-password" not in str(trouble.value)


async def test_a_login_that_is_not_possible_now_may_be_repeated(faulty: FaultyImap) -> None:
    async def later(line: Line) -> None:
        await line.say(f"{line.tag} NO [UNAVAILABLE] the directory is down")

    faulty.answers["LOGIN"] = later
    async with inbox_at(faulty) as inbox:
        with pytest.raises(MailboxUnavailable, match="cannot log anybody in now") as trouble:
            await inbox.arrivals(None)
    assert trouble.value.retry_after == 0


async def test_a_connection_lost_while_logging_in_is_no_refused_login(faulty: FaultyImap) -> None:
    faulty.answers["LOGIN"] = hang_up
    async with inbox_at(faulty) as inbox:
        with pytest.raises(MailboxUnavailable) as trouble:
            await inbox.arrivals(None)
    assert trouble.value.retry_after == 0


async def test_a_server_that_wants_to_know_who_is_there_is_told_before_a_folder_is_opened(faulty: FaultyImap) -> None:
    """163, 126, yeah.net: "Unsafe Login" at SELECT without an ID before."""
    usual = faulty._select

    async def only_with_id(line: Line) -> None:
        if "ID" in faulty.commands:
            await usual(line)
        else:
            await line.say(f"{line.tag} NO SELECT Unsafe Login. Please contact kefu@188.com for help")

    faulty.answers["SELECT"] = only_with_id
    async with inbox_at(faulty) as inbox:
        assert len((await inbox.arrivals(None))[1]) == 2


async def test_a_server_that_knows_no_id_is_not_sent_one() -> None:
    async with FaultyImap(capability="IMAP4rev1").running() as old, inbox_at(old) as inbox:
        await inbox.arrivals(None)
        assert "ID" not in old.commands


async def test_a_server_that_does_not_like_the_introduction_is_used_all_the_same(faulty: FaultyImap) -> None:
    async def refuse(line: Line) -> None:
        await line.say(f"{line.tag} NO who are you?")

    faulty.answers["ID"] = refuse
    async with inbox_at(faulty) as inbox:
        assert len((await inbox.arrivals(None))[1]) == 2


async def test_starttls_encrypts_before_the_password_is_sent(dovecot: Dovecot) -> None:
    settings = ImapServer("localhost", dovecot.port, dovecot.users[0], PASSWORD, tls="starttls")
    inbox = ImapInbox(settings, context=dovecot.trusted())
    assert (await inbox.arrivals(None))[1] == []
    await inbox.close()


async def test_a_server_without_starttls_gets_no_password(faulty: FaultyImap) -> None:
    settings = ImapServer("localhost", faulty.port, "desk", PASSWORD, tls="starttls")
    inbox = ImapInbox(settings)
    with pytest.raises(MailboxUnavailable, match="does not offer STARTTLS"):
        await inbox.arrivals(None)
    await inbox.close()
    assert "LOGIN" not in faulty.commands


@pytest.mark.parametrize("tls", ["tls", "starttls"])
async def test_an_untrusted_certificate_ends_it(dovecot: Dovecot, tls: Literal["tls", "starttls"]) -> None:
    port = dovecot.tls_port if tls == "tls" else dovecot.port
    inbox = ImapInbox(ImapServer("localhost", port, dovecot.users[0], PASSWORD, tls=tls))
    with pytest.raises(MailboxUnavailable, match="certificate is not trusted"):
        await inbox.arrivals(None)
    await inbox.close()


@pytest.mark.parametrize("host", ["imap.example.com", "192.0.2.1", "localhost.example.com"])
def test_no_password_travels_in_the_clear(host: str) -> None:
    with pytest.raises(ValueError, match="this machine"):
        ImapServer(host, 143, "desk", PASSWORD, tls="none")


async def test_a_mailbox_is_named_after_its_login() -> None:
    for user, account in (("desk@example.com", "desk@example.com"), ("desk", "desk@imap.example.com")):
        inbox = ImapInbox(ImapServer("imap.example.com", 993, user, PASSWORD))
        assert (inbox.account, inbox.folder) == (account, "INBOX")
        await inbox.close()


async def test_nothing_of_a_mail_and_no_secret_reaches_a_log(
    dovecot: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    dovecot.put(RAW, "1.M1.sender")
    async with inbox_of(dovecot) as inbox:
        _, found = await inbox.arrivals(None)
        await inbox.fetch(found[0], 10_000)
        await inbox.file_away(found[0].key, Shelf.PROCESSED)
    for word in ("secret-subject", "secret-text", PASSWORD):
        assert word not in caplog.text


async def test_the_costly_debug_level_of_imapclient_is_off(faulty: FaultyImap) -> None:
    async with inbox_at(faulty) as inbox:
        await inbox.arrivals(None)
        assert inbox._session
        assert inbox._session.client._imap.debug == 0
