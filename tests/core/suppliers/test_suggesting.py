"""Whose an untied submission might be: suggestions for a person."""

import datetime as dt

import pytest

from oredesk.core.language import Language
from oredesk.core.supplier import StoredSupplier, Supplier, SupplierCode
from oredesk.core.suppliers.suggesting import Suggestions, Why
from oredesk.core.tie import SubmissionCard

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

REGISTER = (
    Supplier(
        SupplierCode("A"), "Acme Fasteners Ltd.", aliases=("爱克米紧固件有限公司",), contacts=("li@acme.example",)
    ),
    Supplier(SupplierCode("B"), "Shenzhen Bolts Co., Ltd.", domains=("bolts.example",)),
    Supplier(SupplierCode("C"), "深圳市某某电子有限公司", domains=("dianzi.example", "qq.com")),
    Supplier(SupplierCode("D"), "Northern Wire GmbH", contacts=("wu@qq.com",)),
)


def stored(*suppliers: Supplier) -> list[StoredSupplier]:
    return [StoredSupplier(number, one, NOW) for number, one in enumerate(suppliers, 1)]


def about(**facts: str) -> list[tuple[str, tuple[Why, ...]]]:
    """The codes and reasons that a submission gets."""
    plain = {"sender": "stranger@nowhere.example", "company": "", "contact": "", "template": "CMRT 6.5", "name": "x"}
    card = SubmissionCard(1, 1, NOW, **{**plain, **facts})  # type: ignore[arg-type]
    return [(one.supplier.supplier.code, one.why) for one in Suggestions(stored(*REGISTER)).about(card)]


@pytest.mark.parametrize("company", ["ACME FASTENERS LTD", "acme  fasteners, ltd.", "爱克米 紧固件有限公司"])
def test_the_same_name_or_alias_is_suggested_however_it_is_spelled(company: str) -> None:
    assert about(company=company)[0] == ("A", (Why.NAME,))


@pytest.mark.parametrize(
    ("company", "code"),
    [
        ("Acme Fastners Limited", "A"),
        ("Shenzen Bolts", "B"),
        ("深圳某某电子股份有限公司", "C"),
        ("NORTHERN WIRES", "D"),
    ],
)
def test_a_similar_name_is_suggested(company: str, code: str) -> None:
    assert about(company=company)[0] == (code, (Why.ALIKE,))


def test_all_that_speaks_for_a_supplier_is_told_and_more_comes_first() -> None:
    found = about(company="Shenzhen Bolts Co Ltd", sender="new@sub.bolts.example", contact="li@acme.example")
    assert found == [("B", (Why.NAME, Why.DOMAIN)), ("A", (Why.CONTACT_IN_FILE,))]


def test_the_contact_in_the_file_helps_by_address_and_domain() -> None:
    assert about(contact="wu@qq.com") == [("D", (Why.CONTACT_IN_FILE,))]
    assert about(contact="any@dianzi.example") == [("C", (Why.DOMAIN_IN_FILE,))]


def test_a_free_mail_domain_suggests_nobody_whatever_the_register_says() -> None:
    assert about(sender="zhao@qq.com", contact="sun@vip.qq.com") == []


def test_a_name_that_is_like_none_and_a_blank_one_suggest_nobody() -> None:
    assert about(company="Zzyzx") == about() == []


def test_at_most_three_are_suggested_the_same_name_before_similar_ones() -> None:
    alike = ("Golden Plating Xiamen", "Golden Plating Ningbo", "Golden Plating", "Golden Plating Wuxi")
    others = (f"{letter * 4} Works" for letter in "abcdefghijklmnopq")
    several = [Supplier(SupplierCode(f"S{number}"), name) for number, name in enumerate((*alike, *others))]
    card = SubmissionCard(1, 1, NOW, "x@y.example", "Golden Plating Wuxi", "", "CMRT 6.5", "x")
    found = Suggestions(stored(*several)).about(card)
    assert len(found) == 3
    assert (found[0].supplier.supplier.code, found[0].why) == ("S3", (Why.NAME,))


def test_hostile_names_are_compared_like_any_other() -> None:
    """Control characters, a bidi override, markup, and a name as long as a cell can hold."""
    for company in ("\x1b[2J\u202eACME", "[bold]Acme[/bold]", "acme " * 6000, "=cmd|' /C calc'!A0", "💥"):
        assert len(about(company=company)) <= 3


def test_an_empty_register_suggests_nobody() -> None:
    card = SubmissionCard(1, 1, NOW, "x@y.example", "Acme", "", "CMRT 6.5", "x")
    assert Suggestions(()).about(card) == []


def test_every_reason_exists_in_both_languages() -> None:
    for why in Why:
        assert why.name_in(Language.EN).isascii()
        assert not why.name_in(Language.ZH).isascii()
