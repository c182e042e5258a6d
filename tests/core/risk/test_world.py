from oredesk.core.risk import world as world_module
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.place import place_in
from oredesk.core.risk.world import World
from oredesk.core.smelters.reference import NO_REFERENCE
from oredesk.risk_method import load_method

METHOD, SEVERE = load_method(), load_method(preset="severity-first")


def test_a_place_is_worked_out_once_for_each_method_and_metal() -> None:
    known = World(NO_REFERENCE, Atlas.of())
    risk = known.place(METHOD, place_in("AE"), "gold")
    assert known.place(METHOD, place_in("AE"), "gold") is risk
    assert known.place(SEVERE, place_in("AE"), "gold") is not risk
    assert known.place(METHOD, place_in("AE"), "tin").score != risk.score


def test_files_that_make_up_regions_fill_no_memory() -> None:
    """A look-up sheet with provinces of somebody's own invention, thousands of them."""
    known = World(NO_REFERENCE, Atlas.of())
    before = known.place(METHOD, place_in("CN"))
    for number in range(world_module._MOST_KNOWN):
        known.once(("place", number), lambda: 1)
    assert len(known._known) <= world_module._MOST_KNOWN
    assert known.place(METHOD, place_in("CN")) == before
