"""A process that stores mails as fast as it can and says which are stored, until it is killed: see test_durability."""

import asyncio
import sys
from pathlib import Path

from oredesk.core.reply import Attempt, Delivery
from oredesk.storage.opening import open_storage
from storage.examples import NOW, answered, mail_key


async def store_for_ever(folder: Path) -> None:
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


if __name__ == "__main__":
    asyncio.run(store_for_ever(Path(sys.argv[1])))
