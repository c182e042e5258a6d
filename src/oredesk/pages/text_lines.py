"""Breaks text into lines of so many columns, Chinese as well; a Chinese character takes two."""

import re
import unicodedata
from collections.abc import Iterator

WIDTH = 100
"""Columns of a page of text."""

_WIDE = frozenset("WF")
_NOT_AT_THE_START = frozenset("，。；：！？、）】》”’％…·,.;:!?)]}%")
_NOT_AT_THE_END = frozenset("（【《“‘([{")
_PIECE = re.compile(
    r"\s+|[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[^\s\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]+"
)


def columns_of(text: str) -> int:
    """How many columns a line of text takes; marks that stand on the character before them take none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def filled(text: str, indent: int = 0, hanging: int | None = None, width: int = WIDTH) -> str:
    """The text in lines of at most ``width`` columns, the first indented by ``indent`` and the rest by ``hanging``.

    It is broken at blanks and between Chinese characters, never so that a closing mark begins a line; a word that is
    too long for a line is broken anywhere. Line ends in the text are blanks like any other.
    """
    rest = indent if hanging is None else hanging
    lines: list[str] = []
    line, room = "", width - indent
    for piece in _pieces(" ".join(text.split()), width - max(indent, rest)):
        if line and columns_of(line) + columns_of(piece.rstrip()) > room:
            lines.append(line.rstrip())
            line, room = "", width - rest
            piece = piece.lstrip()  # noqa: PLW2901 - the blank at which the line was broken
        line += piece
    lines.append(line.rstrip())
    return "\n".join(" " * (rest if number else indent) + each for number, each in enumerate(lines)).rstrip()


def _pieces(text: str, room: int) -> Iterator[str]:
    """The parts between which a line may end; blanks stand before the word that follows them."""
    held = ""
    for match in _PIECE.finditer(text):
        piece = match[0]
        if held and not (piece[0] in _NOT_AT_THE_START or held[-1] in _NOT_AT_THE_END or held.isspace()):
            yield from _short_enough(held, room)
            held = ""
        held += piece
    yield from _short_enough(held, room)


def _short_enough(piece: str, room: int) -> Iterator[str]:
    part = ""
    for char in piece:
        if part and columns_of(part) + _columns(char) > room:
            yield part
            part = ""
        part += char
    yield part


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text with blanks up to ``width`` columns; cut with an ellipsis where it is longer."""
    if columns_of(text) > width:
        kept = ""
        for char in text:
            if columns_of(kept) + _columns(char) > width - 1:
                break
            kept += char
        text = kept + "…"
    blanks = " " * (width - columns_of(text))
    return blanks + text if right else text + blanks
