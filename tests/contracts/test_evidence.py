"""What every source of evidence promises, one sentence each; run on SQLite files."""

import datetime as dt
from decimal import Decimal

import pytest

from oredesk.core.campaign import Campaign, Split, Track
from oredesk.core.conduct import Conduct
from oredesk.core.override import Override
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.splitting import split
from oredesk.core.risk_ports import EvidenceSource, NewScore
from oredesk.core.risk_score import Band
from oredesk.core.supplier import OutOfScope
from oredesk.storage.ledger import SqlLedger
from risk_scores import a_score
from storage.examples import MINUTE, NOW, TODAY
from surveyed import GOOD_WORKS, registered, said, submit, supplier, tin, workbook

DAY = dt.timedelta(days=1)
LOW, MEDIUM, HIGH = Band


@pytest.fixture
def source(ledger: SqlLedger) -> EvidenceSource:
    return ledger


async def of(source: EvidenceSource, number: int, campaign: Campaign | None = None) -> Evidence:
    """What is known of one supplier."""
    (evidence,) = await source.evidence([number], campaign, TODAY)
    return evidence


async def opened(ledger: SqlLedger, name: str, starts: dt.date) -> Campaign:
    campaign = await ledger.open_campaign(name, starts, None, NOW, "buyer")
    assert campaign
    return campaign


class TestOfWhom:
    async def test_all_in_scope_come_in_the_order_of_their_numbers(
        self, ledger: SqlLedger, source: EvidenceSource
    ) -> None:
        away = supplier(2, out_of_scope=OutOfScope.PHASE_OUT)
        numbers = await registered(ledger, supplier(3), away, supplier(1))
        found = await source.evidence(None, None, TODAY)
        assert [one.number for one in found] == [numbers[0], numbers[2]]
        assert [one.supplier.code for one in found] == ["V00003", "V00001"]

    async def test_unknown_numbers_are_left_out(self, source: EvidenceSource) -> None:
        assert await source.evidence([7], None, TODAY) == []

    async def test_more_than_one_question_can_hold(self, ledger: SqlLedger, source: EvidenceSource) -> None:
        await registered(ledger, *(supplier(number) for number in range(1100)))
        assert len(await source.evidence(None, None, TODAY)) == 1100


class TestWhatIsKnown:
    async def test_of_a_supplier_that_nothing_is_known_of(self, ledger: SqlLedger, source: EvidenceSource) -> None:
        (number,) = await registered(ledger, supplier(1, spend=None))
        assert await of(source, number) == Evidence(
            supplier=supplier(1, spend=None),
            today=TODAY,
            spend_before=None,
            spend_on=TODAY,
            register_on=TODAY,
            number=number,
        )

    async def test_the_latest_word_on_conduct_and_the_latest_survey(
        self, ledger: SqlLedger, source: EvidenceSource
    ) -> None:
        first, second = await registered(ledger, supplier(1), supplier(2))
        await ledger.record_conduct(first, Conduct(open_major=2), NOW, "K. Li", "audit 1")
        await ledger.record_conduct(first, Conduct(), NOW + MINUTE, "K. Li", "audit 2")
        await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS)))
        await submit(ledger, 1, workbook(1, "b", tin(GOOD_WORKS, "CID900005"), answers=said()), NOW + MINUTE)

        known = await of(source, first)
        assert known.conduct
        assert known.conduct.source == "audit 2"
        (survey,) = known.surveys
        assert (survey.submission, len(survey.smelters), survey.answers) == (2, 2, said())
        assert (await of(source, second)).surveys == ()

    async def test_it_has_answered_when_something_came_since_the_campaign_began(
        self, ledger: SqlLedger, source: EvidenceSource
    ) -> None:
        (number,) = await registered(ledger, supplier(1))
        await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS)))
        assert (await of(source, number, await opened(ledger, "2026", TODAY))).answered
        assert not (await of(source, number, await opened(ledger, "2027", TODAY + DAY))).answered
        assert not (await of(source, number)).answered


