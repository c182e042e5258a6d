"""The documents that are made from the code."""

from dataclasses import replace
from pathlib import Path

import pytest

from oredesk.cli import checks_page, docs, env_example
from oredesk.core.checks import CHECKS
from oredesk.core.checks.parameter import Parameter
from oredesk.core.finding import Severity
from oredesk.core.language import Text
from oredesk.settings import explained, load_settings


def test_the_documents_in_the_repository_are_up_to_date() -> None:
    assert docs.main(["--check"]) == 0


def test_the_page_holds_every_check_in_both_languages() -> None:
    page = checks_page.page()
    for check in CHECKS:
        assert f"### {check.code}\n" in page
        assert check.title.en in page
        assert check.title.zh in page
    assert "{" not in page


def test_the_page_tells_what_may_be_set_and_who_a_check_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    months = Parameter("months", 6, Text("Age in months.", "月数。"), least=1, most=60)
    staff = replace(CHECKS[-1], code="D990", severity=Severity.SUSPICION, on=False, parameters=(months,))
    monkeypatch.setattr(checks_page, "CHECKS", (*CHECKS, staff))

    section = checks_page.page().partition("### D990\n")[2]

    assert "staff only · 仅供内部; off unless a rule file switches it on" in section
    assert "- `months = 6`: Age in months (a whole number from 1 to 60)\n  <br>月数（整数，1 至 60）" in section


def test_a_stale_document_fails_the_check_and_is_mended_by_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert docs.main(["--check"], tmp_path) == 1
    assert docs.main([], tmp_path) == 0
    assert docs.main(["--check"], tmp_path) == 0
    (tmp_path / ".env.example").write_text("old", encoding="utf-8")

    assert docs.main(["--check"], tmp_path) == 1

    assert ".env.example is not up to date" in capsys.readouterr().err
    assert (tmp_path / ".env.example").read_text(encoding="utf-8") == "old"


def test_the_example_settings_explain_every_setting_and_are_the_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    defaults = load_settings()

    (tmp_path / ".env").write_text(env_example.page(), encoding="utf-8")

    assert load_settings() == defaults
    assert all(info.description and f"\n{name}=" in env_example.page() for name, info in explained().items())
