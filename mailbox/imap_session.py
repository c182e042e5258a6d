"""One login at an IMAP server (RFC 3501, 9051), in blocking calls; the only user of imapclient."""

import contextlib
import datetime as dt
import logging
import re
import select
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from imaplib import IMAP4
from itertools import islice
from typing import Any, Literal

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import (
    CapabilityError,
    LoginError,
    ProtocolError,
)

from .. import __version__
from ..core.foreign_text import one_line
from ..core.ports import MailboxUnavailable
from .this_machine import is_this_machine

TIMEOUT = 30.0
"""Seconds for connecting and for every answer."""

LOGIN_PAUSE = 300.0
"""Seconds before a refused login is repeated: providers lock accounts that knock too often."""

RANGE = 4 * 1024 * 1024
"""Bytes fetched at once; a larger mail comes in several pieces, so that no answer needs more memory."""

IDLE_REFRESH = 290.0
"""The longest time in IDLE, in seconds: a dead connection is noticed when it ends (RFC 2177 allows 29 minutes)."""

FILED = b"$OredeskFiled"
"""The keyword of a mail whose copy lies on a shelf, on servers that can neither move nor expunge one mail."""

Garbled = ProtocolError
"""An answer nobody understands: the connection is then of no more use."""

_SLICE = 500
_FOLDERS_SHOWN = 40
_TEMPORARY = ("[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]")

# At its debug level imapclient logs subjects and texts of mails.
logging.getLogger("imapclient").setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class ImapServer:
    """Where the mailbox is. Without encryption only a server on this machine is allowed."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    tls: Literal["tls", "starttls", "none"] = "tls"
    backlog_days: int = 14

    def __post_init__(self) -> None:
        if self.tls == "none" and not is_this_machine(self.host):
            raise ValueError("IMAP without encryption is allowed to this machine only")


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """What the server said when the folder was opened."""

    validity: str
    uid_next: int | None
    """The lowest number the next mail may get; None when the server does not say."""
    keywords: bool
    """Whether keywords of one's own may be set."""


class OddIdle(Exception):  # noqa: N818 - nothing failed: the connection is only to be replaced
    """IDLE was refused, or a mail came in at that very moment and imapclient tripped over the news."""

    def __init__(self, *, refused: bool) -> None:
        super().__init__("IDLE did not begin as it should")
        self.refused = refused


@dataclass(frozen=True, slots=True)
class Listed:
    """A mail in the folder that was not fetched."""

    uid: int
    size: int
    received: dt.datetime | None
    filed: bool
    """Whether it already lies on a shelf and only could not be removed here."""


