"""What every store of enhanced due diligence promises, one sentence each; run on SQLite files."""

import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.due_diligence import STATED, DueDiligence, FlagHit, Item, Plan, PlannedItem, RedFlag
from oredesk.core.due_diligence_ports import DueDiligenceCases
from oredesk.core.language import Text
from oredesk.storage.ledger import SqlLedger
from storage.examples import NOW, TODAY
from surveyed import registered, said, submit, supplier, tin, workbook

DAY = dt.timedelta(days=1)
CONGO = FlagHit(
    RedFlag.ORIGIN_OR_TRANSPORT,
    (("metal", "tin"), ("place", "CD")),
    ("conflict", "covered"),
    "origin",
    ("CID003387", "某冶炼厂"),
    "submission 7",
    TODAY,
    (("EU list", TODAY), ("method", None)),
)
COPIED = FlagHit(RedFlag.ANOMALIES, (("code", "D061"),), source="submission 7", on=TODAY)


def planned(*flags: FlagHit, today: dt.date = TODAY) -> Plan:
    items = (
        PlannedItem(Item.SITE_ASSESSMENT, today + 90 * DAY, (RedFlag.ORIGIN_OR_TRANSPORT,)),
        PlannedItem(Item.LICENCE, today + 14 * DAY),
    )
    return Plan(flags, items, today - 365 * DAY)


@pytest.fixture
def cases(ledger: SqlLedger) -> DueDiligenceCases:
    return ledger


@pytest.fixture
async def v1(ledger: SqlLedger) -> int:
    (number,) = await registered(ledger, supplier(1))
    return number


async def opened(cases: DueDiligenceCases, supplier: int, *flags: FlagHit, who: str = "") -> DueDiligence:
    return (await cases.open_due_diligence({supplier: planned(*flags)}, NOW, who))[supplier]


async def finished(cases: DueDiligenceCases, supplier: int, *flags: FlagHit) -> DueDiligence:
    """A case with every item done, and closed."""
    case = await opened(cases, supplier, *flags)
    for step in case.steps:
        await cases.finish_item(supplier, step.item, "on file", NOW, "li")
    closed = await cases.close_due_diligence(supplier, "no concern left", NOW, "王芳")
    assert isinstance(closed, DueDiligence)
    return closed


class TestOpening:
    async def test_a_case_comes_back_as_it_was_opened(self, cases: DueDiligenceCases, v1: int) -> None:
        case = await opened(cases, v1, CONGO)
        assert (case.supplier, case.opened_at, case.opened_by, case.flags) == (v1, NOW, "", (CONGO,))
        assert [(step.item, step.due) for step in case.steps] == [
            (Item.LICENCE, TODAY + 14 * DAY),
            (Item.SITE_ASSESSMENT, TODAY + 90 * DAY),
        ]
        assert await cases.due_diligence(v1) == [case]

    async def test_the_same_plan_again_changes_nothing(self, cases: DueDiligenceCases, v1: int) -> None:
        case = await opened(cases, v1, CONGO)
        later = planned(replace(CONGO, source="submission 9"), today=TODAY + 30 * DAY)
        assert await cases.open_due_diligence({v1: later}, NOW + 30 * DAY) == {}
        assert await cases.due_diligence() == [case]

    async def test_new_flags_are_added_to_the_open_case_with_what_they_ask_for(
        self, cases: DueDiligenceCases, v1: int
    ) -> None:
        first = await opened(cases, v1, COPIED)
        assert [step.item for step in first.steps] == [Item.LICENCE]
        later = planned(COPIED, CONGO, today=TODAY + 10 * DAY)
        changed = (await cases.open_due_diligence({v1: later}, NOW + 10 * DAY))[v1]
        assert (changed.number, changed.flags) == (first.number, (COPIED, CONGO))
        assert [(step.item, step.due) for step in changed.steps] == [
            (Item.LICENCE, TODAY + 14 * DAY),
            (Item.SITE_ASSESSMENT, TODAY + 100 * DAY),
        ]

    async def test_flags_that_were_dealt_with_lately_open_nothing(self, cases: DueDiligenceCases, v1: int) -> None:
        await finished(cases, v1, CONGO)
        assert await cases.open_due_diligence({v1: planned(CONGO)}, NOW) == {}

    async def test_but_others_open_another_case_about_themselves_alone(self, cases: DueDiligenceCases, v1: int) -> None:
        closed = await finished(cases, v1, CONGO)
        again = await opened(cases, v1, CONGO, COPIED, who="li")
        assert (again.flags, again.opened_by) == ((COPIED,), "li")
        assert await cases.due_diligence() == [closed, again]

    async def test_flags_that_were_dealt_with_long_ago_open_a_case_again(
        self, cases: DueDiligenceCases, v1: int
    ) -> None:
        await finished(cases, v1, CONGO)
        next_year = planned(CONGO, today=TODAY + 366 * DAY)
        assert v1 in await cases.open_due_diligence({v1: next_year}, NOW + 366 * DAY)

    async def test_suppliers_are_kept_apart(self, ledger: SqlLedger, cases: DueDiligenceCases) -> None:
        first, second, third = await registered(ledger, *map(supplier, (1, 2, 3)))
        plans = {first: planned(CONGO), second: planned(COPIED)}
        changed = await cases.open_due_diligence(plans, NOW)
        assert {number: case.flags for number, case in changed.items()} == {first: (CONGO,), second: (COPIED,)}
        assert await cases.due_diligence(third) == []
        assert await cases.finish_item(third, Item.LICENCE, "x", NOW, "li") is None

    async def test_nothing_at_all_is_no_trouble(self, cases: DueDiligenceCases) -> None:
        assert await cases.open_due_diligence({}, NOW) == {}

    async def test_text_no_database_can_hold_is_stored_without_it(self, cases: DueDiligenceCases, v1: int) -> None:
        case = await opened(cases, v1, FlagHit(RedFlag.INTERESTS, ((STATED, "a\x00b\ud800"),)), who="l\x00i")
        assert (case.flags[0].fact(STATED), case.opened_by) == ("ab", "li")


