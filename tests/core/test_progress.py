import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.cells import Cell
from oredesk.core.finding import CheckFault, Examination, Finding, Severity
from oredesk.core.progress import compare

APPLIED = {"H1", "H2", "S3", "Q1", "N1", "N2"}
THEN = dt.datetime(2026, 5, 4, 8, 0, tzinfo=dt.UTC)


def found(code: str, address: str, severity: Severity = Severity.ERROR, value: str = "") -> Finding:
    return Finding(code, severity, Cell("Declaration", address), value)


def examination(*findings: Finding) -> Examination:
    return Examination(findings, open_rows=0, rule_set="test")


def test_what_is_gone_is_fixed_what_stays_is_left_and_the_rest_is_new() -> None:
    before = examination(found("H1", "D8"), found("H2", "D15"))
    after = examination(found("H2", "D15", value="changed, still wrong"), found("Q1", "D26"))

    progress = compare(before, after, THEN, APPLIED)

    assert ([found("H1", "D8")], 1, 1) == (list(progress.fixed), progress.left, progress.new)
    assert progress.previous_at == THEN


def test_the_same_check_at_two_cells_is_two_points() -> None:
    before = examination(found("S3", "D5"), found("S3", "D6"))

    progress = compare(before, examination(found("S3", "D6")), THEN, APPLIED)

    assert ([one.cell.address for one in progress.fixed if one.cell], progress.left, progress.new) == (["D5"], 1, 0)


def test_the_same_finding_twice_at_one_cell_is_counted_twice() -> None:
    twice = examination(found("S3", "D5"), found("S3", "D5"))

    progress = compare(twice, examination(found("S3", "D5")), THEN, APPLIED)

    assert (len(progress.fixed), progress.left, progress.new) == (1, 1, 0)


@pytest.mark.parametrize("severity", [Severity.NOTE, Severity.SUSPICION])
def test_notes_and_suspicions_are_no_points(severity: Severity) -> None:
    before = examination(found("N1", "D8", severity))

    progress = compare(before, examination(found("N2", "D9", severity)), THEN, APPLIED)

    assert (progress.fixed, progress.left, progress.new) == ((), 0, 0)


@pytest.mark.parametrize("severity", [Severity.NOTE, Severity.SUSPICION])
def test_what_weighs_less_under_a_new_rule_file_is_not_praised_as_fixed(severity: Severity) -> None:
    before = examination(found("H2", "D15"), found("H1", "D8"))

    progress = compare(before, examination(found("H2", "D15", severity)), THEN, APPLIED)

    assert ([one.code for one in progress.fixed], progress.left, progress.new) == (["H1"], 0, 0)


def test_what_a_failed_check_could_not_look_at_is_not_praised_as_fixed() -> None:
    before = examination(found("H2", "D15"), found("H1", "D8"))
    failed = replace(examination(), faults=(CheckFault("H2", "ValueError", "rule:1"),))

    progress = compare(before, failed, THEN, APPLIED)

    assert ([one.code for one in progress.fixed], progress.left, progress.new) == (["H1"], 0, 0)


def test_what_a_rule_file_has_switched_off_is_not_praised_as_fixed() -> None:
    before = examination(found("H2", "D15"), found("H1", "D8"))

    progress = compare(before, examination(), THEN, {"H1"})

    assert ([one.code for one in progress.fixed], progress.left, progress.new) == (["H1"], 0, 0)


@pytest.mark.parametrize("change", [{"rule_set": "3-new"}, {"reference": "2026-11-01-new"}])
def test_what_is_new_under_other_rules_or_another_reference_is_known_to_be_so(change: dict[str, str]) -> None:
    before = examination(found("S3", "D5"))
    after = examination(found("S3", "D5"), found("S3", "D6"))

    assert not compare(before, after, THEN, APPLIED).other_rules
    assert compare(before, replace(after, **change), THEN, APPLIED).other_rules  # type: ignore[arg-type]
