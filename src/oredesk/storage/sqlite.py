"""Tortoise's SQLite back end with transactions that wait their turn and never leave a lock behind.

Tortoise opens transactions as ``BEGIN DEFERRED``: one that reads and then writes fails at once with
``SQLITE_BUSY_SNAPSHOT`` when another process wrote in between, whatever the busy timeout says. It also keeps
its lock for ever when beginning fails. Tortoise finds this module by its name and takes ``client_class``.
"""

import asyncio
import sqlite3

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError


class ImmediateTransaction(TransactionContext):
    """``BEGIN IMMEDIATE`` … ``COMMIT``, alone on the connection; rolled back whatever goes wrong."""

    def __init__(self, client: SqliteClient, lock: asyncio.Lock) -> None:
        self._parent = client
        self._lock = lock

    async def __aenter__(self) -> TransactionalDBClient:
        await self._lock.acquire()
        try:
            if self._parent._connection is None:  # noqa: SLF001 - a back end is written against these
                await self._parent.create_connection(with_db=True)
            self._client = SqliteTransactionWrapper(self._parent)
            await self._run("BEGIN IMMEDIATE")
        except BaseException:
            self._lock.release()
            raise
        self._token = get_connections().set(self._parent.connection_name, self._client)
        return self._client

    async def __aexit__(self, exc_type: object, exc_val: object, exc_tb: object) -> None:
        try:
            if exc_type is None:
                await self._commit()
            else:
                await self._client.rollback()
        finally:
            get_connections().reset(self._token)
            self._lock.release()

    async def _commit(self) -> None:
        """Commit; when that fails, roll back, or the next transaction would commit what was reported as failed."""
        try:
            await self._run("COMMIT")
        except BaseException:
            await self._client.rollback()
            raise

    async def _run(self, statement: str) -> None:
        try:
            await self._client._connection.execute(statement)  # noqa: SLF001 - as above
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error


class ImmediateSqliteClient(SqliteClient):
    """A client whose outermost transactions are immediate; nested ones stay savepoints."""

    def _in_transaction(self) -> TransactionContext:
        return ImmediateTransaction(self, self._lock)


client_class = ImmediateSqliteClient
