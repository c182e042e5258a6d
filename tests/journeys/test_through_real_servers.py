"""A supplier's mail through a real Dovecot, the whole desk, and a real SMTP server."""

import asyncio
import email
import email.policy
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

from journeys.world import DESK, World, complete_workbook, imap, mail, nameless_workbook, smtp
from oredesk.core.reply import Delivery
from oredesk.core.submission import MailRecord
from oredesk.logs import start_logging
from oredesk.settings import Settings
from oredesk.wiring import OpenDesk, open_desk
from servers import dovecot as dovecot_server
from servers.dovecot import Dovecot
from servers.smtp import Sink, smtp_sink

pytestmark = pytest.mark.xdist_group("dovecot")

PATIENCE = 60.0
"""Seconds after which a journey has failed; none of them takes a tenth of that."""


@pytest.fixture
def server() -> Iterator[Dovecot]:
    dovecot_server.needed()
    with Dovecot() as running:
        yield running


@pytest.fixture
async def sink() -> AsyncIterator[Sink]:
    async with smtp_sink() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path, server: Dovecot, sink: Sink) -> Settings:
    return World(tmp_path).settings(**imap(server), **smtp(sink.port))


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[OpenDesk]:
    """The service at work, stopped in an orderly way at the end."""
    stop = asyncio.Event()
    async with open_desk(settings) as desk:
        service = asyncio.create_task(desk.service.run(stop))
        try:
            yield desk
        finally:
            stop.set()
            await asyncio.wait_for(service, PATIENCE)


async def replies(sink: Sink, count: int) -> list[EmailMessage]:
    """Wait until so many replies have arrived."""
    async with asyncio.timeout(PATIENCE):
        while len(sink.mails) < count:
            sink.arrived.clear()
            await sink.arrived.wait()
    return [_parsed(envelope.content) for envelope in sink.mails]


def _parsed(content: object) -> EmailMessage:
    assert isinstance(content, bytes)
    return email.message_from_bytes(content, policy=email.policy.default)


async def record(desk: OpenDesk, number: int) -> MailRecord:
    found = await desk.storage.ledger.mail(number)
    assert found
    return found


async def test_a_workbook_is_answered_in_its_thread_and_the_mail_filed(
    settings: Settings, server: Dovecot, sink: Sink
) -> None:
    server.put(mail(1, nameless_workbook()), "1")

    async with open_desk(settings) as desk:
        assert await desk.service.once() == 1
        assert await desk.service.once() == 0

    (reply,) = await replies(sink, 1)
    assert sink.mails[0].rcpt_tos == ["supplier1@example.org"]
    assert (reply["In-Reply-To"], reply["References"]) == ("<journey-1@example.org>",) * 2
    assert reply["Auto-Submitted"] == "auto-replied"
    assert reply["X-Auto-Response-Suppress"] == "All"
    assert (reply["From"].addresses[0].addr_spec, sink.mails[0].mail_from) == (DESK, "<>")
    assert "Declaration!D8" in reply.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert [len(server.mails(name)) for name in ("", "Processed")] == [0, 1]


async def test_mail_that_comes_while_the_desk_runs_is_answered_at_once(
    settings: Settings, server: Dovecot, sink: Sink
) -> None:
    patient = settings.model_copy(update={"poll_seconds": 3600})

    async with running(patient):
        server.put(mail(1, complete_workbook()), "1")
        first = await replies(sink, 1)
        server.put(mail(2, complete_workbook()), "2")
        second = await replies(sink, 2)

    assert [reply["In-Reply-To"] for reply in second] == ["<journey-1@example.org>", "<journey-2@example.org>"]
    assert len(first) == 1


async def test_a_server_that_is_gone_for_a_while_costs_nothing(settings: Settings, server: Dovecot, sink: Sink) -> None:
    async with running(settings):
        server.put(mail(1, complete_workbook()), "1")
        await replies(sink, 1)
        server.stop()
        server.put(mail(2, complete_workbook()), "2")
        server.start()
        answered = await replies(sink, 2)

    assert [reply["In-Reply-To"] for reply in answered] == ["<journey-1@example.org>", "<journey-2@example.org>"]


async def test_a_changed_uidvalidity_repeats_nothing_and_loses_nothing(
    settings: Settings, server: Dovecot, sink: Sink
) -> None:
    server.put(mail(1, complete_workbook()), "1")
    async with open_desk(settings) as desk:
        await desk.service.once()
        bookmark = await desk.storage.ledger.bookmark(server.users[0], "INBOX")
    server.stop()
    assert bookmark
    await asyncio.sleep(max(0, int(bookmark.validity) + 1 - time.time()))  # UIDVALIDITY is the second of creation
    for index in (*server.folder().glob("dovecot*"), *server.folder("Processed").glob("dovecot*")):
        index.unlink()
    (answered,) = server.mails("Processed")
    answered.rename(server.folder() / "cur" / answered.name)  # somebody moved it back
    server.put(mail(2, complete_workbook()), "2")
    server.start()

    async with open_desk(settings) as desk:
        assert await desk.service.once() == 2
        reasons = {(await record(desk, number)).reason for number in (2, 3)}

    assert reasons == {"same-mail-as-1", ""}
    assert [reply["In-Reply-To"] for reply in await replies(sink, 2)] == [
        "<journey-1@example.org>",
        "<journey-2@example.org>",
    ]


async def test_a_smtp_server_that_is_away_delays_the_reply(settings: Settings, server: Dovecot, sink: Sink) -> None:
    sink.answers["RCPT"] = "451 4.7.1 greylisted"
    server.put(mail(1, complete_workbook()), "1")

    async with open_desk(settings) as desk:
        await desk.service.once()
        (item,) = await desk.storage.ledger.outbox()

    assert (sink.mails, item.attempts) == ([], 1)
    assert "451" in item.last_error


async def test_two_desks_that_write_to_each_other_stop_at_once(settings: Settings, server: Dovecot, sink: Sink) -> None:
    server.put(mail(1, nameless_workbook()), "1")
    async with open_desk(settings) as desk:
        await desk.service.once()
        (ours,) = await replies(sink, 1)
        ours.replace_header("From", "other-desk@example.org")
        ours.replace_header("To", DESK)
        server.put(ours.as_bytes(), "2")
        await desk.service.once()
        answers = [(item.mail_id, item.state) for item in await desk.storage.ledger.outbox()]

    assert len(sink.mails) == 1
    assert answers == [(1, Delivery.SENT), (2, Delivery.WITHHELD)]  # a workbook, the marked copy, came with it


async def test_the_logs_hold_no_word_of_anybodys_mail(
    settings: Settings, server: Dovecot, sink: Sink, capfd: pytest.CaptureFixture[str]
) -> None:
    start_logging("debug")
    server.put(mail(1, nameless_workbook()), "1")
    server.put(b"From: x@example.org\r\nTo: desk@example.test\r\nSubject: secret words\r\n\r\nsecret words", "2")

    async with open_desk(settings) as desk:
        await desk.service.once()

    logged = "".join(capfd.readouterr())
    assert "mail settled" in logged
    assert not [word for word in ("supplier1", "x@example.org", "secret", "open sesame", "CMRT 1") if word in logged]
