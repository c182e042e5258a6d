"""Storage on real files, for each test its own folder."""

import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

import pytest

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
def opened_before(opened: Open, database: Path, empty_database: Path) -> Open:
    """Opens a database that is there already, with nothing in it."""
    database.parent.mkdir(mode=0o700)
    shutil.copyfile(empty_database, database)
    database.chmod(0o600)
    return opened


@pytest.fixture
async def storage(opened_before: Open) -> AsyncIterator[Storage]:
    async with opened_before() as storage:
        yield storage
