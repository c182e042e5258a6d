"""The sheets of a sample that hold lists: smelters, products, mines, the look-up list, countries, provinces."""

from collections.abc import Sequence

from ..core.language import Text
from ..core.mineral import Mineral
from ..core.template import Family
from ..core.workbook.layouts import Layout, MineListAt
from ..core.workbook.layouts.layout import LOOKUP, MINE_LIST, NOT_IDENTIFIED, PRODUCT_LIST, SMELTER_LIST
from . import words
from .cells import Cell, Sheet
from .declaration_sheet import revision
from .draft import Draft, Labels
from .smelter_formulas import LOOKUP_FIRST_ROW, SmelterFormulas
from .smelters import LookupRow, countries, provinces
from .styles import Style

_CHOICES_OF_METAL = {
    Family.CMRT_6: ("W3", (Mineral.TANTALUM, Mineral.TIN, Mineral.TUNGSTEN, Mineral.GOLD)),
    Family.EMRT_1: ("AA3", (Mineral.COBALT, Mineral.MICA)),
}
"""Where the metals that column B offers stand as constants; EMRT 2.x takes those chosen on the Declaration."""

_METALS = {
    Family.CMRT_6: "$W$3:$Z$3",
    Family.EMRT_1: "$AA$3:$AB$3",
    Family.EMRT_2: "Declaration!$AA$12:$AA$17",
}


def smelter_sheet(layout: Layout, labels: Labels, formulas: SmelterFormulas) -> Sheet:
    """The Smelter List with all its prepared rows, none of them filled in."""
    draft = Draft(SMELTER_LIST, labels)
    draft.width("A", "B", 14.0)
    draft.width("C", "D", 30.0)
    draft.width("E", "Q", 18.0)
    draft.width("R", "AH", None)
    draft.label("B3", words.NOTICE, Style.NOTE, until="E")
    draft.put(layout.smelters.revision_cell, Cell(revision(layout), Style.NOTE))
    draft.height(3, 28.0)
    _heads(draft, 4, "A", words.SMELTER_COLUMNS)
    draft.row("W4", (NOT_IDENTIFIED, "Smelter Not Listed"))
    for row, answer in enumerate(("Yes", "No", "Unknown"), start=2):
        draft.put(f"AH{row}", Cell(answer))
    if layout.family in _CHOICES_OF_METAL:
        draft.row(*_CHOICES_OF_METAL[layout.family])
    blank = formulas.results({})
    first, last = layout.smelters.first_row, layout.smelters.last_row
    for row in range(first, last + 1):
        _inputs(draft, row, "ADKLMNOPQU")
        for column, formula in formulas.of_row(row):
            draft.put(f"{column}{row}", Cell(blank[column], Style.TABLE_INPUT, formula))
    draft.choose(f"B{first}:B{last}", _METALS[layout.family])
    draft.choose(f"C{first}:C{last}", "SN")
    draft.choose(f"E{first}:E{last}", "CL")
    draft.choose(f"P{first}:P{last}", "$AH$2:$AH$4")
    return draft.sheet()


def product_sheet(layout: Layout, labels: Labels) -> Sheet:
    """The Product List; a line with a copyright sign ends it."""
    at = layout.products
    draft = Draft(PRODUCT_LIST, labels)
    draft.width("A", "A", 3.0)
    draft.width("B", "F", 26.0)
    draft.label("B2", words.NOTICE, Style.NOTE, until="D")
    own, name, other, other_name, comments = words.PRODUCT_COLUMNS
    asked = (other, other_name) if at.requester_number else ()
    _heads(draft, 5, at.number, (own, name, *asked, comments))
    for row in range(at.first_row, at.last_row + 1):
        _inputs(draft, row, "BCDEF" if asked else "BCD")
    draft.put(f"B{at.last_row + 1}", Cell("© oredesk sample", Style.NOTE))
    return draft.sheet()


def mine_sheet(layout: Layout, at: MineListAt, labels: Labels) -> Sheet:
    """The Mine List of EMRT 2.x."""
    draft = Draft(MINE_LIST, labels)
    draft.width("A", "M", 18.0)
    draft.label("B2", words.NOTICE, Style.NOTE, until="E")
    draft.put(at.revision_cell, Cell(revision(layout), Style.NOTE))
    draft.height(3, 28.0)
    _heads(draft, at.first_row - 1, "A", words.MINE_COLUMNS)
    for row in range(at.first_row, at.last_row + 1):
        _inputs(draft, row, "ABCDEFGHIJKLM")
    draft.choose(f"A{at.first_row}:A{at.last_row}", _METALS[layout.family])
    return draft.sheet()


def lookup_sheet(lookup: Sequence[LookupRow], labels: Labels) -> Sheet:
    """The look-up list; column J repeats metal and name joined, which the Smelter List's formulas search."""
    draft = Draft(LOOKUP, labels)
    draft.width("A", "I", 24.0)
    draft.width("J", "K", None)
    draft.label("A2", words.NOTICE, Style.NOTE, until="E")
    _heads(draft, LOOKUP_FIRST_ROW - 1, "A", words.LOOKUP_COLUMNS)
    for row, entry in enumerate(lookup, start=LOOKUP_FIRST_ROW):
        draft.row(f"A{row}", entry, Style.TABLE)
        for column in "JK":
            draft.put(f"{column}{row}", Cell(f"{entry.metal}{entry.lookup}", formula=f"A{row}&B{row}"))
    return draft.sheet()


def country_sheet(labels: Labels) -> Sheet:
    """The hidden list C of countries."""
    draft = Draft("C", labels, hidden=True)
    for row, country in enumerate((("Code", "Name"), *countries()), start=1):
        draft.row(f"A{row}", country)
    return draft.sheet()


def province_sheet(labels: Labels) -> Sheet:
    """The hidden list SorP of states and provinces, with the key that the Smelter List searches."""
    draft = Draft("SorP", labels, hidden=True)
    draft.row("A1", ("Code", "Name", "Key"))
    for row, (code, name) in enumerate(provinces(), start=2):
        draft.row(f"A{row}", (code, name))
        draft.put(f"C{row}", Cell(f"{code[:2]}{name}", formula=f"LEFT(A{row},2)&B{row}"))
    return draft.sheet()


def _heads(draft: Draft, row: int, first: str, texts: Sequence[Text]) -> None:
    for offset, text in enumerate(texts):
        draft.label(f"{chr(ord(first) + offset)}{row}", text, Style.TABLE_HEAD)


def _inputs(draft: Draft, row: int, columns: str) -> None:
    for column in columns:
        draft.put(f"{column}{row}", Cell(style=Style.TABLE_INPUT))
