"""The order and the sum of what the checks say."""

import dataclasses
import pickle
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations import (
    BACKGROUND,
    blank,
    cmrt,
    emrt,
    mine,
    smelter,
    with_alteration,
    with_field,
    with_products,
    with_smelters,
)
from oredesk.core.cells import Cell, Entry
from oredesk.core.checks import CHECKS, STANDARD, RuleSet, examine, rule_set
from oredesk.core.checks.catalogue import BY_CODE
from oredesk.core.checks.registry import At, Check, at
from oredesk.core.checks.rule_file import read_rules
from oredesk.core.checks.subject import Subject
from oredesk.core.declaration import AlterationKind, Declaration, Field
from oredesk.core.finding import Severity, Verdict
from oredesk.core.smelters.reference import Reference


def renamed(declaration: Declaration) -> Declaration:
    """Every sheet under another name, as a localized office program or a careful user gives them."""
    fields = tuple(dataclasses.replace(field, entry=_moved(field.entry, "申报")) for field in declaration.fields)
    answers = tuple(dataclasses.replace(answer, entry=_moved(answer.entry, "申报")) for answer in declaration.answers)
    return dataclasses.replace(declaration, fields=fields, answers=answers, smelter_sheet="冶炼厂")


def _moved(entry: Entry, sheet: str) -> Entry:
    return Entry(Cell(sheet, entry.cell.address), entry.value)


def test_findings_come_in_the_order_of_the_sheets_from_top_to_bottom() -> None:
    declaration = with_products(with_field(emrt(), Field.COMPANY_NAME, None), (None, "Bolt"), (None, "Nut"))
    declaration = with_smelters(declaration, smelter(100, "Mica", ""), smelter(20, "Mica", ""))
    declaration = dataclasses.replace(declaration, mines=(mine(5, comments="=A1", metal="=A1"),))
    declaration = with_alteration(with_field(declaration, Field.ADDRESS, "#"), AlterationKind.SHEET_MISSING)
    rules = rule_set(BY_CODE[code] for code in ("P050", "S050", "T058", "H001", "T053"))
    places = [str(finding.cell) if finding.cell else "" for finding in examine(declaration, BACKGROUND, rules).findings]
    assert places == [
        "",
        *("Declaration!D8", "Declaration!D18"),
        *("Smelter List!C20", "Smelter List!C100"),
        *("Mine List!A5", "Mine List!M5"),
        *("Product List!B6", "Product List!B7"),
    ]


def test_renamed_sheets_keep_their_place_in_the_order_and_their_name() -> None:
    declaration = renamed(with_products(blank(cmrt()), (None, "Bolt")))
    sheets = [finding.cell.sheet for finding in examine(declaration, BACKGROUND).findings if finding.cell]
    assert list(dict.fromkeys(sheets)) == ["申报", "冶炼厂", "Product List"]


@given(st.permutations(range(5, 11)))
def test_the_same_declaration_gives_the_same_examination(numbers: list[int]) -> None:
    rows = {number: smelter(number, "Gold", "", comments="#") for number in numbers}
    straight = examine(with_smelters(cmrt(), *(rows[number] for number in sorted(rows))), BACKGROUND)
    assert examine(with_smelters(cmrt(), *rows.values()), BACKGROUND) == straight
    assert examine(pickle.loads(pickle.dumps(with_smelters(cmrt(), *rows.values()))), BACKGROUND) == straight  # noqa: S301 - our own bytes


def test_an_examination_carries_the_version_of_the_rules() -> None:
    assert examine(cmrt(), BACKGROUND).rule_set == STANDARD.version


def test_warnings_and_notes_keep_no_declaration_from_being_complete() -> None:
    examination = examine(with_field(cmrt(), Field.AUTHORIZER_NAME, "same"), BACKGROUND)
    assert [finding.code for finding in examination.findings] == ["H052"]
    assert examination.verdict is Verdict.COMPLETE
    assert examine(blank(cmrt()), BACKGROUND).verdict is Verdict.INCOMPLETE


# --- a check that fails --------------------------------------------------------------------------------------------


