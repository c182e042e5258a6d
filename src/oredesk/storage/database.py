"""The open database: every unit of work is one transaction in a task of its own, which no cancellation reaches."""

import asyncio
import contextvars
import datetime as dt
import functools
import logging
import sqlite3
from collections.abc import Callable, Collection, Coroutine
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from tortoise.context import TortoiseContext
from tortoise.exceptions import OperationalError
from tortoise.transactions import in_transaction

from ..core.ports import StorageUnavailable
from .backup import snapshot
from .durable import create_file, make_folder
from .schema import CONNECTION, Schema, SchemaMismatch, tortoise_config

T = TypeVar("T")
P = ParamSpec("P")
S = TypeVar("S", bound="Transactional")

_PASSING = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another process has kept the database locked",
    sqlite3.SQLITE_LOCKED: "another process has kept the database locked",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
    sqlite3.SQLITE_READONLY: "the database cannot be written",
    sqlite3.SQLITE_CANTOPEN: "the database's files cannot be opened",
}
"""SQLite's result codes for troubles that pass or that an administrator can mend while the service waits."""


def database_path(url: str) -> Path:
    """The file named by a URL of the form ``sqlite://PATH``; raises ValueError for any other."""
    path = url.removeprefix("sqlite://")
    if path == url or path in {"", ":memory:"} or "?" in path:
        raise ValueError(f"the database must be given as sqlite://PATH, not {url}")
    return Path(path)


class Database:
    """One SQLite file, opened by Tortoise in a context of its own, so that any task can use it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tortoise = TortoiseContext()
        self._context = contextvars.copy_context()
        self._running: set[asyncio.Task[Any]] = set()

    @classmethod
    async def connect(cls, path: Path) -> Self:
        """Open the file, created when missing; the schema is not looked at."""
        make_folder(path.parent)
        create_file(path)
        database = cls(path)
        try:
            await asyncio.create_task(database._connect(), context=database._context)
        except (sqlite3.DatabaseError, OperationalError) as error:
            await database.close()
            raise SchemaMismatch(f"{path} cannot be used as an SQLite database: {error}") from error
        return database

    async def pending_upgrades(self) -> bool:
        """Whether the schema is older than this oredesk; raises :class:`SchemaMismatch` when it is newer."""
        return bool(await self._in_context(self._schema.pending()))

    async def upgrade(self) -> None:
        """Do the upgrades that are pending, after a copy beside the database of what was there."""
        if not await self.pending_upgrades():
            return  # another process was faster
        if not self._schema.is_new:
            stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S")
            copy = self.path.with_name(f"{self.path.name}.before-upgrade-{stamp}")
            await asyncio.to_thread(snapshot, self.path, copy)
        await self._in_context(self._schema.upgrade())

    async def check(self) -> None:
        """Raise :class:`SchemaMismatch` unless the tables are what the models need."""
        await self._in_context(self._schema.check())

    async def run(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Do the work in one transaction: all of it or, when it raises, nothing.

        A caller that is cancelled stops waiting; the transaction comes to its end all the same. Tortoise would
        otherwise keep the connection's lock for ever. Raises :class:`StorageUnavailable` when nothing can be
        stored now. Work must not call ``run`` again, nor wait for anything but the database.
        """
        return await self._in_context(self._transaction(work))

    async def close(self) -> None:
        """Wait for what is running, then close the file; a cancelled caller does not stop that either."""
        await self._in_context(self._close(frozenset(self._running)))

    async def _connect(self) -> None:
        for library in ("tortoise", "aiosqlite"):
            logging.getLogger(library).setLevel(logging.WARNING)  # below that they log every value stored
        self._tortoise.__enter__()  # sets the context variable that later tasks inherit, each in a copy
        await self._tortoise.init(config=tortoise_config(str(self.path)))
        connection = self._tortoise.db()
        await connection.execute_query("SELECT 1 FROM sqlite_master")  # opens the file, which init() does not
        self._schema = Schema(connection)

    async def _close(self, unfinished: Collection[asyncio.Task[Any]]) -> None:
        await asyncio.gather(*unfinished, return_exceptions=True)  # each has told its own caller
        await self._tortoise.close_connections()

    async def _transaction(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        async with in_transaction(CONNECTION):
            return await work()

    async def _in_context(self, work: Coroutine[Any, Any, T]) -> T:
        task = asyncio.create_task(work, context=self._context.copy())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        try:
            return await asyncio.shield(task)
        except OperationalError as error:
            raise _passing(error) from error


def _passing(error: OperationalError) -> Exception:
    """The error in the caller's words when it may pass by itself, else the error as it is."""
    cause = error.args[0] if error.args else None
    if not isinstance(cause, sqlite3.Error):
        return error
    primary_code = cause.sqlite_errorcode & 0xFF
    return StorageUnavailable(_PASSING[primary_code]) if primary_code in _PASSING else error


class Transactional:
    """Something whose public methods are units of work on a database."""

    def __init__(self, database: Database) -> None:
        self._database = database


def unit_of_work(
    method: Callable[Concatenate[S, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[S, P], Coroutine[Any, Any, T]]:
    """Make each call of the method one transaction, done or not done (see :meth:`Database.run`)."""

    @functools.wraps(method)
    async def whole(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await self._database.run(lambda: method(self, *args, **kwargs))

    return whole
