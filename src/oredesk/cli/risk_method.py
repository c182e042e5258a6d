"""``oredesk risk method``: is a method file right, and by what are suppliers scored."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ..core.language import Language
from ..core.risk.method import Bands, Method
from ..core.risk_score import Band
from ..risk_method import WrongMethod, load_method, shipped_method
from ..settings import WrongSettings, load_settings
from .json_lines import show_json
from .terminal import Exit, Format, Output, out, reader_language, say, stop, table_of

app = typer.Typer(help="See by what suppliers are scored, and try a method file.", no_args_is_help=True)

Preset = Annotated[str, typer.Option(help="A matrix of the file instead of the one that it chooses.")]


@app.command()
def lint(
    file: Annotated[Path | None, typer.Argument(help="The method file (TOML); by default the one in force.")] = None,
) -> None:
    """Check a method file: everything that is wrong with it, at once, and what is allowed there.

    Exit code 0: suppliers can be scored by it. 1: they cannot.
    """
    try:
        method = load_method(file or _in_force())
    except WrongMethod as wrong:
        stop(Exit.FINDINGS, str(wrong))
    say(f"{file or _in_force() or 'The shipped method'} is in order: {method.version}, matrix {method.matrix.name}")


@app.command()
def show(
    file: Annotated[Path | None, typer.Argument(help="A method file; by default the one in force.")] = None,
    preset: Preset = "",
    lang: Annotated[Language | None, typer.Option(help="Language of the factors.")] = None,
    output: Output = Format.TEXT,
) -> None:
    """Show by what suppliers are scored: version, weights, bands, matrix, gates, and what missing evidence costs."""
    try:
        method = load_method(file or _in_force(), preset)
    except WrongMethod as wrong:
        stop(Exit.SETTINGS, str(wrong))
    if output is Format.JSON:
        show_json(_as_object(method))
        return
    _print(method, lang or reader_language())


@app.command()
def example() -> None:
    """Print the shipped method file, every number with its reason: the start for one of your own."""
    out.print(shipped_method().decode(), markup=False, soft_wrap=True, end="")


def _in_force() -> str:
    try:
        return load_settings().risk_method
    except WrongSettings as wrong:
        stop(Exit.SETTINGS, str(wrong))


def _print(method: Method, language: Language) -> None:
    say(f"Method {method.version}")
    weights = table_of("factor", "", "weight, %")
    for factor, weight in method.weights.items():
        weights.add_row(factor.value, escape(factor.name_in(language)), f"{weight:g}")
    out.print(weights)
    say(f"Impact (X): {_bands(method.impact_bands, language)}")
    say(f"Supplier's own risk (Y): {_bands(method.risk_bands, language)}")
    headings = (f"impact {band.name_in(language)}" for band in Band)
    matrix = table_of("", *headings, title=f"Matrix {method.matrix.name}")
    for risk in reversed(Band):
        tiers = (method.matrix.tier(risk, impact).name_in(language) for impact in Band)
        matrix.add_row(f"risk {risk.name_in(language)}", *tiers)
    out.print(matrix)
    say(f"Gates in use: {', '.join(sorted(method.gates)) or 'none'}")
    missing = method.missing
    say(f"Missing evidence: {missing.policy}; a survey that was not asked for: {missing.not_asked_policy}")


def _bands(bands: Bands, language: Language) -> str:
    medium, high = (band.name_in(language) for band in (Band.MEDIUM, Band.HIGH))
    return f"{medium} from {bands.medium_from:g}, {high} from {bands.high_from:g}"


def _as_object(method: Method) -> dict[str, object]:
    return {
        "version": method.version,
        "name": method.name,
        "edition": method.edition,
        "weights": {factor.value: weight for factor, weight in method.weights.items()},
        "bands": {
            "impact": [method.impact_bands.medium_from, method.impact_bands.high_from],
            "risk": [method.risk_bands.medium_from, method.risk_bands.high_from],
        },
        "matrix": {
            "preset": method.matrix.name,
            **{risk.value: [method.matrix.tier(risk, impact).value for impact in Band] for risk in Band},
        },
        "gates": sorted(method.gates),
        "missing": {"policy": method.missing.policy, "not_asked": method.missing.not_asked_policy},
    }
