"""Reads the operator's rule file from this machine."""

from pathlib import Path

from .core.checks import STANDARD
from .core.checks.rule_file import read_rules
from .core.checks.rule_set import RuleSet
from .core.toml_file import LARGEST


class WrongRules(Exception):  # noqa: N818 - read by a person at the start, not handled by code
    """A rule file that cannot be used: its path, and a line for each thing that is wrong."""


def load_rules(path: str | Path) -> RuleSet:
    """The rules of that file; the catalogue as it is when there is none (``""``). Raises :class:`WrongRules`."""
    if not path:
        return STANDARD
    file = Path(path)
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as trouble:
        raise WrongRules(f"{file} cannot be read: {trouble.strerror}") from None
    rules = read_rules(data)
    if isinstance(rules, tuple):
        raise WrongRules("\n".join((f"The rule file {file} cannot be used:", *(f"- {each}" for each in rules))))
    return rules
