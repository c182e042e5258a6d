"""What the words of registers mean: yes and no, how many sources, why a supplier is out of scope; by whole words."""

import re
from collections.abc import Mapping

from ..language import Language
from ..smelters.normalising import name_key
from ..supplier import OutOfScope
from .cell_wrong import CellWrong
from .wording import Trouble

_WHOLE = re.compile(r"(\d{1,6})(?:\.0+)?")

_YES = ("yes", "y", "true", "1", "x", "✓", "√", "signed", "是", "有", "已签", "已签署", "已签订", "已拒绝", "拒绝")
_NO = (
    "no",
    "n",
    "false",
    "0",
    "✗",
    "×",
    "none",
    "unsigned",
    "not signed",
    "否",
    "无",
    "没有",
    "未签",
    "未签署",
    "未签订",
)
_UNKNOWN = ("unknown", "not known", "na", "not applicable", "未知", "不详", "不清楚", "不适用")

_SOURCES = {
    1: (
        *("sole", "sole source", "single", "single source", "single sourced", "only source", "monopoly"),
        *(
            "独家",
            "独家供应",
            "独家供货",
            "独家货源",
            "唯一",
            "唯一来源",
            "唯一供应商",
            "单一",
            "单一来源",
            "单一货源",
            "垄断",
            "一家",
        ),
    ),
    2: (
        *("dual", "dual source", "double", "double source", "two", "two sources"),
        *("两家", "两家供应", "二家", "双源", "双货源", "双供应商", "两个货源", "两个来源"),
    ),
    3: ("three", "three sources", "triple", "三家", "三家供应", "三个货源"),
    4: (
        *("several", "several sources", "multiple", "multiple sources", "multi source", "many", "many sources"),
        *("competitive", "fully competitive", "sufficient competition", "four", "four sources"),
        *("充分竞争", "竞争充分", "完全竞争", "多家", "多家供应", "多源", "多货源", "多个货源", "四家", "四家及以上"),
    ),
}
"""How many sources a word of competition stands for; four and more are scored alike, so *several* counts as four."""

_IN_SCOPE = ("no", "n", "false", "0", "in scope", "within scope", "in", "否", "范围内", "在范围内", "适用", "无")
_SCOPE = {
    OutOfScope.PHASE_OUT: (
        *("phase out", "phased out", "phasing out", "being phased out", "to be phased out", "discontinued", "eol"),
        *("淘汰", "逐步淘汰", "正在淘汰", "已淘汰", "待淘汰", "淘汰中", "退出", "逐步退出", "正在退出", "停止合作"),
    ),
    OutOfScope.RESALE: (
        *("resale", "resold", "reseller", "resold third party products", "third party products", "trading goods"),
        *("转售", "转售产品", "转售第三方产品", "转卖", "贸易", "贸易转售", "贸易品", "外购转售", "第三方产品"),
    ),
    OutOfScope.NO_MINERALS: (
        *("no minerals", "no minerals in scope", "no 3tg", "no metals", "without minerals", "contains no minerals"),
        *("不含矿产", "不含管控矿产", "无矿产", "不含矿物", "不含金属", "不涉及", "不涉及矿产", "不含冲突矿产"),
    ),
    OutOfScope.OTHER: (
        *("other", "other reason", "yes", "y", "true", "1", "x", "out of scope", "excluded", "out"),
        *("其他", "其它", "其他原因", "是", "范围外", "不在范围", "不在范围内", "排除"),
    ),
}


def _keyed(words: tuple[str, ...]) -> frozenset[str]:
    """The words as they are compared; signs, which have no letters, as they are."""
    return frozenset(name_key(word) or word for word in words)


def _meanings(words: Mapping[int, tuple[str, ...]]) -> Mapping[str, int]:
    return {key: number for number, texts in words.items() for key in _keyed(texts)}


_YES_KEYS, _NO_KEYS, _UNKNOWN_KEYS, _IN_SCOPE_KEYS = map(_keyed, (_YES, _NO, _UNKNOWN, _IN_SCOPE))
_SOURCES_MEANT = _meanings(_SOURCES)
_SCOPE_MEANT = {
    key: reason
    for reason, texts in _SCOPE.items()
    for key in _keyed((*texts, *(reason.name_in(language) for language in Language)))
}


def yes_or_no(text: str, trouble: Trouble = Trouble.YES_NO) -> bool | None:
    """What was answered; None where it is not known. Raises :class:`CellWrong` with the trouble."""
    key = name_key(text) or text
    if key in _UNKNOWN_KEYS:
        return None
    if key not in _YES_KEYS | _NO_KEYS:
        raise CellWrong(trouble)
    return key in _YES_KEYS


def sources(text: str) -> int | None:
    """How many qualified sources there are, from 1 on; None where it is not known. Raises :class:`CellWrong`."""
    key = name_key(text)
    if key in _UNKNOWN_KEYS:
        return None
    number = _SOURCES_MEANT.get(key) or _whole(text)
    if not number:
        raise CellWrong(Trouble.SOURCES)
    return number


def count(text: str) -> int:
    """A whole number from 0 on. Raises :class:`CellWrong`."""
    number = _whole(text)
    if number is None:
        raise CellWrong(Trouble.COUNT)
    return number


def out_of_scope(text: str) -> OutOfScope | None:
    """Why the supplier is not asked; None when it is. Raises :class:`CellWrong`."""
    key = name_key(text)
    if key in _IN_SCOPE_KEYS:
        return None
    if key not in _SCOPE_MEANT:
        raise CellWrong(Trouble.SCOPE)
    return _SCOPE_MEANT[key]


def _whole(text: str) -> int | None:
    found = _WHOLE.fullmatch(text.strip())
    return int(found[1]) if found else None
