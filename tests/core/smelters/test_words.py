import pytest

from oredesk.core.smelters.words import abbreviations, telling_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ravenfield Refining Co., Ltd.", ("ravenfield", "refining")),
        ("PT. Ravenfield Tbk", ("ravenfield",)),
        ("Heron & Raven Group", ("heron", "raven")),
        ("Raven Raven Mine", ("raven", "mine")),
        ("示范锡业股份有限公司", ("示范锡业",)),
        ("S.A.", ("sa",)),
        ("A.B.C. Raven N.V.", ("abc", "raven")),
        ("-", ()),
    ],
)
def test_legal_forms_and_joining_words_say_nothing(name: str, words: tuple[str, ...]) -> None:
    assert telling_words(name) == words


def test_a_cell_full_of_text_is_looked_at_only_where_it_begins() -> None:
    assert len(telling_words(" ".join(f"word{number}" for number in range(9999)))) <= 24
    assert len("".join(telling_words("x" * 32_767))) <= 200


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ember Copper Corporation", {"ec", "ecc"}),
        ("Raven Mining and Metals", {"rmm", "rmam"}),
        ("Ravenfield", set()),
        ("A B C D E F G H I J", set()),
        ("", set()),
    ],
)
def test_a_name_of_several_words_may_be_abbreviated(name: str, initials: set[str]) -> None:
    assert initials <= abbreviations(name)
    assert not any(len(short) < 2 for short in abbreviations(name))
    assert bool(abbreviations(name)) is bool(initials)
