import datetime as dt

import pytest

from oredesk.core.supplier import StoredSupplier, Supplier, SupplierCode
from oredesk.core.suppliers.finding import look_alikes, meant

NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
REGISTER = [
    StoredSupplier(number, Supplier(SupplierCode(code), name, aliases), NOW)
    for number, (code, name, aliases) in enumerate(
        [
            ("V-1", "Kunlun Demo Plating Ltd", ("昆仑电镀",)),
            ("V-2", "Salzach Feinblech GmbH", ()),
            ("V-12", "V-1", ()),
            ("V-20", "Kunlun Demo Plating Ltd", ()),
        ],
        start=1,
    )
]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("v-1", [1]), ("Ｖ-12", [3]), ("昆仑 电镀", [1]), ("KUNLUN demo plating ltd.", [1, 4]), ("Kunlun", []), ("", [])],
)
def test_a_code_goes_before_names_and_a_name_may_be_of_several(text: str, numbers: list[int]) -> None:
    assert [one.number for one in meant(text, REGISTER)] == numbers


@pytest.mark.parametrize(("text", "number"), [("Kunlun Demo Platting", 1), ("Salzach Feinbleche", 2), ("-20", 4)])
def test_what_is_nearly_a_name_or_part_of_a_code_is_suggested(text: str, number: int) -> None:
    assert look_alikes(text, REGISTER)[0].number == number


def test_nothing_is_suggested_for_what_is_like_nothing() -> None:
    assert look_alikes("Zzyzx Aerospace", REGISTER) == []
    assert look_alikes(" ", REGISTER) == []
