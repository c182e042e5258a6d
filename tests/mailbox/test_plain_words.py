import socket
import ssl
from pathlib import Path

import pytest

from oredesk.core.ports import MailboxUnavailable
from oredesk.core.reply import Unreachable
from oredesk.mailbox.imap import ImapInbox, ImapServer
from oredesk.mailbox.plain_words import plain
from oredesk.mailbox.smtp import SmtpServer, SmtpTransport, Waits
from servers.certificate import self_signed
from servers.ports import unused_port
from servers.smtp import black_hole, smtp_sink


async def said_by_both(host: str, port: int) -> list[str]:
    """What the inbox and the way out say about a server, spoken to with TLS."""
    inbox = ImapInbox(ImapServer(host, port, "desk", "secret"))
    with pytest.raises(MailboxUnavailable) as trouble:
        await inbox.arrivals(None)
    await inbox.close()
    result = await SmtpTransport(SmtpServer(host, port), Waits(command=5)).send("clerk@supplier.example", b"\r\n")
    assert isinstance(result, Unreachable)
    return [str(trouble.value), result.reason]


async def test_a_port_where_nobody_listens() -> None:
    assert all("nobody listens" in said for said in await said_by_both("127.0.0.1", unused_port()))


async def test_a_host_that_does_not_exist() -> None:
    assert all("name cannot be found" in said for said in await said_by_both("no-such-host.invalid", 993))


async def test_a_port_without_tls() -> None:
    async with smtp_sink() as sink:
        assert all("no TLS" in said for said in await said_by_both("127.0.0.1", sink.port))


async def test_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))
    async with smtp_sink(tls=context) as sink:
        assert all("not trusted (self-signed" in said for said in await said_by_both("127.0.0.1", sink.port))


async def test_a_server_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oredesk.mailbox.imap_session.TIMEOUT", 0.2)
    with black_hole() as port:
        inbox = ImapInbox(ImapServer("127.0.0.1", port, "desk", "secret", tls="none"))
        with pytest.raises(MailboxUnavailable, match="does not answer"):
            await inbox.arrivals(None)
        await inbox.close()
        transport = SmtpTransport(SmtpServer("127.0.0.1", port, "none"), Waits(command=0.2))
        assert "Timed out" in (await transport.check() or "")


def test_what_is_not_known_is_told_as_it_is() -> None:
    assert plain(ValueError("odd")) == "ValueError: odd"
    assert plain(socket.gaierror(-2, "Name or service not known")).startswith("its name cannot be found")
