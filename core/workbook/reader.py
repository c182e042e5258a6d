"""Reads one spreadsheet's bytes into a declaration, or refuses them."""

from collections.abc import Callable, Iterator

from ..cells import Cell, Entry
from ..declaration import Alteration, AlterationKind, Declaration
from ..list_rows import MineRow, ProductRow, SmelterRow
from ..refusal import RefusalCode, Refused
from ..template import Template
from .anchoring import (
    answers_stand_where_the_checker_looks,
    declaration_shift,
    lookup_is_in_place,
    mine_list_shift,
    product_list_shift,
    smelter_list_shift,
)
from .form import Form
from .grid import Sheet, moved, open_grid
from .layouts import LAYOUTS, NEWEST, OLDEST, Layout, layout_for
from .layouts.layout import CHECKER, DECLARATION, LANGUAGE_CELL, LOOKUP, MINE_LIST, PRODUCT_LIST, SMELTER_LIST
from .lists import mine_rows, product_rows
from .lookup import Lookup, match
from .provinces import Provinces
from .recognising import Edition, Sheets, edition_of, is_named, sheets_of, wishes
from .smelter_list import SmelterList


def read_workbook(data: bytes) -> Declaration:
    """What the workbook declares; any format that calamine reads (.xlsx, .xlsm, .xlsb, .xls, .ods).

    Raises :class:`Refused`: damaged, too-complex, password, not-a-template, other-template, older-edition,
    layout-changed. The caller limits size, time and memory.
    """
    sheets = sheets_of(open_grid(data, wishes))
    edition = edition_of(sheets)
    return _Reading(sheets, edition, _layout(edition)).declaration()


def _layout(edition: Edition) -> Layout:
    if edition.kind not in LAYOUTS:
        raise Refused(RefusalCode.OTHER_TEMPLATE, kind=edition.kind.value, version=edition.version)
    layout = layout_for(edition.kind, edition.version)
    if layout is None:
        raise Refused(
            RefusalCode.OLDER_EDITION,
            kind=edition.kind.value,
            version=edition.version,
            newest=NEWEST[edition.kind],
            oldest=OLDEST[edition.kind],
        )
    return layout


