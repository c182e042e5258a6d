import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.message import Sha256
from oredesk.storage.columns import address_key, company_key, contents_key, domain_key, key, storable, utc

surrogates = st.characters(categories=["Cs"])


@given(st.text(st.characters() | surrogates | st.just("\x00")))
def test_a_storable_text_can_be_encoded_and_holds_no_nul(text: str) -> None:
    assert b"\x00" not in storable(text).encode()


@given(st.text())
def test_ordinary_text_is_stored_as_it_is(text: str) -> None:
    assert storable(text) == text.replace("\x00", "")


@given(st.text(max_size=600), st.text(max_size=600))
def test_keys_fit_their_column_and_different_texts_have_different_keys(one: str, other: str) -> None:
    assert len(key(one)) <= 255
    assert (key(one) == key(other)) == (storable(one) == storable(other))


def test_texts_that_differ_only_beyond_the_column_have_different_keys() -> None:
    assert key("x" * 300 + "a") != key("x" * 300 + "b")


def test_addresses_are_compared_without_regard_to_case() -> None:
    assert address_key(" Clerk@Supplier.Example ") == "clerk@supplier.example"
    assert domain_key("Clerk@Supplier.Example") == "supplier.example"


def test_companies_are_compared_without_regard_to_case_width_and_blanks() -> None:
    assert company_key(" ＡＣＭＥ\u3000 Ltd\n") == company_key("acme ltd")


def test_the_order_of_files_does_not_matter_but_their_number_does() -> None:
    a, b = Sha256("a" * 64), Sha256("b" * 64)
    assert contents_key([a, b]) == contents_key([b, a])
    assert len({contents_key([]), contents_key([a]), contents_key([a, a])}) == 3


def test_times_are_stored_in_utc() -> None:
    shanghai = dt.timezone(dt.timedelta(hours=8))
    moment = utc(dt.datetime(2026, 11, 20, 17, 0, tzinfo=shanghai))
    assert (moment.hour, moment.utcoffset()) == (9, dt.timedelta(0))
    with pytest.raises(ValueError, match="zone"):
        utc(dt.datetime(2026, 11, 20, 17, 0))  # noqa: DTZ001 - the naive time is the point
