"""Encrypts workbooks as Excel does; msoffcrypto's ciphers work in both directions."""

import hashlib
import io
import struct

from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4
from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI

from .making import biff, compound_file, genuine_cmrt, xls_stream

_SALT = bytes(range(16))
_BLOCK = 1024
_KEPT_PLAIN = {0x0809: 0xFFFF, 0x002F: 0xFFFF, 0x0085: 4}
"""How many bytes of these records are not encrypted ([MS-XLS] 2.2.10)."""


def encrypted_package(password: str, package: bytes | None = None) -> bytes:
    """A package (the genuine CMRT) with agile encryption ([MS-OFFCRYPTO] 2.3.4.10), as today's Excel does it."""
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(package or genuine_cmrt())).encrypt(password, made)
    return made.getvalue()


def encrypted_xls(password: str, *, crypto_api: bool) -> bytes:
    """An .xls with one sheet ``Declaration``, encrypted as Excel 97 (RC4) or as Excel 2003 and later did it."""
    header = struct.pack("<IIIIIIII", 4, 0, 0x6801, 0x8004, 128, 1, 0, 0) + "RC4\0".encode("utf-16-le")

    def cipher(content: bytes) -> bytes:
        source = io.BytesIO(content)
        if crypto_api:
            return bytes(DocumentRC4CryptoAPI.decrypt(password, _SALT, 128, source, _BLOCK).read())
        return bytes(DocumentRC4.decrypt(password, _SALT, source, _BLOCK).read())

    verifier = b"sixteen letters!"
    digest = (hashlib.sha1 if crypto_api else hashlib.md5)(verifier).digest()
    proof = cipher(verifier + digest)
    if crypto_api:
        body = struct.pack("<HHHII", 1, 4, 2, 4, len(header)) + header
        body += struct.pack("<I", 16) + _SALT + proof[:16] + struct.pack("<I", 20) + proof[16:]
    else:
        body = struct.pack("<HHH", 1, 1, 1) + _SALT + proof
    cells = ((row, column, float(row * column)) for row in range(300) for column in range(4))
    plain = xls_stream("Declaration", cells, before_sheets=biff((0x002F, body)))
    return compound_file({"Workbook": _with_plain_parts(plain, cipher(plain))})


def _with_plain_parts(plain: bytes, encrypted: bytes) -> bytes:
    made, at = bytearray(encrypted), 0
    while at < len(plain):
        kind, size = struct.unpack_from("<HH", plain, at)
        kept = 4 + min(_KEPT_PLAIN.get(kind, 0), size)
        made[at : at + kept] = plain[at : at + kept]
        at += 4 + size
    return bytes(made)
