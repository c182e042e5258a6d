import pytest

from oredesk.core.typesetting import lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("a" * 9, 1), ("a" * 25, 3), ("\n\n", 3), ("钨" * 4, 1), ("钨" * 11, 3), ("aa钨" + "\n" + "b" * 12, 3)],
)
def test_chinese_characters_take_two_places_and_every_line_at_least_one(text: str, lines: int) -> None:
    assert lines_of(text, 10) == lines
