"""Finds out whether rows were inserted or deleted above the answers, by constants of the template."""

import re
from collections.abc import Iterable

from ..smelter import NUMBER
from .answers import mineral_named
from .grid import Sheet, place
from .layouts import Anchor, Layout, MineListAt, ProductListAt
from .layouts.layout import LOOKUP_COLUMNS

_TOP = 15
"""Anchors above this row belong to the sheet's head, the others stand below the last answer."""
_SEARCHED_ROWS = 400
_LOOKUP_COLUMNS = "ABCDEFGHIJKL"
_LABELS = "L!"
"""The hidden sheet of labels, which the formulas of all labels refer to."""
_ANSWER_CELL = re.compile(r"!\$?D\$?([1-9]\d*)")


def declaration_shift(sheet: Sheet, layout: Layout) -> int | None:
    """By how many rows every answer stands lower than in the template; None when that cannot be told.

    It can be told when constants from above and from below all the answers moved by the same number of rows.
    """
    top = [anchor for anchor in layout.anchors if place(anchor.address)[0] < _TOP]
    bottom = [anchor for anchor in layout.anchors if anchor not in top]
    above, below = _shifts(sheet, top), _shifts(sheet, bottom)
    both = above & below if above and below else set()
    return min(both, key=abs, default=None)


def smelter_list_shift(sheet: Sheet, layout: Layout) -> int | None:
    """The same for the Smelter List, whose constants stand in its head only."""
    shifts = _shifts(sheet, layout.smelters.anchors)
    return min(shifts, key=abs) if shifts else _shift_of_revision(sheet, layout.smelters.revision_cell)


def mine_list_shift(sheet: Sheet, at: MineListAt) -> int | None:
    """The same for the Mine List, by its only constant; where that is gone nothing is assumed to have moved."""
    shift = _shift_of_revision(sheet, at.revision_cell)
    elsewhere = any(_shift_of_revision(sheet, f"{column}1") is not None for column in "LNOPQ")
    return 0 if shift is None and not elsewhere else shift


def product_list_shift(sheet: Sheet, at: ProductListAt) -> int | None:
    """The same for the Product List: it has no constant, but labels above its first row, which formulas fetch.

    Where a file does not tell its formulas nothing is known, and nothing is assumed to have moved.
    """
    formulas = sheet.facts.formulas or {}
    labels = [place(address) for address, text in formulas.items() if _LABELS in text]
    row = max((row for row, _ in labels if row < _TOP), default=None)
    if row is None:
        return 0
    heads = [f"{column}{row + 1}" for column in (at.number, at.name)]
    in_place = all(place(head) in labels or sheet.value(head) is not None for head in heads)
    return row + 1 - (at.first_row - 1) if in_place else None


def lookup_is_in_place(sheet: Sheet) -> bool:
    """Whether smelter numbers and metals stand in the look-up's own columns; an emptied sheet is in place."""
    row = _first_number(sheet, LOOKUP_COLUMNS["smelter_id"])
    if row is not None:
        return mineral_named(sheet.text(f"{LOOKUP_COLUMNS['metal']}{row}")) is not None
    return all(_first_number(sheet, column) is None for column in _LOOKUP_COLUMNS)


def _first_number(sheet: Sheet, column: str) -> int | None:
    return next((row for row, text in sheet.column(column, _SEARCHED_ROWS) if NUMBER.fullmatch(text)), None)


def answers_stand_where_the_checker_looks(checker: Sheet, layout: Layout) -> bool:
    """Whether RMI's Checker refers to the cells of an unmoved layout, as far as it still tells.

    Its references followed when rows or cells were inserted and others deleted, which the constants around the
    answers do not show. Cells that it misses prove nothing, nor do cells that it has more; both together do.
    """
    texts = [text for address, text in (checker.facts.formulas or {}).items() if address.startswith("B")]
    referred = {f"D{match[1]}" for text in texts if (match := _ANSWER_CELL.search(text))}
    asked = {at.address for at in layout.fields if at.checker_row} | {
        at.answer for at in layout.answers if at.checker_row
    }
    known = {at.answer for at in layout.answers} | {address for cells in layout.hidden for address, _ in cells}
    return not asked - referred or not referred - asked - known


def _shift_of_revision(sheet: Sheet, address: str) -> int | None:
    column, row = address[0], int(address[1:])
    found = (number - row for number, text in sheet.column(column, _TOP) if text.startswith(("Revision", "Version")))
    return next(found, None)


def _shifts(sheet: Sheet, anchors: Iterable[Anchor]) -> set[int]:
    """The shifts that all anchors that were found agree on; empty when none was found or they contradict."""
    agreed: set[int] | None = None
    for anchor in anchors:
        row, _ = place(anchor.address)
        letters = anchor.address.rstrip("0123456789")
        wanted = anchor.text.casefold()
        found = {
            number - row - 1
            for number, text in sheet.column(letters, _SEARCHED_ROWS)
            if text.strip().casefold() == wanted
        }
        if found:
            agreed = found if agreed is None else agreed & found
    return agreed or set()
