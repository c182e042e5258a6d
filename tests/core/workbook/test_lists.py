"""Rows of the Product List and the Mine List."""

from oredesk.core.template import TemplateKind
from oredesk.core.workbook.layouts import MineListAt, ProductListAt, layout_for
from oredesk.core.workbook.lists import mine_rows, product_rows
from oredesk.core.workbook.provinces import Provinces
from spreadsheets import sheet_of


def products(version: str) -> ProductListAt:
    layout = layout_for(TemplateKind.CMRT, version)
    assert layout
    return layout.products


def test_products_are_read_down_to_the_copyright_line() -> None:
    sheet = sheet_of({"B6": 12.0, "C6": "Bolt", "C8": "Nut", "B1001": "© 2025", "B1002": "P-9"}, "Product List")
    first, second = product_rows(sheet, products("6.5"))
    assert (first.row, first.number.value, first.name.value) == (6, 12.0, "Bolt")
    assert (second.row, second.number.value, second.name.cell.address) == (8, None, "C8")
    assert first.requester_number is None


def test_cmrt_6_6_has_the_requesters_columns() -> None:
    sheet = sheet_of({"B6": "P-1", "D6": "R-1", "E6": "Their bolt", "F6": "same part"})
    (row,) = product_rows(sheet, products("6.6"))
    assert row.requester_number
    assert row.requester_name
    assert (row.requester_number.value, row.requester_name.value) == ("R-1", "Their bolt")
    assert row.comments.value == "same part"


def test_the_same_columns_are_comments_before() -> None:
    (row,) = product_rows(sheet_of({"B6": "P-1", "D6": "old part", "F6": "not ours"}), products("6.5"))
    assert row.comments.value == "old part"


def test_rows_of_blanks_are_no_products() -> None:
    assert list(product_rows(sheet_of({"B6": " ", "C7": "\t"}), products("6.5"))) == []


def test_mines_are_read_as_typed() -> None:
    sheet = sheet_of({"A5": "Cobalt", "C5": "Please see the RCOI list", "F5": 0.0, "M7": "note"}, "Mine List")
    first, second = mine_rows(sheet, MineListAt())
    assert (first.row, first.metal, first.mine, first.country) == (5, "Cobalt", "Please see the RCOI list", "0")
    assert (second.row, second.comments) == (7, "note")


def test_a_mines_address_gives_its_region() -> None:
    lists = {"C": [("CD", "CONGO")], "SorP": [("CD-NK", "Nord-Kivu")]}
    sheet = sheet_of({"A5": "Cobalt", "F5": "CONGO", "I5": "Nord-Kivu", "A6": "Cobalt", "F6": "CONGO"}, "Mine List")
    first, second = mine_rows(sheet, MineListAt(), 0, Provinces(lists.__getitem__))
    assert (first.region, second.region) == ("CD-NK", "")
