import hashlib
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from pathlib import Path

import pytest
import structlog

from desk import key
from filled_workbooks import cmrt, emrt
from hostile.making import compound_file, tnef, xls_stream, zip_of
from mailbox_letters import read
from marked_copies import opened, seen_in
from oredesk.core.language import Language
from oredesk.core.marked_copy import MOST_BYTES, CopyMade, MarkedCopy, Unmarkable
from oredesk.core.message import Sha256
from oredesk.core.ports import StorageUnavailable
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.reply import OutboxItem
from oredesk.mailbox.copies import CopiesOfOriginals
from oredesk.mailbox.rendering import Letterhead, MailRenderer
from oredesk.reading.pool import WorkerPool
from oredesk.storage.opening import Storage, open_storage
from replies import NO_NAME, SUSPICION, examined, outbox_item, reply


def digest(data: bytes) -> Sha256:
    return Sha256(hashlib.sha256(data).hexdigest())


def mail_with(files: Mapping[str, bytes]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "li@supplier.example", "desk@buyer.example", "CMRT"
    mail.set_content("Please find attached.")
    for name, data in files.items():
        mail.add_attachment(data, "application", "octet-stream", filename=name)
    return mail.as_bytes()


@dataclass
class Answering:
    """Copies for replies to mails that lie among the originals."""

    storage: Storage
    pool: WorkerPool
    count: int = 0

    async def item(self, files: Mapping[str, bytes], *workbooks: tuple[str, bytes]) -> OutboxItem:
        """The answer to a mail with these files, with something to correct in each of the workbooks."""
        self.count += 1
        original = await self.storage.originals.put(mail_with(files))
        record = await self.storage.ledger.take_in(key(self.count), original, 1, outbox_item(reply()).created_at)
        reports = (replace(examined(name, [NO_NAME, SUSPICION]), sha256=digest(data)) for name, data in workbooks)
        return replace(outbox_item(reply(*reports)), mail_id=record.id)

    async def of(self, item: OutboxItem) -> list[CopyMade]:
        return list(await CopiesOfOriginals(self.storage.ledger, self.storage.originals, read, self.pool).of(item))


@pytest.fixture
async def answering(tmp_path: Path) -> AsyncIterator[Answering]:
    async with (
        open_storage(f"sqlite://{tmp_path}/desk.db", tmp_path, "oredesk.example") as storage,
        WorkerPool(workers=1) as pool,
    ):
        yield Answering(storage, pool)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        pytest.param("CMRT.xlsx", lambda data: {"CMRT.xlsx": data}, id="attached"),
        pytest.param(
            "a.zip/in/CMRT.xlsx",
            lambda data: {"b.zip": zip_of({"x": b"y"}), "a.zip": zip_of({"in/CMRT.xlsx": data})},
            id="in a zip",
        ),
        pytest.param("CMRT.xlsx", lambda data: {"winmail.dat": tnef({"CMRT.xlsx": data})}, id="in a winmail.dat"),
    ],
)
async def test_the_workbook_is_found_in_the_answered_mail_and_marked(
    answering: Answering, name: str, pack: object
) -> None:
    assert callable(pack)
    [copy] = await answering.of(await answering.item(pack(cmrt()), (name, cmrt())))
    assert copy.workbook == digest(cmrt())
    assert isinstance(copy.result, bytes)
    seen = seen_in(opened(copy.result)["Declaration"])
    assert [address for address, each in seen.items() if "H001" in each.comment] == ["D8"]


async def test_the_same_item_gives_the_same_mail(answering: Answering) -> None:
    item = await answering.item({"CMRT.xlsx": cmrt()}, ("CMRT.xlsx", cmrt()))
    renderer = MailRenderer(Letterhead("Desk", "desk@buyer.example"))
    assert renderer.render(item, await answering.of(item)) == renderer.render(item, await answering.of(item))


async def test_every_workbook_of_a_mail_gets_its_own_answer(answering: Answering) -> None:
    xls = compound_file({"Workbook": xls_stream("Declaration", [])})
    files = {"CMRT.xlsx": cmrt(), "EMRT.xlsx": emrt(), "old.xls": xls}
    copies = await answering.of(await answering.item(files, *files.items()))
    assert [type(copy.result) for copy in copies] == [bytes, bytes, Unmarkable]
    assert copies[2].result is Unmarkable.OLD_FORMAT


async def test_a_reply_with_nothing_to_mark_needs_no_original(answering: Answering) -> None:
    assert await answering.of(outbox_item(reply(examined(findings=[SUSPICION])))) == []


