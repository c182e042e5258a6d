"""What every store of survey rounds promises, one sentence each; run on SQLite files."""

import datetime as dt
from decimal import Decimal

import pytest

from oredesk.core.campaign import Assignment, Campaign, DeadlineSet, Pick, Selecting, Selection, Split, Track
from oredesk.core.campaign_ports import Campaigns
from oredesk.storage.ledger import SqlLedger
from storage.examples import MINUTE, NOW, TODAY, refused
from surveyed import GOOD_WORKS, registered, submit, supplier, tin, workbook

YEAR = dt.date(2026, 1, 1)
DEADLINE = dt.date(2026, 6, 30)
DAY = dt.timedelta(days=1)


@pytest.fixture
def rounds(ledger: SqlLedger) -> Campaigns:
    return ledger


async def opened(rounds: Campaigns, name: str = "2026", starts: dt.date = YEAR) -> Campaign:
    campaign = await rounds.open_campaign(name, starts, DEADLINE, NOW, "li")
    assert campaign
    return campaign


def split(campaign: int, *assignments: Assignment, at: dt.datetime = NOW) -> Split:
    return Split(campaign, at, "li", 96.5, Decimal("1234567890.123456789"), assignments)


class TestCampaigns:
    async def test_a_campaign_comes_back_as_it_was_opened(self, rounds: Campaigns) -> None:
        campaign = await opened(rounds)
        assert campaign == Campaign(campaign.number, "2026", YEAR, DEADLINE)
        assert await rounds.campaign_named("2026") == campaign
        assert list(await rounds.campaigns()) == [campaign]

    async def test_there_are_no_two_of_one_name(self, rounds: Campaigns) -> None:
        campaign = await opened(rounds)
        assert await rounds.open_campaign("2026", YEAR + DAY, None, NOW, "wu") is None
        assert list(await rounds.campaigns()) == [campaign]

    async def test_they_are_listed_by_their_start_whenever_they_were_opened(self, rounds: Campaigns) -> None:
        later = await opened(rounds, "2027", dt.date(2027, 1, 1))
        earlier = await opened(rounds)
        assert list(await rounds.campaigns()) == [earlier, later]

    async def test_one_runs_from_its_first_day_until_the_next_begins(self, rounds: Campaigns) -> None:
        second = await opened(rounds, "2027", dt.date(2027, 1, 1))
        first = await opened(rounds)
        assert await rounds.current_campaign(YEAR - DAY) is None
        assert await rounds.current_campaign(YEAR) == first
        assert await rounds.current_campaign(second.starts - DAY) == first
        assert await rounds.current_campaign(second.starts) == second

    async def test_nothing_is_known_by_a_name_that_no_campaign_has(self, rounds: Campaigns) -> None:
        await opened(rounds)
        assert await rounds.campaign_named("2025") is None


class TestDeadlines:
    async def test_every_word_on_a_deadline_is_kept_and_the_latest_counts(self, rounds: Campaigns) -> None:
        campaign = await opened(rounds)
        word = DeadlineSet(NOW + MINUTE, "wu", DEADLINE + DAY, "holiday 假期")
        assert await rounds.set_deadline(campaign.number, word)
        current = await rounds.campaign_named("2026")
        assert current
        assert current.deadline == DEADLINE + DAY
        assert list(await rounds.deadlines(campaign.number)) == [DeadlineSet(NOW, "li", DEADLINE, ""), word]

    async def test_a_deadline_can_be_taken_away(self, rounds: Campaigns) -> None:
        campaign = await opened(rounds)
        assert await rounds.set_deadline(campaign.number, DeadlineSet(NOW, "wu", None, "postponed"))
        (current,) = await rounds.campaigns()
        assert current.deadline is None

    async def test_the_same_word_again_changes_nothing(self, rounds: Campaigns) -> None:
        campaign = await opened(rounds)
        assert not await rounds.set_deadline(campaign.number, DeadlineSet(NOW, "wu", DEADLINE, "again"))
        assert len(await rounds.deadlines(campaign.number)) == 1


