"""How commands print for machines: one JSON value on one line, whatever it is made of."""

import dataclasses
import datetime as dt
import json
from decimal import Decimal
from typing import Any


def show_json(value: object) -> None:
    """Print one value; dates in ISO form, amounts as texts, which keep every digit."""
    print(json.dumps(value, ensure_ascii=False, default=_plain))  # noqa: T201 - rich would wrap the line


def fields_of(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass
    """A dataclass as an object, to be printed as it is or with more."""
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _plain(value: object) -> object:
    match value:
        case dt.date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return fields_of(value)
    raise TypeError(type(value).__name__)
