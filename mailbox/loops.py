"""Decides which mails must not be answered by a machine: robots, reports, lists, ourselves (RFC 3834).

Each rule is one small function with its reason in the table at the end; the first that holds is the answer.
"""

import re
from collections.abc import Callable

from ..core.message import Silence
from .headers import decode_words, first_token
from .letter import Letter

Rule = Callable[[Letter], bool]

_AUTOMATIC_SUBJECT = re.compile(
    r"(?:(?:re|回复|答复)\s*[:：]\s*)?(?:(?:外出|休假)?自动[回答]复|自動回[覆信]|automatic reply|auto[- ]?reply"
    r"|auto(?:matic)? response|out of office|out-of-office|automatische antwort|abwesenheitsnotiz"
    r"|réponse automatique|respuesta automática|自動応答|자동 회신)\s*(?:autoreply|reply)?\s*(?:[:：]|$|\()",
    re.IGNORECASE,
)
_ROBOT_NAME = re.compile(
    r"mailer-?daemon|postmaster|(?:do-?_?\.?not-?_?\.?|no-?_?\.?)reply|(?:auto-?_?)(?:reply|responder|mailer|notify)"
    r"|bounces?|owner-.+|.+-(?:request|owner|bounces?)|listserv|majordomo|(?:mail)?daemon|mdaemon|nobody",
)
_NO = ("no", "false", "0", "")
_LIST_FIELDS = ("id", "help", "unsubscribe", "post", "owner", "archive", "subscribe")
_SUPPRESSING = frozenset(("all", "oof", "autoreply"))


def silence_for(letter: Letter) -> Silence | None:
    """Why the mail must not be answered; None when it may be."""
    return next((silence for silence, rule in RULES if rule(letter)), None)


def has_no_sender(letter: Letter) -> bool:
    """There is not exactly one usable address in From: nobody to answer to."""
    return not letter.sender.address


def is_auto_submitted(letter: Letter) -> bool:
    """Auto-Submitted says anything but ``no`` (RFC 3834 section 5); parameters and comments do not matter."""
    return any(first_token(value) not in _NO for value in letter.headers.all("auto-submitted"))


def is_report(letter: Letter) -> bool:
    """A delivery status, a read receipt or a complaint (RFC 3464, 8098, 5965)."""
    reports = ("multipart/report", "message/delivery-status", "message/disposition-notification")
    return letter.holds(*reports, "message/feedback-report")


def has_null_sender(letter: Letter) -> bool:
    """The envelope sender is empty, as every bounce's is (RFC 5321 section 4.5.5)."""
    return any(value in (b"", b"<>") for value in letter.headers.all("return-path"))


def is_bulk(letter: Letter) -> bool:
    """Precedence says that it is not one person's mail to another."""
    return letter.headers.token("precedence") in ("bulk", "list", "junk", "auto_reply")


def is_from_a_list(letter: Letter) -> bool:
    """It came over a mailing list or a newsletter (RFC 2369, 2919)."""
    fields = ("mailing-list", *(f"list-{each}" for each in _LIST_FIELDS))
    return any(letter.headers.first(each) is not None for each in fields)


def suppresses_answers(letter: Letter) -> bool:
    """Exchange and its likes ask for no automatic answers (MS-OXCMAIL, X-Auto-Response-Suppress)."""
    values = b",".join(letter.headers.all("x-auto-response-suppress"))[:1000].decode("ascii", "replace")
    return not _SUPPRESSING.isdisjoint(each.strip().lower() for each in values.split(","))


def has_loop_mark(letter: Letter) -> bool:
    """A mark that auto-responders and mail filters leave on what they send."""
    marks = ("x-loop", "x-autoreply", "x-auto-reply", "x-autorespond", "x-auto-respond", "x-autoresponse")
    if letter.headers.first("x-ms-exchange-inbox-rules-loop") is not None:
        return True
    return any(first_token(value) not in _NO for mark in marks for value in letter.headers.all(mark))


def is_from_a_robot(letter: Letter) -> bool:
    """The sender's address says that nobody reads answers."""
    return _ROBOT_NAME.fullmatch(letter.sender.address.partition("@")[0].partition("+")[0]) is not None


def is_from_ourselves(letter: Letter) -> bool:
    """It is one of our own mails, or comes from one of our own addresses."""
    suffix = letter.desk.message_id_suffix.lower()
    own_id = bool(suffix) and any(each.lower().endswith(suffix) for each in letter.headers.message_ids("message-id"))
    return own_id or letter.sender.address in letter.desk.addresses


def is_not_addressed_to_us(letter: Letter) -> bool:
    """None of our addresses is in To or Cc: a blind copy or a list, where an answer surprises everybody."""
    if not letter.desk.addresses or not letter.desk.knows_all_addresses:
        return False
    named = b",".join(value for field in ("to", "cc", "resent-to") for value in letter.headers.all(field))
    return not any(_names(decode_words(named).lower(), address) for address in letter.desk.addresses)


def _names(text: str, address: str) -> bool:
    """Whether the address, or one with a ``+tag`` before its ``@``, stands in the text."""
    local, _, domain = address.partition("@")
    pattern = rf"(?<![a-z0-9._%+-]){re.escape(local)}(?:\+[^@\s]{{0,64}})?@{re.escape(domain)}(?![a-z0-9-]|\.[a-z0-9])"
    return re.search(pattern, text) is not None


def is_spam(letter: Letter) -> bool:
    """A spam filter on the way has marked it."""
    return letter.headers.token("x-spam-flag") == "yes" or letter.headers.token("x-spam-status").startswith("yes")


def reads_like_an_absence_notice(letter: Letter) -> bool:
    """Its subject is an absence notice's and it brings no file: 163, QQ and old Exchange servers set no header.

    With a file it is a person's mail whose subject happens to begin so.
    """
    return not letter.has_files and _AUTOMATIC_SUBJECT.match(letter.subject) is not None


RULES: tuple[tuple[Silence, Rule], ...] = (
    (Silence.NO_SENDER, has_no_sender),
    (Silence.OURSELVES, is_from_ourselves),
    (Silence.REPORT, is_report),
    (Silence.NULL_SENDER, has_null_sender),
    (Silence.AUTO_SUBMITTED, is_auto_submitted),
    (Silence.MAILING_LIST, is_from_a_list),
    (Silence.BULK, is_bulk),
    (Silence.SUPPRESSED, suppresses_answers),
    (Silence.LOOP, has_loop_mark),
    (Silence.ROBOT_ADDRESS, is_from_a_robot),
    (Silence.SPAM, is_spam),
    (Silence.NOT_ADDRESSED, is_not_addressed_to_us),
    (Silence.AUTO_SUBMITTED, reads_like_an_absence_notice),
)
