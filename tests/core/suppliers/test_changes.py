from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

from oredesk.core.supplier import OutOfScope, Supplier, SupplierCode
from oredesk.core.suppliers.changes import changed_fields, concerns_scoring, shifts_shares

BARE = Supplier(SupplierCode("V-1"), "Parts Ltd")
BOUGHT = replace(BARE, spend=Decimal(5))


def test_the_fields_that_differ_are_told_in_the_register_s_order() -> None:
    assert changed_fields(BARE, replace(BARE, sources=2, aliases=("PL",))) == ("aliases", "sources")
    assert changed_fields(BARE, BARE) == ()


def test_of_a_new_supplier_the_fields_that_say_something_are_told() -> None:
    assert changed_fields(None, replace(BARE, contract_clause=False)) == ("code", "name", "contract_clause")


def test_an_amount_with_other_zeros_is_no_change() -> None:
    assert changed_fields(BOUGHT, replace(BARE, spend=Decimal("5.00"))) == ()


def test_every_field_either_concerns_scoring_or_only_tells_who_it_is() -> None:
    """A field that is added to suppliers must be thought of."""
    identity = {"code", "name", "aliases", "contacts", "domains", "out_of_scope_note", "business_unit"}
    other = {field.name for field in fields(Supplier)} - identity
    for name in other | identity:
        change: dict[str, Any] = {name: object()}
        assert concerns_scoring(BARE, replace(BARE, **change)) is (name in other), name


def test_spend_and_scope_shift_the_shares_of_others() -> None:
    assert shifts_shares(BARE, BOUGHT)
    assert shifts_shares(BOUGHT, replace(BOUGHT, out_of_scope=OutOfScope.RESALE))
    assert shifts_shares(None, BOUGHT)


def test_a_new_supplier_without_spend_or_out_of_scope_shifts_nothing() -> None:
    assert not shifts_shares(None, BARE)
    assert not shifts_shares(None, replace(BOUGHT, out_of_scope=OutOfScope.RESALE))
    assert not shifts_shares(BARE, replace(BARE, sources=1))
