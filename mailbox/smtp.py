"""Hands finished mails to an SMTP server (RFC 5321), one attempt per call, and says truly how each ended."""

import asyncio
import re
import ssl
from dataclasses import dataclass, field
from typing import Literal

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponseException,
)
from aiosmtplib import SMTPSenderRefused as SenderRefused

from ..core.foreign_text import one_line
from ..core.reply import Ambiguous, Deferred, Rejected, Sent, Unreachable
from .composing import ascii_address
from .plain_words import plain
from .this_machine import is_this_machine

Result = Sent | Deferred | Rejected | Ambiguous | Unreachable

LOGIN_PAUSE = 300.0
"""Seconds before a refused login is repeated: providers lock accounts that knock too often."""

_GO_AHEAD = 354
_CLOSING = 421
_OUR_OWN_FAULT = frozenset({530, 534, 535, 538})
"""Login needed or refused (RFC 4954): an administrator mends that, the recipient is not to blame."""

_LINE_WITH_DOT = re.compile(rb"^\.", re.MULTILINE)
_ADDRESS = re.compile(r"[^\s<>\x00-\x1f\x7f]+@[^\s<>\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """The server that takes our mail. Without encryption only one on this machine is allowed."""

    host: str
    port: int
    tls: Literal["tls", "starttls", "none"] = "tls"
    user: str = ""
    password: str = field(default="", repr=False)
    envelope_from: str = ""
    """Where bounces go; empty for the null sender ``<>``, which no robot answers (RFC 3834 section 3.3)."""
    own_address: str = ""
    """The envelope sender for a server that refuses the null sender, as relays for logged-in users may."""

    def __post_init__(self) -> None:
        if self.tls == "none" and not is_this_machine(self.host):
            raise ValueError("SMTP without encryption is allowed to this machine only")


@dataclass(frozen=True, slots=True)
class Waits:
    """How many seconds are waited, for what."""

    command: float = 30.0
    """For the connection, and for every answer but the last."""
    delivery: float = 120.0
    """For the answer to the mail itself: servers scan before they answer, and giving up too early means a second
    copy (RFC 5321 section 4.5.3.2.6 would even wait ten minutes)."""
    next_mail: float = 10.0
    """With the connection open."""


class SmtpTransport:
    """Sends over one connection at a time, kept for a moment so that a burst needs one login.

    Implements :class:`core.ports.Transport`.
    """

    def __init__(
        self, server: SmtpServer, waits: Waits | None = None, *, context: ssl.SSLContext | None = None
    ) -> None:
        self._server = server
        self._sender = server.envelope_from
        self._waits = waits or Waits()
        self._context = context
        self._turn = asyncio.Lock()
        self._client: SMTP | None = None
        self._closing: asyncio.Task[None] | None = None

    async def send(self, recipient: str, message: bytes) -> Result:
        """Try once. Nothing a server or network does raises; the reason texts hold no address."""
        if not _ADDRESS.fullmatch(recipient):
            return Rejected("not an address")
        async with self._turn:
            self._stay_open()
            reusable = False
            try:
                result = await self._attempt(ascii_address(recipient), message)
                reusable = not isinstance(result, Ambiguous)
            finally:  # also when this task is cancelled: half a conversation cannot be continued
                if not reusable:
                    self._drop()
            self._closing = asyncio.create_task(self._close_when_idle())
        return result

    async def check(self) -> str | None:
        """What the server says against a login; None when it lets us in."""
        async with self._turn:
            try:
                await self._connection()
            except (SMTPException, OSError, UnicodeError) as trouble:
                self._drop()
                return _told(trouble)
        return None

    async def close(self) -> None:
        """Say goodbye to the server; never raises."""
        async with self._turn:
            self._stay_open()
            await self._hang_up()

    async def _attempt(self, recipient: str, message: bytes) -> Result:
        """All up to the data may be repeated at will, so every trouble there only defers or rejects."""
        try:
            client = await self._connection()
        except (SMTPException, OSError, UnicodeError) as trouble:  # the last: a host name that cannot be one
            self._drop()
            return Unreachable(_told(trouble), LOGIN_PAUSE if _login_refused(trouble) else 0.0)
        try:
            if not recipient.isascii() and not client.supports_extension("smtputf8"):
                return Rejected("the address needs SMTPUTF8 (RFC 6531), which this server does not know")
            await self._announce(client, _options(client, recipient, message))
            await client.rcpt(recipient, encoding="utf-8")
            started = await client.execute_command(b"DATA")
            if started.code != _GO_AHEAD:
                raise SMTPDataError(started.code, started.message)
        except SMTPResponseException as refusal:
            return self._refused(refusal)
        except (SMTPException, OSError) as trouble:
            self._drop()
            return Deferred(_told(trouble))
        return await self._transfer(client, message)

    async def _announce(self, client: SMTP, options: list[str]) -> None:
        """Name the envelope sender; where the null sender is refused for good, our own address from now on."""
        try:
            await client.mail(self._sender, options=options)
        except SenderRefused as refusal:
            if self._sender or not self._server.own_address or refusal.code // 100 != 5:  # noqa: PLR2004 - RFC 5321
                raise
            self._sender = self._server.own_address
            await client.mail(self._sender, options=options)

    async def _transfer(self, client: SMTP, message: bytes) -> Result:
        """The data itself. An end without an answer leaves open whether the server took the mail."""
        protocol = client.protocol
        if protocol is None or not protocol.is_connected:
            return Deferred("the connection was lost before the mail was handed over")
        try:
            protocol.write(_LINE_WITH_DOT.sub(b"..", message) + b".\r\n")
            answer = await protocol.read_response(timeout=self._waits.delivery)
        except (SMTPException, OSError) as trouble:
            return Ambiguous(f"no answer to the mail: {_told(trouble)}")
        match answer.code // 100:
            case 2:
                return Sent()
            case 4 | 5:
                return self._refused(SMTPDataError(answer.code, answer.message))
            case _:
                return Ambiguous(_reason(f"odd answer to the mail: {answer.code} {answer.message}"))

    def _refused(self, refusal: SMTPResponseException) -> Deferred | Rejected:
        if refusal.code == _CLOSING:
            self._drop()
        reason = _reason(f"{refusal.code} {refusal.message}")
        about_this_mail = isinstance(refusal, SenderRefused | SMTPRecipientRefused | SMTPDataError)
        final = about_this_mail and 500 <= refusal.code < 600 and refusal.code not in _OUR_OWN_FAULT  # noqa: PLR2004 - RFC 5321 section 4.2.1
        return Rejected(reason) if final else Deferred(reason)

    async def _connection(self) -> SMTP:
        """The open connection, if it still answers, else a new one, encrypted and logged in."""
        if self._client:
            try:
                await self._client.rset()
            except (SMTPException, OSError):
                self._drop()
            else:
                return self._client
        server = self._server
        self._client = SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user or None,
            password=server.password or None,
            timeout=self._waits.command,
            use_tls=server.tls == "tls",
            start_tls=server.tls == "starttls",
            tls_context=self._context,
        )
        await self._client.connect()
        if self._client.is_ehlo_or_helo_needed:
            await self._client.ehlo()
        return self._client

    def _stay_open(self) -> None:
        if self._closing:
            self._closing.cancel()

    async def _close_when_idle(self) -> None:
        await asyncio.sleep(self._waits.next_mail)
        async with self._turn:
            await self._hang_up()

    async def _hang_up(self) -> None:
        client, self._client = self._client, None
        if client and client.is_connected:
            try:
                await client.quit(timeout=min(5.0, self._waits.command))
            except (SMTPException, OSError):
                pass  # it is gone already, which is what was wanted
            finally:
                client.close()

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client:
            client.close()


def _options(client: SMTP, recipient: str, message: bytes) -> list[str]:
    """The parameters of MAIL: the size, so that a limit shows before the transfer, and SMTPUTF8 where needed."""
    size = [f"SIZE={len(message)}"] if client.supports_extension("size") else []
    return size if recipient.isascii() else [*size, "SMTPUTF8"]


def _login_refused(trouble: Exception) -> bool:
    """Whether the server has said no for good to who we are; a busy server's 454 is no such thing (RFC 4954)."""
    return isinstance(trouble, SMTPAuthenticationError) and trouble.code // 100 == 5  # noqa: PLR2004 - RFC 5321


def _told(trouble: Exception) -> str:
    """A trouble in words for an administrator."""
    if isinstance(trouble, SMTPAuthenticationError):
        return _reason(f"the login is refused: {trouble.code} {trouble.message}")
    return _reason(plain(trouble))


def _reason(text: str) -> str:
    """A server's words without any address: they are stored and logged."""
    return one_line(_ADDRESS.sub("…", text))
