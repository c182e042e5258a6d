import pytest

from oredesk.core.smelters.numbers import number_meant, number_within


@pytest.mark.parametrize("text", ["CID001234", " cid001234 ", "CID 001234", "001234", "1234", "ＣＩＤ００１２３４"])
def test_a_number_is_understood_however_it_is_written(text: str) -> None:
    assert number_meant(text) == "CID001234"


@pytest.mark.parametrize("text", ["", "12", "CID1234", "CID0012345", "4CHN001", "CID001234 CID001235", "1234567"])
def test_what_is_no_number_means_none(text: str) -> None:
    assert number_meant(text) is None


def test_a_number_is_found_within_a_text_only_when_it_is_the_only_one() -> None:
    assert number_within("Alias to cid001234, since 2024") == "CID001234"
    assert number_within("CID001234 or CID001235") is None
    assert number_within("none") is None
