"""The process is killed at each named step and started again: nothing is lost, nothing is answered twice."""

import asyncio
import email
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.world import World, complete_workbook, imap, mail, nameless_workbook, smtp
from oredesk.core.message import Shelf
from oredesk.core.reply import Delivery
from oredesk.settings import Settings
from oredesk.wiring import open_desk
from servers import dovecot as dovecot_server
from servers.dovecot import Dovecot
from servers.smtp import smtp_sink

STEPS = (
    "fetched",
    "kept",
    "taken-in",
    "begun",
    "parsed",
    "decided",
    "settled",
    "moved",
    "filed",
    "rendered",
    "sending",
    "sent",
    "sending-stored",
)
"""In the order in which a mail reaches them."""

MAILS = (mail(1, complete_workbook()), mail(2, nameless_workbook()), mail(3))
"""One complete, one with a point to correct, one without any workbook."""


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    dovecot_server.needed()
    with Dovecot() as running:
        yield running


def die_at(world: World, settings: Settings, step: str, times: int) -> bool:
    """Run a desk that dies at the step; whether it did."""
    values = world.folder / "settings.json"
    explicit = settings.model_dump(mode="json", include=settings.model_fields_set, by_alias=True)
    explicit["imap_password"] = settings.imap_password.get_secret_value()
    values.write_text(json.dumps(explicit))
    script = Path(__file__).parent / "doomed_desk.py"
    arguments = [sys.executable, str(script), str(values), step, str(times)]
    ended = subprocess.run(arguments, timeout=120, check=False, capture_output=True)  # noqa: S603 - our own script
    assert ended.returncode in (0, -9), ended.stderr.decode()
    return ended.returncode == -9


async def finish(settings: Settings) -> None:
    """Let a healthy desk take over, and check that each mail has one outcome and each reply left once."""
    async with open_desk(settings) as desk:
        await desk.service.once()
        records = [await desk.storage.ledger.mail(number) for number in range(1, len(MAILS) + 2)]
        items = await desk.storage.ledger.outbox()
    assert [record.shelf for record in records if record] == [Shelf.PROCESSED] * len(MAILS)
    assert all(record.filed for record in records if record)
    assert [item.state for item in items] == [Delivery.SENT] * len(MAILS)


def assert_each_answered_once(world: World) -> None:
    replies = world.replies()
    assert [str(reply["In-Reply-To"]) for reply in replies] == [
        f"<journey-{number}@example.org>" for number in (1, 2, 3)
    ]
    assert set(Counter(str(reply["Message-ID"]) for reply in replies).values()) == {1}


def message_id(content: object) -> str:
    assert isinstance(content, bytes)
    return str(email.message_from_bytes(content)["Message-ID"])


@pytest.mark.parametrize("step", STEPS)
async def test_a_kill_at_any_step_loses_nothing_and_doubles_nothing(world: World, step: str) -> None:
    settings = world.settings()
    for raw in MAILS:
        world.deliver(raw)

    for times in (1, 2):
        assert await asyncio.to_thread(die_at, world, settings, step, times), f"{step} was never reached"

    await finish(settings)
    assert_each_answered_once(world)
    assert world.names(".Processed") == ["CMRT 1", "CMRT 2", "CMRT 3"]
    assert world.names("") == []


@pytest.mark.xdist_group("dovecot")
@pytest.mark.parametrize("step", ["fetched", "settled", "moved", "filed", "sent"])
async def test_the_same_holds_on_a_real_imap_server(world: World, dovecot: Dovecot, step: str) -> None:
    settings = world.settings(**imap(dovecot))
    for number, raw in enumerate(MAILS):
        dovecot.put(raw, str(number))

    assert await asyncio.to_thread(die_at, world, settings, step, 1)

    await finish(settings)
    assert_each_answered_once(world)


@pytest.mark.parametrize("step", ["sending", "sent", "sending-stored"])
async def test_the_one_window_mail_leaves_open_costs_at_most_one_copy_under_the_same_message_id(
    world: World, step: str
) -> None:
    async with smtp_sink() as sink:
        settings = world.settings(**smtp(sink.port))
        for raw in MAILS:
            world.deliver(raw)

        assert await asyncio.to_thread(die_at, world, settings, step, 2)

        await finish(settings)
    copies = Counter(message_id(each.content) for each in sink.mails)
    assert len(copies) == len(MAILS)
    assert sorted(copies.values()) == ([1, 1, 2] if step == "sent" else [1, 1, 1])


async def test_a_mail_that_kills_the_desk_each_time_is_held_and_the_next_one_answered(world: World) -> None:
    settings = world.settings()
    world.deliver(MAILS[0])
    for _ in range(3):
        assert await asyncio.to_thread(die_at, world, settings, "parsed", 1)
    world.deliver(MAILS[1])

    async with open_desk(settings) as desk:
        await desk.service.once()
        first, second = [await desk.storage.ledger.mail(number) for number in (1, 2)]

    assert first
    assert second
    assert (first.shelf, first.reason) == (Shelf.HELD, "fault-process-died")
    assert (second.shelf, len(world.replies())) == (Shelf.PROCESSED, 1)
    assert world.names(".Held") == ["CMRT 1"]
