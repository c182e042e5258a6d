"""The list of commands: complete, and quick because it imports none of them."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

import oredesk
from oredesk.cli.app import COMMANDS, app

NAMES = [name for name, _, _ in COMMANDS]
OF_THE_DESK = (
    *("tortoise", "pydantic_settings", "imapclient", "aiosmtplib", "jinja2", "openpyxl", "oredesk.wiring"),
    *("python_calamine", "msoffcrypto"),
)


def test_the_help_lists_every_command() -> None:
    result = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "120"})

    assert result.exit_code == 0
    width = max(map(len, NAMES))
    assert [name for name, _, about in COMMANDS if f"│ {name:<{width}}  {about}" not in result.stdout] == []


@pytest.mark.parametrize(
    "command",
    [*([name] for name in NAMES), ["outbox", "show"], ["rules", "lint"], ["smelters", "import"]],
    ids=" ".join,
)
def test_every_command_explains_itself(command: list[str]) -> None:
    result = CliRunner().invoke(app, [*command, "--help"])

    assert result.exit_code == 0
    assert f"oredesk {' '.join(command)} " in result.stdout
    assert len(result.stdout) > 200


def test_a_mistyped_command_is_answered_with_the_nearest_one() -> None:
    result = CliRunner().invoke(app, ["chek"])

    assert result.exit_code == 2
    assert "Did you mean 'check'?" in result.stderr


@pytest.mark.parametrize("module", ["oredesk.cli.app", "oredesk.cli.check"])
def test_a_quick_command_imports_nothing_of_the_desk(module: str) -> None:
    script = f"import sys, {module}; print(*(name for name in {OF_THE_DESK} if name in sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - our own script

    assert loaded.stdout.split() == []


def test_the_version_is_told() -> None:
    result = CliRunner().invoke(app, ["--version"])

    assert (result.exit_code, result.stdout) == (0, f"oredesk {oredesk.__version__}\n")
