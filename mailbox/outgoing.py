"""Puts finished mails into a Maildir instead of sending them: for trying things out, and for local delivery."""

import asyncio
import hashlib
import os
from email.parser import BytesHeaderParser
from pathlib import Path

from ..core.ports import Deferred, Sent


class MaildirTransport:
    """Delivers into a Maildir (https://cr.yp.to/proto/maildir.html); implements :class:`core.ports.Transport`.

    The file is named after the mail's Message-ID, so delivering a mail once more replaces it: here a reply
    arrives exactly once, whatever happened between the delivery and the note that it was done.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    async def send(self, recipient: str, message: bytes) -> Sent | Deferred:  # noqa: ARG002 - a Maildir is the recipient
        """Store the mail durably; a disk that is full or missing is tried again later."""
        try:
            await asyncio.to_thread(self._deliver, message)
        except OSError as trouble:
            return Deferred(f"Maildir: {trouble.strerror}")
        return Sent()

    def _deliver(self, message: bytes) -> None:
        for folder in ("tmp", "new", "cur"):
            (self._path / folder).mkdir(parents=True, exist_ok=True)
        name = f"{_unique_name(message)}.oredesk"
        unfinished = self._path / "tmp" / name
        with unfinished.open("wb") as file:
            file.write(message)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path / "new" / name)
        _sync_folder(self._path / "new")


def _unique_name(message: bytes) -> str:
    head = BytesHeaderParser().parsebytes(message.partition(b"\r\n\r\n")[0])
    return hashlib.sha256(str(head["Message-ID"]).encode()).hexdigest()[:32]


def _sync_folder(folder: Path) -> None:
    """Make the renaming durable (a crash may otherwise lose the name although the bytes are on the disk)."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
