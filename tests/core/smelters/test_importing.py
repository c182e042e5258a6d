import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lists_of_smelters import (
    CHINESE,
    ROWS,
    UNDERSCORED,
    Row,
    delimited,
    excel_2003_xml,
    json_list,
    open_document,
    workbook,
)
from oredesk.core.mineral import Mineral
from oredesk.core.smelter import FacilityStatus, ListEntry, ListSource, Scheme
from oredesk.core.smelters.columns import Column
from oredesk.core.smelters.importing import NoList, ReadList, Wanted, digest_of, listed, read_list
from oredesk.core.table import Table
from oredesk.core.workbook.tables import read_tables

OWN = Wanted(source=ListSource.OWN)
HEAD = ROWS[0]


def read(*rows: Row, wanted: Wanted = OWN, name: str = "list.csv") -> ReadList:
    """The list in a table with these rows."""
    return read_list([Table("", tuple(map(tuple, rows)))], name, wanted)


def wrong(*rows: Row, head: Row = HEAD) -> list[tuple[int, str]]:
    """Row and reason of every row that was not taken."""
    return [(one.row, one.reason) for one in read(head, *rows).wrong]


def entry(*row: str, head: Row = HEAD) -> ListEntry:
    """The first entry of a list with one row."""
    return read(head, row).entries[0]


@pytest.mark.parametrize("rows", [ROWS, UNDERSCORED, CHINESE])
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("list.csv", delimited),
        ("list.json", json_list),
        ("list.xml", excel_2003_xml),
        ("list.ods", open_document),
        ("list.xlsx", lambda rows: workbook({"Notes": [["read me"]], "Smelters": rows})),
    ],
)
def test_every_format_in_every_dialect_gives_the_same_entries(rows: tuple[Row, ...], name: str, make: object) -> None:
    assert callable(make)
    found = read_list(read_tables(name, make(rows)).found, name, OWN)

    assert [(one.mineral, one.smelter_id, one.name, one.country, one.status) for one in found.entries] == [
        (Mineral.GOLD, "CID900001", "Kunlun Demo Gold", "CHINA", FacilityStatus.CONFORMANT),
        (Mineral.TIN, "CID900101", "Kunlun Demo Tin", "CHINA", FacilityStatus.ACTIVE),
        (Mineral.GOLD, "CID900002", "Salzach Feingold GmbH", "AUSTRIA", FacilityStatus.CONFORMANT),
    ]
    assert (found.wrong, found.rows) == ((), 3)


def test_titles_blank_rows_repeated_headings_and_footnotes_are_no_rows_of_the_list() -> None:
    """What a printed list has beside its facilities."""
    found = read(
        ("Responsible smelters of Example Ltd",),
        (),
        ("printed on 2026-08-15",),
        *ROWS[:2],
        (),
        *ROWS[:1],
        *ROWS[2:],
        ("", "", "* as the publisher spells it"),
    )

    assert len(found.entries) == 3
    assert (found.wrong, found.passed_over) == ((), (("remarks between or below the rows", 1),))


def test_columns_are_told_by_their_content_where_their_headings_say_nothing() -> None:
    found = read(
        ("Smelter Name", "Ref.", "Kind", "Audit result", "Where"), *((r[2], r[1], r[0], r[4], r[3]) for r in ROWS[1:])
    )

    told = {one.column: one.heading for one in found.columns}
    assert told == {
        Column.NAME: "Smelter Name",
        Column.ID: "Ref.",
        Column.METAL: "Kind",
        Column.STATUS: "Audit result",
        Column.COUNTRY: "Where",
    }


@pytest.mark.parametrize("text", ["2024", "518000", "NO", "IN", "C", "N/A", "unknown", "Gold Road 1"])
def test_columns_of_years_codes_and_remarks_are_not_taken_for_what_they_are_not(text: str) -> None:
    found = read(("Smelter Name", "Mineral", "Odd"), ("Works", "Gold", text), ("Other", "Gold", text))
    assert found.unused == ("Odd",)


def test_what_was_understood_is_shown_with_an_example_and_what_was_not_used() -> None:
    found = read((*HEAD, "Audit date"), ("Gold", "CID900001", "Works", "CHINA", "Active", "2025-01-02"))

    assert [(one.column.value, one.heading, one.sample) for one in found.columns][:2] == [
        ("metal", "Metal", "Gold"),
        ("id", "Smelter ID", "CID900001"),
    ]
    assert found.unused == ("Audit date",)


