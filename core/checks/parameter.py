"""A number, list or text that a check goes by and an operator may set in the rule file."""

import datetime as dt
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from ..language import Language, Text

T = TypeVar("T", int, float, bool, str, dt.date | None, tuple[str, ...])

_KINDS = {
    bool: Text("true or false", "true 或 false"),
    int: Text("a whole number", "整数"),
    float: Text("a number", "数字"),
    str: Text("a text in quotation marks", "引号内的文字"),
    dt.date: Text(
        'a date such as 2026-01-31 without quotation marks, or "" for none',
        '日期，如 2026-01-31，不加引号；"" 表示不设',
    ),
    tuple: Text('a list of texts such as ["one", "two"]', '文字列表，如 ["one", "two"]'),
}
_ONE_OF = Text("one of {choices}", "以下之一：{choices}")
_LIST_OF = Text("a list, its texts out of {choices}", "列表，其中文字只能取自：{choices}")
_BETWEEN = Text("{kind} from {least} to {most}", "{kind}，{least} 至 {most}")
_AT_LEAST = Text("{kind}, {least} or more", "{kind}，不小于 {least}")
_EXPLAINED = Text("{about} ({allowed})", "{about}（{allowed}）")
_AT_MOST = Text("{kind}, {most} or less", "{kind}，不大于 {most}")


class WrongValueError(ValueError):
    """Something that a parameter cannot be set to."""


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T]):
    """What may be set for one check. Its name is written in the rule file below the check's code."""

    name: str
    """Lower case with underscores; unique within its check, and the same object in every check that shares it."""
    default: T
    about: Text
    """What it means and its unit, for the catalogue and for who writes a rule file."""
    least: float | None = None
    most: float | None = None
    """The bounds of a number, both allowed."""
    choices: tuple[str, ...] = ()
    """What a text, or each text of a list, may be; anything when empty."""

    def allowed(self, language: Language) -> str:
        """What it may be set to, in words."""
        kind = _KINDS[self._kind].in_(language)
        if self.choices:
            wording = _LIST_OF if self._kind is tuple else _ONE_OF
            return wording.in_(language).format(choices=", ".join(map(json.dumps, self.choices)))
        if self.least is None and self.most is None:
            return kind
        wording = _AT_MOST if self.least is None else _AT_LEAST if self.most is None else _BETWEEN
        return wording.in_(language).format(kind=kind, least=self.least, most=self.most)

    def explained(self, language: Language) -> str:
        """What it means, and what it may be set to, on one line."""
        about = self.about.in_(language).rstrip(".。")
        return _EXPLAINED.in_(language).format(about=about, allowed=self.allowed(language))

    def of_toml(self, given: object) -> T:
        """What a rule file (TOML 1.0, as ``tomllib`` reads it) says, as the checks take it.

        Raises :class:`WrongValueError` when it has another type, is out of bounds, or is none of the choices.
        """
        value = _of_kind(self._kind, given)
        if isinstance(value, int | float) and not self._in_bounds(value):
            raise WrongValueError
        texts = value if isinstance(value, tuple) else (value,)
        if self.choices and not set(texts) <= set(self.choices):
            raise WrongValueError
        return cast(T, value)

    def in_toml(self, value: T) -> str:
        """A value as it is written in a rule file."""
        if isinstance(value, dt.date):
            return value.isoformat()
        return json.dumps("" if value is None else value, ensure_ascii=False)

    @property
    def _kind(self) -> type:
        """The key among the kinds; a date may be absent."""
        return dt.date if self.default is None else type(self.default)

    def _in_bounds(self, value: float) -> bool:
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


Values = Mapping[Parameter[Any], Any]
"""What the operator set; a parameter that is missing has its default."""


def _of_kind(kind: type, given: object) -> object:
    if kind is float and type(given) is int:
        given = float(given)
    match given:
        case float() if kind is float and math.isfinite(given):
            return given
        case bool() | int() | str() if type(given) is kind:
            return given
        case dt.date() if kind is dt.date and not isinstance(given, dt.datetime):
            return given
        case "" if kind is dt.date:
            return None
        case list() if kind is tuple and all(isinstance(text, str) for text in given):
            return tuple(given)
        case _:
            raise WrongValueError
