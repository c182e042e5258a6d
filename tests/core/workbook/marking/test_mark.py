import functools
import io
import posixpath
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from filled_workbooks import cmrt, emrt, resaved, small
from marked_copies import copy_with, marked, marked_at, opened, seen_in, stored_in, values_in
from oredesk.core.cells import Cell
from oredesk.core.declaration import AlterationKind
from oredesk.core.finding import Severity
from oredesk.core.language import Language
from oredesk.core.marked_copy import NOTICE, CannotMark, Mark, Unmarkable, Words
from oredesk.core.template import TemplateKind
from oredesk.core.workbook.layouts import LAYOUTS
from oredesk.core.workbook.marking.container import Entry, entries
from oredesk.core.workbook.marking.mark import MOST_CELLS, mark
from oredesk.core.workbook.marking.styles import COLOURS
from oredesk.core.workbook.reader import read_workbook
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt, complete_emrt
from spreadsheets import changed, sheet_part

BOTH = (Language.EN, Language.ZH)
ERROR = COLOURS[Severity.ERROR]


def packed_parts(data: bytes) -> dict[bytes, Entry]:
    return {entry.name: entry for entry in entries(data)}


def workbook(change: object = None) -> bytes:
    """A workbook of two sheets as openpyxl saves it."""
    book = openpyxl.Workbook()
    first = book.active
    assert first
    first.title = "Declaration"
    first["B2"] = "Company"
    first["D8"] = 0.25
    book.create_sheet("Smelter List")["A1"] = "=1+1"
    if callable(change):
        change(book)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    container = io.BytesIO()
    book.save(container)
    return container.getvalue()


@functools.cache
def edition(kind: TemplateKind, version: str) -> bytes:
    return small(build((complete_cmrt if kind is TemplateKind.CMRT else complete_emrt)("Acme Fasteners", version)))


EDITIONS = [(kind, layout.version) for kind, layouts in LAYOUTS.items() for layout in layouts]


def test_parts_without_marks_stay_byte_for_byte_what_they_were() -> None:
    before, after = packed_parts(cmrt()), packed_parts(marked(cmrt(), "Declaration!D8"))
    touched = {
        b"[Content_Types].xml",
        b"xl/workbook.xml",
        b"xl/_rels/workbook.xml.rels",
        b"xl/styles.xml",
        sheet_part(cmrt(), "Declaration").encode(),
    }
    assert {name for name, entry in before.items() if after[name] != entry} == touched
    assert list(after)[: len(before)] == list(before)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert marked(cmrt(), "Declaration!D8", "Smelter List!B6") == marked(cmrt(), "Declaration!D8", "Smelter List!B6")


@pytest.mark.parametrize(("kind", "version"), EDITIONS)
def test_values_and_formulas_of_every_edition_survive(kind: TemplateKind, version: str) -> None:
    data = edition(kind, version)
    copy = marked(data, "Declaration!D8", "Declaration!D15", "Smelter List!B5", "Smelter List!F400", "")
    assert values_in(copy) == values_in(data)
    before, after = stored_in(data), stored_in(copy)
    assert {name: after[name] for name in before} == before


def test_a_marked_cell_has_its_words_in_every_language_and_a_fill() -> None:
    seen = seen_in(opened(marked(cmrt(), "Declaration!D8", languages=BOTH))["Declaration"])["D8"]
    assert seen.comment.splitlines() == [
        "H001 · To correct / 需要更正",
        "The company name is empty.",
        "→ Type your company's full legal name.",
        "公司名称为空。",
        "→ 请填写公司的法定全称。",
    ]
    assert seen.fill == ERROR


@pytest.mark.parametrize("severity", list(COLOURS))
def test_severities_are_told_by_colour(severity: Severity) -> None:
    copy = mark(cmrt(), copy_with(cmrt(), marked_at("Declaration!D8", severity=severity)))
    assert seen_in(opened(copy)["Declaration"])["D8"].fill == COLOURS[severity]


