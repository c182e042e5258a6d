"""Puts headers and parts together into the bytes of a mail: 7-bit, short lines, nothing foreign left unencoded."""

import binascii
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email import charset, policy
from email.header import Header
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from ..core.foreign_text import clean_text, one_line

_WIRE = policy.compat32.clone(linesep="\r\n", max_line_length=None, mangle_from_=False)
_MESSAGE_ID = re.compile(r"<(?!.*=\?)[!-;=?-~]{1,240}>")
"""Nothing but visible ASCII, and nothing that a reader would take for an encoded word."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that goes with the mail; its type is our own, its name cleaned and short."""

    name: str
    subtype: str
    data: bytes


def compose(headers: Sequence[tuple[str, str]], text: str, html: str, files: Sequence[AttachedFile] = ()) -> bytes:
    """A complete message (RFC 5322, RFC 2045): text and HTML as alternatives, then the files; CRLF line ends.

    The headers' values must have been made by the functions below. The same arguments give the same bytes.
    """
    digest = hashlib.sha256(repr(headers).encode()).hexdigest()[:24]
    body = MIMEMultipart("alternative", boundary=f"=_{digest}_a", _subparts=[_text(text, "plain"), _text(html, "html")])
    contents = {f"=_{digest}_{number}": file for number, file in enumerate(files)}
    if files:
        parts = [_attachment(file, stand_in) for stand_in, file in contents.items()]
        body = MIMEMultipart("mixed", boundary=f"=_{digest}_m", _subparts=[body, *parts])
    for part in list(body.walk())[1:]:
        del part["MIME-Version"]  # belongs to the whole message alone (RFC 2045 section 4)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    mail = head.encode() + body.as_bytes(policy=_WIRE)
    for stand_in, file in contents.items():
        mail = mail.replace(b"\r\n" + stand_in.encode() + b"\r\n", b"\r\n" + _base64(file.data) + b"\r\n", 1)
    return mail


def unstructured(name: str, value: str) -> str:
    """A header value of free text: cleaned, cut at 200 characters, folded, and encoded where needed.

    ASCII that looks like an encoded word is encoded too, or a reader would decode what it never was.
    """
    line = one_line(value)
    plain = line.isascii() and "=?" not in line
    return Header(line, "us-ascii" if plain else "utf-8", header_name=name).encode(linesep="\r\n")


def mailbox_address(display_name: str, address: str) -> str:
    """A From value (RFC 5322 ``name-addr``), or the bare address when there is no name."""
    name = one_line(display_name, 100)
    if not name:
        return _bare(address)
    if name.isascii() and "=?" not in name:
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{_bare(address)}>'
    encoded = Header(name, "utf-8", maxlinelen=60).encode(linesep="\r\n")
    return f"{encoded} <{_bare(address)}>"


def ascii_address(address: str) -> str:
    """The address with its domain in ASCII (RFC 5890); unchanged where the domain cannot be encoded.

    The local part stays as it is: beyond ASCII it needs a server with SMTPUTF8 (RFC 6531).
    """
    local, at, domain = address.rpartition("@")
    try:
        return f"{local}{at}{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def _bare(address: str) -> str:
    return ascii_address("".join(clean_text(address).split())[:320])


def message_ids(ids: Iterable[str]) -> str:
    """The well-formed Message-IDs among the given ones, one to a folded line: they are never encoded or cut."""
    return "\r\n ".join(identifier for identifier in ids if _MESSAGE_ID.fullmatch(identifier))


def _text(text: str, subtype: str) -> MIMEText:
    """Quoted-printable where most is ASCII and so stays legible, else base64."""
    encoding = charset.Charset("utf-8")
    mostly_ascii = sum(map(str.isascii, text)) > 0.8 * len(text)  # beyond that, base64 is shorter
    encoding.body_encoding = charset.QP if mostly_ascii else charset.BASE64
    canonical = text if mostly_ascii else text.replace("\n", "\r\n")  # base64 hides the line ends from the generator
    return MIMEText(canonical, subtype, encoding)  # type: ignore[arg-type]


def _attachment(file: AttachedFile, stand_in: str) -> MIMEBase:
    """Beyond ASCII the name is written as RFC 2231 has it, and once more for the programs that only know RFC 2047."""
    encoded = file.name if file.name.isascii() else Header(file.name, "utf-8", maxlinelen=1000).encode()
    part = MIMEBase("application", file.subtype, name=encoded)
    part["Content-Transfer-Encoding"] = "base64"
    part.set_payload(stand_in)  # the generator takes thirty times as long for megabytes as the encoding itself
    name = file.name if file.name.isascii() else ("utf-8", "", file.name)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def _base64(data: bytes) -> bytes:
    """Lines of 76 characters (RFC 2045 section 6.8)."""
    letters = binascii.b2a_base64(data, newline=False)
    return b"\r\n".join(letters[start : start + 76] for start in range(0, len(letters), 76))
