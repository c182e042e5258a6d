"""Which mails get no automatic answer, and which get one although they look odd."""

import pytest

from mailbox_letters import XLSX, letter, mixed, part, read
from oredesk.core.message import Silence
from oredesk.mailbox.letter import DeskIdentity

WORKBOOK = part(b"PK\x03\x04 pretend", XLSX, 'Content-Disposition: attachment; filename="cmrt.xlsx"')


def with_header(*lines: str) -> bytes:
    return letter(headers=lines)


SILENT: dict[str, tuple[bytes, Silence]] = {
    # RFC 3834
    "an auto-replied mail": (with_header("Auto-Submitted: auto-replied"), Silence.AUTO_SUBMITTED),
    "an auto-generated mail": (with_header("Auto-Submitted: auto-generated"), Silence.AUTO_SUBMITTED),
    "an auto-notified mail with parameters": (
        with_header('Auto-Submitted: auto-notified; owner-email="a@b.example"'),
        Silence.AUTO_SUBMITTED,
    ),
    "an auto-submitted mail with a comment": (
        with_header("auto-submitted: (vacation) Auto-Replied (really)"),
        Silence.AUTO_SUBMITTED,
    ),
    "a second field that says it": (
        with_header("Auto-Submitted: no", "Auto-Submitted: auto-replied"),
        Silence.AUTO_SUBMITTED,
    ),
    # bounces and reports
    "a null envelope sender": (with_header("Return-Path: <>"), Silence.NULL_SENDER),
    "an empty envelope sender": (with_header("Return-Path:"), Silence.NULL_SENDER),
    "a delivery status": (
        mixed(part("gone"), part("x", "message/delivery-status"), kind="multipart/report; report-type=delivery-status"),
        Silence.REPORT,
    ),
    "a read receipt": (
        mixed(part("read"), part("x", "message/disposition-notification"), kind="multipart/report"),
        Silence.REPORT,
    ),
    "a delivery status in a plain multipart": (
        mixed(part("gone"), part("x", "message/delivery-status")),
        Silence.REPORT,
    ),
    "a complaint": (mixed(part("spam!"), part("x", "message/feedback-report")), Silence.REPORT),
    # lists and mass mail
    **{
        f"a list's mail with List-{name}": (with_header(f"List-{name}: <https://l.example>"), Silence.MAILING_LIST)
        for name in ("Id", "Help", "Unsubscribe", "Post", "Owner", "Archive", "Subscribe")
    },
    "a list's mail of the old kind": (with_header("Mailing-List: contact x@l.example"), Silence.MAILING_LIST),
    **{f"precedence {name}": (with_header(f"Precedence: {name}"), Silence.BULK) for name in ("bulk", "List", "junk")},
    "precedence auto_reply": (with_header("Precedence: auto_reply"), Silence.BULK),
    # Exchange
    **{
        f"suppression {value}": (with_header(f"X-Auto-Response-Suppress: {value}"), Silence.SUPPRESSED)
        for value in ("All", "OOF", "AutoReply", "DR, RN, NRN, OOF, AutoReply", "dr,oof")
    },
    "an Exchange inbox rule": (with_header("X-MS-Exchange-Inbox-Rules-Loop: li@supplier.example"), Silence.LOOP),
    # marks of responders and filters
    "a loop mark": (with_header("X-Loop: li@supplier.example"), Silence.LOOP),
    "an autoreply mark": (with_header("X-Autoreply: yes"), Silence.LOOP),
    "an autorespond mark": (with_header("X-Autorespond: 1"), Silence.LOOP),
    "a spam flag": (with_header("X-Spam-Flag: YES"), Silence.SPAM),
    "a spam status": (with_header("X-Spam-Status: Yes, score=9.1 required=5.0"), Silence.SPAM),
    # senders that nobody reads
    **{
        f"mail from {local}": (letter(sender=f"{local}@supplier.example"), Silence.ROBOT_ADDRESS)
        for local in (
            "MAILER-DAEMON",
            "postmaster",
            "no-reply",
            "noreply",
            "no_reply",
            "NoReply+case77",
            "donotreply",
            "do-not-reply",
            "do_not_reply",
            "bounce",
            "bounces+li=supplier.example",
            "owner-minerals",
            "minerals-request",
            "listserv",
            "majordomo",
        )
    },
    # ourselves, and mails that are not for us
    "our own address": (letter(sender="Desk <DESK@buyer.example>"), Silence.OURSELVES),
    "our own message id": (letter(message_id="<7.abc@oredesk.buyer.example>"), Silence.OURSELVES),
    "a blind copy": (letter(to="someone@else.example"), Silence.NOT_ADDRESSED),
    "undisclosed recipients": (letter(to="undisclosed-recipients:;"), Silence.NOT_ADDRESSED),
    "an address that only ends like ours": (letter(to="frontdesk@buyer.example"), Silence.NOT_ADDRESSED),
    "an address that only begins like ours": (letter(to="desk@buyer.example.org"), Silence.NOT_ADDRESSED),
    "no From field": (letter(sender=""), Silence.NO_SENDER),
    "two senders": (letter(sender="a@supplier.example, b@supplier.example"), Silence.NO_SENDER),
    "two From fields": (letter(headers=("From: b@supplier.example",)), Silence.NO_SENDER),
    # absence notices without any header that says so
    **{
        f"subject {subject}": (letter("Ich bin dann mal weg", subject=subject), Silence.AUTO_SUBMITTED)
        for subject in (
            "自动回复: CMRT 2026",
            "自动回复：Re: [OD-1] CMRT",
            "Automatic reply: CMRT 2026",
            "Auto-Reply: CMRT",
            "Out of Office: CMRT",
            "Out of Office",
            "AutoReply: Re: CMRT",
            "Re: 自动回复: CMRT",
            "Automatische Antwort: CMRT",
            "自動回覆: CMRT",
        )
    },
}

