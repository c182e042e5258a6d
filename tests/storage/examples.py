"""Outcomes as the desk decides them, for tests of what is stored."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from oredesk.core.cells import Cell
from oredesk.core.finding import Examination, Finding, Severity
from oredesk.core.language import Language
from oredesk.core.message import MailKey, MessageId, Sha256, Shelf
from oredesk.core.mineral import Mineral
from oredesk.core.outcome import Outcome
from oredesk.core.ports import Ledger
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.reply import Reply
from oredesk.core.smelter import DeclaredSmelter, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.submission import FileReport, MailRecord
from oredesk.core.survey import Answers
from oredesk.core.template import Family, Template, TemplateKind

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
CLERK = "clerk@supplier.example"
ACCOUNT = "desk@imap.example.com"
MINUTE = dt.timedelta(minutes=1)

CMRT = Template(TemplateKind.CMRT, "6.5", dt.date(2025, 4, 25), "中文 Chinese", Family.CMRT_6, "6.5")
EMRT = Template(TemplateKind.EMRT, "2.1", None, "English", Family.EMRT_2, "2.1")
FINDINGS = (
    Finding("C007", Severity.ERROR, Cell("Declaration", "D8"), "", (("field", "Company Name"),), 7),
    Finding("S003", Severity.WARNING, Cell("Smelter List", "B5"), '锡 "Tin" = ?', (("metal", "Tin"), ("row", "5"))),
    Finding("N001", Severity.NOTE, None, ""),
)
EXAMINATION = Examination(FINDINGS, 2, "2026.1")


def digest(text: str) -> Sha256:
    """The digest of a text, standing for some file's."""
    return Sha256(hashlib.sha256(text.encode()).hexdigest())


def mail_key(uid: str, **where: str) -> MailKey:
    """A place in the desk's own inbox."""
    return MailKey(**{"account": ACCOUNT, "folder": "INBOX", "validity": "1700000000", "uid": uid, **where})


def examined(name: str = "CMRT 深圳.xlsx", content: str = "", **facts: Any) -> FileReport:  # noqa: ANN401 - any field
    """The report on a workbook that could be read."""
    known: dict[str, Any] = {
        "template": CMRT,
        "company": "深圳某某电子有限公司",
        "scope": "A",
        "minerals": (Mineral.TIN, Mineral.GOLD),
        "examination": EXAMINATION,
        "answers": Answers(()),
    }
    return FileReport(name, digest(content or name), **{**known, **facts})


def refused(name: str = "old.xls", content: str = "") -> FileReport:
    """The report on a workbook of an edition that is too old."""
    facts = (("kind", "CMRT"), ("newest", "6.5"), ("oldest", "6.01"), ("version", "5.12"))
    return FileReport(name, digest(content or name), Refusal(RefusalCode.OLDER_EDITION, facts))


def smelters(*numbers: int, metal: str = "Tin") -> tuple[DeclaredSmelter, ...]:
    """Smelters of one metal, as a submission names them."""
    return tuple(DeclaredSmelter(metal, f"CID{number:06}", f"{metal} Works {number}", "CHINA") for number in numbers)


def smelter_list(
    *numbers: int, source: ListSource = ListSource.RMI_CONFORMANT, as_of: dt.date = TODAY, label: str = "list.xlsx"
) -> SmelterList:
    """A list of tin smelters with these numbers."""
    entries = tuple(
        ListEntry(Mineral.TIN, SmelterId(f"CID{number:06}"), f"Works {number}", f"Works {number}", "CHINA")
        for number in numbers
    )
    return SmelterList(source, as_of, label, digest(str(numbers)), entries)


def nothing_attached() -> FileReport:
    """The report on a mail without any file."""
    return FileReport("", None, Refusal(RefusalCode.NOTHING_ATTACHED))


def reply(reports: Sequence[FileReport], to: str = CLERK, case: str = "OD-7KQ2-M9XR") -> Reply:
    """An answer in both languages."""
    asked = MessageId("<asked@supplier.example>")
    languages = (Language.ZH, Language.EN)
    return Reply(case, to, "CMRT 2026 深圳", asked, (asked,), languages, tuple(reports), question_noticed=False)


def answered(mail_id: int, *reports: FileReport, to: str = CLERK, **more: Any) -> Outcome:  # noqa: ANN401 - any field
    """The outcome of a mail that is answered with these reports (one examined workbook when none is given)."""
    found = reports or (examined(),)
    usual: dict[str, Any] = {
        "sender": to,
        "message_id": MessageId(f"<{mail_id}@supplier.example>"),
        "reports": found,
        "reply": reply(found, to),
    }
    return Outcome(mail_id, Shelf.PROCESSED, **{**usual, **more})


async def arrive(ledger: Ledger, uid: str = "1", received_at: dt.datetime = NOW, content: str = "") -> MailRecord:
    """A mail that was taken in and waits."""
    return await ledger.take_in(mail_key(uid), digest(content or f"raw {uid}"), 1000, received_at)
