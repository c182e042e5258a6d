import hashlib
import zipfile
from collections.abc import Callable

import pytest

from hostile.encrypting import encrypted_package, encrypted_xls
from hostile.making import COMPANY, compound_file, deflated, genuine_cmrt, raw_zip, tnef, xls_stream, zip_of
from oredesk.core.declaration import Declaration
from oredesk.core.message import Sha256
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.submission import Reading
from oredesk.core.workbook.containers import Limits, extract, open_file

_LIMITS = Limits()


def read(data: bytes, name: str = "CMRT.xlsx", limits: Limits = _LIMITS) -> list[tuple[str, str]]:
    """Each file's name, and the company it declares or the code of its refusal."""
    return [(reading.name, told(reading)) for reading in open_file(name, data, limits)]


def told(reading: Reading) -> str:
    return reading.result.company if isinstance(reading.result, Declaration) else reading.result.code


@pytest.mark.parametrize("name", ["CMRT.xlsx", "CMRT .XLSX", "冲突矿产(1).xls", "winmail.dat", "noname", "", "a.pdf"])
def test_a_workbook_is_read_whatever_it_is_called(name: str) -> None:
    assert read(genuine_cmrt(), name) == [(name, COMPANY)]


def test_the_digest_is_that_of_the_files_own_bytes() -> None:
    [reading] = open_file("CMRT.xlsx", genuine_cmrt(), _LIMITS)
    assert reading.sha256 == hashlib.sha256(genuine_cmrt()).hexdigest()


def test_a_zip_is_read_file_by_file_and_every_other_file_is_told_about() -> None:
    packed = zip_of(
        {
            "2026/CMRT.xlsx": genuine_cmrt(),
            "2026/~$CMRT.xlsx": b"\x07Min Lee",
            "__MACOSX/2026/._CMRT.xlsx": b"\0\5\x16\7",
            "policy.pdf": b"%PDF-1.7",
            "older.zip": zip_of({"CMRT.xlsx": genuine_cmrt()}),
            "older.rar": b"Rar!\x1a\x07\x01\0",
            "locked.xlsx": encrypted_package("secret"),
            "winmail.dat": tnef({"CMRT.xlsx": genuine_cmrt()}),
        }
    )
    assert read(packed, "from supplier.zip") == [
        ("from supplier.zip/2026/CMRT.xlsx", COMPANY),
        ("from supplier.zip/policy.pdf", RefusalCode.PDF),
        ("from supplier.zip/older.zip", RefusalCode.ARCHIVE_UNSUPPORTED),
        ("from supplier.zip/older.rar", RefusalCode.ARCHIVE_UNSUPPORTED),
        ("from supplier.zip/locked.xlsx", RefusalCode.PASSWORD),
        ("from supplier.zip/winmail.dat", RefusalCode.WINMAIL),
    ]


def test_files_that_cannot_be_unpacked_still_have_digests_of_their_own() -> None:
    packed = raw_zip([deflated(name, b"x", flags=1) for name in (b"a.xlsx", b"b.xlsx")])
    first, second = open_file("locked.zip", packed, _LIMITS)
    assert [told(first), told(second)] == [RefusalCode.PASSWORD, RefusalCode.PASSWORD]
    assert first.sha256 != second.sha256
    assert first.sha256 == open_file("locked.zip", packed, _LIMITS)[0].sha256


def test_a_winmail_is_transparent_and_an_archive_in_it_is_opened() -> None:
    """A supplier who attached a zip does not know that Outlook wrapped it once more."""
    packed = tnef({"冲突矿产.xlsx": genuine_cmrt(), "all.zip": zip_of({"CMRT.xlsx": genuine_cmrt()})})
    assert read(packed, "winmail.dat") == [("冲突矿产.xlsx", COMPANY), ("all.zip/CMRT.xlsx", COMPANY)]


def test_a_winmail_without_files_says_that_nothing_was_attached() -> None:
    assert read(tnef({}), "winmail.dat") == [("winmail.dat", RefusalCode.NOTHING_ATTACHED)]


