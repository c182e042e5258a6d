"""Changes what a desk under test has stored, behind its commands' back."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from oredesk.storage.ledger import SqlLedger
from oredesk.storage.opening import open_storage


def inside(folder: Path, work: Callable[[SqlLedger], Awaitable[Any]]) -> None:
    """Do the work on the ledger of the desk in that folder."""

    async def do() -> None:
        data = folder / "data"
        async with open_storage(f"sqlite://{data}/oredesk.db", data, "desk.example", as_guest=True) as storage:
            await work(storage.ledger)

    asyncio.run(do())
