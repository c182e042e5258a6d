"""Collecting again after a first look: many suppliers stand high, correct what they declared, and most of them fall.

The numbers are those of a published campaign: 89 high at first, 72 lowered after a new declaration, 17 confirmed.
"""

from collections.abc import Sequence

from desk import FakeClock
from oredesk.core.campaign import Campaign
from oredesk.core.risk.comparing import compare
from oredesk.core.risk_score import Band, Factor, StoredScore
from oredesk.core.smelter import FacilityStatus
from oredesk.core.usecases.score_suppliers import Rescorer
from oredesk.storage.ledger import SqlLedger
from rescoring import scoring_of
from surveyed import BAD_WORKS, GOOD_WORKS, POOR, found, registered, said, submit, supplier, tin, tin_list, workbook

AT_FIRST, LOWERED, CONFIRMED = 89, 72, 17
STATUSES = {GOOD_WORKS: FacilityStatus.CONFORMANT, BAD_WORKS: FacilityStatus.REMOVED}


async def rescored(ledger: SqlLedger, clock: FakeClock) -> None:
    rescorer = Rescorer(scoring_of(ledger, clock))
    while await rescorer.rescore():
        pass


async def begun(ledger: SqlLedger, clock: FakeClock) -> Campaign:
    """A campaign with a list of smelters and the suppliers that will stand high."""
    await ledger.add_list(tin_list(STATUSES), clock.now(), "staff")
    campaign = await ledger.open_campaign("2026", clock.now().date(), None, clock.now(), "buyer")
    assert campaign
    await registered(ledger, *(supplier(number, sources=1) for number in range(1, AT_FIRST + 1)))
    return campaign


async def test_both_scores_and_the_reason_of_the_fall_are_kept_for_each(ledger: SqlLedger) -> None:
    clock = FakeClock()
    campaign = await begun(ledger, clock)
    bad = {"answers": said(POOR), "examination": found("C007", "S003")}
    for number in range(1, AT_FIRST + 1):
        await submit(ledger, number, workbook(number, "first", tin(BAD_WORKS), **bad), clock.now())
    await rescored(ledger, clock)
    first = await ledger.standings(campaign.number)
    assert [one.tier for one in first.values()] == [Band.HIGH] * AT_FIRST

    clock.pass_(days=14)
    for number in range(1, AT_FIRST + 1):
        better = workbook(number, "second", tin(GOOD_WORKS))
        same = workbook(number, "second", tin(BAD_WORKS), **bad)
        await submit(ledger, number, better if number <= LOWERED else same, clock.now())
    await rescored(ledger, clock)

    now = await ledger.standings(campaign.number)
    fallen = [number for number, one in now.items() if one.tier is not Band.HIGH]
    assert (len(fallen), len(now) - len(fallen)) == (LOWERED, CONFIRMED)
    for number in fallen:
        assert_fall_is_explained(await ledger.scores_of(number))


def assert_fall_is_explained(scores: Sequence[StoredScore]) -> None:
    """Both are there, with what caused the second and what made the number fall."""
    high, low = scores
    assert (high.score.tier, low.score.tier.rank < Band.HIGH.rank) == (Band.HIGH, True)
    assert low.cause == f"submission {AT_FIRST + low.supplier}"
    falls = {one.factor for one in compare(high.score, low.score).movements if one.total < 0}
    assert {Factor.SMELTER_STATUS, Factor.MANAGEMENT, Factor.PLAUSIBILITY} <= falls