def test_the_index_stands_in_front_says_what_the_copy_is_for_and_links_to_the_cells() -> None:
    marks = (
        *marked_at("Declaration!D8", "Smelter List!B6", languages=BOTH),
        *marked_at("", "Moved away!B2", code="T001", languages=BOTH),
    )
    book = opened(mark(cmrt(), copy_with(cmrt(), marks, BOTH)))
    index = book.worksheets[0]
    assert index.title == "Findings 检查结果"
    assert book.active == index
    assert [index["A1"].value, index["A2"].value] == [NOTICE.en, NOTICE.zh]
    rows = [[cell.value for cell in row] for row in index.iter_rows(min_row=7)]
    assert [(row[0], row[1], row[2]) for row in rows] == [
        ("Declaration!D8", "To correct\n需要更正", "H001"),
        ("Smelter List!B6", "To correct\n需要更正", "H001"),
        ("Whole workbook\n整个工作簿", "To correct\n需要更正", "T001"),
        ("Moved away!B2", "To correct\n需要更正", "T001"),
    ]
    assert rows[0][4] == "The company name is empty.\n公司名称为空。"
    assert [index[f"A{row}"].hyperlink and index[f"A{row}"].hyperlink.location for row in range(7, 11)] == [
        "'Declaration'!D8",
        "'Smelter List'!B6",
        None,
        None,
    ]


def test_no_other_sheet_stays_in_front_lest_changes_go_into_several() -> None:
    def group(book: openpyxl.Workbook) -> None:
        for sheet in book:
            sheet.sheet_view.tabSelected = True
        book.active = 1

    book = opened(marked(workbook(group), "Declaration!D8"))
    assert [bool(sheet.sheet_view.tabSelected) for sheet in book] == [True, False, False]
    assert book.active == book.worksheets[0]


def test_several_findings_at_one_cell_are_one_comment_in_the_heaviest_colour() -> None:
    marks = (
        *marked_at("Declaration!D8", severity=Severity.NOTE, code="H070"),
        *marked_at("Declaration!D8", severity=Severity.WARNING, code="H060"),
    )
    seen = seen_in(opened(mark(cmrt(), copy_with(cmrt(), marks)))["Declaration"])["D8"]
    assert [line for line in seen.comment.splitlines() if "·" in line] == [
        "H070 · For information",
        "H060 · Please check",
    ]
    assert seen.fill == COLOURS[Severity.WARNING]


def test_comments_of_the_supplier_stay_and_grow_where_a_finding_stands_at_the_same_cell() -> None:
    def remark(book: openpyxl.Workbook) -> None:
        book["Declaration"]["D8"].comment = Comment("Ask Li Wei", "Wang")
        book["Declaration"]["B2"].comment = Comment("our seal", "Wang")

    sheet = opened(marked(workbook(remark), "Declaration!D8", "Declaration!D9"))["Declaration"]
    seen = seen_in(sheet)
    assert seen["B2"].comment == "our seal"
    assert seen["D8"].comment.startswith("Ask Li Wei\n\nH001")
    assert seen["D9"].comment.startswith("H001")
    assert sheet["B2"].comment.author == "Wang"
    assert sheet["D9"].comment.author == "oredesk"


def test_a_marked_copy_that_comes_back_is_not_marked_once_more() -> None:
    """Suppliers correct whatever lies nearest; saved by another program it is known all the same."""
    copy = marked(cmrt(), "Declaration!D8")
    for returned in (copy, resaved(copy)):
        with pytest.raises(CannotMark) as cannot:
            marked(returned, "Declaration!D15")
        assert cannot.value.reason is Unmarkable.MARKED


