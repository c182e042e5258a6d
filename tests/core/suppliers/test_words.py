from collections.abc import Callable

import pytest

from oredesk.core.language import Language
from oredesk.core.supplier import OutOfScope
from oredesk.core.suppliers.cell_wrong import CellWrong
from oredesk.core.suppliers.wording import Trouble
from oredesk.core.suppliers.words import count, out_of_scope, sources, yes_or_no


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("1", 1), ("2.0", 2), ("12", 12), ("sole", 1), ("Single Source", 1), ("独家", 1), ("独家供应", 1)),
        *(("dual", 2), ("Dual-source", 2), ("两家", 2), ("三家", 3), ("several", 4), ("充分竞争", 4), ("多家", 4)),
        *(("unknown", None), ("不详", None)),
    ],
)
def test_sources_are_counted_or_named_by_words_of_competition(text: str, number: int | None) -> None:
    assert sources(text) == number


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "few", "1234567", "1e3", "二三家"])
def test_what_names_no_number_of_sources_is_wrong(text: str) -> None:
    with pytest.raises(CellWrong) as wrong:
        sources(text)
    assert wrong.value.trouble is Trouble.SOURCES


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(("yes", True), ("Y", True), ("是", True), ("√", True), ("已签署", True), ("1", True), ("TRUE", True)),
        *(("No", False), ("否", False), ("×", False), ("未签", False), ("FALSE", False), ("0", False)),
        *(("N/A", None), ("unknown", None), ("不适用", None)),
    ],
)
def test_yes_and_no_are_told_in_both_languages_and_by_signs(text: str, *, meant: bool | None) -> None:
    assert yes_or_no(text) is meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(("phase-out", OutOfScope.PHASE_OUT), ("正在淘汰", OutOfScope.PHASE_OUT), ("Resale", OutOfScope.RESALE)),
        *(("转售", OutOfScope.RESALE), ("no minerals", OutOfScope.NO_MINERALS), ("不含矿产", OutOfScope.NO_MINERALS)),
        *(("other", OutOfScope.OTHER), ("yes", OutOfScope.OTHER), ("是", OutOfScope.OTHER)),
        *(("no", None), ("in scope", None), ("范围内", None), ("否", None)),
    ],
)
def test_reasons_for_being_out_of_scope_are_told_in_both_languages(text: str, meant: OutOfScope | None) -> None:
    assert out_of_scope(text) is meant


def test_the_register_s_own_words_for_a_reason_are_understood() -> None:
    """What `oredesk suppliers list` prints may come back in a file."""
    for language in Language:
        for reason in (OutOfScope.PHASE_OUT, OutOfScope.RESALE, OutOfScope.NO_MINERALS, OutOfScope.OTHER):
            assert out_of_scope(reason.name_in(language)) is reason


@pytest.mark.parametrize(
    ("reader", "text", "trouble"),
    [
        (yes_or_no, "perhaps", Trouble.YES_NO),
        (yes_or_no, "", Trouble.YES_NO),
        (out_of_scope, "legal dispute", Trouble.SCOPE),
        (count, "-1", Trouble.COUNT),
        (count, "one", Trouble.COUNT),
        (count, "1.5", Trouble.COUNT),
    ],
)
def test_any_other_word_is_wrong(reader: Callable[[str], object], text: str, trouble: Trouble) -> None:
    with pytest.raises(CellWrong) as wrong:
        reader(text)
    assert wrong.value.trouble is trouble


def test_a_count_is_a_whole_number() -> None:
    assert (count("0"), count("3.0"), count(" 12 ")) == (0, 3, 12)
