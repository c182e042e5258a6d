from collections.abc import Iterable

import pytest

from oredesk.core.columns.vocabulary import C, Vocabulary, heading_key, same_heading
from oredesk.core.smelters.columns import VOCABULARY as SMELTERS
from oredesk.core.suppliers.columns import VOCABULARY as SUPPLIERS


def wordings(vocabulary: Vocabulary[C]) -> Iterable[str]:
    return (text for texts in vocabulary.headings.values() for text in texts)


@pytest.mark.parametrize("vocabulary", [SMELTERS, SUPPLIERS])
def test_every_wording_can_be_met_and_means_one_column(vocabulary: Vocabulary[C]) -> None:
    """One that is not written as headings are compared would never be found; one in two columns would be lost."""
    listed = list(wordings(vocabulary))
    assert [text for text in listed if heading_key(text) != text] == []
    assert sorted(listed) == sorted(set(listed))


def test_headings_are_the_same_whatever_their_punctuation() -> None:
    assert same_heading("Smelter_ID", " smelter id: ")
    assert not same_heading("Smelter ID", "Smelter")
