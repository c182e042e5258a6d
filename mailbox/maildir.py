"""A Maildir as the desk's inbox, and delivery into one: the embedded mailbox that needs no server at all."""

import asyncio
import contextlib
import datetime as dt
import functools
import itertools
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..core.foreign_text import one_line
from ..core.message import Arrival, Bookmark, MailKey, MessageId, Shelf
from ..core.ports import FilingRefused, MailboxUnavailable

VALIDITY = "maildir"

_PLACES = ("new", "cur")
_SETTLED = 2_000_000_000  # ns; a folder changed so lately may change again without its time stamp showing it
_GLANCE = 0.25  # seconds between two looks at the time stamps while waiting
_counter = itertools.count()

Now = Callable[[], dt.datetime]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Look:
    """When a folder had last been changed as it was listed."""

    stamp: int
    settled: bool
    """Whether that was so long before that a later change must show in the time stamp."""


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def create(path: Path) -> None:
    """Make the folder a Maildir; nothing happens when it is one."""
    for place in ("tmp", *_PLACES):
        (path / place).mkdir(parents=True, exist_ok=True)


def deliver(path: Path, raw: bytes, name: str = "") -> str:
    """Put a mail into the Maildir so that a crash leaves all of it or nothing; returns the file's name.

    Without a name of its own it gets one by the customs of Maildir: time, process and counter, host; plus a random
    part. A mail that is delivered again under its own name replaces the earlier one.
    """
    create(path)
    name = name or _unique_name()
    temporary = path / "tmp" / name
    with temporary.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path / "new" / name)
    _sync(path / "new")
    return name


def _unique_name() -> str:
    now = time.time_ns()
    unique = f"M{now // 1000 % 1_000_000}P{os.getpid()}Q{next(_counter)}R{secrets.token_hex(4)}"
    host = socket.gethostname().replace("/", "-").replace(":", "-")
    return f"{now // 1_000_000_000}.{unique}.{host}"


