"""What every store of smelter lists promises, one sentence each; run on SQLite files."""

import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.mineral import Mineral
from oredesk.core.reexamination import SmelterUse
from oredesk.core.smelter import (
    ConfirmedName,
    FacilityStatus,
    ListEntry,
    ListSource,
    Scheme,
    SmelterId,
    SmelterList,
    StoredList,
)
from oredesk.core.smelter_ports import SmelterLists
from oredesk.core.submission import FileReport
from oredesk.storage.ledger import SqlLedger
from storage.examples import CLERK, EMRT, MINUTE, NOW, TODAY, answered, arrive, digest, examined, smelter_list, smelters

EVERY_FACT = ListEntry(
    mineral=Mineral.GOLD,
    smelter_id=SmelterId("CID000004"),
    name="旧名 Refinery",
    standard_name="Refinery “A” & Söhne",
    country="Türkiye",
    region="TR-34",
    city="İstanbul",
    status=FacilityStatus.CROSS_RECOGNISED,
    scheme=Scheme.LBMA,
    successor=SmelterId("CID000777"),
    recycles_only=True,
    origins=("Peru", "Côte d'Ivoire"),
)
NO_FACT = ListEntry(Mineral.TIN, None, "Works", "Works", "")
DAY = dt.timedelta(days=1)
TIN_WORKS = ConfirmedName(Mineral.TIN, "Tin Works", SmelterId("CID000292"))


@pytest.fixture
def lists(ledger: SqlLedger) -> SmelterLists:
    return ledger


async def added(lists: SmelterLists, listed: SmelterList) -> StoredList:
    """What is known of the list that was just added."""
    stored = await lists.add_list(listed, NOW, "li")
    assert stored
    return stored


class TestLists:
    async def test_a_list_comes_back_as_it_was_with_every_fact_in_order(self, lists: SmelterLists) -> None:
        entries = (
            EVERY_FACT,
            NO_FACT,
            EVERY_FACT,
            *(replace(NO_FACT, recycles_only=value) for value in (True, False)),
            *(replace(NO_FACT, status=status) for status in FacilityStatus),
            *(replace(NO_FACT, mineral=mineral) for mineral in Mineral),
        )
        listed = SmelterList(ListSource.OWN, TODAY, "自有 list.csv", digest("own"), entries)
        stored = await added(lists, listed)
        assert await lists.load_list(stored.number) == listed
        assert stored == StoredList(
            stored.number, ListSource.OWN, TODAY, "自有 list.csv", digest("own"), len(entries), NOW, "li"
        )

    async def test_a_list_longer_than_a_batch_is_whole(self, lists: SmelterLists) -> None:
        listed = smelter_list(*range(2345))
        assert await lists.load_list((await added(lists, listed)).number) == listed

    async def test_an_empty_list_is_one(self, lists: SmelterLists) -> None:
        stored = await added(lists, smelter_list())
        assert stored.entries == 0
        assert await lists.lists() == [stored]
        assert await lists.load_list(stored.number) == smelter_list()

    async def test_the_very_same_list_is_kept_once(self, lists: SmelterLists) -> None:
        first = await added(lists, smelter_list(1, 2))
        assert await lists.add_list(smelter_list(1, 2, label="again.xlsx"), NOW + DAY, "wang") is None
        assert await lists.lists() == [first]

    @pytest.mark.parametrize(
        "other",
        [
            smelter_list(1),
            smelter_list(1, 2, as_of=TODAY - DAY),
            smelter_list(1, 2, source=ListSource.RMI_ACTIVE),
        ],
        ids=["content", "date", "source"],
    )
    async def test_another_content_date_or_source_is_another_list(
        self, lists: SmelterLists, other: SmelterList
    ) -> None:
        await added(lists, smelter_list(1, 2))
        await added(lists, other)
        assert len(await lists.lists()) == 2

    async def test_they_are_told_by_date_and_number(self, lists: SmelterLists) -> None:
        for number, days in enumerate((2, 1, 2, 0)):
            await added(lists, smelter_list(number, as_of=TODAY + days * DAY))
        assert [each.number for each in await lists.lists()] == [4, 2, 1, 3]

    async def test_there_is_none_under_an_unknown_number(self, lists: SmelterLists) -> None:
        assert await lists.load_list(1) is None

    async def test_text_no_database_can_hold_is_stored_without_it(self, lists: SmelterLists) -> None:
        """A cell's ``_x0000_`` is read as a NUL."""
        odd = replace(EVERY_FACT, name="a\x00b", origins=("c\x00d",))
        listed = replace(smelter_list(), entries=(odd,), label="l\x00ist")
        stored = await added(lists, listed)
        (entry,) = (await lists.load_list(stored.number) or listed).entries
        assert (entry.name, entry.origins, stored.label) == ("ab", ("cd",), "list")

    async def test_a_time_without_a_zone_is_refused_and_nothing_is_kept(self, lists: SmelterLists) -> None:
        with pytest.raises(ValueError, match="zone"):
            await lists.add_list(smelter_list(1), NOW.replace(tzinfo=None), "li")
        assert await lists.lists() == []


