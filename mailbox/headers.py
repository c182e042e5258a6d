"""Reads a mail's header block: fields, parameters, encoded words, addresses and message ids; never raises.

The standard library's parser is not used here: with its modern policy it raises on malformed addresses and takes
quadratic time, with its old policy it leaves encoded words inside quotes (Foxmail, QQ Mail, Outlook) undecoded.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from ..core.foreign_text import one_line
from ..core.message import MessageId
from .charsets import decode

BLOCK_LIMIT = 1024 * 1024
"""Bytes of a header block that are looked at: more than any mail server lets through. What lies beyond is ignored."""

FIELD_LIMIT = 64 * 1024
"""Bytes of one field that are kept: a list of thousands of recipients must not hide what kind of mail it is."""

_FIELDS = 1000
_VALUE_LIMIT = 4 * 1024  # of a value whose inner structure is parsed: parameters, addresses
_BLANK_LINE = re.compile(rb"\n\r{0,2}\n")
_NEXT_FIELD = re.compile(rb"\r{0,2}\n(?![ \t])")
_FOLD = re.compile(rb"\r{0,2}\n[ \t]+")
_NAME = re.compile(rb"[!-9;-~]{1,80}")
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bq])\?([^?]*)\?=", re.IGNORECASE)
_PARAMETER = re.compile(rb';\s*([^\s=;"]{1,60})\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)', re.DOTALL)
_SEGMENT = re.compile(r"(.+?)\*(\d{1,3})?(\*)?")
_MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of one header block, in their order: names in lower case, values unfolded and still raw."""

    fields: tuple[tuple[str, bytes], ...] = ()

    def all(self, name: str) -> tuple[bytes, ...]:
        """Every value of the field with that lower-case name."""
        return tuple(value for field, value in self.fields if field == name)

    def first(self, name: str) -> bytes | None:
        """The first value of the field, or None."""
        return next((value for field, value in self.fields if field == name), None)

    def text(self, name: str, limit: int = 200) -> str:
        """The field's first value decoded and cleaned, on one line; ``""`` when there is none."""
        value = self.first(name)
        return one_line(decode_words(value), limit) if value else ""

    def token(self, name: str) -> str:
        """The field's first word in lower case, without comments and parameters; ``""`` when there is none."""
        return first_token(self.first(name) or b"")

    def message_ids(self, name: str) -> tuple[MessageId, ...]:
        """The message ids in a field, in their order."""
        found = _MESSAGE_ID.findall(decode(self.first(name) or b""))
        return tuple(MessageId(one_line(each, 252)) for each in found if each.isascii() and each.isprintable())


def read_headers(source: bytes, start: int, end: int) -> tuple[Headers, int]:
    """The header block at ``start`` and where the body begins; a block without an end has no body."""
    if source.startswith((b"\n", b"\r\n"), start):
        return Headers(), source.index(b"\n", start) + 1
    blank = _BLANK_LINE.search(source, start, end)
    block_end, body = (blank.start(), blank.end()) if blank else (end, end)
    block = source[start : min(block_end, start + BLOCK_LIMIT)]
    return Headers(tuple(_fields(block))), body


def _fields(block: bytes) -> Iterator[tuple[str, bytes]]:
    for line in _NEXT_FIELD.split(block, _FIELDS)[:_FIELDS]:
        name, colon, value = line.partition(b":")
        if colon and _NAME.fullmatch(name.rstrip()):
            yield name.rstrip().decode("ascii").lower(), _FOLD.sub(b" ", value[:FIELD_LIMIT]).strip()


def first_token(value: bytes) -> str:
    """The first word of a structured value in lower case: ``auto-replied`` of ``Auto-Replied (vacation); x=1``."""
    text = value[:_VALUE_LIMIT].decode("ascii", "replace").lower()
    words = re.sub(r"\([^()]*\)", " ", text).partition(";")[0].split()
    return words[0] if words else ""


def decode_words(value: bytes) -> str:
    """An unstructured value as text: encoded words (RFC 2047) wherever they stand, raw 8-bit bytes guessed.

    Neighbouring words of one character set are joined before decoding: Chinese mailers cut inside a character.
    """
    text = decode(value[:FIELD_LIMIT])
    pieces: list[str] = []
    pending: list[tuple[str, bytes]] = []
    position = 0
    for word in _ENCODED_WORD.finditer(text):
        between = text[position : word.start()]
        if between.strip() or (between and not pending):
            pieces += [_joined(pending), between]
            pending = []
        charset = word[1].partition("*")[0].lower()
        if pending and pending[-1][0] != charset:
            pieces.append(_joined(pending))
            pending = []
        pending.append((charset, _word_bytes(word[2], word[3])))
        position = word.end()
    return "".join([*pieces, _joined(pending), text[position:]])


def _joined(words: list[tuple[str, bytes]]) -> str:
    return decode(b"".join(data for _, data in words), words[0][0]) if words else ""


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def parameters(value: bytes) -> dict[str, str]:
    """The parameters of a Content-Type or Content-Disposition, decoded (RFC 2231 and what is sent instead)."""
    plain: dict[str, str] = {}
    segments: dict[str, dict[int, tuple[bool, bytes]]] = {}
    for match in _PARAMETER.finditer(value[:_VALUE_LIMIT]):
        name = match[1].decode("ascii", "replace").lower()
        raw = _unquoted(match[2].strip())
        extended = _SEGMENT.fullmatch(name)
        if extended is None:
            plain.setdefault(name, decode_words(raw))
            continue
        encoded = extended[3] is not None or extended[2] is None
        segments.setdefault(extended[1], {})[int(extended[2] or 0)] = (encoded, raw)
    return plain | {name: _assembled(parts) for name, parts in segments.items()}


def _unquoted(raw: bytes) -> bytes:
    if not raw.startswith(b'"'):
        return raw
    # Only these two escapes: a backslash before anything else is a Windows path in a file name.
    return raw[1:].removesuffix(b'"').replace(b'\\"', b'"').replace(b"\\\\", b"\\")


def _assembled(segments: dict[int, tuple[bool, bytes]]) -> str:
    """A value out of its numbered RFC 2231 segments, of which the first names the character set."""
    charset = ""
    data = b""
    first = min(segments)
    for index, (encoded, raw) in sorted(segments.items()):
        rest = raw
        if encoded and index == first and raw.count(b"'") > 1:
            label, _, rest = raw.split(b"'", 2)
            charset = label.decode("ascii", "replace")
        data += unquote_to_bytes(rest) if encoded else rest
    return decode(data, charset) if charset else decode_words(data)
