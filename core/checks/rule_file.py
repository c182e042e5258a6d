"""The rule file of an operator: which checks apply, how much they weigh, and what they go by.

It is TOML 1.0: an optional ``name``, and a table for each check to be changed, named by its code::

    name = "Example Ltd"

    [H057]
    severity = "note"

    [D050]
    on = false
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..finding import Severity
from ..foreign_text import one_line
from ..language import Language
from ..toml_file import Problem, as_written, nearest, read_toml
from .catalogue import CHECKS
from .parameter import Parameter, WrongValueError
from .registry import Check
from .rule_set import Choice, RuleSet, rule_set

NAME, ON, SEVERITY = "name", "on", "severity"
"""The keys that are no parameters."""


def read_rules(data: bytes, catalogue: Sequence[Check] = CHECKS) -> RuleSet | tuple[Problem, ...]:
    """The rules that a file asks for, or everything that is wrong with it.

    Layout, comments and order do not matter: files that choose the same give rule sets of the same version.
    """
    tables = read_toml(data, "rule file")
    return tables if isinstance(tables, tuple) else _Reading(catalogue).rules(tables)


def severities_of(check: Check) -> tuple[Severity, ...]:
    """What a check's severity may be set to.

    A suspicion stays with staff. What RMI's Checker shows is no suspicion.
    """
    if check.severity is Severity.SUSPICION:
        return (Severity.SUSPICION,)
    shown = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    return shown if check.mirrors else (*shown, Severity.SUSPICION)


def codes_with(parameter: Parameter[Any]) -> tuple[str, ...]:
    """The checks that go by a parameter: set for one of them, it holds for all."""
    return tuple(check.code for check in CHECKS if parameter in check.parameters)


@dataclass(slots=True)
class _Reading:
    """What has been understood of a file so far, and what has not."""

    catalogue: Sequence[Check]
    problems: list[Problem] = field(default_factory=list)
    shared: dict[Parameter[Any], tuple[str, Any]] = field(default_factory=dict)
    """Where each parameter was set first, and to what."""

    def rules(self, tables: Mapping[str, Any]) -> RuleSet | tuple[Problem, ...]:
        name = self._name(tables.get(NAME, ""))
        choices = dict(self._choices({key: table for key, table in tables.items() if key != NAME}))
        return tuple(self.problems) or rule_set(self.catalogue, choices, name)

    def _name(self, given: object) -> str:
        if isinstance(given, str):
            return one_line(given, 80)
        self._note(NAME, "This is no name.", "a text in quotation marks")
        return ""

    def _choices(self, tables: Mapping[str, Any]) -> Iterator[tuple[str, Choice]]:
        checks = {check.code: check for check in self.catalogue}
        for code, table in tables.items():
            check = checks.get(code)
            if not isinstance(table, dict):
                self._note(
                    one_line(code, 40), "This key stands in no check's table.", f"{NAME}, and tables such as [H001]"
                )
            elif check is None:
                self._note(f"[{one_line(code, 40)}]", "There is no check with this code.", _nearest(code, checks))
            else:
                yield code, self._choice(check, table)

    def _choice(self, check: Check, table: Mapping[str, Any]) -> Choice:
        parameters = {parameter.name: parameter for parameter in check.parameters}
        values: dict[str, Any] = {}
        for key, given in table.items():
            if key in parameters:
                values |= self._value(check, parameters[key], given)
            elif key not in (ON, SEVERITY):
                self._note(
                    f"[{check.code}] {one_line(key, 40)}",
                    "This check has no such key.",
                    _listed(ON, SEVERITY, *parameters),
                )
        return Choice(self._on(check, table.get(ON)), self._severity(check, table.get(SEVERITY)), values)

    def _on(self, check: Check, given: object) -> bool | None:
        place = f"[{check.code}] {ON}"
        if given is None or isinstance(given, bool):
            if given is False and check.mirrors:
                self._note(
                    place,
                    "This check explains a row of RMI's own Checker, which counts it whatever we do.",
                    f"true; its {SEVERITY} may be lowered",
                )
            return given
        self._note(place, f"{as_written(given)} cannot be used.", "true or false")
        return None

    def _severity(self, check: Check, given: object) -> Severity | None:
        allowed = severities_of(check)
        if given is None:
            return None
        for severity in allowed:
            if given == severity:
                return severity
        reason = f"{as_written(given)} cannot be used."
        if check.severity is Severity.SUSPICION and given in list(Severity):
            reason = "A suspicion is for staff alone and is never told to a supplier."
        if check.mirrors and given == Severity.SUSPICION:
            reason = "This check explains a row of RMI's own Checker, which the supplier sees."
        self._note(f"[{check.code}] {SEVERITY}", reason, _listed(*allowed))
        return None

    def _value(self, check: Check, parameter: Parameter[Any], given: object) -> dict[str, Any]:
        place = f"[{check.code}] {parameter.name}"
        try:
            value = parameter.of_toml(given)
        except WrongValueError:
            self._note(place, f"{as_written(given)} cannot be used.", parameter.allowed(Language.EN))
            return {}
        first, agreed = self.shared.setdefault(parameter, (place, value))
        if value != agreed:
            self._note(
                place, f"This is shared with {first}, which says otherwise.", "the same in both, or in one alone"
            )
        return {parameter.name: value}

    def _note(self, place: str, wrong: str, allowed: str) -> None:
        self.problems.append(Problem(place, wrong, allowed))


def _nearest(code: str, known: Iterable[str]) -> str:
    near = nearest(code.upper(), known)
    return f"{_listed(*near)} or another code of docs/checks.md" if near else "the codes of docs/checks.md"


def _listed(*words: str) -> str:
    return ", ".join(words)
