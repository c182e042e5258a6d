"""What the log tells of a mail whose examination failed in part."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from declarations import cmrt, with_field
from desk import FakeReader
from oredesk.core.declaration import Field
from oredesk.core.message import Attachment
from oredesk.core.submission import Reading
from oredesk.storage.opening import Storage, open_storage
from polling import FakeInbox, poller_over


class Unspeakable(str):
    """A value that nothing can be made of; it stands for whatever a rule of ours does not foresee."""

    __slots__ = ()

    def casefold(self) -> str:
        raise ArithmeticError(f"a fault that quotes {self}")


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    async with open_storage(f"sqlite://{tmp_path}/desk.db", tmp_path, "oredesk.example") as opened:
        yield opened


@dataclass
class Archive(FakeReader):
    """Reads each file as an archive that holds it twice, as suppliers pack a workbook beside its copy."""

    async def read(self, attachment: Attachment) -> tuple[Reading, ...]:
        (reading,) = await super().read(attachment)
        return reading, replace(reading, name=f"copy of {reading.name}")


async def test_each_check_that_failed_is_logged_once_for_its_mail_without_a_word_of_it(storage: Storage) -> None:
    declaration = with_field(cmrt(), Field.SCOPE, Unspeakable("Secret Ltd"))
    poller = poller_over(FakeInbox([7]), storage, reader=Archive({b"7": declaration}))

    with capture_logs() as logged:
        await poller.cycle()

    failed = [entry for entry in logged if entry["event"] == "check failed"]
    assert {"H003", "H050"} <= {entry["check"] for entry in failed}
    assert len({entry["check"] for entry in failed}) == len(failed)
    assert dict(failed[0]) | {"check": "", "place": ""} == {
        "event": "check failed",
        "log_level": "error",
        "mail": 1,
        "check": "",
        "kind": "ArithmeticError",
        "place": "",
    }
    assert "Unspeakable.casefold" in failed[0]["place"]
    assert "Secret" not in str(logged)
    assert [entry["files"] for entry in logged if entry["event"] == "mail settled"] == [2]
