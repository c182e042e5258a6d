"""Who is drawn at random, and that anybody can draw the same again."""

import datetime as dt
import hashlib
import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.campaign import Split
from oredesk.core.risk.sampling import draw, self_assessed
from oredesk.core.risk.splitting import split
from oredesk.core.supplier import OutOfScope, StoredSupplier, Supplier, SupplierCode

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
REGISTER = {f"V{number:04}": number for number in range(1, 689)}
CODES = st.dictionaries(st.text(min_size=1, max_size=8), st.integers(), max_size=20)


def test_a_known_seed_draws_these_suppliers_on_every_machine() -> None:
    r"""Found in a shell: ``printf '2026\n%s' V0001 | sha256sum`` and so on, sorted."""
    drawn = draw(REGISTER, 5, "2026").picked
    assert [f"V{one.supplier:04}" for one in drawn] == ["V0119", "V0097", "V0437", "V0567", "V0577"]


def test_another_seed_draws_others() -> None:
    assert {one.supplier for one in draw(REGISTER, 20, "a").picked} != {
        one.supplier for one in draw(REGISTER, 20, "b").picked
    }


def test_nobody_is_drawn_who_was_not_there_and_all_are_when_there_are_fewer() -> None:
    sample = draw({"V1": 7, "V2": 8}, 5, "2026")
    assert {one.supplier for one in sample.picked} == {7, 8}
    assert (sample.size, sample.population) == (5, 2)


def test_what_is_kept_tells_the_population() -> None:
    one, other = draw({"V1": 1, "V2": 2}, 1, "s"), draw({"V1": 1, "V3": 2}, 1, "s")
    assert dict(one.basis)["population-sha256"] == hashlib.sha256(b"V1\nV2\n").hexdigest()
    assert one.digest != other.digest


@given(CODES, st.integers(1, 30), st.text(max_size=5), st.randoms(use_true_random=False))
def test_the_same_seed_and_population_give_the_same_sample_in_any_order(
    population: dict[str, int], size: int, seed: str, chance: random.Random
) -> None:
    shuffled = dict(chance.sample(list(population.items()), len(population)))
    sample = draw(population, size, seed)
    assert draw(shuffled, size, seed) == sample
    assert len(sample.picked) == min(size, len(population))
    assert draw(population, size + 3, seed).picked[:size] == sample.picked


def test_every_supplier_has_its_chance() -> None:
    """Of 200 samples of a tenth each supplier should be in about 20; none is in hardly any or in most."""
    counts = dict.fromkeys(REGISTER.values(), 0)
    for seed in range(200):
        for one in draw(REGISTER, len(REGISTER) // 10, str(seed)).picked:
            counts[one.supplier] += 1
    assert min(counts.values()) > 4
    assert max(counts.values()) < 45


def test_the_population_is_who_fills_in_the_short_form_and_is_in_scope_still() -> None:
    def stored(number: int, out_of_scope: OutOfScope | None = None, spend: int = 1) -> StoredSupplier:
        supplier = Supplier(
            SupplierCode(f"V{number}"), f"Works {number}", spend=Decimal(spend), out_of_scope=out_of_scope
        )
        return StoredSupplier(number, supplier, NOW)

    before = [stored(1, spend=900), stored(2), stored(3), stored(4, OutOfScope.RESALE)]
    divided = Split(1, NOW, "li", 50, Decimal(902), split(before, 50))
    today = [stored(1), stored(2), stored(3, OutOfScope.PHASE_OUT), stored(4), stored(5)]
    assert self_assessed(divided, today) == {"V2": 2}
