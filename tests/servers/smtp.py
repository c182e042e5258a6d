"""A real SMTP server for tests: keeps what it takes, and fails in the ways real servers fail."""
# ruff: noqa: ARG002, N802 - aiosmtpd calls its hooks by these names with all of these arguments

import asyncio
import contextlib
import enum
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class Fault(enum.Enum):
    """What goes wrong with the connection."""

    ACCEPT_THEN_DROP = enum.auto()
    """The mail is stored and the connection cut before the answer (a server that restarts)."""
    ACCEPT_THEN_SILENCE = enum.auto()
    """The mail is stored and no answer ever comes (a scanner that hangs)."""
    DROP_AT_DATA = enum.auto()
    """The connection is cut when the mail is about to be handed over."""
    SILENCE_AT_QUIT = enum.auto()
    """A goodbye is never answered."""


@dataclass
class Sink:
    """What the server has seen, and how it shall behave; both may change while it runs."""

    port: int = 0
    mails: list[Envelope] = field(default_factory=list)
    connections: int = 0
    logins: list[tuple[str, str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    """An answer other than success, by command: ``MAIL``, ``RCPT``, ``DATA``; ``END`` is for the mail itself."""
    refuses_null_sender: bool = False
    fault: Fault | None = None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a mail was taken."""
    goodbye: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a client has said QUIT."""
    protocols: list[SMTP] = field(default_factory=list)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, mail_options: list[str]
    ) -> str:
        if "MAIL" in self.answers:
            return self.answers["MAIL"]
        if self.refuses_null_sender and address in ("", "<>"):
            return "553 5.7.1 sender must be the logged-in user"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if "END" in self.answers:
            return self.answers["END"]
        self.mails.append(envelope)
        self.arrived.set()
        match self.fault:
            case Fault.ACCEPT_THEN_DROP:
                self.cut()
            case Fault.ACCEPT_THEN_SILENCE:
                await asyncio.Event().wait()
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.goodbye.set()
        if self.fault is Fault.SILENCE_AT_QUIT:
            await asyncio.Event().wait()
        return "221 Bye"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=data.password == b"right", handled=False)

    def cut(self) -> None:
        """Cut every connection without a word."""
        for protocol in self.protocols:
            if isinstance(protocol.transport, asyncio.Transport):
                protocol.transport.abort()
        self.protocols.clear()


class _Connection(SMTP):
    """One connection; what aiosmtpd has no hook for is done here."""

    async def smtp_DATA(self, arg: str) -> None:
        sink = self.event_handler
        assert isinstance(sink, Sink)
        if sink.fault is Fault.DROP_AT_DATA:
            sink.cut()
        elif "DATA" in sink.answers:
            await self.push(sink.answers["DATA"])
        else:
            await super().smtp_DATA(arg)


@contextlib.asynccontextmanager
async def smtp_sink(
    *, tls: ssl.SSLContext | None = None, starttls: ssl.SSLContext | None = None, login: bool = False, utf8: bool = True
) -> AsyncIterator[Sink]:
    """A server on a free loopback port, speaking TLS from the start or after STARTTLS when given a context.

    ``login`` demands one, which needs ``starttls``; any name and the password ``right`` will do.
    """
    sink = Sink()

    def protocol() -> SMTP:
        sink.connections += 1
        made = _Connection(
            sink,
            hostname="sink.example",
            enable_SMTPUTF8=utf8,
            decode_data=False,
            tls_context=starttls,
            authenticator=sink.authenticate if login else None,
            auth_required=login,
        )
        sink.protocols.append(made)
        return made

    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls)
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        server.close()
        sink.cut()
        await server.wait_closed()


@contextlib.contextmanager
def black_hole() -> Iterator[int]:
    """The port of a server that takes connections and never says anything (a firewall that swallows packets)."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]
