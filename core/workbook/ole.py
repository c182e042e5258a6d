"""Opens OLE compound files ([MS-CFB]) far enough to tell what they are: the root's entries and their bytes.

Written for files by strangers: every chain is walked at most once, nothing is followed beyond the file's end,
and sizes that the file claims are never allocated.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ..refusal import RefusalCode, Refused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_DIFAT_IN_HEADER = 109
_SECTOR_COUNTS = (0x2C, 0x40, 0x48)
"""Where the header claims how many sectors hold the FAT, the mini FAT and the DIFAT; readers allocate by them."""
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on mean: end of chain, free, or a sector of the FAT itself."""
_NO_ENTRY = 0xFFFFFFFF
_ENTRY_SIZE = 128
_MOST_ENTRIES = 4096
"""A workbook's root holds a handful of entries."""


@dataclass(frozen=True, slots=True)
class OleEntry:
    """One stream or storage of the root."""

    name: str
    first_sector: int
    size: int


class CompoundFile:
    """The root directory of a compound file, and the streams in it that lie in whole sectors.

    Raises :class:`Refused` (DAMAGED) on a file whose structure cannot be followed.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < 512:  # noqa: PLR2004 - the header's size ([MS-CFB] 2.2)
            raise Refused(RefusalCode.DAMAGED)
        shift = int.from_bytes(data[0x1E:0x20], "little")
        if shift not in (9, 12) or max(map(self._number, _SECTOR_COUNTS)) > len(data) >> shift:
            raise Refused(RefusalCode.DAMAGED)
        self._sector_size = 1 << shift
        self._fat = tuple(self._fat_sectors())
        directory = self.chain(self._number(0x30))
        self._directory = b"".join(data[at : at + self._sector_size] for at in directory)
        self.entries = {entry.name: entry for entry in self._root_entries()}

    def stream(self, name: str, limit: int) -> bytes:
        """The first ``limit`` bytes of a stream of the root; what lies in the mini stream is not found."""
        entry = self.entries[name]
        wanted = min(entry.size, limit)
        found = bytearray()
        for at in self.chain(entry.first_sector):
            if len(found) >= wanted:
                break
            found += self._data[at : at + self._sector_size]
        return bytes(found[:wanted])

    def replace(self, name: str, content: bytes) -> bytes:
        """The whole file with the stream's bytes replaced by as many others."""
        changed = bytearray(self._data)
        done = 0
        for at in self.chain(self.entries[name].first_sector):
            part = content[done : done + self._sector_size]
            changed[at : at + len(part)] = part
            done += len(part)
            if done >= len(content):
                break
        return bytes(changed)

    def chain(self, sector: int) -> Iterator[int]:
        """The offsets of a chain's sectors in the file; DAMAGED when it runs in a circle or out of the file."""
        seen = set[int]()
        while sector < _LAST_SECTOR:
            at = self._offset(sector)
            if sector in seen:
                raise Refused(RefusalCode.DAMAGED)
            seen.add(sector)
            yield at
            sector = self._next(sector)

    def _offset(self, sector: int) -> int:
        at = (sector + 1) * self._sector_size
        if at >= len(self._data):
            raise Refused(RefusalCode.DAMAGED)
        return at

    def _number(self, at: int) -> int:
        if at + 4 > len(self._data):
            raise Refused(RefusalCode.DAMAGED)
        return int.from_bytes(self._data[at : at + 4], "little")

    def _next(self, sector: int) -> int:
        table, index = divmod(sector, self._sector_size // 4)
        if table >= len(self._fat):
            raise Refused(RefusalCode.DAMAGED)
        return self._number(self._offset(self._fat[table]) + 4 * index)

    def _fat_sectors(self) -> Iterator[int]:
        """Where the FAT lies: 109 numbers in the header, then a chain of DIFAT sectors ([MS-CFB] 2.5)."""
        for index in range(_DIFAT_IN_HEADER):
            sector = self._number(0x4C + 4 * index)
            if sector < _LAST_SECTOR:
                yield sector
        per_sector = self._sector_size // 4 - 1
        following = self._number(0x44)
        seen = set[int]()
        while following < _LAST_SECTOR and following not in seen:
            seen.add(following)
            at = self._offset(following)
            for index in range(per_sector):
                sector = self._number(at + 4 * index)
                if sector < _LAST_SECTOR:
                    yield sector
            following = self._number(at + 4 * per_sector)

    def _root_entries(self) -> Iterator[OleEntry]:
        """The children of the root: a binary tree whose nodes name their siblings ([MS-CFB] 2.6.4)."""
        waiting = [self._entry_numbers(0)[2]]
        seen = set[int]()
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY:
                continue
            if number in seen or len(seen) > _MOST_ENTRIES:
                raise Refused(RefusalCode.DAMAGED)
            seen.add(number)
            left, right, _ = self._entry_numbers(number)
            waiting += (left, right)
            yield self._entry(number)

    def _entry_at(self, number: int) -> int:
        at = number * _ENTRY_SIZE
        if at + _ENTRY_SIZE > len(self._directory):
            raise Refused(RefusalCode.DAMAGED)
        return at

    def _entry_numbers(self, number: int) -> tuple[int, int, int]:
        left, right, child = struct.unpack_from("<III", self._directory, self._entry_at(number) + 68)
        return left, right, child

    def _entry(self, number: int) -> OleEntry:
        at = self._entry_at(number)
        (name_size,) = struct.unpack_from("<H", self._directory, at + 64)
        name = self._directory[at : at + min(max(name_size - 2, 0), 62)].decode("utf-16-le", errors="replace")
        first_sector, size = struct.unpack_from("<II", self._directory, at + 116)
        return OleEntry(name, first_sector, size)
