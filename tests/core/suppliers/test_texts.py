import contextlib
import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.supplier import MineralInScope
from oredesk.core.suppliers import texts
from oredesk.core.suppliers.cell_wrong import CellWrong
from oredesk.core.suppliers.wording import Trouble

TODAY = dt.date(2026, 11, 20)


def trouble(reader: Callable[[str], object], text: str) -> Trouble:
    """What is wrong with the cell."""
    with pytest.raises(CellWrong) as wrong:
        reader(text)
    return wrong.value.trouble


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("CN", "CN"), ("cn", "CN"), ("CHN", "CN"), ("China", "CN"), ("中国", "CN"), ("中华人民共和国", "CN")),
        *(("NA", "NA"), ("na", "NA"), ("NAM", "NA"), ("Namibia", "NA"), ("纳米比亚", "NA")),
        *(("DR Congo", "CD"), ("刚果（金）", "CD"), ("Rep. of Korea", "KR"), ("UK", "GB")),
    ],
)
def test_a_country_is_known_by_code_or_whole_name(text: str, code: str) -> None:
    assert texts.country(text) == code


@pytest.mark.parametrize("text", ["Chin", "Chinna", "N/A", "Europe", "XX", "Shenzhen", "x" * 2000])
def test_a_country_is_never_guessed(text: str) -> None:
    assert trouble(texts.country, text) is Trouble.COUNTRY


def test_of_a_name_that_two_countries_share_the_code_is_asked_for() -> None:
    with pytest.raises(CellWrong) as wrong:
        texts.country("Congo")
    assert (wrong.value.trouble, wrong.value.facts) == (Trouble.COUNTRY_OF_TWO, (("countries", "CD, CG"),))


@pytest.mark.parametrize(
    ("text", "code"), [("CN-GD", "CN-GD"), ("cn-gd", "CN-GD"), ("FR-75C", "FR-75C"), ("JP-13", "JP-13")]
)
def test_a_region_is_known_by_its_code(text: str, code: str) -> None:
    assert texts.region(text) == code


@pytest.mark.parametrize("text", ["Bavaria", "GD", "CN_GD", "CN-", "CN-GDGD", "XX-01", "ZZ-01", "深圳"])
def test_what_has_not_the_shape_of_a_region_s_code_is_wrong(text: str) -> None:
    assert trouble(texts.region, text) is Trouble.REGION


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Li@Example.com", ("li@example.com",)),
        ("a@x.example; b@x.example，c@x.example", ("a@x.example", "b@x.example", "c@x.example")),
        ("a@x.example b@x.example\nA@X.example", ("a@x.example", "b@x.example")),
        ("Li Wei <li@x.example>; 王 <wang@x.example>", ("li@x.example", "wang@x.example")),
        ("o'neil+cmrt@mail.x-y.example", ("o'neil+cmrt@mail.x-y.example",)),
    ],
)
def test_contacts_are_mail_addresses_however_they_are_listed(text: str, addresses: tuple[str, ...]) -> None:
    assert texts.addresses(text) == addresses


@pytest.mark.parametrize(
    "text", ["li", "li@", "@x.example", "li@x", "li@x..example", "a@b@c.example", "Li Wei", "x" * 999]
)
def test_what_is_no_mail_address_is_wrong(text: str) -> None:
    assert trouble(texts.addresses, text) is Trouble.ADDRESS


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("X.example", ("x.example",)),
        ("@x.example; y.example", ("x.example", "y.example")),
        ("vip.x.com.cn", ("vip.x.com.cn",)),
    ],
)
def test_domains_are_taken_with_or_without_their_sign(text: str, domains: tuple[str, ...]) -> None:
    assert texts.domains(text) == domains


@pytest.mark.parametrize(
    "text", ["qq.com", "vip.163.com", "gmail.com", "Outlook.com", "com.cn", "co.uk", "x.example; qq.com"]
)
def test_a_domain_that_is_open_to_everybody_is_nobody_s_own(text: str) -> None:
    assert trouble(texts.domains, text) is Trouble.FREE_MAIL


