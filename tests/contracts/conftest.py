"""The ledgers that keep the contracts: so far SQLite files."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from oredesk.storage.ledger import SqlLedger
from oredesk.storage.opening import Storage, open_storage


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that nothing was stored in; to make one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("empty")

    async def make() -> None:
        async with _opened(folder):
            pass

    asyncio.run(make())
    return folder / "oredesk.db"


@pytest.fixture
async def ledger(empty_database: Path, tmp_path: Path) -> AsyncIterator[SqlLedger]:
    """A ledger of the test's own."""
    shutil.copyfile(empty_database, tmp_path / "oredesk.db")
    async with _opened(tmp_path) as storage:
        yield storage.ledger


def _opened(folder: Path) -> AbstractAsyncContextManager[Storage]:
    return open_storage(f"sqlite://{folder}/oredesk.db", folder, "desk.example")
