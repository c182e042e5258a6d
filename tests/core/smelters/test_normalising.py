import unicodedata
from typing import Literal, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.smelters.normalising import metal_key, name_key, number_key

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
texts = st.text(max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ravenfield Refining Co., Ltd.", "RAVENFIELD REFINING CO.,LTD"),  # typed from memory
        ("Ravenfield  Refining\u00a0Co.\n", "Ravenfield Refining Co"),  # pasted from a web page
        ("Raven\u200bfield\ufeff Re\u00adfining", "Ravenfield Refining"),  # copied from a PDF
        ("Ｒａｖｅｎｆｉｅｌｄ（Ｔｉｎ）", "Ravenfield (Tin)"),  # typed with a Chinese input method
        ("Ravenfield – Plant “North”", 'Ravenfield - Plant "North"'),  # mended by Word
        ("Ögussa Métaux", "Ogussa Metaux"),  # typed on a keyboard without accents
        ("Głogów Işık Røros", "GLOGOW ISIK ROROS"),  # likewise
        ("O\u0308gussa", "Ögussa"),  # saved on a Mac
        ("Heron & Sons", "Heron and Sons"),
        ("云南示范锡业（集团）有限公司", "云南示范锡业(集团)有限公司"),
        ("A.B.C. Metals", "ABC Metals"),
        ("Jin Ding Tin", "Jinding Tin"),
    ],
)
def test_what_people_type_differently_without_meaning_it_is_folded(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ravenfield Inc.", "Ravenfield Limited"),  # two companies on two continents
        ("Ravenfield Ltd.", "Ravenfield Limited"),
        ("Ravenfield Co.", "Ravenfield GmbH"),
        ("Ravenfield", "Ravenfield Co."),
        ("Ravenfield Plant 1", "Ravenfield Plant 2"),
        ("Ravenfield 1 2", "Ravenfield 12"),
        ("Ravenfield 1-12", "Ravenfield 11-2"),
        ("Ravenfield North", "North Ravenfield"),
        ("カラス製錬", "ガラス製錬"),  # the marks of kana make other words
        ("云南锡业", "云南铜业"),
    ],
)
def test_names_that_may_be_two_facilities_stay_different(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["", " ", "-", "—", "…", "()", "\u200b", "?", "###"])
def test_a_name_without_letters_and_digits_is_none(name: str) -> None:
    assert name_key(name) == ""


def test_of_a_whole_cell_of_text_only_the_beginning_counts() -> None:
    assert name_key("\n" * 999 + "Ravenfield Co. " * 2000) == "ravenfieldco" * 20
    assert len(name_key("\ufdfa" * 32_767)) < 10_000  # a letter that stands for a sentence of eighteen


@given(texts)
def test_a_normalised_name_is_its_own_normal_form(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(texts, st.sampled_from(get_args(Form)))
def test_however_letters_are_composed_the_name_is_the_same(text: str, form: Form) -> None:
    assert name_key(unicodedata.normalize(form, text)) == name_key(text)


@given(texts)
def test_case_and_what_stands_around_a_name_do_not_matter(text: str) -> None:
    assert name_key(f' "{text}". ') == name_key(text.upper()) == name_key(text.lower()) == name_key(text)


@given(texts)
def test_only_letters_digits_and_gaps_between_digits_are_left(text: str) -> None:
    assert all(char.isalnum() or char == " " for char in name_key(text))


def test_metals_and_numbers_are_compared_without_case_and_blanks_around_them() -> None:
    assert metal_key(" TIN ") == metal_key("Tin")
    assert number_key("\tcid900001 ") == "CID900001"
