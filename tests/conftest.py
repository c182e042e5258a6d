"""What holds for every test, and what many of them start from."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from oredesk.storage.ledger import SqlLedger
from oredesk.storage.opening import Storage, open_storage

settings.register_profile("patient", deadline=None)  # a slow machine is no failure
settings.load_profile("patient")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that nothing was stored in; to make one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("empty")

    async def make() -> None:
        async with open_storage(f"sqlite://{folder}/oredesk.db", folder, "desk.example"):
            pass

    asyncio.run(make())
    return folder / "oredesk.db"


@pytest.fixture
async def storage(empty_database: Path, tmp_path: Path) -> AsyncIterator[Storage]:
    """A storage of the test's own, with nothing in it."""
    shutil.copyfile(empty_database, tmp_path / "oredesk.db")
    async with open_storage(f"sqlite://{tmp_path}/oredesk.db", tmp_path, "desk.example") as storage:
        yield storage


@pytest.fixture
def ledger(storage: Storage) -> SqlLedger:
    return storage.ledger
