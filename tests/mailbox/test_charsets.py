"""Text in the character sets that suppliers' mail programs claim, and in those they really use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.mailbox.charsets import decode

CHINESE = "冶炼厂名单，请查收"


@pytest.mark.parametrize(
    ("text", "really", "declared"),
    [
        ("冶炼厂㐀𠀀", "gb18030", "gb2312"),  # Foxmail labels GB18030 so
        ("镕基", "gbk", "GB2312"),
        ("镕基", "gbk", "x-gbk"),
        ("冶煉廠 着", "big5hkscs", "big5"),  # Hong Kong writes letters that plain Big5 lacks
        ("冶煉廠", "big5", "Big5"),
        ("株式会社", "iso2022_jp_ext", "ISO-2022-JP"),
        ("株式会社①", "cp932", "Shift_JIS"),
        ("주식회사 똠", "cp949", "ks_c_5601-1987"),
        ("Müller", "latin-1", "iso-8859-1"),
        ("“Müller”", "cp1252", "iso-8859-1"),  # Outlook
        ("Řehoř", "iso8859_2", "iso-8859-2"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "utf-8", '"utf-8"'),
        (CHINESE, "utf-8", "utf-8*zh"),  # with a language (RFC 2231 section 5)
    ],
)
def test_a_true_label_is_followed_and_the_larger_set_behind_it(text: str, really: str, declared: str) -> None:
    assert decode(text.encode(really), declared) == text


@pytest.mark.parametrize(
    ("really", "declared"),
    [
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),  # valid in neither order by chance
        ("utf-8", "us-ascii"),
        ("utf-8", "iso-8859-1"),
        ("gb18030", ""),
        ("gb18030", "unknown-8bit"),
        ("utf-8", "no-such-charset"),
        ("utf-8", "idna"),
        ("utf-8", "hex"),
        ("utf-8", "rot13"),
        ("utf-8", "unicode_escape"),
        ("utf-8", "\x00"),
        ("utf-8", "x" * 100_000),
    ],
)
def test_a_wrong_or_useless_label_is_seen_through(really: str, declared: str) -> None:
    assert decode("冶炼厂名单请查收。".encode(really), declared) == "冶炼厂名单请查收。"


def test_a_few_broken_characters_do_not_spoil_the_rest() -> None:
    assert "冶炼厂" in decode("冶炼厂".encode("gb18030") + b"\xff\xff!", "gb2312")


@given(st.binary(max_size=200), st.one_of(st.text(max_size=20), st.sampled_from(["gbk", "utf-7", "hz", "idna"])))
def test_any_bytes_under_any_label_are_some_text(data: bytes, declared: str) -> None:
    assert isinstance(decode(data, declared), str)
