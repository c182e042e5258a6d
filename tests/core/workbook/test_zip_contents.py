import io
import random
import zipfile

import pytest

from hostile.making import deflated, raw_zip, repeated, stored, zip_of
from oredesk.core.refusal import Refusal, RefusalCode, Refused
from oredesk.core.workbook.zip_contents import Limits, Member, ZipContents, ZipKind

_TYPES = b"<Types/>"


def refused(data: bytes) -> Refusal:
    with pytest.raises(Refused) as caught:
        ZipContents(data).kind()
    return caught.value.refusal


def files(data: bytes, limits: Limits = Limits()) -> list[Member]:  # noqa: B008 - frozen
    return list(ZipContents(data).files(limits))


def code(member: Member) -> RefusalCode:
    assert isinstance(member.content, Refused)
    return member.content.refusal.code


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"[Content_Types].xml": _TYPES, "xl/workbook.xml": b""}, id="xlsx"),
        pytest.param({"[Content_Types].xml": _TYPES, "xl/workbook.bin": b""}, id="xlsb"),
        pytest.param({"[content_types].xml": _TYPES, "XL\\workbook.xml": b""}, id="written by a careless tool"),
        pytest.param({"[Content_Types].xml": _TYPES, "xl/a": b"", "word/b": b""}, id="with a letter inside"),
        pytest.param({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, id="ods"),
        pytest.param({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet-template"}, id="ots"),
    ],
)
def test_a_workbook_is_known_by_the_names_in_it(parts: dict[str, bytes]) -> None:
    assert ZipContents(zip_of(parts)).kind() is ZipKind.WORKBOOK


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"[Content_Types].xml": _TYPES, "word/document.xml": b""}, "Word"),
        ({"[Content_Types].xml": _TYPES, "ppt/presentation.xml": b""}, "PowerPoint"),
        ({"[Content_Types].xml": _TYPES, "visio/document.xml": b""}, "Visio"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "OpenDocument"),
        ({"mimetype": b"application/epub+zip"}, "EPUB"),
        ({"OFD.xml": b"", "Doc_0/Document.xml": b""}, "OFD"),
        ({"Index/Document.iwa": b"", "preview.jpg": b""}, "Apple Numbers / iWork"),
    ],
)
def test_other_programs_packages_are_refused_by_name(parts: dict[str, bytes], what: str) -> None:
    assert refused(zip_of(parts)) == Refusal(RefusalCode.OTHER_DOCUMENT, (("what", what),))


def test_an_encrypted_open_document_asks_for_one_without_a_password() -> None:
    manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    parts = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": manifest}
    assert refused(zip_of(parts)).code is RefusalCode.PASSWORD


def test_what_systems_leave_lying_about_is_passed_over() -> None:
    """macOS, Windows and an Excel that still has the workbook open while the folder is packed."""
    junk = ("__MACOSX/._CMRT.xlsx", "__MACOSX/a/b", ".DS_Store", "in/.DS_Store", "in/Thumbs.db", "desktop.ini")
    packed = zip_of(dict.fromkeys((*junk, "in/~$CMRT.xlsx", "._CMRT.xlsx", "in/", "in/CMRT.xlsx"), b"x"))
    assert files(packed) == [Member("in/CMRT.xlsx", b"x")]


def test_nothing_but_junk_is_an_empty_archive() -> None:
    with pytest.raises(Refused) as caught:
        files(zip_of({"__MACOSX/._CMRT.xlsx": b"x"}))
    assert caught.value.refusal.code is RefusalCode.ARCHIVE_EMPTY


