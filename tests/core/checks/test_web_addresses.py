"""Where web addresses lead, told by their looks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.checks.web_addresses import Reach, reach_of


@pytest.mark.parametrize(
    "text",
    [
        "www.acme.example/policy",
        "HTTPS://ACME.EXAMPLE",
        "政策见www.acme.example/zh。",
        "https://acme.example/policy.pdf",
        "http://intranet/policy; for others: acme.example",
        "https://2001.acme.example:8443/#top",
        "www.maxxx.example",
    ],
)
def test_a_public_address_serves_everybody_whatever_stands_beside_it(text: str) -> None:
    assert reach_of(text) is Reach.EVERYBODY


@pytest.mark.parametrize(
    "text",
    [
        "http://localhost",
        "http://oa/policy.asp",
        "https://intra.acme.corp/policy",
        "http://10.1.2.3/index.html",
        "http://[::1]/",
        "ftp://files.acme.example/policy.pdf",
        r"\\nas\public\policy.pdf",
        "D:/policy.pdf",
        "请见 C:\\政策.pdf",
        "www.companyname.com",
        "http://www.your-company.com/policy",
        "www.xxxx.com.cn",
    ],
)
def test_networks_disks_and_samples_serve_nobody_outside(text: str) -> None:
    assert reach_of(text) is Reach.NOBODY_OUTSIDE


@pytest.mark.parametrize(
    "text", ["", "see policy.pdf", "jane.doe@acme.example", "Rev. 2.1", "我们的政策", "and/or: yes", "http", "N.A."]
)
def test_a_text_without_an_address_leads_nowhere(text: str) -> None:
    assert reach_of(text) is Reach.NOWHERE


@given(st.text(st.sampled_from("htp:/.w@axC\\ 政1-"), max_size=300))
def test_any_text_leads_somewhere(text: str) -> None:
    assert reach_of(text) in Reach


def test_a_whole_cell_of_dots_is_looked_through_at_once() -> None:
    assert reach_of("a." * 16_000 + "@") is Reach.NOWHERE
