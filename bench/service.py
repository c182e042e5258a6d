"""(b) to (d): what the whole service costs, measured from outside through ``oredesk run`` and its settings."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .material import DESK, deliver, mails
from .processes import Memory, Watch, cpu_seconds

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from servers.dovecot import PASSWORD, Dovecot, installed

_LONGEST_START = 90.0
_WINDOW = 4.0
_QUIET = 0.05
"""A service that uses less than this share of a processor has settled."""
_IDLE_SECONDS = 20.0
_LONG_AGO = 1_578_297_600.0
_IDLE_SETTINGS = {"OREDESK_POLL_SECONDS": "1", "OREDESK_BACKLOG_DAYS": "1"}


@dataclass(frozen=True, slots=True)
class Batch:
    """One run over a number of mails."""

    mails: int
    seconds: float
    cpu: float
    """CPU seconds of the service and its workers."""
    memory: Memory

    @property
    def mails_per_minute(self) -> float:
        """The pace of the whole run, start-up included."""
        return self.mails / self.seconds * 60


@dataclass(frozen=True, slots=True)
class Idle:
    """A service that waits while nothing arrives."""

    seconds: float
    cpu: float

    @property
    def milliseconds_per_second(self) -> float:
        """CPU milliseconds per second of waiting; a Maildir is looked at once a second."""
        return self.cpu / self.seconds * 1000


class Desk:
    """A throw-away data folder and the settings that point at it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.inbox = folder / "inbox"
        self.outgoing = folder / "outgoing"
        deliver(self.inbox, (), at=0)
        self._folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("OREDESK_")},
            "OREDESK_DATABASE": f"sqlite://{folder}/data/oredesk.db",
            "OREDESK_INBOX": f"maildir:{self.inbox}",
            "OREDESK_OUTGOING": f"maildir:{self.outgoing}",
            "OREDESK_FROM": DESK,
            "OREDESK_BACKLOG_DAYS": "3650",
            "OREDESK_REPLIES_PER_HOUR": "100000",
            "OREDESK_REPLIES_PER_DOMAIN_HOUR": "100000",
            "OREDESK_LOG_LEVEL": "warning",
            **settings,
        }

    def waiting(self) -> int:
        """How many mails lie in the inbox."""
        return _mails_in(self.inbox)

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start ``oredesk run`` in the folder."""
        command = [sys.executable, "-m", "oredesk", "run", *arguments]
        return subprocess.Popen(command, env=self._environment, cwd=self._folder, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command

    def run_once(self, count: int) -> Batch:
        """Handle everything that waits in the inbox."""
        start = time.monotonic()
        process = self.start("--once")
        with Watch(process.pid, lambda: count - self.waiting()) as watch:
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or _mails_in(self.inbox / ".Processed") != count:
            raise SystemExit(f"oredesk run --once: exit code {process.returncode}, not all of {count} mails processed")
        return Batch(count, time.monotonic() - start, usage.ru_utime + usage.ru_stime, watch.memory)


def _mails_in(maildir: Path) -> int:
    return sum(1 for name in ("new", "cur") if (maildir / name).exists() for _ in (maildir / name).iterdir())


@contextmanager
def throw_away_desk(**settings: str) -> Iterator[Desk]:
    """A desk in a folder of its own that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="oredesk-bench-") as folder:
        yield Desk(Path(folder), **settings)


def measure_batch(workbooks: Sequence[bytes], count: int, **settings: str) -> Batch:
    """So many mails through a Maildir into a new data folder."""
    with throw_away_desk(**settings) as desk:
        deliver(desk.inbox, mails(count, workbooks), at=time.time() - 60)
        batch = desk.run_once(count)
        sent = settings.get("OREDESK_REPLY_MODE") != "approve"
        if _mails_in(desk.outgoing) != (count if sent else 0):
            raise SystemExit(f"oredesk run --once: {_mails_in(desk.outgoing)} replies to {count} mails")
        return batch


def measure_idle(old_mails: Iterable[bytes]) -> Idle:
    """A service that looks once a second at a Maildir in which nothing new arrives."""
    with throw_away_desk(**_IDLE_SETTINGS) as desk:
        deliver(desk.inbox, old_mails, at=_LONG_AGO)
        return _watch_idle(desk)


def imap_possible() -> bool:
    """Whether this machine has Dovecot."""
    return installed()


def measure_imap_idle(old_mails: Iterable[bytes]) -> Idle:
    """The same over IMAP, where the service waits in IDLE; the server's own CPU time is not counted."""
    with Dovecot() as server:
        deliver(server.folder(), old_mails, at=_LONG_AGO)
        if os.getuid() == 0:
            for path in server.folder().rglob("*"):
                shutil.chown(path, "dovecot")
        settings = {
            "OREDESK_INBOX": "imap",
            "OREDESK_IMAP_HOST": "127.0.0.1",
            "OREDESK_IMAP_PORT": str(server.port),
            "OREDESK_IMAP_USER": server.users[0],
            "OREDESK_IMAP_PASSWORD": PASSWORD,
            "OREDESK_IMAP_TLS": "none",
        }
        with throw_away_desk(**_IDLE_SETTINGS, **settings) as desk:
            return _watch_idle(desk)


def _watch_idle(desk: Desk) -> Idle:
    """Start the service, let it settle, and take its CPU time over a stretch of waiting."""
    process = desk.start()
    try:
        _settle(process)
        cpu, start = cpu_seconds(process.pid), time.monotonic()
        time.sleep(_IDLE_SECONDS)
        idle = Idle(time.monotonic() - start, cpu_seconds(process.pid) - cpu)
        if process.poll() is not None:
            raise SystemExit(f"oredesk run ended by itself, exit code {process.returncode}")
        return idle
    finally:
        process.terminate()
        process.wait(timeout=30)


def _settle(process: "subprocess.Popen[bytes]") -> None:
    """Wait until the service has started and has seen what lies in its mailbox."""
    deadline = time.monotonic() + _LONGEST_START
    spent = 0.0
    while time.monotonic() < deadline:
        time.sleep(_WINDOW)
        before, spent = spent, cpu_seconds(process.pid)
        if 0 < spent - before < _QUIET * _WINDOW:
            return
