"""Reads the rows of the Product List and of the Mine List."""

from collections.abc import Iterator

from ..cells import Cell, Entry
from ..list_rows import MineRow, ProductRow
from .grid import Sheet
from .layouts import MineListAt, ProductListAt
from .layouts.layout import MINE_COLUMNS
from .provinces import NO_PROVINCES, Provinces

_FOOTER = "©"


def product_rows(sheet: Sheet, at: ProductListAt, shift: int = 0) -> Iterator[ProductRow]:
    """The filled rows down to the copyright line, wherever it has moved."""
    columns = (at.number, at.name, at.requester_number, at.requester_name, at.comments)
    last_column = max(filter(None, columns))
    for row in sheet.rows_in_use(at.first_row + shift, last_column):
        number = _entry(sheet, at.number, row)
        if number.text.startswith(_FOOTER):
            return
        product = ProductRow(
            row=row,
            number=number,
            name=_entry(sheet, at.name, row),
            requester_number=_entry(sheet, at.requester_number, row) if at.requester_number else None,
            requester_name=_entry(sheet, at.requester_name, row) if at.requester_name else None,
            comments=_entry(sheet, at.comments, row),
        )
        if any(sheet.text(f"{column}{row}").strip() for column in columns if column):
            yield product


def mine_rows(sheet: Sheet, at: MineListAt, shift: int = 0, provinces: Provinces = NO_PROVINCES) -> Iterator[MineRow]:
    """The filled rows."""
    columns = "".join(MINE_COLUMNS.values())
    for row in sheet.rows_in_use(at.first_row + shift, columns[-1]):
        cells = sheet.row(row, columns)
        if any(text.strip() for text in cells.values()):
            texts = {attribute: cells[column] for attribute, column in MINE_COLUMNS.items()}
            region = provinces.code(texts["country"], texts["state"])
            yield MineRow(sheet=sheet.name, row=row, region=region, **texts)


def _entry(sheet: Sheet, column: str, row: int) -> Entry:
    return Entry(Cell(sheet.name, f"{column}{row}"), sheet.value(f"{column}{row}"))
