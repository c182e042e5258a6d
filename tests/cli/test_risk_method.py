"""A method file is tried on the command line before suppliers are scored by it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from oredesk.cli.app import app
from oredesk.core.risk.method_file import read_method
from oredesk.risk_method import WrongMethod, load_method, shipped_method

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")

    return lambda *arguments: CliRunner().invoke(app, ["risk", "method", *map(str, arguments)])


def put(folder: Path, text: str) -> Path:
    file = folder / "ours.toml"
    file.write_text(text, encoding="utf-8")
    return file


def ours(**changes: str) -> str:
    text = shipped_method().decode()
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    return text


def test_the_example_is_the_shipped_file_and_passes(run: Run, tmp_path: Path) -> None:
    example = run("example")
    assert example.stdout.encode() == shipped_method()

    result = run("lint", put(tmp_path, example.stdout))

    assert result.exit_code == 0
    assert load_method().version in result.stdout


def test_every_problem_of_a_wrong_file_is_named_at_once(run: Run, tmp_path: Path) -> None:
    result = run("lint", put(tmp_path, ours(**{"spend = 50": "spend = 70", "G1 = true": "G1 = 7"})))

    assert result.exit_code == 1
    told = " ".join(result.stderr.split())
    assert "- [weights.impact]: The weights add up to 120. Allowed: weights that add up to 100." in told
    assert "- [gates] G1: 7 cannot be used. Allowed: true or false." in told


def test_a_check_that_does_not_exist_is_a_problem_of_the_file(run: Run, tmp_path: Path) -> None:
    result = run("lint", put(tmp_path, ours(**{'"H057"': '"H57"'})))

    assert result.exit_code == 1
    assert "- [plausibility.rules] PC-02: There is no check H57." in result.stderr


def test_a_missing_file_is_named(run: Run) -> None:
    result = run("lint", "nowhere.toml")

    assert result.exit_code == 1
    assert "nowhere.toml cannot be read: No such file" in result.stderr


def test_the_method_in_force_is_shown_with_its_matrix(run: Run) -> None:
    result = run("show")

    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert f"Method {load_method().version}" in lines
    assert "Y2 management performance 25" in lines
    assert "risk high medium high high" in lines
    assert "Missing evidence: as-risk; a declaration that was not asked for: middle" in lines


def test_the_settings_name_the_method_in_force(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OREDESK_RISK_METHOD", str(put(tmp_path, ours(**{'name = "oredesk"': 'name = "[red] Ltd"'}))))
    assert "Method [red] Ltd 1 " in run("show").stdout
    assert "[red] Ltd 1 " in run("lint").stdout


def test_another_preset_is_another_method(run: Run) -> None:
    severe = json.loads(run("show", "--preset", "severity-first", "--format", "json").stdout)
    assert severe["version"] == load_method(preset="severity-first").version != load_method().version
    assert severe["matrix"] == {
        "preset": "severity-first",
        "low": ["low", "low", "low"],
        "medium": ["low", "medium", "high"],
        "high": ["high", "high", "high"],
    }
    assert run("show", "--preset", "none").exit_code == 78


def test_factors_are_named_in_chinese(run: Run) -> None:
    assert "管理绩效" in run("show", "--lang", "zh").stdout


def test_loading_says_everything_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(WrongMethod) as wrong:
        load_method(put(tmp_path, "name = 1\n"))
    problems = read_method(b"name = 1\n")
    assert isinstance(problems, tuple)
    assert str(wrong.value).splitlines()[1:] == [f"- {one}" for one in problems]
