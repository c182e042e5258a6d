"""Recognises delivery reports and reads which of our mails did not arrive (RFC 3464, qmail, Exchange, QQ, 163)."""

import re
from collections.abc import Iterator

from ..core.message import Bounce, MessageId
from .addresses import normal_address
from .attachments import is_body
from .charsets import decode
from .headers import Headers, first_token, read_headers
from .html import html_text
from .letter import Letter
from .mime import Part

_TEXT_LIMIT = 40_000
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.])([45])\d\d(?=[ -])")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+=-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_ORIGINAL_ID = re.compile(r"^message-id\s*:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE)
_ROBOT = re.compile(r"mailer-?daemon|postmaster|mail-?daemon|bounces?|mdaemon|.*-bounces?")
_WORDS = re.compile(
    r"qmail-send program|delivery has failed to these recipients|undeliver|delivery (?:status notification|failure)"
    r"|returned mail|mail delivery (?:failed|system)|could not be delivered|failure notice|non remis"
    r"|退信|被退回|退回|未送达|未能送达|无法送达|投递失败|发送失败|無法傳遞|傳送失敗",
    re.IGNORECASE,
)


def bounce_in(letter: Letter) -> Bounce | None:
    """What a delivery report says about one of our mails; None when the mail is no report of a failure."""
    for part in letter.mail.parts:
        if part.type in ("message/delivery-status", "message/global-delivery-status") and not part.forwarded:
            return _from_delivery_status(letter, part)
    return _from_prose(letter) if _is_prose_report(letter) else None


def _from_delivery_status(letter: Letter, part: Part) -> Bounce | None:
    for headers in _groups(part.decode(_TEXT_LIMIT).data):
        recipient = headers.first("final-recipient") or headers.first("original-recipient")
        action = headers.token("action")
        if recipient is None or action in ("delivered", "relayed", "expanded"):
            continue
        found = _STATUS.search(decode(headers.first("status") or b""))
        status = found[1] if found else ""
        address = normal_address(decode(recipient).rpartition(";")[2].strip().strip("<>"))
        permanent = status.startswith("5") or (action == "failed" and not status.startswith("4"))
        return Bounce(address, status, _original_id(letter), permanent)
    return None


def _groups(data: bytes) -> Iterator[Headers]:
    """The groups of fields of a delivery status, the one about the report itself first."""
    position = 0
    for _ in range(50):
        if position >= len(data):
            return
        headers, position = read_headers(data, position, len(data))
        yield headers


def _is_prose_report(letter: Letter) -> bool:
    """Whether it is a report in words: from a mail server's own address, and it speaks of a delivery."""
    local = letter.sender.address.partition("@")[0]
    null_sender = any(value in (b"", b"<>") for value in letter.headers.all("return-path"))
    if not (_ROBOT.fullmatch(local) or (null_sender and not letter.has_files)):
        return False
    if first_token(letter.headers.first("auto-submitted") or b"") == "auto-replied" and not _ROBOT.fullmatch(local):
        return False  # an absence notice
    return bool(_WORDS.search(letter.subject) or _WORDS.search(_prose(letter)[:4000]))


def _from_prose(letter: Letter) -> Bounce:
    text = _prose(letter)
    known = {letter.sender.address, *letter.desk.addresses}
    recipients = (normal_address(each) for each in _ADDRESS.findall(text) if each.lower() not in known)
    status = _STATUS.search(text)
    code = _CODE.search(text)
    temporary = (status[1] if status else code[1] if code else "5").startswith("4")
    return Bounce(next(recipients, ""), status[1] if status else "", _original_id(letter), permanent=not temporary)


def _prose(letter: Letter) -> str:
    for part in letter.mail.parts:
        if is_body(part) and not part.forwarded:
            text = decode(part.decode(_TEXT_LIMIT).data, part.parameters.get("charset", ""))
            return html_text(text) if part.type == "text/html" else text
    return ""


def _original_id(letter: Letter) -> MessageId | None:
    """The Message-ID of the mail that was returned: from its headers, or from its copy in the text."""
    returned = list(letter.mail.inner)
    for part in letter.mail.parts:
        if part.type == "text/rfc822-headers":
            data = part.decode(_TEXT_LIMIT).data
            returned.append(read_headers(data, 0, len(data))[0])
    for headers in returned:
        if ids := headers.message_ids("message-id"):
            return ids[0]
    found = _ORIGINAL_ID.search(_prose(letter))
    return MessageId(found[1]) if found and found[1].isascii() else None
