"""One service per data folder: a lock that the operating system frees when its holder dies, however it dies."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from .durable import PRIVATE_FILE


class AlreadyRunning(Exception):  # noqa: N818 - reads as a state, and is one
    """Another process holds the data folder; the text names it for an administrator."""

    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(f"another oredesk ({holder or 'unknown process'}) is already running on {folder}")
        self.holder = holder


class InstanceLock:
    """Holds ``<folder>/lock`` while entered; entering raises :class:`AlreadyRunning` at once when it is held."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        self._descriptor = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(self._descriptor, 64).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            raise AlreadyRunning(self._folder, holder) from None
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, f"process {os.getpid()}\n".encode(), 0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)
