"""Text fits its columns, in any script, and nothing of it is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from oredesk.pages.text_lines import columns_of, filled, padded

WORDS = st.text(alphabet=st.sampled_from("abc ,.(（）。，中文字漢한é\u0301\n"), max_size=300)


@given(WORDS, st.integers(0, 10), st.integers(0, 10))
def test_no_line_is_longer_than_the_page(text: str, indent: int, hanging: int) -> None:
    assert all(columns_of(line) <= 40 for line in filled(text, indent, hanging, 40).split("\n"))


@given(WORDS)
def test_nothing_but_blanks_is_lost_or_added(text: str) -> None:
    assert re.sub(r"\s", "", filled(text, 2, 4, 30)) == re.sub(r"\s", "", text)


def test_words_are_kept_whole() -> None:
    assert filled("smelter status and smelter location", width=20) == "smelter status and\nsmelter location"


def test_chinese_is_broken_anywhere_but_before_a_closing_mark_and_after_an_opening_one() -> None:
    assert filled("冶炼厂状态，所在地（印度）", width=10) == "冶炼厂状\n态，所在地\n（印度）"


def test_a_word_without_blanks_is_broken_where_the_line_ends() -> None:
    assert filled("x" * 25, width=10) == "\n".join(("x" * 10, "x" * 10, "x" * 5))


def test_the_lines_after_the_first_hang() -> None:
    assert filled("one two three four", 0, 3, 10) == "one two\n   three\n   four"


@given(WORDS, st.integers(1, 40))
def test_a_padded_text_takes_exactly_its_width(text: str, width: int) -> None:
    assert columns_of(padded(text, width)) == columns_of(padded(text, width, right=True)) == width


def test_a_cut_text_says_so() -> None:
    assert padded("中文字", 5) == "中文…"
    assert padded("ab", 4, right=True) == "  ab"
