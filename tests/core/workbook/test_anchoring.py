"""Whether rows were moved, told by the template's constants."""

import pytest

from oredesk.core.template import TemplateKind
from oredesk.core.workbook.anchoring import (
    answers_stand_where_the_checker_looks,
    declaration_shift,
    lookup_is_in_place,
    mine_list_shift,
    product_list_shift,
    smelter_list_shift,
)
from oredesk.core.workbook.grid import Sheet, moved
from oredesk.core.workbook.layouts import LAYOUTS, Layout, MineListAt
from spreadsheets import sheet_of

ALL = [layout for layouts in LAYOUTS.values() for layout in layouts]
CMRT = LAYOUTS[TemplateKind.CMRT][-1]


def declaration(layout: Layout, top: int = 0, bottom: int = 0) -> Sheet:
    """The constants above and below the answers, moved by that many rows."""
    cells = {
        moved(anchor.address, top if anchor.address in ("P9", "Q9", "R9") else bottom): anchor.text
        for anchor in layout.anchors
    }
    return sheet_of(cells, "Declaration")


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: f"{layout.kind}-{layout.version}")
def test_an_untouched_sheet_has_not_moved(layout: Layout) -> None:
    assert declaration_shift(declaration(layout), layout) == 0


@pytest.mark.parametrize("rows", [-3, 1, 5])
def test_rows_inserted_or_deleted_above_everything_are_counted(rows: int) -> None:
    assert declaration_shift(declaration(CMRT, rows, rows), CMRT) == rows


def test_rows_inserted_between_the_answers_leave_them_unfindable() -> None:
    assert declaration_shift(declaration(CMRT, 0, 1), CMRT) is None


def test_constants_of_only_one_end_prove_nothing() -> None:
    top_only = sheet_of({anchor.address: anchor.text for anchor in CMRT.anchors[:3]})
    assert declaration_shift(top_only, CMRT) is None
    assert declaration_shift(sheet_of({}), CMRT) is None


def test_moved_columns_leave_the_answers_unfindable() -> None:
    cells = {"Q9": CMRT.anchors[0].text, "C105": CMRT.anchors[4].text}
    assert declaration_shift(sheet_of(cells), CMRT) is None


def test_one_lost_constant_does_no_harm() -> None:
    cells = {anchor.address: anchor.text.upper() + " " for anchor in CMRT.anchors[1:-1]}
    assert declaration_shift(sheet_of(cells), CMRT) == 0


@pytest.mark.parametrize(
    ("cells", "shift"),
    [
        ({"W4": "Smelter not yet identified", "X4": "Smelter Not Listed"}, 0),
        ({"W6": "Smelter not yet identified", "Q5": "Revision 6.5"}, 2),
        ({"Q4": "Revision 6.5\nApril 25, 2025"}, 1),
        ({"V4": "Smelter not yet identified"}, None),
        ({}, None),
    ],
)
def test_the_smelter_list_is_told_by_its_head(cells: dict[str, str], shift: int | None) -> None:
    assert smelter_list_shift(sheet_of(dict(cells)), CMRT) == shift


LABEL = 'OFFSET(L!$C$1,MATCH("Product List"&amp;ADDRESS(ROW(),COLUMN(),4),L!$A:$A,0)-1,SL,,)'


@pytest.mark.parametrize(
    ("labels", "cells", "shift"),
    [
        (("B5", "C5", "D5"), {}, 0),
        (("B7", "C7"), {"B8": "P-1"}, 2),
        (("B2", "B5", "C5", "B1001"), {}, 0),  # the sheet's title and footer are labels as well
        (("C5",), {"B5": "our part number"}, 0),
        ((), {"B5": "P-1"}, 0),  # an .xls does not tell its formulas
        (("C5", "D5"), {}, None),
        (("B5", "D5"), {}, None),
    ],
)
def test_the_product_list_is_told_by_its_labels(
    labels: tuple[str, ...], cells: dict[str, str], shift: int | None
) -> None:
    sheet = sheet_of(dict(cells), formulas=dict.fromkeys(labels, LABEL))
    assert product_list_shift(sheet, CMRT.products) == shift


@pytest.mark.parametrize(
    ("cells", "shift"),
    [({"M3": "Revision 2.1"}, 0), ({"M5": "Version 2.0"}, 2), ({"N3": "Revision 2.1"}, None), ({}, 0)],
)
def test_the_mine_list_is_told_by_its_revision(cells: dict[str, str], shift: int | None) -> None:
    assert mine_list_shift(sheet_of(dict(cells)), MineListAt()) == shift


@pytest.mark.parametrize(
    ("cells", "in_place"),
    [
        ({"A5": "Gold", "E5": "CID000001"}, True),
        ({"A5": "Gold", "B5": "Smelter not listed"}, True),
        ({}, True),
        ({"B5": "Gold", "F5": "CID000001"}, False),
        ({"A5": "Gold", "F5": "CID000001"}, False),
        ({"A5": "Works", "E5": "CID000001"}, False),
    ],
)
def test_a_lookup_with_moved_columns_is_noticed(cells: dict[str, str], *, in_place: bool) -> None:
    """Else every smelter number would be called unknown."""
    assert lookup_is_in_place(sheet_of(dict(cells))) is in_place


def checker(**changes: str) -> Sheet:
    """The Checker's references to the answers of a CMRT, some of them otherwise."""
    formulas = {f"B{at.checker_row}": f"Declaration!{at.answer}" for at in CMRT.answers}
    formulas |= {f"B{at.checker_row}": f"Declaration!{at.address}" for at in CMRT.fields if at.checker_row}
    return sheet_of({}, "Checker", formulas={**formulas, "B19": "IF($B$14=\"Yes\",'声明 (2)'!$D$32,0)", **changes})


@pytest.mark.parametrize(
    ("sheet", "believable"),
    [
        (checker(), True),
        (checker(B15="Declaration!D30"), False),  # cells inserted in column D, and as many deleted further down
        (checker(B15="Declaration!#REF!"), True),
        (checker(B70="Declaration!D90"), True),
        (sheet_of({}, "Checker"), True),
    ],
)
def test_answers_moved_between_unmoved_constants_are_told_by_the_checkers_references(
    sheet: Sheet, *, believable: bool
) -> None:
    assert answers_stand_where_the_checker_looks(sheet, CMRT) is believable
