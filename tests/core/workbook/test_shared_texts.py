"""The shared texts of a workbook."""

import pytest

from oredesk.core.workbook.shared_texts import SharedTexts

THREE = b'<sst count="3"><si><t>a</t></si><si><t/></si><si><r><rPr><sz val="9"/></rPr><t>b</t></r></si></sst>'


def test_items_keep_their_numbers_when_the_others_are_emptied() -> None:
    assert SharedTexts(THREE).only({2}) == (
        b'<sst><si></si><si></si><si><r><rPr><sz val="9"/></rPr><t>b</t></r></si></sst>'
    )


@pytest.mark.parametrize(
    "xml",
    [
        b"<sst><si><t>a</t></si><si/></sst>",
        b"<x:sst><x:si><x:t>a</x:t></x:si></x:sst>",
        b"<sst><!-- <si> --><si><t>a</t></si></sst>",
        b'<sst><si xml:space="preserve"><t>a</t></si></sst>',
        b"",
    ],
)
def test_what_cannot_be_divided_safely_is_passed_on(xml: bytes) -> None:
    assert SharedTexts(xml).only({0}) == xml


def test_a_number_beyond_the_last_item_is_left_to_the_reader_of_the_sheet() -> None:
    assert SharedTexts(THREE).only({7}).count(b"<si>") == 3


def test_plain_texts_are_given_by_number() -> None:
    xml = b'<sst><si><t>one</t></si><si><t xml:space="preserve"> two &amp; </t></si></sst>'
    assert SharedTexts(xml).texts([1, 0, 1]) == [" two & ", "one", " two & "]
    assert SharedTexts(xml).texts([2]) is None


def test_texts_that_are_not_plain_are_left_to_a_reader_that_knows_them() -> None:
    assert SharedTexts(b"<sst><si><r><t>o</t></r><r><t>ne</t></r></si></sst>").texts([0]) is None
    assert SharedTexts(b"<sst><si><t>o\0ne</t></si></sst>").texts([0]) is None
    assert SharedTexts(b"").texts([0]) is None
