"""Where the web addresses in a text lead: to a page that everybody can open, into a private place, or nowhere."""

import enum
import ipaddress
import re

_LONGEST = 2000
"""Characters of a text that are looked at; browsers take no longer addresses."""

_WITH_SCHEME = re.compile(
    r"(?<![a-z0-9])(?P<scheme>[a-z][a-z0-9+.-]{1,9})://(?P<host>[^\s/?#\\]*)[^\s，。；、）)]*", re.IGNORECASE
)
_BARE_HOST = re.compile(r"(?<![@\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![@\w])", re.IGNORECASE | re.ASCII)
_ON_A_DISK = re.compile(r"\\\\\w|(?<![a-z0-9])[a-z]:[\\/](?!/)", re.IGNORECASE)
_FILE_ENDINGS = (
    *(".pdf", ".doc", ".docx", ".docm", ".xls", ".xlsx", ".xlsm", ".ppt", ".pptx", ".txt", ".rtf", ".odt", ".htm"),
    *(".html", ".xml", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".zip", ".rar", ".msg", ".eml"),
)
_PRIVATE_ENDINGS = (".local", ".localhost", ".localdomain", ".lan", ".intranet", ".internal", ".corp", ".home")
_SAMPLE = re.compile(r"(www\.)?((your-?)?company-?name|your-?company|x{2,}|example(?=\.(com|net|org|cn)$))\.[a-z.]+")
"""Hosts as forms print them for a pattern; RMI's own is *www.companyname.com*."""


class Reach(enum.Enum):
    """Who can open what a text points at."""

    EVERYBODY = enum.auto()
    NOBODY_OUTSIDE = enum.auto()
    """A private network, a disk, or an address that only shows the pattern."""
    NOWHERE = enum.auto()
    """The text holds no address at all."""


def reach_of(text: str) -> Reach:
    """Whom the best address in the text can serve, told by its looks; nothing is fetched."""
    looked_at = text[:_LONGEST]
    with_scheme = list(_WITH_SCHEME.finditer(looked_at))
    rest = _WITH_SCHEME.sub(" ", looked_at)
    bare = [host for host in _BARE_HOST.findall(rest) if not host.lower().endswith(_FILE_ENDINGS)]
    web = [found["host"] for found in with_scheme if found["scheme"].lower() in ("http", "https")]
    if any(map(_is_public, (*web, *bare))):
        return Reach.EVERYBODY
    return Reach.NOBODY_OUTSIDE if with_scheme or bare or _ON_A_DISK.search(rest) else Reach.NOWHERE


def _is_public(host: str) -> bool:
    name = host.lower().rpartition("@")[2].partition(":")[0].rstrip(".")
    if "." not in name or name.endswith(_PRIVATE_ENDINGS) or _SAMPLE.fullmatch(name):
        return False
    try:
        return ipaddress.ip_address(name).is_global
    except ValueError:
        return True
