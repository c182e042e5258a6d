"""Opens what suppliers send: finds the workbooks in it by content, reads each, refuses the rest by its right name."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from ..declaration import Declaration
from ..foreign_text import one_line
from ..message import Sha256
from ..refusal import RefusalCode, Refused
from ..submission import Reading
from . import ole, tnef, zip_contents
from .encryption import decrypt_package, decrypt_xls, is_encrypted_xls
from .ole import CompoundFile
from .reader import read_workbook
from .sniffing import refuse
from .zip_contents import Limits, ZipContents, ZipKind, too_large

__all__ = ["Limits", "extract", "open_file"]

_OLE_KINDS = (
    ("WordDocument", "Word"),
    ("PowerPoint Document", "PowerPoint"),
    ("VisioDocument", "Visio"),
    ("__properties_version1.0", "Outlook (.msg)"),
    ("HwpSummaryInformation", "HWP"),
)


@dataclass(frozen=True, slots=True)
class _File:
    """A file to be opened, and whether it may still be an archive itself or a winmail.dat."""

    name: str
    data: bytes
    may_be_archive: bool = True
    may_be_winmail: bool = True


def open_file(name: str, data: bytes, limits: Limits) -> tuple[Reading, ...]:
    """Read every workbook in the file: one reading for a plain file, one per file for an archive or winmail.dat.

    Never raises for anything a file holds: what cannot be read is a reading with a refusal. An archive's
    files are named ``"archive.zip/folder/file.xlsx"``; those in a winmail.dat keep their own names.
    A file that could not be unpacked has the digest of its archive's digest and its name.
    """
    return tuple(_open(_File(one_line(name), data), limits))


def _open(file: _File, limits: Limits) -> Iterator[Reading]:
    try:
        content = _content(file, limits)
        if isinstance(content, Declaration):
            yield Reading(file.name, _digest(file.data), content)
        else:
            for inner in content:
                yield from [inner] if isinstance(inner, Reading) else _open(inner, limits)
    except Refused as refused:
        yield Reading(file.name, _digest(file.data), refused.refusal)


def _content(file: _File, limits: Limits) -> Declaration | Iterator[_File | Reading]:
    """What the file holds; raises :class:`Refused`."""
    if len(file.data) > limits.file_bytes:
        raise too_large(len(file.data), limits)
    if file.data.startswith(zip_contents.MAGIC):
        return _zip_content(file, limits)
    if file.data.startswith(ole.MAGIC):
        return _ole_content(file, limits)
    if file.data.startswith(tnef.MAGIC):
        return _winmail_content(file)
    raise refuse(file.name, file.data)


def _zip_content(file: _File, limits: Limits) -> Declaration | Iterator[_File | Reading]:
    archive = ZipContents(file.data)
    match archive.kind():
        case ZipKind.WORKBOOK:
            return read_workbook(file.data)
        case ZipKind.ARCHIVE if file.may_be_archive:
            return _archive_content(file, archive, limits)
        case ZipKind.ARCHIVE:
            raise Refused(RefusalCode.ARCHIVE_UNSUPPORTED, what="ZIP")


def _archive_content(file: _File, archive: ZipContents, limits: Limits) -> Iterator[_File | Reading]:
    for member in archive.files(limits):
        name = f"{file.name}/{member.name}"
        if isinstance(member.content, Refused):
            digest = _digest(f"{_digest(file.data)}/{member.name}".encode())
            yield Reading(name, digest, member.content.refusal)
        else:
            yield _File(name, member.content, may_be_archive=False, may_be_winmail=False)


def _winmail_content(file: _File) -> Iterator[_File | Reading]:
    if not file.may_be_winmail:
        raise Refused(RefusalCode.WINMAIL)
    try:
        files = tnef.tnef_files(file.data)
    except tnef.TnefDamaged:
        raise Refused(RefusalCode.WINMAIL) from None
    if not files:
        raise Refused(RefusalCode.NOTHING_ATTACHED)
    return (_File(one_line(inner.name) or file.name, inner.data, may_be_winmail=False) for inner in files)


def extract(data: bytes, digest: Sha256, limits: Limits) -> bytes | None:
    """The file with that digest: these bytes themselves, or a file in the archive or winmail.dat that they are.

    None when it is not there, or cannot be unpacked any more.
    """
    return next((file for file in _inside(_File("", data), limits) if _digest(file) == digest), None)


def _inside(file: _File, limits: Limits) -> Iterator[bytes]:
    """The file and, where it holds others as :func:`open_file` opens them, those too."""
    yield file.data
    try:
        for inner in _packed(file, limits):
            if isinstance(inner, _File):
                yield from _inside(inner, limits)
    except Refused:
        return  # what cannot be unpacked holds nothing


def _packed(file: _File, limits: Limits) -> Iterator[_File | Reading]:
    if file.data.startswith(zip_contents.MAGIC) and file.may_be_archive:
        archive = ZipContents(file.data)
        if archive.kind() is ZipKind.ARCHIVE:
            yield from _archive_content(file, archive, limits)
    elif file.data.startswith(tnef.MAGIC):
        yield from _winmail_content(file)


def spreadsheet(data: bytes) -> bytes:
    """The spreadsheet that a zip or OLE container is, decrypted where Excel would open it without asking.

    Raises :class:`Refused` for any other file, and for an archive even of a single spreadsheet.
    """
    if not data.startswith((*zip_contents.MAGIC, ole.MAGIC)):
        raise refuse("", data)
    plain = _unlocked(data) if data.startswith(ole.MAGIC) else data
    if plain.startswith(zip_contents.MAGIC) and ZipContents(plain).kind() is ZipKind.ARCHIVE:
        raise Refused(RefusalCode.ARCHIVE_UNSUPPORTED, what="ZIP")
    return plain


def _ole_content(file: _File, limits: Limits) -> Declaration | Iterator[_File | Reading]:
    plain = _unlocked(file.data)
    if plain.startswith(ole.MAGIC):
        return read_workbook(plain)
    return _zip_content(_File(file.name, plain, may_be_archive=False), limits)


def _unlocked(data: bytes) -> bytes:
    """An .xls, or what was encrypted; decrypted where Excel would open it without asking."""
    compound = CompoundFile(data)
    if "EncryptedPackage" in compound.entries:
        return decrypt_package(data, compound)
    if "Workbook" in compound.entries:
        return decrypt_xls(data, compound) if is_encrypted_xls(compound) else data
    if "Book" in compound.entries:
        return data
    for entry, what in _OLE_KINDS:
        if entry in compound.entries:
            raise Refused(RefusalCode.OTHER_DOCUMENT, what=what)
    raise Refused(RefusalCode.OTHER_DOCUMENT, what="OLE")


def _digest(data: bytes) -> Sha256:
    return Sha256(hashlib.sha256(data).hexdigest())