ANSWERED: dict[str, bytes] = {
    "an ordinary mail": letter(),
    "a mail that a person says is his own": with_header("Auto-Submitted: no"),
    "a person's mail with a comment": with_header("Auto-Submitted: no (composed by hand); x=1"),
    "first-class mail": with_header("Precedence: first-class"),
    "a mail about automatic replies": letter("请问您的系统会发自动回复吗？", subject="关于自动回复的问题"),
    "a workbook under an absence notice's subject": mixed(part("见附件"), WORKBOOK, subject="自动回复: CMRT 2026"),
    "no suppression": with_header("X-Auto-Response-Suppress: None"),
    "suppression of receipts only": with_header("X-Auto-Response-Suppress: DR, RN, NRN"),
    "a switched-off loop mark": with_header("X-Autoreply: no"),
    "no spam": with_header("X-Spam-Flag: NO", "X-Spam-Status: No, score=-1.0"),
    "an envelope sender": with_header("Return-Path: <li@supplier.example>"),
    "us in copy": letter(to="boss@buyer.example", headers=("Cc: Desk <Desk@Buyer.example>",)),
    "us with a tag": letter(to="desk+cmrt2026@buyer.example"),
    "us with an encoded name": letter(to="=?utf-8?b?5Lia5Yqh?= <desk@buyer.example>"),
    "a person called Robert Bounce": letter(sender="robert.bounce@supplier.example"),
    "a person who requests": letter(sender="request@supplier.example"),
    "a forwarded delivery status": mixed(
        part("see below"),
        part(mixed(part("gone"), part("x", "message/delivery-status"), boundary="inner"), "message/rfc822"),
    ),
    "someone else's list folder": with_header("X-List-Name: suppliers"),
}


@pytest.mark.parametrize(("raw", "silence"), SILENT.values(), ids=SILENT)
def test_is_not_answered(raw: bytes, silence: Silence) -> None:
    assert read(raw).silence is silence


@pytest.mark.parametrize("raw", ANSWERED.values(), ids=ANSWERED)
def test_is_answered(raw: bytes) -> None:
    assert read(raw).silence is None


def test_there_are_enough_examples_of_both() -> None:
    assert len(SILENT) >= 40
    assert len(ANSWERED) >= 10


def test_a_workbook_in_an_unanswerable_mail_is_still_handed_on() -> None:
    message = read(mixed(part("auto"), WORKBOOK, headers=("Auto-Submitted: auto-generated",)))
    assert message.silence is Silence.AUTO_SUBMITTED
    assert [attachment.name for attachment in message.attachments] == ["cmrt.xlsx"]


def test_a_desk_without_addresses_takes_every_mail_for_its_own() -> None:
    assert read(letter(to="someone@else.example"), DeskIdentity()).silence is None


def test_an_alias_nobody_told_the_desk_about_is_answered() -> None:
    desk = DeskIdentity(frozenset({"desk@buyer.example"}), knows_all_addresses=False)

    assert read(letter(to="minerals-2026@buyer.example"), desk).silence is None
    assert read(letter(sender="desk@buyer.example"), desk).silence is Silence.OURSELVES
