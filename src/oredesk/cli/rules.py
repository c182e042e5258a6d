"""``oredesk rules``: is a rule file right, and what does it change."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ..core.checks import CHECKS
from ..core.checks.registry import Check
from ..core.checks.rule_set import RuleSet
from ..core.language import Language
from ..rules import WrongRules, load_rules
from ..settings import WrongSettings, load_settings
from . import rules_example
from .terminal import Exit, counted, out, reader_language, stop, table_of

app = typer.Typer(help="See which checks apply, and try a rule file.", no_args_is_help=True, add_completion=False)


@app.command()
def lint(file: Annotated[Path, typer.Argument(help="The rule file (TOML) to look at.")]) -> None:
    """Check a rule file: everything that is wrong with it, at once, and what is allowed there.

    Exit code 0: a desk can use it. 1: it cannot.
    """
    try:
        rules = load_rules(file)
    except WrongRules as wrong:
        stop(Exit.FINDINGS, str(wrong))
    changed = sum(bool(_changes(check, rules)) for check in CHECKS)
    out.print(f"{file} is in order: {_named(rules)}, {counted(changed, 'check')} changed", markup=False)


@app.command()
def show(
    file: Annotated[Path | None, typer.Argument(help="A rule file; by default the one the desk goes by.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every check with all that it goes by.")] = False,
    lang: Annotated[Language | None, typer.Option(help="Language of the titles.")] = None,
) -> None:
    """Show the rules that apply: their version, and every check that differs from the catalogue."""
    rules = _rules(file)
    out.print(f"{_named(rules)}: {len(rules.checks)} of {len(CHECKS)} checks apply", markup=False)
    listed = [(check, _changes(check, rules)) for check in CHECKS]
    shown = [(check, changes) for check, changes in listed if changes or everything]
    if not shown:
        out.print("Every check is as the catalogue has it.")
        return
    severities = {check.code: check.severity.value for check in rules.checks}
    table = table_of("code", "severity", "title", "settings")
    for check, changes in shown:
        title = check.title.in_(lang or reader_language())
        settings = "; ".join((*changes, *(_unchanged(check, rules) if everything else ())))
        table.add_row(check.code, severities.get(check.code, "off"), escape(title), escape(settings))
    out.print(table)


@app.command()
def example() -> None:
    """Print a rule file with every check and everything that may be set, commented out."""
    out.print(rules_example.page(), markup=False, soft_wrap=True, end="")


def _rules(file: Path | None) -> RuleSet:
    try:
        return load_rules(file or load_settings().rules)
    except (WrongRules, WrongSettings) as wrong:
        stop(Exit.SETTINGS, str(wrong))


def _named(rules: RuleSet) -> str:
    return f"rules {rules.version}" + (f" ({rules.name})" if rules.name else "")


def _changes(check: Check, rules: RuleSet) -> list[str]:
    """What the rules make of a check otherwise than the catalogue does."""
    chosen = next((each for each in rules.checks if each.code == check.code), None)
    if chosen is None:
        return ["switched off"] if check.on else []
    changes = [] if check.on else ["switched on"]
    if chosen.severity is not check.severity:
        changes.append(f"{chosen.severity} instead of {check.severity}")
    for parameter in check.parameters:
        value = rules.values.get(parameter, parameter.default)
        if value != parameter.default:
            written, default = parameter.in_toml(value), parameter.in_toml(parameter.default)
            changes.append(f"{parameter.name} = {written} instead of {default}")
    return changes


def _unchanged(check: Check, rules: RuleSet) -> list[str]:
    """What a check goes by as the catalogue has it."""
    same = [each for each in check.parameters if rules.values.get(each, each.default) == each.default]
    return [f"{parameter.name} = {parameter.in_toml(parameter.default)}" for parameter in same]
