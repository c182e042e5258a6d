"""Takes a mail apart into its leaves without copying it, within bounds, and decodes one leaf at a time.

Built for speed: the standard library's parser copies a mail line by line and spends half of the time a whole mail
may take. Here a boundary is searched in the raw bytes and a leaf is a pair of offsets until somebody wants it.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .charsets import decode
from .headers import Headers, first_token, parameters, read_headers

LEVELS = 20
"""How deep multiparts and forwarded mails may be nested before the rest is left alone."""

FORWARDS = 3
"""How deep a mail inside a mail is opened."""

PARTS = 200
"""How many parts of a mail are looked at."""

_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}")
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NO_LETTERS = bytes(set(range(256)) - set(_ALPHABET))
_BLANKS = b" \t\r\n"
_LOOKALIKES = 20_000  # places that look like a boundary and are examined; a genuine mail has hardly any
_CHUNK = 64 * 1024
# A full line follows, or prose that opens with "begin 100 ..." would be taken for a file.
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n(?=M[ -`]{56,62}\r?\n)", re.MULTILINE)
_UU_END = re.compile(rb"^end\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The bytes of a leaf, and whether their transfer encoding was broken on the way."""

    data: bytes
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a mail: its headers and where its still encoded body lies."""

    headers: Headers
    type: str
    """The media type in lower case, e.g. ``"text/plain"``."""
    within: tuple[str, ...]
    """The media types it is enclosed by, the outermost first."""
    name: str
    """The file name as sent, decoded and not cleaned; ``""`` when there is none."""
    source: bytes = field(repr=False)
    start: int
    end: int

    @property
    def forwarded(self) -> bool:
        """Whether it belongs to a mail inside the mail."""
        return "message/rfc822" in self.within

    @property
    def disposition(self) -> str:
        """``"attachment"``, ``"inline"`` or ``""``."""
        return self.headers.token("content-disposition")

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of its Content-Type."""
        return parameters(self.headers.first("content-type") or b"")

    @property
    def encoding(self) -> str:
        """The transfer encoding in lower case."""
        return self.headers.token("content-transfer-encoding")

    @property
    def decoded_size(self) -> int:
        """About how many bytes it decodes to, at most; known without decoding."""
        size = self.end - self.start
        return size * 3 // 4 if self.encoding == "base64" else size

    def decode(self, limit: int | None = None) -> Decoded:
        """The bytes it stands for; of a text, ``limit`` encoded bytes are enough."""
        end = self.end if limit is None else min(self.end, self.start + limit)
        if self.encoding == "base64":
            return decode_base64(self.source, self.start, end)
        body = self.source[self.start : end]
        match self.encoding:
            case "quoted-printable":
                return Decoded(binascii.a2b_qp(body))
            case "x-uuencode" | "uuencode" | "x-uue" | "uue":
                files = list(uuencoded(body))
                return files[0][1] if files else Decoded(body, damaged=True)
            case _:
                return Decoded(body)


