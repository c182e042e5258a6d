import pytest

from oredesk.core.language import Language
from oredesk.core.language_choice import asked_language, reply_languages, template_language, written_language

EN, ZH = Language.EN, Language.ZH
BOTH = (ZH, EN)


@pytest.mark.parametrize(
    ("subject", "language"),
    [("CMRT 2026 #en", EN), ("#ZH 冲突矿产", ZH), ("Order #enclosure", None), ("CMRT", None), ("", None)],
)
def test_a_sender_asks_for_a_language_in_the_subject(subject: str, language: Language | None) -> None:
    assert language == asked_language(subject)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("您好，请查收附件。", ZH),
        ("Dear all, 请查收 the attached file", ZH),
        ("Please find our CMRT attached.", EN),
        ("Hi", None),
        ("", None),
        ("+86 755 1234", None),
    ],
)
def test_a_text_shows_its_language_or_nothing(text: str, language: Language | None) -> None:
    assert language == written_language(text)


@pytest.mark.parametrize(
    ("selector", "language"),
    [("中文 Chinese", ZH), ("English", EN), ("日本語 Japanese", EN), ("Français", EN), ("", None), ("  ", None)],
)
def test_a_template_shows_its_language(selector: str, language: Language | None) -> None:
    assert language == template_language(selector)


def test_the_senders_own_choice_decides() -> None:
    assert reply_languages(EN, ["中文 Chinese"], "您好", BOTH) == (EN,)


def test_agreeing_evidence_gives_one_language() -> None:
    assert reply_languages(None, ["中文 Chinese"], "您好", BOTH) == (ZH,)
    assert reply_languages(None, ["English"], "", BOTH) == (EN,)


def test_disagreeing_or_missing_evidence_gives_every_offered_language_in_the_operators_order() -> None:
    assert reply_languages(None, ["English"], "您好", BOTH) == BOTH
    assert reply_languages(None, [], "", (EN, ZH)) == (EN, ZH)


def test_a_language_that_is_not_offered_is_not_used() -> None:
    assert reply_languages(EN, ["English"], "Please find attached our file", (ZH,)) == (ZH,)
