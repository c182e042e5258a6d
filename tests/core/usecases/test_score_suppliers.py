"""Suppliers are scored when something about them changes, and nobody else is."""

import asyncio
import datetime as dt
import shutil
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desk import FakeClock
from oredesk.core.conduct import Conduct
from oredesk.core.finding import CheckFault
from oredesk.core.risk import scoring
from oredesk.core.risk.case import Case
from oredesk.core.risk_score import Band, RiskScore, StoredScore
from oredesk.core.smelter import FacilityStatus
from oredesk.core.supplier import OutOfScope
from oredesk.core.usecases.score_suppliers import Lot, Rescorer, score_by_hand
from oredesk.storage.ledger import SqlLedger
from oredesk.storage.opening import open_storage
from rescoring import scoring_of
from surveyed import BAD_WORKS, GOOD_WORKS, registered, said, submit, supplier, tin, tin_list, workbook

CONFORMANT, REMOVED = FacilityStatus.CONFORMANT, FacilityStatus.REMOVED
BOTH = {GOOD_WORKS: CONFORMANT, BAD_WORKS: CONFORMANT}


@dataclass
class Office:
    """A register whose scores are kept up to date."""

    ledger: SqlLedger
    clock: FakeClock = field(default_factory=FakeClock)
    lots: list[Lot] = field(default_factory=list)
    rescorer: Rescorer = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """A new process knows what is stored, and nothing else."""
        self.rescorer = Rescorer(scoring_of(self.ledger, self.clock, self.lots.append))

    async def settle(self) -> list[StoredScore]:
        """Score until nobody waits; the scores that are new, in the order of suppliers."""
        self.lots.clear()
        while await self.rescorer.rescore():
            pass
        return sorted((one for lot in self.lots for one in lot.kept), key=lambda one: one.supplier)

    @property
    def looked_at(self) -> int:
        """How many suppliers were scored, whatever came out."""
        return sum(lot.size for lot in self.lots)

    async def causes(self) -> Counter[tuple[int, str]]:
        """Who was scored anew just now, and why."""
        return Counter((one.supplier, one.cause) for one in await self.settle())

    async def lists_say(self, statuses: dict[str, FacilityStatus], day: int, country: str = "CHINA") -> None:
        assert await self.ledger.add_list(tin_list(statuses, day, country), self.clock.now(), "staff")


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that nothing was stored in; to make one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("empty")

    async def make() -> None:
        async with open_storage(f"sqlite://{folder}/desk.db", folder, "oredesk.example"):
            pass

    asyncio.run(make())
    return folder / "desk.db"


@pytest.fixture
async def office(empty_database: Path, tmp_path: Path) -> AsyncIterator[Office]:
    shutil.copyfile(empty_database, tmp_path / "desk.db")
    async with open_storage(f"sqlite://{tmp_path}/desk.db", tmp_path, "oredesk.example") as storage:
        yield Office(storage.ledger)


@pytest.fixture
async def three(office: Office) -> Sequence[int]:
    """Three suppliers that are scored: two share a smelter, the third has another and says its tin is from Peru."""
    await office.lists_say(BOTH, 1)
    numbers = await registered(office.ledger, supplier(1), supplier(2), supplier(3))
    await submit(office.ledger, 1, workbook(1, "a", tin(GOOD_WORKS)))
    await submit(office.ledger, 2, workbook(2, "a", tin(GOOD_WORKS, "CID900009")))
    mined = said(origins=("PE",), smelter=BAD_WORKS)
    await submit(office.ledger, 3, workbook(3, "a", tin(BAD_WORKS), answers=mined))
    assert {one.supplier for one in await office.settle()} == set(numbers)
    return numbers


