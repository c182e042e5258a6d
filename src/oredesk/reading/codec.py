"""Turns readings into JSON and back, checking every type: what a worker sends can be wrong but can run nothing.

Made for speed (a declaration holds some ten thousand values): dataclasses travel as lists of their name and
fields, and the decoder of each type is put together once, from its annotations.
"""

import datetime as dt
import enum
import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]
"""Turns what JSON gave into a value of one type, or raises :class:`Malformed`."""

_SCALARS = (str, float, bool, int, types.NoneType)
_MOMENTS = (dt.datetime, dt.date, dt.time)


class Malformed(ValueError):  # noqa: N818 - says what the bytes are
    """Not an encoding of the type that was asked for."""


def encode(value: object) -> bytes:
    """The value as JSON; dataclasses, enums of texts, dates, tuples and frozensets of texts are understood."""
    return json.dumps(value, default=_encode_one, separators=(",", ":")).encode()


def decode(kind: Any, data: bytes) -> Any:  # noqa: ANN401 - the type is an argument, as in json.loads
    """The value of the given type that was encoded; raises :class:`Malformed` and nothing else."""
    try:
        return _decoder(kind)(json.loads(data))
    except (ValueError, RecursionError) as broken:
        raise Malformed(type(broken).__name__) from None


def _encode_one(value: object) -> object:
    kind: type = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: type) -> Callable[[Any], object]:
    if issubclass(kind, _MOMENTS):
        return lambda moment: (kind.__name__, moment.isoformat())
    if kind is frozenset:
        return sorted
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        if len(names) <= 1:  # attrgetter gives a tuple of several values only
            return lambda value: (kind.__name__, *(getattr(value, name) for name in names))
        values_of = attrgetter(*names)
        return lambda value: (kind.__name__, *values_of(value))
    raise TypeError(f"cannot be sent: {kind.__name__}")


@cache
def _decoder(kind: Any) -> Decoder:  # noqa: ANN401 - any annotation
    if isinstance(kind, NewType):
        return _decoder(kind.__supertype__)
    if origin := get_origin(kind):
        return _generic(origin, get_args(kind))
    if kind in _SCALARS:
        return _exactly(kind)
    if kind in _MOMENTS:
        return _moment(kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, enum.StrEnum):
        return kind
    raise TypeError(f"cannot be received: {kind}")


def _generic(origin: Any, arguments: tuple[Any, ...]) -> Decoder:  # noqa: ANN401 - any annotation
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _tuple_of(arguments[0]) if arguments[-1] is Ellipsis else _fixed_tuple(arguments)
    if origin is frozenset:
        items = _tuple_of(arguments[0])
        return lambda value: frozenset(items(value))
    raise TypeError(f"cannot be received: {origin}")


def _exactly(kind: type) -> Decoder:
    def decode_scalar(value: Any) -> Any:  # noqa: ANN401 - whatever JSON gave
        if type(value) is not kind:
            raise Malformed(kind.__name__)
        return value

    return decode_scalar


def _items(value: Any) -> list[Any]:  # noqa: ANN401 - whatever JSON gave
    if type(value) is not list:
        raise Malformed("list")
    return value


def _tuple_of(kind: Any) -> Decoder:  # noqa: ANN401 - any annotation
    item = _decoder(kind)
    return lambda value: tuple(map(item, _items(value)))


def _fixed_tuple(kinds: tuple[Any, ...]) -> Decoder:
    row = _row(kinds)
    return lambda value: tuple(row(value))


def _plain(kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    """The types with each NewType as what it is made of."""
    return tuple(kind.__supertype__ if isinstance(kind, NewType) else kind for kind in kinds)


def _row(kinds: tuple[Any, ...]) -> Decoder:
    """Decodes a list of fixed length, in place; its scalars are checked all at once, which is most of the work."""
    kinds = _plain(kinds)
    scalars = {place: kind for place, kind in enumerate(kinds) if kind in _SCALARS}
    others = tuple((place, _decoder(kind)) for place, kind in enumerate(kinds) if kind not in _SCALARS)
    pick = itemgetter(*scalars) if len(scalars) > 1 else lambda values: [values[place] for place in scalars]
    expected = tuple(scalars.values())

    def decode_row(value: Any) -> list[Any]:  # noqa: ANN401 - whatever JSON gave
        items = _items(value)
        if len(items) != len(kinds) or tuple(map(type, pick(items))) != expected:
            raise Malformed("row")
        for place, decode_other in others:
            items[place] = decode_other(items[place])
        return items

    return decode_row


def _moment(kind: type[dt.datetime | dt.date | dt.time]) -> Decoder:
    row = _row((str, str))

    def decode_moment(value: Any) -> Any:  # noqa: ANN401 - whatever JSON gave
        name, text = row(value)
        if name != kind.__name__:
            raise Malformed(kind.__name__)
        return kind.fromisoformat(text)

    return decode_moment


def _dataclass(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    row = _row((str, *(hints[field.name] for field in fields(kind))))

    def decode_dataclass(value: Any) -> Any:  # noqa: ANN401 - whatever JSON gave
        name, *values = row(value)
        if name != kind.__name__:
            raise Malformed(kind.__name__)
        return kind(*values)

    return decode_dataclass


def _union(kinds: tuple[Any, ...]) -> Decoder:
    """Scalars are told by their JSON type, dates and dataclasses by their name, an enum is what is left."""
    kinds = _plain(kinds)
    scalars = tuple(kind for kind in kinds if kind in _SCALARS)
    named = {kind.__name__: _decoder(kind) for kind in kinds if kind in _MOMENTS or is_dataclass(kind)}
    enums = tuple(kind for kind in kinds if issubclass(kind, enum.StrEnum))

    def decode_union(value: Any) -> Any:  # noqa: ANN401 - whatever JSON gave
        if type(value) in scalars:
            return value
        if type(value) is list and value and type(value[0]) is str and value[0] in named:
            return named[value[0]](value)
        if len(enums) == 1:
            return enums[0](value)
        raise Malformed("union")

    return decode_union
