"""From fields as they come, and those that are made to deceive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.mailbox.addresses import Mailbox, mailboxes, normal_address


@pytest.mark.parametrize(
    ("value", "name", "address"),
    [
        ("li@supplier.example", "", "li@supplier.example"),
        ("Li Lei <Li@Supplier.Example>", "Li Lei", "li@supplier.example"),
        ('"Lei, Li" <li@supplier.example>', "Lei, Li", "li@supplier.example"),
        ('"Li \\"Lei\\"" <li@supplier.example>', 'Li "Lei"', "li@supplier.example"),
        ("li@supplier.example (Li Lei)", "Li Lei", "li@supplier.example"),
        ("=?utf-8?B?5p2O6Zu3?= <li@supplier.example>", "李雷", "li@supplier.example"),
        ('"=?gb2312?B?wO7A1w==?=" <li@supplier.example>', "李雷", "li@supplier.example"),
        ("李雷 <li@supplier.example>", "李雷", "li@supplier.example"),
        ("<li+cmrt@supplier.example>", "", "li+cmrt@supplier.example"),
        ("Li <@relay.example:li@supplier.example>", "Li", "li@supplier.example"),
        ("Li <li@供应商.example>", "Li", "li@xn--vsqz1lf2i.example"),
        ("Li <li@supplier.example> (office)", "Li", "li@supplier.example"),
        ('"li@supplier.example" <li@supplier.example>', "li@supplier.example", "li@supplier.example"),
    ],
)
def test_a_plain_sender_is_read(value: str, name: str, address: str) -> None:
    assert mailboxes(value.encode()) == (Mailbox(name, address, doubtful=False),)


@pytest.mark.parametrize(
    "value",
    [
        "<li@supplier.example>@evil.example",
        "Li <li@supplier.example> <eve@evil.example>",
        '"ceo@buyer.example" <eve@evil.example>',
        "ceo@buyer.example <eve@evil.example>",
        "=?utf-8?B?Y2VvQGJ1eWVyLmV4YW1wbGU=?= <eve@evil.example>",
        "Li <nonsense>",
        "Li <>",
        "Li",
    ],
)
def test_a_sender_that_may_be_taken_for_another_is_doubtful(value: str) -> None:
    assert [each.doubtful for each in mailboxes(value.encode())] == [True]


def test_an_encoded_word_cannot_form_an_address() -> None:
    """Its text is ``<li@supplier.example>``."""
    found = mailboxes(b"=?utf-8?B?PGxpQHN1cHBsaWVyLmV4YW1wbGU+?= <eve@evil.example>")
    assert [each.address for each in found] == ["eve@evil.example"]


def test_lists_and_groups_are_taken_apart() -> None:
    found = mailboxes(b"Group: a@x.example, B <b@x.example>; c@x.example")
    assert [each.address for each in found] == ["a@x.example", "b@x.example", "c@x.example"]
    assert mailboxes(b"undisclosed-recipients:;") == ()


@pytest.mark.parametrize("text", ["", "@", "a@", "@b", "a b@c", "a@b c", "a@-b", "中@b.c", "a@" + "b" * 300, "a@b..c"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert normal_address(text) == ""


@given(st.binary(max_size=300))
def test_any_bytes_are_some_addresses(data: bytes) -> None:
    for each in mailboxes(data):
        assert each.address.isascii()
        assert "\n" not in each.name
