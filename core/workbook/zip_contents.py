"""Looks into zip files: which kind of package one is, and the files of a plain archive, unpacked within bounds."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ..foreign_text import one_line
from ..refusal import RefusalCode, Refused
from .archive import ZIP_DAMAGE

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")

_CENTRAL_HEADER = b"PK\x01\x02"
_MOST_ENTRIES = 10_000
"""Entries of any zip that is looked into, those of archives stored inside it included; a template has about 60."""
_ENCRYPTED, _NAME_IS_UTF8 = 1, 1 << 11
_READABLE_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ALWAYS = 1 << 18
"""Bytes that a file may have whatever its ratio."""
_MANIFEST_LIMIT = 1 << 20
_ODF_TABLE = b"application/vnd.oasis.opendocument.spreadsheet"
_JUNK = re.compile(r"(^|/)(__MACOSX/|~\$|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)|/$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is opened. Sizes are of unpacked bytes, whatever an archive claims about itself."""

    file_bytes: int = 25 << 20
    """The largest file that is read, alone or out of an archive."""
    files: int = 20
    """The most files of one archive."""
    archive_bytes: int = 100 << 20
    """The most bytes of one archive's files together."""
    ratio: int = 100
    """How many times larger than its packed form a file may be."""


class ZipKind(Enum):
    """What a zip is, told by the names in it."""

    WORKBOOK = auto()
    ARCHIVE = auto()


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its cleaned path, and its bytes or why it was not unpacked."""

    name: str
    content: bytes | Refused


class ZipContents:
    """A zip by a stranger. Raises :class:`Refused` when it cannot be opened at all."""

    def __init__(self, data: bytes) -> None:
        if data.count(_CENTRAL_HEADER) > _MOST_ENTRIES:
            if b"[Content_Types].xml" in data:
                raise Refused(RefusalCode.TOO_COMPLEX)
            raise Refused(RefusalCode.ARCHIVE_TOO_MUCH, limit=str(_MOST_ENTRIES))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_DAMAGE as damage:
            raise Refused(RefusalCode.DAMAGED) from damage

    def kind(self) -> ZipKind:
        """Whether this is a workbook or a plain archive; a package of another program is refused by name."""
        names = {name.replace("\\", "/").casefold() for name in self._zip.namelist()}
        folders = {name.partition("/")[0] for name in names if "/" in name}
        if "[content_types].xml" in names:
            return _office_kind(folders)
        if "mimetype" in names:
            return self._open_document_kind()
        if "ofd.xml" in names:
            raise Refused(RefusalCode.OTHER_DOCUMENT, what="OFD")
        if any(name.endswith(".iwa") for name in names) or ("index.zip" in names and "metadata" in folders):
            raise Refused(RefusalCode.OTHER_DOCUMENT, what="Apple Numbers / iWork")
        return ZipKind.ARCHIVE

    def files(self, limits: Limits) -> Iterator[Member]:
        """The archive's files one after the other, without what operating systems and Excel leave lying about.

        Raises :class:`Refused` before the first file when there are none or too many. A file that cannot be
        unpacked is a member with its refusal.
        """
        infos = [(name, info) for info in self._zip.infolist() if not _JUNK.search(name := _stored_name(info))]
        if not infos:
            raise Refused(RefusalCode.ARCHIVE_EMPTY)
        if len(infos) > limits.files:
            raise Refused(RefusalCode.ARCHIVE_TOO_MUCH, limit=str(limits.files))
        left = limits.archive_bytes
        for name, info in infos:
            content = self._unpack(info, limits, left)
            left -= len(content) if isinstance(content, bytes) else 0
            yield Member(_clean_path(name), content)

    def _unpack(self, info: zipfile.ZipInfo, limits: Limits, left: int) -> bytes | Refused:
        if info.flag_bits & _ENCRYPTED:
            return Refused(RefusalCode.PASSWORD)
        if info.compress_type not in _READABLE_METHODS:
            return Refused(RefusalCode.ARCHIVE_UNSUPPORTED, what="ZIP")
        most = min(limits.file_bytes, left, max(info.compress_size * limits.ratio, _ALWAYS))
        try:
            content = self._read(info, most + 1)
        except ZIP_DAMAGE:
            return Refused(RefusalCode.DAMAGED)
        if len(content) <= most:
            return content
        if most == limits.file_bytes:
            return too_large(max(info.file_size, len(content)), limits)
        return Refused(RefusalCode.ARCHIVE_TOO_MUCH, limit=str(limits.files))

    def _read(self, info: zipfile.ZipInfo, most: int) -> bytes:
        with self._zip.open(info) as member:
            return member.read(most)

    def _open_document_kind(self) -> ZipKind:
        """An OpenDocument package by its ``mimetype`` (OpenDocument 1.3 part 2, 3.3)."""
        kind = self._small("mimetype", 256)
        if not kind.startswith(_ODF_TABLE):
            what = "OpenDocument" if b"opendocument" in kind else "EPUB" if b"epub" in kind else "ZIP"
            raise Refused(RefusalCode.OTHER_DOCUMENT, what=what)
        if b"encryption-data" in self._small("META-INF/manifest.xml", _MANIFEST_LIMIT):
            raise Refused(RefusalCode.PASSWORD)
        return ZipKind.WORKBOOK

    def _small(self, name: str, limit: int) -> bytes:
        try:
            return self._read(self._zip.getinfo(name), limit)
        except KeyError:
            return b""
        except ZIP_DAMAGE as damage:
            raise Refused(RefusalCode.DAMAGED) from damage


def too_large(size: int, limits: Limits) -> Refused:
    """The refusal of a file beyond the size limit, in megabytes as people count them."""
    return Refused(RefusalCode.TOO_LARGE, size=f"{size / (1 << 20):.1f}", limit=str(limits.file_bytes >> 20))


def _office_kind(folders: set[str]) -> ZipKind:
    for folder, what in (("word", "Word"), ("ppt", "PowerPoint"), ("visio", "Visio"), ("documents", "XPS")):
        if folder in folders and "xl" not in folders:
            raise Refused(RefusalCode.OTHER_DOCUMENT, what=what)
    return ZipKind.WORKBOOK


def _stored_name(info: zipfile.ZipInfo) -> str:
    """The name as its packer meant it: Windows writes GBK there and macOS UTF-8, both without saying so."""
    name = info.orig_filename
    if not info.flag_bits & _NAME_IS_UTF8:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _clean_path(name: str) -> str:
    """A path for display: no drive, no way up, nothing that disguises what is read."""
    parts = [one_line(part) for part in name.split("/")]
    return "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))[-200:]
