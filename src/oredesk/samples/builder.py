"""Builds the workbook that a sample describes, as a supplier's spreadsheet program would have stored it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple

from ..core.cells import Value
from ..core.declaration import Field
from ..core.mineral import Mineral
from ..core.workbook.layouts import AnswerAt, Layout, layout_for
from ..core.workbook.layouts.layout import (
    DECLARATION,
    MINE_COLUMNS,
    MINE_LIST,
    PRODUCT_LIST,
    SMELTER_COLUMNS,
    SMELTER_LIST,
)
from .cells import Cell, place
from .declaration_sheet import FIRST_SLOT_ROW, deletion
from .form import Form, blank_form
from .sample import Asked, MineInput, ProductInput, Sample, SmelterInput


def build(sample: Sample) -> bytes:
    """The workbook (.xlsx); the same sample gives the same bytes.

    Raises ValueError for an edition that is not known or lacks a list that is filled in, and KeyError for a
    question, a mineral or a sheet that the edition does not have.
    """
    form = blank_form(layout_of(sample), sample.language, results=sample.results)
    filling = _Filling(form)
    filling.fill_in(sample)
    return form.filled(filling.edits)


def layout_of(sample: Sample) -> Layout:
    """The layout of the sample's own edition. Raises ValueError when it is not known."""
    layout = layout_for(sample.kind, sample.version)
    if layout is None or layout.version != sample.version:
        raise ValueError(f"{sample.kind} {sample.version} is not a known edition")
    return layout


class _Filling:
    """What was typed into one copy of a form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._layout = form.layout
        self.edits: dict[str, dict[int, dict[int, Cell]]] = defaultdict(lambda: defaultdict(dict))

    def fill_in(self, sample: Sample) -> None:
        """Type everything in, from top to bottom."""
        for at in self._layout.fields:
            if at.field in sample.fields:
                self._type(DECLARATION, at.address, sample.fields[at.field])
        self._show(DECLARATION, "A5", str(sample.fields.get(Field.SCOPE) or "")[:1])
        typed_for = self._slots(sample.minerals)
        places = self._places(typed_for)
        for asked, value in sample.answers.items():
            self._type(DECLARATION, places[asked].answer, value)
        for asked, value in sample.comments.items():
            self._type(DECLARATION, places[asked].comment, value)
        if self._layout.mineral_choice:
            self._choose(typed_for if sample.minerals_now is None else self._slots(sample.minerals_now))
        self._smelters(sample.smelters)
        self._products(sample.products)
        self._mines(sample.mines)
        for sheet, cells in sample.raw.items():
            for address, value in cells.items():
                self._type(sheet, address, value)

    def _slots(self, minerals: Sequence[Mineral] | None) -> tuple[Mineral, ...]:
        """The minerals in the order of their rows: as printed, or chosen and then sorted by name."""
        if self._layout.minerals:
            return self._layout.minerals
        offered = [mineral for mineral, _ in self._layout.mineral_choice]
        return tuple(sorted(offered if minerals is None else minerals))

    def _places(self, minerals: tuple[Mineral, ...]) -> dict[Asked, AnswerAt]:
        """Every question this edition asks, with its place when it asks about these minerals."""
        answers = self._layout.answers
        about_minerals = ((at, at.slot) for at in answers if at.slot is not None and at.slot < len(minerals))
        return {
            **{(at.question, None): at for at in answers if at.slot is None},
            **{(at.question, minerals[slot]): at for at, slot in about_minerals},
        }

    def _choose(self, minerals: tuple[Mineral, ...]) -> None:
        """Choose the minerals, and show their names beside the rows that are now theirs."""
        for slot, (mineral, address) in enumerate(self._layout.mineral_choice):
            chosen = mineral in minerals
            self._type(DECLARATION, address, str(mineral) if chosen else deletion(mineral))
            self._show(DECLARATION, f"P{FIRST_SLOT_ROW + slot}", str(mineral) if chosen else "")
            rank = float(minerals.index(mineral) + 1) if chosen else ""
            self._show(DECLARATION, f"Q{FIRST_SLOT_ROW + slot}", rank)
            name = str(minerals[slot]) if slot < len(minerals) else ""
            self._show(DECLARATION, f"AA{FIRST_SLOT_ROW + slot}", name)
            for at in self._layout.answers:
                if at.slot == slot:
                    self._show(DECLARATION, f"B{place(at.answer).row}", f"{name}(*)" if name else "")
        self._show(DECLARATION, "AA22", float(len(minerals)))

    def _smelters(self, smelters: Iterable[SmelterInput | None]) -> None:
        for row, smelter in enumerate(smelters, start=self._layout.smelters.first_row):
            if smelter is None:
                continue
            values = zip(SMELTER_COLUMNS.values(), astuple(smelter), strict=True)
            typed = {at: value for at, value in values if value is not None}
            for at, value in self._form.formulas.results(typed).items():
                address = f"{at}{row}"
                if at in typed:
                    self._type(SMELTER_LIST, address, value)
                else:
                    self._show(SMELTER_LIST, address, value)

    def _products(self, products: Iterable[ProductInput | None]) -> None:
        at = self._layout.products
        columns = (at.number, at.name, at.requester_number, at.requester_name, at.comments)
        for row, product in enumerate(products, start=at.first_row):
            for letters, value in zip(columns, astuple(product) if product else (), strict=False):
                if value is not None and letters is None:
                    raise ValueError(f"{self._layout.kind} {self._layout.version} has no requester's product columns")
                if letters is not None:
                    self._type(PRODUCT_LIST, f"{letters}{row}", value)

    def _mines(self, mines: Sequence[MineInput | None]) -> None:
        if not mines:
            return
        if self._layout.mines is None:
            raise ValueError(f"{self._layout.kind} {self._layout.version} has no Mine List")
        for row, mine in enumerate(mines, start=self._layout.mines.first_row):
            for letters, value in zip(MINE_COLUMNS.values(), astuple(mine) if mine else (), strict=False):
                self._type(MINE_LIST, f"{letters}{row}", value)

    def _type(self, sheet: str, address: str, value: Value) -> None:
        """Put a constant into the cell; it keeps its style and loses its formula."""
        row, column = place(address)
        self.edits[sheet][row][column] = Cell(value, self._form.cell(sheet, row, column).style)

    def _show(self, sheet: str, address: str, result: Value) -> None:
        """Give the cell's formula, if it has one, the result it has now."""
        row, column = place(address)
        blank = self._form.cell(sheet, row, column)
        if blank.formula:
            self.edits[sheet][row][column] = blank._replace(value=result)
