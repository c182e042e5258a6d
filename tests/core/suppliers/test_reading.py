from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lists_of_smelters import delimited, excel_2003_xml, json_list, open_document, workbook
from oredesk.core.language import Language
from oredesk.core.suppliers.columns import Column
from oredesk.core.suppliers.reading import NoRegister, Wanted, read_register
from oredesk.core.suppliers.wording import Trouble
from oredesk.core.table import Table
from oredesk.core.workbook.tables import read_tables
from registers import HEAD, ROWS, TODAY, Row, read

CHINESE: tuple[Row, ...] = (("供应商代码", "供应商名称", "国家", "采购额", "联系人邮箱"), *ROWS[1:])


def wrong(*rows: Row, head: Row = HEAD) -> list[tuple[int, Column, Trouble]]:
    """Row, column and trouble of every cell that cannot be used."""
    return [(one.row, one.column, one.trouble) for one in read(head, *rows).wrong]


def said(column: str, text: str) -> dict[str, object]:
    """What one cell says of its supplier, beside code and name."""
    register = read(("code", "name", column), ("V-1", "N", text))
    assert register.wrong == ()
    row = register.rows[0]
    return {name: value for name, value in {**row.fields, **row.conduct}.items() if name not in {"code", "name"}}


@pytest.mark.parametrize("rows", [ROWS, CHINESE])
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("r.csv", delimited),
        ("r.json", json_list),
        ("r.xml", excel_2003_xml),
        ("r.ods", open_document),
        ("r.xlsx", lambda rows: workbook({"Notes": [["read me"]], "Suppliers": rows})),
    ],
)
def test_every_format_in_both_languages_says_the_same(rows: tuple[Row, ...], name: str, make: object) -> None:
    assert callable(make)
    found = read_register(read_tables(name, make(rows)).found, Wanted(), TODAY)

    assert [(row.code, dict(row.fields)) for row in found.rows] == [
        (
            "V-1",
            {
                "code": "V-1",
                "name": "东莞某某连接器有限公司",
                "country": "CN",
                "spend": Decimal("1234.50"),
                "contacts": ("li@ddc.example",),
            },
        ),
        ("V-2", {"code": "V-2", "name": "Namib Copper", "country": "NA", "spend": Decimal(500), "contacts": ()}),
    ]
    assert (found.wrong, found.count) == ((), 2)


def test_titles_totals_remarks_and_repeated_headings_are_no_suppliers() -> None:
    """What a printed report has beside its rows."""
    found = read(
        ("Supplier register of Example Ltd",),
        (),
        *ROWS[:2],
        HEAD,
        ("Subtotal:", "", "", "1234.5"),
        ROWS[2],
        ("", "合计", "", "1734.5"),
        ("", "as of 2026-10-31"),
    )

    assert [row.code for row in found.rows] == ["V-1", "V-2"]
    assert found.passed_over == (("remarks between or below the rows", 1), ("rows of totals", 2))
    assert found.wrong == ()


def test_a_company_that_is_called_total_is_a_supplier() -> None:
    assert [row.fields["name"] for row in read(HEAD, ("V-1", "Total")).rows] == ["Total"]


@pytest.mark.parametrize(
    ("row", "column", "trouble"),
    [
        (("", "A", "CN", "1", ""), Column.CODE, Trouble.CODE_MISSING),
        (("V-1", "", "CN", "1", ""), Column.NAME, Trouble.NAME_MISSING),
        (("V-1", "-", "CN", "1", ""), Column.NAME, Trouble.NAME_MISSING),
        (("V-1", "A", "Chinna", "1", ""), Column.COUNTRY, Trouble.COUNTRY),
        (("V-1", "A", "CN", "-1", ""), Column.SPEND, Trouble.NEGATIVE),
        (("V-1", "A", "CN", "much", ""), Column.SPEND, Trouble.AMOUNT),
        (("V-1", "A", "CN", "#REF!", ""), Column.SPEND, Trouble.ERROR_VALUE),
        (("V-1", "=HYPERLINK(1)", "CN", "1", ""), Column.NAME, Trouble.FORMULA),
        (("V-1", "@SUM(1)", "CN", "1", ""), Column.NAME, Trouble.FORMULA),
        (("V-1", "A", "CN", "1", "li@"), Column.CONTACTS, Trouble.ADDRESS),
        (("x" * 101, "A", "CN", "1", ""), Column.CODE, Trouble.TOO_LONG),
    ],
)
def test_a_wrong_cell_is_told_by_row_and_column(row: Row, column: Column, trouble: Trouble) -> None:
    assert wrong(ROWS[2], row) == [(3, column, trouble)]


def test_every_wrong_cell_of_a_row_is_told_with_its_heading_and_value_in_both_languages() -> None:
    (country, spend) = read(HEAD, ("V-1", "A", "Congo", "-7", "")).wrong

    assert (country.row, country.heading, country.value) == (2, "Country", "Congo")
    assert country.expected(Language.EN) == "one country; this may be CD, CG: write the code"
    assert "CD, CG" in country.expected(Language.ZH)
    assert (spend.heading, spend.expected(Language.ZH)) == ("Spend", "金额不能为负数")