def test_a_nameless_file_in_a_winmail_goes_by_its_wrapping() -> None:
    assert read(tnef({"": genuine_cmrt()}, long_names=False), "winmail.dat") == [("winmail.dat", COMPANY)]


def test_an_encrypted_workbook_is_read_where_excel_would_not_ask() -> None:
    assert read(encrypted_package("VelvetSweatshop")) == [("CMRT.xlsx", COMPANY)]
    assert read(encrypted_package("secret")) == [("CMRT.xlsx", RefusalCode.PASSWORD)]
    assert read(encrypted_xls("secret", crypto_api=True)) == [("CMRT.xlsx", RefusalCode.PASSWORD)]


def test_an_xls_reaches_the_reader_encrypted_with_excels_password_or_not() -> None:
    """That it is no CMRT is for the reader to find out."""
    plain = compound_file({"Workbook": xls_stream("Declaration", [(0, 0, 1.0)])})
    assert read(plain) == [("CMRT.xlsx", RefusalCode.NOT_A_TEMPLATE)]
    assert read(encrypted_xls("VelvetSweatshop", crypto_api=True)) == [("CMRT.xlsx", RefusalCode.NOT_A_TEMPLATE)]


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("WordDocument", "Word"),
        ("PowerPoint Document", "PowerPoint"),
        ("VisioDocument", "Visio"),
        ("__properties_version1.0", "Outlook (.msg)"),
        ("Contents", "OLE"),
    ],
)
def test_other_ole_documents_are_refused_by_name(entry: str, what: str) -> None:
    [reading] = open_file("CMRT.xls", compound_file({entry: b"x"}), _LIMITS)
    assert reading.result == Refusal(RefusalCode.OTHER_DOCUMENT, (("what", what),))


def test_a_letter_that_is_encrypted_with_excels_password_is_still_a_letter() -> None:
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    letter = zip_of({"[Content_Types].xml": types, "word/document.xml": bytes(9000)}, zipfile.ZIP_STORED)
    assert read(encrypted_package("VelvetSweatshop", letter)) == [("CMRT.xlsx", RefusalCode.OTHER_DOCUMENT)]


def test_a_file_beyond_the_limit_is_not_opened() -> None:
    limits = Limits(file_bytes=1 << 20)
    [reading] = open_file("CMRT.xlsx", genuine_cmrt(), limits)
    assert reading.result == Refusal(RefusalCode.TOO_LARGE, (("limit", "1"), ("size", "1.1")))


def test_a_hostile_name_is_cleaned() -> None:
    assert read(b"%PDF-", "a\r\nBcc: x\u202e.pdf\0") == [("a Bcc: x.pdf", RefusalCode.PDF)]


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(lambda data: data, id="the file itself"),
        pytest.param(lambda data: zip_of({"a.txt": b"a", "in/CMRT.xlsx": data}), id="in a zip"),
        pytest.param(lambda data: tnef({"a.txt": b"a", "CMRT.xlsx": data}), id="in a winmail.dat"),
        pytest.param(lambda data: tnef({"a.zip": zip_of({"CMRT.xlsx": data})}), id="in a zip in a winmail.dat"),
    ],
)
def test_a_file_is_found_again_by_the_digest_of_its_reading(packed: Callable[[bytes], bytes]) -> None:
    data = packed(genuine_cmrt())
    for reading in open_file("CMRT.xlsx", data, _LIMITS):
        found = extract(data, reading.sha256, _LIMITS)
        assert found is not None
        assert hashlib.sha256(found).hexdigest() == reading.sha256


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", genuine_cmrt(), zip_of({"a": b"a"}), tnef({})[:20], b"\xd0\xcf\x11\xe0"]
)
def test_what_is_not_there_or_cannot_be_unpacked_is_not_found(data: bytes) -> None:
    assert extract(data, Sha256("0" * 64), _LIMITS) is None
