"""Reads workbooks for the service: several workers, one queue, first come first served."""

import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Self

from ..core.message import Attachment
from ..core.submission import Reading
from .protocol import WorkerSettings
from .supervised import WORKER, ReadingStopped, SupervisedWorker


class WorkerPool:
    """A :class:`~oredesk.core.ports.WorkbookReader` over so many worker processes.

    Each worker belongs to a thread of its own, which waits for it. Cancelling a read leaves the worker to
    finish its file in peace; the answer is then dropped.
    """

    def __init__(
        self,
        workers: int = 2,
        settings: WorkerSettings = WorkerSettings(),  # noqa: B008 - frozen
        wall_seconds: float = 30.0,
        command: Sequence[str] = WORKER,
    ) -> None:
        self._new_worker = partial(SupervisedWorker, settings, wall_seconds, command)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="reading")
        self._of_this_thread = threading.local()
        self._workers: list[SupervisedWorker] = []
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        """One reading per file: several for an archive, exactly one for anything else.

        Raises what :meth:`SupervisedWorker.read` raises, after :meth:`close` always ReadingStopped.
        """
        if self._closed:
            raise ReadingStopped
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, attachment)

    async def close(self) -> None:
        """End all workers at once; reads that are under way or waiting raise ReadingStopped."""
        self._closed = True
        for worker in self._workers:
            worker.stop()
        await asyncio.to_thread(self._threads.shutdown)
        for worker in self._workers:
            worker.discard()

    def _read(self, attachment: Attachment) -> tuple[Reading, ...]:
        if self._closed:
            raise ReadingStopped
        return self._worker().read(attachment)

    def _worker(self) -> SupervisedWorker:
        worker: SupervisedWorker | None = getattr(self._of_this_thread, "worker", None)
        if worker is None:
            worker = self._of_this_thread.worker = self._new_worker()
            self._workers.append(worker)
            if self._closed:
                worker.stop()
        return worker
