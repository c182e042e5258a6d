"""Opens foreign files for the service: several workers, one queue, first come first served."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Self, TypeVar

from ..core.marked_copy import MarkedCopy, Unmarkable
from ..core.message import Attachment
from ..core.submission import Reading
from .jobs import Job, MarkWorkbook
from .protocol import WorkerSettings
from .supervised import WORKER, ReadingStopped, SupervisedWorker

A = TypeVar("A")


class WorkerPool:
    """A :class:`~oredesk.core.ports.WorkbookReader` over so many worker processes.

    Each worker belongs to a thread of its own, which waits for it. Cancelling a job leaves the worker to
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
        return await self._in_a_worker(lambda worker: worker.read(attachment))

    async def ask(self, job: Job[A], data: bytes) -> A:
        """Have a job done with a file; raises as :meth:`read` does, and Refused where it cannot be done."""
        return await self._in_a_worker(lambda worker: worker.ask(job, data))

    async def mark(self, data: bytes, copy: MarkedCopy) -> bytes | Unmarkable | None:
        """The marked copy of a workbook that is, or lies in, the file; None when it does not.

        Raises as :meth:`ask` does: Refused (too-complex) when the file ends the worker.
        """
        return await self.ask(MarkWorkbook(copy), data)

    async def close(self) -> None:
        """End all workers at once; jobs that are under way or waiting raise ReadingStopped."""
        self._closed = True
        for worker in self._workers:
            worker.stop()
        await asyncio.to_thread(self._threads.shutdown)
        for worker in self._workers:
            worker.discard()

    async def _in_a_worker(self, use: Callable[[SupervisedWorker], A]) -> A:
        if self._closed:
            raise ReadingStopped
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._with_worker, use)

    def _with_worker(self, use: Callable[[SupervisedWorker], A]) -> A:
        if self._closed:
            raise ReadingStopped
        return use(self._worker())

    def _worker(self) -> SupervisedWorker:
        worker: SupervisedWorker | None = getattr(self._of_this_thread, "worker", None)
        if worker is None:
            worker = self._of_this_thread.worker = self._new_worker()
            self._workers.append(worker)
            if self._closed:
                worker.stop()
        return worker
