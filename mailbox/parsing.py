"""Makes the core's IncomingMessage out of the raw bytes of a mail: pure, bounded, and it never raises."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from ..core.foreign_text import clean_text, one_line
from ..core.message import IncomingMessage, MessageId
from .attachments import Limits, files_of, is_body
from .authenticity import authenticity_of
from .bounces import bounce_in
from .charsets import decode
from .headers import Headers, read_headers
from .html import html_text, own_html
from .letter import DeskIdentity, Letter
from .links import sharing_hosts
from .loops import silence_for
from .mime import Mail, Part, take_apart
from .own_words import own_words

TEXT_LIMIT = 20_000
"""Characters of a mail's own text that are kept."""

REFERENCES = 20
"""Message ids of the thread that are kept, the newest."""

_ENCODED_TEXT_LIMIT = 256 * 1024  # bytes of a text part that are decoded


@dataclass(frozen=True, slots=True)
class _Words:
    """What the sender wrote, and the file-sharing services it links to."""

    text: str = ""
    links: tuple[str, ...] = ()


def parse(raw: bytes, desk: DeskIdentity, limits: Limits) -> IncomingMessage:
    """The mail as the desk sees it; any bytes at all give a message."""
    mail = take_apart(raw)
    # A report returns our own mail with our own files: those are nobody's submission.
    attachments, skipped = ((), ()) if mail.type == "multipart/report" else files_of(mail, limits)
    letter = Letter(mail, desk, has_files=bool(attachments or skipped))
    words = _words(mail)
    return IncomingMessage(
        message_id=_message_id(raw, mail.headers),
        sender=letter.sender.address,
        sender_name=letter.sender.name,
        subject=letter.subject,
        date=_date(mail.headers),
        text=words.text,
        references=_references(mail.headers),
        attachments=attachments,
        skipped=skipped,
        links=words.links,
        silence=silence_for(letter),
        authenticity=authenticity_of(mail.headers, letter.sender, desk.authserv),
        bounce=bounce_in(letter),
    )


def _message_id(raw: bytes, headers: Headers) -> MessageId:
    """The mail's Message-ID, or one made from what stays the same however the mail travelled."""
    given = headers.message_ids("message-id")
    if given:
        return given[0]
    bare = headers.text("message-id", 300)
    if bare and bare.isascii() and len(bare) <= 250 and not set(bare) & set("<> "):  # noqa: PLR2004 - as with brackets
        return MessageId(f"<{bare}>")
    digest = hashlib.sha256()
    for name in ("date", "from", "subject"):
        digest.update((headers.first(name) or b"") + b"\0")
    _, body = read_headers(raw, 0, len(raw))
    digest.update(memoryview(raw)[body:])
    return MessageId(f"<{digest.hexdigest()[:40]}@no-message-id.invalid>")


def _date(headers: Headers) -> dt.datetime | None:
    """The Date field in UTC; None when it is missing or no date."""
    try:
        written = parsedate_to_datetime(headers.text("date", 100))
        return written.replace(tzinfo=written.tzinfo or dt.UTC).astimezone(dt.UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _references(headers: Headers) -> tuple[MessageId, ...]:
    """The thread the mail belongs to, oldest first, the mail that is answered last."""
    answered = headers.message_ids("in-reply-to")[:1]
    thread = [each for each in headers.message_ids("references") if each not in answered]
    return tuple(dict.fromkeys((*thread, *answered)))[-REFERENCES:]


def _words(mail: Mail) -> _Words:
    """The sender's own words: the plain text where there is one, else the text of the HTML."""
    plain = _body(mail, "text/plain")
    markup = own_html(_body(mail, "text/html"))
    text = plain if plain.strip() else html_text(markup)
    own = own_words(clean_text(text))
    links = sharing_hosts(own) + sharing_hosts(markup)
    return _Words(clean_text(own, TEXT_LIMIT), tuple(one_line(each) for each in dict.fromkeys(links)))


def _body(mail: Mail, kind: str) -> str:
    """The decoded text of the mail's own first body of that kind; ``""`` when it has none."""
    part = next((each for each in mail.parts if each.type == kind and is_body(each) and not each.forwarded), None)
    return _text(part) if part else ""


def _text(part: Part) -> str:
    return decode(part.decode(_ENCODED_TEXT_LIMIT).data, part.parameters.get("charset", ""))
