"""Every way a mail server can end an attempt is told truly: sent, later, never, or nobody knows."""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from oredesk.core.reply import Ambiguous, Deferred, Rejected, Sent, Unreachable
from oredesk.mailbox.smtp import SmtpServer, SmtpTransport, Waits
from servers.certificate import self_signed
from servers.ports import unused_port
from servers.smtp import Fault, Sink, black_hole, smtp_sink

TO = "clerk@supplier.example"
MAIL = b"From: desk@example.com\r\nTo: clerk@supplier.example\r\nSubject: x\r\n\r\n.a line with a dot\r\n..\r\nend\r\n"


@pytest.fixture
async def sink() -> AsyncIterator[Sink]:
    async with smtp_sink() as running:
        yield running


def transport_to(port: int, waits: Waits | None = None, envelope_from: str = "") -> SmtpTransport:
    return SmtpTransport(SmtpServer("127.0.0.1", port, "none", envelope_from=envelope_from), waits)


async def send(sink: Sink, message: bytes = MAIL, recipient: str = TO) -> object:
    transport = transport_to(sink.port)
    try:
        return await transport.send(recipient, message)
    finally:
        await transport.close()


async def test_a_mail_arrives_byte_for_byte_from_the_null_sender(sink: Sink) -> None:
    assert await send(sink) == Sent()
    (mail,) = sink.mails
    assert mail.content == MAIL
    assert mail.mail_from == "<>"
    assert mail.rcpt_tos == [TO]


async def test_a_configured_bounce_address_is_the_envelope_sender(sink: Sink) -> None:
    transport = transport_to(sink.port, envelope_from="bounces@example.com")
    assert await transport.send(TO, MAIL) == Sent()
    await transport.close()
    assert sink.mails[0].mail_from == "bounces@example.com"


async def test_a_server_that_refuses_the_null_sender_gets_our_own_address(sink: Sink) -> None:
    sink.refuses_null_sender = True
    transport = SmtpTransport(SmtpServer("127.0.0.1", sink.port, "none", own_address="desk@example.com"))
    assert [await transport.send(TO, MAIL) for _ in range(2)] == [Sent(), Sent()]
    await transport.close()
    assert [mail.mail_from for mail in sink.mails] == ["desk@example.com"] * 2


async def test_the_size_is_announced_so_that_a_limit_shows_before_the_transfer(sink: Sink) -> None:
    await send(sink)
    assert f"SIZE={len(MAIL)}" in sink.mails[0].mail_options


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "END"])
@pytest.mark.parametrize("answer", ["421 4.3.2 shutting down", "450 4.2.1 busy", "451 4.7.1 greylisted"])
async def test_a_4xx_answer_at_any_command_means_later(sink: Sink, command: str, answer: str) -> None:
    sink.answers[command] = answer
    assert await send(sink) == Deferred(answer)
    assert sink.mails == []


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "END"])
@pytest.mark.parametrize("answer", ["550 5.1.1 no such user", "552 5.3.4 too large"])
async def test_a_5xx_answer_at_any_command_means_never(sink: Sink, command: str, answer: str) -> None:
    sink.answers[command] = answer
    assert await send(sink) == Rejected(answer)
    assert sink.mails == []


async def test_a_server_that_wants_a_login_we_lack_is_our_fault_and_not_the_recipients(sink: Sink) -> None:
    sink.answers["MAIL"] = "530 5.7.0 authentication required"
    assert isinstance(await send(sink), Deferred)


async def test_a_connection_cut_after_the_data_is_ambiguous_because_the_mail_may_have_been_taken(sink: Sink) -> None:
    sink.fault = Fault.ACCEPT_THEN_DROP
    assert isinstance(await send(sink), Ambiguous)
    assert len(sink.mails) == 1


async def test_a_connection_cut_before_the_data_means_later_because_nothing_was_handed_over(sink: Sink) -> None:
    sink.fault = Fault.DROP_AT_DATA
    assert isinstance(await send(sink), Deferred)
    assert sink.mails == []


async def test_an_answer_to_the_mail_that_is_neither_yes_nor_no_is_ambiguous(sink: Sink) -> None:
    sink.answers["END"] = "354 go on"
    assert isinstance(await send(sink), Ambiguous)


async def test_silence_after_the_data_is_ambiguous(sink: Sink) -> None:
    sink.fault = Fault.ACCEPT_THEN_SILENCE
    transport = transport_to(sink.port, Waits(delivery=0.2))
    assert isinstance(await transport.send(TO, MAIL), Ambiguous)
    assert len(sink.mails) == 1


