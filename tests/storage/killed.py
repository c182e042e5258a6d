"""Processes that store as fast as they can and say what is stored, until they are killed: see test_durability."""

import asyncio
import sys
from pathlib import Path

from oredesk.core.reply import Attempt, Delivery
from oredesk.storage.opening import open_storage
from storage.examples import NOW, answered, mail_key, smelter_list


async def store_mails(folder: Path) -> None:
    async with open_storage(f"sqlite://{folder}/oredesk.db", folder, "desk.example") as storage:
        ledger = storage.ledger
        start = len(await ledger.outbox())
        for uid in range(start, start + 100_000):
            sha256 = await storage.originals.put(f"raw {uid}".encode())
            mail = await ledger.take_in(mail_key(str(uid)), sha256, 1, NOW)
            await ledger.settle(answered(mail.id), NOW)
            item = (await ledger.due(NOW, 1))[0]
            await ledger.begin_sending(item.id)
            await ledger.finish_sending(item.id, Attempt(Delivery.SENT, NOW))
            print(uid, flush=True)  # noqa: T201 - the word given


async def store_lists(folder: Path) -> None:
    """Each list in two batches; said before and after, so that it can be killed in between."""
    async with open_storage(f"sqlite://{folder}/oredesk.db", folder, "desk.example", as_guest=True) as storage:
        start = await storage.ledger.reference_changes()
        for number in range(start, start + 100_000):
            print("next", flush=True)  # noqa: T201 - a good moment to kill
            await storage.ledger.add_list(smelter_list(number, *range(1500)), NOW, "li")
            print(number, flush=True)  # noqa: T201 - the word given


STORING = {"mails": store_mails, "lists": store_lists}

if __name__ == "__main__":
    asyncio.run(STORING[sys.argv[1]](Path(sys.argv[2])))
