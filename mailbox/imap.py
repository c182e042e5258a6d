"""An IMAP folder as the desk's inbox: asynchronous outside, one thread of its own inside, reconnecting by itself."""

import asyncio
import contextlib
import datetime as dt
import functools
import socket
import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from imaplib import IMAP4
from typing import TypeVar

from ..core.foreign_text import one_line
from ..core.message import Arrival, Bookmark, MailKey, MessageId, Shelf
from ..core.ports import FilingRefused, MailboxUnavailable
from .imap_session import Garbled, ImapServer, ImapSession, OddIdle, OpenFolder
from .imap_shelves import ImapShelves
from .plain_words import plain

__all__ = ["ImapInbox", "ImapServer"]

CLOSING = 8.0
"""Seconds that a call in progress and the logout may take before the connection is cut."""

MOST_ODD_IDLES = 3
"""So many times in a row IDLE may begin with news that imapclient trips over; then the server is only polled."""

Now = Callable[[], dt.datetime]
T = TypeVar("T")


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class ImapInbox:
    """Implements :class:`core.ports.Inbox`. Any call ends a running :meth:`wait` early."""

    def __init__(self, server: ImapServer, *, context: ssl.SSLContext | None = None, now: Now = _utc_now) -> None:
        self._server = server
        self._context = context
        self._now = now
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="imap")
        self._wake, self._waker = socket.socketpair()
        self._wake.settimeout(0)
        self._waker.settimeout(0)
        self._session: ImapSession | None = None
        self._shelves: ImapShelves | None = None
        self._folder: OpenFolder | None = None
        self._may_idle = True
        self._odd_idles = 0
        self._waiting = False
        self._closed = False

    @property
    def account(self) -> str:
        """The login; with the server's name when it is no mail address by itself."""
        user = self._server.user
        return user if "@" in user else f"{user}@{self._server.host}"

    @property
    def folder(self) -> str:
        """The folder's name, as configured."""
        return self._server.folder

    async def arrivals(self, after: Bookmark | None) -> tuple[Bookmark, Sequence[Arrival]]:
        """What lies in the folder beyond the bookmark; opening the folder anew tells cheaply whether anything does."""
        return await self._call(functools.partial(self._arrivals, after))

    async def fetch(self, arrival: Arrival, at_most: int) -> bytes | None:
        """The raw mail without marking it as read, cut after ``at_most`` bytes; None when it is gone."""
        return await self._call(functools.partial(self._fetch, arrival, at_most))

    async def file_away(self, key: MailKey, shelf: Shelf, message_id: MessageId | None = None) -> None:
        """Move the mail to the shelf's folder, which is created when it is missing; also a held mail."""
        await self._call(functools.partial(self._file_away, key, shelf, message_id))

    async def wait(self, seconds: float) -> None:
        """Return when the server has news, after the given time, or when another call is made."""
        self._waiting = True
        try:
            await self._call(functools.partial(self._wait, seconds), wakes=False)
        except asyncio.CancelledError:
            self._interrupt()  # the thread still waits
            raise
        finally:
            self._waiting = False

    async def close(self) -> None:
        """Log out; never raises. A running call is given :data:`CLOSING` seconds. The inbox is then of no more use."""
        if self._closed:
            return
        self._closed = True
        self._interrupt()
        goodbye = asyncio.get_running_loop().run_in_executor(self._thread, self._log_out)
        await asyncio.wait((goodbye,), timeout=CLOSING)
        if not goodbye.done() and self._session:
            self._session.cut()
            await goodbye
        self._thread.shutdown(wait=False)
        self._wake.close()
        self._waker.close()

    async def _call(self, work: Callable[[ImapSession], T], *, wakes: bool = True) -> T:
        if self._closed:
            raise MailboxUnavailable("the mailbox is closed")
        if wakes and self._waiting:
            self._interrupt()
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._guarded, work)

    def _interrupt(self) -> None:
        with contextlib.suppress(OSError):
            self._waker.send(b"!")

    def _guarded(self, work: Callable[[ImapSession], T]) -> T:
        """Do the work on a living connection. After any trouble there is none, and the next call makes a new one."""
        try:
            if self._session is None:
                self._session = ImapSession(self._server, self._context)
                self._shelves = ImapShelves(self._session)
            return work(self._session)
        except FilingRefused:
            raise
        except (IMAP4.error, OSError, ValueError) as trouble:  # ValueError: an answer that is no IMAP
            self._drop()
            raise MailboxUnavailable(self._reason(trouble)) from None
        except BaseException:  # whatever it was, nobody knows what the server will say next on this connection
            self._drop()
            raise

    def _reason(self, trouble: Exception) -> str:
        said = one_line(f"{self._server.host}:{self._server.port}: {plain(trouble)}", 300)
        return said.replace(self._server.password, "…") if self._server.password else said

    def _drop(self) -> None:
        if self._session:
            self._session.close()
        self._session = self._shelves = self._folder = None

    def _log_out(self) -> None:
        with contextlib.suppress(IMAP4.error, OSError):
            if self._session:
                self._session.log_out()
        self._drop()

    def _arrivals(self, after: Bookmark | None, session: ImapSession) -> tuple[Bookmark, Sequence[Arrival]]:
        opened = self._folder = session.open_folder()
        if after is None or after.validity != opened.validity:
            return self._first_contact(opened, session)
        last = int(after.uid)
        if opened.uid_next is not None and opened.uid_next <= last + 1:
            return after, ()
        uids = session.numbers_from(last + 1)
        found = [Arrival(self._key(each.uid, opened), each.size) for each in session.listed(uids) if not each.filed]
        return Bookmark(opened.validity, str(max((last, *uids)))), found

    def _first_contact(self, opened: OpenFolder, session: ImapSession) -> tuple[Bookmark, Sequence[Arrival]]:
        """The mails of the last days; all older ones are passed over for good."""
        begin = self._now() - dt.timedelta(days=self._server.backlog_days)
        uids = session.numbers_since(begin.date() - dt.timedelta(days=1))  # the server's day may be another one
        last = opened.uid_next - 1 if opened.uid_next else max(session.numbers_from(1), default=0)
        found = [
            Arrival(self._key(each.uid, opened), each.size)
            for each in session.listed(uids)
            if not each.filed and (each.received is None or each.received >= begin)
        ]
        return Bookmark(opened.validity, str(max((last, *uids)))), found

    def _key(self, uid: int, opened: OpenFolder) -> MailKey:
        return MailKey(self.account, self.folder, opened.validity, str(uid))

    def _wait(self, seconds: float, session: ImapSession) -> None:
        if self._folder is None:  # a new connection: what came in meanwhile was announced to nobody
            self._opened(session)
            return
        try:
            session.wait(seconds, self._wake, idle=self._may_idle)
            self._odd_idles = 0
        except OddIdle as odd:
            self._odd_idles += 1
            self._may_idle = not odd.refused and self._odd_idles < MOST_ODD_IDLES
            self._drop()
        with contextlib.suppress(BlockingIOError):
            self._wake.recv(64)

    def _fetch(self, arrival: Arrival, at_most: int, session: ImapSession) -> bytes | None:
        if self._opened(session).validity != arrival.key.validity:
            return None
        return session.fetch(int(arrival.key.uid), arrival.size, at_most)

    def _file_away(self, key: MailKey, shelf: Shelf, message_id: MessageId | None, session: ImapSession) -> None:
        opened, shelves = self._opened(session), self._shelves
        assert shelves  # noqa: S101 - made together with the session
        try:
            if opened.validity == key.validity and shelves.file_away(int(key.uid), shelf, opened):
                return
            if message_id and shelf is not Shelf.HELD:
                self._folder = None  # another folder is opened meanwhile
                shelves.file_again(message_id, shelf)
        except (IMAP4.abort, Garbled):
            raise
        except IMAP4.error as refused:
            raise FilingRefused(self._reason(refused)) from None

    def _opened(self, session: ImapSession) -> OpenFolder:
        """The open folder; opened once per connection, and anew whenever arrivals are asked for."""
        if self._folder is None:
            self._folder = session.open_folder()
        return self._folder
