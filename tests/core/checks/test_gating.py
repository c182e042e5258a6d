"""Which answers RMI's Checker asks for, family by family."""

import pytest

from declarations import (
    BACKGROUND,
    blank,
    cmrt,
    emrt,
    with_answer,
    with_choice,
    with_field,
    with_hidden,
    with_smelters,
    without_smelters,
)
from declarations import smelter as a_smelter
from oredesk.core.cells import Value
from oredesk.core.checks import examine
from oredesk.core.declaration import Declaration, Field, Question
from oredesk.core.mineral import Mineral

ADDED, REMAINS = Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT
CMRT_GOLD_LATER_ROWS = {26, 31, 36, 41, 46, 51}


def rows(declaration: Declaration) -> set[int]:
    return {
        finding.checker_row for finding in examine(declaration, BACKGROUND).findings if finding.checker_row is not None
    }


def switched(declaration: Declaration, mineral: Mineral, first: Value, second: Value = "Yes") -> Declaration:
    return with_answer(with_answer(declaration, ADDED, first, mineral), REMAINS, second, mineral)


@pytest.mark.parametrize(
    ("declaration", "count"),
    [
        (cmrt("6.01"), 52),
        (cmrt("6.6"), 52),
        (emrt("1.1"), 31),
        (emrt("1.3"), 31),
        (emrt("2.1"), 68),
        (emrt("2.1", ()), 9),
    ],
    ids=lambda value: str(value.template) if isinstance(value, Declaration) else str(value),
)
def test_an_empty_template_has_as_many_open_rows_as_rmis_checker_counts(declaration: Declaration, count: int) -> None:
    assert examine(blank(declaration), BACKGROUND).open_rows == len(rows(blank(declaration))) == count


@pytest.mark.parametrize("declaration", [cmrt(), emrt("1.3"), emrt("2.1")], ids=lambda d: str(d.template))
def test_a_declaration_whose_minerals_are_all_answered_no_asks_nothing_more(declaration: Declaration) -> None:
    empty = blank(declaration)
    for mineral in empty.minerals:
        empty = with_answer(empty, ADDED, "no", mineral)
    assert rows(empty) == {field.checker_row for field in empty.fields if field.checker_row} - {6}


@pytest.mark.parametrize(
    ("first", "second", "open_rows"),
    [
        ("Yes", "Yes", set()),
        ("No", None, set()),
        ("NO", None, set()),
        ("Yes", "no", set()),
        (None, "Yes", {16, 21} | CMRT_GOLD_LATER_ROWS),
        (None, "No", {16, 21} | CMRT_GOLD_LATER_ROWS),  # an answer to question 2 counts only after a Yes
        (0.0, None, {16, 21} | CMRT_GOLD_LATER_ROWS),
        ("否", "Yes", {21} | CMRT_GOLD_LATER_ROWS),
        ("Yes ", "Yes", {21} | CMRT_GOLD_LATER_ROWS),
        ("Unknown", None, {21} | CMRT_GOLD_LATER_ROWS),
        ("Yes", None, {21} | CMRT_GOLD_LATER_ROWS),
        ("Yes", "Unknown", CMRT_GOLD_LATER_ROWS),
        ("yes", "", CMRT_GOLD_LATER_ROWS),
    ],
)
def test_in_a_cmrt_later_answers_count_only_after_two_times_yes(
    first: Value, second: Value, open_rows: set[int]
) -> None:
    assert rows(switched(cmrt(), Mineral.GOLD, first, second)) == open_rows


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("Yes", "Yes", True),
        ("Maybe", "Maybe", True),
        ("unknown", "Yes", False),
        ("Not applicable for this declaration", "Yes", False),
        ("Yes", "Not Applicable for this Declaration", False),
        ("Yes", "Unknown", False),
        ("Unknown ", "Yes", True),
        ("Not declaring", "Yes", True),
    ],
)
def test_in_an_emrt_1_unknown_switches_a_mineral_off(first: str, second: str, asked: bool) -> None:  # noqa: FBT001 - a table
    declaration = with_answer(
        switched(emrt("1.3"), Mineral.MICA, first, second), Question.FROM_CAHRAS, None, Mineral.MICA
    )
    assert rows(declaration) == ({24} if asked else set())


