"""How answers that contradict each other are told for several minerals."""

import pytest

from declarations import BACKGROUND, cmrt, emrt, with_answer
from oredesk.core.checks import examine
from oredesk.core.checks.contradictions import SHARES
from oredesk.core.declaration import Declaration, Question
from oredesk.core.finding import Finding
from oredesk.core.mineral import Mineral
from oredesk.core.workbook.layouts import LAYOUTS, Layout

EDITIONS = [layout for layouts in LAYOUTS.values() for layout in layouts]


def told(declaration: Declaration, code: str) -> list[Finding]:
    return [finding for finding in examine(declaration, BACKGROUND).findings if finding.code == code]


def answered(declaration: Declaration, shares: dict[Mineral, str]) -> Declaration:
    for mineral, share in shares.items():
        declaration = with_answer(declaration, Question.SHARE_OF_SUPPLIERS, share, mineral)
    return declaration


@pytest.mark.parametrize("layout", EDITIONS, ids=lambda layout: f"{layout.kind}-{layout.version}")
def test_the_shares_stand_in_the_order_of_every_edition(layout: Layout) -> None:
    offered = {at.choices for at in layout.answers if at.question is Question.SHARE_OF_SUPPLIERS}
    assert offered <= {SHARES[: len(choices)] for choices in offered}


def test_what_is_the_same_for_several_minerals_is_told_once_with_all_cells() -> None:
    declaration = emrt("2.1")
    some = answered(declaration, dict.fromkeys(declaration.minerals, "Greater than 75%"))
    (finding,) = told(some, "Q062")
    facts = dict(finding.facts)
    assert (facts["cells"], facts["other_cells"]) == ("D90, D91, D92, D93, D94, D95", "D78, D79, D80, D81, D82, D83")
    assert facts["mineral"] == ""


def test_a_single_mineral_is_named() -> None:
    (finding,) = told(answered(cmrt(), {Mineral.TIN: "Greater than 90%"}), "Q062")
    assert dict(finding.facts)["mineral"] == "Tin"
    assert finding.cell is not None
    assert (finding.cell.address, finding.value) == ("D63", "Yes")


def test_different_answers_are_told_apart() -> None:
    shares = {Mineral.TIN: "Greater than 90%", Mineral.GOLD: "50% or less", Mineral.TANTALUM: "50% or less"}
    found = told(answered(cmrt(), shares), "Q062")
    assert [dict(finding.facts)["cells"] for finding in found] == ["D62, D64", "D63"]
    assert [dict(finding.facts)["cells"] for finding in told(answered(cmrt(), shares), "Q064")] == ["D56, D58"]


def test_smelters_without_any_suppliers_answer_are_told_once_for_all_minerals() -> None:
    declaration = emrt("2.1")
    (finding,) = told(answered(declaration, dict.fromkeys(declaration.minerals, "Did not survey")), "Q069")
    facts = dict(finding.facts)
    assert (facts["cells"], facts["comments"]) == ("D78, D79, D80, D81, D82, D83", "G78, G79, G80, G81, G82, G83")
    assert facts["rows"] == "5, 6, 7, 8, 9, 10"


def test_unknown_origins_are_told_once_for_each_question() -> None:
    declaration = cmrt()
    for mineral in declaration.minerals:
        declaration = with_answer(declaration, Question.FROM_COVERED_COUNTRIES, "Unknown", mineral)
        declaration = with_answer(declaration, Question.FROM_CAHRAS, "Unknown", mineral)
    cells = [dict(finding.facts)["cells"] for finding in told(declaration, "Q076")]
    assert cells == ["D38, D39, D40, D41", "D44, D45, D46, D47"]
