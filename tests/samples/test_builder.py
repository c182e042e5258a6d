import io
from dataclasses import replace
from functools import lru_cache

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from oredesk.core.declaration import Field, Question
from oredesk.core.mineral import Mineral
from oredesk.core.template import TemplateKind
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt, complete_emrt
from oredesk.samples.sample import MineInput, ProductInput, Sample, SmelterInput


@lru_cache(maxsize=4)
def opened(workbook: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(workbook))


def cell(workbook: bytes, sheet: str, row: int, letters: str) -> object:
    rows = opened(workbook).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return rows[row - 1][at - 1]


def test_the_sheets_stand_in_the_real_order_and_three_are_hidden() -> None:
    workbook = opened(build(complete_emrt("Example", "2.1")))

    assert workbook.sheet_names == [
        *("Revision", "Instructions", "Definitions", "Declaration", "Smelter List", "Checker"),
        *("Mine List", "Product List", "Smelter Look-up", "L", "C", "SorP"),
    ]
    hidden = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]
    assert hidden == ["L", "C", "SorP"]


def test_the_same_sample_gives_the_same_bytes_and_another_does_not() -> None:
    sample = complete_cmrt("Example Metals Ltd")

    assert build(sample) == build(sample)
    assert build(sample) != build(complete_cmrt("Other Metals Ltd"))


def test_a_workbook_is_as_large_as_a_real_one() -> None:
    workbook = build(complete_cmrt("Example Metals Ltd"))

    assert 1_000_000 < len(workbook) < 1_700_000


def test_a_row_named_by_number_shows_what_its_formulas_come_to() -> None:
    workbook = build(replace(complete_cmrt("Example"), smelters=(SmelterInput(id="CID901003"),)))

    shown = [cell(workbook, "Smelter List", 5, column) for column in ("A", "B", "C", "E", "F", "H", "S", "AB")]
    assert shown == [
        *("CID901003", "Tin", "Fictional Tin Works 3", "GERMANY", "CID901003", 0.0, "DE"),
        "TinFictional Tin Works 3",
    ]


def test_a_tool_that_does_not_calculate_stores_only_what_was_typed() -> None:
    sample = replace(complete_cmrt("Example"), smelters=(SmelterInput(id="CID901003"),), results=False)
    workbook = build(sample)

    assert cell(workbook, "Smelter List", 5, "A") == "CID901003"
    assert cell(workbook, "Smelter List", 5, "B") == ""
    assert cell(workbook, "Declaration", 2, "D") == ""


def test_a_value_typed_over_a_formula_replaces_it() -> None:
    """People paste whole rows; some tools write the number into column F only."""
    typed = SmelterInput(id="CID901003", country="Peru", smelter_id="CID901004")
    workbook = build(replace(complete_cmrt("Example"), smelters=(None, typed)))

    assert cell(workbook, "Smelter List", 5, "B") == ""
    assert [cell(workbook, "Smelter List", 6, column) for column in "BEF"] == ["Tin", "Peru", "CID901004"]


def test_answers_stay_in_their_rows_when_the_choice_of_minerals_changes() -> None:
    sample = complete_emrt("Example", "2.1", minerals=(Mineral.COBALT, Mineral.NICKEL))
    answers = {**sample.answers, (Question.INTENTIONALLY_ADDED, Mineral.NICKEL): "Unknown"}
    workbook = build(replace(sample, answers=answers, minerals_now=(Mineral.NICKEL,)))

    assert [cell(workbook, "Declaration", 12, column) for column in "DE"] == ["(Delete Cobalt)", "(Delete Copper)"]
    assert [cell(workbook, "Declaration", 30, column) for column in "BD"] == ["Nickel(*)", "Yes"]
    assert [cell(workbook, "Declaration", 31, column) for column in "BD"] == ["", "Unknown"]


def test_labels_follow_the_language_and_fail_with_one_that_is_not_offered() -> None:
    chinese = build(complete_cmrt("示例公司", language="中文 Chinese"))
    unknown = build(complete_cmrt("Example", language="Klingon"))

    assert cell(chinese, "Declaration", 8, "B") == "公司名称 (*)"
    assert cell(unknown, "Declaration", 8, "B") == ""
    assert cell(unknown, "Declaration", 8, "D") == "Example"


def test_products_mines_and_any_other_cell_are_filled_in() -> None:
    sample = replace(
        complete_emrt("Example", "2.1"),
        products=(ProductInput("P-1", "Cell", requester_number="R-1"), None, ProductInput(name="No number")),
        mines=(MineInput(metal="Cobalt", mine="Fictional Mine"),),
        raw={"Smelter Look-up": {"A5": "Zinc"}, "Declaration": {"D8": None}},
    )
    workbook = build(sample)

    assert [cell(workbook, "Product List", 6, column) for column in "BCD"] == ["P-1", "Cell", "R-1"]
    assert [cell(workbook, "Product List", 8, column) for column in "BC"] == ["", "No number"]
    assert [cell(workbook, "Mine List", 5, column) for column in "AC"] == ["Cobalt", "Fictional Mine"]
    assert cell(workbook, "Smelter Look-up", 5, "A") == "Zinc"
    assert cell(workbook, "Declaration", 8, "D") == ""


def test_the_list_offers_the_number_one_before_6_31_and_a_text_since() -> None:
    asked = (Question.SHARE_OF_SUPPLIERS, Mineral.TIN)

    assert complete_cmrt("Example", "6.22").answers[asked] == 1.0
    assert complete_cmrt("Example", "6.31").answers[asked] == "100%"


@pytest.mark.parametrize(
    "sample",
    [
        Sample(TemplateKind.CMRT, "5.12"),
        replace(complete_cmrt("Example"), mines=(MineInput(),)),
        replace(complete_cmrt("Example"), products=(ProductInput(requester_number="R-1"),)),
    ],
    ids=["edition", "mines", "requester"],
)
def test_what_an_edition_does_not_have_cannot_be_built(sample: Sample) -> None:
    with pytest.raises(ValueError, match="CMRT"):
        build(sample)


def test_every_field_of_the_company_block_has_its_cell() -> None:
    sample = replace(complete_cmrt("Example"), fields={field: f"value of {field}" for field in Field})
    rows = opened(build(sample)).get_sheet_by_name("Declaration").to_python(skip_empty_area=False)

    assert {row[3] for row in rows[7:22]} >= {f"value of {field}" for field in Field}
