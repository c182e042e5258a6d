import string

import pytest

from oredesk.core.language import Language, Text
from oredesk.core.refusal import WORDING, Refusal, RefusalCode, Refused


def placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_refusal_says_in_both_languages_what_is_the_matter_and_what_to_do(code: RefusalCode) -> None:
    for wording in WORDING[code]:
        assert isinstance(wording, Text)
        assert placeholders(wording.en) == placeholders(wording.zh)
        assert wording.en.endswith(".")
        assert wording.zh.endswith("。")


def test_facts_are_put_into_the_wording() -> None:
    refusal = Refused(RefusalCode.TOO_LARGE, size="31.4", limit="25").refusal
    assert "31.4 MB" in refusal.message(Language.EN)
    assert "25 MB" in refusal.message(Language.ZH)


def test_facts_stand_in_one_order_so_that_equal_refusals_are_equal() -> None:
    one = Refused(RefusalCode.TOO_LARGE, size="31", limit="25").refusal
    other = Refused(RefusalCode.TOO_LARGE, limit="25", size="31").refusal
    assert one == other == Refusal(RefusalCode.TOO_LARGE, (("limit", "25"), ("size", "31")))
