"""One worker process as its parent sees it: started, fed, timed, ended, and started again."""

import contextlib
import fcntl
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Self, TypeVar, cast

from ..core.foreign_text import one_line
from ..core.message import Attachment
from ..core.refusal import Refusal, RefusalCode, Refused
from ..core.submission import Reading
from ..core.workbook.zip_contents import too_large
from .codec import Malformed, decode, encode
from .confinement import scrubbed
from .jobs import Job, ReadWorkbooks, answer_type, gives_bytes
from .protocol import HEADER, Frame, WorkerSettings, pack

WORKER = (sys.executable, "-P", "-B", "-m", "oredesk.reading.worker")
"""The command of a worker; its settings are added as the last argument."""

_PIPE_BYTES = 1 << 20
_MOST_ANSWER = 32 << 20
"""Bytes of an answer; a declaration of 2,500 smelters has two million, a marked workbook up to ten."""
_KINDS = frozenset(Frame)
_START_SECONDS = 60.0
_TRIES = 3

A = TypeVar("A")


class ReaderFault(RuntimeError):  # noqa: N818 - a fault, in this project's sense
    """A job has a defect that a file brought to light; says where, without a word of the file."""


class WorkerUnavailable(RuntimeError):  # noqa: N818 - reads as a state, and is one
    """No worker can be started or kept here: an installation or a machine in trouble, not a file."""


class ReadingStopped(RuntimeError):  # noqa: N818 - likewise
    """The reading was given up because the service is shutting down."""


class SupervisedWorker:
    """Does jobs with files in a child process that is replaced whenever a file, age or size ends it.

    One file at a time, from one thread; only :meth:`stop` may be called from another. The thread that first
    asks must live as long as the worker: the child is killed when the thread that started it ends.
    """

    def __init__(
        self,
        settings: WorkerSettings = WorkerSettings(),  # noqa: B008 - frozen
        wall_seconds: float = 30.0,
        command: Sequence[str] = WORKER,
    ) -> None:
        self._limits = settings.limits
        self._command = (*command, encode(settings).decode())
        self._wall_seconds = wall_seconds
        self._child: _Child | None = None
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.discard()

    def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        """One reading per file, as :func:`~oredesk.core.workbook.containers.open_file` gives them.

        A file that ends the worker, or is refused before it is opened, gets one reading that says so. Raises
        what :meth:`ask` raises, but never Refused.
        """
        try:
            if readings := self.ask(ReadWorkbooks(attachment.name), attachment.data):
                return readings
            self.discard()  # no file is read as none: the child is out of order
            refusal = Refusal(RefusalCode.TOO_COMPLEX)
        except Refused as refused:
            refusal = refused.refusal
        return (Reading(attachment.name, attachment.sha256, refusal),)

    def ask(self, job: Job[A], data: bytes) -> A:
        """Have a job done with a file, and return its answer.

        Raises :class:`Refused`: what the job raises, too-large for a file beyond the limit, too-complex for one
        that ends the worker or outlasts the wall limit. A worker that is killed (SIGKILL, which none of its own
        limits sends) was perhaps killed by somebody else, so its file is tried once more. Raises
        :class:`ReaderFault`, :class:`WorkerUnavailable` or :class:`ReadingStopped` for what is not the file's doing.
        """
        if len(data) > self._limits.file_bytes:
            raise too_large(len(data), self._limits)
        killed = False
        for _ in range(_TRIES):
            child = self._running()
            try:
                child.send(encode(job), data, time.monotonic() + self._wall_seconds)
            except _Ended:  # it made way, or something else ended it while it was idle: not this file's doing
                self.discard()
                continue
            with contextlib.suppress(_Ended, Malformed):
                return self._answer(child, job)
            killed_before, killed = killed, child.was_killed()
            self.discard()
            if self._stopped:
                raise ReadingStopped
            if killed_before or not killed:
                raise Refused(RefusalCode.TOO_COMPLEX)
        raise WorkerUnavailable("workers end before they take a file")

    def stop(self) -> None:
        """End the child at once; whoever waits for it gets :class:`ReadingStopped`."""
        self._stopped = True
        if child := self._child:
            child.kill()

    def discard(self) -> None:
        """Let go of the child, if there is one; the next file gets a fresh one."""
        child, self._child = self._child, None
        if child:
            child.close()

    def _answer(self, child: "_Child", job: Job[A]) -> A:
        """The answer; raises :class:`_Ended` or :class:`Malformed` when the child is of no more use."""
        kind, body = child.receive(time.monotonic() + self._wall_seconds)
        match kind:
            case Frame.ANSWER:
                return cast(A, decode(answer_type(type(job)), body))
            case Frame.BYTES if gives_bytes(type(job)):
                return cast(A, body)
            case Frame.REFUSED:
                refusal: Refusal = decode(Refusal, body)
                raise Refused(refusal.code, **dict(refusal.facts))
            case Frame.FAULT:
                raise ReaderFault(one_line(body.decode(errors="replace"), 1000))
            case _:
                raise _Ended

    def _running(self) -> "_Child":
        if self._child is None:
            self._child = _Child(self._command)
            try:
                self._child.expect(Frame.READY, time.monotonic() + _START_SECONDS)
            except _Ended:
                self.discard()
                if not self._stopped:
                    raise WorkerUnavailable("the process that reads workbooks does not start") from None
        if self._stopped or self._child is None:
            self.discard()
            raise ReadingStopped
        return self._child