async def test_after_an_ambiguous_end_the_next_mail_goes_over_a_new_connection(sink: Sink) -> None:
    transport = transport_to(sink.port)
    sink.fault = Fault.ACCEPT_THEN_DROP
    await transport.send(TO, MAIL)
    sink.fault = None
    assert await transport.send(TO, MAIL) == Sent()
    await transport.close()
    assert sink.connections == 2


async def test_a_server_that_never_says_anything_is_nobodys_fault() -> None:
    with black_hole() as port:
        transport = transport_to(port, Waits(command=0.2))
        assert isinstance(await transport.send(TO, MAIL), Unreachable)


async def test_no_server_is_nobodys_fault_and_soon_tried_again() -> None:
    result = await transport_to(unused_port()).send(TO, MAIL)
    assert isinstance(result, Unreachable)
    assert result.retry_after == 0


async def test_a_burst_goes_over_one_connection(sink: Sink) -> None:
    transport = transport_to(sink.port)
    assert [await transport.send(TO, MAIL) for _ in range(5)] == [Sent()] * 5
    await transport.close()
    assert sink.connections == 1
    assert len(sink.mails) == 5


async def test_sends_at_the_same_time_do_not_mix_their_envelopes(sink: Sink) -> None:
    transport = transport_to(sink.port)
    recipients = [f"clerk{number}@supplier.example" for number in range(8)]
    assert await asyncio.gather(*(transport.send(to, MAIL) for to in recipients)) == [Sent()] * 8
    await transport.close()
    assert sorted(mail.rcpt_tos[0] for mail in sink.mails) == recipients
    assert all(len(mail.rcpt_tos) == 1 for mail in sink.mails)


async def test_a_refused_mail_does_not_spoil_the_connection_for_the_next(sink: Sink) -> None:
    transport = transport_to(sink.port)
    sink.answers["RCPT"] = "550 5.1.1 no such user"
    assert isinstance(await transport.send(TO, MAIL), Rejected)
    sink.answers.clear()
    assert await transport.send(TO, MAIL) == Sent()
    await transport.close()
    assert sink.connections == 1


async def test_a_kept_connection_that_the_server_has_closed_is_replaced_without_a_failed_attempt(sink: Sink) -> None:
    transport = transport_to(sink.port)
    await transport.send(TO, MAIL)
    sink.cut()
    assert await transport.send(TO, MAIL) == Sent()
    await transport.close()
    assert len(sink.mails) == 2


async def test_an_idle_connection_is_closed_with_a_goodbye(sink: Sink) -> None:
    transport = transport_to(sink.port, Waits(next_mail=0.0))
    await transport.send(TO, MAIL)
    await asyncio.wait_for(sink.goodbye.wait(), 5)
    assert await transport.send(TO, MAIL) == Sent()
    await transport.close()
    assert sink.connections == 2


async def test_a_cancelled_send_leaves_a_usable_transport(sink: Sink) -> None:
    transport = transport_to(sink.port)
    sink.fault = Fault.ACCEPT_THEN_SILENCE
    sending = asyncio.create_task(transport.send(TO, MAIL))
    await asyncio.wait_for(sink.arrived.wait(), 5)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    sink.fault = None
    assert await transport.send(TO, MAIL) == Sent()
    await transport.close()


async def test_closing_is_possible_at_any_time(sink: Sink) -> None:
    transport = transport_to(sink.port)
    await transport.close()
    assert await transport.send(TO, MAIL) == Sent()
    sink.cut()
    await transport.close()
    await transport.close()


async def test_a_goodbye_that_is_never_answered_does_not_hold_up_the_end(sink: Sink) -> None:
    sink.fault = Fault.SILENCE_AT_QUIT
    transport = transport_to(sink.port, Waits(command=0.2))
    assert await transport.send(TO, MAIL) == Sent()
    await transport.close()
    assert sink.goodbye.is_set()


async def test_a_host_name_that_cannot_be_one_is_nobodys_fault() -> None:
    transport = SmtpTransport(SmtpServer("x" * 70 + ".example", 25))
    assert isinstance(await transport.send(TO, MAIL), Unreachable)


async def test_the_reason_and_the_log_hold_no_address_and_no_content(
    sink: Sink, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="aiosmtplib")
    caplog.set_level(logging.DEBUG, logger="oredesk")
    sink.answers["RCPT"] = f"550 5.1.1 <{TO}>: Recipient address rejected"
    assert await send(sink) == Rejected("550 5.1.1 <…>: Recipient address rejected")
    own = [record.getMessage() for record in caplog.records if not record.name.startswith("mail")]  # aiosmtpd's own
    assert not any(TO in line or "line with a dot" in line for line in own)