def test_an_audit_date_says_nothing_of_the_status() -> None:
    lapsed = read((*HEAD, "Audit date"), ("Gold", "CID900001", "Works", "CHINA", "Conformant", "1999-01-02"))
    assert lapsed.entries[0].status is FacilityStatus.CONFORMANT


def test_dates_written_in_several_ways_are_seen_in_any_column() -> None:
    """A list that was put together from several, or a column of dates some of which were typed as text."""
    head = (*HEAD, "Audit date")
    rows = (
        ("Gold", "CID900001", "A", "CHINA", "Active", "2025-03-04"),
        ("Tin", "CID900101", "B", "CHINA", "Active", "4.3.25"),
    )
    assert read(head, *rows).mixed_dates == (("Audit date", ("2025-03-04", "4.3.25")),)
    assert read(head, *rows[:1]).mixed_dates == ()


@pytest.mark.parametrize("choice", ["Remarks", "remarks ", "C"])
def test_a_person_can_say_which_column_is_which(choice: str) -> None:
    wanted = dataclasses.replace(OWN, columns=((Column.NAME, choice),))
    found = read(("Metal", "Smelter Name", "Remarks"), ("Gold", "wrong", "right"), wanted=wanted)
    assert found.entries[0].name == "right"


def test_a_column_can_be_left_out() -> None:
    wanted = dataclasses.replace(OWN, columns=((Column.STATUS, ""),))
    assert read(*ROWS, wanted=wanted).entries[0].status is None


def test_headings_in_no_language_of_ours_can_be_named() -> None:
    wanted = dataclasses.replace(OWN, columns=((Column.NAME, "Hutte"), (Column.METAL, "Rohstoff")))
    found = read(("Rohstoff", "Hutte"), ("Gold", "Werk"), wanted=wanted)
    assert found.entries[0].name == "Werk"


@pytest.mark.parametrize(
    ("rows", "wanted", "reason"),
    [
        ((("a", "b"), ("c", "d")), OWN, "“a”, “b”"),
        ((), OWN, "No row with the headings"),
        ((("Metal", "Country"), ("Gold", "CHINA")), OWN, "no column with the smelters' names"),
        ((("Metal", "Smelter ID"), ("Gold", "CID900001")), OWN, "no column with the smelters' names"),
        ((("Smelter Name",), ("Works",)), dataclasses.replace(OWN, mineral=Mineral.GOLD), "No row with"),
        ((("Smelter Name", "City"), ("Works", "x")), OWN, "--metal gold"),
        (ROWS, dataclasses.replace(OWN, columns=((Column.CITY, "Town"),)), "no column “Town”"),
        (ROWS, dataclasses.replace(OWN, sheet="Two"), "no sheet “Two”"),
        (
            (("Metal", "Name"), ("Gold", "Works")),
            Wanted(source=ListSource.RMI_ACTIVE),
            "must have the smelters' numbers",
        ),
    ],
)
def test_what_is_no_smelter_list_is_told_with_what_would_help(
    rows: tuple[Row, ...], wanted: Wanted, reason: str
) -> None:
    with pytest.raises(NoList, match=reason):
        read(*rows, wanted=wanted)


def test_of_several_sheets_with_lists_one_must_be_chosen_unless_each_is_of_a_metal() -> None:
    def found(names: tuple[str, str], wanted: Wanted = OWN) -> ReadList:
        rows = (("Smelter ID", "Smelter Name"), ("CID900001", "Works"))
        return read_list([Table(name, rows) for name in names], "list.xlsx", wanted)

    with pytest.raises(NoList, match="“Old”, “New”"):
        found(("Old", "New"), dataclasses.replace(OWN, mineral=Mineral.TIN))
    chosen = found(("Old", "New"), dataclasses.replace(OWN, mineral=Mineral.TIN, sheet="new"))
    assert chosen.sheets == ("New",)
    both = found(("Gold", "锡"))
    assert both.sheets == ("Gold", "锡")
    assert [one.reason for one in both.wrong] == ["CID900001 stands under several metals: rows 2, 2"] * 2


