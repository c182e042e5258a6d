"""Reads the addresses of a From or Return-Path field and says when one is not to be trusted; never raises."""

import re
from dataclasses import dataclass

from ..core.foreign_text import one_line
from .headers import decode_words

_VALUE_LIMIT = 2000  # characters of a From field that are looked at
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)|<[^<>]*>|[,;:]|[^",;:<>()]+|.', re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*")
_LIKE_AN_ADDRESS = re.compile(r"[^\s<>\"'(),;:@]+@[^\s<>\"'(),;:@]+\.[^\s<>\"'(),;:@]+")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One address of a header field."""

    name: str
    address: str
    """In lower case; ``""`` when it is malformed."""
    doubtful: bool
    """Whether it is written so that a reader may take it for another one (RFC 5322 lets nobody do that)."""


def mailboxes(value: bytes) -> tuple[Mailbox, ...]:
    """The addresses of a header field, in their order; a group's name is left out."""
    # Encoded words stay undecided here: what is hidden in one must not be able to form an address.
    text = value[:_VALUE_LIMIT].decode("utf-8", "surrogateescape")
    groups: list[list[str]] = [[]]
    for piece in (match[0] for match in _TOKEN.finditer(text)):
        match piece:
            case "," | ";":
                groups.append([])
            case ":":  # the name of a group ends here
                groups[-1] = []
            case _:
                groups[-1].append(piece)
    return tuple(_mailbox(group) for group in groups if any(each.strip() for each in group))


def _mailbox(tokens: list[str]) -> Mailbox:
    angles = [token for token in tokens if token.startswith("<") and len(token) > 1]
    words = [token for token in tokens if not token.startswith("<")]
    spoken = [token for token in words if not token.startswith("(")]
    if not angles:
        comments = [token[1:-1] for token in words if token.startswith("(")]
        address = normal_address("".join(spoken))
        return Mailbox(_display(comments), address, doubtful=not address)
    name = _display(spoken)
    address = normal_address(angles[0][1:-1].rpartition(":")[2])
    follows = "".join(tokens[tokens.index(angles[0]) + 1 :]).strip()
    malformed = len(angles) > 1 or (follows and not follows.startswith("("))
    pretended = {each.lower() for each in _LIKE_AN_ADDRESS.findall(name)} - {address}
    return Mailbox(name, "" if malformed else address, doubtful=bool(malformed or pretended or not address))


def _display(words: list[str]) -> str:
    joined = "".join(word[1:-1].replace('\\"', '"') if word.startswith('"') else word for word in words)
    return one_line(decode_words(joined.encode("utf-8", "surrogateescape")), 120)


def normal_address(text: str) -> str:
    """The address in lower case, its domain in ASCII (IDNA); ``""`` when it is no usable address."""
    local, at, domain = text.strip().rpartition("@")
    if not at or len(text) > 254 or not _LOCAL.fullmatch(local):  # noqa: PLR2004 - RFC 5321 section 4.5.3.1.3
        return ""
    try:
        ascii_domain = domain.lower() if domain.isascii() else domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return f"{local.lower()}@{ascii_domain}" if _DOMAIN.fullmatch(ascii_domain) else ""
