"""Whatever a stranger writes can be encoded, stored in XML and shown on one line."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.foreign_text import clean_text, one_line, plain

ANY_TEXT = st.text(st.characters(exclude_categories=()))


def test_a_nul_that_a_reader_made_out_of_x0000_is_dropped() -> None:
    assert clean_text("ACME\x00 Ltd") == "ACME Ltd"


def test_lone_surrogates_from_broken_mail_headers_are_dropped() -> None:
    assert clean_text("a\udce4b") == "ab"


def test_direction_overrides_that_disguise_a_file_name_are_dropped() -> None:
    assert clean_text("cmrt\u202exslx.exe") == "cmrtxslx.exe"


def test_tabs_and_line_ends_stay_and_all_line_ends_become_one_kind() -> None:
    assert clean_text("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd\te"


def test_a_text_over_the_limit_ends_in_an_ellipsis() -> None:
    assert clean_text("x" * 11, limit=10) == "x" * 9 + "…"
    assert clean_text("x" * 10, limit=10) == "x" * 10


def test_a_line_break_becomes_a_space_on_one_line() -> None:
    assert one_line(" ACME\r\nBcc: victim@example.com ") == "ACME Bcc: victim@example.com"


@given(ANY_TEXT)
def test_cleaned_text_is_encodable_normal_and_stays_as_it_is(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean_text(cleaned) == cleaned


@given(ANY_TEXT, st.integers(min_value=1, max_value=50))
def test_one_line_holds_no_line_end_under_any_definition_and_keeps_the_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert not any(unicodedata.category(character) == "Cc" for character in line)


def test_plain_text_keeps_its_blanks_and_punctuation() -> None:
    assert plain("Ｒaven – Métaux, 1 ") == "raven – metaux, 1 "
