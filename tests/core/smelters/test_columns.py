import pytest

from oredesk.core.smelters.columns import VOCABULARY, Column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Smelter ID", Column.ID),
        ("Smelter_ID", Column.ID),
        ("smelter\nidentification", Column.ID),
        ("Ｓｍｅｌｔｅｒ　ＩＤ", Column.ID),
        ("Smelter Identification Number (CID)", Column.ID),
        ("Metal (*)", Column.METAL),
        ("金属 Metal (*)", Column.METAL),
        ("冶炼厂名称（必填）", Column.NAME),
        ("Standard Smelter Names", Column.STANDARD_NAME),
        ("Smelter Facility Location: Country", Column.COUNTRY),
        ("Country of Origin", Column.ORIGINS),
        ("State / Province", Column.REGION),
        ("RMAP-Status", Column.STATUS),
        ("审核状态", Column.STATUS),
        ("100% Recycled/Scrap", Column.RECYCLES_ONLY),
        ("As of", Column.LIST_DATE),
    ],
)
def test_a_heading_is_understood_in_the_dialects_of_lists(heading: str, column: Column) -> None:
    meant = VOCABULARY.column_meant(heading)
    assert meant
    assert meant[0] is column


@pytest.mark.parametrize("heading", ["", "()", "Audit date", "Remarks", "Contact", "Status of mine", "备注"])
def test_a_heading_that_is_not_known_exactly_means_nothing(heading: str) -> None:
    assert VOCABULARY.column_meant(heading) is None


def test_every_column_tells_what_it_holds_and_has_a_heading() -> None:
    assert all(column.about for column in Column)
    assert all((meant := VOCABULARY.column_meant(column.value)) and meant[0] is column for column in Column)