class TestItems:
    async def test_a_finished_item_has_who_when_and_evidence(self, cases: DueDiligenceCases, v1: int) -> None:
        await opened(cases, v1, CONGO)
        case = await cases.finish_item(v1, Item.LICENCE, "采矿许可证.pdf", NOW + DAY, "王芳")
        assert case
        assert (case.steps[0].done_at, case.steps[0].who) == (NOW + DAY, "王芳")
        assert (case.steps[0].evidence, case.completion) == ("采矿许可证.pdf", 50)

    async def test_what_is_noted_later_is_added(self, cases: DueDiligenceCases, v1: int) -> None:
        await opened(cases, v1, CONGO)
        await cases.finish_item(v1, Item.LICENCE, "wrong file", NOW, "li")
        case = await cases.finish_item(v1, Item.LICENCE, "the right one", NOW + DAY, "王芳")
        assert case
        assert (case.steps[0].done_at, case.steps[0].who) == (NOW, "li")
        assert case.steps[0].evidence == f"wrong file\n{TODAY + DAY} 王芳: the right one"

    async def test_an_item_that_is_not_asked_for_cannot_be_finished(self, cases: DueDiligenceCases, v1: int) -> None:
        await opened(cases, v1, COPIED)
        assert await cases.finish_item(v1, Item.SITE_ASSESSMENT, "report", NOW, "li") is None

    async def test_nor_one_of_a_closed_case(self, cases: DueDiligenceCases, v1: int) -> None:
        await finished(cases, v1, CONGO)
        assert await cases.finish_item(v1, Item.LICENCE, "more", NOW, "li") is None


class TestClosing:
    async def test_a_named_person_closes_it_with_a_conclusion(self, cases: DueDiligenceCases, v1: int) -> None:
        case = await finished(cases, v1, CONGO)
        assert (case.closed_at, case.closed_by, case.conclusion) == (NOW, "王芳", "no concern left")
        assert await cases.due_diligence(v1) == [case]

    async def test_not_while_items_are_open(self, cases: DueDiligenceCases, v1: int) -> None:
        case = await opened(cases, v1, CONGO)
        assert isinstance(await cases.close_due_diligence(v1, "enough", NOW, "li"), Text)
        assert await cases.due_diligence(v1) == [case]

    async def test_there_may_be_nothing_to_close(self, cases: DueDiligenceCases, v1: int) -> None:
        assert await cases.close_due_diligence(v1, "x", NOW, "li") is None
        await finished(cases, v1, CONGO)
        assert await cases.close_due_diligence(v1, "x", NOW, "li") is None


class TestEarlierSurveys:
    async def test_they_are_those_since_a_day_besides_the_given_ones(self, ledger: SqlLedger) -> None:
        first, second = await registered(ledger, supplier(1), supplier(2))
        for number, content, days in ((1, "a", 400), (1, "b", 100), (2, "c", 50), (1, "d", 0)):
            report = workbook(number, content, tin(), answers=said(origins=["CD"]))
            await submit(ledger, number, report, NOW - days * DAY)
        found = await ledger.earlier_surveys([first, second], TODAY - 365 * DAY, besides=[4])
        assert {number: [one.submission for one in several] for number, several in found.items()} == {
            first: [2],
            second: [3],
        }
        (survey,) = found[first]
        assert survey.answers
        assert [origin.country for origin in survey.answers.origins] == ["CD"]
        assert survey.received_on == TODAY - 100 * DAY

    async def test_the_first_day_counts(self, ledger: SqlLedger) -> None:
        (number,) = await registered(ledger, supplier(1))
        await submit(ledger, 1, workbook(1, "a", tin()), NOW)
        assert await ledger.earlier_surveys([number], TODAY + DAY, besides=[]) == {}
        assert len((await ledger.earlier_surveys([number], TODAY, besides=[]))[number]) == 1
