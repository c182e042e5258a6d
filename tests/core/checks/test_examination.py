"""The order and the sum of what the checks say."""

import dataclasses
import pickle

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
from oredesk.core.checks import STANDARD, examine
from oredesk.core.declaration import AlterationKind, Declaration, Field
from oredesk.core.finding import Verdict


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
    places = [str(finding.cell) if finding.cell else "" for finding in examine(declaration, BACKGROUND).findings]
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
