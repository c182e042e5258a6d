"""Raw mails and workbooks in a folder, each under its own digest: written once, verified when read, never deleted."""

import asyncio
import errno
import hashlib
import re
from pathlib import Path

from ..core.message import Sha256
from ..core.ports import StorageUnavailable
from .durable import make_folder, sync, write_file

_DIGEST = re.compile("[0-9a-f]{64}")
_PASSING = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk quota is used up", errno.EROFS: "it is read-only"}


class DamagedOriginal(Exception):  # noqa: N818 - reads as a state, and is one
    """A stored original no longer has the digest it was stored under: the disk has failed."""


class FolderOriginals:
    """The port :class:`~oredesk.core.ports.Originals` on a folder: ``ab/cd/<sha256>``, readable by the owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._scratch = folder / "scratch"

    async def put(self, data: bytes) -> Sha256:
        """Store the bytes durably; raises :class:`StorageUnavailable` when the disk is full."""
        return await asyncio.to_thread(self.put_now, data)

    async def get(self, sha256: Sha256) -> bytes:
        """The bytes with that digest; KeyError when there are none, :class:`DamagedOriginal` when they changed."""
        return await asyncio.to_thread(self._get, sha256)

    def prepare(self) -> None:
        """Create the folder, and clear away what a crash left half-written; nobody else may be storing now."""
        make_folder(self._scratch)
        for half_written in self._scratch.iterdir():
            half_written.unlink()

    def put_now(self, data: bytes) -> Sha256:
        """The same as :meth:`put`, in the caller's thread."""
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        path = self.path_of(sha256)
        try:
            self._store(path, data)
        except OSError as error:
            if error.errno not in _PASSING:
                raise
            raise StorageUnavailable(f"originals cannot be stored: {_PASSING[error.errno]}") from error
        return sha256

    def path_of(self, sha256: Sha256) -> Path:
        """Where the original with that digest lies, or would lie; KeyError for what is no digest."""
        if not _DIGEST.fullmatch(sha256):
            raise KeyError(sha256)
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def all(self) -> list[Path]:
        """Every original's file."""
        return [path for path in self._folder.glob("??/??/*") if _DIGEST.fullmatch(path.name)]

    def _store(self, path: Path, data: bytes) -> None:
        if path.exists():
            sync(path.parent)  # whoever stored it may have died before its name was durable
            return
        make_folder(path.parent)
        make_folder(self._scratch)
        write_file(path, data, self._scratch)

    def _get(self, sha256: Sha256) -> bytes:
        try:
            data = self.path_of(sha256).read_bytes()
        except FileNotFoundError:
            raise KeyError(sha256) from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedOriginal(f"the original {sha256} is damaged on disk; restore it from a backup")
        return data
