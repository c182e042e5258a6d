"""Everything else that arrives under the name of a workbook: other formats, and the older ones taken apart."""

import struct

from oredesk.core.refusal import RefusalCode

from .corpus import hostile
from .encrypting import encrypted_package, encrypted_xls
from .making import (
    compound_file,
    genuine_cmrt,
    tnef,
    tnef_attribute,
)

_TOO_COMPLEX, _DAMAGED, _NOT_A_TEMPLATE = RefusalCode.TOO_COMPLEX, RefusalCode.DAMAGED, RefusalCode.NOT_A_TEMPLATE
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


@hostile("encrypted with Excel's own password.xlsx")
def _() -> bytes:
    return encrypted_package("VelvetSweatshop")


@hostile("encrypted.xlsx", RefusalCode.PASSWORD)
def _() -> bytes:
    return encrypted_package("secret")


@hostile("encrypted with ten million rounds.xlsx", RefusalCode.PASSWORD)
def _() -> bytes:
    return encrypted_package("secret").replace(b'spinCount="100000"', b'spinCount="9999999"')[:-1]


@hostile("encrypted, and its description damaged.xlsx", _DAMAGED)
def _() -> bytes:
    return encrypted_package("secret").replace(b"keyEncryptor ", b"keyEncryptor<")


@hostile("encrypted.xls", RefusalCode.PASSWORD)
def _() -> bytes:
    return encrypted_xls("secret", crypto_api=True)


@hostile("sealed by rights management.xlsx", RefusalCode.RIGHTS_PROTECTED)
def _() -> bytes:
    return compound_file({"EncryptedPackage": bytes(5000), "DRMEncryptedDataSpace": b"x", "EncryptionInfo": b"x"})


@hostile("sealed by the company's own software.xlsx", RefusalCode.RIGHTS_PROTECTED)
def _() -> bytes:
    return b"%TSD-Header-###%" + bytes(range(256)) * 40


@hostile("a web page.xls", RefusalCode.NOT_A_WORKBOOK)
def _() -> bytes:
    return b"<html><table><tr><td>Company</td></tr></table></html>"


@hostile("comma separated.xlsx", RefusalCode.NOT_A_WORKBOOK)
def _() -> bytes:
    return b"a,b\n1,2\n3,4\n"


@hostile("a print-out.xlsx", RefusalCode.PDF)
def _() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3"


@hostile("a photograph.xls", RefusalCode.PICTURE)
def _() -> bytes:
    return b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(100)


@hostile("winmail.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    return tnef({"CMRT.xlsx": genuine_cmrt()})[:-400_000]


@hostile("winmail.dat with lying lengths.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    lie = bytearray(tnef_attribute(2, 0x0006800F, b"x"))
    lie[5:9] = (0xFFFFFFFF).to_bytes(4, "little")
    return tnef({}) + tnef_attribute(2, 0x00069002, bytes(14)) + bytes(lie)


@hostile("winmail.dat with properties by the million.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    properties = struct.pack("<I", 0xFFFFFFFF) + struct.pack("<HHI", 0x101E, 0x6001, 0xFFFFFFFF)
    return tnef({}) + tnef_attribute(2, 0x00069002, bytes(14)) + tnef_attribute(2, 0x00069005, properties)


@hostile("winmail.dat in a winmail.dat.dat", RefusalCode.WINMAIL)
def _() -> bytes:
    return tnef({"winmail.dat": tnef({"CMRT.xlsx": genuine_cmrt()})})


@hostile("winmail.dat as Outlook sends it.dat")
def _() -> bytes:
    return tnef({"冲突矿产 CMRT.xlsx": genuine_cmrt()})
