import contextlib
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tortoise.context import TortoiseContext
from tortoise.fields.base import Field
from tortoise.migrations import operations
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.loader import MigrationLoader
from tortoise.migrations.recorder import MigrationRecorder

from oredesk.core.language import Language
from oredesk.core.message import Bookmark, MessageId, Shelf
from oredesk.core.reexamination import Reexamination
from oredesk.core.reply import Delivery
from oredesk.core.supplier import Supplier, SupplierCode, TiedBy
from oredesk.core.survey import Answers
from oredesk.core.template import TemplateKind
from oredesk.core.tie import Tied
from oredesk.storage.database import Database
from oredesk.storage.durable import create_file
from oredesk.storage.instance import InstanceLock
from oredesk.storage.schema import DEVELOPMENT, Schema, SchemaMismatch
from storage.conftest import Open
from storage.examples import ACCOUNT, CLERK, NOW, answered, arrive, digest, examined, mail_key, smelters

REBUILT = """
    PRAGMA foreign_keys=OFF; ALTER TABLE findings RENAME TO old;
    CREATE TABLE findings AS SELECT * FROM old; DROP TABLE old"""
"""How a table is rebuilt by those who forget its keys."""

ADDING = (operations.CreateModel, operations.AddField, operations.AddIndex)


def alter(database: Path, script: str) -> None:
    """Change the database behind the product's back."""
    with closing(sqlite3.connect(database)) as connection:
        connection.executescript(script)


def all_operations() -> list[operations.Operation]:
    """Every operation of every migration."""
    loader = MigrationLoader(DEVELOPMENT["apps"], MigrationRecorder(None))
    loader.load_disk()
    return [operation for migration in loader.disk_migrations.values() for operation in migration.operations]


@contextlib.asynccontextmanager
async def development() -> AsyncIterator[TortoiseContext]:
    """The models, in an empty database in memory."""
    async with TortoiseContext() as tortoise:
        await tortoise.init(config=DEVELOPMENT)
        yield tortoise


async def test_the_migrations_make_exactly_what_the_models_say() -> None:
    async with development() as tortoise:
        assert tortoise.apps
        changes = await MigrationAutodetector(tortoise.apps, DEVELOPMENT["apps"]).changes()
    missing = [operation.describe() for writer in changes for operation in writer.operations]
    assert missing == [], "run: tortoise -c oredesk.storage.schema.DEVELOPMENT makemigrations"


def test_migrations_only_add() -> None:
    """On SQLite Tortoise rebuilds a table to alter or remove a column, and loses child rows, keys and indexes."""
    assert len(all_operations()) >= 10
    assert [operation for operation in all_operations() if not isinstance(operation, ADDING)] == []


def test_an_added_column_says_what_rows_that_exist_hold() -> None:
    added = {each.name: each.field for each in all_operations() if isinstance(each, operations.AddField)}
    assert added
    for name, field in added.items():
        assert isinstance(field, Field)
        assert field.null or field.has_db_default(), name


async def test_migrating_gives_the_same_tables_as_creating_them_from_the_models() -> None:
    async with development() as tortoise:
        migrated = Schema(tortoise.db())
        await migrated.pending()
        await migrated.upgrade()
        from_migrations = await migrated.found()
    async with development() as tortoise:
        await tortoise.generate_schemas()
        from_models = await Schema(tortoise.db()).found()
    assert {part for part in from_migrations if not part.startswith("tortoise_migrations ")} == from_models


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ('DROP INDEX "{index}"', r"missing: mails index \(message_id\)"),
        ("ALTER TABLE mails DROP COLUMN settled_at", "missing: mails column settled_at TIMESTAMP"),
        ("ALTER TABLE mails ADD COLUMN colour TEXT", "unknown: mails column colour TEXT"),
        ("DROP TABLE findings", "missing: findings column code"),
        (
            REBUILT,
            r"missing: findings unique \(submission_id, position\)",
        ),
        (
            REBUILT,
            "missing: findings reference submission_id to submissions, RESTRICT",
        ),
    ],
)
async def test_it_does_not_start_on_tables_that_differ(opened: Open, database: Path, damage: str, told: str) -> None:
    """What a rebuild of a table by Tortoise, or a person with a database tool, leaves behind."""
    async with opened():
        pass
    with closing(sqlite3.connect(database)) as connection:
        find = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%\"mails\" (\"message_id\")%'"
        (index,) = connection.execute(find).fetchone()
    alter(database, damage.format(index=index))
    with pytest.raises(SchemaMismatch, match=told):
        async with opened():
            pass


