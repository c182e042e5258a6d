"""A facility's number as lists and people write it: with and without ``CID``, in small letters, with blanks."""

import re
import unicodedata

from ..smelter import SmelterId

_WITH_CID = re.compile(r"CID[\s\-_:]*([0-9]{6})(?![0-9])")
_BARE = re.compile(r"[0-9]{4,6}")
"""Digits alone; fewer are a row's number rather than a facility's."""


def number_meant(text: str) -> SmelterId | None:
    """The number that the whole text is; None when it is none."""
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    if _BARE.fullmatch(plain):
        return SmelterId(f"CID{int(plain):06}")
    found = _WITH_CID.fullmatch(plain)
    return SmelterId(f"CID{found[1]}") if found else None


def number_within(text: str) -> SmelterId | None:
    """The one number that stands somewhere in the text; None when there is none, or several."""
    found = set(_WITH_CID.findall(unicodedata.normalize("NFKC", text).upper()))
    return SmelterId(f"CID{found.pop()}") if len(found) == 1 else None
