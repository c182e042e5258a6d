import pytest

from oredesk.core.suppliers.columns import VOCABULARY, Column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Vendor No.", Column.CODE),
        ("LIFNR", Column.CODE),
        ("供应商代码", Column.CODE),
        ("供应商名称 / Supplier Name", Column.NAME),
        ("Annual spend (EUR)", Column.SPEND),
        ("年采购额（万元）", Column.SPEND),
        ("E-Mail", Column.CONTACTS),
        ("Country/Region", Column.COUNTRY),
        ("Number of qualified sources", Column.SOURCES),
        ("竞争充分性", Column.SOURCES),
        ("Minerals in scope", Column.MINERALS),
        ("minerals said by", Column.SAID_BY),
        ("承诺书签署日期", Column.COMMITMENT_LETTER),
        ("Open major NC", Column.OPEN_MAJOR),
    ],
)
def test_a_heading_is_understood_in_both_languages(heading: str, column: Column) -> None:
    meant = VOCABULARY.column_meant(heading)
    assert meant
    assert meant[0] is column


@pytest.mark.parametrize("heading", ["", "Payment terms", "Bank", "付款条件", "Last order", "Street"])
def test_a_heading_that_is_not_known_exactly_means_nothing(heading: str) -> None:
    assert VOCABULARY.column_meant(heading) is None


def test_every_column_tells_what_it_holds_and_has_a_heading() -> None:
    assert all(column.about for column in Column)
    assert all((meant := VOCABULARY.column_meant(column.value)) and meant[0] is column for column in Column)
