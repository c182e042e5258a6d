import asyncio
import logging
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError

from oredesk.core.finding import Examination, Finding, Severity
from oredesk.core.ports import StorageUnavailable
from oredesk.storage.database import database_path
from oredesk.storage.ledger import SqlLedger
from oredesk.storage.models import FindingRow, MailRow
from oredesk.storage.opening import Storage
from storage.conftest import Open
from storage.examples import CLERK, NOW, answered, arrive, examined, mail_key


async def execute(ledger: SqlLedger, statement: str) -> None:
    """Run a statement on the ledger's own connection, outside any transaction."""
    await ledger._database._in_context(_execute(statement))


async def _execute(statement: str) -> None:
    await get_connection("default").execute_query(statement)


def count(database: Path, what: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM {what}").fetchone()  # noqa: S608 - the test's own words
    return int(number)


async def test_a_storm_of_cancellations_leaves_it_alive_and_every_unit_whole(opened: Open, database: Path) -> None:
    """A timeout or a shutdown cancels tasks anywhere; Tortoise's lock is lost for ever by one at the wrong moment."""
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    async with opened() as storage:
        mails = [await arrive(storage.ledger, str(uid)) for uid in range(400)]
        for mail in mails:
            task = asyncio.create_task(storage.ledger.settle(answered(mail.id), NOW))
            for _ in range(chance.randrange(8)):
                await asyncio.sleep(chance.choice((0, 0, 0.0005)))
            task.cancel()
            await asyncio.wait([task])
        assert await asyncio.wait_for(storage.ledger.begin(mails[0].id), 60) == 1
    settled = count(database, "mails WHERE shelf IS NOT NULL")
    assert 0 < settled <= 400
    assert settled == count(database, "replies") == count(database, "submissions")
    assert count(database, "findings") == 3 * settled


async def test_a_cancelled_caller_stops_waiting_but_the_work_is_done(ledger: SqlLedger) -> None:
    task = asyncio.create_task(arrive(ledger))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(await ledger.unsettled()) == 1


async def test_closing_waits_for_what_was_begun(opened: Open) -> None:
    async with opened() as storage:
        task = asyncio.create_task(arrive(storage.ledger))
        await asyncio.sleep(0)
        task.cancel()
    async with opened() as storage:
        assert len(await storage.ledger.unsettled()) == 1


async def test_a_unit_that_raises_changes_nothing(ledger: SqlLedger) -> None:
    async def half() -> None:
        await MailRow.filter(id=1).update(attempts=9)
        raise RuntimeError

    mail = await arrive(ledger)
    with pytest.raises(RuntimeError):
        await ledger._database.run(half)
    assert await ledger.mail(mail.id) == mail


async def test_a_failed_commit_is_undone_and_not_committed_with_the_next_unit(ledger: SqlLedger) -> None:
    async def findings() -> int:
        return await FindingRow.all().count()

    async def orphan() -> None:
        await get_connection("default").execute_query("PRAGMA defer_foreign_keys=ON")
        await FindingRow.create(submission_id=99, position=0, code="C", severity="error", value="", facts="[]")

    with pytest.raises(sqlite3.IntegrityError):
        await ledger._database.run(orphan)
    await arrive(ledger)
    assert await ledger._database.run(findings) == 0


async def test_references_are_enforced(ledger: SqlLedger) -> None:
    async def orphan() -> None:
        await FindingRow.create(submission_id=99, position=0, code="C", severity="error", value="", facts="[]")

    with pytest.raises(IntegrityError):
        await ledger._database.run(orphan)


async def test_a_mail_with_an_outcome_cannot_be_deleted_by_accident(ledger: SqlLedger) -> None:
    async def delete() -> None:
        await MailRow.all().delete()

    mail = await arrive(ledger)
    await ledger.settle(answered(mail.id), NOW)
    with pytest.raises(IntegrityError):
        await ledger._database.run(delete)


async def test_what_is_committed_is_synced_to_disk_and_readers_do_not_block(ledger: SqlLedger) -> None:
    async def pragma(name: str) -> object:
        (row,) = await get_connection("default").execute_query_dict(f"PRAGMA {name}")
        return next(iter(row.values()))

    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    values = [await ledger._database._in_context(pragma(name)) for name in names]
    assert values == ["wal", 2, 1, 10_000]


async def test_a_full_disk_is_told_apart_and_passes(ledger: SqlLedger) -> None:
    many = tuple(Finding("C007", Severity.ERROR, None, "x" * 1000) for _ in range(2000))
    mail = await arrive(ledger)
    outcome = answered(mail.id, examined(examination=Examination(many, 1, "r")))
    await execute(ledger, "PRAGMA max_page_count=60")
    with pytest.raises(StorageUnavailable, match="disk is full"):
        await ledger.settle(outcome, NOW)
    assert [waiting.id for waiting in await ledger.unsettled()] == [mail.id]
    assert await ledger.outbox() == []
    await execute(ledger, "PRAGMA max_page_count=1000000")
    await ledger.settle(outcome, NOW)
    assert len(await ledger.outbox()) == 1


async def test_a_lock_held_by_another_process_is_told_apart_and_passes(ledger: SqlLedger, database: Path) -> None:
    await execute(ledger, "PRAGMA busy_timeout=20")
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(StorageUnavailable, match="locked"):
                await asyncio.wait_for(arrive(ledger), 60)  # would wait for ever if the first had kept the lock
        other.execute("ROLLBACK")
    assert (await arrive(ledger)).id == 1


async def test_service_and_command_line_write_side_by_side(storage: Storage, opened: Open) -> None:
    """Staff approve drafts while the service runs; a deferred transaction fails as soon as the other has written."""
    mail = await arrive(storage.ledger)
    async with opened(as_guest=True) as guest:
        turns = [ledger.begin(mail.id) for _ in range(40) for ledger in (storage.ledger, guest.ledger)]
        counted = await asyncio.gather(*turns)
    assert sorted(counted) == list(range(1, 81))


async def test_what_is_stored_is_never_logged(opened: Open, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with opened() as storage:
        mail = await arrive(storage.ledger)
        await storage.ledger.settle(answered(mail.id), NOW)
    assert CLERK not in caplog.text


async def test_any_task_can_use_it_even_one_made_before_it_was_opened(opened: Open) -> None:
    ready: asyncio.Future[SqlLedger] = asyncio.get_running_loop().create_future()

    async def early() -> int:
        ledger = await ready
        return (await ledger.take_in(mail_key("1"), None, 1, NOW)).id

    task = asyncio.create_task(early())
    await asyncio.sleep(0)
    async with opened() as storage:
        ready.set_result(storage.ledger)
        assert await task == 1


@pytest.mark.parametrize(
    "url", ["postgres://host/db", "sqlite://", "sqlite://:memory:", "var/oredesk.db", "sqlite://a?b=c"]
)
def test_only_an_sqlite_file_is_understood(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite://PATH"):
        database_path(url)


def test_relative_and_absolute_paths_are_understood() -> None:
    assert database_path("sqlite://var/oredesk.db") == Path("var/oredesk.db")
    assert database_path("sqlite:///srv/desk/oredesk.db") == Path("/srv/desk/oredesk.db")
