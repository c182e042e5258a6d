"""The smelter reference that is in force, and the one that was, from lists that are really stored."""

import datetime as dt

from oredesk.core.smelter import FacilityStatus, ListSource, SmelterList
from oredesk.core.usecases.current_reference import CurrentReference
from oredesk.storage.ledger import SqlLedger
from references import ALIASES, entry, listed

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def own(day: dt.date, status: FacilityStatus) -> SmelterList:
    return listed(entry("CID900001", "Kunlun Demo Gold", status=status), as_of=day)


async def test_an_earlier_day_sees_the_lists_dated_until_then(ledger: SqlLedger) -> None:
    reference = CurrentReference(ledger)
    await ledger.add_list(own(dt.date(2026, 6, 1), FacilityStatus.ACTIVE), NOW, "staff")
    await ledger.add_list(own(dt.date(2025, 6, 1), FacilityStatus.CONFORMANT), NOW, "staff")
    lbma = listed(entry("", "Kunlun Demo Gold"), source=ListSource.LBMA, as_of=dt.date(2026, 9, 1))
    await ledger.add_list(lbma, NOW, "staff")

    async def status(day: dt.date) -> FacilityStatus | None:
        facility = (await reference.as_of(day)).facility("Gold", "CID900001")
        return facility.status if facility else None

    assert await status(dt.date(2025, 5, 31)) is None
    assert await status(dt.date(2025, 6, 1)) is FacilityStatus.CONFORMANT
    assert await status(dt.date(2026, 8, 1)) is FacilityStatus.ACTIVE
    assert await reference.as_of(dt.date(2026, 9, 1)) is await reference.get()


async def test_a_list_added_later_counts_on_the_day_it_is_dated(ledger: SqlLedger) -> None:
    reference = CurrentReference(ledger)
    assert not await reference.as_of(dt.date(2026, 1, 1))
    await ledger.add_list(own(dt.date(2025, 6, 1), FacilityStatus.CONFORMANT), NOW, "staff")
    await ledger.add_list(ALIASES, NOW, "staff")
    earlier = await reference.as_of(dt.date(2026, 1, 1))
    assert earlier.facility("Gold", "CID900001") is not None
    assert earlier.facility("Gold", "CID900010") is None  # the look-up is of November
    assert earlier is await reference.as_of(dt.date(2026, 2, 1))
