"""What every store of indicators of places promises, one sentence each; run on SQLite files."""

import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue, StoredEdition
from oredesk.core.indicator_ports import Indicators
from oredesk.storage.ledger import SqlLedger
from storage.examples import NOW, TODAY, digest

DAY = dt.timedelta(days=1)
VALUES = (
    IndicatorValue(Indicator.CPI, "NA", 41.0),
    IndicatorValue(Indicator.CAHRA_CONFLICT, "CD", 1.0, region="CD-NK", note="北基伍 Nord-Kivu"),
    IndicatorValue(Indicator.STABILITY, "XK", 0.1 + 0.2),
    *(IndicatorValue(indicator, "GN", 1 / 3) for indicator in Indicator),
)


@pytest.fixture
def indicators(ledger: SqlLedger) -> Indicators:
    return ledger


def edition(content: str = "1", source: IndicatorSource = IndicatorSource.CPI, days: int = 0) -> IndicatorEdition:
    """An edition published so many days before today."""
    day = TODAY - days * DAY
    return IndicatorEdition(source, f"Demo {content}", day.year, day, digest(content), VALUES, "Demo publisher, 演示")


async def added(indicators: Indicators, one: IndicatorEdition) -> StoredEdition:
    """What is known of the edition that was just added."""
    stored = await indicators.add_edition(one, NOW, "li")
    assert stored
    return stored


async def test_an_edition_comes_back_as_it_was_with_every_digit(indicators: Indicators) -> None:
    stored = await added(indicators, edition())
    assert await indicators.editions_in_force() == (edition(),)
    assert stored == StoredEdition(
        1, IndicatorSource.CPI, "Demo 1", TODAY.year, TODAY, len(VALUES), NOW, "li", digest("1")
    )
    assert await indicators.editions() == [stored]


async def test_namibia_stays_the_text_na(indicators: Indicators) -> None:
    await added(indicators, edition())
    (one,) = await indicators.editions_in_force()
    assert one.values[0].country == "NA"


async def test_the_very_same_edition_is_kept_once(indicators: Indicators) -> None:
    first = await added(indicators, edition())
    again = replace(edition(), edition="renamed")
    assert await indicators.add_edition(again, NOW + DAY, "wang") is None
    assert await indicators.editions() == [first]
    assert await indicators.indicator_changes() == 1


@pytest.mark.parametrize(
    "other",
    [edition("2"), edition(days=1), edition(source=IndicatorSource.FSI)],
    ids=["content", "date", "source"],
)
async def test_another_content_date_or_source_is_another_edition(
    indicators: Indicators, other: IndicatorEdition
) -> None:
    await added(indicators, edition())
    await added(indicators, other)
    assert len(await indicators.editions()) == 2


async def test_they_are_told_by_date_and_number(indicators: Indicators) -> None:
    for number, days in enumerate((1, 2, 1, 3)):
        await added(indicators, edition(str(number), days=days))
    assert [each.number for each in await indicators.editions()] == [4, 2, 1, 3]


async def test_nothing_is_in_force_at_the_start(indicators: Indicators) -> None:
    assert await indicators.editions_in_force() == ()
    assert await indicators.indicator_changes() == 0


async def test_in_force_is_of_each_source_the_newest_by_its_own_date(indicators: Indicators) -> None:
    newest, older, other = edition("1"), edition("2", days=9), edition("3", IndicatorSource.FSI, days=800)
    for one in (newest, older, other):
        await added(indicators, one)
    assert await indicators.editions_in_force() == (newest, other)


async def test_of_one_day_the_one_imported_last_is_in_force(indicators: Indicators) -> None:
    first, corrected = edition("1"), edition("2")
    for one in (first, corrected):
        await added(indicators, one)
    assert await indicators.editions_in_force() == (corrected,)


async def test_the_number_of_changes_grows_with_every_edition(indicators: Indicators) -> None:
    seen = [await indicators.indicator_changes()]
    for number, days in enumerate((0, 5)):
        await added(indicators, edition(str(number), days=days))
        seen.append(await indicators.indicator_changes())
    assert seen == sorted(set(seen))


async def test_text_no_database_can_hold_is_stored_without_it(indicators: Indicators) -> None:
    """A cell's ``_x0000_`` is read as a NUL."""
    odd = replace(edition(), edition="a\x00b", provenance="c\x00d", values=(replace(VALUES[1], note="e\x00f"),))
    await added(indicators, odd)
    (one,) = await indicators.editions_in_force()
    assert (one.edition, one.provenance, one.values[0].note) == ("ab", "cd", "ef")


async def test_a_time_without_a_zone_is_refused_and_nothing_is_kept(indicators: Indicators) -> None:
    with pytest.raises(ValueError, match="zone"):
        await indicators.add_edition(edition(), NOW.replace(tzinfo=None), "li")
    assert await indicators.editions() == []
