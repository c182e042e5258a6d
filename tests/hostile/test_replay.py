"""The whole hostile corpus, in random order between genuine files, through real workers."""

import asyncio
import random
import resource
from importlib import import_module
from pathlib import Path

import pytest

from hostile.corpus import CORPUS, HostileFile
from hostile.making import COMPANY, genuine_cmrt
from oredesk.core.refusal import Refusal
from oredesk.core.submission import Reading
from oredesk.reading.pool import WorkerPool
from reading.asking import attached, company

for _makers in ("xlsx_files", "zip_files", "legacy_files", "other_files"):
    import_module(f"hostile.{_makers}")  # each adds its files to the corpus

_SEED = 20261120
_AT_ONCE = 4

pytestmark = pytest.mark.xdist_group("hostile")  # two workers of the product's are enough for one machine


async def test_every_hostile_file_ends_in_its_refusal_and_every_genuine_file_between_them_is_read(
    tmp_path: Path,
) -> None:
    order: list[HostileFile | None] = [*CORPUS, *(None for _ in CORPUS)]
    random.Random(_SEED).shuffle(order)  # noqa: S311 - a reproducible order
    paths = {file: tmp_path / str(number) for number, file in enumerate(CORPUS)}
    for file, path in paths.items():
        path.write_bytes(file.make())
    room = asyncio.Semaphore(_AT_ONCE)

    async with WorkerPool(workers=2) as pool:

        async def ask(file: HostileFile | None) -> tuple[Reading, ...]:
            async with room:
                if file is None:
                    return await pool.read(attached(genuine_cmrt(), "genuine.xlsx"))
                return await pool.read(attached(paths[file].read_bytes(), file.name))

        genuine = await ask(None)
        before = _memory()
        answers = await asyncio.gather(*map(ask, order))
        grown = _memory() - before

    assert company(genuine) == COMPANY
    asked = list(zip(order, answers, strict=True))
    assert [readings for file, readings in asked if file is None and readings != genuine] == []
    assert {file.name: got for file, got in asked if file and not _is_right(file, got, genuine)} == {}
    assert grown < 100 << 20


def _is_right(file: HostileFile, readings: tuple[Reading, ...], genuine: tuple[Reading, ...]) -> bool:
    codes = {reading.result.code for reading in readings if isinstance(reading.result, Refusal)}
    read = [reading.result for reading in readings if not isinstance(reading.result, Refusal)]
    return codes <= file.codes and read in ([], [genuine[0].result]) and (not read or None in file.codes)


def _memory() -> int:
    """Bytes of memory that this process holds now; 0 where the system does not say."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * resource.getpagesize() if statm.exists() else 0
