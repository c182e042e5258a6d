"""Reads JSON that holds a list of objects, alone or inside an object, as a table with the keys for headings."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .bounded_rows import MOST_ROWS, TOO_LONG, TooMuch

_DEEPEST = 4
"""Objects inside objects that are searched for a list."""


class NoJson(ValueError):  # noqa: N818 - says what the text is
    """The text is no JSON; says where, in plain English."""


def lists_of_objects(text: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of objects in the text with the key that it stands under (``""`` for the whole text)."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as broken:
        raise NoJson(f"The JSON is broken in line {broken.lineno}, column {broken.colno}.") from None
    except (ValueError, RecursionError):
        raise NoJson("The JSON is nested too deeply, or holds a number of thousands of digits.") from None
    return _found("", content, _DEEPEST)


def rows_of(objects: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    """The keys of all objects as headings, then a row for each object; raises :class:`~.bounded_rows.TooMuch`."""
    if len(objects) > MOST_ROWS:
        raise TooMuch(TOO_LONG)
    flat = [dict(_flat("", one)) for one in objects]
    keys = list(dict.fromkeys(key for one in flat for key in one))
    yield keys
    for one in flat:
        yield [one.get(key, "") for key in keys]


def _found(key: str, content: object, depth: int) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    match content:
        case list() if content and all(isinstance(one, dict) for one in content):
            yield key, content
        case dict() if depth:
            for inner, value in content.items():
                yield from _found(inner, value, depth - 1)


def _flat(key: str, value: object) -> Iterator[tuple[str, str]]:
    """The texts of a value: an object's under its own keys, a list's joined by semicolons."""
    match value:
        case dict():
            for inner, one in value.items():
                yield from _flat(f"{key} {inner}".strip(), one)
        case list():
            yield key, "; ".join(_scalar(one) for one in value)
        case _:
            yield key, _scalar(value)


def _scalar(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case int() | float():
            return f"{value:.15g}"
        case _:
            return json.dumps(value, ensure_ascii=False)
