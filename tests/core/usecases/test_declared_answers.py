"""What a declaration says as far as risk is scored by it."""

import dataclasses
from typing import Any

import pytest

from declarations import cmrt, emrt, mine, smelter, with_answer
from oredesk.core.declaration import Declaration, Question
from oredesk.core.list_rows import MineRow, SmelterRow
from oredesk.core.mineral import Mineral
from oredesk.core.survey import DeclaredOrigin, Statement
from oredesk.core.usecases.declared_answers import answers_of

WORKS = smelter(5, "Tin", "Tin Works", id_typed="CID000292", smelter_id="CID000292")


def origins(row: SmelterRow = WORKS, *mines: MineRow, **texts: Any) -> tuple[DeclaredOrigin, ...]:  # noqa: ANN401 - fields of the row
    """The origins of a declaration with this row on its Smelter List, and these mines."""
    rows = (dataclasses.replace(row, **texts),)
    return answers_of(dataclasses.replace(emrt(), smelters=rows, mines=mines)).origins


class TestStatements:
    @pytest.mark.parametrize("declaration", [cmrt(), emrt(), emrt("1.3")])
    def test_every_question_is_there_under_its_concept(self, declaration: Declaration) -> None:
        statements = answers_of(declaration).statements
        assert [(one.question, one.about) for one in statements] == [
            (answer.question, answer.about) for answer in declaration.answers
        ]

    def test_an_answer_says_what_it_means_in_the_template_s_english(self) -> None:
        declaration = with_answer(cmrt(), Question.HAS_POLICY, "是", meaning="Yes")
        assert answers_of(declaration).of(Question.HAS_POLICY) == (Statement(Question.HAS_POLICY, "", "Yes"),)

    @pytest.mark.parametrize("value", [None, "maybe"])
    def test_an_answer_that_is_missing_or_not_understood_means_nothing(self, value: str | None) -> None:
        declaration = with_answer(cmrt(), Question.ALL_RECYCLED, value, Mineral.GOLD)
        gold = next(one for one in answers_of(declaration).of(Question.ALL_RECYCLED) if one.about == "Gold")
        assert gold.meaning == ""


class TestOriginsOfSmelters:
    def test_several_countries_in_one_text_are_several_origins(self) -> None:
        assert origins(mine_countries="Peru; 中国, DRC") == tuple(
            DeclaredOrigin("Tin", "CID000292", country, "") for country in ("PE", "CN", "CD")
        )

    @pytest.mark.parametrize(
        "text", ["", "  ", "N/A", "unknown", "NA", "Congo", "Outside of the DRC", "RCOI confirmed as per RMI", "#REF!"]
    )
    def test_what_names_no_country_for_certain_is_no_origin(self, text: str) -> None:
        """Blank, filled in only, one of two Congos, denied, or a statement instead of a country."""
        assert origins(mine_countries=text) == ()

    def test_what_is_named_before_a_denial_counts(self) -> None:
        assert [one.country for one in origins(mine_countries="China, not from DRC")] == ["CN"]

    def test_a_smelter_without_number_is_known_by_its_name(self) -> None:
        row = smelter(5, "tin", "Smelter not listed", name="New Works, Inc.", mine_countries="Peru")
        assert origins(row) == (DeclaredOrigin("Tin", "newworksinc", "PE", ""),)

    def test_the_same_said_twice_is_one_origin(self) -> None:
        rows = (dataclasses.replace(WORKS, mine_countries="Peru"),) * 2
        assert len(answers_of(dataclasses.replace(cmrt(), smelters=rows)).origins) == 1


class TestOriginsOfMines:
    def test_a_mine_lies_in_its_region(self) -> None:
        found = origins(WORKS, mine(5, metal="tin", smelter="TIN WORKS", country="China", region="CN-YN"))
        assert found == (DeclaredOrigin("Tin", "CID000292", "CN", "CN-YN"),)

    @pytest.mark.parametrize(
        ("named", "known_by"),
        [
            ("Tin  works.", "CID000292"),
            ("cid000292", "CID000292"),
            ("Other Works", "otherworks"),
            ("", ""),
            ("n/a", ""),
        ],
    )
    def test_its_smelter_is_found_on_the_smelter_list_by_name_or_number(self, named: str, known_by: str) -> None:
        (found,) = origins(WORKS, mine(5, metal="Tin", smelter=named, country="Peru"))
        assert found.smelter == known_by

    def test_a_smelter_of_another_metal_is_another_one(self) -> None:
        (found,) = origins(WORKS, mine(5, metal="Gold", smelter="Tin Works", country="Peru"))
        assert found.smelter == "tinworks"

    @pytest.mark.parametrize("country", ["", "NA", "no", "Congo", "China, Peru", "#N/A"])
    def test_a_country_that_is_not_one_for_certain_is_left_out(self, country: str) -> None:
        assert origins(WORKS, mine(5, metal="Tin", country=country)) == ()
