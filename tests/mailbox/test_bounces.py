"""Delivery reports, from the standard's to what Chinese providers send."""

import pytest

from mailbox_letters import letter, mixed, part, read
from oredesk.core.message import Bounce, MessageId, Silence

OURS = MessageId("<17.abc@oredesk.buyer.example>")
RETURNED = f"Message-ID: {OURS}\r\nSubject: Re: CMRT\r\n\r\nour reply\r\n"


def report(status: str, returned: bytes | None = None, **fields: str) -> bytes:
    parts = [part("It did not work."), part(status, "message/delivery-status")]
    parts.append(returned or part(RETURNED, "message/rfc822"))
    kind = "multipart/report; report-type=delivery-status"
    return mixed(*parts, kind=kind, sender="MAILER-DAEMON@relay.example", headers=("Return-Path: <>",), **fields)


def status(recipient: str, action: str, code: str) -> str:
    return (
        "Reporting-MTA: dns; relay.example\r\n\r\n"
        f"Original-Recipient: rfc822;{recipient}\r\nFinal-Recipient: rfc822; {recipient}\r\n"
        f"Action: {action}\r\nStatus: {code}\r\nDiagnostic-Code: smtp; 550 no such user\r\n"
    )


def test_a_failed_delivery_names_the_recipient_the_code_and_our_mail() -> None:
    message = read(report(status("Li@supplier.example", "failed", "5.1.1")))
    assert message.bounce == Bounce("li@supplier.example", "5.1.1", OURS, permanent=True)
    assert message.silence is Silence.REPORT


def test_a_delayed_delivery_is_not_permanent() -> None:
    bounce = read(report(status("li@supplier.example", "delayed", "4.4.1"))).bounce
    assert bounce == Bounce("li@supplier.example", "4.4.1", OURS, permanent=False)


def test_a_failure_after_temporary_trouble_is_not_permanent() -> None:
    """Postfix gives up after days with the last temporary code; the address may be right."""
    bounce = read(report(status("li@supplier.example", "failed", "4.4.1"))).bounce
    assert bounce
    assert not bounce.permanent


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_success_is_no_bounce(action: str) -> None:
    assert read(report(status("li@supplier.example", action, "2.0.0"))).bounce is None


def test_the_failed_one_of_several_recipients_is_named() -> None:
    both = status("ok@supplier.example", "relayed", "2.0.0") + "\r\n" + status("no@supplier.example", "failed", "5.2.2")
    bounce = read(report(both.replace("\r\n\r\nReporting-MTA: dns; relay.example", ""))).bounce
    assert bounce
    assert (bounce.recipient, bounce.status) == ("no@supplier.example", "5.2.2")


def test_our_mail_is_recognised_by_its_headers_alone() -> None:
    bounce = read(
        report(status("li@supplier.example", "failed", "5.1.1"), part(RETURNED, "text/rfc822-headers"))
    ).bounce
    assert bounce
    assert bounce.original_message_id == OURS


@pytest.mark.parametrize(
    "broken", ["", "\r\n\r\n\r\n", "Final-Recipient: rfc822;\r\n", "garbage\r\n\r\nmore", "\x00" * 99]
)
def test_a_broken_report_is_at_worst_a_report(broken: str) -> None:
    assert read(report(broken)).silence is Silence.REPORT


QMAIL = f"""Hi. This is the qmail-send program at relay.example.
I'm afraid I wasn't able to deliver your message to the following addresses.

<li@supplier.example>:
203.0.113.9 does not like recipient.
Remote host said: 550 5.1.1 User unknown
Giving up on 203.0.113.9.

--- Below this line is a copy of the message.

Return-Path: <desk@buyer.example>
Message-ID: {OURS}
Subject: Re: CMRT
"""
EXCHANGE = """Delivery has failed to these recipients or groups:

li@supplier.example
The email address you entered couldn't be found.

Diagnostic information for administrators:
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'
"""
QQ = """抱歉，您的邮件被退回来了……
原邮件信息：
时间 2026-11-02 09:00:00
主题 Re: CMRT
收件人 li@supplier.example
退信原因 收件人邮件地址（li@supplier.example）不存在，邮件无法送达。 host said: 550 Mailbox not found
"""
NETEASE = """您好，desk@buyer.example：
您的邮件未能送达 li@supplier.example，系统退信原因：452 4.2.2 mailbox full
"""


@pytest.mark.parametrize(
    ("sender", "subject", "text", "expected"),
    [
        (
            "MAILER-DAEMON@relay.example",
            "failure notice",
            QMAIL,
            Bounce("li@supplier.example", "5.1.1", OURS, permanent=True),
        ),
        (
            "postmaster@supplier.example",
            "Undeliverable: Re: CMRT",
            EXCHANGE,
            Bounce("li@supplier.example", "5.1.10", None, permanent=True),
        ),
        ("PostMaster@qq.com", "系统退信", QQ, Bounce("li@supplier.example", "", None, permanent=True)),
        (
            "Postmaster@163.com",
            "系统退信/Systems bounce",
            NETEASE,
            Bounce("li@supplier.example", "4.2.2", None, permanent=False),
        ),
    ],
)
def test_reports_in_words_are_understood(sender: str, subject: str, text: str, expected: Bounce) -> None:
    assert read(letter(text, sender=sender, subject=subject)).bounce == expected


def test_a_report_in_html_is_understood() -> None:
    raw = letter(
        f"<html><body><p>{QQ}</p></body></html>",
        sender="PostMaster@qq.com",
        subject="系统退信",
        headers=("Content-Type: text/html; charset=utf-8",),
    )
    bounce = read(raw).bounce
    assert bounce
    assert bounce.recipient == "li@supplier.example"


@pytest.mark.parametrize(
    ("sender", "subject", "text", "headers"),
    [
        ("li@supplier.example", "Undeliverable parts", "We could not deliver the parts. 550 pieces", ()),
        ("li@supplier.example", "退信", "您的邮件被退回了，请重发。", ()),
        ("postmaster@supplier.example", "Hello", "I am the person behind this address.", ()),
        (
            "li@supplier.example",
            "Automatic reply: x",
            "I am away; undeliverable until Monday.",
            ("Return-Path: <>", "Auto-Submitted: auto-replied"),
        ),
    ],
)
def test_what_only_speaks_of_such_things_is_no_report(
    sender: str, subject: str, text: str, headers: tuple[str, ...]
) -> None:
    assert read(letter(text, sender=sender, subject=subject, headers=headers)).bounce is None
