"""The ledgers that keep the contracts: so far SQLite files."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from oredesk.storage.ledger import SqlLedger
from oredesk.storage.opening import Storage, open_storage


@pytest.fixture
async def ledger(empty_database: Path, tmp_path: Path) -> AsyncIterator[SqlLedger]:
    """A ledger of the test's own."""
    shutil.copyfile(empty_database, tmp_path / "oredesk.db")
    async with _opened(tmp_path) as storage:
        yield storage.ledger


def _opened(folder: Path) -> AbstractAsyncContextManager[Storage]:
    return open_storage(f"sqlite://{folder}/oredesk.db", folder, "desk.example")