@pytest.mark.parametrize(
    ("stored_name", "flags", "shown"),
    [
        pytest.param("冲突矿产.xlsx".encode("gbk"), 0, "冲突矿产.xlsx", id="Windows in China"),
        pytest.param("冲突矿产.xlsx".encode(), 0, "冲突矿产.xlsx", id="macOS, which does not say that it is UTF-8"),
        pytest.param("冲突矿产.xlsx".encode(), 1 << 11, "冲突矿产.xlsx", id="7-Zip"),
        pytest.param(b"2026\\CMRT.xlsx", 0, "2026/CMRT.xlsx", id="an old .NET library"),
        pytest.param(b"../../C:/CMRT.xlsx", 0, "CMRT.xlsx", id="someone with bad intentions"),
        pytest.param("\u202excod.xlsx\n".encode(), 1 << 11, "xcod.xlsx", id="someone who disguises a name"),
    ],
)
def test_names_are_shown_as_they_were_meant_and_cleaned(stored_name: bytes, flags: int, shown: str) -> None:
    assert files(raw_zip([stored(stored_name, b"x", flags)])) == [Member(shown, b"x")]


def test_every_file_within_the_limits_is_unpacked() -> None:
    limits = Limits(file_bytes=10, files=3, archive_bytes=25)
    assert files(zip_of({"a": b"x" * 10, "b": b"y" * 10, "c": b"z" * 5}), limits)[2] == Member("c", b"z" * 5)


def test_a_file_over_the_limit_is_refused_and_the_others_are_unpacked() -> None:
    limits = Limits(file_bytes=2 << 20)
    large, small = files(zip_of({"a": random.Random(1).randbytes(3 << 20), "b": b"y"}), limits)  # noqa: S311 - reproducible
    assert isinstance(large.content, Refused)
    assert large.content.refusal == Refusal(RefusalCode.TOO_LARGE, (("limit", "2"), ("size", "3.0")))
    assert small.content == b"y"


def test_what_an_archive_says_about_sizes_is_not_believed() -> None:
    bomb = repeated(b"CMRT.xlsx", bytes(1 << 16), 64)
    [member] = files(raw_zip([type(bomb)(bomb.name, bomb.packed, size=10)]), Limits(file_bytes=1 << 20))
    assert code(member) in {RefusalCode.DAMAGED, RefusalCode.ARCHIVE_TOO_MUCH}


def test_files_that_swell_beyond_reason_are_refused() -> None:
    [member] = files(raw_zip([repeated(b"CMRT.xls", bytes(1 << 16), 200)]))
    assert code(member) is RefusalCode.ARCHIVE_TOO_MUCH


def test_files_after_the_archives_budget_is_spent_are_refused() -> None:
    dice = random.Random(1)  # noqa: S311 - reproducible
    packed = zip_of({name: dice.randbytes(600_000) for name in "abc"})
    first, second, third = files(packed, Limits(archive_bytes=1_300_000))
    assert isinstance(first.content, bytes)
    assert isinstance(second.content, bytes)
    assert code(third) is RefusalCode.ARCHIVE_TOO_MUCH


def test_too_many_files_are_not_unpacked_at_all() -> None:
    with pytest.raises(Refused) as caught:
        files(zip_of(dict.fromkeys("abcd", b"x")), Limits(files=3))
    assert caught.value.refusal == Refusal(RefusalCode.ARCHIVE_TOO_MUCH, (("limit", "3"),))


def test_encrypted_and_oddly_packed_files_are_each_refused_by_their_own_reason() -> None:
    locked, odd = deflated(b"a", b"x", flags=1), zipfile.ZIP_BZIP2
    assert code(files(raw_zip([locked]))[0]) is RefusalCode.PASSWORD
    assert code(files(zip_of({"a": b"x"}, odd))[0]) is RefusalCode.ARCHIVE_UNSUPPORTED


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_zip_gives_members_or_refusals_and_nothing_worse(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - reproducible
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in ("a.txt", "冲突.txt", "c/d.bin"):
            archive.writestr(name, dice.randbytes(40) * 20)
    for _ in range(60):
        spoilt = bytearray(made.getvalue())
        for _ in range(dice.choice((1, 2, 8))):
            spoilt[dice.randrange(len(spoilt))] = dice.choice((0, 1, 127, 255, dice.randrange(256)))
        try:
            opened = ZipContents(bytes(spoilt))
            opened.kind()
            assert all(isinstance(member.content, bytes | Refused) for member in opened.files(Limits()))
        except Refused:
            pass
