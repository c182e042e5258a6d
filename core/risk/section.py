"""Reads one table of a method file, and notes everything in it that cannot be used."""

import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar, get_args, get_type_hints

from ..foreign_text import one_line
from ..toml_file import Problem, as_written, nearest
from .method import Within

T = TypeVar("T")

PERCENT = Within(0, 100)

_BINARY_FRACTIONS = 1e-9
"""How far the sum of weights such as 33.3 may be off."""


@dataclass(slots=True)
class Section:
    """A table of the file.

    What is missing or wrong is noted, and something of the right type given instead, so that all of a file is read.
    """

    name: str
    """As in the file: ``"history"``, ``"missing.points"``; ``""`` for the file as a whole."""
    table: Mapping[str, Any]
    problems: list[Problem]
    """Of the whole file."""
    is_clean: bool = True
    """Whether nothing in it is wrong so far: only then what stands in it can contradict itself."""
    _asked: dict[str, None] = field(default_factory=dict)

    def section(self, key: str) -> "Section":
        """A table within this one; where there is none, what it should hold is not noted beside that."""
        name = f"{self.name}.{key}" if self.name else key
        found = self._get(key)
        if isinstance(found, dict):
            return Section(name, found, self.problems)
        self._wrong(key, found, "a table")
        return Section(name, {}, [])

    def number(self, key: str, within: Within = PERCENT) -> float:
        """A number of that range."""
        found = self._get(key)
        if is_number(found, within):
            return float(found)
        self._wrong(key, found, allowed_number(within))
        return within.least

    def weights(self, keys: Iterable[str]) -> tuple[float, ...]:
        """Numbers that add up to 100."""
        found = tuple(self.number(key) for key in keys)
        total = sum(found)
        if self.is_clean and not math.isclose(total, PERCENT.most, abs_tol=_BINARY_FRACTIONS):
            self.note("", f"The weights add up to {total:g}.", "weights that add up to 100")
        return found

    def whole(self, key: str, within: Within) -> int:
        """A whole number of that range."""
        found = self._get(key)
        if is_number(found, within) and isinstance(found, int):
            return found
        self._wrong(key, found, f"a whole number from {within.least:g} to {within.most:g}")
        return int(within.least)

    def flag(self, key: str) -> bool:
        """True or false."""
        found = self._get(key)
        if isinstance(found, bool):
            return found
        self._wrong(key, found, "true or false")
        return False

    def text(self, key: str, longest: int = 60) -> str:
        """A text that is not blank, on one line."""
        found = self._get(key)
        if isinstance(found, str) and (told := one_line(found, longest)):
            return told
        self._wrong(key, found, "a text in quotation marks")
        return ""

    def choice(self, key: str, among: Iterable[str]) -> str:
        """One of these words."""
        found, known = self._get(key), tuple(among)
        if isinstance(found, str) and found in known:
            return found
        self._wrong(key, found, ", ".join(known))
        return ""

    def numbers(self, key: str, count: int | None = None) -> tuple[float, ...]:
        """Percentages, as many as told, one at least; none where the file is wrong."""
        found = self._get(key)
        right = isinstance(found, list) and bool(found) and all(is_number(one, PERCENT) for one in found)
        if right and count in (None, len(found)):
            return tuple(map(float, found))
        many = f"{count} numbers" if count else "numbers"
        self._wrong(key, found, f"{many} in square brackets, each {allowed_number(PERCENT)}")
        return ()

    def pairs(self, key: str, first: Within) -> tuple[tuple[float, float], ...]:
        """Pairs of a number of that range and a percentage; none where the file is wrong."""
        found = self._get(key)
        if isinstance(found, list) and found and all(_is_pair(one, first) for one in found):
            return tuple((float(one), float(other)) for one, other in found)
        self._wrong(
            key, found, f"pairs such as [[1, 20], [25, 40]]: {allowed_number(first)}, and {allowed_number(PERCENT)}"
        )
        return ()

    def words(self, key: str, allowed: str) -> tuple[str, ...]:
        """A list of texts, which may be empty."""
        found = self._get(key)
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found)
        self._wrong(key, found, allowed)
        return ()

    def take(self, key: str) -> Any:  # noqa: ANN401 - whatever the file has there
        """What stands there, to be looked at by the caller; None where nothing does."""
        self._asked[key] = None
        return self.table.get(key)

    def flat(self, cls: type[T]) -> T:
        """A value of a dataclass all of whose fields are numbers with a range; the keys are the fields' names."""
        values: dict[str, float] = {}
        hints = get_type_hints(cls, include_extras=True)
        for one in dataclasses.fields(cls):  # type: ignore[arg-type] # any dataclass of this package
            values[one.name] = self.number(one.name, _range_of(hints[one.name]))
        self.close()
        return cls(**values)

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.table:
            if key not in self._asked:
                near = nearest(str(key), self._asked)
                self.note(one_line(key, 40), "There is no such key here.", ", ".join(near or self._asked))

    def note(self, key: str, wrong: str, allowed: str = "") -> None:
        """Note a problem with a key; ``""`` for the table as a whole."""
        self.is_clean = False
        place = f"[{self.name}]" if self.name else ""
        self.problems.append(Problem(f"{place} {key}".strip(), wrong, allowed))

    def _get(self, key: str) -> Any:  # noqa: ANN401 - whatever the file has there
        found = self.take(key)
        if found is None:
            self.note(key, "This is missing.", "what `oredesk risk method example` prints")
        return found

    def _wrong(self, key: str, found: object, allowed: str) -> None:
        if found is not None:
            self.note(key, f"{as_written(found)} cannot be used.", allowed)


def is_number(found: object, within: Within) -> bool:
    """Whether it is a number of that range; neither true nor *nan* is one."""
    return isinstance(found, int | float) and not isinstance(found, bool) and within.least <= found <= within.most


def allowed_number(within: Within) -> str:
    """What may stand there, in words."""
    return f"a number from {within.least:g} to {within.most:g}"


def rises(numbers: Sequence[float]) -> bool:
    """Whether each is greater than the one before."""
    return all(one < other for one, other in pairwise(numbers))


def never_falls(numbers: Sequence[float]) -> bool:
    """Whether none is less than the one before."""
    return all(one <= other for one, other in pairwise(numbers))


def _is_pair(found: object, first: Within) -> bool:
    return isinstance(found, list) and len(found) == 2 and is_number(found[0], first) and is_number(found[1], PERCENT)  # noqa: PLR2004 - a pair


def _range_of(hint: object) -> Within:
    return next(one for one in get_args(hint) if isinstance(one, Within))
