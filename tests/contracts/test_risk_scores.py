"""What every place for risk scores promises, one sentence each; run on SQLite files."""

from collections.abc import Sequence

import pytest

from oredesk.core.risk_ports import NewScore, Rescoring, RiskScores
from oredesk.core.risk_score import Band, RiskScore
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.storage.ledger import SqlLedger
from risk_scores import a_score, sanctioned
from storage.examples import MINUTE, NOW, TODAY

LOW, MEDIUM, HIGH = Band


@pytest.fixture
def scores(ledger: SqlLedger) -> RiskScores:
    return ledger


@pytest.fixture
async def suppliers(ledger: SqlLedger) -> Sequence[int]:
    """The numbers of three suppliers, none of which waits to be scored."""
    named = [Supplier(SupplierCode(f"V{number}"), f"Supplier {number} 有限公司") for number in (1, 2, 3)]
    stored = await ledger.change_suppliers(named, NOW, "buyer", "register.xlsx")
    asked = await ledger.to_rescore(10)
    await ledger.add_scores([], NOW, [number for each in asked for number in each.requests])
    return [each.number for each in stored]


def new(supplier: int, score: RiskScore, cause: str = "by hand", campaign: int | None = None) -> NewScore:
    return NewScore(supplier, campaign, cause, score)


async def a_campaign(ledger: SqlLedger, name: str = "2026") -> int:
    campaign = await ledger.open_campaign(name, TODAY, None, NOW, "buyer")
    assert campaign
    return campaign.number


class TestWhatIsKept:
    async def test_a_score_comes_back_with_every_reason(self, scores: RiskScores, suppliers: Sequence[int]) -> None:
        score = a_score(HIGH, gates=(sanctioned(),))
        (stored,) = await scores.add_scores([new(suppliers[0], score, "submission 17")], NOW)

        assert await scores.scores_of(suppliers[0]) == [stored]
        assert (stored.score, stored.cause, stored.at) == (score, "submission 17", NOW)

    async def test_the_same_score_again_is_not_kept_twice(self, scores: RiskScores, suppliers: Sequence[int]) -> None:
        await scores.add_scores([new(suppliers[0], a_score())], NOW)

        assert await scores.add_scores([new(suppliers[0], a_score(), "smelter lists")], NOW + MINUTE) == []
        assert [stored.cause for stored in await scores.scores_of(suppliers[0])] == ["by hand"]

    async def test_not_even_within_one_batch(self, scores: RiskScores, suppliers: Sequence[int]) -> None:
        twice = [new(suppliers[0], a_score()), new(suppliers[0], a_score())]
        assert len(await scores.add_scores(twice, NOW)) == 1

    async def test_a_score_that_was_left_and_comes_back_is_kept_again(
        self, scores: RiskScores, suppliers: Sequence[int]
    ) -> None:
        """It went up and down again: three scores, not two."""
        for tier in (LOW, HIGH, LOW):
            await scores.add_scores([new(suppliers[0], a_score(tier))], NOW)
        assert [stored.score.tier for stored in await scores.scores_of(suppliers[0])] == [LOW, HIGH, LOW]

    async def test_the_same_score_in_another_campaign_is_kept(
        self, ledger: SqlLedger, scores: RiskScores, suppliers: Sequence[int]
    ) -> None:
        first, second = await a_campaign(ledger, "2025"), await a_campaign(ledger, "2026")
        for campaign in (first, second, first):
            await scores.add_scores([new(suppliers[0], a_score(), campaign=campaign)], NOW)
        assert [stored.campaign for stored in await scores.scores_of(suppliers[0])] == [first, second]

    async def test_a_score_from_older_evidence_than_the_one_kept_meanwhile_is_left_out_and_answers_nothing(
        self, scores: RiskScores, suppliers: Sequence[int]
    ) -> None:
        """A person at the terminal began to score when the service did, and the service was faster."""
        first, second, _ = suppliers
        since = await scores.latest_number()
        await scores.ask_to_rescore([first, second], "submission 17", NOW)
        answered = [number for one in await scores.to_rescore(10) for number in one.requests]
        await scores.add_scores([new(first, a_score(HIGH), "submission 17")], NOW)
        both = [new(first, a_score(LOW)), new(second, a_score(LOW))]

        assert [one.supplier for one in await scores.add_scores(both, NOW, answered, since=since)] == [second]
        assert [one.score.tier for one in await scores.scores_of(first)] == [HIGH]
        assert [one.supplier for one in await scores.to_rescore(10)] == [first]

    async def test_numbers_of_scores_grow(self, scores: RiskScores, suppliers: Sequence[int]) -> None:
        await scores.add_scores([new(number, a_score()) for number in suppliers], NOW)
        await scores.add_scores([new(suppliers[1], a_score(HIGH))], NOW)
        latest = await scores.standings(None)
        assert [latest[number].number for number in suppliers] == [1, 4, 3]