@pytest.mark.parametrize(
    ("first", "second", "asked"),
    [
        ("Not declaring", "Yes", False),
        ("Yes", "Not declaring", True),
        ("Not applicable for this declaration", "Yes", True),
        ("Yes", "UNKNOWN", False),
    ],
)
def test_in_an_emrt_2_not_declaring_switches_a_mineral_off(first: str, second: str, asked: bool) -> None:  # noqa: FBT001 - a table
    declaration = with_answer(
        switched(emrt("2.1"), Mineral.COPPER, first, second), Question.FROM_CAHRAS, None, Mineral.COPPER
    )
    assert rows(declaration) == ({40} if asked else set())


def test_in_an_emrt_later_answers_count_though_question_2_is_blank() -> None:
    assert rows(switched(emrt("1.3"), Mineral.MICA, "Yes", None)) == {21}
    assert rows(switched(emrt("2.1"), Mineral.MICA, None, "Yes")) == {21}


def test_a_chosen_mineral_is_asked_in_the_row_of_its_place_in_the_alphabet() -> None:
    declaration = emrt("2.1", (Mineral.NICKEL, Mineral.COPPER))
    assert rows(with_answer(declaration, Question.ALL_RECYCLED, None, Mineral.NICKEL)) == {51}
    assert rows(without_smelters(declaration, Mineral.COPPER)) == {114}


def test_metal_and_smelter_may_stand_in_different_rows_for_rmis_checker() -> None:
    declaration = without_smelters(cmrt(), Mineral.TIN)
    metal_only, key_only = a_smelter(9, "tin", ""), a_smelter(10, "Tin (Sn)", "Tin Works")
    assert rows(with_smelters(declaration, metal_only)) == {66}
    assert rows(with_smelters(declaration, key_only)) == {66}
    assert rows(with_smelters(declaration, metal_only, key_only)) == set()


def test_in_an_emrt_2_the_hidden_cell_is_the_metal_alone() -> None:
    declaration = without_smelters(emrt("2.1"), Mineral.MICA)
    assert rows(with_smelters(declaration, a_smelter(20, "Mica", "Works", match_key="mica"))) == set()
    assert rows(with_smelters(declaration, a_smelter(20, "Mica", "Works", match_key="MicaWorks"))) == {118}


def test_an_unknown_smelter_number_makes_the_row_about_not_listed_smelters_undecidable() -> None:
    unknown = a_smelter(21, "#N/A", "#N/A", id_typed="CID999999", match_key="#N/A")
    incomplete = a_smelter(20, "Gold", "Smelter not listed")
    assert rows(with_smelters(cmrt(), incomplete)) == {69}
    examination = examine(with_smelters(cmrt(), incomplete, unknown), BACKGROUND)
    assert examination.open_rows == 0
    assert [finding.code for finding in examination.findings] == ["S003", "S004", "S005"]


def test_the_not_listed_row_of_emrt_1_1_shows_as_open_and_is_left_out_of_the_total() -> None:
    incomplete = a_smelter(20, "Mica", "Smelter Not Listed", name="Foo")
    for version in ("1.1", "1.11"):
        declaration = with_smelters(emrt(version), incomplete)
        assert rows(declaration) == {65}
        assert examine(declaration, BACKGROUND).open_rows == 0
    assert examine(with_smelters(emrt("1.2"), incomplete), BACKGROUND).open_rows == 1


def test_several_incomplete_smelters_are_several_findings_and_one_open_row() -> None:
    incomplete = (a_smelter(20, "Gold", "Smelter not listed"), a_smelter(21, "Tin", "Smelter not listed", name="Foo"))
    examination = examine(with_smelters(cmrt(), *incomplete), BACKGROUND)
    assert [str(finding.cell) for finding in examination.findings] == [
        "Smelter List!D20",
        "Smelter List!E20",
        "Smelter List!E21",
    ]
    assert examination.open_rows == 1


def test_a_typed_b_is_not_scope_b() -> None:
    declaration = with_field(cmrt(), Field.SCOPE, "B")
    assert rows(declaration) == {6}
    assert rows(with_field(cmrt(), Field.SCOPE, "b. product (or list of products)")) == {64}


@pytest.mark.parametrize("version", ["6.01", "6.1"])
def test_the_first_cmrt_editions_do_not_look_below_the_list_for_not_listed_smelters(version: str) -> None:
    below = a_smelter(2510, "Gold", "Smelter not listed", match_key="")
    assert rows(with_smelters(cmrt(version), below)) == set()
    assert rows(with_smelters(cmrt("6.22"), below)) == {69}


