"""Backup and restore: a consistent copy of the database and of every original it knows, while the service runs."""

import hashlib
import pkgutil
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..core.message import Sha256
from ..core.ports import StorageUnavailable
from . import migrations
from .durable import create_file, make_folder, sync
from .instance import InstanceLock
from .originals import FolderOriginals

DATABASE = "oredesk.db"
ORIGINALS = "originals"
PAUSED = "replies-paused"
"""The marker of a restored data folder: no reply leaves until a person has confirmed (see :func:`restore`)."""

Progress = Callable[[int, int], None]
"""Told how many originals are done, and of how many."""


class BackupFailed(Exception):  # noqa: N818 - read by a person
    """There is no usable backup, or nothing was restored; the text says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup or a restore brought along."""

    originals: int
    missing: tuple[Sha256, ...]
    """Digests of mails whose original is not there; empty unless files were lost before."""


@contextmanager
def _told_plainly() -> Iterator[None]:
    """What the disk refuses, as one sentence for an administrator."""
    try:
        yield
    except OSError as error:
        raise BackupFailed(f"{error.filename}: {error.strerror}" if error.filename else str(error)) from error
    except StorageUnavailable as error:
        raise BackupFailed(str(error)) from error


@_told_plainly()
def backup(database: Path, data_folder: Path, target: Path, progress: Progress = lambda _done, _all: None) -> Backup:
    """Copy everything into the new folder ``target``; the service may go on running.

    First the database, then the originals: they are stored before the database mentions them and never
    deleted, so none that the copy mentions can be missing. On the same file system originals are hard links.
    Raises :class:`BackupFailed` when the target exists or the copy is not sound.
    """
    if not database.exists():
        raise BackupFailed(f"there is no database {database}")
    if target.exists():
        raise BackupFailed(f"{target} exists already; name a new folder")
    unfinished = target.with_name(f"{target.name}.unfinished")
    if unfinished.exists():
        raise BackupFailed(f"{unfinished} is left from a backup that was broken off; remove it first")
    make_folder(unfinished)
    snapshot(database, unfinished / DATABASE)
    kept = FolderOriginals(unfinished / ORIGINALS)
    found = FolderOriginals(data_folder / ORIGINALS).all()
    for done, original in enumerate(found):
        progress(done, len(found))
        _link_or_copy(original, kept.path_of(Sha256(original.name)))
    progress(len(found), len(found))
    unfinished.rename(target)
    sync(target.parent)
    return Backup(len(found), _missing(target / DATABASE, FolderOriginals(target / ORIGINALS)))


@_told_plainly()
def restore(source: Path, database: Path, data_folder: Path, progress: Progress = lambda _done, _all: None) -> Backup:
    """Bring a backup back to where there is no database yet, and pause replies.

    Mails answered since the backup are unknown to the restored database and lie in the mailbox: they will be
    read again, so their replies wait until a person has looked (:func:`replies_paused`). The database comes
    last: a restore that was broken off can be repeated. Raises :class:`BackupFailed`, and
    :class:`~oredesk.storage.instance.AlreadyRunning` when a service uses the folder.
    """
    if not (source / DATABASE).is_file():
        raise BackupFailed(f"{source} holds no {DATABASE}: it is no backup")
    if newer := ", ".join(_unknown_upgrades(source / DATABASE)):
        raise BackupFailed(f"{source} was made by a newer oredesk (it has {newer}): restore it with that one")
    make_folder(data_folder)
    with InstanceLock(data_folder):
        if database.exists():
            raise BackupFailed(f"{database} exists already; move it away first, nothing is overwritten")
        kept = FolderOriginals(source / ORIGINALS).all()
        originals = FolderOriginals(data_folder / ORIGINALS)
        for done, original in enumerate(kept):
            progress(done, len(kept))
            _bring_back(original, originals)
        progress(len(kept), len(kept))
        create_file(data_folder / PAUSED)
        make_folder(database.parent)
        arriving = database.with_name(f"{database.name}.arriving")
        arriving.unlink(missing_ok=True)
        snapshot(source / DATABASE, arriving)
        arriving.rename(database)
        sync(database.parent)
        return Backup(len(kept), _missing(database, originals))


def _unknown_upgrades(database: Path) -> Sequence[str]:
    """The upgrades of the database that this oredesk knows nothing of."""
    known = {upgrade.name for upgrade in pkgutil.iter_modules(migrations.__path__)}
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as kept:
            done = {name for (name,) in kept.execute("SELECT name FROM tortoise_migrations")}
    except sqlite3.Error:
        return ()  # damaged, or none of ours: whoever copies or opens it says so
    return sorted(done - known)


def replies_paused(data_folder: Path) -> bool:
    """Whether the folder was restored and nobody has confirmed since that replies may leave."""
    return (data_folder / PAUSED).exists()


def resume_replies(data_folder: Path) -> None:
    """A person's word that replies may leave again."""
    (data_folder / PAUSED).unlink(missing_ok=True)


def snapshot(database: Path, target: Path) -> None:
    """Write a consistent, checked copy of a database that may be in use; ``target`` must not exist."""
    if target.exists():
        raise BackupFailed(f"{target} exists already")
    create_file(target)  # private from the start: SQLite fills an empty file, but would create one for all to read
    try:
        verdict = _copy(database, target)
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        target.unlink()
        raise BackupFailed(f"{database} cannot be copied: {verdict}")
    sync(target)


def _copy(database: Path, target: Path) -> str:
    """Copy, and return what SQLite says of the copy: ``"ok"``, or the first thing that is wrong."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True, timeout=10)) as live:
        live.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target)) as copy:
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    return str(verdict)


def _link_or_copy(original: Path, path: Path) -> None:
    make_folder(path.parent)
    try:
        path.hardlink_to(original)
    except OSError:  # another file system, or one without links
        create_file(path)
        shutil.copyfile(original, path)
        sync(path)
    sync(path.parent)


def _bring_back(original: Path, originals: FolderOriginals) -> None:
    data = original.read_bytes()
    if hashlib.sha256(data).hexdigest() != original.name:
        raise BackupFailed(f"{original} is damaged; nothing was restored")
    originals.put_now(data)


def _missing(database: Path, originals: FolderOriginals) -> tuple[Sha256, ...]:
    with closing(sqlite3.connect(database)) as copy:
        rows = copy.execute("SELECT DISTINCT original FROM mails WHERE original IS NOT NULL ORDER BY 1").fetchall()
    return tuple(Sha256(digest) for (digest,) in rows if not originals.path_of(Sha256(digest)).exists())
