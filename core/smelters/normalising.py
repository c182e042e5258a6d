"""Brings names to the form in which they are compared exactly: what people type differently without meaning it."""

import functools
import re

from ..foreign_text import plain

_LETTERS_OR_DIGITS = re.compile(r"[^\W_]+")
_LONGEST_NAME = 300
"""Characters that count; a cell may hold 32,767, and no list has names of more than 250."""


def name_key(name: str) -> str:
    """The name by its letters and digits alone; ``""`` for a name that has none.

    Width, case, accents, blanks, invisible characters and punctuation are folded, ``&`` reads "and"; a gap between
    two digits stays one. Every word counts, company suffixes too: "Ltd." and "Limited" stay different. That this
    much folding joins no two facilities of the publisher's look-ups is measured by ``bench/matching.py``.
    """
    return _key(name.strip()[:_LONGEST_NAME])


@functools.lru_cache(maxsize=16_384)
def _key(name: str) -> str:
    runs = _LETTERS_OR_DIGITS.findall(plain(name).replace("&", "and"))
    joined: list[str] = []
    for run in runs:
        if joined and joined[-1][-1].isdigit() and run[0].isdigit():
            joined.append(" ")
        joined.append(run)
    return "".join(joined)


def metal_key(metal: str) -> str:
    """A metal's English name without regard to case and blanks around it."""
    return metal.strip().casefold()


def number_key(smelter_id: str) -> str:
    """A facility's number without regard to case and blanks around it."""
    return smelter_id.strip().upper()
