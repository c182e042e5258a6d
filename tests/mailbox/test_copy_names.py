from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.language import Language
from oredesk.core.marked_copy import CopyMade, Unmarkable
from oredesk.core.message import Sha256
from oredesk.mailbox.copy_names import file_names, named_copies
from replies import CASE, DIGEST, NO_NAME, examined, reply

OTHER = Sha256("cd" * 32)


@pytest.mark.parametrize(
    ("original", "language", "expected"),
    [
        ("CMRT Acme.xlsx", Language.EN, f"CMRT Acme-marked-{CASE}.xlsx"),
        ("CMRT_海岸电子.XLSX", Language.ZH, f"CMRT_海岸电子-已标注-{CASE}.xlsx"),
        ("from Li.zip/2026/CMRT v1.2.xlsx", Language.EN, f"CMRT v1.2-marked-{CASE}.xlsx"),
        ("", Language.EN, f"workbook-marked-{CASE}.xlsx"),
        (".xlsx", Language.EN, f"workbook-marked-{CASE}.xlsx"),
        ("..\\..\\etc\\passwd", Language.EN, f"passwd-marked-{CASE}.xlsx"),
        ("CMRT[1].xlsx", Language.EN, f"CMRT_1_-marked-{CASE}.xlsx"),  # a browser's second download
        ('a"b:c*?.xls', Language.EN, f"a_b_c__-marked-{CASE}.xlsx"),
    ],
)
def test_a_copy_is_named_after_its_workbook(original: str, language: Language, expected: str) -> None:
    assert next(file_names(original, language, CASE)) == expected


@given(st.text(max_size=300), st.text(max_size=30))
def test_no_name_is_a_path_or_long_or_hides_anything(original: str, case: str) -> None:
    name = next(file_names(original, Language.EN, case))
    assert not set(name) & set('/\\:*?"<>|\0\r\n\u202e')
    assert not name.startswith(".")
    assert name.endswith(".xlsx")
    assert len(name) <= 50 + len("-marked-") + len(case) + len(".xlsx")


def test_two_workbooks_of_one_name_get_two_names() -> None:
    answer = reply(examined("CMRT.xlsx", [NO_NAME]), replace(examined("b/cmrt.xlsx", [NO_NAME]), sha256=OTHER))
    named = named_copies(answer, [CopyMade(DIGEST, b"1"), CopyMade(OTHER, b"2")])
    assert named == {DIGEST: (f"CMRT-marked-{CASE}.xlsx", b"1"), OTHER: (f"cmrt-marked-{CASE}-2.xlsx", b"2")}


def test_a_reason_stays_a_reason_and_copies_of_nothing_are_left_out() -> None:
    named = named_copies(reply(examined()), [CopyMade(DIGEST, Unmarkable.STRICT), CopyMade(OTHER, b"?")])
    assert named == {DIGEST: Unmarkable.STRICT}
