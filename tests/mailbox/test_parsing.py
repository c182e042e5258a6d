"""A whole mail as the desk sees it: who, when, which thread; and that nothing a stranger sends can harm."""

import base64
import datetime as dt
import random
import tracemalloc
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_letters import XLSX, letter, mixed, part, read
from oredesk.core.message import Authenticity, IncomingMessage, Silence


def test_an_ordinary_mail_is_read() -> None:
    raw = letter(
        "您好，请查收。\n",
        sender="=?utf-8?B?5p2O6Zu3?= <Li@Supplier.Example>",
        subject="=?gb2312?B?Q01SVCC4vbz+?=",
        headers=(
            "Date: Fri, 20 Nov 2026 18:00:00 +0800",
            "In-Reply-To: <2@oredesk.buyer.example>",
            "References: <0@x.example> <2@oredesk.buyer.example>",
            "Content-Type: text/plain; charset=utf-8",
        ),
    )
    assert read(raw) == IncomingMessage(
        message_id="<1@supplier.example>",  # type: ignore[arg-type]
        sender="li@supplier.example",
        sender_name="李雷",
        subject="CMRT 附件",
        date=dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC),
        text="您好，请查收。",
        references=("<0@x.example>", "<2@oredesk.buyer.example>"),  # type: ignore[arg-type]
        attachments=(),
        skipped=(),
        links=(),
        silence=None,
        authenticity=Authenticity.UNVERIFIED,
        bounce=None,
    )


# Who and when


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("Fri, 20 Nov 2026 10:00:00 +0000", dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)),
        ("20 Nov 2026 10:00:00 -0000", dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)),
        ("Fri, 20 Nov 2026 18:00:00 +0800 (CST)", dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)),
        ("yesterday", None),
        ("Fri, 99 Nov 2026 10:00:00 +0000", None),
        ("1 Jan 0000 00:00:00 +9999", None),
        ("31 Dec 9999 23:59:59 -2359", None),
        ("1" * 5000, None),
    ],
)
def test_a_date_is_read_in_utc_or_not_at_all(written: str, moment: dt.datetime | None) -> None:
    assert read(letter(headers=(f"Date: {written}",))).date == moment


def test_a_mail_without_an_id_gets_one_that_does_not_depend_on_its_way() -> None:
    first, second = (
        read(letter("same", message_id="", headers=(f"Received: from {host} by x",))).message_id for host in ("a", "b")
    )
    assert first == second
    assert first.endswith("@no-message-id.invalid>")
    assert read(letter("other", message_id="")).message_id != first


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<a@b>", "<a@b>"),
        ("a@b", "<a@b>"),  # some ERP systems forget the brackets
        ("(comment) <a@b>", "<a@b>"),
    ],
)
def test_an_id_is_kept_as_it_was_written(written: str, kept: str) -> None:
    assert read(letter(message_id=written)).message_id == kept


@pytest.mark.parametrize("written", ["<>", "two words", "<a b@c>", "<中@b>", "<" + "x" * 300 + "@b>", " "])
def test_an_id_that_no_header_could_repeat_is_replaced(written: str) -> None:
    assert read(letter(message_id=written)).message_id.endswith("@no-message-id.invalid>")


def test_a_thread_is_kept_newest_last_and_not_without_end() -> None:
    ids = [f"<{number}@x>" for number in range(100)]
    references = read(letter(headers=("References: " + " ".join(ids), "In-Reply-To: <5@x>"))).references
    assert references == (*ids[81:], "<5@x>")


# Header injection: whatever is decoded stays on one line


@pytest.mark.parametrize(
    "bait", ["x\r\nBcc: victim@example.com", "x\nSubject: y", "x\x00y", "x\u2028y", "x\u202ey", "x\x85y"]
)
def test_nothing_decoded_can_begin_a_new_line_or_turn_the_text_round(bait: str) -> None:
    encoded = f"=?utf-8?B?{base64.b64encode(bait.encode()).decode()}?="
    read_back = read(letter(subject=encoded, sender=f'"{encoded}" <li@supplier.example>'))
    for text in (read_back.subject, read_back.sender_name):
        assert text.isprintable()


# Bounds


HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "only line ends": b"\r\n" * 50_000,
    "NULs": b"\x00" * 100_000,
    "32 000 addresses": letter(to=",".join(f"x{n}@y.example" for n in range(32_000))),
    "32 000 senders": letter(sender=",".join(f"x{n}@y.example" for n in range(32_000))),
    "a field of 20 MB": b"X: " + b"y" * 20_000_000 + b"\r\n\r\nbody",
    "a subject of encoded words": letter(subject="=?a?b?" * 10_000),
    "carriage returns": b"a:b\n" + b"\r" * 1_000_000,
    "folded without end": b"a:" + b"\r\n " * 300_000,
    "quotes and backslashes": letter(sender='"\\' * 30_000, headers=("Content-Type: " + '; a="\\"' * 9000,)),
    "unclosed tags": letter("<" * 300_000, headers=("Content-Type: text/html",)),
    "unclosed comments": letter("<!--" * 80_000, headers=("Content-Type: text/html",)),
    "boundaries that are none": mixed(b"\n--=_bx" * 500_000),
    "attributions": letter("2026@ wrote\n" * 30_000),
    "uuencoded beginnings": letter("begin 644 a\nM" + "!" * 60 + "\n" * 5000),
    "references": letter(headers=("References: " + "<a@b>" * 12_000,)),
    "a report of nothing": mixed(part("\r\n" * 30_000, "message/delivery-status"), kind="multipart/report"),
    "500 parameters in 200 parts": mixed(*[part("x", "a/b; " + "n*1*=%41;" * 500)] * 200),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_mail_takes_little_memory_and_no_long_time(raw: bytes) -> None:
    """Each of these takes seconds to minutes where a parser is quadratic: then this test never ends in time."""
    tracemalloc.start()
    try:
        message = read(raw)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(message, IncomingMessage)
    assert peak < 60_000_000


def test_a_large_mail_costs_little_more_memory_than_its_file() -> None:
    data = bytes(20_000_000)
    message = EmailMessage()
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename="big.xlsx")
    raw = message.as_bytes()
    tracemalloc.start()
    try:
        (attachment,) = read(raw).attachments
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert attachment.data == data
    assert peak < 1.5 * len(data)


# Property tests

SEEDS = (
    letter("您好"),
    mixed(part("见附件"), part("UEsDBA==", f'{XLSX}; name="=?gbk?B?0rE=?="', "Content-Transfer-Encoding: base64")),
    mixed(
        part(mixed(part("x"), boundary="in"), "message/rfc822"), kind="multipart/report; report-type=delivery-status"
    ),
    letter("<p>x</p>", headers=("Content-Type: text/html; charset=gb2312", "Auto-Submitted: no")),
)


def mutated(seed: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    raw = bytearray(seed)
    for position, replacement in changes:
        at = position % (len(raw) + 1)
        raw[at : at + 1] = replacement
    return bytes(raw)


def is_clean(text: str) -> bool:
    text.encode("utf-8")  # no lone surrogates
    return not any(character < " " and character not in "\t\n" for character in text)


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6)), max_size=12),
)
def test_a_mail_broken_anywhere_is_still_a_clean_message(seed: bytes, changes: list[tuple[int, bytes]]) -> None:
    message = read(mutated(seed, changes))
    texts = (message.sender, message.sender_name, message.subject, message.text, message.message_id, *message.links)
    assert all(is_clean(text) for text in texts)
    names = [each.name for each in message.attachments] + [each.name for each in message.skipped]
    assert all(is_clean(name) for name in names)
    assert message.message_id.startswith("<")
    assert message.sender == message.sender.lower()
    if not message.sender:
        assert message.silence is Silence.NO_SENDER


@given(st.binary(max_size=2000))
def test_any_bytes_are_a_message(data: bytes) -> None:
    assert is_clean(read(data).text)


def test_noise_is_a_message() -> None:
    noise = random.Random(3)  # noqa: S311 - repeatable noise is wanted
    for size in (1, 10, 1000, 100_000):
        assert isinstance(read(noise.randbytes(size)), IncomingMessage)


def test_every_head_of_a_mail_is_a_message() -> None:
    """Of a mail that is too large only the beginning is fetched."""
    whole = SEEDS[2]
    for length in range(len(whole)):
        assert isinstance(read(whole[:length]), IncomingMessage)
