"""What a person reads about a place, in both languages."""

import datetime as dt

import pytest

from oredesk.core.indicator import Indicator, IndicatorSource
from oredesk.core.language import Language
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.location import assess
from oredesk.core.risk.location_rule import LocationRule
from oredesk.core.risk.location_wording import (
    INDICATORS,
    KNOWN,
    PARTS,
    TOPICS,
    say_answer,
    say_band,
    say_floor,
    say_list,
    say_metal,
    say_place,
    say_typed,
    say_value,
)
from oredesk.core.risk.place import UNKNOWN, Place
from oredesk.core.risk.place_risk import Floor, FloorRule, Known, Part, PlaceRisk, Topic
from place_figures import figures


def risk(place: Place, *, metal: str = "", atlas: Atlas | None = None) -> PlaceRisk:
    return assess(atlas or Atlas.of(), LocationRule(), place, metal)


def test_guinea_comes_out_as_its_importer_found() -> None:
    guinea = risk(Place("GN"), atlas=Atlas.of(figures("GN", CPI=26, FSI=98)))
    assert say_typed(guinea, Language.EN) == (
        "conflict: no; governance: yes; human rights: yes -> enhanced due diligence"
    )
    assert say_typed(guinea, Language.ZH) == "冲突：否；治理：是；人权：是 -> 加强尽职调查"


def test_a_list_is_told_where_it_says_yes_or_cannot_say() -> None:
    assert "covered country (DR Congo and adjoining countries): yes -> enhanced" in say_typed(
        risk(Place("RW")), Language.EN
    )
    assert "depends on the region" in say_typed(risk(Place("IN")), Language.EN)
    assert "取决于所在地区" in say_typed(risk(Place("IN")), Language.ZH)
    assert "EU" not in say_typed(risk(Place("CN")), Language.EN)


def test_what_is_not_known_is_no_data() -> None:
    nowhere = risk(UNKNOWN)
    assert say_place(nowhere.place, Language.ZH) == "地点未知"
    assert say_band(nowhere.band, Language.EN) == "incomplete"
    assert say_value(nowhere.verdicts[0], Language.ZH) == "无数据"
    assert say_answer(nowhere.answer(Topic.EU_LIST), Language.EN) == "no data"


def test_a_floor_names_its_list_and_day() -> None:
    (floor,) = risk(Place("RU", "RU-KYA"), metal="Gold").floors
    assert say_floor(floor, "gold", Language.EN).startswith(
        "import ban on gold from there (import bans on Russian gold"
    )
    assert say_floor(floor, "gold", Language.ZH).endswith("瑞士，2022-07-21）")


def test_the_method_speaks_for_its_own_list() -> None:
    floor = Floor(FloorRule.TRANSIT, 60, "method", None)
    assert (
        say_floor(floor, "tin", Language.EN)
        == "tin from conflict areas is known to pass through (the method's own list)"
    )


def test_a_metal_that_is_no_mineral_of_the_templates_stays_as_it_is() -> None:
    assert say_metal("Aluminium", Language.ZH) == "Aluminium"
    assert say_metal("GOLD", Language.ZH) == "金"


@pytest.mark.parametrize("language", Language)
def test_everything_has_words(language: Language) -> None:
    words = [
        *(INDICATORS[one].in_(language) for one in Indicator),
        *(PARTS[one].in_(language) for one in Part),
        *(TOPICS[one].in_(language) for one in Topic),
        *(KNOWN[one].in_(language) for one in Known),
        *(say_floor(Floor(one, 60, "x", dt.date(2026, 1, 1)), "gold", language) for one in FloorRule),
    ]
    assert all(words)
    assert not any("{" in word for word in words)


def test_remarks_on_the_shipped_sanctions_regimes_are_told_in_chinese() -> None:
    regimes = Atlas.of().edition(IndicatorSource.UN_SANCTIONS)
    assert regimes
    remarked = [one.note for one in regimes.values if "(" in one.note]
    assert remarked
    assert [note for note in remarked if say_list(note, Language.ZH) == note] == []
    assert [note for note in remarked if say_list(note, Language.EN) != note] == []
