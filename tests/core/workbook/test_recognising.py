"""Which template and edition a workbook was made from."""

import datetime as dt
from collections.abc import Mapping

import pytest

from oredesk.core.cells import Value
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.template import TemplateKind
from oredesk.core.workbook.grid import Grid, Sheet
from oredesk.core.workbook.recognising import Sheets, edition_of, sheets_of, wishes
from spreadsheets import sheet_of

REVISION = "Revision 6.5\nApril 25, 2025"


def grid(*sheets: Sheet) -> Grid:
    return Grid(tuple(sheet.name for sheet in sheets), {sheet.name: sheet for sheet in sheets})


def sheets(declaration: Mapping[str, Value], *others: Sheet) -> Sheets:
    return sheets_of(grid(sheet_of(declaration, "Declaration"), *others))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"B105": "Yes, in conformance with IPC1755 (e.g., CMRT)"}, TemplateKind.CMRT),
        ({"B158": "Yes, in conformance with IPC1755 (e.g. EMRT)"}, TemplateKind.EMRT),
        ({"B99": "Yes, CRT", "D2": "Conflict Minerals Reporting Template (CMRT)"}, TemplateKind.CRT),
        ({"D2": "冲突矿产报告模板（CMRT）"}, TemplateKind.CMRT),
        ({"D2": "拡張鉱物報告テンプレート（ＥＭＲＴ）"}, TemplateKind.EMRT),
        ({"D2": "Additional Minerals Reporting Template (AMRT)"}, TemplateKind.AMRT),
    ],
)
def test_the_kind_is_told_by_constants_and_then_by_the_title(cells: dict[str, Value], kind: TemplateKind) -> None:
    assert edition_of(sheets({"J3": REVISION, **cells})).kind is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Conflict Minerals Reporting Template", TemplateKind.CMRT),
        ("Extended Mineral Reporting Template", TemplateKind.EMRT),
        ("Additional Minerals Reporting Template", TemplateKind.AMRT),
        ("Cobalt Reporting Template", TemplateKind.CRT),
    ],
)
def test_the_revision_sheet_names_the_kind_where_nothing_was_calculated(title: str, kind: TemplateKind) -> None:
    assert edition_of(sheets({"J3": REVISION}, sheet_of({"B3": title}, "Revision"))).kind is kind


def test_the_minerals_scope_sheet_is_amrts_alone() -> None:
    assert edition_of(sheets({"J3": "Revision 1.3"}, sheet_of({}, "Minerals Scope"))).kind is TemplateKind.AMRT


@pytest.mark.parametrize(
    ("text", "version", "date"),
    [
        (REVISION, "6.5", dt.date(2025, 4, 25)),
        ("Revision 2.11.1\nMay 4, 2026", "2.11.1", dt.date(2026, 5, 4)),
        (" revision 6.01  May 19, 2020", "6.01", dt.date(2020, 5, 19)),
        ("Version 1.3", "1.3", None),
    ],
)
def test_version_and_date_are_read_from_the_revision(text: str, version: str, date: dt.date | None) -> None:
    edition = edition_of(sheets({"J3": text, "D2": "(CMRT)"}))
    assert (edition.version, edition.revision_date, edition.shift) == (version, date, 0)


def test_inserted_rows_move_the_revision() -> None:
    assert edition_of(sheets({"J5": REVISION, "D4": "(CMRT)"})).shift == 2


def test_the_smelter_list_tells_the_revision_when_the_declaration_lost_it() -> None:
    edition = edition_of(sheets({"D2": "(EMRT)"}, sheet_of({"Q3": "Version 1.3\nApril 26, 2024"}, "Smelter List")))
    assert edition.version == "1.3"


@pytest.mark.parametrize("cells", [{"A1": "Shopping list"}, {"J3": REVISION}, {"D2": "(CMRT)"}])
def test_a_workbook_of_another_kind_is_no_template(cells: dict[str, Value]) -> None:
    with pytest.raises(Refused) as refused:
        edition_of(sheets(cells))
    refusal = refused.value.refusal
    assert refusal.code is RefusalCode.NOT_A_TEMPLATE
    assert dict(refusal.facts) == {"newest_cmrt": "6.6.1", "newest_emrt": "2.11.1"}


def test_a_workbook_without_a_declaration_is_no_template() -> None:
    with pytest.raises(Refused) as refused:
        sheets_of(grid(sheet_of({"A1": "x"}, "Sheet1")))
    assert refused.value.refusal.code is RefusalCode.NOT_A_TEMPLATE


def test_sheets_are_found_by_name_whatever_the_case_and_blanks() -> None:
    found = sheets_of(grid(sheet_of({}, "DECLARATION "), sheet_of({}, "Smelter  List")))
    assert found.declaration.name == "DECLARATION "
    assert found.get("Smelter List") is not None


def test_renamed_sheets_are_found_by_what_stands_in_them() -> None:
    """An export tool numbered or translated the sheets."""
    found = sheets_of(
        grid(
            sheet_of({"A1": "x"}, "申报封面"),
            sheet_of({"J3": REVISION}, "申报"),
            sheet_of({"W4": "Smelter not yet identified", "Q3": REVISION}, "冶炼厂"),
            sheet_of({"A5": "Gold", "B5": "Works", "E5": "CID000001"}, "查找"),
            sheet_of({"B6": "P-1", "B1001": "© 2025"}, "产品"),
            sheet_of({"M3": REVISION}, "矿山"),
        )
    )
    names = {role: sheet.name for role, sheet in found.by_role.items()}
    assert names == {
        "Declaration": "申报",
        "Smelter List": "冶炼厂",
        "Smelter Look-up": "查找",
        "Product List": "产品",
        "Mine List": "矿山",
    }


def test_only_the_templates_sheets_are_read_when_all_are_there() -> None:
    lists = ("Smelter List", "Product List", "Smelter Look-up", "Mine List")
    names = ("Declaration", *lists, "Revision", "Checker", "Our BOM")
    assert set(wishes(names)) == set(names) - {"Our BOM"}
    assert not wishes(names)["Checker"].values


def test_unknown_sheets_are_read_when_one_is_missing() -> None:
    names = ("Declaration (2)", "Smelter List", "Product List", "Smelter Look-up", "Revision", "L", "SorP")
    assert set(wishes(names)) == set(names) - {"L", "SorP"}
    assert wishes(names)["Declaration (2)"].optional


def test_a_renamed_product_list_is_told_by_the_formulas_of_its_labels() -> None:
    """Where no result is stored there is no copyright line to tell it by."""
    formula = 'OFFSET(L!$C$1,MATCH("Product List"&amp;ADDRESS(ROW(),COLUMN(),4),L!$A:$A,0)-1,SL,,)'
    products = sheet_of({}, "产品", formulas={"B5": formula})
    assert sheets({"J3": REVISION}, sheet_of({}, "备注"), products).get("Product List") is products