def test_everything_of_a_cell_but_its_fill_stays() -> None:
    def dress(book: openpyxl.Workbook) -> None:
        cell = book["Declaration"]["D8"]
        cell.number_format, cell.font = "0.0%", Font(name="Arial", bold=True)
        cell.border, cell.protection = Border(left=Side("thick")), Protection(locked=False)
        cell.fill = PatternFill("solid", fgColor="00FF00")

    cell = opened(marked(workbook(dress), "Declaration!D8"))["Declaration"]["D8"]
    assert (cell.value, cell.number_format, cell.font.name, cell.font.bold) == (0.25, "0.0%", "Arial", True)
    assert (cell.border.left.style, cell.protection.locked) == ("thick", False)
    assert cell.fill.fgColor.rgb == f"FF{ERROR}"


def test_cells_and_rows_that_the_sheet_does_not_list_are_added_in_their_order() -> None:
    cells = ["A1", "C2", "A2", "A8", "E8", "C8", "C5", "C7", "C9", "C100"]
    copy = marked(workbook(), *(f"Declaration!{cell}" for cell in cells))
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    found = [cell.split('"')[1] for cell in xml.split("<c ")[1:]]
    assert found == ["A1", "A2", "B2", "C2", "C5", "C7", "A8", "C8", "D8", "E8", "C9", "C100"]
    assert seen_in(opened(copy)["Declaration"]).keys() == set(cells)


def test_a_sheet_of_nothing_can_be_marked() -> None:
    copy = marked(workbook(lambda book: book.create_sheet("Empty")), "Empty!B3", "Empty!B2")
    assert list(seen_in(opened(copy)["Empty"])) == ["B2", "B3"]


def test_an_empty_cell_is_filled_on_top_of_the_style_of_its_row_or_column() -> None:
    def dress(book: openpyxl.Workbook) -> None:
        sheet = book["Declaration"]
        sheet.column_dimensions["D"].number_format = "0.00"
        sheet.row_dimensions[9].number_format = "d/m/yy"

    sheet = opened(marked(workbook(dress), "Declaration!D20", "Declaration!D9"))["Declaration"]
    assert sheet["D20"].number_format == "0.00"


def test_a_mark_inside_a_merged_range_stands_at_the_cell_that_is_seen() -> None:
    data = workbook(lambda book: book["Declaration"].merge_cells("D8:J8"))
    assert list(seen_in(opened(marked(data, "Declaration!F8"))["Declaration"])) == ["D8"]


def test_names_keep_their_sheets_though_every_sheet_has_moved_by_one() -> None:
    before, after = opened(cmrt()), opened(marked(cmrt(), "Declaration!D8"))
    for sheet in before:
        assert {name: each.attr_text for name, each in sheet.defined_names.items()} == {
            name: each.attr_text for name, each in after[sheet.title].defined_names.items()
        }
        assert sheet.print_area == after[sheet.title].print_area
        assert sheet.print_title_rows == after[sheet.title].print_title_rows


def test_fills_show_on_cells_that_the_form_itself_colours_by_a_condition() -> None:
    def required(book: openpyxl.Workbook) -> None:
        looks = DifferentialStyle(fill=PatternFill(bgColor="FFFF00"))
        rule = Rule("expression", dxf=looks, formula=['$D$8=""'])
        book["Declaration"].conditional_formatting.add("D8:D30", rule)

    sheet = opened(marked(workbook(required), "Declaration!D8", "Declaration!D9", "Declaration!D30"))["Declaration"]
    rules = {
        str(each.sqref): [(rule.priority, rule.formula) for rule in each.rules] for each in sheet.conditional_formatting
    }
    assert rules == {"D8:D9 D30": [(1, ["TRUE"])], "D8:D30": [(2, ['$D$8=""'])]}


def test_no_more_cells_are_marked_than_anybody_looks_at() -> None:
    cells = [f"Smelter List!B{row}" for row in range(5, 5 + MOST_CELLS + 10)]
    book = opened(marked(cmrt(), *cells))
    assert len(seen_in(book["Smelter List"])) == MOST_CELLS
    assert book.worksheets[0].max_row == MOST_CELLS + 10 + 4


