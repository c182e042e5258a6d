"""The look-up sheet, used as Excel's MATCH would use it."""

from oredesk.core.workbook.lookup import Found, Lookup
from spreadsheets import sheet_of


def lookup(*rows: tuple[str, str, str, str, str]) -> Lookup:
    """Rows of metal, look-up name, standard name, country, number; the first stands in row 5."""
    cells = {
        f"{column}{number}": text
        for number, row in enumerate(rows, start=5)
        for column, text in zip("ABCDE", row, strict=True)
        if text
    }
    return Lookup(sheet_of({"A4": "Metal", "B4": "Name", **cells}))


SMALL = lookup(
    ("Gold", "Dowa", "Dowa Ltd", "JAPAN", "CID000401"),
    ("Tin", "Dowa", "Dowa Tin", "JAPAN", "CID000402"),
    ("Tin", "Old Dowa", "Dowa Tin", "JAPAN", "CID000402"),
    ("Tin", "Twice", "First", "CHINA", "CID000403"),
    ("Tin", "Twice", "Second", "CHINA", "CID000404"),
    ("Gold", "M?taux SA", "M?taux SA", "FRANCE", "CID000405"),
    ("Gold", "Smelter not listed", "", "", ""),
)


def standard(found: Found | None) -> str | None:
    return found.standard if found else None


def test_a_number_is_found_whatever_its_case_but_never_trimmed() -> None:
    assert standard(SMALL.by_id("cid000401")) == "Dowa Ltd"
    assert SMALL.by_id("CID000401 ") is None
    assert SMALL.by_id("CID999999") is None


def test_a_name_is_found_within_its_metal() -> None:
    assert standard(SMALL.by_name("Gold", "dowa")) == "Dowa Ltd"
    assert standard(SMALL.by_name("Tin", "Dowa")) == "Dowa Tin"
    assert SMALL.by_name("Tungsten", "Dowa") is None


def test_an_alias_gives_the_standard_name() -> None:
    assert standard(SMALL.by_name("Tin", "Old Dowa")) == "Dowa Tin"


def test_of_several_rows_the_first_counts() -> None:
    assert standard(SMALL.by_name("Tin", "Twice")) == "First"


def test_wildcards_are_active_in_what_is_looked_for() -> None:
    """Some aliases hold a question mark where an accented letter was lost; it finds itself, and more."""
    assert standard(SMALL.by_name("Gold", "M?taux SA")) == "M?taux SA"
    assert standard(SMALL.by_name("Tin", "T*e")) == "First"
    assert standard(SMALL.by_name("Tin", "Tw*c*")) == "First"
    assert standard(SMALL.by_id("CID00040?")) == "Dowa Ltd"
    assert SMALL.by_name("Tin", "D?") is None


def test_a_tilde_vanishes_and_makes_a_wildcard_a_plain_character() -> None:
    assert standard(SMALL.by_name("Gold", "M~?taux SA")) == "M?taux SA"
    assert SMALL.by_name("Tin", "T~*e") is None
    assert standard(SMALL.by_name("Tin", "~Twice")) == "First"


def test_blank_cells_of_a_row_are_empty_texts() -> None:
    assert SMALL.by_name("Gold", "Smelter not listed") == Found(11, "Gold", "", "", "", "", "", "", "")


def test_nothing_longer_than_excel_allows_is_found() -> None:
    long_name = "x" * 300
    assert lookup(("Tin", long_name, "Long", "", "")).by_name("Tin", long_name) is None


def test_a_text_full_of_wildcards_comes_to_an_end() -> None:
    """Someone could send a pattern that a careless matcher tries in more ways than there are seconds."""
    many = lookup(*[("Tin", "a" * 200, f"Works {n}", "", "") for n in range(50)])
    assert many.by_name("Tin", "*a" * 60 + "b") is None


def test_it_tells_how_many_smelters_it_offers_for_each_metal() -> None:
    """Aliases repeat a number; the special rows have none."""
    assert SMALL.offered() == (("Gold", 2), ("Tin", 3))
    assert lookup().offered() == ()
