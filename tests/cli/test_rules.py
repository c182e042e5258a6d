"""A rule file is tried on the command line before a desk goes by it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oredesk.cli import rules_example
from oredesk.cli.app import app
from oredesk.core.checks import CHECKS, STANDARD, RuleSet
from oredesk.core.checks.rule_file import read_rules

OURS = """\
name = "Example [red] Ltd"
[H050]
on = false
[H053]
severity = "note"
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return lambda *arguments: CliRunner().invoke(app, ["rules", *map(str, arguments)])


def put(folder: Path, text: str | bytes) -> Path:
    file = folder / "ours.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_a_right_file_passes_with_its_version(run: Run, tmp_path: Path) -> None:
    rules = read_rules(OURS.encode())
    assert isinstance(rules, RuleSet)

    result = run("lint", put(tmp_path, OURS))

    assert result.exit_code == 0
    assert f"rules {rules.version} (Example [red] Ltd), 2 checks changed" in result.stdout


def test_every_problem_of_a_wrong_file_is_named_at_once(run: Run, tmp_path: Path) -> None:
    result = run("lint", put(tmp_path, '[H050]\non = "off"\n[H53]\nseverity = "note"\n[H051]\nmonths = 1\n'))

    assert result.exit_code == 1
    lines = re.findall(r"^- \[(\w+)\]", result.stderr, re.MULTILINE)
    assert lines == ["H050", "H53", "H051"]


def test_a_missing_file_is_named(run: Run) -> None:
    result = run("lint", "nowhere.toml")

    assert result.exit_code == 1
    assert "nowhere.toml cannot be read: No such file or directory" in result.stderr


def test_what_differs_from_the_catalogue_is_shown(run: Run, tmp_path: Path) -> None:
    shown = run("show", put(tmp_path, OURS)).stdout

    assert re.search(r"H050 +off +.+ switched off", shown)
    assert re.search(r"H053 +note +.+ note instead of warning", shown)
    assert "H051" not in shown
    assert "邮箱" in run("show", tmp_path / "ours.toml", "--lang", "zh").stdout


def test_every_check_is_shown_when_asked_for(run: Run) -> None:
    shown = run("show", "--all").stdout

    assert all(check.code in shown for check in CHECKS)
    assert STANDARD.version in shown
    assert re.search(r"H057 .+ months = 12", " ".join(shown.split()))


def test_a_parameter_is_shown_beside_what_the_catalogue_has(run: Run, tmp_path: Path) -> None:
    shown = run("show", put(tmp_path, "[H057]\nmonths = 6\n[T071]\non = true")).stdout

    assert "months = 6 instead of 12" in shown
    assert re.search(r"T071 .+ switched on", shown)


def test_without_a_file_the_desks_own_rules_are_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Every check is as the catalogue has it." in run("show").stdout
    monkeypatch.setenv("OREDESK_RULES", str(put(tmp_path, OURS)))
    assert "H053" in run("show").stdout

    put(tmp_path, b"\xff\xfe")

    assert run("show").exit_code == 78


def test_the_example_is_the_catalogue_when_everything_in_it_is_taken_in(run: Run) -> None:
    example = run("example").stdout
    assert example == rules_example.page()
    taken = re.sub(r"^#(?=\S)", "", example, flags=re.MULTILINE)
    assert len(re.findall(r"^\[\w+\]$", taken, re.MULTILINE)) == len(CHECKS)

    rules = read_rules(taken.encode())

    assert isinstance(rules, RuleSet), rules
    assert rules.version == STANDARD.version
    assert read_rules(example.encode()) == STANDARD


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_desk_does_not_start_with_wrong_rules_and_names_each_problem(
    command: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OREDESK_RULES", str(put(tmp_path, "[H050]\non = 1\n[X999]\n")))

    result = CliRunner().invoke(app, [command])

    assert result.exit_code == {"run": 78, "doctor": 70}[command]
    told = result.stdout + result.stderr
    assert "[H050] on: 1 cannot be used" in told
    assert "[X999]: There is no check with this code" in told