class TestTheLatest:
    async def test_counts_whichever_campaign_it_is_of(
        self, ledger: SqlLedger, scores: RiskScores, suppliers: Sequence[int]
    ) -> None:
        campaign = await a_campaign(ledger)
        await scores.add_scores([new(suppliers[0], a_score(HIGH)), new(suppliers[1], a_score(LOW))], NOW)
        await scores.add_scores([new(suppliers[0], a_score(MEDIUM), campaign=campaign)], NOW)

        latest = await scores.standings(None)
        assert {number: standing.tier for number, standing in latest.items()} == {
            suppliers[0]: MEDIUM,
            suppliers[1]: LOW,
        }

    async def test_of_a_campaign_is_its_own(
        self, ledger: SqlLedger, scores: RiskScores, suppliers: Sequence[int]
    ) -> None:
        first, second = await a_campaign(ledger, "2025"), await a_campaign(ledger, "2026")
        await scores.add_scores([new(suppliers[0], a_score(HIGH), campaign=first)], NOW)
        await scores.add_scores([new(suppliers[0], a_score(LOW), campaign=second)], NOW)

        assert (await scores.standings(first))[suppliers[0]].tier is HIGH
        assert await scores.standings(second + 1) == {}

    async def test_stands_without_its_reasons_in_lists(self, scores: RiskScores, suppliers: Sequence[int]) -> None:
        score = a_score(HIGH, gates=(sanctioned(),), y_computed=MEDIUM, tier_computed=MEDIUM)
        await scores.add_scores([new(suppliers[0], a_score()), new(suppliers[1], score, "submission 3")], NOW)

        standing = (await scores.standings(None))[suppliers[1]]
        assert (standing.x, standing.y, standing.x_band, standing.y_band) == (65.0, 40.0, MEDIUM, HIGH)
        assert (standing.tier, standing.tier_computed, standing.y_computed) == (HIGH, MEDIUM, MEDIUM)
        assert (standing.gates, standing.method, standing.cause) == (("G1",), score.method, "submission 3")
        assert (standing.at, standing.supplier, standing.number) == (NOW, suppliers[1], 2)


class TestWhoWaits:
    async def test_for_a_new_score_is_told_once_with_every_cause(
        self, scores: RiskScores, suppliers: Sequence[int]
    ) -> None:
        first, second, _ = suppliers
        await scores.ask_to_rescore([second], "submission 17", NOW)
        await scores.ask_to_rescore([first, second], "smelter lists", NOW)

        assert [(each.supplier, each.causes) for each in await scores.to_rescore(10)] == [
            (second, ("submission 17", "smelter lists")),
            (first, ("smelter lists",)),
        ]
        assert [each.supplier for each in await scores.to_rescore(1)] == [second]

    async def test_waits_no_more_once_the_score_is_kept(self, scores: RiskScores, suppliers: Sequence[int]) -> None:
        await scores.ask_to_rescore(suppliers, "method", NOW)
        waiting = await scores.to_rescore(2)
        answered = [number for each in waiting for number in each.requests]
        await scores.add_scores([new(each.supplier, a_score()) for each in waiting], NOW, answered)

        assert [each.supplier for each in await scores.to_rescore(10)] == [suppliers[2]]

    @pytest.mark.parametrize("cause", ["submission 18", "submission 17"])
    async def test_waits_on_when_more_came_in_while_it_was_scored(
        self, scores: RiskScores, suppliers: Sequence[int], cause: str
    ) -> None:
        """The evidence was read before: even the same cause once more must not get lost."""
        await scores.ask_to_rescore(suppliers[:1], "submission 17", NOW)
        (waiting,) = await scores.to_rescore(10)
        await scores.ask_to_rescore(suppliers[:1], cause, NOW)
        await scores.add_scores([new(suppliers[0], a_score())], NOW, waiting.requests)

        assert [each.causes for each in await scores.to_rescore(10)] == [(cause,)]

    async def test_waits_once_for_one_cause(self, scores: RiskScores, suppliers: Sequence[int]) -> None:
        for _ in range(3):
            await scores.ask_to_rescore(suppliers[:1], "register", NOW)
        (waiting,) = await scores.to_rescore(10)
        assert len(waiting.requests) == 1

    async def test_whom_a_fault_keeps_from_being_scored_is_told_to_staff_and_waits_no_more(
        self, scores: RiskScores, suppliers: Sequence[int]
    ) -> None:
        waiting = await fail(scores, suppliers[0])
        assert await scores.to_rescore(10) == []
        (failed,) = await scores.scoring_faults()
        assert (failed.supplier, failed.causes, failed.fault) == (suppliers[0], waiting.causes, "KeyError at gates:12")

    @pytest.mark.parametrize("cause", ["submission 17", "conduct"])
    async def test_and_waits_again_when_something_about_it_changes(
        self, scores: RiskScores, suppliers: Sequence[int], cause: str
    ) -> None:
        await fail(scores, suppliers[0])
        await scores.ask_to_rescore(suppliers[:1], cause, NOW)
        (waiting,) = await scores.to_rescore(10)
        await scores.add_scores([new(suppliers[0], a_score())], NOW, waiting.requests)

        assert await scores.to_rescore(10) == []
        assert await scores.scoring_faults() == []


async def fail(scores: RiskScores, supplier: int) -> Rescoring:
    """Let the supplier's scoring fail."""
    await scores.ask_to_rescore([supplier], "submission 17", NOW)
    (waiting,) = await scores.to_rescore(10)
    await scores.note_scoring_fault(waiting, "KeyError at gates:12")
    return waiting
