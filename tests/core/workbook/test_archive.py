"""The container of a spreadsheet, opened within limits."""

import io
import zipfile

import pytest

from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.workbook import archive as module
from oredesk.core.workbook.archive import Archive
from spreadsheets import zipped


def code_of(data: bytes, read: str | None = None) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        Archive(data).read(read or "")
    return refused.value.refusal.code


def test_names_are_found_whatever_their_case_and_slashes() -> None:
    """OPC part names have no case, and some writers use backslashes."""
    archive = Archive(zipped({"XL\\SharedStrings.xml": "x"}))
    assert "xl/sharedstrings.xml" in archive
    assert archive.read("/xl/sharedStrings.xml") == b"x"


def test_a_truncated_container_is_damaged() -> None:
    data = zipped({"a": "x" * 1000})
    assert code_of(data[: len(data) // 2]) is RefusalCode.DAMAGED


def test_a_member_with_a_wrong_checksum_is_damaged() -> None:
    container = io.BytesIO()
    with zipfile.ZipFile(container, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", "content")
    assert code_of(container.getvalue().replace(b"content", b"CONTENT"), "a") is RefusalCode.DAMAGED


def test_doubled_members_are_damaged() -> None:
    data = zipped({"xl/workbook.xml": "first", "xl/workbook.xmk": "second"})
    assert code_of(data.replace(b"workbook.xmk", b"workbook.xml")) is RefusalCode.DAMAGED


def test_members_outside_the_container_are_damaged() -> None:
    assert code_of(zipped({"../evil": "x"})) is RefusalCode.DAMAGED


def test_other_compressions_are_damaged() -> None:
    container = io.BytesIO()
    with zipfile.ZipFile(container, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", "x")
    assert code_of(container.getvalue()) is RefusalCode.DAMAGED


def test_too_many_members_are_too_complex() -> None:
    assert code_of(zipped({str(n): "" for n in range(module.MAX_MEMBERS + 1)})) is RefusalCode.TOO_COMPLEX


def test_a_part_is_inflated_to_the_limit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_PART", 1000)
    assert code_of(zipped({"a": b"\0" * 100_000}), "a") is RefusalCode.TOO_COMPLEX


def test_a_lying_size_is_not_believed() -> None:
    """A bomb that declares ten bytes."""
    data = bytearray(zipped({"a": b"\0" * 100_000}))
    central = data.rfind(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    assert code_of(bytes(data), "a") is RefusalCode.DAMAGED


def test_all_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_INFLATED", 1500)
    archive = Archive(zipped({"a": b"\0" * 1000, "b": b"\0" * 1000}))
    with pytest.raises(Refused) as refused:
        archive.measure()
    assert refused.value.refusal.code is RefusalCode.TOO_COMPLEX


def test_a_missing_member_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        Archive(zipped({"a": "x"})).read("b")
