"""The house rules that no linter knows."""

import ast
import mailbox
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = (
    "bot",
    "core",
    "mailbox",
    "src/oredesk/cli",
    "src/oredesk/pages",
    "src/oredesk/reading",
    "src/oredesk/samples",
    "src/oredesk/storage",
)
LONGEST_FILE = 320
LONGEST_FUNCTION = 45


def modules() -> Iterator[Path]:
    for folder in FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))
    yield from sorted((ROOT / "src/oredesk").glob("*.py"))


def test_the_stdlib_mailbox_is_not_shadowed() -> None:
    assert mailbox.Maildir.__module__ == "mailbox"
    assert (mailbox.__file__ or "").startswith(sys.base_prefix)


@pytest.mark.parametrize("folder", ["bot", "core", "mailbox", "src/oredesk/storage"])
def test_the_linked_folders_stay_namespaces(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


def test_the_core_reads_no_clock_and_draws_no_lots() -> None:
    offenders = []
    for path in (ROOT / "core").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}:
                value = node.value
                if isinstance(value, ast.Attribute | ast.Name) and ast.unparse(value) in {"dt.datetime", "dt.date"}:
                    offenders.append(f"{path.name}:{node.lineno}")
            if isinstance(node, ast.Import) and any(name.name in {"time", "random", "secrets"} for name in node.names):
                offenders.append(f"{path.name}:{node.lineno}")
    assert offenders == []


def test_only_storage_imports_the_orm() -> None:
    importers = {path.relative_to(ROOT).parts[:3] for path in modules() if "tortoise" in _imported(path)}
    assert importers <= {("src", "oredesk", "storage")}


def test_one_module_each_knows_the_blocking_libraries() -> None:
    for library, allowed in {"imapclient": 1, "python_calamine": 1, "aiosmtplib": 1, "msoffcrypto": 1}.items():
        importers = [path.name for path in modules() if library in _imported(path) and "samples" not in path.parts]
        assert len(importers) == allowed, f"{library} is imported by {importers}"


def test_every_module_opens_with_what_it_is_for() -> None:
    silent = [str(path) for path in modules() if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []


def test_files_and_functions_stay_readable() -> None:
    long = []
    for path in modules():
        text = path.read_text()
        if text.count("\n") > LONGEST_FILE and "layouts" not in path.parts:
            long.append(f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {lines} lines")
    assert long == []


def test_every_exemption_from_a_rule_of_the_linter_has_its_reason_beside_it() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (*modules(), *(ROOT / "bench").glob("*.py"), *(ROOT / "tests").rglob("*.py"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if re.search(r"# (ruff: )?noqa: [A-Z0-9, ]+$", line)
    ]
    assert bare == []


def test_no_module_is_named_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "common", "misc", "manager", "process"}
    assert [str(path) for path in modules() if path.stem in vague] == []


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names
