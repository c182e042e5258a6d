"""Whether rows were moved, told by the template's constants."""

import pytest

from oredesk.core.template import TemplateKind
from oredesk.core.workbook.anchoring import declaration_shift, smelter_list_shift
from oredesk.core.workbook.grid import Sheet, moved
from oredesk.core.workbook.layouts import LAYOUTS, Layout
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
