"""Smelter rows, recomputed as the template's formulas would."""

from collections.abc import Mapping

import pytest

from oredesk.core.cells import Value
from oredesk.core.list_rows import SmelterRow
from oredesk.core.workbook.grid import Sheet
from oredesk.core.workbook.layouts import MatchKey, SmelterListAt
from oredesk.core.workbook.lookup import Lookup
from oredesk.core.workbook.provinces import Provinces
from oredesk.core.workbook.smelter_list import UNKNOWN, SmelterList
from spreadsheets import sheet_of

EARLY_CMRT = SmelterListAt(2504, MatchKey.METAL_AND_LOOKUP, range(2493, 2504))
CMRT = SmelterListAt(2504, MatchKey.METAL_AND_LOOKUP, range(2493, 2504), special_by_name=True)
EMRT_2 = SmelterListAt(2497, MatchKey.METAL_IF_LOOKUP)

_LOOKUP_ROWS = (
    ("Tin", "Alpha", "Alpha", "CHINA", "CID000001", "RMI", "", "Gejiu", "Yunnan"),
    ("Tin", "Alfa", "Alpha", "CHINA", "CID000001", "RMI", "", "Gejiu", "Yunnan"),
    ("Tin", "Smelter not listed"),
    ("Tin", "Smelter not yet identified", "Unknown", "Unknown"),
)
_LOOKUP_CELLS = {
    f"{column}{number}": text
    for number, row in enumerate(_LOOKUP_ROWS, start=5)
    for column, text in zip("ABCDEFGHI", row, strict=False)
    if text
}
LOOKUP = Lookup(sheet_of(_LOOKUP_CELLS))

OWN = {
    "B": "IF(LEN(A{0})=0,&quot;&quot;,INDEX(L!$A:$A,MATCH($A{0},L!$E:$E,0)))",
    "C": "IF(LEN(A{0})=0,&quot;&quot;,INDEX(L!$C:$C,MATCH($A{0},L!$E:$E,0)))",
    **dict.fromkeys("EFGHIJ", "IF(ISERROR($V{0}),&quot;&quot;,OFFSET(L!$D$4,$V{0}-4,0))"),
    "AB": "B{0}&amp;C{0}",
}


def prepared(cells: Mapping[str, Value], *, row: int = 5) -> Sheet:
    """A row as the template prepares it: its formulas stand wherever nothing was typed."""
    formulas = {f"{column}{row}": text.format(row) for column, text in OWN.items() if f"{column}{row}" not in cells}
    return sheet_of(cells, "Smelter List", formulas)


def only_row(sheet: Sheet, at: SmelterListAt = CMRT, lookup: Lookup | None = LOOKUP) -> SmelterRow:
    (row,) = SmelterList(sheet, at, 0, lookup).rows()
    return row


def test_a_number_alone_gives_the_whole_row() -> None:
    row = only_row(prepared({"A5": "cid000001"}))
    assert (row.metal, row.lookup, row.country, row.smelter_id) == ("Tin", "Alpha", "CHINA", "CID000001")
    assert (row.source, row.street, row.city, row.state) == ("RMI", "", "Gejiu", "Yunnan")
    assert row.match_key == "TinAlpha"
    assert row.pasted == frozenset()


def test_metal_and_alias_give_the_rest() -> None:
    row = only_row(prepared({"B5": "Tin", "C5": "alfa"}))
    assert (row.lookup, row.country, row.smelter_id, row.id_typed) == ("alfa", "CHINA", "CID000001", "")


def test_stored_results_of_the_templates_own_formulas_are_not_believed() -> None:
    """A tool that does not calculate keeps the results of an earlier state."""
    sheet = sheet_of({"A5": "CID000001", "B5": "Gold", "E5": "PERU"}, formulas={k + "5": v for k, v in OWN.items()})
    assert (only_row(sheet).metal, only_row(sheet).country) == ("Tin", "CHINA")


def test_the_result_of_a_suppliers_own_formula_counts() -> None:
    sheet = sheet_of(
        {"A5": "CID000001", "B5": "Gold"}, formulas={**{k + "5": v for k, v in OWN.items()}, "B5": "Own!B7"}
    )
    assert only_row(sheet).metal == "Gold"