@dataclass(slots=True)
class _Walk:
    """What one walk through a mail has found so far."""

    parts: list[Part] = field(default_factory=list)
    inner: list[Headers] = field(default_factory=list)
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail taken apart."""

    headers: Headers
    type: str
    parts: tuple[Part, ...]
    """The leaves in their order."""
    inner: tuple[Headers, ...]
    """The headers of each mail inside the mail."""
    incomplete: bool
    """Whether some were left alone because there were too many or they lay too deep."""


def take_apart(raw: bytes) -> Mail:
    """The structure of a raw mail; anything at all is a mail, if need be one of plain text."""
    walk = _Walk()
    root = _part_at(raw, 0, len(raw))
    _visit(root, walk)
    return Mail(root.headers, root.type, tuple(walk.parts), tuple(walk.inner), walk.incomplete)


def _part_at(source: bytes, start: int, end: int, within: tuple[str, ...] = (), default: str = "text/plain") -> Part:
    """The part whose headers begin at ``start``."""
    headers, body = read_headers(source, start, end)
    return Part(headers, _media_type(headers, default), within, _name(headers), source, min(body, end), end)


def _name(headers: Headers) -> str:
    for field_name, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        found = parameters(headers.first(field_name) or b"").get(parameter, "")
        if found.strip():
            return found
    return ""


def _media_type(headers: Headers, default: str) -> str:
    kind = first_token(headers.first("content-type") or b"")
    return kind if _TYPE.fullmatch(kind) else default


def _visit(part: Part, walk: _Walk) -> None:
    if len(walk.parts) >= PARTS or len(part.within) > LEVELS:
        walk.incomplete = True
        return
    if _is_mail(part) and part.within.count("message/rfc822") < FORWARDS:
        forwarded = _forwarded(part)
        walk.inner.append(forwarded.headers)
        _visit(forwarded, walk)
        return
    bodies = list(_split(part)) if part.type.startswith("multipart/") else []
    if not bodies:
        walk.parts.append(part)
        return
    default = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
    for start, end in bodies:
        _visit(_part_at(part.source, start, end, (*part.within, part.type), default), walk)


def _is_mail(part: Part) -> bool:
    """Whether the part is a whole mail; QQ Mail forwards one as a nameless type with a name in ``.eml``."""
    if part.type == "application/octet-stream":
        return part.name.lower().endswith(".eml")
    return part.type == "message/rfc822"


def _forwarded(part: Part) -> Part:
    """The mail inside a mail. Some gateways encode it although RFC 2046 section 5.2.1 forbids that."""
    source, start, end = part.source, part.start, part.end
    if part.encoding in ("base64", "quoted-printable"):
        source = part.decode().data
        start, end = 0, len(source)
    return _part_at(source, start, end, (*part.within, "message/rfc822"))


def _split(part: Part) -> Iterator[tuple[int, int]]:
    """Where the parts of a multipart lie; nothing when its boundary never appears."""
    boundary = part.parameters.get("boundary", "").rstrip().encode("utf-8", "replace")
    if not boundary:
        return
    begin = -1
    count = 0
    for line_start, line_end, closing in _delimiters(part, b"--" + boundary):
        if begin >= 0:
            yield begin, _without_line_end(part.source, begin, line_start)
            count += 1
        if closing or count > PARTS:
            return
        begin = line_end
    if begin >= 0:  # the closing line is missing: cut off on the way, or never written
        yield begin, part.end


def _delimiters(part: Part, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    """The boundary lines: where each begins, where the next line begins, and whether it is the closing one."""
    source, position = part.source, part.start
    for _ in range(_LOOKALIKES):
        found = source.find(mark, position, part.end)
        if found < 0:
            return
        position = found + len(mark)
        if found > part.start and source[found - 1 : found] != b"\n":
            continue
        newline = source.find(b"\n", position, min(part.end, position + 200))
        line_end = newline if newline >= 0 else min(part.end, position + 200)
        rest = source[position:line_end].strip()
        if rest in (b"", b"--") or rest.startswith(b"-- "):
            yield found, min(line_end + 1, part.end), rest.startswith(b"--")
            position = line_end


def _without_line_end(source: bytes, begin: int, end: int) -> int:
    """The end of a body before a boundary line: the line end before it belongs to the boundary."""
    if end > begin and source[end - 1 : end] == b"\n":
        end -= 1
        if end > begin and source[end - 1 : end] == b"\r":
            end -= 1
    return end


def decode_base64(source: bytes, start: int, end: int) -> Decoded:
    """The bytes of a base64 body; what is appended after its padding (gateway footers) is left away.

    Damaged when a character is missing or a foreign one stands inside: the lenient standard decoder would hand
    back wrong bytes without a word. Nothing large is copied on the way.
    """
    padding = source.find(b"=", start, end)
    letters_end = padding if padding >= 0 else end
    chunks = (source[at : min(at + _CHUNK, letters_end)] for at in range(start, letters_end, _CHUNK))
    foreign = any(chunk.translate(None, _ALPHABET + _BLANKS) for chunk in chunks)
    try:
        return Decoded(binascii.a2b_base64(memoryview(source)[start:end]), damaged=foreign)
    except binascii.Error:
        letters = source[start:letters_end].translate(None, _NO_LETTERS)
        return Decoded(binascii.a2b_base64(letters[: len(letters) // 4 * 4]), damaged=True)


def uuencoded(body: bytes) -> Iterator[tuple[str, Decoded]]:
    """The files that stand uuencoded in a text: each one's name and bytes. Old mail gateways send such."""
    position = 0
    while begin := _UU_BEGIN.search(body, position):
        end = _UU_END.search(body, begin.end())
        position = end.end() if end else len(body)
        lines = body[begin.end() : end.start() if end else len(body)].splitlines()
        try:
            decoded = Decoded(b"".join(_uu_line(line) for line in lines), damaged=end is None)
        except binascii.Error:
            decoded = Decoded(b"", damaged=True)
        yield decode(begin[1]), decoded


def _uu_line(line: bytes) -> bytes:
    """One line; blanks at its end may have been lost or added on the way."""
    if not line:
        return b""
    letters = (((line[0] - 32) & 63) * 4 + 5) // 3
    return binascii.a2b_uu(line[:letters].ljust(letters))
