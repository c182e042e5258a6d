"""Provinces by the workbook's own hidden lists."""

from collections.abc import Iterable

import pytest

from oredesk.core.workbook.provinces import NO_PROVINCES, Provinces

LISTS = {
    "C": (("CODE", "FULL NAME"), ("CN", "CHINA"), ("CD", "CONGO, DEMOCRATIC REPUBLIC OF THE"), ("NA", "NAMIBIA")),
    "SorP": (
        ("code", "name"),
        ("CD-NK", "Nord-Kivu"),
        ("CN-YN", "Yunnan"),
        ("NA-KA", "Karas"),
        ("CN-XX", "Yunnan"),
        ("CN-Sichuan", "Sichuan"),
    ),
}


def provinces() -> Provinces:
    return Provinces(LISTS.__getitem__)


@pytest.mark.parametrize(
    ("country", "province", "code"),
    [
        ("CHINA", "Yunnan", "CN-YN"),
        ("china ", " YUNNAN", "CN-YN"),
        ("CONGO, DEMOCRATIC REPUBLIC OF THE", "Nord-Kivu", "CD-NK"),
        ("NAMIBIA", "Karas", "NA-KA"),
        ("NAMIBIA", "Yunnan", ""),
        ("CHINA", "Sichuan", ""),  # somebody edited the list
        ("Atlantis", "Yunnan", ""),
        ("CHINA", "", ""),
        ("", "Yunnan", ""),
    ],
)
def test_a_province_has_a_code_within_its_country(country: str, province: str, code: str) -> None:
    assert provinces().code(country, province) == code


def test_the_lists_are_read_once_and_only_when_an_address_is_complete() -> None:
    read = []

    def pairs(sheet: str) -> Iterable[tuple[str, str]]:
        read.append(sheet)
        return LISTS[sheet]

    asked = Provinces(pairs)
    asked.code("CHINA", "")
    assert read == []
    asked.code("CHINA", "Yunnan")
    asked.code("CHINA", "Sichuan")
    assert read == ["C", "SorP"]


def test_a_workbook_without_the_lists_tells_no_province() -> None:
    assert NO_PROVINCES.code("CHINA", "Yunnan") == ""
