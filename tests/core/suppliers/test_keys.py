import pytest

from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.core.suppliers.keys import KeyKind, code_key, keys_of


@pytest.mark.parametrize("code", ["v-0001", " V-0001 ", "Ｖ-０００１", "v-0001\n"])
def test_codes_are_compared_without_case_width_and_blanks_around_them(code: str) -> None:
    assert code_key(code) == code_key("V-0001")


@pytest.mark.parametrize("code", ["V0001", "V-001", "V-00010", "V - 0001"])
def test_codes_that_differ_in_anything_else_are_others(code: str) -> None:
    assert code_key(code) != code_key("V-0001")


def test_a_supplier_is_found_by_contacts_domains_and_names_however_spelled() -> None:
    supplier = Supplier(SupplierCode("1"), "A & B Ltd.", ("甲 公司", "a and b LTD"), ("Li@X.example",), ("X.example",))
    assert keys_of(supplier) == {
        (KeyKind.CONTACT, "li@x.example"),
        (KeyKind.DOMAIN, "x.example"),
        (KeyKind.NAME, "aandbltd"),
        (KeyKind.NAME, "甲公司"),
    }
