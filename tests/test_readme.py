"""What the pages for people promise exists: commands, options, settings, files, and the output they show."""

import email
import email.policy
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from oredesk.cli.app import COMMANDS, app
from oredesk.core.checks import CHECKS
from oredesk.settings import explained

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (README, *ROOT.glob("README.*.md"), ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"))

_CODE = re.compile(r"```sh\n(.*?)```|`([^`\n]+)`", re.DOTALL)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def code_in(page: Path) -> str:
    """All that is marked as code or commands."""
    return "\n".join(block or inline for block, inline in _CODE.findall(page.read_text(encoding="utf-8")))


def help_of(names: list[str]) -> str:
    """What the command's own help says; ``""`` when there is no such command."""
    result = CliRunner().invoke(app, [*names, "--help"], env={"COLUMNS": "200"})
    return "" if result.exit_code else result.stdout


def is_known(words: list[str]) -> bool:
    """Whether the command's own help knows the command, its subcommands too, and each of the options."""
    names: list[str] = []
    said = help_of(names)
    for word in words:
        if "─ Commands ─" not in said or not re.fullmatch("[a-z-]+", word) or word.startswith("-"):
            break
        names.append(word)
        said = help_of(names)
    return all(word in said for word in words if word.startswith("--")) and bool(said)


@each_page
def test_every_command_and_option_exists(page: Path) -> None:
    commands = re.findall(r"(?<![\w.@/])(?:\.venv/bin/)?oredesk ([^#`\n]+)", code_in(page))
    assert [command for command in commands if not is_known(command.split())] == []


@each_page
def test_every_setting_exists(page: Path) -> None:
    named = re.findall(r"OREDESK_[A-Z_]+…?", page.read_text(encoding="utf-8"))

    whole = {name for name in named if not name.endswith("…")}
    beginnings = {name.rstrip("…") for name in named if name.endswith("…")}

    assert whole <= set(explained())
    assert [start for start in beginnings if not any(name.startswith(start) for name in explained())] == []


@each_page
def test_every_target_of_make_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"\bmake ([a-z]+)", code_in(page))) <= targets


@each_page
def test_every_file_it_leads_to_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    paths = re.findall(r"`((?:bench|core|docs|mailbox|src|templates|tests)/[\w/.]+)`", text)

    missing = [link for link in links if not (page.parent / link).exists()]

    assert missing + [path for path in paths if not (ROOT / path).exists()] == []


def test_it_counts_the_checks_right() -> None:
    assert re.findall(r"\[(\d+) checks\]", README.read_text(encoding="utf-8")) == [str(len(CHECKS))]


def test_every_command_is_introduced() -> None:
    code = code_in(README)
    assert [name for name, _, _ in COMMANDS if f"oredesk {name}" not in code and f"make {name}" not in code] == []


def test_it_shows_what_the_demo_and_a_check_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    demo = CliRunner().invoke(app, ["demo"])
    received = next((tmp_path / "var/demo/replies").glob("02-*/received.eml")).read_bytes()
    (workbook,) = email.message_from_bytes(received, policy=email.policy.default).iter_attachments()
    Path("CMRT.xlsx").write_bytes(workbook.get_content())
    check = CliRunner().invoke(app, ["check", "CMRT.xlsx", "--lang", "en"])

    readme = README.read_text(encoding="utf-8")

    for printed in (demo.stdout, check.stdout):
        assert "\n".join(line.rstrip() for line in printed.strip().splitlines()) in readme
