"""What the score of a place rests on is told with the day of each edition."""

from oredesk.core.risk.scoring import score
from oredesk.core.risk_score import Factor
from oredesk.risk_method import load_method
from risk_cases import SUPPLIER_A, WORLD_A

METHOD = load_method()


def test_each_edition_of_several_stands_with_its_own_day() -> None:
    (site,) = score(SUPPLIER_A, WORLD_A, METHOD).factor(Factor.SUPPLIER_LOCATION).reasons
    assert (
        site.source == "UCDP v25.1 (2024), 2024-12-31; WGI 2024 (2023), 2024-11-07; INFORM Risk 2026 v0.7.2, 2026-03-31"
    )
    assert site.on is None


def test_a_list_that_lifted_a_place_stands_with_its_day_beside_it() -> None:
    reasons = score(SUPPLIER_A, WORLD_A, METHOD).factor(Factor.SMELTER_LOCATION).reasons
    lifted = next(one for one in reasons if dict(one.facts).get("because") == "covered")
    assert lifted.source.startswith("Dodd-Frank")
    assert str(lifted.on) == "2010-07-21"
