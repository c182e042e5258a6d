import pytest

from oredesk.core.columns.mapping import MappedTable, WrongChoice, map_columns
from oredesk.core.suppliers.columns import VOCABULARY, Column
from oredesk.core.table import Table

ROWS = (
    ("Register of Example Ltd",),
    ("Code", "Company", "Supplier name", "Bank"),
    ("V-1", "short", "A", "x"),
    (),
    ("Code", "Company", "Supplier name", "Bank"),
    ("V-2", "", "B"),
)


def mapped(*rows: tuple[str, ...], choices: tuple[tuple[Column, str], ...] = ()) -> MappedTable[Column]:
    found = map_columns(Table("", rows, first_row=5), VOCABULARY, choices)
    assert found
    return found


def test_the_row_with_most_headings_is_found_and_the_usual_wording_wins() -> None:
    found = mapped(*ROWS)
    assert found.heading_row == 1
    assert [(one.column, one.place, one.heading, one.sample) for one in found.columns] == [
        (Column.CODE, 0, "Code", "V-1"),
        (Column.NAME, 2, "Supplier name", "A"),
    ]
    assert found.unused == ("Company", "Bank")


def test_rows_are_told_by_the_numbers_that_people_know_them_by() -> None:
    assert list(mapped(*ROWS).rows()) == [
        (7, {Column.CODE: "V-1", Column.NAME: "A"}),
        (10, {Column.CODE: "V-2", Column.NAME: "B"}),
    ]


@pytest.mark.parametrize("choice", ["company", "B", " COMPANY: "])
def test_a_person_chooses_by_heading_or_letter(choice: str) -> None:
    found = mapped(*ROWS, choices=((Column.NAME, choice),))
    assert {one.column: one.place for one in found.columns} == {Column.CODE: 0, Column.NAME: 1}


def test_a_person_says_that_a_column_is_not_there() -> None:
    assert not mapped(*ROWS, choices=((Column.NAME, ""),)).has(Column.NAME)


def test_a_chosen_column_that_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(WrongChoice, match=r"“Firm”.*“Code”, “Company”"):
        mapped(*ROWS, choices=((Column.NAME, "Firm"),))


def test_a_column_is_known_by_what_stands_in_it_where_no_heading_says_so() -> None:
    found = mapped(("Code", "Where", "Who"), ("V-1", "China", "li@x.example"), ("V-2", "德国", "ma@x.example"))
    assert {one.column: one.heading for one in found.columns} == {
        Column.CODE: "Code",
        Column.COUNTRY: "Where",
        Column.CONTACTS: "Who",
    }


def test_two_columns_of_the_same_content_are_nobody_s_to_decide() -> None:
    assert not mapped(("Code", "From", "To"), ("V-1", "China", "Japan")).has(Column.COUNTRY)


def test_a_table_without_headings_is_none() -> None:
    assert map_columns(Table("", (("a", "b"), ("c", "d"))), VOCABULARY) is None
    assert map_columns(Table("", ()), VOCABULARY) is None
