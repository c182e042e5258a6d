"""What a declaration's places come to in words, and which of them are told."""

import dataclasses

import pytest

from declarations import BACKGROUND, cmrt, emrt, mine, smelter, with_answer, with_smelters, without_smelters
from oredesk.core.checks import examine, wording
from oredesk.core.checks.facilities import Facilities
from oredesk.core.checks.origins import Places, country_set, first_few, is_statement, undenied
from oredesk.core.declaration import Declaration, Question
from oredesk.core.finding import Finding
from oredesk.core.language import Language
from oredesk.core.list_rows import SmelterRow
from oredesk.core.mineral import Mineral
from oredesk.core.smelters.reference import NO_REFERENCE


def _row(number: int, **texts: str) -> SmelterRow:
    return smelter(number, "Tin", f"Works {number}", lookup_row=0, **{"country": "RWANDA", **texts})


def _tin(*rows: SmelterRow, answer: str = "No") -> Declaration:
    declaration = with_smelters(without_smelters(cmrt(), Mineral.TIN), *rows)
    return with_answer(declaration, Question.FROM_COVERED_COUNTRIES, answer, Mineral.TIN)


def _found(declaration: Declaration, code: str) -> Finding:
    (finding,) = (one for one in examine(declaration, BACKGROUND).findings if one.code == code)
    return finding


def test_a_finding_names_the_rows_the_smelters_and_their_countries_in_either_language() -> None:
    declaration = _tin(_row(20, smelter_id="CID910001"), _row(21, country="乌干达"))
    finding = _found(declaration, "Q071")
    assert str(finding.cell) == "Declaration!D39"
    english, chinese = (wording.message(finding, language) for language in (Language.EN, Language.ZH))
    assert "(rows 20, 21): CID910001 Works 20 (Rwanda); Works 21 (Uganda)." in english
    assert "（第 20、21 行）：CID910001 Works 20（卢旺达）；Works 21（乌干达）。" in chinese


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Outside of DRC, Rwanda, Uganda", ""),
        ("Not from the covered countries", ""),
        ("China (not DRC, Rwanda)", "China ("),
        ("China, Non-DRC", "China, "),
        ("All countries except DRC, Angola", "All countries "),
        ("非刚果（金）、卢旺达", ""),
        ("中国，不含刚果", "中国"),
        ("南非、中非共和国", "南非、中非共和国"),
        ("非洲", "非洲"),
        ("Norway, Nigeria", "Norway, Nigeria"),
    ],
)
def test_what_is_denied_is_no_origin(text: str, stated: str) -> None:
    assert undenied(text) == stated


def test_only_the_first_smelters_of_many_are_named() -> None:
    facilities = dict(_found(_tin(*map(_row, range(20, 60))), "Q071").facts)["facilities"]
    assert facilities == "Works 20 [RW]; Works 21 [RW]; Works 22 [RW]; Works 23 [RW]; …"


def test_only_the_first_cells_of_many_are_named() -> None:
    declaration = with_answer(
        _tin(*(_row(number, country="INDIA") for number in range(20, 60))), Question.FROM_CAHRAS, "No", Mineral.TIN
    )
    finding = _found(declaration, "Q075")
    assert str(finding.cell) == "Smelter List!J20"
    assert dict(finding.facts)["cells"] == "J20, J21, J22, J23, J24, J25, J26, J27, …"


def test_the_same_name_is_told_once() -> None:
    assert first_few(("Works [RW]", "Mill [RW]", "Works [RW]")) == "Works [RW]; Mill [RW]"
    assert first_few(()) == ""


def test_a_mine_is_a_place_of_its_own_metal() -> None:
    declaration = dataclasses.replace(emrt(), mines=(mine(5, metal=" cobalt ", country="Zambia", region="ZM-08"),))
    (place,) = _places(declaration).origins(Mineral.COBALT)
    assert (place.countries, place.region, place.called) == ((("ZM",),), "ZM-08", "Mine List!F5")
    assert _places(declaration).origins(Mineral.NICKEL) == ()


def test_an_operators_countries_may_be_codes_or_names() -> None:
    assert country_set(("CD", "RWA", "Sudan", "Atlantis")) == {"CD", "RW", "SD"}


def test_statements_that_take_the_place_of_a_mine_are_told_from_countries() -> None:
    assert all(map(is_statement, ("Recycled", "SCRAP material", "RCOI confirmed as per RMI", "再生料")))
    assert not any(map(is_statement, ("Peru", "", "German mines", "Unknown")))


def _places(declaration: Declaration) -> Places:
    rows: dict[str, list[SmelterRow]] = {}
    for row in declaration.smelters:
        rows.setdefault(row.metal.casefold(), []).append(row)
    return Places(rows, declaration.mines, Facilities(NO_REFERENCE, declaration.smelters))