class _Reading:
    """One workbook of a known layout. Raises Refused (layout-changed) when its cells cannot be found reliably."""

    def __init__(self, sheets: Sheets, edition: Edition, layout: Layout) -> None:
        self._sheets = sheets
        self._edition = edition
        self._layout = layout
        shift = declaration_shift(sheets.declaration, layout)
        if shift is None:
            raise self._layout_changed(sheets.declaration.name)
        self._form = Form(sheets.declaration, layout, shift)
        self._shifts = {DECLARATION: shift, **self._shifts_of_lists()}
        self._check_what_has_no_constants()
        lookup = sheets.get(LOOKUP)
        self._lookup = Lookup(lookup) if lookup else None
        self._provinces = Provinces(sheets.pairs)
        self._smelters = tuple(self._smelter_rows())

    def declaration(self) -> Declaration:
        """The whole of it."""
        form = self._form
        smelter_list = self._sheets.get(SMELTER_LIST)
        return Declaration(
            template=self._template(),
            fields=form.fields(),
            minerals=tuple(slot.mineral for slot in form.slots if slot.mineral),
            mineral_choice=form.mineral_choice(),
            answers=form.answers(),
            leftovers=form.leftovers(),
            smelters=self._smelters,
            first_product=self._first_product(),
            products=tuple(self._product_rows()),
            mines=tuple(self._mine_rows()),
            checker=self._layout.checker.rows((slot.about, slot.written) for slot in form.slots),
            alterations=tuple(self._alterations()),
            smelter_sheet=smelter_list.name if smelter_list else SMELTER_LIST,
            hidden=form.hidden(),
            offered=self._lookup.offered() if self._lookup and self._smelters else (),
        )

    def _template(self) -> Template:
        edition, layout = self._edition, self._layout
        released = layout.released if layout.version == edition.version else None
        return Template(
            kind=edition.kind,
            version=edition.version,
            revision_date=edition.revision_date or released,
            language=self._sheets.declaration.text(self._language_cell),
            family=layout.family,
            layout_version=layout.version,
        )

    @property
    def _language_cell(self) -> str:
        return moved(LANGUAGE_CELL, self._edition.shift)

    def _shifts_of_lists(self) -> dict[str, int]:
        layout = self._layout
        measured: dict[str, Callable[[Sheet], int | None]] = {
            SMELTER_LIST: lambda sheet: smelter_list_shift(sheet, layout),
            PRODUCT_LIST: lambda sheet: product_list_shift(sheet, layout.products),
            **({MINE_LIST: lambda sheet: mine_list_shift(sheet, mines)} if (mines := layout.mines) else {}),
        }
        return {role: self._shift(role, measure) for role, measure in measured.items()}

    def _shift(self, role: str, measure: Callable[[Sheet], int | None]) -> int:
        sheet = self._sheets.get(role)
        shift = measure(sheet) if sheet else 0
        if sheet and shift is None:
            raise self._layout_changed(sheet.name)
        return shift or 0

    def _check_what_has_no_constants(self) -> None:
        lookup, checker, declaration = self._sheets.get(LOOKUP), self._sheets.get(CHECKER), self._sheets.declaration
        if lookup and not lookup_is_in_place(lookup):
            raise self._layout_changed(lookup.name)
        unmoved = not self._shifts[DECLARATION]
        if checker and unmoved and not answers_stand_where_the_checker_looks(checker, self._layout):
            raise self._layout_changed(declaration.name)

    def _smelter_rows(self) -> Iterator[SmelterRow]:
        if sheet := self._sheets.get(SMELTER_LIST):
            at, shift = self._layout.smelters, self._shifts[SMELTER_LIST]
            yield from SmelterList(sheet, at, shift, self._lookup, self._provinces).rows()

    def _first_product(self) -> Entry:
        sheet, at = self._sheets.get(PRODUCT_LIST), self._layout.products
        address = f"{at.number}{at.first_row + self._shifts[PRODUCT_LIST]}"
        return Entry(Cell(sheet.name if sheet else PRODUCT_LIST, address), sheet.value(address) if sheet else None)

    def _product_rows(self) -> Iterator[ProductRow]:
        if sheet := self._sheets.get(PRODUCT_LIST):
            yield from product_rows(sheet, self._layout.products, self._shifts[PRODUCT_LIST])

    def _mine_rows(self) -> Iterator[MineRow]:
        sheet = self._sheets.get(MINE_LIST)
        if sheet and self._layout.mines:
            yield from mine_rows(sheet, self._layout.mines, self._shifts[MINE_LIST], self._provinces)

    def _layout_changed(self, sheet: str) -> Refused:
        edition = self._edition
        return Refused(RefusalCode.LAYOUT_CHANGED, kind=edition.kind.value, version=edition.version, sheet=sheet)

    def _alterations(self) -> Iterator[Alteration]:
        yield from self._altered_sheets()
        yield from self._moved_rows()
        language = self._template().language
        if match(language, {offered.lower(): place for place, offered in enumerate(self._layout.languages)}) is None:
            cell = Cell(self._sheets.declaration.name, self._language_cell)
            yield Alteration(AlterationKind.LANGUAGE_NOT_OFFERED, cell, (("language", language),))
        for cell, expected in self._form.misplaced():
            yield Alteration(AlterationKind.ANSWER_IN_NEIGHBOUR, cell, (("expected", expected),))
        pasted = [row.cell(min(row.pasted)) for row in self._smelters if row.pasted]
        if pasted:
            yield Alteration(AlterationKind.FORMULAS_REPLACED, pasted[0], (("rows", str(len(pasted))),))

    def _altered_sheets(self) -> Iterator[Alteration]:
        if self._sheets.begins_with_index:
            yield Alteration(AlterationKind.MARKED_COPY, None)
        for role in (DECLARATION, SMELTER_LIST, PRODUCT_LIST, LOOKUP, *([MINE_LIST] if self._layout.mines else ())):
            sheet = self._sheets.get(role)
            if sheet is None:
                kind = AlterationKind.LOOKUP_MISSING if role == LOOKUP else AlterationKind.SHEET_MISSING
                yield Alteration(kind, None, (("expected", role),))
            elif not is_named(sheet, role):
                facts = (("expected", role), ("found", sheet.name))
                yield Alteration(AlterationKind.SHEET_RENAMED, None, facts)

    def _moved_rows(self) -> Iterator[Alteration]:
        for role, shift in self._shifts.items():
            sheet = self._sheets.get(role)
            if sheet and shift:
                facts = (("rows", str(shift)), ("sheet", sheet.name))
                yield Alteration(AlterationKind.ROWS_SHIFTED, None, facts)
