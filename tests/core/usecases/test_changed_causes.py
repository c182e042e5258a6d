"""Lists, indicators, the method and the round change: exactly those whom it concerns are scored anew."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue
from oredesk.core.risk_score import Band, Factor
from oredesk.core.smelter import FacilityStatus
from oredesk.core.usecases.score_suppliers import Rescorer
from rescoring import METHOD, Office
from storage.examples import digest
from surveyed import BAD_WORKS, GOOD_WORKS, registered, said, submit, supplier, tin, workbook

CONFORMANT, REMOVED = FacilityStatus.CONFORMANT, FacilityStatus.REMOVED
BOTH = {GOOD_WORKS: CONFORMANT, BAD_WORKS: CONFORMANT}


class TestAfterASmelterListChanged:
    async def test_exactly_those_who_name_the_smelter_are_scored_anew(
        self, office: Office, three: Sequence[int]
    ) -> None:
        await office.lists_say({**BOTH, GOOD_WORKS: REMOVED}, 2)
        assert await office.causes() == {(three[0], "smelter lists"): 1, (three[1], "smelter lists"): 1}
        assert office.looked_at == 2

    async def test_also_when_it_changed_while_the_desk_stood_still(self, office: Office, three: Sequence[int]) -> None:
        await office.lists_say({**BOTH, BAD_WORKS: REMOVED}, 2)
        office.restart()
        assert await office.causes() == {(three[2], "smelter lists"): 1}

    async def test_nobody_when_the_new_list_says_the_same(self, office: Office, three: Sequence[int]) -> None:
        """Lists come every week, and say the same of nearly all."""
        assert three
        await office.lists_say(BOTH, 2)
        assert await office.settle() == []
        assert office.looked_at == 0

    async def test_those_whose_smelter_is_now_listed(self, office: Office, three: Sequence[int]) -> None:
        await office.lists_say({**BOTH, "CID900009": CONFORMANT}, 2)
        assert await office.causes() == {(three[1], "smelter lists"): 1}

    async def test_not_one_that_named_the_smelter_in_an_earlier_workbook(
        self, office: Office, three: Sequence[int]
    ) -> None:
        later = office.clock.now() + dt.timedelta(days=1)
        await submit(office.ledger, 1, workbook(1, "b", tin(BAD_WORKS)), later)
        await office.settle()
        await office.lists_say({**BOTH, GOOD_WORKS: REMOVED}, 2)
        assert {number for number, _ in await office.causes()} == {three[1]}

    async def test_those_whose_smelter_is_said_to_be_elsewhere(self, office: Office, three: Sequence[int]) -> None:
        await office.lists_say(BOTH, 2, country="MYANMAR")
        assert {number for number, _ in await office.causes()} == set(three)

    async def test_everybody_of_a_metal_that_a_list_covers_for_the_first_time(self, office: Office) -> None:
        await registered(office.ledger, supplier(1), supplier(2))
        await submit(office.ledger, 1, workbook(1, "a", tin(GOOD_WORKS)))
        await office.settle()
        await office.lists_say({BAD_WORKS: CONFORMANT}, 1)
        assert [one.cause for one in await office.settle()] == ["smelter lists"]


class TestAfterIndicatorsChanged:
    async def cpi(self, office: Office, year: int, **scores: float) -> None:
        """A new edition with these countries' scores; no figures of this publisher are shipped."""
        values = tuple(IndicatorValue(Indicator.CPI, country, score) for country, score in scores.items())
        edition = IndicatorEdition(
            IndicatorSource.CPI, f"CPI {year}", year, dt.date(year + 1, 2, 1), digest(f"{year} {values}"), values
        )
        assert await office.ledger.add_edition(edition, office.clock.now(), "staff")

    async def test_exactly_those_with_a_place_there_are_scored_anew(self, office: Office, three: Sequence[int]) -> None:
        """The third one says that its tin was mined in Peru; all are in China, and nobody is in Chad."""
        await self.cpi(office, 2025, PE=30, TD=20)
        assert await office.causes() == {(three[2], "indicators"): 1}
        assert office.looked_at == 1
        await self.cpi(office, 2026, PE=30, TD=21)
        assert await office.causes() == {}
        await self.cpi(office, 2027, PE=30, TD=21, CN=40)
        assert await office.causes() == {(number, "indicators"): 1 for number in three}

    async def test_an_origin_that_is_named_without_a_smelter_is_such_a_place(
        self, office: Office, three: Sequence[int]
    ) -> None:
        later = office.clock.now() + dt.timedelta(days=1)
        lone = said(origins=("TD",), smelter="")
        await submit(office.ledger, 1, workbook(1, "b", tin(GOOD_WORKS), answers=lone), later)
        await office.settle()
        await self.cpi(office, 2025, TD=20)
        assert await office.causes() == {(three[0], "indicators"): 1}

    async def test_the_new_figures_are_scored_with(self, office: Office, three: Sequence[int]) -> None:
        await self.cpi(office, 2025, CN=0)
        scored = await office.settle()
        assert ("cpi", "CPI 2025") in scored[0].score.editions
        before = (await office.ledger.scores_of(three[0]))[0].score
        assert scored[0].score.factor(Factor.SUPPLIER_LOCATION).points > before.factor(Factor.SUPPLIER_LOCATION).points


class TestAfterTheMethodChanged:
    async def test_everybody_is_scored_anew_once(self, office: Office, three: Sequence[int]) -> None:
        office.rescorer = Rescorer(replace(office.scoring, method=replace(METHOD, edition="2")))
        assert await office.causes() == {(number, "method"): 1 for number in three}
        assert await office.settle() == []


class TestAfterTheRoundChanged:
    async def test_everybody_is_scored_for_a_campaign_that_is_opened(
        self, office: Office, three: Sequence[int]
    ) -> None:
        today = office.clock.now().date()
        campaign = await office.ledger.open_campaign("2026", today, None, office.clock.now(), "buyer")
        assert campaign
        scored = await office.settle()
        assert [(one.supplier, one.campaign, one.cause) for one in scored] == [
            (number, campaign.number, "campaign") for number in three
        ]

    async def test_who_has_not_answered_is_high_when_the_deadline_has_passed(
        self, office: Office, three: Sequence[int]
    ) -> None:
        office.clock.pass_(days=1)
        today = office.clock.now().date()
        deadline = today + dt.timedelta(days=10)
        await office.ledger.open_campaign("2026", today, deadline, office.clock.now(), "buyer")
        await submit(office.ledger, 1, workbook(1, "b", tin(GOOD_WORKS)), office.clock.now())
        await office.settle()

        office.clock.pass_(days=10)
        assert await office.settle() == []
        office.clock.pass_(days=1)
        scored = await office.settle()

        assert [(one.supplier, one.cause, one.score.tier) for one in scored] == [
            (number, "deadline", Band.HIGH) for number in three[1:]
        ]
        assert office.looked_at == 2

    async def test_and_falls_again_when_it_answers(self, office: Office, three: Sequence[int]) -> None:
        office.clock.pass_(days=1)
        today = office.clock.now().date()
        await office.ledger.open_campaign("2026", today, today, office.clock.now(), "buyer")
        office.clock.pass_(days=1)
        await office.settle()
        await submit(office.ledger, 2, workbook(2, "b", tin(GOOD_WORKS)), office.clock.now())

        (fallen,) = await office.settle()
        assert (fallen.supplier, fallen.score.gates) == (three[1], ())
        assert fallen.score.tier is not Band.HIGH
