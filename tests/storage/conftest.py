"""Storage on real files, for each test its own folder."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

import pytest

from oredesk.storage.ledger import SqlLedger
from oredesk.storage.opening import Storage, open_storage


class Open(Protocol):
    """Opens the test's storage, again after it was closed, or as a guest beside it."""

    def __call__(self, *, as_guest: bool = False) -> AbstractAsyncContextManager[Storage]: ...


def open_to_others(folder: Path) -> list[Path]:
    """What in and below the folder, itself included, anybody but the owner has a right to."""
    return [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def database(data_folder: Path) -> Path:
    return data_folder / "oredesk.db"


@pytest.fixture
def opened(database: Path, data_folder: Path) -> Open:
    def open_it(*, as_guest: bool = False) -> AbstractAsyncContextManager[Storage]:
        return open_storage(f"sqlite://{database}", data_folder, "desk.example", as_guest=as_guest)

    return open_it


@pytest.fixture
async def storage(opened: Open) -> AsyncIterator[Storage]:
    async with opened() as storage:
        yield storage


@pytest.fixture
def ledger(storage: Storage) -> SqlLedger:
    return storage.ledger