def test_a_code_given_twice_is_wrong_in_both_rows_whatever_its_case() -> None:
    found = read(HEAD, ("V-1", "A"), ("V-2", "B"), ("ｖ-1", "C"))

    assert [(one.row, one.trouble, one.expected(Language.EN)[-18:]) for one in found.wrong] == [
        (2, Trouble.CODE_TWICE, "stands in rows 2, 4"[-18:]),
        (4, Trouble.CODE_TWICE, "stands in rows 2, 4"[-18:]),
    ]
    assert [row.code for row in found.rows] == ["V-2"]


@pytest.mark.parametrize("text", ["", "-", "–", "/", "n/a", "N/A", "\u200b"])
def test_a_cell_that_says_nothing_is_a_blank(text: str) -> None:
    assert said("country", text) == {"country": ""}
    assert said("spend", text) == {"spend": None}
    assert said("commitment letter", text) == {"commitment_letter": None, "commitment_signed": None}
    assert said("aliases", text) == {"aliases": ()}


def test_a_blank_cell_about_conduct_says_nothing() -> None:
    for heading in ("open major", "refused audit", "last assessed", "special audit"):
        assert said(heading, "") == {}
    assert said("refused audit", "unknown") == {}


def test_the_text_na_is_a_country_only_where_a_country_stands() -> None:
    assert said("country", "NA") == {"country": "NA"}
    assert said("contract clause", "NA") == {"contract_clause": None}


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        ("sources", "独家", {"sources": 1}),
        ("out of scope", "转售", {"out_of_scope": "resale"}),
        ("contract clause", "是", {"contract_clause": True}),
        ("open minor", "3", {"open_minor": 3}),
        ("overdue", "0", {"overdue_actions": 0}),
        ("refused correction", "no", {"refused_correction": False}),
        ("note", "=1+1 is kept as a remark", {"out_of_scope_note": "=1+1 is kept as a remark"}),
    ],
)
def test_each_column_says_its_field(column: str, text: str, meant: dict[str, object]) -> None:
    assert said(column, text) == meant


def test_amounts_are_read_as_their_column_is_written() -> None:
    found = read(HEAD, ("V-1", "A", "", "1.234"), ("V-2", "B", "", "7,50"))
    assert [row.fields["spend"] for row in found.rows] == [1234, Decimal("7.5")]
    assert wrong(("V-1", "A", "", "1.234"), ("V-2", "B", "", "7,50"), ("V-3", "C", "", "7.50")) == [
        (2, Column.SPEND, Trouble.AMOUNT_OF_TWO)
    ]


def test_a_person_names_columns_that_are_called_otherwise() -> None:
    rows = (("Nr", "Firma", "X"), ("V-1", "A", "CN"))
    with pytest.raises(NoRegister, match="code=HEADING"):
        read(*rows)

    found = read(*rows, wanted=Wanted(columns=((Column.CODE, "Nr"), (Column.NAME, "B"), (Column.COUNTRY, "x"))))
    assert dict(found.rows[0].fields) == {"code": "V-1", "name": "A", "country": "CN"}
    without = read(*ROWS, wanted=Wanted(columns=((Column.SPEND, ""),)))
    assert ("spend" in without.rows[0].fields, without.unused) == (False, ("Spend",))


def test_an_export_with_two_hundred_columns_is_read_as_well() -> None:
    """As purchasing systems write them."""
    more = tuple(f"Field {number}" for number in range(195))
    found = read((*HEAD, *more), (*ROWS[1], *more))
    assert (len(found.rows), len(found.unused)) == (1, 195)


@pytest.mark.parametrize(
    ("tables", "sheet", "told"),
    [
        ([Table("A", ROWS), Table("B", ROWS)], "", "Several sheets hold a register: “A”, “B”"),
        ([Table("A", ROWS)], "C", "There is no sheet “C”"),
        ([Table("", (("Colour", "Shape"), ("red", "round")))], "", "No row with the headings"),
        ([], "", "There is no sheet"),
        ([Table("", (("Name", "Country"), ("A", "CN")))], "", "No column holds the suppliers' codes"),
        ([Table("", (("Code", "Colour"), ("A", "red")))], "", "Beside the codes no column"),
        ([Table("", (("Code", "Said by"), ("A", "R&D")))], "", "who named the minerals"),
    ],
)
def test_a_file_that_is_no_register_is_told_in_plain_words(tables: list[Table], sheet: str, told: str) -> None:
    with pytest.raises(NoRegister, match=told):
        read_register(tables, Wanted(sheet=sheet), TODAY)


def test_of_several_sheets_the_chosen_one_is_read() -> None:
    found = read_register([Table("A", ROWS), Table("B", ROWS[:2])], Wanted(sheet="b"), TODAY)
    assert (found.sheet, len(found.rows)) == ("B", 1)


def test_who_looks_is_told_after_each_row() -> None:
    told: list[tuple[int, int]] = []
    read_register([Table("", ROWS)], Wanted(), TODAY, lambda done, rows: told.append((done, rows)))
    assert told == [(1, 2), (2, 2)]


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=7), max_size=6))
def test_whatever_stands_in_the_cells_each_row_is_a_supplier_wrong_or_passed_over(rows: list[list[str]]) -> None:
    head = ("code", "name", "spend", "country", "minerals", "contacts", "commitment letter")
    found = read(head, *(tuple(cell.strip() for cell in row) for row in rows), ("V-1", "last"))
    passed = sum(number for _, number in found.passed_over)
    blank_or_heading = sum(not any(map(str.strip, row)) for row in rows)
    assert found.count + passed == len(rows) + 1 - blank_or_heading
