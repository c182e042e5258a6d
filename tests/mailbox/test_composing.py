"""The bytes of a mail are legal on every wire, and its headers say only what they were meant to say."""

import email
import email.policy
from email.headerregistry import Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.foreign_text import one_line
from oredesk.mailbox.composing import (
    AttachedFile,
    ascii_address,
    compose,
    mailbox_address,
    message_ids,
    unstructured,
)

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)


def parsed(raw: bytes) -> email.message.EmailMessage:
    return email.message_from_bytes(raw, policy=email.policy.default)


def subject_of(value: str) -> str:
    return str(parsed(f"Subject: {unstructured('Subject', value)}\r\n\r\n".encode())["Subject"])


@given(ANY_TEXT)
def test_any_subject_comes_back_as_the_cleaned_line_and_stays_in_its_header(value: str) -> None:
    encoded = unstructured("Subject", value)
    assert encoded.isascii()
    assert all(len(line) <= 300 for line in encoded.split("\r\n"))
    assert all(line.startswith(" ") for line in encoded.split("\r\n")[1:])
    message = parsed(f"Subject: {encoded}\r\nX-Next: here\r\n\r\nbody".encode())
    assert message.keys() == ["Subject", "X-Next"]
    assert " ".join(str(message["Subject"]).split()) == one_line(value)


def test_a_long_chinese_subject_is_split_between_characters() -> None:
    subject = "回复：关于贵司冲突矿产申报模板的填写说明与更正要求" * 4
    assert subject_of(subject) == one_line(subject)
    assert max(map(len, unstructured("Subject", subject).split("\r\n"))) <= 78


def test_ascii_that_looks_like_an_encoded_word_is_not_decoded_by_the_reader() -> None:
    disguised = "=?utf-8?B?UmU6IHgNCkJjYzogdmljdGltQGV4YW1wbGUuY29t?="
    assert subject_of(disguised) == disguised


@pytest.mark.parametrize(
    "name", ["Example Group", 'Quote " and \\ slash', "示例集团", "Müller, Söhne & Co <x@y>", "a" * 99]
)
def test_a_display_name_and_its_address_come_back_whole(name: str) -> None:
    header = f"From: {mailbox_address(name, 'desk@example.com')}\r\n\r\n"
    (address,) = parsed(header.encode())["From"].addresses
    assert address == Address(name, "desk", "example.com")


def test_no_name_gives_the_bare_address() -> None:
    assert mailbox_address("", "desk@example.com") == "desk@example.com"


def test_a_chinese_domain_is_written_in_ascii_and_an_impossible_one_is_left() -> None:
    assert ascii_address("a@例子.cn") == "a@xn--fsqu00a.cn"
    assert ascii_address("a@" + "x" * 70 + "例.cn").endswith("例.cn")


def test_only_well_formed_message_ids_are_passed_on_and_never_encoded_or_cut() -> None:
    outlook = "<" + "A" * 120 + "@" + "EXAMPLE" * 10 + ".outlook.com>"
    ids = ["<a@b>", "<x y@z>", "<a@b>\r\nBcc: v@example.com", "<é@b>", "bare@b", "<" + "a" * 300 + ">", outlook]
    assert message_ids(ids) == f"<a@b>\r\n {outlook}"


def test_parts_are_alternatives_first_and_files_after() -> None:
    files = [AttachedFile("findings.json", "json", b"{}"), AttachedFile("x.xlsx", "octet-stream", b"\x00\xff" * 999)]
    message = parsed(compose([("Subject", "x")], "text", "<p>html</p>", files))
    assert message.get_content_type() == "multipart/mixed"
    alternative, *attached = message.iter_parts()
    assert [part.get_content_type() for part in alternative.iter_parts()] == ["text/plain", "text/html"]
    assert [(part.get_filename(), part.get_content_disposition()) for part in attached] == [
        ("findings.json", "attachment"),
        ("x.xlsx", "attachment"),
    ]
    assert attached[1].get_content() == b"\x00\xff" * 999


def test_without_files_there_are_only_the_alternatives() -> None:
    message = parsed(compose([("Subject", "x")], "text", "<p>html</p>"))
    assert message.get_content_type() == "multipart/alternative"
    assert [defect for part in message.walk() for defect in part.defects] == []


@pytest.mark.parametrize(
    "text", ["long " * 2000, "很长的一行" * 500, "From here\n.\n..\nFrom there\n", "ends with blanks  \n\t\n"]
)
def test_any_body_is_seven_bit_in_short_crlf_lines_and_comes_back(text: str) -> None:
    raw = compose([("Subject", "x")], text, f"<p>{text}</p>")
    assert max(raw) < 128
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    body = parsed(raw).get_body(("plain",))
    assert body
    assert body.get_content().splitlines() == text.splitlines()


def test_the_same_arguments_give_the_same_bytes() -> None:
    files = [AttachedFile("findings.json", "json", b"{}")]
    assert compose([("A", "b")], "t", "h", files) == compose([("A", "b")], "t", "h", files)


def test_the_mime_version_stands_once() -> None:
    raw = compose([("Subject", "x")], "t", "h", [AttachedFile("findings.json", "json", b"{}")])
    assert raw.count(b"MIME-Version") == 1
