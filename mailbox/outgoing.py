"""Puts finished mails into a Maildir instead of sending them: for trying things out, and for local delivery."""

import asyncio
import hashlib
from email.parser import BytesHeaderParser
from pathlib import Path

from ..core.reply import Deferred, Sent
from .maildir import create, deliver


class MaildirTransport:
    """Delivers into a Maildir; implements :class:`core.ports.Transport`.

    The file is named after the mail's Message-ID, so a reply that is handed over once more after a crash replaces
    itself and lies there once, as long as no mail program has moved it meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    async def send(self, recipient: str, message: bytes) -> Sent | Deferred:  # noqa: ARG002 - one Maildir for everybody
        """Store the mail durably; a disk that is full or missing is tried again later."""
        try:
            await asyncio.to_thread(deliver, self._path, message, _name(message))
        except OSError as trouble:
            return Deferred(f"Maildir: {trouble.strerror}")
        return Sent()

    async def check(self) -> str | None:
        """Whether the Maildir is there or can be made."""
        try:
            await asyncio.to_thread(create, self._path)
        except OSError as trouble:
            return f"{self._path}: {trouble.strerror}"
        return None

    async def close(self) -> None:
        """Nothing is held open."""


def _name(message: bytes) -> str:
    head = BytesHeaderParser().parsebytes(message.partition(b"\r\n\r\n")[0])
    return f"{hashlib.sha256(str(head['Message-ID']).encode()).hexdigest()[:32]}.oredesk"
