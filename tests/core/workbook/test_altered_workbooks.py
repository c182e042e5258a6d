"""What suppliers do to the template's own structure, and how the reader copes and says so."""

from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest

from filled_workbooks import cmrt, emrt, refusal_of, resaved, small, substance
from oredesk.core.declaration import Alteration, AlterationKind, Declaration, Field, Question
from oredesk.core.mineral import Mineral
from oredesk.core.refusal import RefusalCode
from oredesk.core.workbook.reader import read_workbook
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt
from oredesk.samples.sample import ProductInput, SmelterInput
from spreadsheets import changed, sheet_part, unzipped, zipped

NUMBERS = tuple(SmelterInput(id=f"CID90{kind}001") for kind in range(4))


def alteration(declaration: Declaration, kind: AlterationKind) -> Alteration:
    return next(one for one in declaration.alterations if one.kind is kind)


def test_values_pasted_over_formulas_are_noted() -> None:
    rows = (
        NUMBERS[0],
        SmelterInput(id="CID901001", metal="Tin", lookup="Pasted", country="CHINA", smelter_id="CID901001"),
    )
    declaration = read_workbook(build(replace(complete_cmrt("Acme"), smelters=rows)))
    assert [row.pasted for row in declaration.smelters] == [frozenset(), {"B", "C", "E", "F"}]
    noted = alteration(declaration, AlterationKind.FORMULAS_REPLACED)
    assert (str(noted.cell), noted.facts) == ("Smelter List!B6", (("rows", "1"),))


def test_renamed_and_reordered_sheets_are_found() -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        workbook["Declaration"].title = "申报 (2)"
        workbook["Smelter List"].title = "冶炼厂清单"
        workbook.move_sheet("申报 (2)", 5)
        workbook.create_sheet("Our remarks", 0)["A1"] = "please see Declaration"

    declaration = read_workbook(resaved(cmrt(), change))
    assert substance(declaration) == substance(read_workbook(cmrt()))
    assert declaration.fields[0].entry.cell.sheet == "申报 (2)"
    renamed = [dict(one.facts) for one in declaration.alterations if one.kind is AlterationKind.SHEET_RENAMED]
    assert renamed == [
        {"expected": "Declaration", "found": "申报 (2)"},
        {"expected": "Smelter List", "found": "冶炼厂清单"},
    ]


def test_a_deleted_lookup_sheet_leaves_the_stored_results() -> None:
    part = sheet_part(cmrt(), "Smelter Look-up")
    members = {name: content for name, content in unzipped(cmrt()).items() if name != part}
    declaration = read_workbook(zipped(members))
    assert substance(declaration) == substance(read_workbook(cmrt()))
    assert alteration(declaration, AlterationKind.LOOKUP_MISSING).facts == (("expected", "Smelter Look-up"),)


def test_deleted_lists_are_noted() -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        for name in ("Smelter List", "Product List", "Mine List", "Checker"):
            del workbook[name]

    declaration = read_workbook(resaved(emrt(), change))
    missing = [dict(one.facts)["expected"] for one in declaration.alterations]
    assert missing == ["Smelter List", "Product List", "Mine List"]
    assert (declaration.smelters, declaration.first_product.value) == ((), None)


def test_rows_inserted_above_the_answers_are_followed() -> None:
    """An unprotected copy with a company's letterhead on top."""
    declaration = read_workbook(resaved(cmrt(), lambda workbook: workbook["Declaration"].insert_rows(1, 2)))
    assert substance(declaration)[:2] == substance(read_workbook(cmrt()))[:2]
    assert declaration.field(Field.COMPANY_NAME).entry.cell.address == "D10"
    assert declaration.template.language == "English"
    assert dict(alteration(declaration, AlterationKind.ROWS_SHIFTED).facts) == {"rows": "2", "sheet": "Declaration"}


def test_rows_inserted_above_the_smelters_are_followed() -> None:
    declaration = read_workbook(resaved(cmrt(), lambda workbook: workbook["Smelter List"].insert_rows(1, 1)))
    assert [row.row for row in declaration.smelters][:2] == [6, 7]
    assert dict(alteration(declaration, AlterationKind.ROWS_SHIFTED).facts) == {"rows": "1", "sheet": "Smelter List"}


