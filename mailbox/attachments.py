"""Decides which parts of a mail are files that a reader should see, within limits; the content decides the rest."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..core.foreign_text import one_line
from ..core.message import Attachment, Sha256, SkippedFile
from ..core.refusal import Refusal, RefusalCode
from .mime import PARTS, Decoded, Mail, Part, uuencoded

MEGABYTE = 1_000_000

_NAME_LIMIT = 120
_UU_TEXT_LIMIT = 40 * MEGABYTE
_DECORATION_BYTES = 2048  # a picture smaller than this is a spacer, a tracking dot or an icon
_NEVER_FILES = frozenset(
    (
        "application/ics",
        "application/pgp-encrypted",
        "application/pgp-keys",
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "message/delivery-status",
        "message/disposition-notification",
        "message/feedback-report",
        "message/external-body",
        "text/calendar",
        "text/directory",
        "text/rfc822-headers",
        "text/vcard",
        "text/x-vcard",
    )
)
_NEVER_FILE_NAMES = re.compile(r".*\.(?:ics|vcf|p7s|asc|sig)|att\d{3,5}\.(?:txt|html?)|.*\.eml\.p7s", re.IGNORECASE)
_OPAQUE = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_ENDINGS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "message/rfc822": ".eml",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one mail is opened."""

    file_bytes: int = 25 * MEGABYTE
    files: int = 20


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A part, or a uuencoded piece of a text, that is a file."""

    name: str
    part: Part
    decoded: Decoded | None = None
    """Already decoded; None for a part that is decoded when its turn comes."""

    @property
    def size(self) -> int:
        return len(self.decoded.data) if self.decoded else self.part.decoded_size


def files_of(mail: Mail, limits: Limits) -> tuple[tuple[Attachment, ...], tuple[SkippedFile, ...]]:
    """The files to read and those that were seen but are not handed on, each with the reason."""
    if _is_secured(mail):
        return (), (SkippedFile("", Refusal(RefusalCode.SECURED_MAIL)),)
    attachments: dict[Sha256, Attachment] = {}
    skipped: list[SkippedFile] = []
    candidates = _without_decoration(list(_candidates(mail.parts)))
    for candidate in candidates[: limits.files]:
        outcome = _opened(candidate, limits)
        if isinstance(outcome, SkippedFile):
            skipped.append(outcome)
        else:
            attachments.setdefault(outcome.sha256, outcome)
    if len(candidates) > limits.files or mail.incomplete:
        most = str(limits.files if len(candidates) > limits.files else PARTS)
        skipped.append(SkippedFile("", Refusal(RefusalCode.TOO_MANY_FILES, (("limit", most),))))
    return tuple(attachments.values()), tuple(skipped)


def is_body(part: Part) -> bool:
    """Whether the part is what the sender wrote rather than a file."""
    return part.type in ("text/plain", "text/html") and part.disposition != "attachment" and not part.name


def clean_name(name: str) -> str:
    """A file name fit to be shown: without folders, control characters and length; never used as a path."""
    base = one_line(re.split(r"[/\\]", name)[-1], 1000).strip(". ")
    stem, dot, ending = base.rpartition(".")
    if len(base) <= _NAME_LIMIT or not dot or len(ending) > 10:  # noqa: PLR2004 - longer is no file name's ending
        return base[:_NAME_LIMIT]
    return f"{stem[: _NAME_LIMIT - len(ending) - 2]}…{dot}{ending}"


def _is_secured(mail: Mail) -> bool:
    """Whether the mail is encrypted (PGP/MIME, S/MIME), or signed in the opaque way that hides its content."""
    for part in mail.parts:
        if part.forwarded:
            continue
        if part.type == "application/pgp-encrypted" or "multipart/encrypted" in part.within:
            return True
        if part.type in _OPAQUE and part.parameters.get("smime-type", "enveloped-data") != "certs-only":
            return True
        if is_body(part) and b"-----BEGIN PGP MESSAGE-----" in part.source[part.start : part.start + 4096]:
            return True
    return False


def _candidates(parts: Iterable[Part]) -> Iterator[_Candidate]:
    for number, part in enumerate(parts, start=1):
        if is_body(part):
            yield from _uuencoded_files(part)
        elif not _is_never_a_file(part):
            yield _Candidate(clean_name(part.name) or f"attachment-{number}{_ENDINGS.get(part.type, '')}", part)


def _is_never_a_file(part: Part) -> bool:
    return (
        part.type in _NEVER_FILES
        or part.type.startswith("multipart/")
        or (part.type.startswith("text/") and not part.name and part.disposition != "attachment")
        or _NEVER_FILE_NAMES.fullmatch(part.name) is not None
        or part.start == part.end
    )


def _uuencoded_files(part: Part) -> Iterator[_Candidate]:
    if part.type != "text/plain" or part.source.find(b"begin ", part.start, part.end) < 0:
        return
    for name, decoded in uuencoded(part.decode(_UU_TEXT_LIMIT).data):
        yield _Candidate(clean_name(name), part, decoded)


def _without_decoration(candidates: list[_Candidate]) -> list[_Candidate]:
    """The files without logos and signature pictures.

    Where nothing else is there, a picture is the file after all: one that was attached as a file, or a large one.
    """
    files = [each for each in candidates if not _is_decoration(each.part)]
    if files:
        return files
    telling = [each for each in candidates if each.part.disposition == "attachment" or each.size >= _DECORATION_BYTES]
    return [max(telling, key=lambda each: each.size)] if telling else []


def _is_decoration(part: Part) -> bool:
    """A picture that belongs to the text: the text refers to it, or it is shown there, or it is tiny."""
    if not part.type.startswith("image/"):
        return False
    related = bool(part.within) and part.within[-1] == "multipart/related"
    referred = part.headers.first("content-id") is not None and part.disposition != "attachment"
    return related or referred or part.disposition == "inline" or part.decoded_size < _DECORATION_BYTES


def _opened(candidate: _Candidate, limits: Limits) -> Attachment | SkippedFile:
    if candidate.size > limits.file_bytes:
        facts = (("limit", str(limits.file_bytes // MEGABYTE)), ("size", str(-(-candidate.size // MEGABYTE))))
        return SkippedFile(candidate.name, Refusal(RefusalCode.TOO_LARGE, facts))
    decoded = candidate.decoded or candidate.part.decode()
    if decoded.damaged:
        return SkippedFile(candidate.name, Refusal(RefusalCode.DAMAGED))
    return Attachment(candidate.name, decoded.data, Sha256(hashlib.sha256(decoded.data).hexdigest()))
