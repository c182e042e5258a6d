"""Texts that fill a cell without saying anything: *same*, *n/a*, dashes, *test*."""

import re
import unicodedata
from collections.abc import Iterable

from ..language import Text
from .parameter import Parameter

PLACEHOLDERS: Parameter[tuple[str, ...]] = Parameter(
    "placeholders",
    (),
    Text(
        "Further texts that fill a cell without saying anything, besides those that are known (n/a, same, unknown…).",
        "除已知的占位文字（n/a、同上、未知等）以外，还应视为占位文字的内容。",
    ),
)

_WORDS = frozenset(
    {
        *("same", "same as above", "see above", "as above", "ditto", "n a", "na", "not applicable", "not available"),
        *("none", "nil", "null", "test", "testing", "tbd", "tba", "to be determined", "unknown", "abc", "asdf"),
        *("same as contact", "no", "yes", "dummy", "example", "sample", "todo", "blank", "empty"),
        *("无", "没有", "暂无", "同上", "同前", "待定", "待填", "待补充", "不适用", "不详", "未知", "不知道"),
        *("测试", "略", "空", "没", "なし", "同上です", "該当なし", "해당없음", "없음"),
    }
)
_SEPARATORS = re.compile(r"[\W_]+")
_REPEATED = re.compile(r"x+|(\w)\1{2,}")


def is_placeholder(text: str, further: Iterable[str] = ()) -> bool:
    """Whether the text only fills the cell, also in an operator's own way. A blank text is not a placeholder.

    Letters and digits decide; case, width and punctuation do not matter (``N / A``, ``ｎ／ａ``, ``--``).
    """
    if not text.strip():
        return False
    words = _words(text)
    return words in _WORDS or not words or bool(_REPEATED.fullmatch(words)) or words in map(_words, further)


def _words(text: str) -> str:
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
