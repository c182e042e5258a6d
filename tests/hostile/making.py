"""Writes the containers that suppliers send, byte by byte, so that a test can spoil any one of them."""

import functools
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt

COMPANY = "Harmless Metals Ltd"


@functools.cache
def genuine_cmrt() -> bytes:
    """A complete CMRT 6.5 as a supplier would send it."""
    return build(complete_cmrt(COMPANY))


def genuine_with(parts: Mapping[str, bytes | None], *more: "Entry") -> bytes:
    """The genuine CMRT with some parts exchanged, added, or (None) left out, and with further entries at its end."""
    added = {entry.name.decode(): None for entry in more}
    kept = [entry for name, entry in _genuine_entries().items() if name not in {**parts, **added}]
    new = [deflated(name.encode(), content) for name, content in parts.items() if content is not None]
    return raw_zip([*kept, *new, *more])


def genuine_part(name: str) -> bytes:
    """One part of the genuine CMRT."""
    with zipfile.ZipFile(io.BytesIO(genuine_cmrt())) as archive:
        return archive.read(name)


@functools.cache
def _genuine_entries() -> dict[str, "Entry"]:
    with zipfile.ZipFile(io.BytesIO(genuine_cmrt())) as archive:
        return {name: deflated(name.encode(), archive.read(name)) for name in archive.namelist()}


def zip_of(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An ordinary zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a zip, with whatever its headers are to claim about it."""

    name: bytes
    packed: bytes
    method: int = 8
    crc: int = 0
    size: int = 0
    flags: int = 0
    packed_size: int | None = None


def stored(name: bytes, content: bytes, flags: int = 0) -> Entry:
    """An entry that is not compressed and tells the truth."""
    return Entry(name, content, 0, zlib.crc32(content), len(content), flags)


def deflated(name: bytes, content: bytes, flags: int = 0) -> Entry:
    """An entry that is deflated and tells the truth."""
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return Entry(name, packer.compress(content) + packer.flush(), 8, zlib.crc32(content), len(content), flags)


def repeated(name: bytes, block: bytes, times: int, start: bytes = b"") -> Entry:
    """An entry of one block over and over: gigabytes out of a few kilobytes.

    Beyond 64 MB the checksum is wrong: nobody is to get as far as that.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    beginning = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    size = len(start) + times * len(block)
    crc = zlib.crc32(start)
    for _ in range(times if size <= 64 << 20 else 0):
        crc = zlib.crc32(block, crc)
    return Entry(name, beginning + piece * times + b"\x03\x00", 8, crc, min(size, 0xFFFFFFFE))


def raw_zip(entries: Iterable[Entry]) -> bytes:
    """A zip of exactly these entries (APPNOTE.TXT 6.3.10)."""
    body, directory, count = bytearray(), bytearray(), 0
    for entry in entries:
        count += 1
        packed_size = len(entry.packed) if entry.packed_size is None else entry.packed_size
        shared = struct.pack(
            "<HHHHHIIIHH",
            20,
            entry.flags,
            entry.method,
            0,
            0x21,
            entry.crc,
            packed_size,
            entry.size,
            len(entry.name),
            0,
        )
        directory += struct.pack("<IH", 0x02014B50, 20) + shared
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + entry.name
        body += struct.pack("<I", 0x04034B50) + shared + entry.name + entry.packed
    listed = min(count, 0xFFFF)
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, listed, listed, len(directory), len(body), 0)
    return bytes(body + directory + end)


