import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from oredesk.core.message import Sha256
from oredesk.core.mineral import Mineral
from oredesk.core.smelter import ConfirmedName, SmelterId
from oredesk.storage.backup import Backup, BackupFailed, backup, replies_paused, restore, resume_replies, snapshot
from oredesk.storage.instance import AlreadyRunning
from oredesk.storage.opening import Storage, open_storage
from storage.conftest import Open, open_to_others
from storage.examples import NOW, answered, arrive, mail_key, smelter_list


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "2026-11-20"


async def receive(storage: Storage, uid: str) -> Sha256:
    """A mail whose original is kept and whose reply is queued."""
    sha256 = await storage.originals.put(f"raw {uid}".encode())
    mail = await storage.ledger.take_in(mail_key(uid), sha256, 9, NOW)
    await storage.ledger.settle(answered(mail.id), NOW)
    return sha256


async def test_what_was_backed_up_while_running_is_restored_elsewhere(
    opened: Open, database: Path, data_folder: Path, target: Path, tmp_path: Path
) -> None:
    steps: list[tuple[int, int]] = []
    async with opened() as storage:
        kept = [await receive(storage, uid) for uid in ("1", "2")]
        made = backup(database, data_folder, target, lambda done, of: steps.append((done, of)))
        await receive(storage, "3")
        outbox = await storage.ledger.outbox()
    assert made == Backup(originals=2, missing=())
    assert steps == [(0, 2), (1, 2), (2, 2)]
    new = tmp_path / "restored"
    assert restore(target, new / "oredesk.db", new) == made
    async with open_storage(f"sqlite://{new}/oredesk.db", new, "desk.example") as storage:
        assert await storage.ledger.outbox() == outbox[:2]
        assert [await storage.originals.get(sha256) for sha256 in kept] == [b"raw 1", b"raw 2"]


async def test_smelter_lists_and_what_people_said_of_names_are_in_it(
    opened: Open, database: Path, data_folder: Path, target: Path, tmp_path: Path
) -> None:
    async with opened() as storage:
        await storage.ledger.add_list(smelter_list(1, 2, 3), NOW, "li")
        await storage.ledger.confirm_name(ConfirmedName(Mineral.TIN, "Works", SmelterId("CID000001")), NOW, "li")
        in_force = await storage.ledger.in_force()
    backup(database, data_folder, target)
    new = tmp_path / "restored"
    restore(target, new / "oredesk.db", new)
    async with open_storage(f"sqlite://{new}/oredesk.db", new, "desk.example") as storage:
        assert await storage.ledger.in_force() == in_force
    assert in_force[0] == (smelter_list(1, 2, 3),)


async def test_after_a_restore_no_reply_leaves_until_a_person_confirms(
    opened: Open, database: Path, data_folder: Path, target: Path, tmp_path: Path
) -> None:
    """Mails answered since the backup lie in the mailbox and are unknown to the database: they are read again."""
    async with opened() as storage:
        await receive(storage, "1")
    assert not replies_paused(data_folder)
    backup(database, data_folder, target)
    new = tmp_path / "restored"
    restore(target, new / "oredesk.db", new)
    assert replies_paused(new)
    resume_replies(new)
    resume_replies(new)
    assert not replies_paused(new)


async def test_backups_are_for_the_owner_alone(opened: Open, database: Path, data_folder: Path, target: Path) -> None:
    umask = os.umask(0)
    try:
        async with opened() as storage:
            await receive(storage, "1")
        backup(database, data_folder, target)
    finally:
        os.umask(umask)
    assert (target / "oredesk.db").exists()
    assert open_to_others(target) == []


