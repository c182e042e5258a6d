"""Cases of enhanced due diligence: what opens them, what they ask for, and when they may end."""

import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.due_diligence import (
    STATED,
    DueDiligence,
    FlagHit,
    Item,
    Plan,
    PlannedItem,
    RedFlag,
    Step,
    obstacle_to_closing,
)
from oredesk.core.language import Language

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
CONGO = FlagHit(RedFlag.ORIGIN_OR_TRANSPORT, (("metal", "tin"), ("place", "CD")), source="submission 7", on=TODAY)
COPIED = FlagHit(RedFlag.ANOMALIES, (("code", "D061"),), source="submission 7", on=TODAY)
PLAN = Plan(
    (CONGO, COPIED),
    (
        PlannedItem(Item.LICENCE, TODAY),
        PlannedItem(Item.SITE_ASSESSMENT, TODAY, (RedFlag.ORIGIN_OR_TRANSPORT,)),
    ),
    renewed_before=dt.date(2025, 11, 20),
)


def case(*flags: FlagHit, closed: dt.date | None = None, steps: tuple[Step, ...] = ()) -> DueDiligence:
    closed_at = dt.datetime.combine(closed, dt.time(), dt.UTC) if closed else None
    return DueDiligence(1, 3, NOW, "", flags, steps, closed_at)


class TestNews:
    def test_without_a_case_every_flag_is_news(self) -> None:
        assert PLAN.news([]) == (CONGO, COPIED)

    def test_a_flag_is_told_once_however_often_it_is_hit(self) -> None:
        again = replace(CONGO, source="submission 9")
        assert replace(PLAN, flags=(CONGO, COPIED, again)).news([]) == (CONGO, COPIED)

    def test_what_an_open_case_is_about_is_no_news_whichever_submission_says_so(self) -> None:
        earlier = replace(CONGO, source="submission 3", on=dt.date(2024, 1, 1))
        assert PLAN.news([case(earlier)]) == (COPIED,)

    def test_nor_is_what_was_dealt_with_lately(self) -> None:
        assert PLAN.news([case(CONGO, COPIED, closed=PLAN.renewed_before)]) == ()

    def test_what_was_dealt_with_long_ago_is(self) -> None:
        day_before = PLAN.renewed_before - dt.timedelta(1)
        assert PLAN.news([case(CONGO, COPIED, closed=day_before)]) == (CONGO, COPIED)


class TestItems:
    def test_some_items_are_asked_for_by_some_flags_alone(self) -> None:
        assert [one.item for one in PLAN.items_for([COPIED])] == [Item.LICENCE]
        assert [one.item for one in PLAN.items_for([COPIED, CONGO])] == [Item.LICENCE, Item.SITE_ASSESSMENT]

    def test_an_item_is_overdue_from_the_day_after_its_due_date_until_it_is_done(self) -> None:
        step = Step(Item.LICENCE, TODAY)
        assert not step.is_overdue(TODAY)
        assert step.is_overdue(TODAY + dt.timedelta(1))
        assert not replace(step, done_at=NOW).is_overdue(TODAY + dt.timedelta(1))

    def test_a_closed_case_has_nothing_overdue(self) -> None:
        late = (Step(Item.LICENCE, dt.date(2020, 1, 1)),)
        assert case(steps=late).overdue(TODAY) == late
        assert case(steps=late, closed=TODAY).overdue(TODAY) == ()

    def test_its_completion_counts_items(self) -> None:
        steps = tuple(Step(item, TODAY) for item in Item)
        assert case(steps=steps).completion == 0
        assert case(steps=(replace(steps[0], done_at=NOW), *steps[1:])).completion == pytest.approx(100 / 6)


def test_a_case_is_closed_with_every_item_done_and_not_before() -> None:
    step = Step(Item.LICENCE, TODAY)
    assert obstacle_to_closing(case(steps=(step,))) is not None
    assert obstacle_to_closing(case(steps=(replace(step, done_at=NOW),))) is None


def test_a_flag_that_a_person_stated_is_told_from_what_data_say() -> None:
    assert FlagHit(RedFlag.INTERESTS, ((STATED, "holds a mine"),)).is_stated
    assert not CONGO.is_stated
    assert (CONGO.fact("place"), CONGO.fact("nothing")) == ("CD", "")


@pytest.mark.parametrize("language", Language)
def test_every_flag_and_item_has_words(language: Language) -> None:
    assert all(flag.name_in(language) for flag in RedFlag)
    assert all(item.name_in(language) for item in Item)
