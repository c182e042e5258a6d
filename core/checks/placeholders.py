"""Texts that fill a cell without saying anything: *same*, *n/a*, dashes, *test*."""

import re
import unicodedata

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


def is_placeholder(text: str) -> bool:
    """Whether the text only fills the cell. A blank text is not a placeholder.

    Letters and digits decide; case, width and punctuation do not matter (``N / A``, ``ｎ／ａ``, ``--``).
    """
    if not text.strip():
        return False
    words = _SEPARATORS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
    return words in _WORDS or not words or bool(_REPEATED.fullmatch(words))
