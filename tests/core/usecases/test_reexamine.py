"""When the smelter lists change, what suppliers sent before is examined once more and the difference is kept."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

import pytest

from declarations import cmrt, smelter, with_field, with_smelters
from desk import CLERK, MORNING, FakeClock, FakeReader, incoming, key
from knowledge import knowledge_of
from oredesk.core.checks import STANDARD, RuleSet
from oredesk.core.checks.registry import At, Check
from oredesk.core.checks.subject import Subject
from oredesk.core.declaration import Field
from oredesk.core.message import Attachment, IncomingMessage, Sha256
from oredesk.core.mineral import Mineral
from oredesk.core.policy import Policy
from oredesk.core.reexamination import Reexamination
from oredesk.core.smelter import FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.submission import Reading
from oredesk.core.usecases.declared_answers import answers_of
from oredesk.core.usecases.receive_message import Desk, receive_message
from oredesk.core.usecases.reexamine import Archive, reexamine
from oredesk.storage.opening import Storage

TIN_WORKS = "CID900001"


def tin_list(status: FacilityStatus, day: int) -> SmelterList:
    entry = ListEntry(
        Mineral.TIN, SmelterId(TIN_WORKS), "Fictional Tin Works", "Fictional Tin Works", "CHINA", status=status
    )
    return SmelterList(ListSource.OWN, dt.date(2026, 11, day), "own.csv", f"{day:064x}", (entry,))


@dataclass
class RecordingReader(FakeReader):
    """Remembers the files that it was given to read."""

    asked: list[bytes] = field(default_factory=list)

    async def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        self.asked.append(attachment.data)
        return await super().read(attachment)


class PackedReader(RecordingReader):
    """Finds two workbooks of two companies in whatever it is given."""

    async def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        self.asked.append(attachment.data)
        files = {"A": self.known[b"tin"], "B": self.known[b"other"]}
        return tuple(
            Reading(f"all.zip/{name}.xlsx", Sha256(name * 64), with_field(declaration, Field.COMPANY_NAME, name))
            for name, declaration in files.items()
        )


@dataclass
class World:
    """A desk whose mails are kept as numbers, with a reader that knows what they hold."""

    storage: Storage
    clock: FakeClock = field(default_factory=FakeClock)
    mails: dict[bytes, IncomingMessage] = field(default_factory=dict)
    told: list[Reexamination] = field(default_factory=list)
    reader: FakeReader = field(default_factory=FakeReader)
    rules: RuleSet = STANDARD

    @property
    def archive(self) -> Archive:
        knowledge = knowledge_of(self.storage.ledger, self.rules)
        return Archive(
            knowledge, self.storage.originals, self.mails.__getitem__, self.reader, self.clock, self.told.append
        )

    async def receive(self, number: int, message: IncomingMessage) -> None:
        raw = str(number).encode()
        self.mails[raw] = message
        ledger = self.storage.ledger
        record = await ledger.take_in(key(number), await self.storage.originals.put(raw), len(raw), self.clock.now())
        desk = Desk(ledger, self.reader, self.clock, Policy(), lambda: f"OD-{number}", knowledge_of(ledger))
        await ledger.settle(await receive_message(desk, record, message), self.clock.now())

    async def import_list(self, status: FacilityStatus, day: int) -> None:
        assert await self.storage.ledger.add_list(tin_list(status, day), self.clock.now(), "staff")

    async def look_anew(self) -> list[Reexamination]:
        self.told.clear()
        while await reexamine(self.archive):
            pass
        return list(self.told)


@pytest.fixture
def world(storage: Storage) -> World:
    tin = smelter(30, "Tin", "Fictional Tin Works", smelter_id=TIN_WORKS, lookup_row=7, country="CHINA")
    reader = FakeReader({b"tin": with_smelters(cmrt(), tin), b"other": cmrt()})
    return World(storage, reader=reader)


def codes(result: Reexamination) -> tuple[list[str], list[str]]:
    return [finding.code for finding in result.appeared], [finding.code for finding in result.gone]


def switched_off(code: str) -> tuple[Check, ...]:
    """All checks but that one."""
    return tuple(check for check in STANDARD.checks if check.code != code)


def broken(code: str) -> tuple[Check, ...]:
    """All checks, of which that one fails."""
    return tuple(replace(check, rule=_fail) if check.code == code else check for check in STANDARD.checks)


def _fail(_: Subject) -> Iterator[At]:
    raise ZeroDivisionError


async def test_without_any_list_nothing_is_looked_at_anew(world: World) -> None:
    await world.receive(1, incoming(1, b"tin"))

    assert await world.look_anew() == []


class TestAnswersOfOldSubmissions:
    """A release that keeps answers finds submissions from before."""

    @staticmethod
    def forget_answers(world: World) -> None:
        with closing(sqlite3.connect(world.storage.ledger._database.path)) as connection:
            connection.execute("UPDATE submissions SET answers = NULL")
            connection.commit()

    async def test_they_are_read_from_the_mail_also_without_any_list(self, world: World) -> None:
        await world.receive(1, incoming(1, b"tin"))
        self.forget_answers(world)

        (result,) = await world.look_anew()

        assert result.answers == answers_of(world.reader.known[b"tin"])
        assert TIN_WORKS in {smelter.smelter_id for smelter in result.declared}
        assert codes(result) == ([], [])
        assert await world.look_anew() == []

    async def test_a_workbook_that_is_gone_is_not_tried_for_ever(self, world: World) -> None:
        await world.receive(1, incoming(1, b"tin"))
        self.forget_answers(world)
        world.mails.clear()

        (result,) = await world.look_anew()

        assert [fault.kind for fault in result.examination.faults] == ["KeyError"]
        assert result.answers is None
        assert await world.look_anew() == []

    async def test_a_workbook_that_is_refused_by_now_is_not_tried_for_ever(self, world: World) -> None:
        await world.receive(1, incoming(1, b"tin"))
        self.forget_answers(world)
        world.reader.known.clear()

        (result,) = await world.look_anew()

        assert [fault.kind for fault in result.examination.faults] == ["FileNotFound"]
        assert await world.look_anew() == []


async def test_a_list_that_suspends_a_smelter_shows_in_the_submission_that_names_it(world: World) -> None:
    await world.import_list(FacilityStatus.CONFORMANT, 1)
    await world.receive(1, incoming(1, b"tin"))
    assert await world.look_anew() == []

    await world.import_list(FacilityStatus.COMMUNICATION_SUSPENDED, 2)
    (result,) = await world.look_anew()

    appeared, gone = codes(result)
    assert (len(appeared), gone) == (1, [])
    assert TIN_WORKS in str(result.appeared[0])
    (note,) = await world.storage.ledger.staff_notes(MORNING - dt.timedelta(days=1))
    assert [change.appeared for change in note.changes] == [result.appeared]


async def test_the_supplier_is_not_written_to(world: World) -> None:
    await world.receive(1, incoming(1, b"tin"))
    before = await world.storage.ledger.outbox()
    await world.import_list(FacilityStatus.REMOVED, 1)

    assert await world.look_anew()
    assert await world.storage.ledger.outbox() == before


async def test_each_change_is_told_once_and_against_the_one_before(world: World) -> None:
    await world.receive(1, incoming(1, b"tin"))
    await world.import_list(FacilityStatus.COMMUNICATION_SUSPENDED, 1)
    first = (await world.look_anew())[0]
    assert await world.look_anew() == []

    await world.import_list(FacilityStatus.CONFORMANT, 2)
    (second,) = await world.look_anew()

    assert codes(second)[1] == codes(first)[0]
    assert codes(second)[0] == []


@pytest.mark.parametrize("checks", [switched_off, broken], ids=["switched off", "failing"])
async def test_what_a_check_found_is_not_gone_when_the_check_did_not_look(
    world: World, checks: Callable[[str], tuple[Check, ...]]
) -> None:
    await world.receive(1, incoming(1, b"tin"))
    await world.import_list(FacilityStatus.NOT_ELIGIBLE, 1)
    found = (await world.look_anew())[0]
    (code,) = codes(found)[0]

    world.rules = replace(STANDARD, checks=checks(code))
    await world.import_list(FacilityStatus.CONFORMANT, 2)
    unknown = (await world.look_anew())[0]
    world.rules = STANDARD
    await world.import_list(FacilityStatus.ELIGIBLE, 3)
    looked = (await world.look_anew())[0]

    assert [fault.code for fault in unknown.examination.faults] == ([code] if checks is broken else [])
    assert codes(unknown) == ([], [])
    assert codes(looked)[1] == [code]


async def test_a_submission_that_names_none_of_the_changed_smelters_has_no_difference(world: World) -> None:
    await world.receive(1, incoming(1, b"other"))
    await world.import_list(FacilityStatus.CONFORMANT, 1)
    await world.look_anew()

    await world.import_list(FacilityStatus.NOT_ELIGIBLE, 2)
    (result,) = await world.look_anew()

    assert codes(result) == ([], [])
    notes = await world.storage.ledger.staff_notes(MORNING - dt.timedelta(days=1))
    assert [note.changes for note in notes if note.changes] == []


async def test_only_the_latest_submission_of_a_supplier_is_looked_at(world: World) -> None:
    await world.receive(1, incoming(1, b"tin"))
    await world.receive(2, incoming(2, b"other"))
    await world.import_list(FacilityStatus.NOT_ELIGIBLE, 1)

    assert len(await world.look_anew()) == 1


async def test_a_workbook_that_can_no_longer_be_read_holds_up_nobody_and_staff_are_told(world: World) -> None:
    await world.receive(1, incoming(1, b"tin"))
    await world.receive(2, incoming(2, b"tin", sender="other@elsewhere.example"))
    del world.mails[b"1"]
    await world.import_list(FacilityStatus.NOT_ELIGIBLE, 1)

    failed, examined = await world.look_anew()

    assert [fault.kind for fault in failed.examination.faults] == ["KeyError"]
    assert codes(failed) == ([], [])
    assert codes(examined)[0]
    notes = await world.storage.ledger.staff_notes(MORNING - dt.timedelta(days=1))
    assert {note.mail_id for note in notes} == {1, 2}


async def test_of_a_mail_with_many_files_only_the_workbook_itself_is_read(world: World) -> None:
    """Of twenty files that came together each would else be read twenty times."""
    await world.receive(1, incoming(1, b"other", b"tin", b"a picture"))
    await world.import_list(FacilityStatus.NOT_ELIGIBLE, 1)
    world.reader = RecordingReader(world.reader.known)

    await world.look_anew()

    assert world.reader.asked == [b"tin"]


async def test_an_archive_of_many_workbooks_is_read_once_for_all_of_them(world: World) -> None:
    """Whoever answers for twenty legal entities sends a zip."""
    world.reader = PackedReader(world.reader.known)
    await world.receive(1, incoming(1, b"zip"))
    await world.import_list(FacilityStatus.NOT_ELIGIBLE, 1)
    world.reader.asked.clear()

    results = await world.look_anew()

    assert world.reader.asked == [b"zip"]
    assert [bool(codes(result)[0]) for result in results] == [True, False]


async def test_a_desk_that_is_told_to_stop_begins_no_further_submission(world: World) -> None:
    await world.receive(1, incoming(1, b"tin"))
    await world.import_list(FacilityStatus.NOT_ELIGIBLE, 1)
    stop = asyncio.Event()
    stop.set()

    await reexamine(world.archive, stop)

    assert world.told == []
    assert len(await world.look_anew()) == 1


async def test_a_smelter_that_was_conformant_when_the_supplier_last_wrote_is_told_as_lost(world: World) -> None:
    await world.import_list(FacilityStatus.CONFORMANT, 1)
    await world.receive(1, incoming(1, b"tin"))
    world.clock.pass_(days=300)
    await world.import_list(FacilityStatus.ELIGIBLE, 29)
    await world.receive(2, incoming(2, b"tin"))

    template = cmrt().template
    latest = await world.storage.ledger.previous(CLERK, template.kind, cmrt().company, 3)

    assert latest is not None
    assert "S068" in {finding.code for finding in latest.examination.findings}