class ImapSession:
    """A connection that is logged in. Every trouble raises imaplib's errors or OSError; it is then of no more use.

    Not safe for several threads, but for :meth:`cut`.
    """

    def __init__(self, server: ImapServer, context: ssl.SSLContext | None = None) -> None:
        trusted = (context or ssl.create_default_context()) if server.tls != "none" else None
        self.server = server
        self.client: Any = IMAPClient(  # Any: imapclient has no types
            server.host,
            server.port,
            ssl=server.tls == "tls",
            ssl_context=trusted if server.tls == "tls" else None,
            timeout=SocketTimeout(TIMEOUT, TIMEOUT),
        )
        self.client._imap.debug = 0  # noqa: SLF001 - imapclient sets 5, which costs 26 times the CPU of a fetch
        self.client.normalise_times = False
        self._announced = False
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            if server.tls == "starttls":
                self._encrypt(trusted)
            self._log_in()
            undo.pop_all()

    def _encrypt(self, trusted: ssl.SSLContext | None) -> None:
        try:
            self.client.starttls(trusted)
        except CapabilityError:
            raise MailboxUnavailable(f"{self.server.host} does not offer STARTTLS") from None

    def _log_in(self) -> None:
        client, server = self.client, self.server
        try:
            client.login(server.user, server.password)
        except LoginError as refused:
            if isinstance(refused.__context__, IMAP4.abort):
                raise refused.__context__ from None  # the connection broke: nothing was refused
            said = one_line(re.sub(r"^b(['\"])(.*)\1$", r"\2", str(refused)), 200)  # imaplib gives bytes as they print
            if any(code in said.upper() for code in _TEMPORARY):
                raise MailboxUnavailable(f"{server.host} cannot log anybody in now: {said}") from None
            raise MailboxUnavailable(f"{server.host} refuses the login of {server.user}: {said}", LOGIN_PAUSE) from None
        if client.has_capability("ID"):  # 163, 126, yeah.net and QQ open no folder for a client without a name
            self._introduce()

    def _introduce(self) -> None:
        try:
            self.client.id_({"name": "oredesk", "version": __version__, "vendor": "oredesk"})
        except IMAP4.abort:
            raise
        except IMAP4.error:
            return  # whether the server minds shows when the folder is opened

    def open_folder(self, name: str = "") -> OpenFolder:
        """Open the mailbox's folder, or another one, anew, which also asks for what is new in it."""
        name = name or self.server.folder
        place = f"The folder “{name}” at {self.server.host}"
        try:
            answer = self.client.select_folder(name)
        except IMAP4.readonly:
            raise MailboxUnavailable(f"{place} may only be read, so mails cannot be filed away") from None
        except IMAP4.abort:
            raise
        except IMAP4.error as refused:
            raise MailboxUnavailable(
                f"{place} cannot be opened ({one_line(str(refused), 150)}). Folders there: {self._folders()}"
            ) from None
        if b"UIDVALIDITY" not in answer:
            raise MailboxUnavailable(f"{place} has no UIDVALIDITY, so mails cannot be told apart")
        keywords = b"\\*" in answer.get(b"PERMANENTFLAGS", ())
        return OpenFolder(str(answer[b"UIDVALIDITY"]), answer.get(b"UIDNEXT"), keywords)

    def _folders(self) -> str:
        names = sorted(str(name) for _, _, name in self.client.list_folders())
        more = " …" if len(names) > _FOLDERS_SHOWN else ""
        return one_line(", ".join(names[:_FOLDERS_SHOWN]), 1000) + more

    def numbers_from(self, first: int) -> list[int]:
        """The UIDs from ``first`` on, ascending."""
        found = self.client.search(["UID", f"{first}:*"])
        self._announced = False
        # A server answers n:* with the last mail even when its number is below n (RFC 3501 section 6.4.8).
        return sorted(uid for uid in found if uid >= first)

    def numbers_since(self, day: dt.date) -> list[int]:
        """The UIDs of the mails that came in on that day or later, ascending."""
        return sorted(self.client.search(["SINCE", day]))

    def listed(self, uids: Sequence[int]) -> Iterator[Listed]:
        """Size and time of each mail that is still there; in slices, since servers refuse long commands."""
        rest = iter(uids)
        while chunk := list(islice(rest, _SLICE)):
            answers = self.client.fetch(chunk, ["RFC822.SIZE", "INTERNALDATE", "FLAGS"])
            for uid in chunk:
                if said := answers.get(uid):
                    filed = FILED in (said.get(b"FLAGS") or ())
                    yield Listed(uid, said.get(b"RFC822.SIZE") or 0, said.get(b"INTERNALDATE"), filed)

    def fetch(self, uid: int, size: int, at_most: int) -> bytes | None:
        """The raw mail, cut after ``at_most`` bytes and left unread; None when it is gone."""
        if size <= min(RANGE, at_most):
            said = self.client.fetch([uid], ["BODY.PEEK[]"]).get(uid)
            return None if said is None else _body(said)[:at_most]
        pieces = bytearray()
        while len(pieces) < at_most:
            length = min(RANGE, at_most - len(pieces))
            said = self.client.fetch([uid], [f"BODY.PEEK[]<{len(pieces)}.{length}>"]).get(uid)
            if said is None:
                return None
            piece = _body(said, may_be_missing=bool(pieces))
            pieces += piece
            if len(piece) < length:
                break
        return bytes(pieces)

    def wait(self, seconds: float, wake: socket.socket, *, idle: bool) -> None:
        """Return when the server says something, ``wake`` can be read, or the time is over; raises OddIdle.

        What the server says is never parsed here: imapclient's reader of it gives up on lines that come in two
        pieces and spins on a dead connection. Whoever waits looks into the folder afterwards anyway.
        """
        if self._has_news():
            return
        if not (idle and self.client.has_capability("IDLE")):
            _readable([wake], seconds)
            return
        try:
            self.client.idle()
        except IMAP4.abort:
            raise
        except IMAP4.error as odd:
            raise OddIdle(refused="b'* " not in str(odd)) from None
        if not self._has_unread():
            _readable([self.client.socket(), wake], min(seconds, IDLE_REFRESH))
        self.client.idle_done()

    def _has_unread(self) -> bool:
        """Whether news came in one piece with the consent to idle, so that no more will come over the network.

        They lie in the reader's buffer or in the TLS layer; looking there must not wait for the network.
        """
        connection, line = self.client._imap, self.client.socket()  # noqa: SLF001 - nothing public looks there
        reader = getattr(connection, "_file", None) or connection.file  # named so from Python 3.14 on, and before
        line.settimeout(0)
        try:
            return bool(reader.peek(1))
        except (BlockingIOError, ssl.SSLWantReadError):
            return False
        finally:
            line.settimeout(TIMEOUT)

    def _has_news(self) -> bool:
        """Whether mails came in while the last ones were handled; said once, for some servers say so always."""
        _, said = self.client.noop()
        self._announced = not self._announced and any(b"EXISTS" in each[1:2] for each in said)
        return self._announced

    def log_out(self) -> None:
        """Say goodbye, briefly."""
        self.client.socket().settimeout(5)
        self.client.logout()

    def cut(self) -> None:
        """End the connection at once; whatever call is waiting for an answer fails. Safe from another thread."""
        with contextlib.suppress(OSError):  # the plain socket's own method: the TLS layer is the other thread's
            socket.socket.shutdown(self.client.socket(), socket.SHUT_RDWR)

    def close(self) -> None:
        """Give up the connection without a word."""
        with contextlib.suppress(OSError):
            self.client.shutdown()


def _body(said: dict[bytes, Any], *, may_be_missing: bool = False) -> bytes:
    """The text in an answer to FETCH; some servers give none beyond the end of a mail.

    A mail that is there and has no text is trouble: it must not be taken for one that is gone.
    """
    body = next((value for key, value in said.items() if key.startswith(b"BODY[]")), None)
    if isinstance(body, bytes):
        return body
    if may_be_missing:
        return b""
    raise IMAP4.error("the server lists the mail and does not give its text")


def _readable(sockets: Sequence[socket.socket], seconds: float) -> None:
    poller = select.poll()
    for each in sockets:
        poller.register(each.fileno(), select.POLLIN)
    poller.poll(max(0.0, seconds) * 1000)
