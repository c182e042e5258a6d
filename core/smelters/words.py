"""Takes names apart into the words that tell facilities from one another."""

import re

from ..foreign_text import plain

_LONGEST_NAME = 200
"""Characters looked at; a cell may hold 32,767."""
_MOST_WORDS = 24
_WORD = re.compile(r"[^\W_]+")
_DOT_BETWEEN_LETTERS = re.compile(r"\b([^\W_])\.(?=[^\W_]\b)")
_ASIAN_FORM = re.compile("(?:股份)?有限(?:责任)?公司|株式会社|주식회사")
_LEGAL_FORMS = frozenset(
    {
        *("ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "cv", "gmbh", "group", "holding", "holdings"),
        *("inc", "jsc", "kg", "kk", "limited", "llc", "ltd", "nv", "oao", "ojsc", "oy", "pjsc", "plc", "private", "pt"),
        *("pte", "pty", "pvt", "sa", "sarl", "sas", "slu", "spa", "sprl", "srl", "tbk", "zao"),
        *("and", "de", "di", "do", "du", "la", "of", "the", "und"),
    }
)
"""Legal forms and joining words: half of all names share them, so they say nothing of likeness."""
_LONGEST_ABBREVIATION = 6


def telling_words(name: str) -> tuple[str, ...]:
    """The words, each once, without legal forms and joining words; all words where there are no others."""
    return tuple(dict.fromkeys(_telling(_words(name))))


def abbreviations(name: str) -> frozenset[str]:
    """What the initials of a name of several words may be: "Utah Copper Corp." is UC or UCC."""
    words = _words(name)
    every, telling = (_initials(some) for some in (words, _telling(words)))
    lengths = range(len(telling), _LONGEST_ABBREVIATION + 1)
    return frozenset(short for short in (telling, *(every[:length] for length in lengths)) if 1 < len(short) in lengths)


def _words(name: str) -> tuple[str, ...]:
    text = plain(name[:_LONGEST_NAME].replace("&", " and "))
    return tuple(_WORD.findall(_ASIAN_FORM.sub(" ", _DOT_BETWEEN_LETTERS.sub(r"\1", text))))[:_MOST_WORDS]


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _LEGAL_FORMS) or words


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)
