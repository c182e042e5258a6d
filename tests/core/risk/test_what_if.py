"""Who would stand elsewhere is found by scoring both ways, and told in an order that matters."""

from dataclasses import replace

import pytest

from explained import METHOD
from oredesk.core.risk.method import Method
from oredesk.core.risk.scoring import score
from oredesk.core.risk.supposing import Supposition, read_suppositions, supposed_world
from oredesk.core.risk.what_if import Assumed, Outcome, Stand, ranked, what_if
from oredesk.core.risk_score import Band
from risk_cases import SUPPLIER_A, TODAY, WORLD_A

FIRST, SECOND = (replace(SUPPLIER_A, number=number) for number in (1, 2))


def outcomes(*given: str, method: Method = METHOD) -> list[Outcome]:
    read = read_suppositions(given)
    assert isinstance(read, Supposition)
    assumed = Assumed(method, supposed_world(read, WORLD_A, TODAY), read)
    return list(what_if([FIRST, SECOND], WORLD_A, METHOD, assumed))


def test_nothing_supposed_moves_nobody() -> None:
    assert ranked(outcomes()) == []


def test_a_supplier_is_told_with_where_it_stands_and_would_stand() -> None:
    first, second = outcomes("sources=1", "Y1=100")
    assert (first.supplier, second.supplier) == (1, 2)
    assert first.before == Stand.of(1, score(FIRST, WORLD_A, METHOD))
    assert first.after.x == 85
    assert first.after.tier is Band.HIGH
    assert first.steps == 2
    assert first.cell_moved


def test_a_gate_moves_a_supplier_to_the_row_above_whatever_its_number() -> None:
    one, _ = outcomes("refused-correction=yes")
    assert one.after.gates == ("G4",)
    assert one.after.y_band is Band.HIGH
    assert one.after.y == one.before.y


@pytest.mark.parametrize("changed", ["bands", "rules"])
def test_another_method_is_applied_whether_or_not_the_points_stay(changed: str) -> None:
    bands = replace(METHOD, risk_bands=replace(METHOD.risk_bands, medium_from=10))
    rules = replace(METHOD, history=replace(METHOD.history, open_minor=100, open_minor_most=100))
    method = bands if changed == "bands" else rules
    one, _ = outcomes(method=method)
    assert one.after == Stand.of(1, score(FIRST, WORLD_A, method))
    assert one.before == Stand.of(1, score(FIRST, WORLD_A, METHOD))
    assert one.moved


def stand(supplier: int, y: float, tier: Band, y_band: Band = Band.LOW) -> Stand:
    return Stand(supplier, 50, y, Band.MEDIUM, y_band, tier, ())


def test_the_greatest_moves_come_first_and_what_nobody_could_see_is_left_out() -> None:
    still = Outcome(stand(1, 10, Band.LOW), stand(1, 10.01, Band.LOW))
    little = Outcome(stand(2, 10, Band.LOW), stand(2, 12, Band.LOW))
    more = Outcome(stand(3, 10, Band.LOW), stand(3, 25, Band.LOW))
    cell = Outcome(stand(4, 29, Band.LOW), stand(4, 31, Band.LOW, Band.MEDIUM))
    fallen = Outcome(stand(5, 60, Band.HIGH), stand(5, 10, Band.LOW))
    risen = Outcome(stand(6, 10, Band.LOW), stand(6, 60, Band.HIGH))
    told = [one.supplier for one in ranked([still, little, more, cell, fallen, risen])]
    assert told == [6, 5, 4, 3, 2]
