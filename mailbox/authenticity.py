"""Reads what the desk's own mail server found out about a sender (RFC 8601); everybody else's word is ignored."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from ..core.message import Authenticity
from .addresses import Mailbox
from .charsets import decode
from .headers import Headers

_VALUE_LIMIT = 8000
_HEADER_LIMIT = 50
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[;=()]|[^\s;=()"\\]+|\\.|.', re.DOTALL)
_BY = re.compile(r"\sby\s", re.IGNORECASE)
_WORD = re.compile(r"[^\s()\[\],;=]+")
_LOCAL_DELIVERY = re.compile(r"by\s+\S+(?:\s+\([^()]*\))?\s+with\s+(?:LMTPS?A?|local)\b", re.IGNORECASE)
_INSIDE = tuple(ip_network(each) for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
_NOT_FAILED = ("pass", "none", "neutral")


@dataclass(frozen=True, slots=True)
class MethodResult:
    """One method's result in an Authentication-Results field."""

    method: str
    result: str
    properties: tuple[tuple[str, str], ...]
    """Such as ``("header.from", "example.com")``, all in lower case."""

    def property(self, name: str) -> str:
        """The property's value, or ``""``."""
        return dict(self.properties).get(name, "")


def authenticity_of(headers: Headers, sender: Mailbox, authserv: str) -> Authenticity:
    """Whether the sender is who the From field says.

    Only fields of the configured server count, and only those above the Received field that the desk's border
    server wrote: everything below that one came in with the mail. With no server configured nothing is known.
    """
    domain = sender.address.partition("@")[2]
    if not authserv or not domain:
        return Authenticity.UNVERIFIED
    found = [each for value in _trusted(headers, authserv.lower()) for each in results(value)[1]]
    if _failed(found, domain):
        return Authenticity.FAIL
    looks_foreign = any(label.startswith("xn--") for label in domain.split("."))
    passed = _travelled(headers) and any(
        each.method == "dmarc" and each.result == "pass" for each in _about(found, domain)
    )
    return Authenticity.PASS if passed and not sender.doubtful and not looks_foreign else Authenticity.UNVERIFIED


def _about(found: list[MethodResult], domain: str) -> list[MethodResult]:
    """The results that name the From domain they judged, and it is this one."""
    return [each for each in found if each.property("header.from").rpartition("@")[2] == domain]


def _failed(found: list[MethodResult], domain: str) -> bool:
    """DMARC failed; or DMARC says nothing and neither SPF nor DKIM has anything good to say."""
    dmarc = [each for each in found if each.method == "dmarc" and each.property("header.from") in ("", domain)]
    if any(each.result == "fail" for each in dmarc):
        return True
    if any(each.result in ("pass", "bestguesspass") for each in dmarc):
        return False
    spf = {each.result for each in found if each.method == "spf"}
    dkim = {each.result for each in found if each.method == "dkim"}
    return "fail" in spf and "fail" in dkim and not (spf | dkim).intersection(_NOT_FAILED)


def _trusted(headers: Headers, authserv: str) -> Iterator[bytes]:
    """The Authentication-Results of that server above the border server's Received field, if there is one.

    A mail without any Received field never travelled, it was put into the mailbox on our side: all its fields.
    """
    fields = headers.fields
    nowhere = 0 if _travelled(headers) else len(fields)
    border = next((at for at, (name, value) in enumerate(fields) if name == "received" and _is_border(value)), nowhere)
    for name, value in fields[:border][-_HEADER_LIMIT:]:
        if name == "authentication-results" and results(value)[0] == authserv:
            yield value


def _travelled(headers: Headers) -> bool:
    """Whether any server says it received the mail; a good word about one that none did is not believed."""
    return headers.first("received") is not None


def _is_border(received: bytes) -> bool:
    """Whether the mail came from another machine at this hop, and not from a filter or a mailbox on our side.

    Only what our own server writes itself is looked at: the client's address and what follows "by". Whatever the
    client said (the first word, and what stands after HELO) may be a lie.
    """
    text = decode(received[:_VALUE_LIMIT])
    by = _BY.search(" " + text)
    origin, arrival = (text[: by.start()], text[by.start() :]) if by else (text, "")
    if not origin.lower().startswith("from") or _LOCAL_DELIVERY.match(arrival):
        return False
    words = _WORD.findall(origin)
    told = {2 + at for at, word in enumerate(words[1:]) if word.lower() in ("helo", "ehlo")}
    addresses = [parsed for at, word in enumerate(words[2:], start=2) if at not in told and (parsed := _address(word))]
    return not addresses or not all(_is_inside(each) for each in addresses)


def _address(word: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(word.removeprefix("IPv6:"))
    except ValueError:
        return None


def _is_inside(address: IPv4Address | IPv6Address) -> bool:
    return address.is_loopback or address.is_link_local or any(address in network for network in _INSIDE)


def results(value: bytes) -> tuple[str, tuple[MethodResult, ...]]:
    """An Authentication-Results field: whose it is, in lower case, and what its methods found (RFC 8601 section 2.2).

    ``""`` for a field without a server's name, as Microsoft 365 writes it, and for any version but 1.
    """
    statements = _statements(decode(value[:_VALUE_LIMIT]))
    head = statements[0] if statements else []
    server = head[0].lower() if head and "=" not in head else ""
    if len(head) > 1 and head[1] != "1":
        server = ""
    return server, tuple(result for each in statements[1:] if (result := _method_result(each)))


def _statements(text: str) -> list[list[str]]:
    """The tokens of the value, split at its semicolons, comments left out and quotes removed."""
    statements: list[list[str]] = [[]]
    depth = 0
    for token in (match[0] for match in _TOKEN.finditer(text)):
        if token == "(":  # noqa: S105 - a parenthesis
            depth += 1
        elif token == ")":  # noqa: S105 - a parenthesis
            depth = max(0, depth - 1)
        elif depth or not token.strip():
            continue
        elif token == ";":  # noqa: S105 - a semicolon
            statements.append([])
        else:
            statements[-1].append(token[1:-1] if token.startswith('"') and len(token) > 1 else token)
    return statements


def _method_result(tokens: list[str]) -> MethodResult | None:
    """``dmarc=pass header.from=example.com`` as a verdict; None for anything else, such as ``none``."""
    pairs = [
        (tokens[at - 1].lower(), tokens[at + 1].lower())
        for at, token in enumerate(tokens)
        if token == "=" and 0 < at < len(tokens) - 1  # noqa: S105 - an equals sign
    ]
    if not pairs:
        return None
    method, result = pairs[0]
    return MethodResult(method.partition("/")[0], result, tuple(pairs[1:]))
