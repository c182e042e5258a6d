"""What a worker denies itself before it looks at a foreign file. What a system does not offer is left out."""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass

_PASSED_ON = frozenset(
    {"HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "PYTHONHOME", "PYTHONPATH", "TMPDIR", "TZ"}
)
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Confinement:
    """The limits of one worker."""

    address_space: int = 1 << 30
    """Bytes of memory; an allocation beyond ends the worker or raises MemoryError."""
    cpu_seconds: int = 20
    """Processor time of one job."""
    files: int = 32
    """Open files; Python modules are still loaded now and then."""


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of an environment that an interpreter needs to start; no setting and no secret of ours is in it."""
    return {name: value for name, value in environment.items() if name in _PASSED_ON}


def confine(limits: Confinement) -> None:
    """Limit this process for good: memory, files, no writing, no new processes, no core dump, low priority.

    From then on it is deaf to the signals that ask the service to end, which reach all its processes.
    """
    _die_with_parent()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    _limit("RLIMIT_CORE", 0)
    _limit("RLIMIT_FSIZE", 0)
    _limit("RLIMIT_NPROC", 0)
    _limit("RLIMIT_NOFILE", limits.files)
    _limit("RLIMIT_AS", limits.address_space)
    with contextlib.suppress(OSError):
        os.nice(5)


def grant_cpu(limits: Confinement) -> None:
    """Allow one more job's processor time from now; used up, the system ends the process (SIGXCPU)."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + limits.cpu_seconds + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if hard == resource.RLIM_INFINITY or until < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def address_space_in_use() -> int:
    """Bytes of memory this process has mapped; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - once per job, so the cheap way
            return int(statm.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _limit(name: str, value: int) -> None:
    """Set soft and hard limit; macOS knows some of them only by name and refuses them."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        resource.setrlimit(getattr(resource, name), (value, value))


def _die_with_parent() -> None:
    """Be killed when the parent ends, even while a job keeps us from noticing that the pipe was closed."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
