import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.making import tnef, tnef_attribute
from oredesk.core.workbook.tnef import TnefDamaged, TnefFile, tnef_files


def test_files_come_out_in_order_under_their_long_names() -> None:
    packed = tnef({"冲突矿产 CMRT 6.5.xlsx": b"one", "policy.pdf": b"two"})
    assert tnef_files(packed) == (TnefFile("冲突矿产 CMRT 6.5.xlsx", b"one"), TnefFile("policy.pdf", b"two"))


def test_a_mail_without_long_names_gives_the_short_ones_in_the_senders_code_page() -> None:
    """Exchange 5.5 and mail gateways leave the MAPI properties out."""
    assert tnef_files(tnef({"冲突.xls": b"one"}, long_names=False)) == (TnefFile("冲突.xls", b"one"),)


def test_an_unknown_code_page_still_gives_the_file() -> None:
    [file] = tnef_files(tnef({"CMRT.xls": b"one"}, long_names=False, codepage=99999))
    assert file == TnefFile("CMRT.xls", b"one")


def test_rich_text_without_attachments_holds_no_files() -> None:
    assert tnef_files(tnef({})) == ()


def test_an_attached_mail_has_no_bytes_and_is_left_out() -> None:
    embedded = tnef_attribute(2, 0x00069002, bytes(14)) + tnef_attribute(2, 0x00018010, b"Untitled\0")
    assert tnef_files(tnef({"CMRT.xls": b"one"}) + embedded) == (TnefFile("CMRT.xls", b"one"),)


def test_data_that_belongs_to_no_attachment_is_passed_over() -> None:
    assert tnef_files(tnef({}) + tnef_attribute(2, 0x0006800F, b"stray")) == ()


@pytest.mark.parametrize("kept", [3, 6 + 5, 41, 100])
def test_a_stream_that_is_cut_off_is_damaged(kept: int) -> None:
    with pytest.raises(TnefDamaged):
        tnef_files(tnef({"CMRT.xlsx": b"one" * 100})[:kept])


@given(st.data())
def test_changed_bytes_give_files_or_damage_and_nothing_worse(data: st.DataObject) -> None:
    packed = bytearray(tnef({"CMRT.xlsx": b"one", "policy.pdf": b"two"}))
    for place in data.draw(st.lists(st.integers(0, len(packed) - 1), min_size=1, max_size=6)):
        packed[place] = data.draw(st.integers(0, 255))
    try:
        files = tnef_files(bytes(packed))
    except TnefDamaged:
        return
    assert sum(len(file.data) for file in files) <= len(packed)