async def test_a_backup_can_be_on_another_file_system(
    opened: Open, database: Path, data_folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other_device(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    async with opened() as storage:
        sha256 = await receive(storage, "1")
    monkeypatch.setattr(os, "link", other_device)
    backup(database, data_folder, target)
    copy = target / "originals" / sha256[:2] / sha256[2:4] / sha256
    assert copy.read_bytes() == b"raw 1"
    assert copy.stat().st_nlink == 1


async def test_originals_that_were_lost_before_are_told(
    opened: Open, database: Path, data_folder: Path, target: Path
) -> None:
    async with opened() as storage:
        lost = await receive(storage, "1")
        await receive(storage, "2")
        storage.originals.path_of(lost).unlink()
    assert backup(database, data_folder, target) == Backup(originals=1, missing=(lost,))


async def test_nothing_is_overwritten(opened: Open, database: Path, data_folder: Path, target: Path) -> None:
    async with opened() as storage:
        await receive(storage, "1")
    backup(database, data_folder, target)
    with pytest.raises(BackupFailed, match="exists already"):
        backup(database, data_folder, target)
    with pytest.raises(BackupFailed, match="exists already"):
        restore(target, database, data_folder)
    async with opened() as storage:
        assert len(await storage.ledger.outbox()) == 1


async def test_nothing_is_restored_under_a_running_service(
    opened: Open, database: Path, data_folder: Path, target: Path
) -> None:
    async with opened():
        backup(database, data_folder, target)
        with pytest.raises(AlreadyRunning):
            restore(target, database, data_folder)


async def test_a_damaged_original_is_not_restored(
    opened: Open, database: Path, data_folder: Path, target: Path, tmp_path: Path
) -> None:
    async with opened() as storage:
        sha256 = await receive(storage, "1")
    backup(database, data_folder, target)
    (target / "originals" / sha256[:2] / sha256[2:4] / sha256).write_bytes(b"rotten")
    with pytest.raises(BackupFailed, match="damaged"):
        restore(target, tmp_path / "new" / "oredesk.db", tmp_path / "new")
    assert not (tmp_path / "new" / "oredesk.db").exists()


async def test_a_damaged_database_is_neither_backed_up_nor_restored(
    opened: Open, database: Path, data_folder: Path, target: Path, tmp_path: Path
) -> None:
    async with opened() as storage:
        for uid in range(20):
            await receive(storage, str(uid))
    backup(database, data_folder, target)
    for file in (database, target / "oredesk.db"):
        with file.open("r+b") as pages:
            pages.seek(4096 * 3)
            pages.write(os.urandom(4096 * 6))
    with pytest.raises(BackupFailed):
        backup(database, data_folder, tmp_path / "second")
    with pytest.raises(BackupFailed):
        restore(target, tmp_path / "new" / "oredesk.db", tmp_path / "new")
    assert not (tmp_path / "new" / "oredesk.db").exists()


async def test_a_backup_of_a_newer_oredesk_is_refused_before_anything_is_brought_back(
    opened: Open, database: Path, data_folder: Path, target: Path, tmp_path: Path
) -> None:
    """Somebody installed the release before, and then wants his data back."""
    async with opened() as storage:
        await receive(storage, "1")
    backup(database, data_folder, target)
    with closing(sqlite3.connect(target / "oredesk.db")) as newer, newer:
        newer.execute("INSERT INTO tortoise_migrations (app, name, applied_at) VALUES ('oredesk', '9999_more', '')")
    with pytest.raises(BackupFailed, match="newer oredesk"):
        restore(target, tmp_path / "new" / "oredesk.db", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="no backup"):
        restore(tmp_path, tmp_path / "new" / "oredesk.db", tmp_path / "new")
    with pytest.raises(BackupFailed, match="no database"):
        backup(tmp_path / "none.db", tmp_path, tmp_path / "target")


async def test_a_backup_that_was_broken_off_is_not_taken_for_one(
    opened: Open, database: Path, data_folder: Path, target: Path
) -> None:
    async with opened() as storage:
        await receive(storage, "1")

    def broken_off(*_: object) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        backup(database, data_folder, target, broken_off)
    with pytest.raises(BackupFailed, match="no backup"):
        restore(target, database, data_folder)
    with pytest.raises(BackupFailed, match="broken off"):
        backup(database, data_folder, target)


async def test_what_the_disk_refuses_is_told_in_words(
    opened: Open, database: Path, data_folder: Path, tmp_path: Path
) -> None:
    async with opened() as storage:
        await receive(storage, "1")
    (tmp_path / "file").touch()
    with pytest.raises(BackupFailed, match="file: File exists"):
        backup(database, data_folder, tmp_path / "file" / "target")


async def test_a_copy_of_the_database_never_replaces_a_file(opened: Open, database: Path, tmp_path: Path) -> None:
    async with opened():
        pass
    existing = tmp_path / "letter.txt"
    existing.write_text("dear supplier")
    with pytest.raises(BackupFailed, match="exists already"):
        snapshot(database, existing)
    assert existing.read_text() == "dear supplier"


async def test_the_copy_of_the_database_stands_alone(
    opened: Open, database: Path, data_folder: Path, target: Path
) -> None:
    async with opened() as storage:
        mail = await arrive(storage.ledger)
        backup(database, data_folder, target)
    with closing(sqlite3.connect(f"file:{target}/oredesk.db?immutable=1", uri=True)) as copy:
        assert copy.execute("SELECT id FROM mails").fetchall() == [(mail.id,)]
