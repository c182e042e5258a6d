"""Takes the files out of a winmail.dat: just enough of TNEF ([MS-OXTNEF]) to find attachments and their names.

Outlook packs a mail this way when it writes Rich Text. Everything but the attachments is passed over.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, replace

MAGIC = b"\x78\x9f\x3e\x22"

_HEADER_SIZE = 6
_ATTACHMENT_LEVEL = 2
_OEM_CODEPAGE = 0x00069007
_ATTACH_REND_DATA = 0x00069002  # begins an attachment ([MS-OXTNEF] 2.1.3.3)
_ATTACH_TITLE = 0x00018010
_ATTACH_DATA = 0x0006800F
_ATTACHMENT = 0x00069005  # the attachment's MAPI properties; one of them is its long name
_LONG_FILENAME = 0x3707
_TEXT_8BIT, _TEXT_UNICODE = 0x001E, 0x001F
_SIZED_TYPES = frozenset({0x000D, _TEXT_8BIT, _TEXT_UNICODE, 0x0102})
_EIGHT_BYTES = frozenset({0x0005, 0x0006, 0x0007, 0x0014, 0x0040})
_GUID = 0x0048
_SEVERAL_VALUES = 0x1000
_FIRST_NAMED_PROPERTY = 0x8000
_MOST_VALUES = 10_000


class TnefDamaged(Exception):  # noqa: N818 - a state of the file, answered politely
    """A length points outside the data, or the stream is cut off."""


@dataclass(frozen=True, slots=True)
class TnefFile:
    """One attachment: its name as stored (may be empty), and its bytes."""

    name: str
    data: bytes


def tnef_files(data: bytes) -> tuple[TnefFile, ...]:
    """The attachments of a TNEF stream, in order; raises :class:`TnefDamaged`.

    An attached mail or an embedded object has no bytes of its own and is left out.
    """
    codec = "cp1252"
    found: list[TnefFile] = []
    for level, attribute, value in _attributes(_Bytes(data)):
        if attribute == _OEM_CODEPAGE:
            codec = _codec(int.from_bytes(value[:4], "little"))
        elif attribute == _ATTACH_REND_DATA:
            found.append(TnefFile("", b""))
        elif level == _ATTACHMENT_LEVEL and found:
            found[-1] = _learn(found[-1], attribute, value, codec)
    return tuple(file for file in found if file.data)


def _learn(file: TnefFile, attribute: int, value: bytes, codec: str) -> TnefFile:
    if attribute == _ATTACH_DATA:
        return replace(file, data=value)
    if attribute == _ATTACH_TITLE:
        return replace(file, name=file.name or _text(value, codec))
    if attribute == _ATTACHMENT:
        return replace(file, name=_long_name(value, codec) or file.name)
    return file


class _Bytes:
    """Bytes that are taken from the front; taking more than there are is damage."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self._data = data
        self._position = position

    def __bool__(self) -> bool:
        return self._position < len(self._data)

    def take(self, size: int) -> bytes:
        if size > len(self._data) - self._position:
            raise TnefDamaged
        self._position += size
        return self._data[self._position - size : self._position]

    def number(self, size: int = 4) -> int:
        return int.from_bytes(self.take(size), "little")

    def padded(self, size: int) -> bytes:
        """So many bytes, and those up to the next multiple of four, which Outlook may leave out at the end."""
        value = self.take(size)
        self._position += -size % 4
        return value


def _attributes(data: _Bytes) -> Iterator[tuple[int, int, bytes]]:
    """Level, attribute and value of each block ([MS-OXTNEF] 2.1.3); checksums are left to the files inside."""
    data.take(_HEADER_SIZE)
    while data:
        level, attribute = data.number(1), data.number()
        value = data.take(data.number())
        data.take(2)
        yield level, attribute, value


def _long_name(properties: bytes, codec: str) -> str:
    data = _Bytes(properties)
    for _ in range(min(data.number(), _MOST_VALUES)):
        kind, identity = data.number(2), data.number(2)
        if identity >= _FIRST_NAMED_PROPERTY:
            _skip_property_name(data)
        values = _values(data, kind)
        if identity == _LONG_FILENAME and values:
            return _text(values[0], "utf-16-le" if kind == _TEXT_UNICODE else codec)
    return ""


def _skip_property_name(data: _Bytes) -> None:
    data.take(16)  # the property set's GUID
    named_by_text = data.number() == 1
    if named_by_text:
        data.padded(data.number())
    else:
        data.take(4)


def _values(data: _Bytes, kind: int) -> list[bytes]:
    """One property's values ([MS-OXTNEF] 2.1.3.4)."""
    single = kind & ~_SEVERAL_VALUES
    sized = single in _SIZED_TYPES
    count = data.number() if sized or kind & _SEVERAL_VALUES else 1
    if count > _MOST_VALUES:
        raise TnefDamaged
    if sized:
        return [data.padded(data.number()) for _ in range(count)]
    size = 16 if single == _GUID else 8 if single in _EIGHT_BYTES else 4
    return [data.take(size) for _ in range(count)]


def _codec(codepage: int) -> str:
    """Python's name of a Windows code page; GBK is read as its superset."""
    name = {936: "gb18030", 65001: "utf-8"}.get(codepage, f"cp{codepage}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def _text(value: bytes, codec: str) -> str:
    return value.decode(codec, errors="replace").rstrip("\0")
