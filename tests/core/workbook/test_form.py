"""Reading the Declaration sheet."""

from collections.abc import Iterable, Mapping

import pytest

from oredesk.core.cells import Value
from oredesk.core.declaration import Field, Question
from oredesk.core.mineral import Mineral
from oredesk.core.template import TemplateKind
from oredesk.core.workbook.form import Form
from oredesk.core.workbook.layouts import layout_for
from spreadsheets import sheet_of

CMRT, EMRT = layout_for(TemplateKind.CMRT, "6.5"), layout_for(TemplateKind.EMRT, "2.1")


def cmrt(cells: Mapping[str, Value], *, shift: int = 0, empty: Iterable[str] = ()) -> Form:
    assert CMRT
    return Form(sheet_of(cells, "Declaration", empty_texts=empty), CMRT, shift)


def emrt(cells: Mapping[str, Value]) -> Form:
    assert EMRT
    return Form(sheet_of(cells, "Declaration"), EMRT, 0)


def test_fields_hold_what_is_stored() -> None:
    fields = {at.field: at.entry for at in cmrt({"D8": " Acme ", "D17": 4930123.0}).fields()}
    assert fields[Field.COMPANY_NAME].value == " Acme "
    assert fields[Field.CONTACT_PHONE].value == 4930123.0
    assert fields[Field.ADDRESS].is_blank
    assert fields[Field.ADDRESS].cell.address == "D14"


def test_an_empty_text_is_answered_as_rmi_sees_it() -> None:
    fields = {at.field: at.entry for at in cmrt({}, empty=["D8"]).fields()}
    assert not fields[Field.COMPANY_NAME].is_blank
    assert fields[Field.SCOPE].is_blank


def test_answers_stand_in_the_order_of_the_sheet_with_their_meaning() -> None:
    answers = cmrt({"D26": "是", "G26": "see report", "D27": "maybe"}).answers()
    assert [answer.cell.address for answer in answers[:5]] == ["D26", "D27", "D28", "D29", "D32"]
    assert (answers[0].mineral, answers[0].meaning, answers[0].comment.value) == (Mineral.TANTALUM, "Yes", "see report")
    assert (answers[1].mineral, answers[1].meaning) == (Mineral.TIN, None)
    assert answers[-1].question is Question.REPORTS_TO_REGULATOR
    assert answers[-1].mineral is None


def test_moved_rows_move_every_address() -> None:
    answers = cmrt({"D28": "No"}, shift=2).answers()
    assert (answers[0].cell.address, answers[0].entry.value, answers[0].comment.cell.address) == ("D28", "No", "G28")


def test_a_name_that_is_no_mineral_takes_a_row_from_the_others() -> None:
    """Someone typed over the list; the template sorts whatever stands there."""
    cells: dict[str, Value] = {"D12": "Cobalt", "E12": "Aluminum", "D30": "Yes", "D31": "No"}
    answers = {answer.about: answer.entry.value for answer in emrt(cells).answers() if answer.label == "1"}
    assert answers == {"Aluminum": "Yes", "Cobalt": "No"}
    assert emrt(cells).leftovers() == ()


def test_answers_beyond_the_chosen_minerals_are_left_over() -> None:
    cells: dict[str, Value] = {"D12": "Cobalt", "D30": "Yes", "D31": "No", "D36": "Yes", "D43": 0.0, "D125": "No"}
    leftovers = emrt(cells).leftovers()
    assert [leftover.cell.address for leftover in leftovers] == ["D31", "D36", "D125"]


def test_fixed_minerals_leave_nothing_over() -> None:
    assert cmrt({"D26": "Yes"}).leftovers() == ()


@pytest.mark.parametrize(
    ("cells", "places"),
    [
        ({"E26": "Yes"}, [("E26", "D26")]),
        ({"D26": "No", "E26": "Yes"}, []),
        ({"F9": "A. Company"}, [("F9", "D9")]),
        ({"J8": "Acme"}, [("J8", "D8")]),
        ({"F22": "30-Jun-2025"}, []),
        ({"E26": " "}, []),
    ],
)
def test_values_beside_an_empty_input_cell_are_found(cells: dict[str, Value], places: list[tuple[str, str]]) -> None:
    """A tool that takes merged cells apart, or a macro that writes into their second half."""
    assert [(cell.address, expected) for cell, expected in cmrt(cells).misplaced()] == places
