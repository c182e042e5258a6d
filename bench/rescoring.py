"""How long it takes to score many suppliers and to keep it: ``python -m bench.rescoring [--suppliers N]``.

A database is made in a folder of its own; then a second process scores everybody in the service's own way, while
mails are taken in beside it.
"""

import argparse
import asyncio
import datetime as dt
import gc
import json
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from oredesk.core.message import MailKey, Sha256
from oredesk.core.usecases.score_suppliers import Lot, Rescorer
from oredesk.risk_method import load_method
from oredesk.storage.ledger import SqlLedger
from oredesk.storage.opening import open_storage
from oredesk.wiring import make_scoring

from .report import Part, Row, as_text, goal
from .scored_desk import NOW, SMELTERS, fill, smelter_list

_GOAL = 20.0
"""Seconds for ten thousand suppliers of thirty smelters each."""
_LOOKS = 200
_CHANGED = 400
"""The smelter that the second list removes."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """Always the same moment."""

    def now(self) -> dt.datetime:
        return NOW


@dataclass(slots=True)
class Rescored:
    """What was measured: CPU in seconds, memory and the database in MB."""

    suppliers: int = 0
    first: float = 0.0
    """Everybody is scored for the first time, and what follows from it is kept."""
    by_the_clock: float = 0.0
    again: float = 0.0
    """Everybody is scored anew, and every score is the same."""
    naming: int = 0
    """Suppliers that name the smelter which a new list removes."""
    touched: int = 0
    """Suppliers that were scored because of that."""
    touched_cpu: float = 0.0
    mails: int = 0
    slowest_mail: float = 0.0
    """Seconds that the slowest of the mails needed to be taken in meanwhile."""
    memory: float = 0.0
    """Of the process at its peak, above what an open desk has."""
    database: float = 0.0
    look: float = 0.0
    """For one look when nothing has changed."""


@dataclass(slots=True)
class _Measuring:
    """A desk that is measured."""

    ledger: SqlLedger
    found: Rescored = field(default_factory=Rescored)
    lots: list[int] = field(default_factory=list)
    rescorer: Rescorer = field(init=False)

    def __post_init__(self) -> None:
        self.rescorer = Rescorer(make_scoring(self.ledger, load_method(), _Clock(), told=self._count))

    def _count(self, lot: Lot) -> None:
        self.lots.append(lot.size)

    async def drain(self) -> tuple[int, float]:
        """Score until nobody waits: how many there were, and CPU seconds."""
        self.lots.clear()
        begun = time.process_time()
        while await self.rescorer.rescore():
            pass
        return sum(self.lots), time.process_time() - begun

    async def take_in_mails(self) -> None:
        """Take in a mail every 50 ms, until told to stop."""
        while True:
            self.found.mails += 1
            begun = time.perf_counter()
            await self.ledger.take_in(MailKey("more", "INBOX", "1", str(self.found.mails)), Sha256("0" * 64), 1, NOW)
            self.found.slowest_mail = max(self.found.slowest_mail, time.perf_counter() - begun)
            await asyncio.sleep(0.05)


def rescoring_part(suppliers: int) -> Part:
    """Make a database of so many suppliers, let another process score them, and tell how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(fill(Path(folder), suppliers))
        command = [sys.executable, "-m", "bench.rescoring", "--measure", folder]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    found = Rescored(**json.loads(told.stdout))
    return Part(
        f"Scoring {found.suppliers:,} suppliers of {SMELTERS} smelters, and keeping it",
        "From the evidence in SQLite to the stored scores with every reason, as the service does it; CPU time.",
        (
            goal("everybody, for the first time", found.first, _GOAL * found.suppliers / 10_000, " s"),
            Row("by the clock", f"{found.by_the_clock:.1f} s"),
            Row("everybody again, each score as before", f"{found.again:.1f} s"),
            Row(
                f"after a list removed a smelter: {found.touched} of {found.naming} that name it",
                f"{found.touched_cpu:.2f} s",
            ),
            Row(f"the slowest of {found.mails:,} mails taken in meanwhile", f"{found.slowest_mail * 1000:.0f} ms"),
            Row("memory beyond that of an open desk", f"{found.memory:.0f} MB"),
            Row("size of the database", f"{found.database:.0f} MB"),
            Row("one look when nothing has changed", f"{found.look:.2f} ms"),
        ),
    )


async def _measure(folder: Path) -> Rescored:
    async with open_storage(f"sqlite://{folder}/oredesk.db", folder, "desk.example") as storage:
        measuring = _Measuring(storage.ledger)
        found, ledger = measuring.found, storage.ledger
        gc.freeze()  # as the service does
        memory, begun = _peak(), time.perf_counter()
        mails = asyncio.create_task(measuring.take_in_mails())
        found.suppliers, found.first = await measuring.drain()
        found.by_the_clock = time.perf_counter() - begun
        mails.cancel()
        with suppress(asyncio.CancelledError):
            await mails
        found.memory = _peak() - memory
        await ledger.ask_to_rescore(await ledger.in_scope(), "again", NOW)
        _, found.again = await measuring.drain()
        found.naming = len(await ledger.suppliers_naming([("Gold", f"CID{_CHANGED:06}")]))
        await ledger.add_list(smelter_list(dt.date(2026, 11, 8), [_CHANGED]), NOW, "bench")
        found.touched, found.touched_cpu = await measuring.drain()
        found.database = (folder / "oredesk.db").stat().st_size / 1e6
        begun = time.process_time()
        for _ in range(_LOOKS):
            await measuring.rescorer.rescore()
        found.look = (time.process_time() - begun) / _LOOKS * 1000
        return found


def _peak() -> float:
    """The highest resident memory of this process so far, in MB."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.rescoring", description=__doc__)
    parser.add_argument("--suppliers", type=int, default=10_000)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(asdict(asyncio.run(_measure(options.measure)))))
    else:
        print(as_text([rescoring_part(options.suppliers)]))


if __name__ == "__main__":
    main()
