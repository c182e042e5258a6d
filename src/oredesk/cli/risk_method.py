"""``oredesk risk method``: is a method file right, and by what are suppliers scored."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from ..core.language import Language, Text
from ..core.risk.method import Bands, Method
from ..core.risk_score import Band
from ..risk_method import WrongMethod, load_method, shipped_method
from ..settings import WrongSettings, load_settings
from .json_lines import show_json
from .terminal import Exit, Format, Output, Spoken, out, reader_language, say, stop, table_of

app = typer.Typer(help="See by what suppliers are scored, and try a method file.", no_args_is_help=True)

_Preset = Annotated[str, typer.Option(help="A matrix of the file instead of the one that it chooses.")]


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
    preset: _Preset = "",
    lang: Spoken = None,
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


_METHOD = Text("Method {}", "评分方法 {}")
_WEIGHTS = Text("factor;;weight, %", "因素;;权重（%）")
_IMPACT = Text("Impact (X): {}", "业务影响（X）：{}")
_RISK = Text("Supplier's own risk (Y): {}", "供应商自身风险（Y）：{}")
_BANDS = Text("{medium} from {at}, {high} from {over}", "{at} 起为{medium}，{over} 起为{high}")
_MATRIX = Text("Matrix {}", "风险矩阵 {}")
_COLUMN = Text("impact {}", "影响：{}")
_ROW = Text("risk {}", "风险：{}")
_GATES = Text("Gates in use: {}", "启用的强制规则：{}")
_NONE = Text("none", "无")
_MISSING = Text(
    "Missing evidence: {policy}; a declaration that was not asked for: {not_asked}",
    "缺失数据规则：{policy}；未要求提交的申报：{not_asked}",
)


def _print(method: Method, language: Language) -> None:
    say(_METHOD.in_(language).format(method.version))
    weights = table_of(*_WEIGHTS.in_(language).split(";"))
    for factor, weight in method.weights.items():
        weights.add_row(factor.value, escape(factor.name_in(language)), f"{weight:g}")
    out.print(weights)
    say(_IMPACT.in_(language).format(_bands(method.impact_bands, language)))
    say(_RISK.in_(language).format(_bands(method.risk_bands, language)))
    headings = (_COLUMN.in_(language).format(band.name_in(language)) for band in Band)
    matrix = table_of("", *headings, title=escape(_MATRIX.in_(language).format(method.matrix.name)))
    for risk in reversed(Band):
        tiers = (method.matrix.tier(risk, impact).name_in(language) for impact in Band)
        matrix.add_row(_ROW.in_(language).format(risk.name_in(language)), *tiers)
    out.print(matrix)
    say(_GATES.in_(language).format(", ".join(sorted(method.gates)) or _NONE.in_(language)))
    missing = method.missing
    say(_MISSING.in_(language).format(policy=missing.policy, not_asked=missing.not_asked_policy))


def _bands(bands: Bands, language: Language) -> str:
    medium, high = (band.name_in(language) for band in (Band.MEDIUM, Band.HIGH))
    return _BANDS.in_(language).format(
        medium=medium, high=high, at=f"{bands.medium_from:g}", over=f"{bands.high_from:g}"
    )


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
