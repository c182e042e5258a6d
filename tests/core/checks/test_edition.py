"""What is told of a declaration's edition."""

import datetime as dt

import pytest

from declarations import BACKGROUND, TODAY, cmrt, emrt, newer
from oredesk.core.checks import CHECKS, examine, rule_set
from oredesk.core.checks.rule_set import Choice
from oredesk.core.declaration import Declaration
from oredesk.core.finding import Finding, Severity, Verdict

NEWEST_CMRT = "6.6.1"


def told(declaration: Declaration, accepted: str = "", cut_off: dt.date | None = None) -> list[Finding]:
    """What the three checks say when an operator has switched all of them on."""
    refuses = Choice(values={"accepted_cmrt": accepted, "cut_off": cut_off})
    examination = examine(declaration, BACKGROUND, rule_set(CHECKS, {"T070": refuses, "T071": Choice(on=True)}))
    return [finding for finding in examination.findings if finding.code in ("T070", "T071", "T072")]


@pytest.mark.parametrize(
    ("version", "accepted", "codes"),
    [
        ("6.31", "", ["T072"]),
        ("6.31", "6.22", ["T072"]),
        ("6.31", "6.5", ["T070"]),
        ("6.5", "", ["T071"]),
        ("6.5", "6.6", ["T070"]),
        (NEWEST_CMRT, NEWEST_CMRT, []),
    ],
)
def test_at_most_one_thing_is_told_of_an_edition(version: str, accepted: str, codes: list[str]) -> None:
    assert [finding.code for finding in told(cmrt(version), accepted)] == codes


def test_nothing_is_told_of_an_edition_newer_than_all_known_ones() -> None:
    assert told(newer(cmrt(NEWEST_CMRT), "7.0"), NEWEST_CMRT) == []


def test_the_minimum_of_one_template_does_not_concern_the_other() -> None:
    assert told(emrt("2.1"), "6.6") == []


def test_until_the_cut_off_an_edition_is_judged_by_its_age_alone() -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    assert [finding.code for finding in told(cmrt("6.31"), "6.5", tomorrow)] == ["T072"]
    assert [finding.code for finding in told(cmrt("6.31"), "6.5", TODAY)] == ["T070"]


def test_the_newest_the_oldest_accepted_and_the_given_edition_are_named() -> None:
    facts = dict(told(cmrt("6.31"), "6.5")[0].facts)
    assert facts == {"template": "CMRT 6.31", "accepted": "CMRT 6.5", "newest": f"CMRT {NEWEST_CMRT}"}


def test_an_operator_may_refuse_old_editions_altogether() -> None:
    refuses = Choice(severity=Severity.ERROR, values={"accepted_cmrt": "6.6"})
    examination = examine(cmrt("6.5"), BACKGROUND, rule_set(CHECKS, {"T070": refuses}))
    assert examination.verdict is Verdict.INCOMPLETE
    assert examination.open_rows == 0
