"""Writes raw mails for tests, byte by byte where it matters."""

from collections.abc import Sequence

from oredesk.core.message import IncomingMessage
from oredesk.mailbox.attachments import Limits
from oredesk.mailbox.letter import DeskIdentity
from oredesk.mailbox.parsing import parse

DESK = DeskIdentity(frozenset({"desk@buyer.example"}), "@oredesk.buyer.example>", "mx.buyer.example")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def letter(  # noqa: PLR0913 - a mail has so many fields, and each test names the one it is about
    body: str | bytes = "Dear all, please find attached.",
    *,
    sender: str = "Li Lei <li@supplier.example>",
    to: str = "desk@buyer.example",
    subject: str = "CMRT 2026",
    headers: Sequence[str] = (),
    message_id: str = "<1@supplier.example>",
) -> bytes:
    """One mail; an empty sender, addressee, subject or id leaves that field out. Headers of text, body as given."""
    fields = [("From", sender), ("To", to), ("Subject", subject), ("Message-ID", message_id)]
    lines = [f"{name}: {value}" for name, value in fields if value] + list(headers)
    head = "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape")
    return head + b"\r\n" + (body if isinstance(body, bytes) else body.replace("\n", "\r\n").encode())


def part(content: str | bytes, kind: str = "text/plain", *headers: str) -> bytes:
    """One part of a multipart: its headers and its body, still to be joined."""
    data = content if isinstance(content, bytes) else content.encode()
    return "".join(f"{line}\r\n" for line in (f"Content-Type: {kind}", *headers)).encode() + b"\r\n" + data


def multipart(*parts: bytes, boundary: str = "=_b") -> bytes:
    """The body of a multipart with that boundary."""
    mark = f"--{boundary}".encode()
    return b"".join(mark + b"\r\n" + each + b"\r\n" for each in parts) + mark + b"--\r\n"


def mixed(
    *parts: bytes,
    kind: str = "multipart/mixed",
    boundary: str = "=_b",
    headers: Sequence[str] = (),
    **more: str,
) -> bytes:
    """A multipart mail; one inside another needs a boundary of its own."""
    content_type = f'Content-Type: {kind}; boundary="{boundary}"'
    return letter(multipart(*parts, boundary=boundary), headers=("MIME-Version: 1.0", content_type, *headers), **more)


def read(raw: bytes, desk: DeskIdentity = DESK, limits: Limits | None = None) -> IncomingMessage:
    """The mail as the desk sees it."""
    return parse(raw, desk, limits or Limits())
