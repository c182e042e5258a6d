"""What fits into a column: texts both engines take, keys of bounded length, and UTC times."""

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Collection

from ..core.message import Sha256
from .models import ADDRESS, TEXT

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text without NUL, which PostgreSQL refuses, and half surrogate pairs, which both engines refuse."""
    return _UNSTORABLE.sub("", text)


def key(text: str, width: int = TEXT) -> str:
    """The text as it is searched for; one that is too wide is cut and told apart by its digest."""
    text = storable(text)
    if len(text) <= width:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"{text[: width - len(digest) - 1]}~{digest}"


def address_key(address: str) -> str:
    """The address as it is searched for: without regard to case, as every mail server in use treats it."""
    return key(address.strip().lower(), ADDRESS)


def domain_key(address: str) -> str:
    """The address's domain as it is searched for; ``""`` when there is none."""
    return key(address.strip().lower().rpartition("@")[2])


def company_key(name: str) -> str:
    """The company's name without regard to case, width of characters and blanks."""
    return key(" ".join(unicodedata.normalize("NFKC", name).casefold().split()))


def contents_key(files: Collection[Sha256]) -> str:
    """One digest over all files of a mail, in whatever order they came."""
    return hashlib.sha256("\n".join(sorted(files)).encode()).hexdigest()


def utc(moment: dt.datetime) -> dt.datetime:
    """The moment in UTC. SQLite compares times as texts, so another offset would be sorted wrongly.

    Raises ValueError for a naive time.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return moment.astimezone(dt.UTC)