def test_rows_that_cannot_be_right_are_told_with_their_number_and_reason() -> None:
    assert wrong(
        ("Gold", "CID900001", "Works", "CHINA", "Fine"),
        ("Unobtainium", "CID900002", "Works", "CHINA", "Active"),
        ("Multiple", "CID900003", "Works", "CHINA", "Active"),
        ("", "CID900004", "Works", "CHINA", "Active"),
        ("Gold", "4CHN001", "Works", "CHINA", "Active"),
        ("Gold", "CID900006", "", "CHINA", "Active"),
        ("Gold", "CID900007", "#N/A", "CHINA", "Active"),
        ("Gold", "CID900008", "<b>Works</b>", "CHINA", "Active"),
        ("Gold", "CID900009", '=HYPERLINK("https://example.org")', "CHINA", "Active"),
        ("Gold", "CID900010", "x" * 300, "CHINA", "Active"),
        ("Gold", "CID900011", "+cmd|' /C calc'!A0", "CHINA", "Active"),
    ) == [
        (2, "the status “Fine” is not in the vocabulary (version 2026-11)"),
        (3, "there is no metal “Unobtainium”"),
        (4, "the metal is “Multiple”: a facility needs a row for each metal"),
        (5, "the metal is missing"),
        (6, "“4CHN001” is no smelter number (CID and six digits)"),
        (7, "the name is missing"),
        (8, "the name is the error value #N/A"),
        (9, "the name holds HTML"),
        (10, "the name is a formula instead of its result"),
        (11, "the name has more than 250 characters"),
        (12, "the name is a formula instead of its result"),
    ]


@pytest.mark.parametrize("blank", ["", "N/A", "-", "未知"])
def test_a_number_is_missed_in_lists_of_the_publisher_alone(blank: str) -> None:
    row = ("Gold", blank, "Works", "CHINA", "Active")
    assert entry(*row).smelter_id is None
    (missed,) = read(HEAD, row, wanted=Wanted(ListSource.RMI_ACTIVE)).wrong
    assert missed.reason == "the smelter number is missing"


def test_a_successor_that_is_no_number_is_wrong_and_one_in_words_is_understood() -> None:
    head = ("Metal", "Smelter Name", "Replaced by")
    assert read(head, ("Gold", "Works", "CID12")).wrong[0].reason == "the successor “CID12” is no smelter number"
    assert read(head, ("Gold", "Works", "now CID900002")).entries[0].successor == "CID900002"
    assert read(head, ("Gold", "Works", "none")).entries[0].successor is None


def test_a_column_can_date_the_list() -> None:
    dated = [("As of", *ROWS[0]), *(("2026-08-15", *row) for row in ROWS[1:])]
    assert read(*dated).as_of.day == dt.date(2026, 8, 15)
    assert read(*dated, wanted=dataclasses.replace(OWN, as_of=dt.date(2026, 9, 1))).as_of.day == dt.date(2026, 9, 1)


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (("Tin", "CID900001", "Works", "CHINA", "Active"), "stands under several metals"),
        (("Gold", "CID900001", "Works", "CHINA", "Conformant"), "has several statuses"),
        (("Gold", "cid900001", "Works", "PERU", "Active"), "stands in several countries"),
    ],
)
def test_rows_that_contradict_each_other_are_all_left_out(second: Row, said: str) -> None:
    first = ("Gold", "CID900001", "Works", "CHINA", "Active")
    assert wrong(first, second) == [(row, f"CID900001 {said}: rows 2, 3") for row in (2, 3)]


def test_rows_that_say_the_same_twice_are_taken_once() -> None:
    found = read(*ROWS, ROWS[1], ("gold ", "cid 900001", " Kunlun Demo  Gold", "CHINA", "conformant"))
    assert (len(found.entries), found.repeated, found.wrong) == (3, 2, ())


def test_a_country_spelled_in_two_ways_contradicts_nothing() -> None:
    assert (
        wrong(("Gold", "CID900001", "A", "VIETNAM", "Active"), ("Gold", "CID900001", "B", "Viet Nam", "Active")) == []
    )


def test_further_rows_of_a_facility_are_its_other_names() -> None:
    found = read(
        HEAD, ("Gold", "CID900001", "Main", "CHINA", "Active"), ("Gold", "CID900001", "Other", "CHINA", "Active")
    )
    assert [(one.name, one.standard_name) for one in found.entries] == [("Main", "Main"), ("Other", "Main")]


def test_aliases_of_one_cell_become_names() -> None:
    found = read((*HEAD, "Also known as"), ("Gold", "CID900001", "Main", "CHINA", "Active", "One; 二厂\nThree;;Main"))
    assert [one.name for one in found.entries] == ["Main", "One", "二厂", "Three"]


