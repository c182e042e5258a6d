"""The shape of a check: its wording beside its rule, and the one place where findings are made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..cells import Cell, Entry
from ..declaration import Answer, FieldEntry
from ..finding import Finding, Severity
from ..language import Text
from .parameter import Parameter
from .subject import Subject

LONGEST_VALUE = 200
"""How many characters of a foreign value or fact a finding keeps."""


_NO_FACTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class At:
    """What a rule yields: a place and the facts about it."""

    cell: Cell | None
    value: str
    checker_row: int | None
    facts: tuple[tuple[str, str], ...]


Rule = Callable[[Subject], Iterator[At]]


@dataclass(frozen=True, slots=True)
class Check:
    """One entry of the catalogue."""

    code: str
    severity: Severity
    zh: str
    """The rule's docstring in Chinese: what it looks for, and why that matters."""
    title: Text
    says: Text
    remedy: Text
    mirrors: bool
    """Whether each of its findings is an open row of RMI's own Checker."""
    rule: Rule
    parameters: tuple[Parameter[Any], ...] = ()
    """What an operator may set for it."""
    on: bool = True
    """Whether it applies unless the operator says otherwise."""

    @property
    def what(self) -> str:
        """The first sentence of the rule's docstring: what it looks for."""
        return self._docstring[0]

    @property
    def why(self) -> str:
        """The rest of the rule's docstring: why it matters, in one paragraph."""
        return " ".join(" ".join(self._docstring[1:]).split())

    @property
    def _docstring(self) -> list[str]:
        return (self.rule.__doc__ or "").strip().splitlines() or [""]

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """What the rule says about this declaration."""
        for place in self.rule(subject):
            row = place.checker_row if self.mirrors else None
            yield Finding(self.code, self.severity, place.cell, place.value, place.facts, row)


def check(  # noqa: PLR0913 - a catalogue entry has this many parts, each named where it is written
    code: str,
    severity: Severity,
    *,
    zh: str,
    title: Text,
    says: Text,
    remedy: Text,
    mirrors: bool = False,
    parameters: tuple[Parameter[Any], ...] = (),
    on: bool = True,
) -> Callable[[Rule], Check]:
    """Make a catalogue entry of a rule, whose docstring (and ``zh``, in Chinese) says what it looks for and why.

    ``says`` and ``remedy`` may hold ``{value}``, ``{cell}`` and the names of facts; which facts are
    translated is told in :mod:`.wording`.
    """

    def register(rule: Rule) -> Check:
        return Check(code, severity, zh, title, says, remedy, mirrors, rule, parameters, on)

    return register


def at(
    place: Answer | FieldEntry | Entry | Cell | None,
    more: Mapping[str, str] = _NO_FACTS,
    *,
    value: str = "",
    row: int | None = None,
    **facts: str,
) -> At:
    """A place to point at, with its facts (``more`` and ``facts`` together).

    An answer or a field brings its value, its row of RMI's Checker and its name as facts; a bare cell
    takes its value from the caller, as does everything else that has no row of its own.
    """
    facts |= more
    match place:
        case Answer():
            facts |= {"question": place.question, "label": place.label, "mineral": place.mineral or ""}
            return _at(place.entry.cell, place.entry.text, row or place.checker_row, facts)
        case FieldEntry():
            facts |= {"field": place.field}
            return _at(place.entry.cell, place.entry.text, row or place.checker_row, facts)
        case Entry():
            return _at(place.cell, place.text, row, facts)
        case _:
            return _at(place, value, row, facts)


def _at(cell: Cell | None, value: str, row: int | None, facts: dict[str, str]) -> At:
    clipped = ((name, clip(str(fact))) for name, fact in sorted(facts.items()))
    return At(cell, clip(value), row, tuple(clipped))


def clip(text: str) -> str:
    """The text, cut with an ellipsis when it is longer than a finding should carry."""
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
