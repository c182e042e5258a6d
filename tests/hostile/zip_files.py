"""Zips that lie, burst, or are not what they seem."""

import io
import zipfile

from oredesk.core.refusal import RefusalCode

from .corpus import hostile
from .making import Entry, deflated, genuine_cmrt, genuine_with, raw_zip, repeated, stored, zip_of

_TOO_COMPLEX, _DAMAGED = RefusalCode.TOO_COMPLEX, RefusalCode.DAMAGED
_TOO_MUCH, _UNSUPPORTED = RefusalCode.ARCHIVE_TOO_MUCH, RefusalCode.ARCHIVE_UNSUPPORTED
_DECLARATION, _UNREAD = "xl/worksheets/sheet4.xml", "xl/worksheets/sheet11.xml"


@hostile("empty zip.xlsx", RefusalCode.ARCHIVE_EMPTY)
def _() -> bytes:
    return zip_of({})


@hostile("zero bytes.xlsx", _DAMAGED)
def _() -> bytes:
    return b""


@hostile("truncated by a mail gateway.xlsx", _DAMAGED)
def _() -> bytes:
    return genuine_cmrt()[:700_000]


@hostile("only the first bytes of a zip.xlsx", _DAMAGED)
def _() -> bytes:
    return genuine_cmrt()[:10]


@hostile("a broken deflate stream.xlsx", _DAMAGED)
def _() -> bytes:
    data = bytearray(genuine_cmrt())
    start = data.find(_DECLARATION.encode()) + len(_DECLARATION)
    data[start : start + 200] = b"\xff" * 200
    return bytes(data)


@hostile("a directory that points beyond the end.xlsx", _DAMAGED)
def _() -> bytes:
    data = bytearray(genuine_cmrt())
    data[-6:-2] = (0xFFFFFF00).to_bytes(4, "little")
    return bytes(data)


@hostile("a part that is longer than it says.xlsx", _DAMAGED, _TOO_COMPLEX)
def _() -> bytes:
    bomb = repeated(_DECLARATION.encode(), bytes(1 << 20), 1024)
    return genuine_with({}, Entry(bomb.name, bomb.packed, size=100))


@hostile("a part twice.xlsx", _DAMAGED)
def _() -> bytes:
    return genuine_with(
        {_UNREAD: None}, stored(_UNREAD.encode(), b"<worksheet/>"), stored(_UNREAD.encode(), b"<worksheet/>")
    )


@hostile("parts named outside the container.xlsx", _DAMAGED)
def _() -> bytes:
    return genuine_with({"../../../../etc/cron.d/oredesk": b"* * * * * root true"})


@hostile("a part packed with bzip2.xlsx", _DAMAGED)
def _() -> bytes:
    return _with_method(zipfile.ZIP_BZIP2)


@hostile("a part packed with LZMA.xlsx", _DAMAGED)
def _() -> bytes:
    return _with_method(zipfile.ZIP_LZMA)


def _with_method(method: int) -> bytes:
    data = io.BytesIO(genuine_cmrt())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("docProps/app.xml", b"<x/>", method)
    return data.getvalue()


@hostile("20,000 parts.xlsx", _TOO_COMPLEX)
def _() -> bytes:
    return raw_zip([stored(b"[Content_Types].xml", b"<x/>"), *(stored(b"xl/media/%d" % n, b"") for n in range(20_000))])


@hostile("65,000 files.zip", _TOO_MUCH)
def _() -> bytes:
    return raw_zip(stored(b"%d.txt" % n, b"x") for n in range(65_000))


@hostile("21 files.zip", _TOO_MUCH)
def _() -> bytes:
    return zip_of({f"{n}.txt": b"x" for n in range(21)})


@hostile("a zip in a zip.zip", _UNSUPPORTED)
def _() -> bytes:
    return zip_of({"inner.zip": zip_of({"CMRT.xlsx": genuine_cmrt()})})


@hostile("a zip that holds itself.zip", _UNSUPPORTED, _DAMAGED)
def _() -> bytes:
    """Not the true quine, but one entry whose local header, data and directory are the archive over again."""
    inner = raw_zip([stored(b"r/r.zip", b"PK\x05\x06" + bytes(18))])
    for _ in range(8):
        inner = raw_zip([deflated(b"r/r.zip", inner)])
    return inner


@hostile("a file of a gibibyte in a zip.zip", _TOO_MUCH, RefusalCode.TOO_LARGE)
def _() -> bytes:
    return raw_zip([repeated(b"CMRT.xlsx", bytes(1 << 20), 1024)])


@hostile("twenty files that share one bomb.zip", _TOO_MUCH, RefusalCode.TOO_LARGE)
def _() -> bytes:
    return raw_zip(repeated(b"%d.csv" % n, b"0123456789abcdef" * 4096, 500) for n in range(20))


@hostile("a password on the archive.zip", RefusalCode.PASSWORD)
def _() -> bytes:
    return raw_zip([deflated(b"CMRT.xlsx", genuine_cmrt(), flags=1)])


@hostile("names that climb out, and names that lie.zip")
def _() -> bytes:
    return raw_zip([stored("../../..\\C:\\Windows/\u202excod.CMRT.xlsx".encode(), genuine_cmrt(), flags=1 << 11)])


@hostile("a name that is no UTF-8 though it says so.zip", _DAMAGED)
def _() -> bytes:
    return raw_zip([stored(b"\xff\xfe.xlsx", genuine_cmrt(), flags=1 << 11)])


@hostile("packed with bzip2.zip", _UNSUPPORTED)
def _() -> bytes:
    return zip_of({"CMRT.xlsx": b"x" * 1000}, zipfile.ZIP_BZIP2)