def test_minerals_that_nobody_asks_about_and_the_templates_special_rows_are_passed_over() -> None:
    found = read(
        *ROWS,
        ("Silver", "CID900004", "Works", "CHINA", "Active"),
        ("Gold", "", "Smelter not listed", "", ""),
    )
    assert (found.wrong, dict(found.passed_over)) == (
        (),
        {
            "rows for minerals that CMRT and EMRT do not ask about": 1,
            "rows for smelters that are not listed or not identified": 1,
        },
    )


@pytest.mark.parametrize(
    ("word", "status", "scheme"),
    [
        ("Conformant", FacilityStatus.CONFORMANT, None),
        ("Non Conformant", FacilityStatus.NOT_CONFORMANT, None),
        ("Communication Suspended - Not Interested", FacilityStatus.COMMUNICATION_SUSPENDED, None),
        ("Cross-recognised (LBMA)", FacilityStatus.CROSS_RECOGNISED, Scheme.LBMA),
        ("", FacilityStatus.UNKNOWN, None),
    ],
)
def test_statuses_are_taken_by_their_exact_words(word: str, status: FacilityStatus, scheme: Scheme | None) -> None:
    read_entry = entry("Gold", "CID900001", "Works", "CHINA", word)
    assert (read_entry.status, read_entry.scheme) == (status, scheme)


def test_without_a_column_for_it_the_status_is_left_to_the_source() -> None:
    assert read(("Metal", "Smelter Name"), ("Gold", "Works")).entries[0].status is None


@pytest.mark.parametrize("text", ["Alias to CID900077", "Removed - alias to CID900077", "replaced by cid900077"])
def test_a_removed_smelter_names_its_successor(text: str) -> None:
    read_entry = entry("Gold", "CID900001", "Works", "CHINA", text)
    assert (read_entry.status, read_entry.successor) == (FacilityStatus.REMOVED, "CID900077")


def test_more_columns_are_read_where_they_are_there() -> None:
    head = (
        "Mineral",
        "CID",
        "Facility",
        "Location",
        "Province",
        "City",
        "Scheme",
        "Replaced by",
        "100% recycled",
        "Origins",
    )
    row = ("Au", "1234", "Works", "China", "CN-GD", "Shenzhen", "RJC", "CID 900002", "Yes", "Rwanda, Peru")

    found = read(head, row).entries[0]

    assert found == ListEntry(
        Mineral.GOLD,
        "CID001234",  # type: ignore[arg-type]
        "Works",
        "Works",
        "China",
        "CN-GD",
        "Shenzhen",
        scheme=Scheme.RJC,
        successor="CID900002",  # type: ignore[arg-type]
        recycles_only=True,
        origins=("Rwanda", "Peru"),
    )


def test_a_comma_in_a_countrys_name_separates_nothing() -> None:
    head = ("Metal", "Smelter Name", "Country of origin")
    assert read(head, ("Gold", "W", "Congo, Democratic Republic of the")).entries[0].origins == (
        "Congo, Democratic Republic of the",
    )


def test_a_list_is_refused_as_a_whole_when_more_than_a_tenth_is_wrong() -> None:
    right = tuple(("Gold", f"CID{900_000 + number}", "Works", "CHINA", "Active") for number in range(9))
    bad = ("Gold", "CID1", "Works", "CHINA", "Active")
    assert not read(HEAD, *right, bad).too_many_wrong
    assert read(HEAD, *right, bad, bad).too_many_wrong


def test_the_digest_is_of_the_entries_whatever_their_order() -> None:
    one, other = read(*ROWS), read(ROWS[0], *reversed(ROWS[1:]))
    assert digest_of(one.entries) == digest_of(other.entries)
    assert digest_of(one.entries) != digest_of(one.entries[1:])
    assert listed(ListSource.OWN, dt.date(2026, 8, 15), "x", one.entries).digest == digest_of(one.entries)


_CELLS = st.one_of(st.sampled_from([*ROWS[0], *ROWS[1], "Multiple", "#N/A", ""]), st.text(max_size=8))


@given(st.lists(st.lists(_CELLS, max_size=7).map(tuple), max_size=12))
def test_any_table_is_read_or_refused(rows: list[tuple[str, ...]]) -> None:
    try:
        found = read(*ROWS[:1], *rows)
    except NoList:
        return
    passed = sum(number for _, number in found.passed_over)
    assert len(found.wrong) + passed <= found.rows
    assert all(one.name and one.standard_name for one in found.entries)