@pytest.mark.parametrize(
    "foreign",
    ["=HYPERLINK(1)", "<script>&amp;</c></row>", "a\x00b\x1b[31mc\ufffe", "_x000A_", "\ud800", "x" * 40_000, "😀" * 50],
)
def test_foreign_text_stays_text(foreign: str) -> None:
    words = (Words(foreign, foreign),)
    marks = (Mark(Severity.ERROR, "H001", Cell("Declaration", "D8"), foreign, words),)
    copy = mark(cmrt(), copy_with(cmrt(), marks))
    book = opened(copy)
    assert "H001" in seen_in(book["Declaration"])["D8"].comment
    assert book.worksheets[0]["D5"].data_type in ("s", "inlineStr", "n")
    assert values_in(copy) == values_in(cmrt())


def test_a_mark_at_no_place_of_a_sheet_stands_in_the_index_alone() -> None:
    copy = marked(cmrt(), "Declaration!D0", "Declaration!XFE1", "Declaration!nowhere", "Declaration!A1048577")
    assert seen_in(opened(copy)["Declaration"]) == {}


def test_a_sheet_whose_name_the_index_would_have_leaves_it_another() -> None:
    data = workbook(lambda book: book.create_sheet("findings"))
    assert opened(marked(data, "Declaration!D8")).sheetnames[0] == "Findings 2"


def test_links_reach_sheets_with_quotes_in_their_names() -> None:
    data = changed(workbook(), "xl/workbook.xml", (b'name="Declaration"', b'name="Li&apos;s &amp; Co"'))
    index = opened(marked(data, "Li's & Co!D8")).worksheets[0]
    assert index["A5"].hyperlink.location == "'Li''s & Co'!D8"


_CELLS = st.builds(
    "{}!{}{}".format,
    st.sampled_from(["Declaration", "Smelter List", "Product List"]),
    st.integers(1, 30).map(get_column_letter),
    st.integers(1, 40),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_CELLS, max_size=30), st.sampled_from([cmrt(), emrt()]))
def test_whatever_is_marked_no_value_of_any_cell_changes(cells: list[str], data: bytes) -> None:
    copy = marked(data, *cells)
    assert values_in(copy) == values_in(data)
    before, after = stored_in(data), stored_in(copy)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    "data", [cmrt(), emrt(), workbook(), resaved(cmrt())], ids=["CMRT", "EMRT", "small", "openpyxl"]
)
def test_every_part_is_well_formed_and_every_relationship_leads_somewhere(data: bytes) -> None:
    copy = marked(data, "Declaration!D8", "Smelter List!B5", languages=BOTH)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        names = set(archive.namelist())
        parts = {name: ET.fromstring(archive.read(name)) for name in names if not name.endswith((".png", "/"))}  # noqa: S314 - our own
    types = parts["[Content_Types].xml"]
    told = {each.get("PartName", "").lstrip("/") for each in types} | {each.get("Extension") for each in types}
    for name, root in parts.items():
        assert name in told or name.rpartition(".")[2] in told
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            targets = [each.get("Target", "") for each in root if each.get("TargetMode") != "External"]
            assert {posixpath.normpath(posixpath.join("/", folder, target))[1:] for target in targets} <= names
            assert len({each.get("Id") for each in root}) == len(root)


@pytest.mark.parametrize("languages", [(Language.EN,), (Language.ZH,), (Language.ZH, Language.EN), BOTH])
def test_a_copy_that_comes_back_is_known_as_one(languages: tuple[Language, ...]) -> None:
    """A supplier answers with the file he was sent instead of his own."""
    workbook = build(complete_cmrt("Example Ltd", smelters=2))

    returned = read_workbook(marked(workbook, "Declaration!D8", languages=languages))

    kinds = [change.kind for change in returned.alterations]
    assert AlterationKind.MARKED_COPY in kinds
    assert AlterationKind.MARKED_COPY not in [change.kind for change in read_workbook(workbook).alterations]
