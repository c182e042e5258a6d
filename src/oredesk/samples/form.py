"""A blank sample form of one edition: its sheets in the real order, rendered once, and filled in as often as wanted."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from xml.sax.saxutils import escape

from ..core.language import Text
from ..core.template import Family
from ..core.workbook.layouts import Layout, version_key
from ..core.workbook.layouts.layout import LOOKUP, REVISION, SMELTER_LIST
from . import words
from .archive import Piece, piece, zip_archive
from .cells import Cell, Cells, Rendered, Renderer, Sheet, Strings
from .checker_sheet import checker_sheet
from .declaration_sheet import declaration_sheet, revision
from .draft import Draft, Labels
from .list_sheets import country_sheet, lookup_sheet, mine_sheet, product_sheet, province_sheet, smelter_sheet
from .smelter_formulas import LOOKUP_FIRST_ROW, SmelterFormulas
from .smelters import LookupRow, lookup_rows
from .styles import Style, styles_xml

_REVISION_FIRST_SINCE = {Family.CMRT_6: "6.0", Family.EMRT_1: "2.1", Family.EMRT_2: "2.1"}
"""Earlier editions open with the instructions, these and later ones with the revision history."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Form:
    """One edition in one language, as Excel stores it (with results) or as a tool that does not calculate."""

    def __init__(self, layout: Layout, language: str, *, results: bool) -> None:
        self.layout = layout
        self.formulas = SmelterFormulas(layout, _lookup(layout))
        self._labels = Labels(layout.languages, language)
        strings = Strings()
        renderer = Renderer(strings, results)
        self._results = results
        self._sheets = {sheet.name: Rendered(sheet, renderer) for sheet in self._drawn()}
        self._strings = strings.grown()
        self._string_pieces = (piece(f"{_XML}<sst {_MAIN}>{strings.xml()}"), piece("</sst>"))
        self._frame = {name: (piece(content),) for name, content in self._frame_parts().items()}

    def cell(self, sheet: str, row: int, column: int) -> Cell:
        """What the blank form has in a cell. Raises KeyError when it has no such sheet."""
        return self._sheets[sheet].sheet.cells.get(row, {}).get(column, Cell())

    def filled(self, edits: Mapping[str, Cells]) -> bytes:
        """The form as a workbook, with these cells in place of its own."""
        strings = self._strings.grown()
        renderer = Renderer(strings, self._results)
        parts: dict[str, Iterable[Piece]] = dict(self._frame)
        for number, (name, rendered) in enumerate(self._sheets.items(), start=1):
            parts[f"xl/worksheets/sheet{number}.xml"] = tuple(rendered.pieces(edits.get(name, {}), renderer))
        opening, closing = self._string_pieces
        parts["xl/sharedStrings.xml"] = (opening, piece(strings.xml()), closing)
        return zip_archive(parts)

    def _drawn(self) -> list[Sheet]:
        layout, labels = self.layout, self._labels
        opening = [_revision_sheet(layout, labels), _text_sheet("Instructions", labels)]
        if version_key(layout.version) < version_key(_REVISION_FIRST_SINCE[layout.family]):
            opening.reverse()
        mines = [mine_sheet(layout, layout.mines, labels)] if layout.mines else []
        visible = [
            *opening,
            _text_sheet("Definitions", labels),
            declaration_sheet(layout, labels),
            smelter_sheet(layout, labels, self.formulas),
            checker_sheet(layout, labels),
            *mines,
            product_sheet(layout, labels),
            lookup_sheet(_lookup(layout), labels),
        ]
        return [*visible, labels.sheet(), country_sheet(labels), province_sheet(labels)]

    def _frame_parts(self) -> dict[str, str]:
        """Every part but sheets and strings."""
        numbers = range(1, len(self._sheets) + 1)
        sheets = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        other = [("rIdStrings", "sharedStrings", "sharedStrings.xml"), ("rIdStyles", "styles", "styles.xml")]
        return {
            "[Content_Types].xml": _content_types(len(self._sheets)),
            "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": self._workbook_xml(),
            "xl/_rels/workbook.xml.rels": _relations([*sheets, *other]),
            "xl/styles.xml": styles_xml(),
        }

    def _workbook_xml(self) -> str:
        sheets = "".join(
            f'<sheet name="{name}" sheetId="{number}"{_hidden(rendered.sheet)} r:id="rId{number}"/>'
            for number, (name, rendered) in enumerate(self._sheets.items(), start=1)
        )
        names = "".join(f'<definedName name="{name}">{escape(to)}</definedName>' for name, to in self._names().items())
        opened = list(self._sheets).index("Declaration")
        return (
            f'{_XML}<workbook {_MAIN} xmlns:r="{_OFFICE}"><workbookProtection lockStructure="1"/>'
            f'<bookViews><workbookView activeTab="{opened}"/></bookViews><sheets>{sheets}</sheets>'
            f'<definedNames>{names}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
        )

    def _names(self) -> dict[str, str]:
        first = f"'{LOOKUP}'!$B${LOOKUP_FIRST_ROW - 1}"
        metals = f"'{LOOKUP}'!$A:$A"
        metal = f"'{SMELTER_LIST}'!$B1"
        at = self.layout.smelters
        return {
            "CL": "'C'!$B$2:$B$250",
            "LN": self._labels.name_list,
            "SL": "Declaration!$P$3",
            "SmelterIdetifiedForMetal": f"'{SMELTER_LIST}'!$B${at.first_row}:$B${at.last_row}",
            "SN": f"OFFSET({first},MATCH({metal},{metals},0)-{LOOKUP_FIRST_ROW - 1},0,COUNTIF({metals},{metal}),1)",
        }


@lru_cache(maxsize=6)
def blank_form(layout: Layout, language: str, *, results: bool) -> Form:
    """The form, made once: drawing one takes about a second, filling it in a few milliseconds."""
    return Form(layout, language, results=results)


def _lookup(layout: Layout) -> tuple[LookupRow, ...]:
    chosen = tuple(mineral for mineral, _ in layout.mineral_choice)
    return lookup_rows(layout.kind, frozenset(layout.minerals or chosen))


def _revision_sheet(layout: Layout, labels: Labels) -> Sheet:
    """The revision history: a constant in B3 names the template whatever the language."""
    draft = Draft(REVISION, labels)
    draft.width("B", "B", 60.0)
    draft.row("B2", ("DOCUMENT TITLE",), Style.HEADING)
    draft.row("B3", (words.DOCUMENT_TITLES[layout.kind],), Style.LABEL)
    draft.label("B5", words.NOTICE, Style.NOTE)
    draft.row("B13", (revision(layout),), Style.LABEL)
    return draft.sheet()


def _text_sheet(name: str, labels: Labels) -> Sheet:
    draft = Draft(name, labels)
    draft.width("A", "A", 90.0)
    draft.label("A1", Text(name, name), Style.TITLE)
    draft.label("A3", words.NOTICE, Style.NOTE)
    return draft.sheet()


def _hidden(sheet: Sheet) -> str:
    return ' state="hidden"' if sheet.hidden else ""


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    """A relationships part: id, type and target of each."""
    entries = "".join(
        f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for number, kind, target in relations
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types(sheets: int) -> str:
    parts = {f"worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    parts |= {"workbook.xml": "sheet.main", "sharedStrings.xml": "sharedStrings", "styles.xml": "styles"}
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_SPREADSHEET}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
