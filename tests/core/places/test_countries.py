"""Countries by name: exactly, in many languages and spellings, or not at all."""

import csv
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.language import Language
from oredesk.core.places.countries import countries_in, country_code, country_name, possible_codes
from oredesk.core.places.spellings import SPELLINGS

OBSERVED = Path(__file__).parents[4] / "shared" / "risk" / "rmi_country_names.csv"
LANGUAGES = ("en", "zh_Hans", "zh_Hant", "ja", "ko", "fr", "de", "pt", "es", "it", "tr")
NO_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CHINA", "CN"),
        ("  p.r. china ", "CN"),
        ("Ｃｈｉｎａ", "CN"),
        ("VIET NAM", "VN"),
        ("Vietnam", "VN"),
        ("TAIWAN, PROVINCE OF CHINA", "TW"),
        ("中国台湾省", "TW"),
        ("KOREA, REPUBLIC OF", "KR"),
        ("Korea (the Republic of)", "KR"),
        ("대한민국", "KR"),
        ("The Netherlands", "NL"),
        ("WESTERN SAHARA *", "EH"),
        ("ST. LUCIA", "LC"),
        ("Saint Lucia", "LC"),
        ("Bosnia and Herzegovina", "BA"),
        ("ドイツ", "DE"),
        ("Deutschland", "DE"),
        ("türkiye", "TR"),
        ("TURKIYE", "TR"),
        ("RW", "RW"),
        ("RWA", "RW"),
    ],
)
def test_a_name_in_any_usual_spelling_is_a_country(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text", ["DRC", "刚果（金）", "刚果(金)", "Congo, Democratic Republic of the", "COD", "Congo - Kinshasa"]
)
def test_the_democratic_republic_of_the_congo_is_told_from_its_neighbour(text: str) -> None:
    assert country_code(text) == "CD"


@pytest.mark.parametrize("text", ["刚果（布）", "Republic of the Congo", "Congo-Brazzaville", "CONGO, REP.", "COG"])
def test_the_republic_of_the_congo_is_told_from_its_neighbour(text: str) -> None:
    assert country_code(text) == "CG"


@pytest.mark.parametrize("text", ["Congo", "CONGO", "the Congo", "刚果", "コンゴ"])
def test_congo_alone_may_be_either(text: str) -> None:
    assert country_code(text) == ""
    assert possible_codes(text) == ("CD", "CG")


@pytest.mark.parametrize(
    "text",
    [
        "CÔTE D'IVOIRE",
        "CÔTE D’IVOIRE",
        "COTE DIVOIRE",
        "Cote d'Ivoire",
        "C?TE D'IVOIRE",
        "CÃ”TE D'IVOIRE",
        "CÃ´te d'Ivoire",
    ],
)
def test_a_name_whose_accents_were_lost_on_the_way_is_understood(text: str) -> None:
    """Seen where a file went through a program that knew only ASCII or only Windows-1252."""
    assert country_code(text) == "CI"


@pytest.mark.parametrize(
    "text",
    ["", " ", "Unknown", "N/A", "n.a.", "na", "No", "in", "-", "0", "ZZ", "EU", "China, Japan", "Chin", "Atlantis"],
)
def test_what_is_no_country_is_none(text: str) -> None:
    assert country_code(text) == ""


def test_names_that_look_alike_stay_apart() -> None:
    """A fuzzy search takes the one for the other."""
    names = (
        "Niger",
        "Nigeria",
        "Guinea",
        "Guinea-Bissau",
        "Equatorial Guinea",
        "Papua New Guinea",
        "Sudan",
        "South Sudan",
    )
    assert [country_code(name) for name in names] == ["NE", "NG", "GN", "GW", "GQ", "PG", "SD", "SS"]
    assert country_code("Dominica") != country_code("Dominican Republic")


def test_namibias_code_is_a_text() -> None:
    assert country_code("Namibia") == country_code("NA") == "NA"


def test_every_name_of_the_locale_data_gives_its_own_code_in_every_language() -> None:
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code not in NO_COUNTRIES and name != "Congo":
                assert country_code(name) == code, (language, name)


def test_every_spelling_of_the_own_table_gives_its_code_and_no_other() -> None:
    for code, spellings in SPELLINGS.items():
        assert [country_code(spelling) for spelling in spellings] == [code] * len(spellings)


def test_spellings_observed_in_real_lists_are_understood() -> None:
    if not OBSERVED.exists():
        return
    with OBSERVED.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["iso2"] not in ("", "ZZ") and row["rmi_spelling"] != "CONGO"]
    assert len(rows) > 350
    assert {row["rmi_spelling"]: country_code(row["rmi_spelling"]) for row in rows} == {
        row["rmi_spelling"]: row["iso2"] for row in rows
    }


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Rwanda", ["RW"]),
        ("Rwanda, Peru", ["RW", "PE"]),
        ("Congo, Democratic Republic of the", ["CD"]),
        ("Peru; Congo, Democratic Republic of the\nBosnia and Herzegovina", ["PE", "CD", "BA"]),
        ("卢旺达、刚果（金）和其他", ["RW"]),
        ("Australia/Brazil and Peru", ["AU", "BR", "PE"]),
        ("Recycled, RCOI confirmed as per RMI", []),
        ("", []),
    ],
)
def test_a_text_may_list_several_countries(text: str, codes: list[str]) -> None:
    assert [one for (one,) in countries_in(text)] == codes


def test_a_listed_congo_may_be_either() -> None:
    assert countries_in("Congo, Rwanda") == (("CD", "CG"), ("RW",))


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert len(country_code(text)) in (0, 2)
    assert all(countries_in(text))


def test_a_text_that_is_too_long_for_a_name_is_none() -> None:
    assert country_code("x" * 32_767) == ""
    assert countries_in("Rwanda," * 4_000) == (("RW",),)


def test_a_country_has_a_name_in_both_languages() -> None:
    assert country_name("RW", Language.EN) == "Rwanda"
    assert country_name("RW", Language.ZH) == "卢旺达"
    assert [country_name(code, Language.ZH) for code in ("TW", "HK", "MO")] == ["中国台湾", "中国香港", "中国澳门"]
    assert country_name("CD", Language.EN) == "DR Congo"
    assert country_name("CD", Language.ZH) == "刚果（金）"
    assert country_name("??", Language.EN) == "??"