_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file ([MS-CFB] version 3) with these streams in its root, each in whole sectors.

    Streams are padded with zeros to 4096 bytes so that none belongs into the mini stream.
    """
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    chains: list[list[int]] = []
    sectors: list[bytes] = []

    def add(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(content), _SECTOR)]
        chains.append(list(range(first, first + len(pieces))))
        sectors.extend(pieces)
        return first

    starts = {name: add(content) for name, content in padded.items()}
    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    entries = [_directory_entry("Root Entry", 5, child=1 if names else _FREE, start=_END, size=0)]
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else _FREE
        entries.append(_directory_entry(name, 2, right=right, start=starts[name], size=len(padded[name])))
    directory = add(b"".join(entries))
    fat_count = 1
    while fat_count * 128 < len(sectors) + fat_count:
        fat_count += 1
    fat = [_FREE] * (fat_count * 128)
    for chain in chains:
        for here, following in zip(chain, [*chain[1:], _END], strict=True):
            fat[here] = following
    fat_sectors = list(range(len(sectors), len(sectors) + fat_count))
    for sector in fat_sectors:
        fat[sector] = _FAT
    assert fat_count <= 109, "the header has no room for more; this writer knows no DIFAT"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *fat_sectors, *[_FREE] * (109 - fat_count))
    return header + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _directory_entry(  # noqa: PLR0913 - the fields of the format
    name: str, kind: int, *, child: int = _FREE, right: int = _FREE, start: int, size: int
) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(encoded), kind, 1, _FREE, right, child)
    return encoded.ljust(64, b"\0") + links + bytes(16 + 4 + 8 + 8) + struct.pack("<IQ", start, size)


def biff(*records: tuple[int, bytes]) -> bytes:
    """BIFF records one after the other ([MS-XLS] 2.1.4)."""
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


def xls_stream(sheet: str, cells: Iterable[tuple[int, int, float]], before_sheets: bytes = b"") -> bytes:
    """A Workbook stream with one sheet of numbers at (row, column), counted from 0."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    name = struct.pack("<BB", len(sheet), 0) + sheet.encode("latin-1")
    globals_size = len(biff((0x0809, bof))) + len(before_sheets) + 4 + 6 + len(name) + 4
    bound_sheet = struct.pack("<IBB", globals_size, 0, 0) + name
    globals_ = biff((0x0809, bof)) + before_sheets + biff((0x0085, bound_sheet), (0x000A, b""))
    numbers = [(0x0203, struct.pack("<HHHd", row, column, 0, value)) for row, column, value in cells]
    return globals_ + biff((0x0809, bof[:2] + b"\x10\0" + bof[4:]), *numbers, (0x000A, b""))


def tnef(files: Mapping[str, bytes], *, long_names: bool = True, codepage: int = 936) -> bytes:
    """A winmail.dat ([MS-OXTNEF]) as Outlook makes it: 8.3 titles, and long names among the MAPI properties."""
    made = b"\x78\x9f\x3e\x22\x01\x00"
    made += tnef_attribute(1, 0x00069007, struct.pack("<II", codepage, 0))
    made += tnef_attribute(1, 0x00069003, struct.pack("<I", 0))
    for number, (name, content) in enumerate(files.items()):
        made += tnef_attribute(2, 0x00069002, bytes(14))
        title = f"ATT{number}~1.XLS" if long_names else name
        made += tnef_attribute(2, 0x00018010, title.encode("gb18030") + b"\0")
        made += tnef_attribute(2, 0x0006800F, content)
        if long_names:
            made += tnef_attribute(2, 0x00069005, _mapi_properties(name))
    return made


def tnef_attribute(level: int, attribute: int, value: bytes) -> bytes:
    """One block, with its checksum."""
    return struct.pack("<BII", level, attribute, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def _mapi_properties(name: str) -> bytes:
    """A number, a named property, a list of texts and, last, the long name."""
    encoded = name.encode("utf-16-le") + b"\0\0"
    label = "x-label".encode("utf-16-le") + b"\0\0"
    return b"".join(
        (
            struct.pack("<I", 4),
            struct.pack("<HHI", 0x0003, 0x0E20, 1234),
            struct.pack("<HH", 0x0003, 0x8001)
            + bytes(16)
            + struct.pack("<II", 1, len(label))
            + _padded(label)
            + bytes(4),
            struct.pack("<HHI", 0x101E, 0x6001, 2) + 2 * (struct.pack("<I", 5) + _padded(b"abcd\0")),
            struct.pack("<HHII", 0x001F, 0x3707, 1, len(encoded)) + _padded(encoded),
        )
    )


def _padded(value: bytes) -> bytes:
    return value + bytes(-len(value) % 4)
