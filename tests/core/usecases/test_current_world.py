"""The world that suppliers are scored with is put together again only when something was added to it."""

import datetime as dt

from desk import MORNING
from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue
from oredesk.core.smelter import FacilityStatus
from oredesk.core.usecases.current_reference import CurrentReference
from oredesk.core.usecases.current_world import CurrentWorld
from rescoring import Office
from storage.examples import digest
from surveyed import GOOD_WORKS

CPI = IndicatorEdition(
    IndicatorSource.CPI,
    "CPI 2025",
    2025,
    dt.date(2026, 2, 1),
    digest("cpi"),
    (IndicatorValue(Indicator.CPI, "PE", 30),),
)


def world_of(office: Office) -> CurrentWorld:
    return CurrentWorld(CurrentReference(office.ledger), office.ledger)


async def test_the_same_world_comes_again_while_nothing_is_added(office: Office) -> None:
    current = world_of(office)
    assert await current.get() is await current.get()


async def test_a_new_list_leaves_the_figures_about_places_as_they_are(office: Office) -> None:
    current = world_of(office)
    before = await current.get()
    await office.lists_say({GOOD_WORKS: FacilityStatus.CONFORMANT}, 1)
    after = await current.get()
    assert after.reference.facility("tin", GOOD_WORKS)
    assert after.atlas is before.atlas


async def test_a_new_edition_of_another_process_is_known_at_the_next_look(office: Office) -> None:
    current = world_of(office)
    assert (await current.get()).atlas.figure(Indicator.CPI, "PE") is None
    await office.ledger.add_edition(CPI, MORNING, "staff")
    figure = (await current.get()).atlas.figure(Indicator.CPI, "PE")
    assert figure
    assert figure.value.value == 30
