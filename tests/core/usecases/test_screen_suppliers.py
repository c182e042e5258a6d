"""What screening a survey round takes into account, on a real store."""

import datetime as dt

import pytest

from oredesk.core.campaign import Campaign, Pick
from oredesk.core.conduct import Conduct
from oredesk.core.override import Override
from oredesk.core.risk_ports import NewScore
from oredesk.core.risk_score import Band
from oredesk.core.supplier import OutOfScope, Supplier, SupplierCode
from oredesk.core.usecases.screen_suppliers import Screened, round_before, screen_suppliers
from oredesk.risk_method import load_method
from oredesk.storage.ledger import SqlLedger
from risk_scores import a_score

RULES = load_method().screening
STARTS = dt.date(2026, 1, 1)
TODAY = dt.date(2026, 3, 20)
NOW = dt.datetime(2026, 3, 20, 9, 0, tzinfo=dt.UTC)
LAST_YEAR = dt.datetime(2025, 11, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
async def campaign(ledger: SqlLedger) -> Campaign:
    """This year's, after last year's."""
    await ledger.open_campaign("2025", dt.date(2025, 1, 1), None, NOW, "li")
    opened = await ledger.open_campaign("2026", STARTS, None, NOW, "li")
    assert opened
    return opened


async def enter(ledger: SqlLedger, *out_of_scope: OutOfScope | None) -> list[int]:
    suppliers = [
        Supplier(SupplierCode(f"V{number}"), f"Works {number}", out_of_scope=why)
        for number, why in enumerate(out_of_scope, start=1)
    ]
    return [one.number for one in await ledger.change_suppliers(suppliers, NOW, "li", "test")]


async def score(ledger: SqlLedger, name: str, supplier: int, tier: Band) -> None:
    campaign = await ledger.campaign_named(name)
    assert campaign
    await ledger.add_scores([NewScore(supplier, campaign.number, "by hand", a_score(tier, y_band=Band.LOW))], NOW)


async def screened(ledger: SqlLedger, campaign: Campaign) -> Screened:
    return await screen_suppliers(ledger, campaign, RULES, TODAY)


async def test_suppliers_that_are_out_of_scope_are_left_out(ledger: SqlLedger, campaign: Campaign) -> None:
    asked, not_asked = await enter(ledger, None, OutOfScope.PHASE_OUT)
    for number in (asked, not_asked):
        await ledger.record_conduct(number, Conduct(special_audit_on=dt.date(2025, 5, 5)), NOW, "li", "A-1")
    found = await screened(ledger, campaign)
    assert found.picked == (Pick(asked, ("re-audit",)),)
    assert list(found.suppliers) == [asked]


async def test_a_special_audit_in_this_round_has_been_the_re_audit(ledger: SqlLedger, campaign: Campaign) -> None:
    (number,) = await enter(ledger, None)
    for day in (dt.date(2025, 5, 5), dt.date(2026, 2, 2)):
        await ledger.record_conduct(number, Conduct(special_audit_on=day), NOW, "li", "A-1")
    assert (await screened(ledger, campaign)).picked == ()


async def test_a_word_that_held_when_the_round_before_ended_counts_for_it(
    ledger: SqlLedger, campaign: Campaign
) -> None:
    held, expired, said_later = await enter(ledger, None, None, None)
    for number in (held, expired, said_later):
        await score(ledger, "2025", number, Band.LOW)
        await score(ledger, "2026", number, Band.HIGH)
    last_day = dt.date(2025, 12, 31)
    for number, at, until in (
        (held, LAST_YEAR, last_day),
        (expired, LAST_YEAR, last_day - dt.timedelta(days=1)),
        (said_later, NOW, dt.date(2026, 12, 31)),
    ):
        await ledger.add_override(Override(number, at, "li", Band.HIGH, "rumours", until))
    assert (await screened(ledger, campaign)).picked == (Pick(held, ("high-twice",)),)


async def test_a_word_said_since_hides_none_that_held_before(ledger: SqlLedger, campaign: Campaign) -> None:
    (number,) = await enter(ledger, None)
    await score(ledger, "2025", number, Band.LOW)
    await score(ledger, "2026", number, Band.HIGH)
    await ledger.add_override(Override(number, LAST_YEAR, "li", Band.HIGH, "rumours", dt.date(2026, 6, 1)))
    await ledger.add_override(Override(number, NOW, "li", None, "unfounded", None))
    assert (await screened(ledger, campaign)).picked == (Pick(number, ("high-twice",)),)


async def test_who_has_no_score_yet_is_told(ledger: SqlLedger, campaign: Campaign) -> None:
    scored, unscored = await enter(ledger, None, None)
    await score(ledger, "2026", scored, Band.LOW)
    await score(ledger, "2025", unscored, Band.HIGH)
    found = await screened(ledger, campaign)
    assert [one.number for one in found.unscored] == [unscored]
    assert found.picked == ()


async def test_the_first_round_has_none_before_it(ledger: SqlLedger) -> None:
    opened = await ledger.open_campaign("2026", STARTS, None, NOW, "li")
    assert opened
    (number,) = await enter(ledger, None)
    await ledger.record_conduct(number, Conduct(special_audit_on=dt.date(2025, 5, 5)), NOW, "li", "A-1")
    found = await screened(ledger, opened)
    assert found.before is None
    assert found.rounds.before == dt.date(2025, 1, 1)
    assert found.picked == (Pick(number, ("re-audit",)),)


def test_of_several_rounds_the_last_to_begin_is_the_one_before() -> None:
    first = Campaign(3, "2024", dt.date(2024, 1, 1), None)
    second = Campaign(1, "2025", dt.date(2025, 1, 1), None)
    twin = Campaign(4, "2025 again", dt.date(2025, 1, 1), None)
    third = Campaign(2, "2026", STARTS, None)
    rounds = [first, second, twin, third]
    assert [round_before(rounds, one) for one in rounds] == [None, first, second, twin]