class TestSplits:
    async def test_the_latest_split_comes_back_with_every_figure_exactly(
        self, rounds: Campaigns, ledger: SqlLedger
    ) -> None:
        campaign = await opened(rounds)
        first, second, third = await registered(ledger, *map(supplier, (1, 2, 3)))
        spend = Decimal("1234567890.123456789")
        one = Assignment(second, "V00002", "Solder 2 有限公司", 1, Track.SURVEY, spend, 0.0, 100.0, "crosses-threshold")
        two = Assignment(first, "V00001", "Solder 1 有限公司", 0, Track.SELF_ASSESSMENT, None, 100.0, 100.0, "no-spend")
        three = Assignment(third, "V00003", "Solder 3 有限公司", 0, None, Decimal(), 100.0, 100.0, "out-of-scope.other")
        await rounds.add_split(split(campaign.number, at=NOW))
        latest = split(campaign.number, one, two, three, at=NOW + MINUTE)
        await rounds.add_split(latest)
        assert await rounds.latest_split(campaign.number) == latest

    async def test_a_campaign_has_none_before_the_first(self, rounds: Campaigns) -> None:
        campaign = await opened(rounds)
        other = await opened(rounds, "2027")
        await rounds.add_split(split(other.number))
        assert await rounds.latest_split(campaign.number) is None


class TestSelections:
    async def test_they_come_back_oldest_first_and_by_their_kind(self, rounds: Campaigns) -> None:
        campaign = await opened(rounds)
        screened = Selection(
            campaign.number,
            NOW,
            "li",
            Selecting.SCREENING,
            (("high-high", "cell now high/high"), ("re-audit", "审核")),
            (Pick(7, ("high-high", "re-audit")), Pick(3, ("re-audit",))),
        )
        drawn = Selection(
            campaign.number, NOW + MINUTE, "li", Selecting.SAMPLE, (("seed", "2026"),), (Pick(1, ("sample",)),)
        )
        await rounds.add_selection(screened)
        await rounds.add_selection(drawn)
        assert list(await rounds.selections(campaign.number)) == [screened, drawn]
        assert list(await rounds.selections(campaign.number, Selecting.SAMPLE)) == [drawn]
        assert list(await rounds.selections(campaign.number + 1)) == []


async def test_whatever_scores_depend_on_is_counted(rounds: Campaigns) -> None:
    counts = [await rounds.campaign_changes()]
    campaign = await opened(rounds)
    counts.append(await rounds.campaign_changes())
    await rounds.set_deadline(campaign.number, DeadlineSet(NOW, "wu", TODAY, "sooner"))
    counts.append(await rounds.campaign_changes())
    await rounds.add_split(split(campaign.number))
    counts.append(await rounds.campaign_changes())
    assert counts == sorted(set(counts))
    await rounds.add_selection(Selection(campaign.number, NOW, "li", Selecting.SAMPLE, (), ()))
    assert await rounds.campaign_changes() == counts[-1]


class TestAnswers:
    async def test_who_sent_a_workbook_since_the_first_day_has_answered(
        self, rounds: Campaigns, ledger: SqlLedger
    ) -> None:
        early, on_the_day, silent = await registered(ledger, *map(supplier, (1, 2, 3)))
        midnight = dt.datetime.combine(YEAR, dt.time(), dt.UTC)
        await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS)), midnight - MINUTE)
        await submit(ledger, 2, workbook(2, "b", tin(GOOD_WORKS)), midnight)
        assert await rounds.answered_since(YEAR) == {on_the_day}
        assert await rounds.answered_since(YEAR - DAY) == {early, on_the_day}
        assert silent not in await rounds.answered_since(YEAR - DAY)

    async def test_a_file_that_could_not_be_examined_is_no_answer(self, rounds: Campaigns, ledger: SqlLedger) -> None:
        await registered(ledger, supplier(1))
        await submit(ledger, 1, refused(), NOW)
        assert await rounds.answered_since(YEAR) == frozenset()
