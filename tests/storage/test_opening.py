import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from oredesk.core.ports import StorageUnavailable
from oredesk.core.reply import Delivery
from oredesk.storage.durable import create_file, make_folder
from oredesk.storage.instance import AlreadyRunning
from storage.conftest import Open, open_to_others
from storage.examples import NOW, answered, arrive, smelter_list

HOLD = """
import sys
from pathlib import Path
from oredesk.storage.durable import make_folder
from oredesk.storage.instance import InstanceLock
with InstanceLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


async def test_what_was_stored_is_there_when_opened_again(opened: Open) -> None:
    async with opened() as storage:
        mail = await arrive(storage.ledger)
        sha256 = await storage.originals.put(b"raw mail")
    async with opened() as storage:
        assert await storage.ledger.mail(mail.id) == mail
        assert await storage.originals.get(sha256) == b"raw mail"


async def test_everything_made_is_for_the_owner_alone(opened: Open, data_folder: Path) -> None:
    umask = os.umask(0)
    try:
        async with opened() as storage:
            await arrive(storage.ledger)
            await storage.originals.put(b"raw mail")
            exposed = open_to_others(data_folder)
    finally:
        os.umask(umask)
    assert exposed == []


async def test_a_second_service_is_refused_and_told_who_holds_the_folder(opened: Open) -> None:
    async with opened() as storage:
        with pytest.raises(AlreadyRunning, match=f"process {os.getpid()}"):
            async with opened():
                pass
        assert await storage.ledger.held() == []


async def test_the_lock_of_a_killed_process_is_free_at_once(opened: Open, data_folder: Path) -> None:
    make_folder(data_folder)
    command = [sys.executable, "-c", HOLD, str(data_folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:  # noqa: ASYNC220, S603 - a moment, and our own
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning, match=f"process {holder.pid}"):
            async with opened():
                pass
        holder.kill()
    async with opened() as storage:
        assert await storage.ledger.held() == []


async def test_a_guest_sees_and_decides_while_the_service_runs(opened: Open) -> None:
    async with opened() as service:
        mail = await arrive(service.ledger)
        await service.ledger.settle(answered(mail.id, reply_state=Delivery.DRAFT), NOW)
        async with opened(as_guest=True) as guest:
            (draft,) = await guest.ledger.outbox([Delivery.DRAFT])
            assert await guest.ledger.decide(draft.id, Delivery.QUEUED, NOW, "li@desk.example")
        assert [item.id for item in await service.ledger.due(NOW, 9)] == [draft.id]


async def test_a_guest_can_come_first(opened: Open) -> None:
    async with opened(as_guest=True) as guest, opened() as service:
        mail = await arrive(service.ledger)
        assert await guest.ledger.mail(mail.id) == mail


async def test_a_guest_imports_a_list_while_the_service_goes_on(opened: Open) -> None:
    async with opened() as service, opened(as_guest=True) as guest:
        importing = asyncio.create_task(guest.ledger.add_list(smelter_list(*range(3000)), NOW, "li"))
        mails = [await arrive(service.ledger, str(uid)) for uid in range(9)]
        assert await importing
        assert len(await service.ledger.unsettled()) == len(mails)
        assert await service.ledger.reference_changes() == 1
        assert await service.ledger.in_force() == ((smelter_list(*range(3000)),), ())


async def test_a_folder_that_cannot_be_used_is_said_so(opened: Open, data_folder: Path) -> None:
    make_folder(data_folder.parent)
    create_file(data_folder)  # where the folder should be
    with pytest.raises(StorageUnavailable, match=f"{data_folder} cannot be used: "):
        async with opened():
            pass
