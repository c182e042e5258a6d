"""Makes text from strangers safe to store, to compare and to show, whatever it was made of."""

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters; tab and line feed stay
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # direction marks and overrides: they can disguise what is read
    "\ud800-\udfff"  # lone surrogates: neither UTF-8 nor any database can hold them
    "\ufeff\ufffe\uffff]"  # a byte order mark inside a text, and two that XML 1.0 forbids
)
_ACCENTS = re.compile("[\u0300-\u036f]")
"""Marks over Latin letters; the marks of other scripts tell words apart."""
_WITHOUT_MARKS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
"""Latin letters that Unicode does not take apart into a plain one and a mark."""


def clean_text(text: str, limit: int | None = None) -> str:
    r"""The text without control characters, direction overrides and surrogates, in NFC, line ends as ``\n``.

    ``limit`` cuts to that many characters, the last one then being an ellipsis.
    """
    cleaned = unicodedata.normalize("NFC", _FORBIDDEN.sub("", _BREAKS.sub("\n", text)))
    return cleaned if limit is None or len(cleaned) <= limit else cleaned[: limit - 1] + "…"


def one_line(text: str, limit: int = 200) -> str:
    """The cleaned text on a single line, every run of blanks and line ends as one space, cut to ``limit``."""
    joined = " ".join(clean_text(text).split())
    return joined if len(joined) <= limit else joined[: limit - 1].rstrip() + "…"


def plain(text: str) -> str:
    """The text in small letters of plain width without accents and invisible characters; blanks stay as they are."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    visible = "".join(char for char in decomposed if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFC", _ACCENTS.sub("", visible).translate(_WITHOUT_MARKS))