async def test_a_chinese_domain_is_written_as_dns_wants_it(sink: Sink) -> None:
    assert await send(sink, recipient="clerk@例子.cn") == Sent()
    assert sink.mails[0].rcpt_tos == ["clerk@xn--fsqu00a.cn"]


async def test_a_chinese_local_part_goes_to_a_server_that_knows_smtputf8(sink: Sink) -> None:
    assert await send(sink, recipient="王丽@supplier.example") == Sent()
    assert sink.mails[0].rcpt_tos == ["王丽@supplier.example"]


async def test_a_chinese_local_part_is_rejected_when_the_server_has_no_smtputf8() -> None:
    async with smtp_sink(utf8=False) as sink:
        assert isinstance(await send(sink, recipient="王丽@supplier.example"), Rejected)


@pytest.mark.parametrize("recipient", ["a@b.example>\r\nRCPT TO:<victim@example.com", "a\x00@b.example"])
async def test_an_address_that_would_smuggle_a_command_is_rejected(sink: Sink, recipient: str) -> None:
    result = await send(sink, recipient=recipient)
    assert isinstance(result, Rejected)
    assert sink.mails == []


def test_unencrypted_smtp_is_allowed_to_this_machine_only() -> None:
    for host in ("localhost", "127.0.0.1", "::1"):
        SmtpServer(host, 25, tls="none")
    for host in ("mail.example.com", "10.0.0.1", "localhost.example.com"):
        with pytest.raises(ValueError, match="this machine"):
            SmtpServer(host, 25, tls="none")


def test_a_password_never_shows_in_a_representation() -> None:
    assert "geheim" not in repr(SmtpServer("mail.example.com", 465, user="desk", password="geheim"))  # noqa: S106 - made up


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return self_signed(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def serving(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


async def test_tls_from_the_start(serving: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    async with smtp_sink(tls=serving) as sink:
        transport = SmtpTransport(SmtpServer("127.0.0.1", sink.port, tls="tls"), context=trusting)
        assert await transport.send(TO, MAIL) == Sent()
        await transport.close()


async def test_starttls_and_login(serving: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    async with smtp_sink(starttls=serving, login=True) as sink:
        server = SmtpServer("127.0.0.1", sink.port, "starttls", "desk", "right")
        transport = SmtpTransport(server, context=trusting)
        assert await transport.send(TO, MAIL) == Sent()
        await transport.close()
        assert sink.logins == [("desk", "right")]


async def test_a_refused_login_is_told_and_not_repeated_quickly(
    serving: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    async with smtp_sink(starttls=serving, login=True) as sink:
        server = SmtpServer("127.0.0.1", sink.port, "starttls", "desk", "wrong")
        transport = SmtpTransport(server, context=trusting)
        result = await transport.send(TO, MAIL)
        assert isinstance(result, Unreachable)
        assert "535" in result.reason
        assert result.retry_after >= 300
        await transport.close()


async def test_a_server_nobody_vouches_for_gets_no_login(serving: ssl.SSLContext) -> None:
    async with smtp_sink(starttls=serving, login=True) as sink:
        server = SmtpServer("127.0.0.1", sink.port, "starttls", "desk", "right")
        assert isinstance(await SmtpTransport(server).send(TO, MAIL), Unreachable)
        assert sink.logins == []


async def test_a_server_that_lost_its_starttls_gets_neither_login_nor_mail() -> None:
    async with smtp_sink() as sink:
        server = SmtpServer("127.0.0.1", sink.port, "starttls", "desk", "right")
        assert isinstance(await SmtpTransport(server).send(TO, MAIL), Unreachable)
        assert sink.logins == []
        assert sink.mails == []


async def test_a_check_says_nothing_when_the_server_lets_us_in_and_sends_nothing(sink: Sink) -> None:
    transport = transport_to(sink.port)
    assert await transport.check() is None
    await transport.close()
    assert (sink.connections, sink.mails) == (1, [])


async def test_a_check_says_what_the_server_has_against_us(serving: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    async with smtp_sink(starttls=serving, login=True) as sink:
        server = SmtpServer("127.0.0.1", sink.port, "starttls", "desk", "wrong")
        assert "535" in (await SmtpTransport(server, context=trusting).check() or "")
