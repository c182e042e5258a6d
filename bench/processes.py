"""What a process and its children use: CPU seconds and memory, read from Linux's /proc while they run."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


@dataclass(slots=True)
class Memory:
    """Resident memory in MB: the highest of the first process and of any of its children, and samples on the way."""

    service: float = 0.0
    worker: float = 0.0
    samples: list[tuple[int, float, float]] = field(default_factory=list)
    """How many mails were done, and what the first process and all its children together held then."""


class Watch:
    """Samples a process and its children from a thread until it is told to stop."""

    def __init__(self, pid: int, progress: Callable[[], int], every: float = 0.2) -> None:
        self.memory = Memory()
        self._pid = pid
        self._progress = progress
        self._every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._every):
            done = self._progress()
            children = [_status(pid) for pid in descendants(self._pid)]
            service = _status(self._pid)
            self.memory.service = max(self.memory.service, service.get("VmHWM", 0.0))
            self.memory.worker = max([self.memory.worker, *(child.get("VmHWM", 0.0) for child in children)])
            workers = sum(child.get("VmRSS", 0.0) for child in children)
            self.memory.samples.append((done, service.get("VmRSS", 0.0), workers))


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and of its living and reaped descendants."""
    return sum(_times(one) for one in (pid, *descendants(pid)))


def descendants(pid: int) -> list[int]:
    """The process's living children, their children, and so on."""
    try:
        tasks = list((_PROC / str(pid) / "task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it ended meanwhile
        return []
    return [*children, *(further for child in children for further in descendants(child))]


def _times(pid: int) -> float:
    try:
        fields = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / _TICKS  # utime, stime, and those of reaped children


def _status(pid: int) -> dict[str, float]:
    """The memory lines of /proc/PID/status, in MB."""
    try:
        lines = (_PROC / str(pid) / "status").read_text().splitlines()
    except OSError:
        return {}
    return {
        name: int(rest.split()[0]) / 1024 for name, _, rest in (line.partition(":") for line in lines) if "kB" in rest
    }
