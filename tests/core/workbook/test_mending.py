"""Cells that would make calamine give the whole workbook up."""

import pytest

from oredesk.core.cells import Value
from oredesk.core.workbook.grid import open_grid
from oredesk.core.workbook.mending import mended
from oredesk.core.workbook.package import Wish
from spreadsheets import parts, worksheet, zipped


def beside_a_good_cell(cell: str, attributes: str = "") -> tuple[Value, Value]:
    """The value of the odd cell A1, and that of a good neighbour."""
    row = f'<row r="1" {attributes}>{cell}<c r="B1" t="s"><v>0</v></c></row>'
    data = zipped(parts({"One": worksheet(row)}, ("good",)))
    sheet = open_grid(data, lambda names: dict.fromkeys(names, Wish())).sheet("One")
    assert sheet
    return sheet.value("A1"), sheet.value("B1")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1" t="b"><v>2</v></c>', "2"),
        ('<c r="A1" t="b"><v>-1</v></c>', "-1"),  # True in Visual Basic
        ('<c r="A1" t="n"><v>12 kg</v></c>', "12 kg"),
        ('<c r="A1" t="number"><v>5</v></c>', "5"),
        ('<c r="A1" t="d"><v>30.06.2025</v></c>', "30.06.2025"),
        ('<c r="A1" s="2"><v>1e300</v></c>', 1e300),
        ('<c r="A1" t="e"><f>Data!A1:A9</f><v>#SPILL!</v></c>', "#SPILL!"),
        ('<c r="A1" t="e"><v>#CALC!</v></c>', "#CALC!"),
    ],
)
def test_one_odd_cell_does_not_spoil_the_others(cell: str, value: Value) -> None:
    assert beside_a_good_cell(cell) == (value, "good")


def test_an_odd_cell_in_unusual_xml_does_not_spoil_the_others_either() -> None:
    """A tool that writes remarks into its XML and quotes with apostrophes."""
    assert beside_a_good_cell("<!-- x --><c t='b' r='A1'><v>7</v></c>") == ("7", "good")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="s"><v>12</v></c>',
        '<c r="A1" s="1"><v>45838</v></c>',
        '<c r="A1" t="b"><v>true</v></c>',
        '<c r="A1" t="e"><v>#N/A</v></c>',
        '<c r="A1" t="str"><f>A2</f><v>#SPILL!</v></c>',
        '<c r="A1" t="inlineStr"><is><t>x</t></is></c>',
        '<c r="A1" t="b"><f>TRUE()</f><v></v></c>',
        '<c r="A1" t="zzz"/>',
    ],
)
def test_good_cells_stay_as_they_are(cell: str) -> None:
    assert mended(cell.encode()) == cell.encode()
