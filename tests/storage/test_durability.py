import os
import random
import subprocess
import sys
from pathlib import Path

from oredesk.core.reply import Delivery
from storage.conftest import Open
from storage.examples import mail_key, smelter_list

TESTS = Path(__file__).parent.parent
ROUNDS = 5


async def test_whatever_was_acknowledged_before_a_kill_is_there_and_nothing_is_half_there(
    opened: Open, data_folder: Path
) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    acknowledged: list[str] = []
    for _ in range(ROUNDS):
        acknowledged += _killed_after(chance.randrange(1, 25), "mails", data_folder)
        async with opened() as storage:
            outbox = {item.mail_id: item for item in await storage.ledger.outbox()}
            for uid in acknowledged:
                mail = await storage.ledger.find_mail(mail_key(uid))
                assert mail
                assert mail.shelf
                assert mail.original
                assert await storage.originals.get(mail.original) == f"raw {uid}".encode()
                assert outbox.pop(mail.id).state is Delivery.SENT
            for mail_id in outbox:  # settled, and killed before it was said
                settled = await storage.ledger.mail(mail_id)
                assert settled
                assert settled.shelf
            waiting = await storage.ledger.unsettled()
            assert len(waiting) <= ROUNDS
    assert len(acknowledged) >= ROUNDS


async def test_a_list_is_there_wholly_or_not_at_all(opened: Open, data_folder: Path) -> None:
    """An import that a person breaks off, beside a service that was never stopped."""
    acknowledged: list[str] = []
    async with opened() as storage:
        for words in (1, 2, 3, 5):  # odd ones end while a list is being stored
            acknowledged += [word for word in _killed_after(words, "lists", data_folder) if word != "next"]
            for stored in await storage.ledger.lists():
                listed = await storage.ledger.load_list(stored.number)
                assert listed
                assert stored.entries == len(listed.entries) == 1501
                assert listed == smelter_list(*(int(str(entry.smelter_id)[3:]) for entry in listed.entries))
        digests = {stored.digest for stored in await storage.ledger.lists()}
    assert len(acknowledged) >= 3
    assert {smelter_list(int(number), *range(1500)).digest for number in acknowledged} <= digests


def _killed_after(words: int, storing: str, folder: Path) -> list[str]:
    """Run the process until it has said so many words, kill it, and return all it had said."""
    command = [sys.executable, "-m", "storage.killed", storing, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:  # noqa: S603 - our own
        assert process.stdout
        said = [process.stdout.readline() for _ in range(words)]
        process.kill()
        said += process.stdout.readlines()
    return [word.strip() for word in said if word.endswith("\n")]
