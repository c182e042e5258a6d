from oredesk.core.language import Language
from oredesk.core.refusal import RefusalCode
from oredesk.core.usecases.wanted_copies import wanted_copies
from replies import DIGEST, NO_NAME, NO_PHONE, SUSPICION, examined, refused, reply, tells_of_suspicion

BOTH = (Language.EN, Language.ZH)


def test_a_workbook_with_findings_gets_a_copy_that_says_them_in_every_language_of_the_reply() -> None:
    [copy] = wanted_copies(reply(examined("a.zip/CMRT.xlsx", [NO_NAME, NO_PHONE]), languages=BOTH))
    assert (copy.workbook, copy.name, copy.case, copy.languages) == (DIGEST, "a.zip/CMRT.xlsx", "OD-7KQ2-M9XR", BOTH)
    assert [(mark.code, mark.cell) for mark in copy.marks] == [("H001", NO_NAME.cell), ("H006", NO_PHONE.cell)]
    assert [words.message for words in copy.marks[0].words] == ["The company name is empty.", "公司名称为空。"]


def test_where_there_is_nothing_to_say_there_is_no_copy() -> None:
    nothing = reply(
        examined(), examined(findings=[SUSPICION]), refused("a.pdf", RefusalCode.PDF), refused("", RefusalCode.QUESTION)
    )
    assert wanted_copies(nothing) == ()


def test_suspicions_are_in_no_copy() -> None:
    [copy] = wanted_copies(reply(examined(findings=[SUSPICION, NO_NAME]), languages=BOTH))
    assert [mark.code for mark in copy.marks] == ["H001"]
    assert not tells_of_suspicion(repr(copy))


def test_the_same_file_attached_twice_is_marked_once() -> None:
    assert len(wanted_copies(reply(examined(findings=[NO_NAME]), examined("again.xlsx", [NO_NAME])))) == 1