def test_rows_inserted_above_the_products_are_followed() -> None:
    """Else the labels above the list would count as its first product."""
    sample = replace(complete_cmrt("Acme"), products=(ProductInput("P-1", "Bolt"),))
    workbook = resaved(small(build(sample)), lambda workbook: workbook["Product List"].insert_rows(1, 2))
    declaration = read_workbook(workbook)
    assert (str(declaration.first_product.cell), declaration.first_product.value) == ("Product List!B8", "P-1")
    assert [product.row for product in declaration.products] == [8]
    assert dict(alteration(declaration, AlterationKind.ROWS_SHIFTED).facts) == {"rows": "2", "sheet": "Product List"}


def test_a_product_cell_with_an_error_from_a_formula_is_read() -> None:
    """A part number fetched from another workbook that is gone: RMI's Checker has no total then."""
    cell = b'<c r="B6" t="e"><f>VLOOKUP(1,Parts!A:B,2,0)</f><v>#N/A</v></c>'
    part = sheet_part(cmrt(), "Product List")
    declaration = read_workbook(changed(cmrt(), part, (b'<c r="B6" s="10"/>', cell)))
    assert declaration.first_product.value == "#N/A"


def test_a_smelter_number_that_a_failed_formula_gives_is_read() -> None:
    cells = '<row r="900"><c r="A900" t="e"><f>VLOOKUP(1,Data!A:B,2,0)</f><v>#N/A</v></c></row></sheetData>'
    changes = changed(cmrt(), sheet_part(cmrt(), "Smelter List"), (b"</sheetData>", cells.encode()))
    assert read_workbook(changes).smelters[-1].id_typed == "#N/A"


@pytest.mark.parametrize(
    ("sheet", "change"),
    [
        ("Declaration", lambda workbook: workbook["Declaration"].insert_rows(30, 1)),
        ("Declaration", lambda workbook: workbook["Declaration"].insert_cols(1, 1)),
        ("Smelter List", lambda workbook: workbook["Smelter List"].insert_cols(1, 1)),
        ("Product List", lambda workbook: workbook["Product List"].insert_cols(3, 1)),
        ("Smelter Look-up", lambda workbook: workbook["Smelter Look-up"].insert_cols(2, 1)),
    ],
)
def test_cells_that_cannot_be_found_reliably_are_refused(
    sheet: str, change: Callable[[openpyxl.Workbook], object]
) -> None:
    refusal = refusal_of(resaved(cmrt(), change))
    assert refusal.code is RefusalCode.LAYOUT_CHANGED
    assert dict(refusal.facts) == {"kind": "CMRT", "version": "6.5", "sheet": sheet}


def test_answers_that_moved_between_unmoved_constants_are_not_read_from_wrong_cells() -> None:
    """A row inserted among the answers and another deleted, in a program that lets the Checker's references follow."""
    data = build(complete_cmrt("Acme"))
    moved = changed(data, sheet_part(data, "Checker"), (b"(Declaration!$D$27=", b"(Declaration!$D$30="))
    assert refusal_of(moved).code is RefusalCode.LAYOUT_CHANGED


def test_an_answer_in_the_neighbouring_cell_is_pointed_at_but_not_taken() -> None:
    """RMI's Checker looks at the first cell only, so the verdict must too."""
    sample = complete_cmrt("Acme")
    answers = {**sample.answers, (Question.INTENTIONALLY_ADDED, Mineral.TIN): None}
    declaration = read_workbook(build(replace(sample, answers=answers, raw={"Declaration": {"E27": "Yes"}})))
    answer = declaration.answer(Question.INTENTIONALLY_ADDED, Mineral.TIN)
    assert answer
    assert answer.entry.is_blank
    noted = alteration(declaration, AlterationKind.ANSWER_IN_NEIGHBOUR)
    assert (str(noted.cell), noted.facts) == ("Declaration!E27", (("expected", "D27"),))


def test_a_language_that_is_not_offered_is_noted() -> None:
    declaration = read_workbook(build(replace(complete_cmrt("Acme"), language="Italienisch")))
    noted = alteration(declaration, AlterationKind.LANGUAGE_NOT_OFFERED)
    assert (str(noted.cell), noted.facts) == ("Declaration!D3", (("language", "Italienisch"),))


def test_blank_rows_between_smelters_and_rows_far_down_are_read() -> None:
    rows = (NUMBERS[0], None, None, NUMBERS[1], *([None] * 2480), NUMBERS[2])
    declaration = read_workbook(build(replace(complete_cmrt("Acme"), smelters=rows)))
    assert [row.row for row in declaration.smelters] == [5, 8, 2489]
