"""The tables' shape: brought up to date at the start, then compared with the models before anything is stored.

Tortoise's own migrations lose data on SQLite: altering or removing a column rebuilds the table, which deletes
or nulls the rows that refer to it and drops its unique keys and indexes, and its detector does not notice.
Hence migrations that only add (a test sees to it), a copy before each upgrade, and this comparison.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.loader import MigrationLoader
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.migrations.schema_editor import SqliteSchemaEditor
from tortoise.migrations.schema_generator.state import State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.models import Model
from tortoise.transactions import in_transaction

from . import models, risk_models, supplier_models

ROWS: tuple[type[Model], ...] = (*models.ROWS, *supplier_models.ROWS, *risk_models.ROWS)
"""Every table; what the start compares the database with."""

for _row in ROWS:
    _row._meta.table_description = ""  # noqa: SLF001 - else every change of a model's docstring asks for a migration

APP = "oredesk"
CONNECTION = "default"

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "busy_timeout": 10_000, "foreign_keys": "ON"}
"""WAL so that a backup and the command line can read meanwhile; FULL so that what is committed survives a power cut."""


def tortoise_config(file: str) -> dict[str, Any]:
    """How Tortoise opens the file, finds the models and their migrations."""
    tables = [module.__name__ for module in (models, supplier_models, risk_models)]
    migrations = "oredesk.storage.migrations"
    return {
        "connections": {
            CONNECTION: {"engine": "oredesk.storage.sqlite", "credentials": {"file_path": file, **PRAGMAS}}
        },
        "apps": {APP: {"models": tables, "default_connection": CONNECTION, "migrations": migrations}},
    }


DEVELOPMENT = tortoise_config(":memory:")
"""For ``tortoise -c oredesk.storage.schema.DEVELOPMENT makemigrations``, when the models have changed."""

_COLUMNS = """
    SELECT t.name AS "table", c.name AS "column", c.type, c."notnull" AS required, c.pk
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"""

_INDEXES = """
    SELECT t.name AS "table", i.name AS "index", i."unique" AS is_unique, c.name AS "column"
    FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
    WHERE t.type = 'table' AND NOT i.partial ORDER BY t.name, i.name, c.seqno"""

_REFERENCES = """
    SELECT t.name AS "table", r."from", r."table" AS target, r.on_delete
    FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) r WHERE t.type = 'table'"""


class SchemaMismatch(Exception):  # noqa: N818 - read by a person at the start
    """The database is not what this oredesk can work with; the text says where they differ."""


class Schema:
    """The schema of one open database."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self._connection = connection
        self._recorder = MigrationRecorder(connection)
        self._loader = MigrationLoader(DEVELOPMENT["apps"], self._recorder)

    async def pending(self) -> Sequence[str]:
        """The names of the migrations that are still to be done, in order.

        Raises :class:`SchemaMismatch` for a database of something else, or of a newer oredesk.
        """
        await self._loader.build_graph()
        done = self._loader.applied_migrations
        unknown = sorted(key.name for key in done if key not in self._loader.graph.nodes)
        if unknown:
            raise SchemaMismatch(f"the database was made by a newer oredesk (it has {', '.join(unknown)})")
        if not done and await self._strangers():
            raise SchemaMismatch("the file is a database of another program")
        return [key.name for key in self._order() if key not in done]

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever stored in the database, as :meth:`pending` found it."""
        return not self._loader.applied_migrations

    async def upgrade(self) -> None:
        """Do what :meth:`pending` found, all of it or, when it fails, nothing.

        Tortoise's own executor records a migration after its commit: a process killed in between could never
        be started again.
        """
        await self._recorder.ensure_schema(SqliteSchemaEditor(self._connection, atomic=False))
        state = State(models={}, apps=StateApps(default_connections={APP: CONNECTION}))
        async with in_transaction(CONNECTION) as transaction:
            self._recorder.connection = transaction
            editor = SqliteSchemaEditor(transaction, atomic=True)
            for key in self._order():
                new = key not in self._loader.applied_migrations
                for operation in self._loader.disk_migrations[key].operations:
                    operation.state_forward(APP, state)
                    if new:  # what only adds does not look at the state before: to keep a copy takes most of the time
                        await operation.database_forward(APP, state, state, editor)
                if new:
                    await self._recorder.record_applied(key.app_label, key.name)

    async def check(self) -> None:
        """Raise :class:`SchemaMismatch` unless the tables have every column, key and reference of the models."""
        actual = await self.found()
        expected = {part for row in ROWS for part in _expected(row)}
        extra = {part for part in actual - expected if " column " in part and _table(part) in map(_table, expected)}
        differences = [f"missing: {part}" for part in sorted(expected - actual)]
        differences += [f"unknown: {part}" for part in sorted(extra)]
        if differences:
            raise SchemaMismatch(
                "the database's tables differ from what oredesk needs; restore the copy made before the last"
                " upgrade. " + "; ".join(differences)
            )

    async def found(self) -> set[str]:
        """Every column, unique key, index and reference of the database, one line each."""
        found = {
            _column(row["table"], row["column"], row["type"], required=bool(row["required"]))
            for row in await self._connection.execute_query_dict(_COLUMNS)
        }
        indexes: dict[tuple[str, str, bool], list[str]] = {}
        for row in await self._connection.execute_query_dict(_INDEXES):
            indexes.setdefault((row["table"], row["index"], bool(row["is_unique"])), []).append(row["column"])
        found |= {_index(table, columns, unique=unique) for (table, _, unique), columns in indexes.items()}
        references = await self._connection.execute_query_dict(_REFERENCES)
        return found | {_reference(row["table"], row["from"], row["target"], row["on_delete"]) for row in references}

    async def _strangers(self) -> bool:
        tables = await self._connection.execute_query_dict(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        return any(row["name"] != self._recorder.table_name for row in tables)

    def _order(self) -> list[MigrationKey]:
        (newest,) = self._loader.graph.leaf_nodes(APP)
        return list(self._loader.graph.forwards_plan(newest))


def _expected(row: type[Model]) -> Iterator[str]:
    """The lines that :meth:`Schema.found` must contain for one model."""
    meta = row._meta  # noqa: SLF001 - Tortoise describes a model nowhere else in a form that can be compared
    columns = meta.fields_db_projection
    for name, column in columns.items():
        field = meta.fields_map[name]
        kind = "INTEGER" if field.pk else field.get_for_dialect("sqlite", "SQL_TYPE")
        yield _column(meta.db_table, column, kind, required=not field.null)
        if field.unique and not field.pk:
            yield _index(meta.db_table, [column], unique=True)
        elif field.index and not field.pk:
            yield _index(meta.db_table, [column], unique=False)
    for unique in meta.unique_together:
        yield _index(meta.db_table, [_stored(row, name) for name in unique], unique=True)
    for index in meta.indexes:
        names = index.fields if isinstance(index, Index) else index
        yield _index(meta.db_table, [_stored(row, name) for name in names], unique=False)
    for name in (*meta.fk_fields, *meta.o2o_fields):
        reference = meta.fields_map[name]
        if isinstance(reference, ForeignKeyFieldInstance):
            target = reference.related_model._meta.db_table  # noqa: SLF001 - as above
            yield _reference(meta.db_table, str(reference.source_field), target, reference.on_delete.value)


def _stored(row: type[Model], name: str) -> str:
    """The column of a field; of a reference, the column of the key it is stored as."""
    field = row._meta.fields_map[name]  # noqa: SLF001 - as above
    return str(field.source_field) if isinstance(field, ForeignKeyFieldInstance) else name


def _column(table: str, column: str, kind: str, *, required: bool) -> str:
    return f"{table} column {column} {kind}{' NOT NULL' if required else ''}"


def _index(table: str, columns: Sequence[str], *, unique: bool) -> str:
    return f"{table} {'unique' if unique else 'index'} ({', '.join(columns)})"


def _reference(table: str, column: str, target: str, on_delete: str) -> str:
    return f"{table} reference {column} to {target}, {on_delete}"


def _table(part: str) -> str:
    return part.split(" ", 1)[0]
