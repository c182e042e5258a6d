"""Writes zip archives from pieces that were deflated once and are reused, so that the same input gives the same bytes.

A workbook's parts hardly differ from one sample to the next. Deflate lets streams that end in a full flush be
strung together (RFC 1951 section 3.2.4), so only the piece that changed is compressed again.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_END_OF_STREAM = b"\x03\x00"
"""A final, empty deflate block."""

_MIDNIGHT_1980 = (0, 0x21)
"""MS-DOS time and date of the format's first day: every build gives the same bytes."""

_DEFLATED = 8
_VERSION = 20
_NAMES_ARE_UTF8 = 1 << 11


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a part: the bytes, and the same bytes deflated up to a full flush."""

    raw: bytes
    deflated: bytes


def piece(content: str | bytes) -> Piece:
    """Deflate a stretch of a part so that it can stand at any place in it."""
    raw = content.encode() if isinstance(content, str) else content
    deflater = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return Piece(raw, deflater.compress(raw) + deflater.flush(zlib.Z_FULL_FLUSH))


def zip_archive(parts: Mapping[str, Iterable[Piece]]) -> bytes:
    """The archive that holds the parts in the given order (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16)."""
    body = bytearray()
    directory = bytearray()
    for name, pieces in parts.items():
        entry, data = _entry(name.encode(), tuple(pieces))
        directory += struct.pack("<IHH", 0x02014B50, _VERSION, _VERSION) + entry[2:]
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += struct.pack("<I", 0x04034B50) + entry + name.encode() + data
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(parts), len(parts), len(directory), len(body), 0)
    return bytes(body + directory + end)


def _entry(name: bytes, pieces: tuple[Piece, ...]) -> tuple[bytes, bytes]:
    """The fields that the local and the central header share, and the compressed data."""
    crc = 0
    for one in pieces:
        crc = zlib.crc32(one.raw, crc)
    data = b"".join(one.deflated for one in pieces) + _END_OF_STREAM
    size = sum(len(one.raw) for one in pieces)
    fields = (_VERSION, _NAMES_ARE_UTF8, _DEFLATED, *_MIDNIGHT_1980, crc, len(data), size, len(name), 0)
    return struct.pack("<HHHHHIIIHH", *fields), data
