import pytest

from oredesk.core.questions import asks_something


@pytest.mark.parametrize(
    "text",
    [
        "Which version do you need?",
        "请问截止日期是哪天",
        "这样填写可以吗？",
        "Could you tell us the deadline",
        "我们没有使用钴，还需要填写吗。",
    ],
)
def test_a_question_is_noticed(text: str) -> None:
    assert asks_something(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Please find attached our CMRT.",
        "您好，附件为我司的CMRT，请查收。",
        "See https://example.com/cmrt?year=2026",
        "谢谢！",
    ],
)
def test_a_plain_note_is_no_question(text: str) -> None:
    assert not asks_something(text)