class TestInForce:
    async def test_nothing_is_at_the_start(self, lists: SmelterLists) -> None:
        assert await lists.in_force() == ((), ())
        assert await lists.reference_changes() == 0

    async def test_of_each_source_it_is_the_newest_by_its_own_date(self, lists: SmelterLists) -> None:
        newest = smelter_list(1)
        older = smelter_list(2, as_of=TODAY - DAY)
        other = smelter_list(3, source=ListSource.LBMA, as_of=TODAY - 9 * DAY)
        for listed in (newest, older, other):
            await added(lists, listed)
        assert await lists.in_force() == ((other, newest), ())

    async def test_of_one_day_it_is_the_one_imported_last(self, lists: SmelterLists) -> None:
        first, corrected = smelter_list(1), smelter_list(2)
        for listed in (first, corrected):
            await added(lists, listed)
        assert await lists.in_force() == ((corrected,), ())

    async def test_of_look_up_sheets_it_is_every_one(self, lists: SmelterLists) -> None:
        learnt = [smelter_list(n, source=ListSource.LOOKUP, as_of=TODAY - n * DAY) for n in (3, 2, 1)]
        for listed in learnt:
            await added(lists, listed)
        assert await lists.in_force() == (tuple(learnt), ())


class TestConfirmedNames:
    async def test_a_person_s_word_is_in_force_as_it_was_given(self, lists: SmelterLists) -> None:
        assert await lists.confirm_name(TIN_WORKS, NOW, "li")
        assert await lists.in_force() == ((), (TIN_WORKS,))

    async def test_the_latest_word_on_a_name_counts_however_it_is_spelled(self, lists: SmelterLists) -> None:
        changed = replace(TIN_WORKS, name="  TIN　WORKS.", smelter_id=SmelterId("CID000001"))
        gold = replace(TIN_WORKS, mineral=Mineral.GOLD)
        for word in (TIN_WORKS, gold, changed):
            assert await lists.confirm_name(word, NOW, "li")
        assert await lists.in_force() == ((), (gold, changed))
        assert await lists.confirm_name(TIN_WORKS, NOW, "wang")
        assert await lists.in_force() == ((), (gold, TIN_WORKS))

    async def test_what_is_known_already_changes_nothing(self, lists: SmelterLists) -> None:
        await lists.confirm_name(TIN_WORKS, NOW, "li")
        before = await lists.reference_changes()
        assert not await lists.confirm_name(replace(TIN_WORKS, name="tin works"), NOW, "wang")
        assert await lists.reference_changes() == before
        assert await lists.in_force() == ((), (TIN_WORKS,))

    async def test_names_without_any_letter_are_told_apart(self, lists: SmelterLists) -> None:
        for name in ("---", "***"):
            assert await lists.confirm_name(replace(TIN_WORKS, name=name), NOW, "li")
        assert len((await lists.in_force())[1]) == 2

    async def test_the_number_of_changes_grows_with_every_list_and_name(self, lists: SmelterLists) -> None:
        seen = [await lists.reference_changes()]
        await lists.add_list(smelter_list(1), NOW, "li")
        seen.append(await lists.reference_changes())
        await lists.add_list(smelter_list(1), NOW, "li")
        assert await lists.reference_changes() == seen[-1]
        await lists.confirm_name(TIN_WORKS, NOW, "li")
        seen.append(await lists.reference_changes())
        await lists.add_list(smelter_list(2, as_of=TODAY - DAY), NOW, "li")
        seen.append(await lists.reference_changes())
        assert seen == sorted(set(seen))


class TestWhereUsed:
    async def submit(self, ledger: SqlLedger, uid: str, sender: str, report: FileReport) -> int:
        mail = await arrive(ledger, uid, NOW + int(uid) * MINUTE)
        await ledger.settle(answered(mail.id, report, to=sender), NOW)
        return mail.id

    async def test_the_newest_comes_first_and_the_current_ones_are_marked(self, ledger: SqlLedger) -> None:
        """The same clerk twice, another supplier, and the clerk's other template."""
        both = (*smelters(7, 8), *smelters(7, metal="Gold"))
        await self.submit(ledger, "1", CLERK, examined(content="1", company="Acme", declared=both))
        await self.submit(ledger, "2", CLERK, examined(content="2", company="ACME", declared=smelters(8)))
        await self.submit(ledger, "3", "li@b.example", examined(content="3", company="B", declared=smelters(7)))
        await self.submit(
            ledger, "4", CLERK, examined(content="4", company="Acme", template=EMRT, declared=smelters(7))
        )
        lists: SmelterLists = ledger
        assert await lists.where_used(" cid000007 ") == [
            SmelterUse(4, CLERK, "Acme", NOW + 4 * MINUTE, "EMRT 2.1", "Tin", "Tin Works 7", current=True),
            SmelterUse(3, "li@b.example", "B", NOW + 3 * MINUTE, "CMRT 6.5", "Tin", "Tin Works 7", current=True),
            SmelterUse(1, CLERK, "Acme", NOW + MINUTE, "CMRT 6.5", "Tin", "Tin Works 7", current=False),
            SmelterUse(1, CLERK, "Acme", NOW + MINUTE, "CMRT 6.5", "Gold", "Gold Works 7", current=False),
        ]

    async def test_nobody_names_an_unknown_one(self, ledger: SqlLedger) -> None:
        await self.submit(ledger, "1", CLERK, examined(declared=(*smelters(7), replace(smelters(7)[0], smelter_id=""))))
        assert await ledger.where_used("CID000008") == []
        assert await ledger.where_used("") == []
