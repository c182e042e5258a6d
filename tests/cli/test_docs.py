"""The page about the checks."""

from pathlib import Path

import pytest

from oredesk.cli import docs
from oredesk.core.checks import CHECKS


def test_the_page_in_the_repository_is_up_to_date() -> None:
    assert docs.main(["--check"]) == 0


def test_the_page_holds_every_check_in_both_languages() -> None:
    page = docs.page()
    for check in CHECKS:
        assert f"### {check.code}\n" in page
        assert check.title.en in page
        assert check.title.zh in page
    assert "{" not in page


def test_a_stale_page_fails_the_check_and_is_mended_by_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "checks.md"
    assert docs.main(["--check"], target) == 1
    target.write_text("old", encoding="utf-8")
    assert docs.main(["--check"], target) == 1
    assert "make docs" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "old"
    assert docs.main([], target) == 0
    assert docs.main(["--check"], target) == 0