async def test_an_index_of_the_administrator_s_own_does_no_harm(opened: Open, database: Path) -> None:
    async with opened():
        pass
    alter(database, "CREATE INDEX my_report ON mails (received_at)")
    async with opened() as storage:
        assert await storage.ledger.held() == []


async def test_it_does_not_start_on_a_database_of_a_newer_version(opened: Open, database: Path) -> None:
    async with opened():
        pass
    alter(database, "INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('oredesk', '0099_later', 'now')")
    with pytest.raises(SchemaMismatch, match=r"newer oredesk .*0099_later"):
        async with opened():
            pass


async def test_it_does_not_touch_another_program_s_database(opened: Open, database: Path) -> None:
    database.parent.mkdir()
    alter(database, "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(SchemaMismatch, match="another program"):
        async with opened():
            pass
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


async def test_it_does_not_start_on_a_file_that_is_no_database(opened: Open, database: Path) -> None:
    database.parent.mkdir()
    shutil.copyfile(__file__, database)
    with pytest.raises(SchemaMismatch, match=r"cannot be used as an SQLite database"):
        async with opened():
            pass


async def test_a_start_that_died_while_making_the_tables_can_be_repeated(
    opened: Open, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tortoise's executor commits a migration first and records it then: between the two lies a start for ever lost."""

    async def die(*_: object) -> None:
        raise OSError("dying")

    with monkeypatch.context() as patched:
        patched.setattr(MigrationRecorder, "record_applied", die)
        with pytest.raises(OSError, match="dying"):
            async with opened():
                pass
    with closing(sqlite3.connect(database)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {"tortoise_migrations", "sqlite_sequence"}
    async with opened() as storage:
        assert await storage.ledger.held() == []


class TestUpgradeFromTheFirstSchema:
    """``schema_1.sql`` is a database as the first version left it: mails answered, queued, held and waiting."""

    @pytest.fixture
    def old(self, database: Path) -> Path:
        database.parent.mkdir()
        create_file(database)
        alter(database, (Path(__file__).parent / "schema_1.sql").read_text(encoding="utf-8"))
        return database

    async def test_nothing_is_lost(self, old: Path, opened: Open) -> None:
        before = _rows(old)
        async with opened():
            after = _rows(old)
        assert {table: len(rows) for table, rows in before.items()} == {
            "correspondents": 1,
            "findings": 5,
            "folders": 1,
            "mails": 4,
            "replies": 2,
            "submissions": 3,
        }
        for table, rows in before.items():
            kept = [{column: row[column] for column in rows[0]} for row in after[table]]
            assert kept == rows

    @pytest.mark.usefixtures("old")
    async def test_the_desk_goes_on_where_it_was(self, opened: Open) -> None:
        async with opened() as storage:
            ledger = storage.ledger
            assert await ledger.bookmark(ACCOUNT, "INBOX") == Bookmark("1700000000", "104")
            assert [mail.key.uid for mail in await ledger.held()] == ["103"]
            assert [mail.key.uid for mail in await ledger.unsettled()] == ["104"]
            assert [mail.key.uid for mail in await ledger.unfiled(ACCOUNT)] == ["102"]
            assert await ledger.language_of(CLERK) is Language.ZH
            (item,) = await ledger.due(NOW, 9)
            assert (item.state, item.reply.reports[0].company) == (Delivery.QUEUED, "深圳某某电子有限公司")
            past = await ledger.previous(CLERK, TemplateKind.CMRT, "", 99)
            assert past
            assert [finding.code for finding in past.examination.findings] == ["C031", "N001"]
            assert await ledger.case_of((MessageId("<0001@desk.example>"),), CLERK) == "OD-7KQ2-M9XR"

    @pytest.mark.usefixtures("old")
    async def test_what_was_examined_without_any_reference_is_examined_with_the_first(self, opened: Open) -> None:
        async with opened() as storage:
            ledger = storage.ledger
            (stored,) = await ledger.to_reexamine("2026-11-20.1", 9)
            past = await ledger.previous(CLERK, TemplateKind.CMRT, "", 99)
            assert stored.past == past
            assert (stored.past.declared, stored.past.contents, stored.past.effective_date) == ((), "", None)
            assert (stored.past.examination.reference, stored.past.examination.faults) == ("", ())
            assert await ledger.staff_notes(NOW - timedelta(days=999)) == []
            examination = replace(stored.past.examination, reference="2026-11-20.1")
            await ledger.note_reexamination(Reexamination(stored.number, NOW, examination, (), ()))
            assert await ledger.to_reexamine("2026-11-20.1", 9) == []

    @pytest.mark.usefixtures("old")
    async def test_what_they_answer_is_read_once_more_although_there_is_no_reference(self, opened: Open) -> None:
        async with opened() as storage:
            ledger = storage.ledger
            (stored,) = await ledger.to_reexamine("", 9)
            examination = stored.past.examination
            declared = smelters(1)
            reread = Reexamination(stored.number, NOW, examination, (), (), Answers(()), declared)
            await ledger.note_reexamination(reread)
            assert await ledger.to_reexamine("", 9) == []
            past = await ledger.previous(CLERK, TemplateKind.CMRT, "", 99)
            assert past
            assert (past.declared, past.examination) == (declared, examination)

    @pytest.mark.usefixtures("old")
    async def test_a_person_can_say_whose_they_are(self, opened: Open) -> None:
        async with opened() as storage:
            ledger = storage.ledger
            (latest,) = await ledger.untied()
            acme = Supplier(SupplierCode("A"), "Acme", contacts=(CLERK,))
            await ledger.change_suppliers([acme], NOW, "staff", "register.xlsx")
            assert latest.number in await ledger.tie_from_contacts(NOW, "staff")
            card = await ledger.submission_card(latest.number)
            assert (card and card.tied) == Tied(1, TiedBy.CONTACT)

    async def test_keys_still_hold_and_new_work_is_stored(self, old: Path, opened: Open) -> None:
        async with opened() as storage:
            ledger = storage.ledger
            again = await ledger.take_in(mail_key("101"), None, 1, NOW)
            assert (again.id, again.shelf) == (1, Shelf.PROCESSED)
            mail = await arrive(ledger, "105")
            assert mail.id == 5
            await ledger.settle(answered(mail.id, examined(content="new")), NOW)
            assert await ledger.same_file(CLERK, digest("new"), 6)
            assert await ledger.reopen(3, NOW, "li@desk.example")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            alter(old, "UPDATE mails SET uid = '101' WHERE uid = '102'")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            alter(old, "PRAGMA foreign_keys=ON; DELETE FROM submissions")

    async def test_a_copy_of_what_was_there_is_kept_beside_it(self, old: Path, opened: Open) -> None:
        before = _rows(old)
        for _ in range(2):
            async with opened():
                pass
        (copy,) = old.parent.glob("oredesk.db.before-upgrade-*")
        assert _rows(copy) == before
        assert copy.stat().st_mode & 0o777 == 0o600

    async def test_a_guest_does_not_upgrade_under_a_running_service(self, old: Path, opened: Open) -> None:
        """After an update on disk, before the service was started again."""
        with InstanceLock(old.parent), pytest.raises(SchemaMismatch, match="restart"):
            async with opened(as_guest=True):
                pass
        async with opened(as_guest=True) as storage:
            assert len(await storage.ledger.held()) == 1

    async def test_an_upgrade_is_made_once_however_many_come_for_it(self, old: Path) -> None:
        first, second = await Database.connect(old), await Database.connect(old)
        assert await first.pending_upgrades()
        assert await second.pending_upgrades()
        for database in (first, second):
            await database.upgrade()
            await database.check()
            await database.close()


def _rows(database: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of the first schema's tables, by column."""
    tables = ("correspondents", "findings", "folders", "mails", "replies", "submissions")
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]  # noqa: S608 - own names
            for table in tables
        }
