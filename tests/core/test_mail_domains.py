"""Who may be a colleague of whom, by their addresses."""

import pytest

from oredesk.core.mail_domains import domain_of, is_free_mail, is_registry, may_be_colleagues


@pytest.mark.parametrize(
    "domain",
    [
        *("qq.com", "QQ.com", "vip.qq.com", "foxmail.com", "163.com", "vip.126.com", "aliyun.com", "ms12.hinet.net"),
        *("gmail.com", "outlook.com", "hotmail.co.uk", "yahoo.co.jp", "yahoo.com.tw", "live.de", "naver.com", "web.de"),
    ],
)
def test_a_mail_provider_s_domain_is_everybody_s(domain: str) -> None:
    assert is_free_mail(domain)


@pytest.mark.parametrize(
    "domain",
    [
        *("supplier.example", "not-qq.com", "qq.com.supplier.example", "live.supplier.example", "outlook.at.example"),
        *("yahoo", "com", "", "mail.supplier.com"),
    ],
)
def test_any_other_domain_is_somebody_s(domain: str) -> None:
    assert not is_free_mail(domain)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("li@supplier.example", "wang@supplier.example"),
        ("Li@Supplier.Example", "wang@supplier.example."),
        ("li@supplier.example", "wang@cn.supplier.example"),
        ("li@mail.supplier.example", "wang@supplier.example"),
        ("li@qq.com", " LI@QQ.com"),
        ("li@gmail.com", "Li+cmrt@GMail.com"),
        ("li+emrt@gmail.com", "li+cmrt@gmail.com."),
        ("", ""),
    ],
)
def test_one_address_or_one_domain_may_be_one_organisation(address: str, other: str) -> None:
    assert may_be_colleagues(address, other)
    assert may_be_colleagues(other, address)


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("li@supplier.example", "li@customer.example"),
        ("li@qq.com", "wang@qq.com"),
        ("li+cmrt@gmail.com", "wang+cmrt@gmail.com"),
        ("+1@gmail.com", "+2@gmail.com"),
        ("li@qq.com", "li@vip.qq.com"),
        ("li@mysupplier.example", "li@supplier.example"),
        ("li@supplier.example", ""),
        ("nobody", "nothing"),
    ],
)
def test_two_customers_of_a_provider_and_two_domains_are_strangers(address: str, other: str) -> None:
    assert not may_be_colleagues(address, other)
    assert not may_be_colleagues(other, address)


def test_a_domain_is_what_follows_the_last_at_sign() -> None:
    assert domain_of('"a@b"@Supplier.Example') == "supplier.example"
    assert domain_of("nobody") == ""


@pytest.mark.parametrize(
    ("domain", "told"),
    [("cn", True), ("COM.CN", True), ("co.uk.", True), ("or.jp", True), ("acme.cn", False), ("acme.com.cn", False)],
)
def test_a_domain_below_which_everybody_s_lie_is_a_registry_s(domain: str, *, told: bool) -> None:
    assert is_registry(domain) is told
