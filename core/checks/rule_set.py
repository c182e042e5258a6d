"""The rules in force: the catalogue with an operator's choices, under a version that tells them apart."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..finding import Severity
from .parameter import Parameter, Values
from .registry import Check

EDITION = 2
"""Raised by hand whenever a rule changes what it finds while codes, severities and parameters stay."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What an operator decided about one check; None leaves the catalogue's word."""

    on: bool | None = None
    severity: Severity | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """Parameters by name, of the right types."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The checks that are applied, with the severities and parameters chosen."""

    checks: tuple[Check, ...]
    """Those switched on, in the catalogue's order."""
    version: str
    """The edition, and a digest of the checks that are on with their severities and all their parameters."""
    values: Values = field(default_factory=dict)
    name: str = ""
    """What the operator calls it; ``""`` for the catalogue as it is."""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the checks that apply."""
        return frozenset(check.code for check in self.checks)


def rule_set(catalogue: Iterable[Check], choices: Mapping[str, Choice] | None = None, name: str = "") -> RuleSet:
    """The catalogue with these choices by code, which are taken as right (:mod:`.rule_file` checks them).

    A parameter that several checks share holds for all of them, whichever check it was chosen for.
    """
    chosen = choices or {}
    checks: list[Check] = []
    values: dict[Parameter[Any], Any] = {}
    for check in catalogue:
        choice = chosen.get(check.code, Choice())
        if check.on if choice.on is None else choice.on:
            checks.append(replace(check, severity=choice.severity or check.severity))
        values |= {p: choice.values[p.name] for p in check.parameters if p.name in choice.values}
    return RuleSet(tuple(checks), _version(checks, values), values, name)


def _version(checks: Iterable[Check], values: Values) -> str:
    lines = []
    for check in sorted(checks, key=lambda check: check.code):
        settings = sorted(f"{p.name}={values.get(p, p.default)!r}" for p in check.parameters)
        lines.append(" ".join((check.code, check.severity, *settings)))
    return f"{EDITION}-{hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:8]}"
