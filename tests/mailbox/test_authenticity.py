"""Whose word counts about a sender: the desk's own server's, above its own stamp, and nobody else's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_letters import letter, read
from oredesk.core.message import Authenticity
from oredesk.mailbox.authenticity import results
from oredesk.mailbox.letter import DeskIdentity

PASS, FAIL, UNVERIFIED = Authenticity.PASS, Authenticity.FAIL, Authenticity.UNVERIFIED
BORDER = "Received: from mail.supplier.example (mail.supplier.example [203.0.113.5])\r\n\tby mx.buyer.example (Postfix)"
GOOD = "Authentication-Results: mx.buyer.example; dmarc=pass (p=none dis=none) header.from=supplier.example"
BAD = "Authentication-Results: mx.buyer.example; dmarc=fail header.from=supplier.example"


def verdict(
    *headers: str, sender: str = "Li <li@supplier.example>", authserv: str = "mx.buyer.example"
) -> Authenticity:
    desk = DeskIdentity(frozenset({"desk@buyer.example"}), authserv=authserv)
    raw = letter(sender="", headers=(*headers, f"From: {sender}"))
    return read(raw, desk).authenticity


# What is believed


@pytest.mark.parametrize(
    "statement",
    [
        GOOD,
        "Authentication-Results: MX.Buyer.Example 1; dmarc=pass header.from=Supplier.Example",
        "Authentication-Results: mx.buyer.example;\r\n\tspf=fail;\r\n\tdmarc=pass (a (b)) header.from=supplier.example",
        'Authentication-Results: "mx.buyer.example"; dmarc="pass" header.from="supplier.example"',
        'Authentication-Results: (by us;) mx.buyer.example; dmarc/1 = pass reason=";" header.from = supplier.example',
    ],
)
def test_our_servers_pass_for_the_senders_domain_is_a_pass(statement: str) -> None:
    assert verdict(statement, BORDER) is PASS


@pytest.mark.parametrize(
    "hops",
    [
        # Dovecot's and Cyrus' LMTP behind the server that judged
        ["Received: from mx.buyer.example ([192.0.2.7])\r\n\tby store.buyer.example (Dovecot) with LMTP id 1"],
        ["Received: from mx.buyer.example (mx.buyer.example [10.1.2.3])\r\n\tby store.buyer.example with ESMTPS id 2"],
        ["Received: from localhost (localhost [127.0.0.1])\r\n\tby mx.buyer.example (Postfix) with ESMTP id 3"],
        ["Received: from localhost ([IPv6:::1])\r\n\tby mx.buyer.example (Amavis) with ESMTP"],
        ["Received: by 2002:a05:6402:1 with SMTP id 4"],
        ["Received: by mx.buyer.example (Postfix, from userid 33)\r\n\tid 5"],
    ],
)
def test_hops_inside_our_own_house_do_not_hide_what_our_server_said(hops: list[str]) -> None:
    assert verdict(*hops, GOOD, BORDER) is PASS


def test_a_failed_check_is_a_fail() -> None:
    assert verdict(BAD, BORDER) is FAIL
    assert verdict(BAD, GOOD, BORDER) is FAIL
    assert verdict(BAD) is FAIL  # put into the mailbox on our side, where nobody forges a bad word
    assert verdict("Authentication-Results: mx.buyer.example; spf=fail; dkim=fail; dmarc=none", BORDER) is FAIL
    assert verdict("Authentication-Results: mx.buyer.example; spf=fail; dkim=fail", BORDER) is FAIL


@pytest.mark.parametrize(
    "statement",
    [
        "Authentication-Results: mx.buyer.example; none",
        "Authentication-Results: mx.buyer.example; spf=fail; dkim=none",
        "Authentication-Results: mx.buyer.example; spf=softfail; dkim=fail",
        "Authentication-Results: mx.buyer.example; spf=fail; dkim=fail; dkim=pass header.d=supplier.example",
        "Authentication-Results: mx.buyer.example; dmarc=temperror header.from=supplier.example",
        "Authentication-Results: mx.buyer.example; dmarc=bestguesspass header.from=supplier.example",
        "Authentication-Results: mx.buyer.example; spf=pass smtp.mailfrom=supplier.example",
        "Authentication-Results: mx.buyer.example; dmarc=pass",
        "Authentication-Results: mx.buyer.example 2; dmarc=pass header.from=supplier.example",
        "Authentication-Results: mx.buyer.example",
        "Authentication-Results:",
    ],
)
def test_anything_less_is_neither(statement: str) -> None:
    assert verdict(statement, BORDER) is UNVERIFIED


# Forgeries


@pytest.mark.parametrize(
    "headers",
    [
        [BORDER, GOOD],  # came in with the mail
        [BORDER, "Received: from x by mx.buyer.example with LMTP id 1", GOOD],  # with a forged hop of ours
        [BORDER, GOOD, "Received: from localhost (localhost [127.0.0.1]) by mx.buyer.example"],
        [GOOD],  # nobody stamped it
        [GOOD.replace("mx.buyer.example", "mx.evil.example"), BORDER],
        [GOOD.replace("mx.buyer.example", "mx.buyer.example.evil.example"), BORDER],
        [GOOD.replace("header.from=supplier.example", "header.from=evil.example"), BORDER],
        [GOOD.replace("header.from=supplier.example", "header.from=supplier.example.evil.example"), BORDER],
        [
            "Authentication-Results: spf=pass smtp.mailfrom=supplier.example; dmarc=pass header.from=supplier.example",
            BORDER,
        ],
        ["ARC-Authentication-Results: i=1; mx.buyer.example; dmarc=pass header.from=supplier.example", BORDER],
        ["X-Authentication-Results: mx.buyer.example; dmarc=pass header.from=supplier.example", BORDER],
        ["Authentication-Results: x (mx.buyer.example; dmarc=pass header.from=supplier.example)", BORDER],
        [
            'Authentication-Results: mx.buyer.example; spf=none reason="; dmarc=pass header.from=supplier.example"',
            BORDER,
        ],
        ["Authentication-Results: mx.buyer.example; spf=none (; dmarc=pass header.from=supplier.example)", BORDER],
    ],
)
def test_a_forged_or_foreign_statement_is_no_pass(headers: list[str]) -> None:
    assert verdict(*headers) is UNVERIFIED


@pytest.mark.parametrize(
    "border",
    [
        # what a client says about itself must not make the hop look like one of ours
        "Received: from [127.0.0.1] (unknown [203.0.113.5]) by mx.buyer.example (Postfix) with ESMTP",
        "Received: from localhost (unknown [203.0.113.5]) by mx.buyer.example (Postfix) with ESMTP",
        "Received: from [203.0.113.5] (helo=[127.0.0.1]) by mx.buyer.example with esmtp (Exim 4.96)",
        "Received: from evil.example ([203.0.113.5] helo=[10.0.0.1]) by mx.buyer.example with esmtp (Exim 4.96)",
        "Received: from unknown (HELO [127.0.0.1]) (203.0.113.5) by mx.buyer.example with SMTP",
        "Received: from 127.0.0.1 (203.0.113.5) by mx.buyer.example (Coremail) with SMTP id 1",
        'Received: from x ([203.0.113.5]) by mx.buyer.example with esmtp (envelope <"by x with LMTP"@evil.example>)',
        "Received: from evil.example by mx.buyer.example",
    ],
)
def test_a_client_cannot_pretend_to_be_a_hop_of_ours(border: str) -> None:
    assert verdict(border, GOOD, BORDER) is UNVERIFIED
    assert verdict(GOOD, border) is PASS


def test_without_a_configured_server_nothing_is_known() -> None:
    assert verdict(GOOD, BORDER, authserv="") is UNVERIFIED
    assert verdict(BAD, BORDER, authserv="") is UNVERIFIED


@pytest.mark.parametrize(
    "sender",
    [
        "<li@supplier.example>@evil.example",
        '"ceo@buyer.example" <li@supplier.example>',
        "li@supplier.example, eve@evil.example",
        "Li <>",
    ],
)
def test_a_doubtful_sender_is_never_a_pass(sender: str) -> None:
    assert verdict(GOOD, BORDER, sender=sender) is UNVERIFIED


def test_a_domain_of_look_alike_letters_is_never_a_pass() -> None:
    """The а of ``suppliеr`` and its like are Cyrillic; a person sees no difference."""
    statement = GOOD.replace("supplier.example", "xn--supplir-4of.example")
    assert verdict(statement, BORDER, sender="Li <li@xn--supplir-4of.example>") is UNVERIFIED


def test_two_from_fields_are_never_a_pass() -> None:
    desk = DeskIdentity(authserv="mx.buyer.example")
    raw = letter(headers=(GOOD, BORDER, "From: eve@evil.example"))
    assert (read(raw, desk).sender, read(raw, desk).authenticity) == ("", UNVERIFIED)


# The grammar


def test_a_statement_is_taken_apart_as_rfc_8601_writes_it() -> None:
    server, verdicts = results(
        b'example.org 1; spf=pass (ok (nested)) smtp.mailfrom=a@b.example;\r\n dkim=fail reason="bad; key" header.d=b.c'
    )
    assert server == "example.org"
    assert [(each.method, each.result) for each in verdicts] == [("spf", "pass"), ("dkim", "fail")]
    assert verdicts[0].property("smtp.mailfrom") == "a@b.example"
    assert verdicts[1].property("reason") == "bad; key"
    assert verdicts[1].property("nothing") == ""


@given(st.binary(max_size=300))
def test_any_bytes_are_some_statement(data: bytes) -> None:
    server, verdicts = results(data)
    assert server == server.lower()
    assert all(each.result for each in verdicts)
