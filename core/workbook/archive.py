"""Opens a foreign zip container within hard limits, trusting none of the sizes it declares."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from ..refusal import RefusalCode, Refused

MAX_MEMBERS = 2000
MAX_PART = 48 * 1024 * 1024
MAX_INFLATED = 256 * 1024 * 1024

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""All that ``zipfile`` raises on damaged or hostile containers."""

_ENCRYPTED = 0x1


class Archive:
    """The members of one spreadsheet's container, by name without regard to case (OPC part names have none).

    Raises :class:`Refused` (damaged, too-complex) on opening for what no spreadsheet program writes: members
    that are encrypted, doubled, compressed by anything but deflate, or named outside the container.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_DAMAGE as error:
            raise Refused(RefusalCode.DAMAGED) from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise Refused(RefusalCode.TOO_COMPLEX)
        self._members = {_key(member.filename): member for member in members}
        self._inflated = 0
        if len(self._members) != len(members) or not all(_is_plain(member) for member in members):
            raise Refused(RefusalCode.DAMAGED)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def __iter__(self) -> Iterator[str]:
        return (member.filename for member in self._members.values())

    def stored_name(self, name: str) -> str:
        """The member's name as it is written in the container; raises KeyError when there is none of that name."""
        return self._members[_key(name)].orig_filename

    def beginning(self, name: str, size: int) -> bytes:
        """The first bytes of the member's content; raises KeyError when there is none of that name."""
        try:
            with self._zip.open(self._members[_key(name)]) as stream:
                return stream.read(size)
        except ZIP_DAMAGE as error:
            raise Refused(RefusalCode.DAMAGED) from error

    def read(self, name: str) -> bytes:
        """The member's content; raises KeyError when there is none of that name."""
        member = self._members[_key(name)]
        limit = min(MAX_PART, MAX_INFLATED - self._inflated)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(limit + 1)
        except ZIP_DAMAGE as error:
            raise Refused(RefusalCode.DAMAGED) from error
        if len(content) > limit:
            raise Refused(RefusalCode.TOO_COMPLEX)
        self._inflated += len(content)
        return content

    def measure(self) -> None:
        """Inflate everything once: for formats whose parts are read by a library that sets no limits."""
        for name in self:
            self.read(name)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _is_plain(member: zipfile.ZipInfo) -> bool:
    return (
        not member.flag_bits & _ENCRYPTED
        and member.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        and ".." not in _key(member.filename).split("/")
    )