def breaking(code: str, severity: Severity = Severity.WARNING) -> Check:
    """A check with a mistake that only some workbooks bring to light."""

    def rule(subject: Subject) -> Iterator[At]:
        yield at(subject.declaration.fields[0])
        raise KeyError(subject.declaration.company)

    return dataclasses.replace(BY_CODE["H052"], code=code, severity=severity, rule=rule)


def test_when_a_check_fails_the_others_answer_all_the_same() -> None:
    declaration = with_field(blank(cmrt()), Field.COMPANY_NAME, "Secret Ltd")
    whole = examine(declaration, BACKGROUND)
    part = examine(declaration, BACKGROUND, rule_set((breaking("A990"), *CHECKS, breaking("Z990"))))
    assert [finding for finding in part.findings if finding.code not in ("A990", "Z990")] == list(whole.findings)
    assert part.open_rows == whole.open_rows
    assert [fault.code for fault in part.faults] == ["A990", "Z990"]


def test_what_a_failing_check_had_found_until_then_is_kept() -> None:
    examination = examine(cmrt(), BACKGROUND, rule_set((breaking("A990"),)))
    assert [finding.code for finding in examination.findings] == ["A990"]


def test_a_fault_tells_its_kind_and_place_and_nothing_of_the_workbook() -> None:
    declaration = with_field(cmrt(), Field.COMPANY_NAME, "Secret Ltd")
    (fault,) = examine(declaration, BACKGROUND, rule_set((breaking("A990"),))).faults
    assert (fault.code, fault.kind, fault.for_staff) == ("A990", "KeyError", False)
    assert re.fullmatch(r"breaking\.<locals>\.rule:\d+", fault.place)
    assert "Secret" not in repr(fault)


def test_a_failure_in_looking_for_suspicions_takes_nothing_from_the_supplier() -> None:
    rules = rule_set((breaking("A990", Severity.SUSPICION), breaking("A991")))
    examination = examine(cmrt(), BACKGROUND, rules)
    assert [fault.code for fault in examination.faults] == ["A990", "A991"]
    assert [fault.code for fault in examination.for_supplier.faults] == ["A991"]
    assert [finding.code for finding in examination.for_supplier.findings] == ["A991"]


def test_suspicions_change_neither_the_verdict_nor_what_the_checker_counts() -> None:
    suspecting = dataclasses.replace(BY_CODE["H052"], code="D990", severity=Severity.SUSPICION)
    declaration = with_field(cmrt(), Field.AUTHORIZER_NAME, "same")
    examination = examine(declaration, BACKGROUND, rule_set((suspecting,)))
    assert [finding.code for finding in examination.suspicions] == ["D990"]
    assert (examination.verdict, examination.open_rows) == (Verdict.COMPLETE, 0)


# --- the same in, the same out -------------------------------------------------------------------------------------


def test_an_examination_names_the_rules_and_the_reference_it_was_made_with() -> None:
    background = dataclasses.replace(BACKGROUND, reference=Reference(version="2026-11-01-ab12cd34"))
    ours = read_rules(b'[H053]\nseverity = "note"')
    assert isinstance(ours, RuleSet)
    examination = examine(cmrt(), background, ours)
    assert (examination.rule_set, examination.reference) == (ours.version, "2026-11-01-ab12cd34")
    assert ours.version != STANDARD.version
    assert examine(cmrt(), BACKGROUND).reference == ""


@pytest.mark.parametrize(
    "files",
    [
        (b'[H052]\nseverity = "note"\n[H050]\non = false\n', b"H050={on=false} # ours\r\n[H052]\r\nseverity='note'"),
        (b"", b'name = "Example Ltd"\n[H050]\non = true'),
    ],
)
def test_the_layout_of_a_rule_file_changes_nothing_in_the_result(files: tuple[bytes, bytes]) -> None:
    declaration = with_field(with_field(blank(cmrt()), Field.AUTHORIZER_NAME, "same"), Field.SCOPE, "X")
    one, other = (read_rules(file) for file in files)
    assert isinstance(one, RuleSet)
    assert isinstance(other, RuleSet)
    assert examine(declaration, BACKGROUND, one) == examine(declaration, BACKGROUND, other)