class _Ended(Exception):  # noqa: N818 - what the child is, seen from here
    """The child is gone, silent for too long, or talks nonsense."""


class _Child:
    """A process and its two pipes; every wait has a deadline."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=scrubbed(os.environ)
        )
        assert self._process.stdin  # noqa: S101 - both are pipes
        assert self._process.stdout  # noqa: S101 - likewise
        self._to, self._from = self._process.stdin.fileno(), self._process.stdout.fileno()
        for descriptor in (self._to, self._from):
            os.set_blocking(descriptor, False)
        with contextlib.suppress(AttributeError, OSError):  # Linux only, and rationed there
            fcntl.fcntl(self._to, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)

    def send(self, job: bytes, data: bytes, deadline: float) -> None:
        """Hand a job and its file over; raises :class:`_Ended` when the child did not take them."""
        self._write(pack(Frame.JOB, job), deadline)
        self._write(HEADER.pack(Frame.FILE, len(data)), deadline)
        self._write(data, deadline)
        self.expect(Frame.TAKEN, deadline)

    def expect(self, kind: Frame, deadline: float) -> None:
        """Wait for a frame of the given kind and no other."""
        if self.receive(deadline)[0] is not kind:
            raise _Ended

    def receive(self, deadline: float) -> tuple[Frame, bytes]:
        """The next frame."""
        kind, size = HEADER.unpack(self._read(HEADER.size, deadline))
        if size > _MOST_ANSWER or kind not in _KINDS:
            raise _Ended
        return Frame(kind), self._read(size, deadline)

    def was_killed(self) -> bool:
        """Whether the process has been ended from outside, and not by anything it did itself."""
        try:
            return self._process.wait(timeout=1.0) == -signal.SIGKILL
        except subprocess.TimeoutExpired:
            return False  # it lives, and is only too slow

    def kill(self) -> None:
        """End the process; its pipes stay until :meth:`close`."""
        self._process.kill()

    def close(self) -> None:
        """End and forget the process."""
        self._process.kill()
        with self._process:  # closes the pipes and waits
            pass

    def _write(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest:
            self._wait(self._to, select.POLLOUT, deadline)
            with contextlib.suppress(BlockingIOError):
                rest = rest[self._pipe_write(rest) :]

    def _pipe_write(self, data: memoryview) -> int:
        try:
            return os.write(self._to, data)
        except BrokenPipeError:
            raise _Ended from None

    def _read(self, size: int, deadline: float) -> bytes:
        found = bytearray()
        while len(found) < size:
            self._wait(self._from, select.POLLIN, deadline)
            part = os.read(self._from, min(size - len(found), _PIPE_BYTES))
            if not part:
                raise _Ended
            found += part
        return bytes(found)

    @staticmethod
    def _wait(descriptor: int, event: int, deadline: float) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        if not poll.poll(max(deadline - time.monotonic(), 0) * 1000):
            raise _Ended
