"""Suppliers and strangers write to a desk that has a register: whose is what they send."""

import asyncio
from pathlib import Path

import pytest

from journeys.test_killed_at_every_step import die_at
from journeys.world import World, complete_workbook, mail
from oredesk.core.supplier import Supplier, SupplierCode, TiedBy
from oredesk.core.tie import Tied
from oredesk.storage.ledger import SqlLedger
from oredesk.wiring import open_desk
from storage.examples import NOW

ACME = Supplier(SupplierCode("A"), "Journey Metals Ltd", contacts=("li@acme.example",), domains=("acme.example",))
BORDER = "from gateway.example.test (mx.acme.example [203.0.113.7]) by mx.example.test; Fri, 20 Nov 2026 08:00:00 +0000"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


async def know(world: World, *suppliers: Supplier) -> None:
    """Put suppliers into the register, and have them scored."""
    async with open_desk(world.settings()) as desk:
        await desk.storage.ledger.change_suppliers(suppliers, NOW, "staff", "register.xlsx")
        await desk.service.once()


async def causes(ledger: SqlLedger) -> list[str]:
    """Why the only supplier was scored, each time; at first because it was new."""
    return [score.cause for score in await ledger.scores_of(1)]


async def ties(ledger: SqlLedger, count: int) -> list[Tied | None]:
    """Of the first submissions, whose they are; there are no others."""
    cards = [await ledger.submission_card(number) for number in range(1, count + 2)]
    assert cards[count] is None
    return [card.tied for card in cards if card]


async def test_a_contact_is_known_a_stranger_only_suggested_and_a_person_s_word_remembered(world: World) -> None:
    await know(world, ACME)
    world.deliver(mail(1, complete_workbook(), sender="Li@Acme.example"))
    world.deliver(mail(2, complete_workbook(), sender="stranger@nowhere.example"))
    async with open_desk(world.settings()) as desk:
        await desk.service.once()
        ledger = desk.storage.ledger
        tied = await ties(ledger, 2)
        assert sorted(filter(None, tied), key=str) == [Tied(1, TiedBy.CONTACT)]
        (card,) = await ledger.untied()
        assert (card.sender, card.company) == ("stranger@nowhere.example", "Journey Metals Ltd")

        assert await ledger.tie_submission(card.number, 1, NOW, "staff")
        more = Supplier(ACME.code, ACME.name, contacts=(*ACME.contacts, card.sender))
        await ledger.change_suppliers([more], NOW, "staff", f"submission {card.number}")
        world.deliver(mail(3, complete_workbook(), sender="stranger@nowhere.example"))
        await desk.service.once()

        assert (await ties(ledger, 3))[2] == Tied(1, TiedBy.CONTACT)
        assert await ledger.untied() == []
    assert len(world.replies()) == 3


@pytest.mark.parametrize(
    ("verdict", "tied"),
    [("dmarc=pass header.from=acme.example", Tied(1, TiedBy.DOMAIN)), ("dmarc=none", None)],
    ids=["vouched for", "not"],
)
async def test_a_colleague_is_known_by_the_domain_when_the_mail_server_vouches_for_him(
    world: World, verdict: str, tied: Tied | None
) -> None:
    await know(world, ACME)
    headers = {"Authentication_Results": f"mx.example.test; {verdict}", "Received": BORDER}
    world.deliver(mail(1, complete_workbook("Somebody Ltd"), sender="wu@acme.example", **headers))
    async with open_desk(world.settings(trusted_authserv="mx.example.test")) as desk:
        await desk.service.once()
        assert await ties(desk.storage.ledger, 1) == [tied]


@pytest.mark.parametrize("step", ["decided", "settled", "moved"])
async def test_a_kill_at_any_step_ties_once_and_has_the_supplier_scored_once(world: World, step: str) -> None:
    await know(world, ACME)
    world.deliver(mail(1, complete_workbook(), sender="li@acme.example"))

    assert await asyncio.to_thread(die_at, world, world.settings(), step, 1)

    async with open_desk(world.settings()) as desk:
        await desk.service.once()
        ledger = desk.storage.ledger
        assert await ties(ledger, 1) == [Tied(1, TiedBy.CONTACT)]
        assert (await causes(ledger))[1:] == ["submission 1"]
