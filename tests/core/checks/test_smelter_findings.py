"""What the findings about smelters say in detail: which facilities, how many, where, and in which words."""

import pytest

from declarations import TODAY, cmrt, smelter, with_smelters, without_smelters
from oredesk.core.checks import Background, examine, message
from oredesk.core.finding import Finding
from oredesk.core.language import Language
from oredesk.core.list_rows import SmelterRow
from oredesk.core.mineral import Mineral
from references import REFERENCE


def findings(code: str, *rows: SmelterRow) -> list[Finding]:
    declaration = with_smelters(without_smelters(cmrt(), Mineral.GOLD), *rows)
    examination = examine(declaration, Background(TODAY, REFERENCE))
    assert examination.faults == ()
    return [finding for finding in examination.findings if finding.code == code]


def numbered(row: int, number: str) -> SmelterRow:
    return smelter(row, "Gold", "Gold Works", smelter_id=number)


def not_listed(row: int, name: str, country: str = "") -> SmelterRow:
    return smelter(row, "Gold", "Smelter not listed", name=name, country=country)


def broken(row: int, number: str, name: str = "") -> SmelterRow:
    return smelter(row, "#N/A", "#N/A", id_typed=number, name=name)


def test_smelters_not_yet_conformant_are_one_finding_per_metal_and_status() -> None:
    found = findings(
        "S070", *(numbered(row, number) for row, number in enumerate(("CID900004", "CID900005", "CID900004"), 20))
    )
    told = {dict(finding.facts)["status"]: dict(finding.facts) for finding in found}
    assert set(told) == {"eligible", "outreach"}
    assert (told["eligible"]["count"], told["eligible"]["rows"]) == ("1", "20, 22")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            Language.EN,
            (
                "with the status “eligible”, so neither conformant nor being audited: 1 (row 20),"
                " namely CID900004 Harbour Bullion Refining (Singapore)."
            ),
        ),
        (
            Language.ZH,
            "“符合参与条件（Eligible）”：1 家（第 20 行），即 CID900004 Harbour Bullion Refining（新加坡）。",
        ),
    ],
)
def test_status_and_country_are_told_in_the_readers_language(language: Language, words: str) -> None:
    (found,) = findings("S070", numbered(20, "CID900004"))
    assert message(found, language).endswith(words)


def test_suggestions_are_three_at_most_with_the_likeliest_first() -> None:
    (found,) = findings("S073", not_listed(20, "Kunlun Demo Golds Ltd", country="CHINA"))
    candidates = dict(found.facts)["candidates"].split("; ")
    assert candidates[0] == "CID900001 Kunlun Demo Gold [CN]"
    assert len(candidates) <= 3


def test_a_name_of_several_smelters_is_put_as_a_question_whatever_the_country() -> None:
    (found,) = findings("S072", not_listed(20, "Demo Precious Metals", country="ARGENTINA"))
    assert dict(found.facts)["candidates"] == "CID900001 Kunlun Demo Gold [CN]; CID900003 Pampa Refinadora [AR]"
    assert found.cell is not None
    assert found.cell.address == "D20"


@pytest.mark.parametrize("slip", ["CID900091", "CID090001"])
def test_one_slip_in_the_number_beside_a_similar_name_leaves_one_candidate(slip: str) -> None:
    """Somebody copied number and name from paper: CID900001, Kunlun Demo Gold, which is like Kunlun Demo Tin."""
    (found,) = findings("S075", broken(20, slip, name="Kunlun Demo Golds"))
    assert dict(found.facts)["candidates"] == "CID900001 Kunlun Demo Gold [CN]"


def test_a_similar_name_without_a_similar_number_leaves_the_choice() -> None:
    (found,) = findings("S075", broken(20, "CID987654", name="Kunlun Demo Golds"))
    candidates = dict(found.facts)["candidates"].split("; ")
    assert candidates[0] == "CID900001 Kunlun Demo Gold [CN]"
    assert len(candidates) > 1


def test_a_wrong_number_in_the_other_metals_list_is_found_by_name_in_any_metal_asked_about() -> None:
    (found,) = findings("S075", broken(20, "Kunlun Demo Tin"))
    assert dict(found.facts)["candidates"] == "CID900101 Kunlun Demo Tin [CN]"


def test_the_same_smelter_by_number_and_by_name_is_told_with_both_rows() -> None:
    (found,) = findings("S055", numbered(20, "CID900001"), not_listed(27, "Kunlun Gold Refining Co."))
    assert dict(found.facts) | {"rows": "20, 27", "number": "CID900001", "count": "2"} == dict(found.facts)


@pytest.mark.parametrize("number", ["CID900008", "CID900009", "CID900007"])
def test_nobody_is_told_to_use_the_number_of_a_facility_that_is_gone(number: str) -> None:
    name = REFERENCE.facilities["gold", number].name
    assert findings("S071", not_listed(20, name)) == []
    assert findings("S076", broken(20, number)) == []
