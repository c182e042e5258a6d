"""Writes a zip container anew around its old entries: what is not replaced is copied compressed, byte for byte."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...marked_copy import CannotMark, Unmarkable
from ..archive import ZIP_DAMAGE

_LOCAL = struct.Struct("<4s5H3I2H")
"""Local file header (PKWARE APPNOTE 4.3.7): signature, version needed, flags, method, time, date, CRC, two sizes,
lengths of name and extra field."""
_CENTRAL = struct.Struct("<4s6H3I5H2I")
"""Central directory header (4.3.12)."""
_END = struct.Struct("<4s4H2IH")
"""End of the central directory (4.3.16)."""

_SIZES_FOLLOW, _NAME_IS_UTF8 = 1 << 3, 1 << 11
_VERSION = 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FASTEST = 1
_LARGEST = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a container as it stands there: its name's bytes, its compressed bytes, and what tells them."""

    name: bytes
    flags: int
    method: int
    date_time: tuple[int, int, int, int, int, int]
    crc: int
    size: int
    packed: bytes


def entries(data: bytes) -> Iterator[Entry]:
    """The entries in the order of the container's directory.

    Raises :class:`CannotMark` where headers contradict one another, or entries lie upon one another.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            infos = container.infolist()
    except ZIP_DAMAGE as damage:
        raise CannotMark(Unmarkable.UNUSUAL) from damage
    if sum(info.compress_size for info in infos) > len(data):
        raise CannotMark(Unmarkable.UNUSUAL)
    for info in infos:
        yield _entry(data, info)


def _entry(data: bytes, info: zipfile.ZipInfo) -> Entry:
    header = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise CannotMark(Unmarkable.UNUSUAL)
    *_, name_length, extra_length = _LOCAL.unpack(header)
    start = info.header_offset + _LOCAL.size + name_length + extra_length
    packed = data[start : start + info.compress_size]
    if len(packed) != info.compress_size or info.file_size > _LARGEST:
        raise CannotMark(Unmarkable.UNUSUAL)
    name = info.orig_filename.encode("utf-8" if info.flag_bits & _NAME_IS_UTF8 else "cp437")
    flags = info.flag_bits & ~_SIZES_FOLLOW  # the sizes stand in the header now
    return Entry(name, flags, info.compress_type, info.date_time, info.CRC, info.file_size, packed)


def packed(name: str, content: bytes) -> Entry:
    """A new entry, compressed quickly."""
    deflate = zlib.compressobj(_FASTEST, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush()
    flags = 0 if name.isascii() else _NAME_IS_UTF8
    return Entry(name.encode(), flags, zipfile.ZIP_DEFLATED, _EPOCH, zlib.crc32(content), len(content), data)


def rewritten(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """The container with the content of some entries changed (by the names they have there), and further ones added.

    Order and names stay. What programs keep in extra fields (times, owners, padding) and comments is left out.
    """
    files = [packed(name, changed[name]) if (name := _name(entry)) in changed else entry for entry in entries(data)]
    return _written([*files, *(packed(name, content) for name, content in added.items())])


def _name(entry: Entry) -> str:
    return entry.name.decode("utf-8" if entry.flags & _NAME_IS_UTF8 else "cp437")


def _written(files: list[Entry]) -> bytes:
    container, directory = bytearray(), bytearray()
    for file in files:
        year, month, day, hour, minute, second = file.date_time
        told = (
            file.flags,
            file.method,
            hour << 11 | minute << 5 | second // 2,
            (year - 1980) << 9 | month << 5 | day,
            file.crc,
            len(file.packed),
            file.size,
            len(file.name),
            0,
        )
        place = len(container)
        directory += _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *told, 0, 0, 0, 0, place) + file.name
        container += _LOCAL.pack(b"PK\x03\x04", _VERSION, *told) + file.name
        container += file.packed
    count, start = len(files), len(container)
    return bytes(container + directory + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0))
