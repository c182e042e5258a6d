"""What two submissions are compared by."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations import (
    cmrt,
    emrt,
    mine,
    newer,
    smelter,
    with_alteration,
    with_answer,
    with_field,
    with_language,
    with_products,
)
from oredesk.core.cells import Cell, Value
from oredesk.core.declaration import AlterationKind, Declaration, Field, Question
from oredesk.core.fingerprint import contents_digest, declared_smelters, effective_date, known_by
from oredesk.core.list_rows import SmelterRow
from oredesk.core.mineral import Mineral
from oredesk.core.smelter import DeclaredSmelter

TIN = smelter(5, "Tin", "Tin Works", id_typed="CID000292", smelter_id="CID000292", country="CHINA")


def naming(*rows: SmelterRow) -> Declaration:
    """A CMRT with these rows alone on its Smelter List."""
    return dataclasses.replace(cmrt(), smelters=rows)


class TestDeclaredSmelters:
    def test_they_are_named_in_the_order_of_the_sheet(self) -> None:
        assert declared_smelters(naming(TIN, smelter(6, "Gold", "Gold Works", country="PERU"))) == (
            DeclaredSmelter("Tin", "CID000292", "Tin Works", "CHINA"),
            DeclaredSmelter("Gold", "", "Gold Works", "PERU"),
        )

    def test_the_number_shown_comes_before_the_number_typed(self) -> None:
        rows = (
            smelter(5, "Tin", "Tin Works", id_typed="CID000001", smelter_id="CID000292"),
            smelter(6, "Tin", "Other Works", id_typed=" cid000 777\u3000"),
            smelter(7, "#N/A", "#N/A", id_typed="ＣＩＤ０００８８８", smelter_id="#N/A", country="#N/A"),
        )
        assert [each.smelter_id for each in declared_smelters(naming(*rows))] == ["CID000292", "CID000777", "CID000888"]

    def test_the_region_is_the_one_that_the_file_s_own_list_of_provinces_gives(self) -> None:
        (declared,) = declared_smelters(naming(dataclasses.replace(TIN, state="Yunnan", region="CN-YN")))
        assert declared.region == "CN-YN"

    def test_error_values_say_nothing(self) -> None:
        row = smelter(5, "#N/A", "#N/A", id_typed="CID999999", smelter_id="#N/A", country="#REF!")
        assert declared_smelters(naming(row)) == (DeclaredSmelter("", "CID999999", "", ""),)

    def test_a_facility_named_twice_is_kept_once(self) -> None:
        """The same number under two names, and one name in two spellings."""
        rows = (
            TIN,
            smelter(6, "tin", "Tin Works Ltd", smelter_id="CID000292"),
            smelter(7, "Tin", "Smelter not listed", name="New Works, Inc."),
            smelter(8, "Tin", "Smelter not listed", name="NEW WORKS INC"),
            smelter(9, "Gold", "Gold Works", smelter_id="CID000292"),
        )
        assert [(each.metal, each.name) for each in declared_smelters(naming(*rows))] == [
            ("Tin", "Tin Works"),
            ("Tin", "New Works, Inc."),
            ("Gold", "Gold Works"),
        ]

    def test_a_smelter_that_is_not_listed_has_the_name_that_was_typed(self) -> None:
        row = smelter(5, "Tin", "Smelter not listed", name=" 新冶炼厂 ", country="CHINA")
        assert declared_smelters(naming(row)) == (DeclaredSmelter("Tin", "", "新冶炼厂", "CHINA"),)

    def test_one_not_yet_identified_has_no_number_and_is_there_once_per_metal(self) -> None:
        rows = [
            smelter(row, metal, "Smelter not yet identified", id_typed="CID000292", smelter_id="CID000292")
            for row, metal in enumerate(("Tin", "Tin", "Gold"), 5)
        ]
        assert declared_smelters(naming(*rows)) == (
            DeclaredSmelter("Tin", "", "Smelter not yet identified", ""),
            DeclaredSmelter("Gold", "", "Smelter not yet identified", ""),
        )

    def test_a_row_that_names_nothing_is_left_out(self) -> None:
        assert declared_smelters(naming(smelter(5, "Tin", "", country="CHINA", comments="none"))) == ()

    @pytest.mark.parametrize(("typed", "metal"), [(" tin ", "Tin"), ("GOLD", "Gold"), ("锡", "锡"), ("Steel", "Steel")])
    def test_a_metal_is_kept_as_declared_and_a_mineral_in_the_template_s_spelling(self, typed: str, metal: str) -> None:
        (declared,) = declared_smelters(naming(smelter(5, typed, "Works")))
        assert declared.metal == metal

    @pytest.mark.parametrize(
        ("smelter_id", "name", "key"),
        [("CID000292", "Works", "CID000292"), ("", "The Works", "theworks"), ("", "?", "?")],
    )
    def test_it_is_known_by_its_number_else_by_its_name(self, smelter_id: str, name: str, key: str) -> None:
        assert known_by(DeclaredSmelter("Tin", smelter_id, name, "")) == key


def moved(declaration: Declaration) -> Declaration:
    """The same with rows inserted above everything, as people do for a logo."""
    lower = [dataclasses.replace(row, row=row.row + 7, lookup_row=row.row) for row in declaration.smelters]
    answers = [
        dataclasses.replace(answer, entry=dataclasses.replace(answer.entry, cell=Cell("Declaration", "Z99")))
        for answer in declaration.answers
    ]
    return dataclasses.replace(declaration, smelters=tuple(lower), answers=tuple(answers))


class TestContentsDigest:
    def test_it_is_the_same_every_time(self) -> None:
        assert contents_digest(cmrt()) == contents_digest(cmrt())
        assert len(contents_digest(cmrt())) == 64
        assert int(contents_digest(cmrt()), 16)

    @pytest.mark.parametrize(
        "same",
        [
            with_field(cmrt(), Field.EFFECTIVE_DATE, dt.datetime(2020, 1, 1)),  # noqa: DTZ001 - a cell has no time zone
            with_field(cmrt(), Field.EFFECTIVE_DATE, "soon"),
            with_field(cmrt(), Field.COMPANY_NAME, "  Acme Fasteners Ltd. "),
            with_language(cmrt(), "Français"),
            with_alteration(cmrt(), AlterationKind.LOOKUP_MISSING),
            newer(cmrt(), "6.51"),
            moved(cmrt()),
            dataclasses.replace(cmrt(), offered=(("Tin", 3),), smelter_sheet="Smelter List (2)"),
            dataclasses.replace(cmrt(), smelters=cmrt().smelters[::-1]),
            dataclasses.replace(
                cmrt(), smelters=tuple(dataclasses.replace(row, id_typed="", match_key="") for row in cmrt().smelters)
            ),
            dataclasses.replace(cmrt(), answers=cmrt().answers[::-1]),
        ],
        ids=[
            *("date", "no-date", "blanks", "language", "alteration", "edition", "moved", "look-up", "sorted"),
            *("entered-by-name", "answers-sorted"),
        ],
    )
    def test_what_declares_nothing_else_does_not_count(self, same: Declaration) -> None:
        assert contents_digest(same) == contents_digest(cmrt())

    def test_an_answer_in_another_language_is_the_same_answer(self) -> None:
        chinese = with_answer(cmrt(), Question.FROM_CAHRAS, "是", Mineral.TIN, meaning="Yes")
        assert contents_digest(chinese) == contents_digest(
            with_answer(cmrt(), Question.FROM_CAHRAS, "Yes", Mineral.TIN)
        )

    def test_everything_declared_counts(self) -> None:
        rows = cmrt().smelters
        first = rows[0]
        different = [
            cmrt(),
            emrt(),
            with_field(cmrt(), Field.COMPANY_NAME, "Other Ltd."),
            with_field(cmrt(), Field.AUTHORIZER_NAME, None),
            with_answer(cmrt(), Question.FROM_CAHRAS, "No", Mineral.TIN),
            with_answer(cmrt(), Question.FROM_CAHRAS, "No", Mineral.GOLD),
            dataclasses.replace(cmrt(), smelters=rows[1:]),
            dataclasses.replace(cmrt(), smelters=(*rows, first)),
            *(
                dataclasses.replace(cmrt(), smelters=(with_text(first, column), *rows[1:]))
                for column in ("smelter_id", "country", "recycled", "mine_names", "comments", "metal", "lookup", "name")
            ),
            with_products(cmrt(), ("P-1", "Screw")),
            with_products(cmrt(), ("P-2", "Screw")),
            dataclasses.replace(emrt(), mines=(mine(5, metal="Cobalt", mine="A"),)),
            dataclasses.replace(emrt(), mines=(mine(5, metal="Cobalt", mine="B"),)),
        ]
        digests = [contents_digest(declaration) for declaration in different]
        assert len(set(digests)) == len(different)

    @given(st.text())
    def test_any_text_has_a_digest(self, text: str) -> None:
        assert len(contents_digest(with_field(cmrt(), Field.ADDRESS, text))) == 64


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (dt.datetime(2026, 6, 30, 8), dt.date(2026, 6, 30)),  # noqa: DTZ001 - a cell has no time zone
        ("30-Jun-2026", dt.date(2026, 6, 30)),
        ("soon", None),
        (None, None),
    ],
)
def test_the_effective_date_is_a_day_or_unknown(value: Value, day: dt.date | None) -> None:
    assert effective_date(with_field(cmrt(), Field.EFFECTIVE_DATE, value)) == day


def with_text(row: SmelterRow, column: str) -> SmelterRow:
    """The row with another text in one of its columns."""
    changed: Any = {column: "changed"}
    return dataclasses.replace(row, **changed)
