"""Suppliers are counted where they stand, each once, with the edges where the method puts them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from explained import METHOD
from oredesk.core.risk.method import Bands
from oredesk.core.risk.picture import STEP, histogram, spread
from oredesk.core.risk.what_if import Stand
from oredesk.core.risk_score import Band

NUMBERS = st.floats(0, 100)
BANDS = Bands(30, 55)
stands = st.builds(
    Stand,
    st.integers(1, 10_000),
    NUMBERS,
    NUMBERS,
    st.sampled_from(Band),
    st.sampled_from(Band),
    st.sampled_from(Band),
    st.just(()),
)


@given(st.lists(NUMBERS))
def test_every_number_is_in_one_bar_and_in_one_band(numbers: list[float]) -> None:
    found = histogram(numbers, BANDS)
    assert sum(bar.count for bar in found.bars) == len(numbers) == found.total
    assert [bar.start for bar in found.bars] == list(range(0, 100, STEP))
    assert found.highest == max(bar.count for bar in found.bars)


def test_an_edge_belongs_to_the_bar_and_to_the_band_above_it() -> None:
    found = histogram([29.94, 29.95, 55, 100], BANDS)
    counts = {bar.start: bar.count for bar in found.bars if bar.count}
    assert counts == {25: 1, 30: 1, 55: 1, 95: 1}
    assert found.counts == (1, 1, 2)


@given(st.lists(stands, unique_by=lambda one: one.supplier))
def test_everybody_stands_in_one_cell(them: list[Stand]) -> None:
    found = spread(them, METHOD)
    assert sorted(number for cell in found.cells for number in cell.suppliers) == sorted(one.supplier for one in them)
    assert found.total == len(them)
    assert len(found.cells) == 9
    assert found.corner == sum(one.cell == (Band.HIGH, Band.HIGH) for one in them)


def test_the_cells_begin_with_high_risk_and_low_impact_and_bear_the_matrixs_tiers() -> None:
    found = spread([], METHOD)
    assert [(one.risk, one.impact) for one in found.cells][:3] == [(Band.HIGH, band) for band in Band]
    assert [one.tier for one in found.cells][:3] == [Band.MEDIUM, Band.HIGH, Band.HIGH]
    severe = spread([], replace(METHOD, matrix=replace(METHOD.matrix, tiers=((Band.LOW,) * 3,) * 3)))
    assert {one.tier for one in severe.cells} == {Band.LOW}


def test_nobody_at_all_is_a_picture_as_well() -> None:
    found = spread([], METHOD)
    assert found.total == found.corner == 0
    assert set(found.tiers) == set(Band)