def test_an_error_in_a_first_answer_makes_every_row_that_depends_on_it_undecidable() -> None:
    broken = without_smelters(with_answer(blank(cmrt()), ADDED, "#REF!", Mineral.GOLD), Mineral.GOLD)
    depending = {16, 21, 67} | CMRT_GOLD_LATER_ROWS | set(range(54, 64))
    assert rows(broken) == rows(blank(cmrt())) - depending
    assert [f.code for f in examine(broken, BACKGROUND).findings if f.value == "#REF!"] == ["T002"]


@pytest.mark.parametrize(
    ("declaration", "open_rows"),
    [
        (switched(cmrt(), Mineral.GOLD, "Yes", "#N/A"), set()),
        (switched(cmrt(), Mineral.GOLD, "No", "#N/A"), set()),
        (switched(cmrt(), Mineral.GOLD, None, "#N/A"), {16, 21} | CMRT_GOLD_LATER_ROWS),  # question 2 is not looked at
        (
            with_answer(switched(cmrt(), Mineral.GOLD, "Yes", None), Question.FROM_CAHRAS, "#N/A", Mineral.GOLD),
            {21} | CMRT_GOLD_LATER_ROWS,
        ),
        (with_field(cmrt(), Field.SCOPE, "#N/A"), set()),
        (with_field(cmrt(), Field.CONTACT_EMAIL, "#N/A"), {8}),
        (with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, "#N/A"), set()),
    ],
)
def test_rows_that_rmis_checker_shows_as_errors_are_not_called_open(
    declaration: Declaration, open_rows: set[int]
) -> None:
    assert rows(declaration) == open_rows


@pytest.mark.parametrize("typed", ["Mica ", "云母"])
def test_a_mineral_typed_otherwise_is_looked_for_as_it_was_typed(typed: str) -> None:
    declaration = with_choice(emrt("2.1", (Mineral.MICA,)), "E13", typed)
    assert rows(declaration) == {114}
    assert rows(with_smelters(declaration, a_smelter(20, typed, "Works", match_key=typed))) == set()


ZINC = with_choice(blank(emrt("2.1", (Mineral.MICA,))), "D12", "Zinc")


def test_something_chosen_that_is_no_mineral_is_asked_about_like_one() -> None:
    """Zinc sorts after Mica and takes the second row of every block."""
    assert {18, 29, 40, 51, 62, 73, 84, 99, 115} <= rows(ZINC)
    codes = {f.checker_row: f.code for f in examine(ZINC, BACKGROUND).findings if f.checker_row}
    assert {codes[row] for row in (18, 29, 40, 115)} == {"Q006"}
    assert {codes[17], codes[28]} == {"Q002", "Q003"}


def test_the_mineral_in_a_wrong_place_keeps_company_questions_asked() -> None:
    assert {94, 95, 108, 109, 110, 111} <= rows(ZINC)
    answered = with_answer(ZINC, ADDED, "No", Mineral.MICA)
    assert 94 in rows(answered)


def test_findings_about_no_mineral_point_at_the_choice() -> None:
    about = [f for f in examine(ZINC, BACKGROUND).findings if f.code == "Q006"]
    assert {dict(f.facts)["choice"] for f in about} == {"D12"}
    assert {dict(f.facts)["name"] for f in about} == {"Zinc"}
    assert str(about[-1].cell) == "Smelter List!B5"


def test_an_error_among_the_chosen_minerals_leaves_rmis_checker_without_any() -> None:
    broken = with_choice(blank(emrt()), "D12", "#N/A")
    assert rows(broken) == rows(blank(emrt("2.1", ()))) - {7}
    assert [f.code for f in examine(broken, BACKGROUND).findings if f.value == "#N/A"] == ["T002"]


@pytest.mark.parametrize("version", ["1.1", "1.11", "1.2", "1.3"])
@pytest.mark.parametrize(
    ("values", "open_rows"),
    [
        ((None,), {18, 26, 31, 36, 41, 46}),
        (("Yes",), {26, 31, 36, 41, 46}),
        (("Unknown", "Yes", None, "No"), {31, 41, 46}),
        (("no",), set()),
    ],
)
def test_the_hidden_constants_of_the_first_emrts_keep_their_rows_closed(
    version: str, values: tuple[Value, ...], open_rows: set[int]
) -> None:
    assert rows(with_hidden(emrt(version), *values)) == open_rows