@pytest.mark.parametrize(
    "text", ["li@x.example", "x", "https://x.example", "x.example/", "-x.example", "x" * 300 + ".example"]
)
def test_what_is_no_domain_is_wrong(text: str) -> None:
    assert trouble(texts.domains, text) is Trouble.DOMAIN


@pytest.mark.parametrize(
    ("text", "said_by", "minerals"),
    [
        ("Tin; Gold", "R&D", (("Tin", "R&D"), ("Gold", "R&D"))),
        ("Tin (R&D); Gold (Purchasing, 2026)", "", (("Tin", "R&D"), ("Gold", "Purchasing, 2026"))),
        ("锡（研发部）、金", "采购部", (("Tin", "研发部"), ("Gold", "采购部"))),
        ("Gold (Au), 锡(Sn)", "", (("Gold", ""), ("Tin", ""))),
        ("Sn/Au + W & Ta", "", (("Tin", ""), ("Gold", ""), ("Tungsten", ""), ("Tantalum", ""))),
        ("tin; TIN; 锡", "x", (("Tin", "x"),)),
        ("3TG", "", (("Tin", ""), ("Tantalum", ""), ("Tungsten", ""), ("Gold", ""))),
        ("Aluminium; unobtainium; Co", "", (("Aluminium", ""), ("unobtainium", ""), ("Cobalt", ""))),
        ("none", "R&D", ()),
        ("不含矿产", "", ()),
    ],
)
def test_minerals_come_with_who_named_them(text: str, said_by: str, minerals: tuple[tuple[str, str], ...]) -> None:
    assert texts.minerals(text, said_by) == tuple(MineralInScope(*one) for one in minerals)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-03-31", (dt.date(2026, 3, 31), True)),
        ("2026/3/31", (dt.date(2026, 3, 31), True)),
        ("31.03.2026", (dt.date(2026, 3, 31), True)),
        ("2026年3月31日", (dt.date(2026, 3, 31), True)),
        ("yes", (None, True)),
        ("未签署", (None, False)),
        ("unknown", (None, None)),
    ],
)
def test_a_commitment_letter_is_a_day_or_a_yes_or_a_no(text: str, meant: tuple[dt.date | None, bool | None]) -> None:
    assert texts.letter(text, TODAY) == meant


def test_days_to_come_and_texts_that_are_no_days_are_wrong() -> None:
    assert trouble(lambda text: texts.letter(text, TODAY), "2026-11-21") is Trouble.FUTURE
    assert trouble(lambda text: texts.letter(text, TODAY), "in spring") is Trouble.LETTER
    assert trouble(lambda text: texts.past_date(text, TODAY), "2026-02-30") is Trouble.DATE
    assert texts.past_date("2026-11-20", TODAY) == TODAY


@pytest.mark.parametrize("reader", [texts.code, texts.name, texts.names, texts.short])
def test_texts_beyond_all_reason_are_wrong(reader: Callable[[str], object]) -> None:
    assert trouble(reader, "x" * 1000) is Trouble.TOO_LONG


def test_more_than_anybody_has_is_wrong() -> None:
    assert trouble(texts.addresses, ";".join(f"{number}@x.example" for number in range(51))) is Trouble.TOO_MANY
    assert trouble(texts.names, ";".join(map(str, range(51)))) is Trouble.TOO_MANY
    assert trouble(lambda text: texts.minerals(text, ""), ";".join(f"m{n}" for n in range(51))) is Trouble.TOO_MANY


def test_names_are_listed_once_and_blank_ones_left_out() -> None:
    assert texts.names("A Ltd; ; 甲公司；A Ltd; --") == ("A Ltd", "甲公司")
    assert trouble(texts.name, "---") is Trouble.NAME_MISSING


@given(st.text(max_size=200))
def test_any_text_is_read_or_wrong(text: str) -> None:
    for reader in (texts.code, texts.name, texts.names, texts.addresses, texts.domains, texts.country, texts.region):
        with contextlib.suppress(CellWrong):
            assert isinstance(reader(text), str | tuple)


@given(st.text(alphabet="ab(（)）;&+ ", max_size=60))
def test_brackets_of_any_kind_end_in_minerals(text: str) -> None:
    assert all(one.mineral for one in texts.minerals(text, ""))
