"""Areas on the EU's indicative list."""

import csv
from pathlib import Path

import pytest

from oredesk.core.places.cahra import EU_CAHRAS, Listing, area_list, cahra

PUBLISHED = Path(__file__).parents[4] / "shared" / "risk" / "eu_cahra_regions_2026_06.csv"


@pytest.mark.parametrize(
    ("country", "region"), [("ZW", ""), ("VE", "VE-A"), ("CD", ""), ("CD", "CD-NK"), ("RU", "RU-BEL"), ("IN", "IN-CG")]
)
def test_a_listed_country_or_region_is_on_the_list(country: str, region: str) -> None:
    assert cahra(country, region) is Listing.YES


@pytest.mark.parametrize(
    ("country", "region"), [("RW", ""), ("CN", "CN-53"), ("", ""), ("RU", "RU-KYA"), ("IN", "IN-GJ"), ("YE", "YE-SU")]
)
def test_any_other_place_is_not(country: str, region: str) -> None:
    assert cahra(country, region) is Listing.NO


@pytest.mark.parametrize(
    ("country", "region"), [("RU", ""), ("IN", "GJ"), ("MX", "US-TX"), ("UA", "UA-"), ("BF", "BF-BAL")]
)
def test_without_the_region_a_country_that_is_listed_in_part_is_undecided(country: str, region: str) -> None:
    """The forms also code Burkina Faso's provinces, which lie within the regions that the list names."""
    assert cahra(country, region) is Listing.REGION_UNKNOWN


def test_every_published_region_is_on_the_list_with_its_designation() -> None:
    if not PUBLISHED.exists():
        return
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            country, region = row["iso2"], row["iso_3166_2"]
            assert cahra(country, region) is Listing.YES
            if region:
                listed = EU_CAHRAS.conflict_affected if row["conflict_affected"] == "1" else EU_CAHRAS.high_risk
                assert region.removeprefix(f"{country}-") in listed[country]
            else:
                assert country in EU_CAHRAS.everywhere


def test_a_list_made_of_the_same_areas_says_the_same() -> None:
    kinds = [
        [(country, f"{country}-{part}") for country, parts in kind.items() for part in parts]
        for kind in (EU_CAHRAS.conflict_affected, EU_CAHRAS.high_risk)
    ]
    whole = [(country, "") for country in ("BI", "ER", "LY", "VE", "ZW")]
    made = area_list(EU_CAHRAS.name, EU_CAHRAS.as_of, EU_CAHRAS.source, kinds[0], [*kinds[1], *whole])
    assert made == EU_CAHRAS


def test_a_country_that_lost_a_region_is_no_longer_listed_as_a_whole() -> None:
    made = area_list("later", EU_CAHRAS.as_of, "", [("BI", "BI-BM"), ("SS", "SS-EC")], [("IN", "IN-CT"), ("ZZ", "")])
    assert made.listing("SS") is Listing.REGION_UNKNOWN
    assert made.listing("SS", "SS-WR") is Listing.NO
    assert made.listing("IN", "IN-CG") is Listing.YES
    assert made.listing("ZZ", "ZZ-1") is Listing.YES
    assert made.in_part("BI")
    assert not made.in_part("ZZ")
    assert not made.in_part("CN")
