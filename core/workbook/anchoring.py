"""Finds out whether rows were inserted or deleted above the answers, by constants of the template."""

from collections.abc import Iterable

from .grid import Sheet, place
from .layouts import Anchor, Layout

_TOP = 15
"""Anchors above this row belong to the sheet's head, the others stand below the last answer."""
_SEARCHED_ROWS = 400


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
    if shifts:
        return min(shifts, key=abs)
    address = layout.smelters.revision_cell
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
