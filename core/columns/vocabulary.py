"""The columns that a kind of list can have, and which of them a heading means."""

import enum
import functools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ..foreign_text import plain


class ListColumn(enum.StrEnum):
    """The columns of one kind of list, named as ``--column`` knows them, in the order in which they are shown."""

    @property
    def about(self) -> str:
        """What the column holds, for people."""
        raise NotImplementedError


C = TypeVar("C", bound=ListColumn)

_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CJK = re.compile(r"[\u2e80-\u9fff]+")


@dataclass(frozen=True)
class Vocabulary(Generic[C]):
    """How one kind of list calls its columns, in any language."""

    headings: Mapping[C, tuple[str, ...]]
    """Every column in order, with its wordings from the most usual one on, as :func:`heading_key` gives them."""
    by_content: Mapping[C, Callable[[str], bool]] = field(default_factory=dict)
    """Columns that are also known by what stands in them, and whether a text is such."""

    def column_meant(self, heading: str) -> tuple[C, int] | None:
        """The column that a heading means and how unusual the wording is (0: the most usual); None for any other.

        Case, width, accents, punctuation, line breaks and remarks in brackets do not matter; a heading in two
        languages is read in either.
        """
        return next((meant for words in _readings(heading) if (meant := self._meant.get(words))), None)

    @functools.cached_property
    def _meant(self) -> Mapping[str, tuple[C, int]]:
        return {text: (column, rank) for column, texts in self.headings.items() for rank, text in enumerate(texts)}


def same_heading(one: str, other: str) -> bool:
    """Whether two headings differ in nothing but case, width, blanks and punctuation."""
    return heading_key(one) == heading_key(other)


def heading_key(heading: str) -> str:
    """The heading's words in small letters with single blanks between them: ``"smelter id"``."""
    return " ".join(re.sub(r"[\W_]+", " ", plain(heading)).split())


def _readings(heading: str) -> Iterator[str]:
    text = unicodedata.normalize("NFKC", heading)
    yield heading_key(text)
    bare = _IN_BRACKETS.sub(" ", text)
    yield heading_key(bare)
    yield heading_key(_CJK.sub(" ", bare))
    yield "".join(_CJK.findall(bare))
