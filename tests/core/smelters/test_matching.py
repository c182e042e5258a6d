import dataclasses
from pathlib import Path

import pytest
from bench.matching import Measured, measure
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.mineral import Mineral
from oredesk.core.smelter import ListEntry, ListSource
from oredesk.core.smelters.reference import Reference
from oredesk.core.workbook.lookup_list import read_lookup
from references import entry, listed

TEMPLATES = Path(__file__).parents[4] / "shared" / "rmi" / "templates"
"""The publisher's templates, where they are at hand; they never enter this repository."""
GOALS = {"RMI_CMRT_6.5.xlsx": 90.0, "RMI_EMRT_2.1.xlsx": 96.0}
"""Percent of names whose facility must be among the three suggested when the name itself is left out."""


def known_as(*names: str, number: int, country: str, city: str = "") -> list[ListEntry]:
    """The rows of one fictional facility."""
    rows = (entry(f"CID9000{number:02}", name, standard_name=names[0], country=country) for name in names)
    return [dataclasses.replace(row, city=city) for row in rows]


LOOK_UP = [
    *known_as("Ravenfield Precious Metals Inc.", "Ravenfield Gold", number=1, country="CANADA", city="Birchtown"),
    *known_as("Ravenfield Precious Metals Limited", "Ravenfield Birchtown", number=2, country="UNITED KINGDOM"),
    *known_as("Kestrel Gold Refinery GmbH", "Kestrel Scheideanstalt", "KGR", number=3, country="GERMANY"),
    *known_as("Jin Dian Gold Smelting Co., Ltd.", "Jindian Gold", "Dianjin Mining", number=4, country="CHINA"),
    *known_as("Shan Dian Gold Refinery", "Shandian Gold Co.", "Dianjin Mining", number=5, country="CHINA"),
    *known_as("Heron Bay Refining", "HERON BAY REFINING.", "Heron Bay Mint", number=6, country="AUSTRALIA"),
    *known_as("Plant 1 of Delta Metals", "Delta Metals 1", number=7, country="JAPAN", city="Delta"),
    *known_as("Plant 2 of Delta Metals", "Delta Metals 2", number=8, country="JAPAN", city="Delta"),
    *known_as("渡鸦黄金冶炼有限公司", "渡鸦黄金", "Duya Gold", number=9, country="CHINA"),
    *(
        dataclasses.replace(row, mineral=Mineral.TIN)
        for row in known_as("Heron Bay Refining", number=6, country="PERU")
    ),
]
"""Fictional: companies on two continents, two plants, one name for two, Chinese names, the same name in two metals."""
REFERENCE = Reference.of([listed(*LOOK_UP, source=ListSource.LOOKUP)])


def suggested(name: str, country: str = "", metal: str = "Gold", reference: Reference = REFERENCE) -> list[str]:
    return [one.facility.smelter_id for one in reference.suggest(metal, name, country)]


def decides_nothing_wrong(measured: Measured) -> bool:
    return not (measured.exact_wrong or measured.left_out_wrong or measured.absent_decided)


def test_names_left_out_of_a_look_up_are_never_decided_wrongly_and_mostly_found_again() -> None:
    measured = measure(LOOK_UP)
    assert decides_nothing_wrong(measured)
    assert measured.pairs == measured.exact_right + 2, "the name of two facilities alone is not decided"
    assert measured.left_out_right == 2, "a name that is spelled twice finds its facility either way"
    assert measured.found >= 90


@pytest.mark.parametrize("name", [name for name in GOALS if (TEMPLATES / name).exists()])
def test_so_it_is_with_the_look_ups_of_the_publishers_templates(name: str) -> None:
    measured = measure(read_lookup((TEMPLATES / name).read_bytes()).entries)
    assert decides_nothing_wrong(measured)
    assert measured.found >= GOALS[name]


@pytest.mark.parametrize(
    ("name", "country", "number"),
    [
        ("Ravenfeild Precious Metal", "CANADA", "CID900001"),  # misspelled
        ("Ravenfield Precious Metals", "英国", "CID900002"),  # the country tells which
        ("Heron Bay", "", "CID900006"),
        ("HBR", "AUSTRALIA", "CID900006"),  # its initials
        ("Kestrel Gold Refinery GmbH", "CHINA", "CID900003"),  # a name weighs more than a country mistaken
        ("渡鸦黄金集团", "中国", "CID900009"),
        ("Feather Trading", "PERU", ""),  # nothing in common, and none there
    ],
)
def test_the_likeliest_facility_comes_first(name: str, country: str, number: str) -> None:
    assert suggested(name, country)[:1] == ([number] if number else [])


def test_at_most_three_are_suggested_and_each_once() -> None:
    found = suggested("Delta Ravenfield Kestrel Heron Gold Metals", "JAPAN")
    assert len(found) == len(set(found)) == 3


def test_a_candidate_says_which_name_was_compared_and_how_like_it_is() -> None:
    best = REFERENCE.suggest("gold", "Kestrel Scheideanstalt AG", "GERMANY")[0]
    assert best.known_as == "Kestrel Scheideanstalt"
    assert best.facility.name == "Kestrel Gold Refinery GmbH"
    assert best.likeness == pytest.approx(100)


def test_only_facilities_of_the_metal_are_suggested() -> None:
    assert suggested("Heron Bay", metal="Tin") == ["CID900006"]
    assert suggested("Kestrel", metal="Tin") == []
    assert suggested("Kestrel", metal="Cobalt") == []
    assert suggested("Kestrel", metal="#N/A") == []


def test_the_only_facility_of_a_country_is_suggested_even_for_a_strange_name() -> None:
    [only] = REFERENCE.suggest("Gold", "Blue Feather", "AUSTRALIA")
    assert (only.facility.smelter_id, only.likeness) == ("CID900006", 0)


def test_in_a_country_of_many_nobody_is_suggested_for_a_strange_name() -> None:
    many = [row for number in range(30) for row in known_as(f"Refinery {number:02}", number=number, country="CHINA")]
    elsewhere = known_as("Kestrel", number=40, country="PERU")
    reference = Reference.of([listed(*many, *elsewhere, source=ListSource.LOOKUP)])
    assert suggested("Blue Feather", "CHINA", reference=reference) == []
    assert suggested("Blue Feather", "PERU", reference=reference) == ["CID900040"]


@pytest.mark.parametrize("name", ["", " ", "-", "?"])
def test_nothing_is_suggested_for_no_name(name: str) -> None:
    assert suggested(name, "AUSTRALIA") == []


@given(st.text(max_size=300), st.sampled_from(["", "CHINA", "JAPAN", "nowhere"]))
def test_any_text_is_answered_with_at_most_three_likenesses_out_of_a_hundred(name: str, country: str) -> None:
    candidates = REFERENCE.suggest("Gold", name, country)
    assert len(candidates) <= 3
    assert all(0 <= one.likeness <= 100 for one in candidates)