class TestWhoIsScored:
    async def test_nobody_while_there_is_nobody(self, office: Office) -> None:
        assert await office.settle() == []

    async def test_a_supplier_as_soon_as_it_is_in_the_register(self, office: Office) -> None:
        (number,) = await registered(office.ledger, supplier(1))
        (stored,) = await office.settle()
        assert (stored.supplier, stored.campaign) == (number, None)
        assert "register" in stored.cause

    async def test_not_one_that_is_out_of_scope_and_it_waits_no_more(self, office: Office) -> None:
        await registered(office.ledger, supplier(1, out_of_scope=OutOfScope.PHASE_OUT))
        assert await office.settle() == []
        assert await office.ledger.to_rescore(10) == []

    async def test_the_supplier_that_sends_a_workbook(self, office: Office, three: Sequence[int]) -> None:
        await submit(office.ledger, 2, workbook(2, "b", tin(BAD_WORKS, "CID900009")), office.clock.now())
        assert await office.causes() == {(three[1], "submission 4"): 1}

    async def test_the_supplier_whose_conduct_is_recorded(self, office: Office, three: Sequence[int]) -> None:
        await office.ledger.record_conduct(three[0], Conduct(open_major=1), office.clock.now(), "K. Li", "audit 7")
        assert await office.causes() == {(three[0], "conduct"): 1}

    async def test_nobody_twice(self, office: Office, three: Sequence[int]) -> None:
        assert three
        assert await office.settle() == []
        office.restart()
        assert await office.settle() == []
        assert office.looked_at == 0


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


class TestAFault:
    @pytest.fixture(autouse=True)
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Codes of suppliers that cannot be scored: by no input that we know, hence a fault from outside."""
        codes: list[str] = []
        real = scoring.score_case

        def fail(case: Case) -> RiskScore:
            supplier = case.evidence.supplier
            if supplier.code in codes:
                raise ZeroDivisionError(supplier.name)
            return real(case)

        monkeypatch.setattr("oredesk.core.usecases.score_suppliers.score_case", fail)
        return codes

    async def test_with_one_supplier_holds_up_nobody_and_is_told_to_staff_without_a_foreign_word(
        self, office: Office, broken: list[str]
    ) -> None:
        broken.append("V00002")
        numbers = await registered(office.ledger, supplier(1), supplier(2), supplier(3))

        assert [one.supplier for one in await office.settle()] == [numbers[0], numbers[2]]
        (failed,) = await office.ledger.scoring_faults()
        assert failed.supplier == numbers[1]
        assert failed.fault.startswith("ZeroDivisionError at ")
        assert "Solder" not in failed.fault
        assert [type(fault) for lot in office.lots for fault in lot.failed.values()] == [CheckFault]

    async def test_is_not_tried_again_for_ever_but_when_something_changes(
        self, office: Office, broken: list[str]
    ) -> None:
        broken.append("V00001")
        (number,) = await registered(office.ledger, supplier(1))
        await office.settle()
        await office.settle()
        assert office.looked_at == 0

        broken.clear()
        await office.ledger.record_conduct(number, Conduct(), office.clock.now(), "K. Li", "visit")
        (stored,) = await office.settle()
        assert stored.cause == "register; first look; conduct"
        assert await office.ledger.scoring_faults() == []


class TestByHand:
    async def test_a_supplier_is_scored_at_a_persons_word_and_waits_no_more(
        self, office: Office, three: Sequence[int]
    ) -> None:
        await office.ledger.record_conduct(three[0], Conduct(open_major=2), office.clock.now(), "K. Li", "audit 7")
        lot = await score_by_hand(scoring_of(office.ledger, office.clock), three[:2], None)

        assert [(one.supplier, one.cause) for one in lot.kept] == [(three[0], "by hand; conduct")]
        assert lot.same == 1
        assert await office.settle() == []

    async def test_a_score_for_an_earlier_campaign_answers_no_request(
        self, office: Office, three: Sequence[int]
    ) -> None:
        now = office.clock.now()
        first = await office.ledger.open_campaign("2025", dt.date(2025, 1, 1), None, now, "buyer")
        await office.ledger.open_campaign("2026", dt.date(2026, 1, 1), None, now, "buyer")
        await office.settle()
        await office.ledger.record_conduct(three[0], Conduct(open_major=2), now, "K. Li", "audit 7")
        lot = await score_by_hand(scoring_of(office.ledger, office.clock), three, first)

        assert {one.campaign for one in lot.kept} == {first.number if first else None}
        assert [one.supplier for one in await office.settle()] == [three[0]]


async def test_a_desk_that_is_told_to_stop_begins_no_further_lot(office: Office) -> None:
    await registered(office.ledger, supplier(1))
    stop = asyncio.Event()
    stop.set()
    assert await office.rescorer.rescore(stop) == 0
    assert office.lots == []
    assert len(await office.settle()) == 1
