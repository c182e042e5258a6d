import pytest

from oredesk.core.language import Language
from oredesk.core.mineral import Mineral
from oredesk.core.smelters.minerals import is_other_mineral, mineral_meant


@pytest.mark.parametrize("mineral", Mineral)
def test_every_mineral_is_understood_in_both_languages(mineral: Mineral) -> None:
    for text in (mineral.value, mineral.upper(), f" {mineral} ", mineral.name_in(Language.ZH), f"{mineral} (x)"):
        assert mineral_meant(text) is mineral


@pytest.mark.parametrize(
    ("text", "mineral"), [("Au", Mineral.GOLD), ("Tin (Sn)", Mineral.TIN), ("锡（Sn）", Mineral.TIN)]
)
def test_symbols_are_understood_alone_and_in_brackets(text: str, mineral: Mineral) -> None:
    assert mineral_meant(text) is mineral


@pytest.mark.parametrize("text", ["", "Silver", "Multiple", "Golden", "Tin; Gold", "()"])
def test_what_names_no_mineral_of_ours_means_none(text: str) -> None:
    assert mineral_meant(text) is None


def test_minerals_of_others_are_known_as_such() -> None:
    assert is_other_mineral("Silver (Ag)")
    assert not is_other_mineral("Gold")
    assert not is_other_mineral("Unobtainium")
