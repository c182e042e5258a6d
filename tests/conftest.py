"""What holds for every test, and what many of them start from."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import settings

from oredesk.storage.opening import open_storage

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
