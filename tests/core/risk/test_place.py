"""Places as people and lists name them."""

import pytest

from oredesk.core.language import Language
from oredesk.core.mineral import Mineral
from oredesk.core.risk.place import UNKNOWN, Place, place_in, places_meant, smelter_place
from oredesk.core.smelter import DeclaredSmelter, Facility, SmelterId


def declared(country: str, region: str = "") -> DeclaredSmelter:
    return DeclaredSmelter("Gold", "CID000001", "Works", country, region)


def facility(country: str, region: str = "") -> Facility:
    return Facility(Mineral.GOLD, SmelterId("CID000001"), "Works", country, region, "", None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("RW", Place("RW")),
        ("rw", Place("RW")),
        ("CN-GD", Place("CN", "CN-GD")),
        (" cn-gd ", Place("CN", "CN-GD")),
        ("几内亚", Place("GN")),
        ("Guinea", Place("GN")),
        ("GIN", Place("GN")),
        ("NA", Place("NA")),
        ("na", Place("NA")),
        ("XK", Place("XK")),
    ],
)
def test_a_place_is_meant_by_code_or_name(text: str, place: Place) -> None:
    assert places_meant(text) == (place,)


@pytest.mark.parametrize("text", ["", "Atlantis", "ZZ", "ZZ-1", "CN-", "CN-GDDD"])
def test_anything_else_is_no_place(text: str) -> None:
    assert places_meant(text) == ()


def test_a_bare_congo_may_be_either() -> None:
    assert places_meant("Congo") == (Place("CD"), Place("CG"))


@pytest.mark.parametrize("region", ["", "CN-44", "GD", "IN-", "IN-TAMIL"])
def test_a_region_that_is_no_code_of_the_country_is_left_out(region: str) -> None:
    assert place_in("IN", region) == Place("IN")


def test_a_region_of_no_country_is_nowhere() -> None:
    assert place_in("", "IN-TN") == UNKNOWN


def test_lists_know_best_where_a_smelter_is() -> None:
    assert smelter_place(declared("CHINA", "CN-GD"), facility("RW")) == Place("RW")
    assert smelter_place(declared("INDIA", "IN-TN"), facility("IN", "IN-GJ")) == Place("IN", "IN-GJ")


def test_what_lists_leave_open_is_as_declared() -> None:
    assert smelter_place(declared("INDIA", "IN-TN"), facility("IN")) == Place("IN", "IN-TN")
    assert smelter_place(declared("INDIA", "IN-TN"), facility("")) == Place("IN", "IN-TN")
    assert smelter_place(declared("刚果（金）"), None) == Place("CD")


@pytest.mark.parametrize("country", ["", "Congo", "NA", "na", "No", "unknown"])
def test_what_names_no_one_country_is_not_known(country: str) -> None:
    """*NA* on a form is hardly ever Namibia."""
    assert smelter_place(declared(country), None) == UNKNOWN


def test_it_has_a_name_in_both_languages() -> None:
    assert Place("GN").name_in(Language.EN) == "Guinea (GN)"
    assert Place("CN", "CN-GD").name_in(Language.ZH) == "中国 (CN-GD)"
