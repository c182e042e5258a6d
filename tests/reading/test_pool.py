import asyncio
import os
from collections.abc import AsyncIterator

import pytest

from hostile.encrypting import encrypted_package
from hostile.making import COMPANY, genuine_cmrt
from marked_copies import copy_with, marked_at
from oredesk.core.marked_copy import Unmarkable
from oredesk.core.ports import WorkbookMarker, WorkbookReader
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.workbook.marking.mark import mark
from oredesk.reading.pool import WorkerPool
from oredesk.reading.supervised import ReadingStopped
from reading.asking import attached, code, company
from reading.stand_in_workers import worker_that

_STUCK = worker_that("say(Frame.READY); take(); time.sleep(600)")


@pytest.fixture
async def pool() -> AsyncIterator[WorkerPool]:
    async with WorkerPool(workers=2) as pool:
        yield pool


async def test_the_pool_is_the_reader_that_the_core_asks_for(pool: WorkerPool) -> None:
    reader: WorkbookReader = pool
    assert company(await reader.read(attached(genuine_cmrt()))) == COMPANY


async def test_many_files_at_once_are_each_answered_under_their_own_name(pool: WorkerPool) -> None:
    names = [f"{number}.xlsx" for number in range(12)]
    answers = await asyncio.gather(*(pool.read(attached(genuine_cmrt(), name)) for name in names))
    assert [readings[0].name for readings in answers] == names
    assert {company(readings) for readings in answers} == {COMPANY}


async def test_no_more_workers_are_started_than_were_asked_for(pool: WorkerPool) -> None:
    await asyncio.gather(*(pool.read(attached(b"x")) for _ in range(8)))
    assert len(pool._workers) <= 2


async def test_a_cancelled_read_leaves_the_next_one_its_own_answer() -> None:
    async with WorkerPool(workers=1) as pool:
        cancelled = asyncio.create_task(pool.read(attached(genuine_cmrt(), "first.xlsx")))
        await asyncio.sleep(0)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        assert (await pool.read(attached(genuine_cmrt(), "second.xlsx")))[0].name == "second.xlsx"


async def test_a_stuck_file_is_given_up_and_does_not_hold_up_the_event_loop() -> None:
    async with WorkerPool(workers=1, wall_seconds=0.5, command=_STUCK) as pool:
        reading = asyncio.create_task(pool.read(attached(b"PK")))
        turns = 0
        while not reading.done():
            await asyncio.sleep(0.01)
            turns += 1
        assert code(reading.result()) is RefusalCode.TOO_COMPLEX
        assert turns > 1


async def test_closing_ends_every_worker_and_every_read() -> None:
    pool = WorkerPool(workers=1, command=_STUCK)
    under_way = asyncio.create_task(pool.read(attached(b"PK", "under way.xlsx")))
    waiting = asyncio.create_task(pool.read(attached(b"PK", "waiting.xlsx")))
    while not (pool._workers and pool._workers[0]._child):  # noqa: ASYNC110 - nothing but this test waits for it
        await asyncio.sleep(0.01)
    child = pool._workers[0]._child._process.pid
    await pool.close()
    for read in (under_way, waiting):
        with pytest.raises(ReadingStopped):
            await read
    with pytest.raises(ReadingStopped):
        await pool.read(attached(b"PK"))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


async def test_closing_twice_or_before_anything_was_read_does_no_harm() -> None:
    pool = WorkerPool()
    await pool.close()
    await pool.close()
    with pytest.raises(ReadingStopped):
        await pool.read(attached(b"PK"))


async def test_a_workbook_is_marked_in_a_worker(pool: WorkerPool) -> None:
    marker: WorkbookMarker = pool
    copy = copy_with(genuine_cmrt(), marked_at("Declaration!D8"))
    assert await marker.mark(genuine_cmrt(), copy) == mark(genuine_cmrt(), copy)
    assert await marker.mark(b"something else", copy) is None
    locked = encrypted_package("VelvetSweatshop")
    assert await marker.mark(locked, copy_with(locked, copy.marks)) is Unmarkable.ENCRYPTED


async def test_a_worker_that_dies_while_marking_is_replaced() -> None:
    async with WorkerPool(workers=1, command=worker_that("say(Frame.READY); take(); os.abort()")) as pool:
        for _ in range(2):
            with pytest.raises(Refused):
                await pool.mark(b"PK", copy_with(b"PK", marked_at("Declaration!D8")))