class MaildirInbox:
    """Implements :class:`core.ports.Inbox` over ``new`` and ``cur``; shelves are subfolders as in Maildir++.

    The uid is the file name up to the colon, which no program may change. There is no order in such names, so the
    bookmark says when the folder was first seen, and this object remembers what was recorded since it was made; a
    new one lists everything again that was not filed away, and the ledger knows those by their keys.
    """

    def __init__(self, path: Path, *, account: str = "maildir", backlog_days: int = 14, now: Now = _utc_now) -> None:
        self._path = path
        self._account = account
        self._backlog = dt.timedelta(days=backlog_days)
        self._now = now
        self._recorded: set[str] = set()
        self._offered: set[str] = set()
        self._given: Bookmark | None = None
        self._files: dict[str, dict[str, str]] = {place: {} for place in _PLACES}
        self._seen: dict[str, _Look] = {}
        self._stirred = False
        self._wake = asyncio.Event()
        self._turn = threading.Lock()

    @property
    def account(self) -> str:
        """The name it was given."""
        return self._account

    @property
    def folder(self) -> str:
        """Always ``"INBOX"``."""
        return "INBOX"

    async def arrivals(self, after: Bookmark | None) -> tuple[Bookmark, Sequence[Arrival]]:
        """What lies in the folder and was not recorded, by time of arrival; cheap while nothing changes."""
        return await self._outside(functools.partial(self._arrivals, after))

    async def fetch(self, arrival: Arrival, at_most: int) -> bytes | None:
        """The raw mail, cut after ``at_most`` bytes; None when it is gone."""
        return await self._outside(functools.partial(self._fetch, arrival.key, at_most))

    async def file_away(self, key: MailKey, shelf: Shelf, message_id: MessageId | None = None) -> None:  # noqa: ARG002 - its name tells which it is
        """Move the mail into the shelf's subfolder, which is created when it is missing; also a held mail."""
        try:
            await self._outside(functools.partial(self._file_away, key, shelf))
        except MailboxUnavailable as trouble:
            raise FilingRefused(str(trouble)) from None

    async def wait(self, seconds: float) -> None:
        """Return when the folder changes, after the given time, or when the inbox is closed."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not self._wake.is_set() and not self._changed():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), min(left, _GLANCE))

    async def close(self) -> None:
        """End a running wait; there is nothing to log out of."""
        self._wake.set()

    async def _outside(self, work: Callable[[], T]) -> T:
        """Do blocking work in a thread, one piece at a time."""

        def in_turn() -> T:
            with self._turn:
                return work()

        try:
            return await asyncio.to_thread(in_turn)
        except OSError as trouble:
            raise MailboxUnavailable(one_line(f"Maildir {self._path}: {trouble.strerror or trouble}", 300)) from None

    def _arrivals(self, after: Bookmark | None) -> tuple[Bookmark, Sequence[Arrival]]:
        known = after if after and after.validity == VALIDITY else None
        if known is None or self._given is None:  # a known one may be gone: no backup of the desk brings it back
            create(self._path)
        if known is None:
            self._recorded, self._given = set(), None
        elif known == self._given:
            self._recorded |= self._offered
        self._rescan()
        if known and known == self._given and not self._stirred:
            return known, ()
        begin = int(known.uid.partition(".")[0]) if known else int((self._now() - self._backlog).timestamp())
        found = self._unrecorded(begin)
        serial = int(known.uid.partition(".")[2]) if known else 0
        self._given = Bookmark(VALIDITY, f"{begin}.{serial + bool(found)}")
        self._offered = {arrival.key.uid for arrival in found}
        self._stirred = False
        return self._given, found

    def _unrecorded(self, begin: int) -> list[Arrival]:
        """The mails nobody has recorded, by time.

        Those from before ``begin`` are passed over, but only on the first look: what is moved into the folder later
        is meant for the desk, however old it is.
        """
        names = {uid: f"{place}/{name}" for place in _PLACES for uid, name in self._files[place].items()}
        first_look, self._recorded = self._given is None, self._recorded.intersection(names)
        found: list[tuple[int, Arrival]] = []
        for uid in names.keys() - self._recorded:
            try:
                status = (self._path / names[uid]).stat()
            except FileNotFoundError:
                continue
            if first_look and status.st_mtime < begin:
                self._recorded.add(uid)
                continue
            key = MailKey(self.account, self.folder, VALIDITY, uid)
            found.append((status.st_mtime_ns, Arrival(key, status.st_size)))
        return [arrival for _, arrival in sorted(found, key=lambda each: (each[0], each[1].key.uid))]

    def _rescan(self) -> None:
        """List what has changed since the last time; a folder of any size costs nothing while it does not."""
        for place in _PLACES:
            if not self._place_changed(place):
                continue
            stamp = (self._path / place).stat().st_mtime_ns
            self._seen[place] = _Look(stamp, settled=time.time_ns() - stamp > _SETTLED)
            with os.scandir(self._path / place) as entries:
                mails = [each.name for each in entries if each.name[0] != "." and each.is_file(follow_symlinks=False)]
            self._files[place] = {_uid(name): name for name in mails}
            self._stirred = True

    def _changed(self) -> bool:
        try:
            return any(self._place_changed(place) for place in _PLACES)
        except OSError:  # the next look at the arrivals says what is the matter
            return True

    def _place_changed(self, place: str) -> bool:
        """Whether the folder was touched since it was listed, or may have been within one tick of its time stamp."""
        seen = self._seen.get(place)
        stamp = (self._path / place).stat().st_mtime_ns
        return seen is None or seen.stamp != stamp or (not seen.settled and time.time_ns() - stamp > _SETTLED)

    def _find(self, key: MailKey) -> Path | None:
        """Where the mail lies now: other programs move mails from new to cur and change the part after the colon."""
        for look_again in (False, True) if key.validity == VALIDITY else ():
            if look_again:
                self._rescan()
            for place in _PLACES:
                name = self._files[place].get(key.uid)
                if name and (path := self._path / place / name).exists():
                    return path
        return None

    def _find_held(self, key: MailKey) -> Path | None:
        """Where a mail that was held lies."""
        if key.validity != VALIDITY:
            return None
        held = [self._path / f".{Shelf.HELD}" / place for place in _PLACES]
        mails = (mail for folder in held if folder.is_dir() for mail in folder.iterdir())
        return next((mail for mail in mails if _uid(mail.name) == key.uid), None)

    def _fetch(self, key: MailKey, at_most: int) -> bytes | None:
        path = self._find(key)
        if path is None:
            return None
        with path.open("rb") as file:
            return file.read(at_most)

    def _file_away(self, key: MailKey, shelf: Shelf) -> None:
        path = self._find(key) or self._find_held(key)
        if path is None:
            return
        target = self._path / f".{shelf}"
        create(target)
        (target / "maildirfolder").touch()
        base, colon, flags = path.name.partition(":")
        name = f"{base}{colon or ':2,'}{flags}"
        if (target / "cur" / name).exists():  # restored from a backup, perhaps; neither may replace the other
            name = f"{base}R{secrets.token_hex(4)}{colon or ':2,'}{flags}"
        path.rename(target / "cur" / name)
        _sync(target / "cur")
        _sync(path.parent)
        self._files["new"].pop(key.uid, None)
        self._files["cur"].pop(key.uid, None)


def _uid(name: str) -> str:
    """The part of a file name that never changes, as text that can be stored whatever bytes it is made of."""
    return os.fsencode(name.partition(":")[0]).decode("utf-8", "backslashreplace")


def _sync(folder: Path) -> None:
    """Make a rename in the folder last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
