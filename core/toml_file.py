"""A settings file that a person writes in TOML: read whole, or refused with everything that is wrong with it."""

import difflib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .foreign_text import one_line

LARGEST = 1_000_000
"""Bytes; the commented examples that the product prints are a tenth of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in such a file."""

    place: str
    """Table and key, e.g. ``"[H057] months"``; ``""`` for the file as a whole."""
    wrong: str
    allowed: str = ""

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.wrong}" + (f" Allowed: {self.allowed}." if self.allowed else "")


def read_toml(data: bytes, kind: str) -> Mapping[str, Any] | tuple[Problem, ...]:
    """The file's tables, or why it has none; ``kind`` names what it should be, e.g. ``"rule file"``."""
    if len(data) > LARGEST:
        return (Problem("", f"The file is too large to be a {kind}.", f"{LARGEST // 1000} kB"),)
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return (Problem("", "The file is no text in UTF-8; save it in that encoding."),)
    except RecursionError:
        return (Problem("", f"The file is nested too deeply to be a {kind}."),)
    except ValueError as error:  # TOMLDecodeError, or a number of thousands of digits
        return (Problem("", f"The file is not written as TOML wants it: {one_line(str(error), 200)}."),)


def as_written(given: object) -> str:
    """A value of the file, short enough for a line."""
    return one_line(json.dumps(given, ensure_ascii=False, default=str), 60)


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The words that a misspelled one may have meant, likeliest first; at most three, often none."""
    return tuple(difflib.get_close_matches(word, list(known), n=3, cutoff=0.5))
