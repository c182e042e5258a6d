"""Which country a publisher's code means."""

import pytest

from official_files import MANY
from oredesk.core.places.indicators.codes import iso2, iso3


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("NAM", "NA"),
        ("KSV", "XK"),
        ("XKX", "XK"),
        ("ADO", "AD"),
        ("ROM", "RO"),
        ("ZAR", "CD"),
        ("TMP", "TL"),
        ("WBG", "PS"),
        *(("COD", "CD"), ("cod", "CD"), ("TWN", "TW"), ("JEY", "JE")),
    ],
)
def test_three_letters_mean_a_country_also_as_publishers_keep_them(code: str, country: str) -> None:
    assert iso3(code) == country


@pytest.mark.parametrize("code", ["", "NA", "XXX", "WLD", "DRC", "UAE", "CAR", "Guinea", "ANT", "N/A"])
def test_nothing_else_is_a_code_of_three_letters(code: str) -> None:
    assert iso3(code) == ""


def test_every_country_has_its_code() -> None:
    assert {iso3(three) for _, three in MANY} == {two for two, _ in MANY}


@pytest.mark.parametrize(("code", "country"), [("NA", "NA"), ("na", "NA"), ("XK", "XK"), ("CD", "CD")])
def test_two_letters_mean_a_country_and_na_is_namibia(code: str, country: str) -> None:
    assert iso2(code) == country


@pytest.mark.parametrize("code", ["", "UK", "EU", "XX", "NAM", "Namibia", "N/A"])
def test_nothing_else_is_a_code_of_two_letters(code: str) -> None:
    assert iso2(code) == ""
