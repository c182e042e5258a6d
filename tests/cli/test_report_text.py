"""What `oredesk check` prints, and that suspicions are for staff who ask for them."""

import io

import pytest
from rich.console import Console

from oredesk.cli import report_text
from oredesk.core.language import Language
from oredesk.core.submission import FileReport
from replies import BAD_MAIL, FAILED, NO_NAME, SUSPICION, examined, tells_of_suspicion


def printed(report: FileReport, language: Language = Language.EN, *, staff: bool = False) -> str:
    console = Console(file=io.StringIO(), width=200)
    report_text.show(console, report, language, staff=staff)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_every_verdict_names_the_rules_and_the_reference() -> None:
    dated = examined(reference="2026-11-01-ab12cd34")
    assert "rules 2026.11 · smelter reference 2026-11-01-ab12cd34" in printed(dated)
    assert "规则版本 2026.11 · 冶炼厂参考数据版本 2026-11-01-ab12cd34" in printed(dated, Language.ZH)
    assert "rules 2026.11 · no smelter reference" in printed(examined(findings=[NO_NAME]))


@pytest.mark.parametrize("language", Language)
def test_suspicions_are_shown_to_staff_alone_in_a_section_of_their_own(language: Language) -> None:
    report = examined(findings=[SUSPICION, NO_NAME, BAD_MAIL])
    assert not tells_of_suspicion(printed(report, language))
    told = printed(report, language, staff=True)
    assert told.index("H001") < told.index("H053") < told.index({"en": "not to be sent on", "zh": "请勿转发"}[language])
    assert told.index({"en": "not to be sent on", "zh": "请勿转发"}[language]) < told.index("D990")
    assert told.splitlines()[0] == printed(report, language).splitlines()[0]


def test_without_suspicions_staff_see_what_everybody_sees() -> None:
    report = examined(findings=[NO_NAME])
    assert printed(report, staff=True) == printed(report)


def test_a_failed_check_is_named_and_limits_the_verdict() -> None:
    told = printed(examined(faults=[FAILED]))
    assert "complete and consistent as far as could be examined" in told
    assert f"fault of oredesk: {FAILED.code}" in told
    assert "就已完成的检查而言，完整且一致" in printed(examined(faults=[FAILED]), Language.ZH)


def test_open_rows_of_the_checker_are_told_even_where_the_rules_make_light_of_them() -> None:
    lowered = examined(findings=[BAD_MAIL])
    assert "complete, 1 point to look at (open rows in RMI's Checker: 1)" in printed(lowered)