def test_values_pasted_over_the_formulas_are_kept_as_typed() -> None:
    cells: dict[str, Value] = {
        "A5": "CID000001",
        "B5": "TIN",
        "C5": "Alpha Ltd",
        "E5": "China",
        "F5": "CID000009",
        "H5": 0.0,
    }
    row = only_row(prepared(cells))
    assert (row.metal, row.lookup, row.country, row.smelter_id) == ("TIN", "Alpha Ltd", "China", "CID000009")
    assert row.pasted == {"B", "C", "E", "F", "H"}
    assert row.street == ""


def test_a_number_only_in_column_f_is_a_filled_row() -> None:
    """Seen where results were pasted as values without the column of typed numbers."""
    row = only_row(prepared({"B5": "Tin", "C5": "Alpha", "F5": "CID000001"}))
    assert (row.id_typed, row.smelter_id, row.pasted) == ("", "CID000001", frozenset())


@pytest.mark.parametrize("number", ["CID999999", "CID000001 ", " ", 2505.0])
def test_an_unknown_number_poisons_metal_name_and_source(number: Value) -> None:
    row = only_row(prepared({"A5": number}))
    assert (row.metal, row.lookup, row.source, row.match_key) == (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
    assert (row.country, row.smelter_id) == ("", "")


def test_an_error_pasted_as_a_value_is_unknown_too() -> None:
    sheet = sheet_of({"D5": "x"}, formulas={}, errors={"B5": "#N/A", "C5": "#REF!"})
    assert (only_row(sheet).metal, only_row(sheet).lookup) == (UNKNOWN, UNKNOWN)


def test_a_company_whose_name_looks_like_an_error_is_none() -> None:
    assert only_row(prepared({"B5": "Tin", "C5": "#1 SMELTER"})).lookup == "#1 SMELTER"


@pytest.mark.parametrize(
    ("at", "name", "country", "source"),
    [
        (EARLY_CMRT, "Alpha", "", "Enter smelter details"),
        (CMRT, "Alpha", "CHINA", "RMI"),
        (CMRT, "Nobody knows", "", "Enter smelter details"),
        (EMRT_2, "Alpha", "", "Enter smelter details"),
    ],
)
def test_a_not_listed_smelter_is_looked_up_by_its_name_from_cmrt_6_22_on(
    at: SmelterListAt, name: str, country: str, source: str
) -> None:
    row = only_row(prepared({"B5": "Tin", "C5": "SMELTER NOT LISTED", "D5": name}), at)
    assert (row.country, row.source) == (country, source)


@pytest.mark.parametrize(("at", "country"), [(EARLY_CMRT, "Unknown"), (CMRT, "")])
def test_a_smelter_not_yet_identified_is_unknown_before_6_22_only(at: SmelterListAt, country: str) -> None:
    assert only_row(prepared({"B5": "Tin", "C5": "Smelter not yet identified"}), at).country == country


def test_emrt_2_counts_the_metal_where_a_name_is_chosen() -> None:
    assert only_row(prepared({"B5": "Cobalt", "C5": "Somebody"}), EMRT_2).match_key == "Cobalt"
    assert only_row(prepared({"B5": "Cobalt"}), EMRT_2).match_key == ""


def test_rows_that_lack_the_hidden_formula_have_no_match_key() -> None:
    """CMRT rows 2493 to 2503 were forgotten by the template's authors."""
    sheet = sheet_of({"B2495": "Tin", "C2495": "Alpha"}, formulas={})
    assert only_row(sheet).match_key == ""


def test_an_inserted_row_has_no_match_key_where_its_neighbours_have_one() -> None:
    cells = {"B5": "Tin", "C5": "Alpha", "B6": "Tin", "C6": "Alpha"}
    first, second = SmelterList(sheet_of(cells, formulas={"AB5": "B5&amp;C5"}), CMRT, 0, LOOKUP).rows()
    assert (first.match_key, second.match_key) == ("TinAlpha", "")


def test_without_a_lookup_sheet_stored_results_are_taken() -> None:
    cells = {"A5": "CID000001", "B5": "Gold", "C5": "Somebody", "E5": "PERU"}
    sheet = sheet_of(cells, formulas={k + "5": v for k, v in OWN.items()})
    assert (only_row(sheet, lookup=None).metal, only_row(sheet, lookup=None).country) == ("Gold", "PERU")


def test_where_formulas_are_unknown_only_missing_results_are_computed() -> None:
    """An .xls or .ods does not tell which cells hold formulas."""
    row = only_row(sheet_of({"A5": "CID000001"}))
    assert (row.metal, row.lookup, row.country, row.match_key) == ("Tin", "Alpha", "CHINA", "TinAlpha")
    assert row.pasted == frozenset()


def test_where_formulas_are_unknown_a_result_that_is_missing_alone_was_cleared() -> None:
    row = only_row(sheet_of({"A5": "CID000001", "B5": "Tin"}))
    assert (row.metal, row.lookup, row.country) == ("Tin", "", "")


def test_where_formulas_are_unknown_nothing_is_computed_below_the_prepared_rows() -> None:
    assert (row := only_row(sheet_of({"A2505": "CID000001"}))).metal == row.lookup == row.smelter_id == ""


def test_blank_rows_are_passed_over_and_rows_below_the_prepared_ones_are_read() -> None:
    cells: dict[str, Value] = {"A5": "CID000001", "H6": 0.0, "B3000": "Tin", "C3000": "Alpha"}
    first, last = SmelterList(sheet_of(cells), CMRT, 0, LOOKUP).rows()
    assert (first.row, last.row, last.match_key) == (5, 3000, "")


def test_names_are_not_trimmed() -> None:
    row = only_row(prepared({"B5": "Tin", "C5": "Alpha\t", "D5": " x "}))
    assert (row.lookup, row.name, row.country) == ("Alpha\t", " x ", "")


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        ({"A5": "CID000001"}, 5),
        ({"A5": "CID000001", "B5": "Gold", "C5": "Somebody"}, 5),
        ({"B5": "Tin", "C5": "alfa"}, 6),
        ({"B5": "Tin", "C5": "Somebody", "F5": "cid000001"}, 5),
        ({"A5": "CID999999", "B5": "Tin", "C5": "Alfa"}, 6),
        ({"A5": "CID999999"}, 0),
        ({"B5": "Tin", "C5": "Somebody"}, 0),
        ({"B5": "Tin", "C5": "Smelter not listed", "D5": "Alpha"}, 0),
        ({"B5": "Tin", "C5": "Smelter not yet identified"}, 0),
    ],
)
def test_a_smelter_is_found_in_the_lookup_by_number_else_by_metal_and_name(
    cells: dict[str, Value], number: int
) -> None:
    assert only_row(prepared(cells)).lookup_row == number


PROVINCES = Provinces(
    lambda sheet: {
        "C": [("CN", "CHINA"), ("RU", "RUSSIAN FEDERATION")],
        "SorP": [("CN-YN", "Yunnan"), ("RU-BEL", "Belgorod")],
    }[sheet]
)


@pytest.mark.parametrize(
    ("cells", "region"),
    [
        ({"A5": "CID000001"}, "CN-YN"),
        ({"B5": "Tin", "C5": "Smelter not listed", "E5": "Russian Federation", "J5": "Belgorod"}, "RU-BEL"),
        ({"A5": "CID000001", "E5": "CHINA", "J5": "Yun Nan"}, "CN-YN"),  # the look-up spells it right
        ({"B5": "Tin", "C5": "Smelter not listed", "E5": "CHINA", "J5": "Belgorod"}, ""),
        ({"B5": "Tin", "C5": "Smelter not listed"}, ""),
    ],
)
def test_the_region_comes_from_the_address_else_from_the_lookups_address(cells: dict[str, Value], region: str) -> None:
    (row,) = SmelterList(prepared(cells), CMRT, 0, LOOKUP, PROVINCES).rows()
    assert row.region == region