async def test_a_mail_or_workbook_that_is_gone_costs_the_copy_alone(answering: Answering) -> None:
    item = await answering.item({"CMRT.xlsx": cmrt()}, ("other.xlsx", b"other"))
    for gone in (item, replace(item, mail_id=99)):
        assert [copy.result for copy in await answering.of(gone)] == [Unmarkable.FAILED]


@dataclass
class FakeMarker:
    """Implements :class:`oredesk.core.ports.WorkbookMarker`: does as it is told."""

    answer: bytes | Exception
    asked: list[MarkedCopy] = field(default_factory=list)

    async def mark(self, data: bytes, copy: MarkedCopy) -> bytes:  # noqa: ARG002 - the port's
        self.asked.append(copy)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


async def test_a_fault_while_marking_costs_the_copy_alone_and_is_logged_without_a_word_of_the_file(
    answering: Answering,
) -> None:
    item = await answering.item({"CMRT.xlsx": cmrt()}, ("CMRT.xlsx", cmrt()))
    broken = FakeMarker(ZeroDivisionError("a word of the file"))
    with structlog.testing.capture_logs() as logs:
        copies = await CopiesOfOriginals(answering.storage.ledger, answering.storage.originals, read, broken).of(item)
    assert [copy.result for copy in copies] == [Unmarkable.FAILED]
    [entry] = logs
    assert (entry["event"], entry["kind"], entry["mail"]) == ("no marked copy", "ZeroDivisionError", item.mail_id)
    assert "a word" not in repr(logs)


@dataclass
class EndedBy:
    """Implements :class:`oredesk.core.ports.WorkbookMarker`: some files end its worker."""

    files: Collection[bytes]
    marker: WorkerPool

    async def mark(self, data: bytes, copy: MarkedCopy) -> bytes | Unmarkable | None:
        if data in self.files:
            raise Refused(RefusalCode.TOO_COMPLEX)
        return await self.marker.mark(data, copy)


async def test_a_workbook_that_ends_the_worker_is_called_unusual_and_not_our_fault(answering: Answering) -> None:
    item = await answering.item({"CMRT.xlsx": cmrt()}, ("CMRT.xlsx", cmrt()))
    marker = EndedBy([cmrt()], answering.pool)
    copies = await CopiesOfOriginals(answering.storage.ledger, answering.storage.originals, read, marker).of(item)
    assert [copy.result for copy in copies] == [Unmarkable.UNUSUAL]


async def test_a_file_that_ends_the_worker_does_not_hide_the_workbook_in_the_next_one(answering: Answering) -> None:
    """Two archives of one name, of which the first is hostile."""
    bad, good = zip_of({"x": b"y"}), zip_of({"CMRT.xlsx": cmrt()})
    item = await answering.item({"a.zip": bad, "b.zip": good}, ("a.zip/CMRT.xlsx", cmrt()))
    marker = EndedBy([bad], answering.pool)
    copies = await CopiesOfOriginals(answering.storage.ledger, answering.storage.originals, read, marker).of(item)
    assert [type(copy.result) for copy in copies] == [bytes]


class Away:
    """Implements :class:`oredesk.core.ports.Originals` on a disk that is away."""

    async def put(self, data: bytes) -> Sha256:
        raise StorageUnavailable(str(len(data)))

    async def get(self, sha256: Sha256) -> bytes:
        raise StorageUnavailable(sha256)


async def test_a_disk_that_is_away_keeps_the_reply_waiting(answering: Answering) -> None:
    item = await answering.item({"CMRT.xlsx": cmrt()}, ("CMRT.xlsx", cmrt()))
    with pytest.raises(StorageUnavailable):
        await CopiesOfOriginals(answering.storage.ledger, Away(), read, answering.pool).of(item)


async def test_copies_that_would_make_the_mail_too_large_are_left_out(answering: Answering) -> None:
    files = {f"{number}.xlsx": bytes(number) for number in range(1, 4)}
    item = await answering.item(files, *files.items())
    large = FakeMarker(bytes(MOST_BYTES // 2))
    copies = await CopiesOfOriginals(answering.storage.ledger, answering.storage.originals, read, large).of(item)
    assert [copy.result if isinstance(copy.result, Unmarkable) else len(copy.result) for copy in copies] == [
        MOST_BYTES // 2,
        MOST_BYTES // 2,
        Unmarkable.TOO_LARGE,
    ]
    assert {copy.languages for copy in large.asked} == {(Language.EN,)}
