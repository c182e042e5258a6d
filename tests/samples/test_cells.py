import datetime as dt

import pytest

from oredesk.core.cells import Value
from oredesk.samples.cells import Cell, Place, Rendered, Renderer, Sheet, Strings, place, serial


def _row(cell: Cell, *, results: bool = True) -> str:
    return Renderer(Strings(), results).row(5, {2: cell})


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (dt.date(1900, 3, 1), "61"),
        (dt.date(2026, 10, 1), "46296"),
        (dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC), "46296.5"),
        (dt.time(6), "0.25"),
        (1.0, "1"),
        (0.25, "0.25"),
    ],
)
def test_dates_and_times_are_stored_as_days_since_the_end_of_1899(value: Value, stored: str) -> None:
    assert isinstance(value, dt.date | dt.time | float)
    assert serial(value) == stored


def test_an_address_is_a_row_and_a_column() -> None:
    assert place("AB2504") == Place(2504, 28)
    assert place("XFD1") == Place(1, 16_384)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, '<c r="B5" s="0"/>'),
        ("", '<c r="B5" s="0" t="s"><v>0</v></c>'),
        (True, '<c r="B5" s="0" t="b"><v>1</v></c>'),
        (100.0, '<c r="B5" s="0"><v>100</v></c>'),
    ],
)
def test_an_empty_cell_and_an_empty_text_are_stored_differently(value: Value, cell: str) -> None:
    assert _row(Cell(value)) == f'<row r="5">{cell}</row>'


def test_a_tool_that_does_not_calculate_stores_formulas_without_results() -> None:
    cell = Cell("a & b", formula='A1&"<"')

    assert '<f>A1&amp;"&lt;"</f><v>a &amp; b</v>' in _row(cell)
    assert _row(cell, results=False) == '<row r="5"><c r="B5" s="0"><f>A1&amp;"&lt;"</f></c></row>'


def test_an_error_and_an_empty_result_are_told_apart() -> None:
    assert 't="e"><f>NA()</f><v>#N/A</v>' in _row(Cell("#N/A", formula="NA()"))
    assert 't="str"><f>A1</f><v></v>' in _row(Cell("", formula="A1"))


def test_strings_added_to_a_copy_leave_the_template_as_it_was() -> None:
    template = Strings()
    template.index("known")
    copy = template.grown()

    assert (copy.index("known"), copy.index("new"), copy.index("new")) == (0, 1, 1)
    assert copy.xml() == '<si><t xml:space="preserve">new</t></si>'
    assert template.index("other") == 1


def test_characters_that_xml_cannot_hold_become_excels_escapes() -> None:
    strings = Strings()
    strings.index("a\x0bb\r\nc")

    assert "a_x000B_b_x000D_\nc" in strings.xml()


def test_only_the_block_of_rows_that_was_filled_in_is_rendered_again() -> None:
    sheet = Sheet("S", {row: {1: Cell(float(row))} for row in (1, 100, 200)})
    rendered = Rendered(sheet, Renderer(Strings(), results=True))
    blank = list(rendered.pieces({}, Renderer(Strings(), results=True)))
    filled = list(rendered.pieces({100: {1: Cell(7.0)}}, Renderer(Strings(), results=True)))

    assert [old is new for old, new in zip(blank, filled, strict=True)] == [True, True, False, True, True]
    assert b'<c r="A100" s="0"><v>7</v></c>' in filled[2].raw
