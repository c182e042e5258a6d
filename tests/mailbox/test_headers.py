"""Header fields as real mail programs write them, and as attackers do."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.mailbox.headers import (
    BLOCK_LIMIT,
    FIELD_LIMIT,
    Headers,
    decode_words,
    first_token,
    parameters,
    read_headers,
)


def block(*lines: str) -> Headers:
    raw = "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape") + b"\r\nbody"
    return read_headers(raw, 0, len(raw))[0]


def word(text: str, charset: str, label: str = "") -> str:
    return f"=?{label or charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r\r\n"])
def test_fields_are_unfolded_whatever_the_line_ends(end: bytes) -> None:
    raw = end.join([b"Subject: one", b"\t two", b"X: 3", b"", b"body"])
    headers, body = read_headers(raw, 0, len(raw))
    assert headers.fields == (("subject", b"one two"), ("x", b"3"))
    assert raw[body:] == b"body"


def test_lines_that_are_no_fields_are_passed_over() -> None:
    """The first line of a mail from an mbox file, and what careless programs write."""
    assert block("From li@supplier.example Fri Nov 20 10:00:00 2026", "nonsense", "A b: c", "X : 1").fields == (
        ("x", b"1"),
    )


def test_thousands_of_recipients_do_not_hide_what_follows() -> None:
    """A buyer's campaign, answered by a supplier with "reply to all"."""
    recipients = b",\r\n ".join(b"clerk%d@supplier.example" % number for number in range(32_000))
    headers, _ = read_headers(raw := b"To: " + recipients + b"\r\nContent-Type: text/plain\r\n\r\n", 0, len(raw))
    assert headers.first("content-type") == b"text/plain"
    assert len(headers.first("to") or b"") <= FIELD_LIMIT


def test_only_the_first_megabyte_of_a_header_block_is_looked_at() -> None:
    raw = b"X: " + b"y" * BLOCK_LIMIT + b"\r\nSubject: too late\r\n\r\nbody"
    headers, body = read_headers(raw, 0, len(raw))
    assert headers.first("subject") is None
    assert raw[body:] == b"body"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (word("冶炼厂", "gb18030", "gb2312"), "冶炼厂"),
        (f'"{word("冶炼厂.xlsx", "gb18030", "gb2312")}"', '"冶炼厂.xlsx"'),  # inside quotes: Foxmail, QQ, Outlook
        (f"{word('冶炼', 'utf-8')} {word('厂', 'utf-8')}", "冶炼厂"),
        (f"{word('冶炼', 'utf-8')}\t {word('厂', 'gbk')}", "冶炼厂"),
        (f"Re: {word('冶炼', 'utf-8')} CMRT {word('厂', 'utf-8')}!", "Re: 冶炼 CMRT 厂!"),
        ("=?utf-8?q?=E5=86=B6_=E7=82=BC?=", "冶 炼"),
        ("=?utf-8?Q?M=C3=BCller?=", "Müller"),
        (word("冶煉廠", "big5", "big5"), "冶煉廠"),
        ("=?utf-8?B?5Ya254K8?=", "冶炼"),
        ("=?utf-8?B?5Ya254K8", "=?utf-8?B?5Ya254K8"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8?B?5Ya254K=?=", "冶�"),
        ("plain", "plain"),
    ],
)
def test_encoded_words_are_decoded_wherever_they_stand(raw: str, text: str) -> None:
    assert decode_words(raw.encode()) == text


def test_a_character_cut_in_two_by_two_words_is_put_together() -> None:
    """Old Foxmail encodes first and cuts then."""
    data = "冶炼厂".encode()
    halves = (base64.b64encode(data[:4]).decode(), base64.b64encode(data[4:]).decode())
    assert decode_words(" ".join(f"=?utf-8?B?{half}?=" for half in halves).encode()) == "冶炼厂"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_raw_bytes_in_a_header_are_guessed(charset: str) -> None:
    assert decode_words("冶炼厂名单".encode(charset)) == "冶炼厂名单"


def test_a_decoded_header_cannot_begin_a_new_line() -> None:
    hidden = base64.b64encode(b"x\r\nBcc: victim@example.com\x00\xe2\x80\xae").decode()
    subject = block(f"Subject: =?utf-8?B?{hidden}?=").text("subject")
    assert subject == "x Bcc: victim@example.com"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('attachment; filename="cmrt.xlsx"', "cmrt.xlsx"),
        ("attachment; filename=cmrt.xlsx", "cmrt.xlsx"),
        ('attachment; filename="the \\"final\\""', 'the "final"'),
        ("attachment;filename = cmrt.xlsx ; size=3", "cmrt.xlsx"),
        ('attachment; filename="a;b=\\"c\\".xlsx"', 'a;b="c".xlsx'),
        ('attachment; filename="C:\\docs\\cmrt.xlsx"', "C:\\docs\\cmrt.xlsx"),
        (f'attachment; filename="{word("冶炼厂.xlsx", "gbk", "gb2312")}"', "冶炼厂.xlsx"),
        ("attachment; filename*=utf-8''%E5%86%B6%E7%82%BC.xlsx", "冶炼.xlsx"),
        ("attachment; filename*=GB2312'zh'%D2%B1%C1%B6.xlsx", "冶炼.xlsx"),
        ("attachment; filename*0*=utf-8''%E5%86; filename*1*=%B6; filename*2=.xlsx", "冶.xlsx"),
        ("attachment; filename*1=b.xlsx; filename*0=a", "ab.xlsx"),
        ("attachment; filename=\"?.xlsx\"; filename*=utf-8''%E5%86%B6.xlsx", "冶.xlsx"),
        ("attachment; filename*=%E5%86%B6.xlsx", "冶.xlsx"),
        ("attachment", ""),
        ("attachment; filename", ""),
        ('attachment; filename="unclosed.xlsx', "unclosed.xlsx"),
    ],
)
def test_file_names_are_read_in_every_way_they_are_written(value: str, name: str) -> None:
    assert parameters(value.encode()).get("filename", "") == name


def test_a_raw_chinese_file_name_is_read() -> None:
    """Many web forms and old mailers encode nothing at all."""
    assert parameters(b"attachment; filename=" + '"冶炼厂.xlsx"'.encode("gbk"))["filename"] == "冶炼厂.xlsx"


@pytest.mark.parametrize(
    ("value", "token"),
    [("Auto-Replied (vacation); x=1", "auto-replied"), ("(comment) no", "no"), ("", ""), ("; x", ""), ("a b", "a")],
)
def test_the_first_word_of_a_value_is_found(value: str, token: str) -> None:
    assert first_token(value.encode()) == token


def test_message_ids_are_read_from_a_thread() -> None:
    headers = block("References: <1@a>\r\n\t<2@b> garbage <3 4@c> <5@d\u4e2d>", "In-Reply-To: text <6@e>")
    assert headers.message_ids("references") == ("<1@a>", "<2@b>")
    assert headers.message_ids("in-reply-to") == ("<6@e>",)


@given(st.binary(max_size=400))
def test_any_bytes_are_some_headers(data: bytes) -> None:
    headers, body = read_headers(data, 0, len(data))
    assert 0 <= body <= len(data)
    for name, value in headers.fields:
        assert "\n" not in headers.text(name)
        parameters(value)
        first_token(value)
