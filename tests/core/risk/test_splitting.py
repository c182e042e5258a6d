"""Who is surveyed and who fills in the short form, by spend."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.campaign import Assignment, Split, Track
from oredesk.core.language import Language
from oredesk.core.risk.splitting import Move, moves, percent_told, say, spend_order, split, total_spend
from oredesk.core.supplier import OutOfScope, StoredSupplier, Supplier, SupplierCode

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)

Spend = Decimal | int | str | None


def supplier(number: int, spend: Spend, out_of_scope: OutOfScope | None = None) -> StoredSupplier:
    amount = None if spend is None else Decimal(spend)
    one = Supplier(SupplierCode(f"V{number:04}"), f"Works {number}", spend=amount, out_of_scope=out_of_scope)
    return StoredSupplier(number, one, NOW)


def register(*spends: Spend) -> list[StoredSupplier]:
    return [supplier(number, spend) for number, spend in enumerate(spends, start=1)]


def zte_shaped() -> list[StoredSupplier]:
    """1,030 suppliers, of whom 342 make up 96 percent of spend: the figures that ZTE published for 2023."""
    large = [Decimal(1000 + number) for number in range(342)]
    small = [number * Decimal("0.0678") for number in range(1, 689)]
    return register(*large, *small)


def tracks(found: Sequence[Assignment]) -> dict[str, str | None]:
    return {one.code: one.track for one in found}


def reasons(*spends: Spend, threshold: float = 96) -> list[str]:
    """In the order of the given spends."""
    found = {one.supplier: one.reason for one in split(register(*spends), threshold)}
    return [found[number] for number in sorted(found)]


MONEY = st.decimals(min_value=0, max_value=10**9, places=2)
SPENDS = st.lists(st.none() | MONEY | st.sampled_from([Decimal(0), Decimal(100), Decimal("0.01")]), max_size=40)
THRESHOLDS = st.floats(min_value=0.1, max_value=100)


class TestThreshold:
    def test_ztes_cut_falls_where_zte_published_it(self) -> None:
        found = split(zte_shaped(), 96)
        assert Counter(one.track for one in found) == {Track.SURVEY: 342, Track.SELF_ASSESSMENT: 688}
        assert [one.reason for one in found[340:343]] == ["within-threshold", "crosses-threshold", "beyond-threshold"]
        assert found[340].cumulated < 96 <= found[341].cumulated
        assert found[-1].cumulated == 100

    def test_the_one_that_crosses_the_threshold_is_in(self) -> None:
        assert reasons(50, 30, 20, threshold=60) == ["within-threshold", "crosses-threshold", "beyond-threshold"]

    def test_whom_the_threshold_is_reached_without_is_not_in(self) -> None:
        assert reasons(80, 16, 4) == ["within-threshold", "crosses-threshold", "beyond-threshold"]

    def test_at_a_hundred_percent_everybody_with_spend_is_in(self) -> None:
        assert reasons(80, 19, 1, 0, threshold=100)[2:] == ["crosses-threshold", "zero-spend"]

    def test_sums_are_exact_where_those_of_floats_fall_short(self) -> None:
        assert 0.7 + 0.2 < 0.9
        assert reasons("0.7", "0.2", "0.1", threshold=90) == [
            "within-threshold",
            "crosses-threshold",
            "beyond-threshold",
        ]

    def test_amounts_of_any_size_are_added_exactly(self) -> None:
        huge, tiny = "1" + "0" * 40, "0.000001"
        assert total_spend(register(huge, tiny)) == Decimal(huge + ".000001")

    @given(SPENDS, THRESHOLDS)
    def test_those_surveyed_make_up_at_least_the_threshold(
        self, spends: list[Decimal | None], threshold: float
    ) -> None:
        suppliers = register(*spends)
        surveyed = sum((one.spend or 0 for one in split(suppliers, threshold) if one.track is Track.SURVEY), Decimal(0))
        assert surveyed * 100 >= total_spend(suppliers) * Decimal(str(threshold))

    @given(SPENDS, THRESHOLDS, THRESHOLDS)
    def test_a_higher_threshold_removes_nobody(self, spends: list[Decimal | None], one: float, other: float) -> None:
        suppliers = register(*spends)
        fewer, more = (
            {each for each, track in tracks(split(suppliers, at)).items() if track is Track.SURVEY}
            for at in sorted((one, other))
        )
        assert fewer <= more


class TestTies:
    def test_equal_spend_at_the_cut_is_all_in(self) -> None:
        assert reasons(60, 20, 20, 20, threshold=70) == ["within-threshold", "tie", "tie", "tie"]

    def test_equal_spend_that_is_needed_whole_is_no_tie(self) -> None:
        assert reasons(40, 30, 30, threshold=90) == ["within-threshold", "crosses-threshold", "crosses-threshold"]

    def test_equal_amounts_are_equal_however_they_are_written(self) -> None:
        assert reasons("60", "20.00", "2E+1", "20", threshold=70)[1:] == ["tie"] * 3

    def test_equal_spend_shares_its_place_and_its_shares(self) -> None:
        found = split(register(20, 60, 20), 70)
        assert [(one.code, one.position, one.before, one.cumulated) for one in found] == [
            ("V0002", 1, 0, 60),
            ("V0001", 2, 60, 100),
            ("V0003", 2, 60, 100),
        ]

    @given(SPENDS, THRESHOLDS, st.randoms(use_true_random=False))
    def test_neither_rows_nor_codes_decide(
        self, spends: list[Decimal | None], threshold: float, chance: random.Random
    ) -> None:
        suppliers = register(*spends)
        shuffled = chance.sample(suppliers, len(suppliers))
        assert split(shuffled, threshold) == split(suppliers, threshold)
        assert spend_order(shuffled) == spend_order(suppliers)
        by_spend = {(one.spend, one.track) for one in split(suppliers, threshold)}
        assert len(by_spend) == len({spend for spend, _ in by_spend})


class TestThoseNotRanked:
    def test_unknown_spend_is_shown_as_that_and_gets_the_short_form(self) -> None:
        found = {one.code: one for one in split(register(100, None), 96)}["V0002"]
        assert (found.track, found.reason, found.position, found.spend) == (Track.SELF_ASSESSMENT, "no-spend", 0, None)

    def test_zero_spend_gets_the_short_form_even_where_nothing_was_bought_at_all(self) -> None:
        assert reasons(0, 0) == ["zero-spend", "zero-spend"]

    def test_out_of_scope_is_listed_with_its_reason_and_counts_for_nothing(self) -> None:
        suppliers = [supplier(1, 10), supplier(2, 10_000, OutOfScope.RESALE)]
        found = split(suppliers, 96)
        assert [(one.code, one.track, one.reason) for one in found] == [
            ("V0001", Track.SURVEY, "crosses-threshold"),
            ("V0002", None, "out-of-scope.resale"),
        ]
        assert total_spend(suppliers) == 10

    def test_an_empty_register_is_divided_into_nothing(self) -> None:
        assert split([], 96) == ()


class TestSpendOrder:
    def test_it_says_what_share_is_ahead(self) -> None:
        assert spend_order(register(20, 60, 20, 0, None)) == {1: 60, 2: 0, 3: 60, 4: 100}

    def test_without_any_spend_all_are_behind_it(self) -> None:
        assert spend_order(register(0)) == {1: 100}

    @given(SPENDS, THRESHOLDS)
    def test_it_tells_the_same_as_the_split(self, spends: list[Decimal | None], threshold: float) -> None:
        suppliers = register(*spends)
        ahead = spend_order(suppliers)
        for one in split(suppliers, threshold):
            assert one.supplier not in ahead or one.before == ahead[one.supplier]


class TestMoves:
    def test_only_those_on_another_track_are_told(self) -> None:
        before = Split(1, NOW, "li", 60, Decimal(100), split(register(50, 30, 20, 5), 60))
        suppliers = [*register(50, 30, 200, None), supplier(5, 1), supplier(1, 50, OutOfScope.PHASE_OUT)][1:]
        assert moves(before, split(suppliers, 60)) == (
            Move("V0001", "Works 1", Track.SURVEY, None),
            Move("V0002", "Works 2", Track.SURVEY, Track.SELF_ASSESSMENT),
            Move("V0003", "Works 3", Track.SELF_ASSESSMENT, Track.SURVEY),
            Move("V0005", "Works 5", None, Track.SELF_ASSESSMENT),
        )

    def test_the_same_split_moves_nobody(self) -> None:
        found = split(zte_shaped(), 96)
        assert moves(Split(1, NOW, "li", 96, Decimal(1), found), found) == ()


class TestWords:
    @pytest.mark.parametrize("language", Language)
    def test_every_reason_has_words_with_its_numbers(self, language: Language) -> None:
        suppliers = [
            *register(60, 20, 20, 20, 5, 0, None, 70),
            *(supplier(20 + n, 1, why) for n, why in enumerate(OutOfScope)),
        ]
        found = [*split(suppliers, 80), *split(register(60, 40), 90)]
        assert len({one.reason for one in found}) == 10
        for one in found:
            told = say(one, 80, language)
            assert told
            assert "{" not in told
            assert one.reason in {"zero-spend", "no-spend"} or one.track is None or "80" in told

    def test_a_share_just_below_the_threshold_is_not_rounded_up_to_it(self) -> None:
        one = split(register("95.9999", "4.0001"), 96)[1]
        assert "95.9999 %" in say(one, 96, Language.EN)
        assert "96.0 %" not in say(one, 96, Language.EN)

    @pytest.mark.parametrize(
        ("percent", "told"), [(95.04, "95.0"), (95.96, "95.96"), (96.0, "96.0"), (96.04, "96.0"), (0.0, "0.0")]
    )
    def test_a_share_has_one_decimal_and_more_where_that_would_mislead(self, percent: float, told: str) -> None:
        assert percent_told(percent, 96) == told

    @given(st.floats(0, 100), THRESHOLDS)
    def test_a_share_stays_on_its_side_of_the_threshold(self, percent: float, threshold: float) -> None:
        assert (float(percent_told(percent, threshold)) < threshold) == (percent < threshold)
