"""Opens workbooks that are encrypted with Excel's own default password, and tells the truly locked ones.

Excel encrypts with ``VelvetSweatshop`` when a workbook's structure is protected, and opens such files without
asking; to everything else they look encrypted ([MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3).
"""

import io
import struct
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from msoffcrypto.exceptions import (
    DecryptionError,
    FileFormatError,
    InvalidKeyError,
    ParseError,
)
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.format.xls97 import Xls97File
from msoffcrypto.method.rc4 import DocumentRC4
from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

from ..refusal import RefusalCode, Refused
from .ole import CompoundFile

DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - published by Microsoft, the same in every Excel

_MOST_SPINS = 1_000_000
"""Excel writes 100,000 rounds; a file may ask for ten million, which is half a minute's work."""
_MOST_INFO = 65_536
_RIGHTS_MANAGED = "DRMEncrypted".encode("utf-16-le")
"""Begins the name of the storage that stands in files sealed by Microsoft's rights management ([MS-OFFCRYPTO] 2.2)."""

_DAMAGE = (
    DecryptionError,
    FileFormatError,
    ParseError,
    ExpatError,
    struct.error,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
)
"""All that msoffcrypto was seen to raise, or may, on files with changed bytes."""

_BLOCK = 1024
"""The key changes every so many bytes of the Workbook stream."""
_FILEPASS = 0x002F
_RECORDS_BEFORE_FILEPASS = 4
_ALWAYS_PLAIN = frozenset({0x0809, _FILEPASS, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138})
"""BOF and a few others, whose content is never encrypted ([MS-XLS] 2.2.10)."""
_BOUND_SHEET = 0x0085
_BOUND_SHEET_PLAIN = 4


def decrypt_package(data: bytes, ole: CompoundFile) -> bytes:
    """The zip package inside an encrypted OOXML file; raises :class:`Refused`."""
    if _RIGHTS_MANAGED in data:
        raise Refused(RefusalCode.RIGHTS_PROTECTED, what="Microsoft IRM")
    info = ole.entries.get("EncryptionInfo")
    if info is None or info.size > _MOST_INFO:
        raise Refused(RefusalCode.DAMAGED)
    plain = io.BytesIO()
    try:
        package = OOXMLFile(io.BytesIO(data))
        if package.type == "agile" and package.info["spinValue"] > _MOST_SPINS:
            raise Refused(RefusalCode.PASSWORD)
        package.load_key(password=DEFAULT_PASSWORD)
        package.decrypt(plain)
    except InvalidKeyError:
        raise Refused(RefusalCode.PASSWORD) from None
    except _DAMAGE as damage:
        raise Refused(RefusalCode.DAMAGED) from damage
    return plain.getvalue()


def is_encrypted_xls(ole: CompoundFile) -> bool:
    """Whether the Workbook stream begins with a FILEPASS record ([MS-XLS] 2.4.117)."""
    start = ole.stream("Workbook", _BLOCK)
    first = (kind for _, (_, kind, _) in zip(range(_RECORDS_BEFORE_FILEPASS), _records(start), strict=False))
    return _FILEPASS in first


def decrypt_xls(data: bytes, ole: CompoundFile) -> bytes:
    """The same .xls with its Workbook stream in plain; raises :class:`Refused`.

    msoffcrypto checks the password; its own decryption of .xls writes a temporary file, and here nothing
    may write one.
    """
    content = ole.stream("Workbook", len(data))
    try:
        workbook = Xls97File(io.BytesIO(data))
        workbook.load_key(password=DEFAULT_PASSWORD)
        match workbook.type:
            case "rc4":
                plain = DocumentRC4.decrypt(DEFAULT_PASSWORD, workbook.salt, io.BytesIO(content), _BLOCK)
            case "rc4_cryptoapi":
                plain = DocumentRC4CryptoAPI.decrypt(
                    DEFAULT_PASSWORD, workbook.salt, workbook.keySize, io.BytesIO(content), _BLOCK
                )
            case _:
                raise Refused(RefusalCode.PASSWORD)
    except InvalidKeyError:
        raise Refused(RefusalCode.PASSWORD) from None
    except (*_DAMAGE, AssertionError) as damage:
        raise Refused(RefusalCode.DAMAGED) from damage
    return ole.replace("Workbook", _restore_plain_parts(content, plain.read()))


def _restore_plain_parts(stored: bytes, decrypted: bytes) -> bytes:
    """Put back what was never encrypted: every record's header and some records' content."""
    restored = bytearray(decrypted)
    for at, kind, size in _records(stored):
        plain = size if kind in _ALWAYS_PLAIN else _BOUND_SHEET_PLAIN if kind == _BOUND_SHEET else 0
        restored[at : at + 4 + plain] = stored[at : at + 4 + plain]
        if kind == _FILEPASS:  # becomes a record of no meaning: to a reader the file is not encrypted any more
            restored[at : at + 4 + size] = struct.pack("<HH", 0, size) + bytes(size)
    return bytes(restored)


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Offset, kind and size of each BIFF record that lies wholly in the stream."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream):
            return
        yield at, kind, size
        at += 4 + size
