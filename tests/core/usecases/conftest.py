"""A register whose scores are kept up to date, for the use-cases about scores."""

from collections.abc import Sequence

import pytest

from oredesk.core.smelter import FacilityStatus
from oredesk.storage.ledger import SqlLedger
from rescoring import Office
from surveyed import BAD_WORKS, GOOD_WORKS, registered, said, submit, supplier, tin, workbook


@pytest.fixture
def office(ledger: SqlLedger) -> Office:
    return Office(ledger)


@pytest.fixture
async def three(office: Office) -> Sequence[int]:
    """Three suppliers that are scored: two share a smelter, the third has another and says its tin is from Peru."""
    await office.lists_say({GOOD_WORKS: FacilityStatus.CONFORMANT, BAD_WORKS: FacilityStatus.CONFORMANT}, 1)
    numbers = await registered(office.ledger, supplier(1), supplier(2), supplier(3))
    await submit(office.ledger, 1, workbook(1, "a", tin(GOOD_WORKS)))
    await submit(office.ledger, 2, workbook(2, "a", tin(GOOD_WORKS, "CID900009")))
    mined = said(origins=("PE",), smelter=BAD_WORKS)
    await submit(office.ledger, 3, workbook(3, "a", tin(BAD_WORKS), answers=mined))
    assert {one.supplier for one in await office.settle()} == set(numbers)
    return numbers
