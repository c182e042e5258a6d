"""Whose submission it is: told by who mailed it, never by what the workbook says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.mail_domains import is_free_mail, is_registry
from oredesk.core.message import Authenticity
from oredesk.core.supplier import TiedBy
from oredesk.core.suppliers.identifying import Found, own_domains, tie
from oredesk.core.tie import Tied

NOBODY: frozenset[int] = frozenset()
SOME = st.frozensets(st.integers(1, 4))
VERDICTS = st.sampled_from(Authenticity)
LABELS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)


def found(contact: frozenset[int] = NOBODY, domain: frozenset[int] = NOBODY, name: frozenset[int] = NOBODY) -> Found:
    return Found(contact, domain, name)


class TestContacts:
    @pytest.mark.parametrize("verdict", [Authenticity.PASS, Authenticity.UNVERIFIED])
    def test_a_contact_speaks_for_its_supplier(self, verdict: Authenticity) -> None:
        assert tie(found(contact=frozenset({1})), verdict) == Tied(1, TiedBy.CONTACT)

    def test_a_contact_counts_before_the_domain(self) -> None:
        """Somebody moved from one company of a group to another."""
        known = found(contact=frozenset({1}), domain=frozenset({2}))
        assert tie(known, Authenticity.PASS) == Tied(1, TiedBy.CONTACT)

    @pytest.mark.parametrize(("name", "supplier"), [({2}, 2), ({2, 3}, 2), ({1, 2}, None), (set(), None), ({3}, None)])
    def test_the_company_name_decides_between_two_suppliers_of_one_contact(
        self, name: set[int], supplier: int | None
    ) -> None:
        tied = tie(found(frozenset({1, 2}), name=frozenset(name)), Authenticity.PASS)
        assert (tied.supplier if tied else None) == supplier

    def test_a_company_name_the_register_does_not_know_changes_nothing(self) -> None:
        """A subsidiary's, or one with a slip of the pen."""
        assert tie(found(contact=frozenset({1}), name=NOBODY), Authenticity.UNVERIFIED) == Tied(1, TiedBy.CONTACT)

    def test_an_agent_who_sends_another_supplier_s_workbook_is_left_to_a_person(self) -> None:
        assert tie(found(contact=frozenset({1}), name=frozenset({2})), Authenticity.PASS) is None


class TestDomains:
    def test_a_sender_whom_the_mail_server_vouches_for_speaks_for_the_supplier_of_the_domain(self) -> None:
        assert tie(found(domain=frozenset({1})), Authenticity.PASS) == Tied(1, TiedBy.DOMAIN)

    def test_without_that_an_unknown_address_of_the_domain_does_not(self) -> None:
        """Any domain can be read on a web page, and without DMARC anybody can write in its name."""
        assert tie(found(domain=frozenset({1})), Authenticity.UNVERIFIED) is None

    def test_the_company_name_decides_within_a_group(self) -> None:
        assert tie(found(domain=frozenset({1, 2}), name=frozenset({2})), Authenticity.PASS) == Tied(2, TiedBy.DOMAIN)
        assert tie(found(domain=frozenset({1, 2})), Authenticity.PASS) is None


@given(SOME, SOME, SOME)
def test_a_mail_that_the_mail_server_holds_for_forged_is_never_tied(
    contact: frozenset[int], domain: frozenset[int], name: frozenset[int]
) -> None:
    assert tie(Found(contact, domain, name), Authenticity.FAIL) is None


@given(SOME, VERDICTS)
def test_a_company_name_alone_ties_nothing(name: frozenset[int], verdict: Authenticity) -> None:
    assert tie(found(name=name), verdict) is None


@given(SOME, SOME, SOME, VERDICTS)
def test_whoever_is_tied_was_found_by_the_sender(
    contact: frozenset[int], domain: frozenset[int], name: frozenset[int], verdict: Authenticity
) -> None:
    tied = tie(Found(contact, domain, name), verdict)
    assert tied is None or tied.supplier in (contact if tied.by is TiedBy.CONTACT else domain)


class TestOwnDomains:
    def test_they_are_the_sender_s_and_those_above_it_the_narrowest_first(self) -> None:
        assert own_domains("Li@Mail.SZ.Acme.example") == ("mail.sz.acme.example", "sz.acme.example", "acme.example")

    @pytest.mark.parametrize("address", ["li@qq.com", "li@vip.qq.com", "li@YAHOO.co.jp", "li@gmail.com.", "li", ""])
    def test_free_mail_and_no_address_have_none(self, address: str) -> None:
        assert own_domains(address) == ()

    @pytest.mark.parametrize("address", ["li@com.cn", "li@co.uk", "li@localhost"])
    def test_nor_has_what_everybody_s_domains_lie_below(self, address: str) -> None:
        assert own_domains(address) == ()

    @given(LABELS, st.lists(LABELS, max_size=3), st.sampled_from(["qq.com", "163.com", "gmail.com", "web.de"]))
    def test_no_free_mail_address_has_one_however_it_is_written(
        self, local: str, above: list[str], provider: str
    ) -> None:
        assert own_domains(f"{local}@{'.'.join([*above, provider])}".upper()) == ()

    @given(LABELS, st.lists(LABELS, min_size=1, max_size=5))
    def test_each_holds_the_sender_and_is_nobody_else_s(self, local: str, labels: list[str]) -> None:
        domain = ".".join(labels)
        for own in own_domains(f"{local}@{domain}"):
            assert f".{domain}".endswith(f".{own}")
            assert not is_free_mail(own)
            assert not is_registry(own)