class TestTheShareOfSpend:
    async def test_is_that_of_the_register_while_there_is_no_split(
        self, ledger: SqlLedger, source: EvidenceSource
    ) -> None:
        spends = (Decimal(10), Decimal(60), None, Decimal(30))
        await registered(ledger, *(supplier(number, spend=spend) for number, spend in enumerate(spends)))
        found = await source.evidence(None, None, TODAY)
        assert [(one.spend_before, one.spend_on, one.track) for one in found] == [
            (90.0, TODAY, None),
            (0.0, TODAY, None),
            (None, TODAY, None),
            (60.0, TODAY, None),
        ]

    async def test_shifts_when_another_suppliers_spend_is_corrected(
        self, ledger: SqlLedger, source: EvidenceSource
    ) -> None:
        first, _ = await registered(ledger, supplier(1, spend=Decimal(50)), supplier(2, spend=Decimal(100)))
        before = (await of(source, first)).spend_before
        await registered(ledger, supplier(2, spend=Decimal(10)))
        assert (round(before or 0, 1), (await of(source, first)).spend_before) == (66.7, 0.0)

    async def test_is_that_of_the_campaigns_latest_split_with_its_day_and_track(
        self, ledger: SqlLedger, source: EvidenceSource
    ) -> None:
        numbers = await registered(
            ledger, supplier(1, spend=Decimal(90)), supplier(2, spend=Decimal(10)), supplier(3, spend=None)
        )
        campaign = await opened(ledger, "2026", TODAY)
        assignments = split(await ledger.suppliers(), 80)
        at = NOW - DAY
        await ledger.add_split(Split(campaign.number, at, "buyer", 80, Decimal(100), assignments))
        await registered(ledger, supplier(1, spend=Decimal(1)), supplier(4, spend=Decimal(9)))

        found = {one.number: one for one in await source.evidence(None, campaign, TODAY)}
        shares = [(found[number].spend_before, found[number].spend_on, found[number].track) for number in numbers]
        assert shares == [
            (0.0, at.date(), Track.SURVEY),
            (90.0, at.date(), Track.SELF_ASSESSMENT),
            (None, at.date(), Track.SELF_ASSESSMENT),
        ]
        newcomer = found[max(found)]
        assert (newcomer.spend_before, newcomer.track) == (50.0, None)

    async def test_is_that_of_the_register_where_the_split_knew_no_spend_or_asked_nobody(
        self, ledger: SqlLedger, source: EvidenceSource
    ) -> None:
        await registered(
            ledger,
            supplier(1, spend=Decimal(90)),
            supplier(2, spend=None),
            supplier(3, spend=Decimal(5), out_of_scope=OutOfScope.RESALE),
        )
        campaign = await opened(ledger, "2026", TODAY)
        assignments = split(await ledger.suppliers(), 80)
        await ledger.add_split(Split(campaign.number, NOW - DAY, "buyer", 80, Decimal(90), assignments))
        await registered(ledger, supplier(2, spend=Decimal(200)), supplier(3, spend=Decimal(10)))

        _, entered, back = await source.evidence(None, campaign, TODAY)
        assert (entered.spend_before, entered.spend_on, entered.track) == (0.0, TODAY, Track.SELF_ASSESSMENT)
        assert (round(back.spend_before or 0, 1), back.track) == (96.7, None)


class TestTheRoundBefore:
    """Its tier weighs in this round; of the rounds before that one nothing is asked."""

    @pytest.fixture
    async def number(self, ledger: SqlLedger) -> int:
        (number,) = await registered(ledger, supplier(1))
        for year, tiers in (("2024", [HIGH]), ("2025", [HIGH, MEDIUM])):
            campaign = await opened(ledger, year, dt.date(int(year), 1, 1))
            for tier in tiers:
                await ledger.add_scores([NewScore(number, campaign.number, "by hand", a_score(tier))], NOW)
        return number

    async def last(self, ledger: SqlLedger, number: int) -> tuple[Band | None, str]:
        evidence = await of(ledger, number, await opened(ledger, "2026", dt.date(2026, 1, 1)))
        return evidence.last_tier, evidence.last_campaign

    async def test_counts_with_its_last_tier(self, ledger: SqlLedger, number: int) -> None:
        assert await self.last(ledger, number) == (MEDIUM, "2025")

    @pytest.mark.parametrize(("word", "counts"), [(HIGH, HIGH), (LOW, MEDIUM)])
    async def test_counts_with_a_persons_word_where_that_is_higher(
        self, ledger: SqlLedger, number: int, word: Band, counts: Band
    ) -> None:
        said_at = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
        await ledger.add_override(Override(number, said_at, "K. Li", word, "seen", dt.date(2026, 3, 1)))
        assert (await self.last(ledger, number))[0] is counts

    @pytest.mark.parametrize(
        ("said_at", "until"),
        [
            (dt.datetime(2025, 6, 1, tzinfo=dt.UTC), dt.date(2025, 12, 30)),
            (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), dt.date(2026, 3, 1)),
        ],
        ids=["had ended", "came later"],
    )
    async def test_counts_without_a_word_that_did_not_hold_on_its_last_day(
        self, ledger: SqlLedger, number: int, said_at: dt.datetime, until: dt.date
    ) -> None:
        await ledger.add_override(Override(number, said_at, "K. Li", HIGH, "seen", until))
        assert (await self.last(ledger, number))[0] is MEDIUM

    async def test_is_told_by_name_even_where_it_had_no_score(self, ledger: SqlLedger, number: int) -> None:
        (other,) = await registered(ledger, supplier(2))
        assert number != other
        assert await self.last(ledger, other) == (None, "2025")
