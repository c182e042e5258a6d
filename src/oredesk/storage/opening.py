"""Opens everything the desk stores: the lock, the database brought up to date and checked, the originals."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from ..core.ports import StorageUnavailable
from .backup import ORIGINALS
from .database import Database, database_path
from .durable import make_folder
from .instance import AlreadyRunning, InstanceLock
from .ledger import SqlLedger
from .originals import FolderOriginals
from .schema import SchemaMismatch


@dataclass(frozen=True, slots=True)
class Storage:
    """What the desk stores, behind the core's ports."""

    ledger: SqlLedger
    originals: FolderOriginals


@asynccontextmanager
async def open_storage(url: str, data_folder: Path, domain: str, *, as_guest: bool = False) -> AsyncIterator[Storage]:
    """Open what is stored, made on first use; closed at the end, when everything that was begun is done.

    ``domain`` is the right-hand side of the Message-IDs that replies get. A guest is a command that looks or
    decides while the service may be running: it takes no lock, except for an upgrade, which it refuses to make
    under a running service. Raises :class:`~oredesk.storage.instance.AlreadyRunning`,
    :class:`~oredesk.storage.schema.SchemaMismatch`, :class:`~oredesk.core.ports.StorageUnavailable` when the folder
    cannot be used, and ValueError for a URL that is not understood.
    """
    path = database_path(url)
    originals = FolderOriginals(data_folder / ORIGINALS)
    async with AsyncExitStack() as stack:
        try:
            await asyncio.to_thread(make_folder, data_folder)
            if not as_guest:
                stack.enter_context(InstanceLock(data_folder))
                await asyncio.to_thread(originals.prepare)
            database = await Database.connect(path)
        except OSError as trouble:
            raise StorageUnavailable(f"{data_folder} cannot be used: {trouble.strerror}") from trouble
        stack.push_async_callback(database.close)
        if await database.pending_upgrades():
            await _upgrade(database, InstanceLock(data_folder) if as_guest else nullcontext())
        await database.check()
        yield Storage(SqlLedger(database, domain), originals)


async def _upgrade(database: Database, alone: AbstractContextManager[object]) -> None:
    try:
        with alone:
            await database.upgrade()
    except AlreadyRunning as service:
        raise SchemaMismatch("the running service still uses the tables of the version before; restart it") from service
