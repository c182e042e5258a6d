from oredesk.core.columns.choosing import headings_named, mapped_tables, of_name, sheets_named, top_named
from oredesk.core.columns.mapping import MappedTable
from oredesk.core.suppliers.columns import VOCABULARY, Column
from oredesk.core.table import Table

REGISTER = Table("Register", (("title",), ("Code", "Name"), ("V-1", "A")))
COLOURS = Table("Colours", ((), ("Red", "Green", "", "x" * 99)))
NAMES = Table("Names", (("Name", "Country"), ("A", "CN")))


def lacks(mapped: MappedTable[Column]) -> str:
    return "" if mapped.has(Column.CODE) else f"no code in {mapped.table.name}"


def test_sheets_are_chosen_by_name_whatever_its_case() -> None:
    assert of_name([REGISTER, COLOURS], "register") == [REGISTER]
    assert of_name([REGISTER, COLOURS], "") == [REGISTER, COLOURS]
    assert of_name([REGISTER], "Other") == []


def test_the_sheets_that_are_such_a_list_are_found_and_what_others_lack_is_told() -> None:
    found, doubts = mapped_tables([COLOURS, NAMES, REGISTER], VOCABULARY, (), lacks)
    assert [mapped.table.name for mapped in found] == ["Register"]
    assert doubts == "no code in Names"


def test_a_choice_that_a_sheet_does_not_have_is_a_doubt_and_no_end() -> None:
    found, doubts = mapped_tables([NAMES, REGISTER], VOCABULARY, ((Column.CODE, "Country"),), lacks)
    assert [mapped.table.name for mapped in found] == ["Names"]
    assert "no column “Country”" in doubts


def test_what_was_found_is_named_for_people() -> None:
    (mapped,), _ = mapped_tables([REGISTER], VOCABULARY, (), lacks)
    assert headings_named(mapped) == "“Code”, “Name”"
    assert sheets_named([REGISTER, Table("", ()), COLOURS]) == "“Register”, “Colours”"
    assert top_named([COLOURS], "code").startswith(" Its first row of several cells is: “Red”, “Green”, “xxx")
    assert len(top_named([COLOURS], "code")) < 160
    assert top_named([Table("", (("alone",),))], "code") == ""
