"""A register whose scores are kept up to date, for the use-cases about scores."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from oredesk.core.smelter import FacilityStatus
from oredesk.storage.opening import open_storage
from rescoring import Office
from surveyed import BAD_WORKS, GOOD_WORKS, registered, said, submit, supplier, tin, workbook


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that nothing was stored in; to make one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("empty")

    async def make() -> None:
        async with open_storage(f"sqlite://{folder}/desk.db", folder, "oredesk.example"):
            pass

    asyncio.run(make())
    return folder / "desk.db"


@pytest.fixture
async def office(empty_database: Path, tmp_path: Path) -> AsyncIterator[Office]:
    shutil.copyfile(empty_database, tmp_path / "desk.db")
    async with open_storage(f"sqlite://{tmp_path}/desk.db", tmp_path, "oredesk.example") as storage:
        yield Office(storage.ledger)


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
