"""Replies for tests, made of real findings about made-up suppliers."""

import datetime as dt
from collections.abc import Iterable, Sequence

from oredesk.core.cells import Cell
from oredesk.core.finding import CheckFault, Examination, Finding, Severity
from oredesk.core.language import Language
from oredesk.core.message import MessageId, Sha256
from oredesk.core.mineral import Mineral
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.reply import Delivery, OutboxItem, Reply
from oredesk.core.submission import FileReport, Progress
from oredesk.core.template import Family, Template, TemplateKind

CASE = "OD-7KQ2-M9XR"
RECORDED = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
CMRT = Template(TemplateKind.CMRT, "6.5", dt.date(2025, 4, 25), "English", Family.CMRT_6, "6.5")
DIGEST = Sha256("ab" * 32)


def finding(code: str, address: str = "", sheet: str = "Declaration", value: str = "", **facts: str) -> Finding:
    """A finding of a check of ours (its severity as the catalogue says), or of a forgotten one."""
    severity = {"H053": Severity.WARNING, "H057": Severity.WARNING, "T001": Severity.NOTE}.get(code, Severity.ERROR)
    cell = Cell(sheet, address) if address else None
    return Finding(code, severity, cell, value, tuple(sorted(facts.items())), checker_row=4)


NO_NAME = finding("H001", "D8")
NO_PHONE = finding("H006", "D17")
BAD_MAIL = finding("H053", "D20", value="li@@example", field="authorizer_email")

SUSPICION = Finding(
    "D990", Severity.SUSPICION, Cell("Secret Sheet", "ZZ987"), "a secret value", (("fact", "a secret"),)
)
"""What only staff may see: whatever a supplier gets holds none of these words."""


FAILED = CheckFault("S990", "KeyError", "a_broken_rule:7")


def tells_of_suspicion(text: str) -> bool:
    """Whether a text holds anything of :data:`SUSPICION`, or the word itself."""
    return any(word in text.lower() for word in ("d990", "secret", "zz987", "suspicion", "疑点"))


def examined(
    name: str = "cmrt.xlsx",
    findings: Sequence[Finding] = (),
    *,
    reference: str = "",
    faults: Sequence[CheckFault] = (),
    **facts: object,
) -> FileReport:
    """A report about a workbook that was read."""
    examination = Examination(tuple(findings), len(findings), "2026.11", reference, tuple(faults))
    known: dict[str, object] = {"company": "Example Ltd", "scope": "A", "minerals": (Mineral.TIN,), "template": CMRT}
    return FileReport(name, DIGEST, examination=examination, **known | facts)  # type: ignore[arg-type]


def refused(name: str, code: RefusalCode, **facts: str) -> FileReport:
    """A report about a file, or with no name a mail, that was not."""
    return FileReport(name, DIGEST if name else None, refusal=Refusal(code, tuple(sorted(facts.items()))))


def progress(fixed: Iterable[Finding] = (), left: int = 0, new: int = 0) -> Progress:
    """What changed since the third of November."""
    return Progress(dt.datetime(2026, 11, 3, 6, 12, tzinfo=dt.UTC), tuple(fixed), left, new)


def reply(*reports: FileReport, languages: Sequence[Language] = (Language.EN,), **facts: object) -> Reply:
    """A reply to a clerk's second mail."""
    known: dict[str, object] = {
        "case": CASE,
        "to": "clerk@supplier.example",
        "subject": "Our CMRT",
        "in_reply_to": MessageId("<b@supplier.example>"),
        "references": (MessageId("<a@supplier.example>"), MessageId("<b@supplier.example>")),
        "question_noticed": False,
    }
    return Reply(languages=tuple(languages), reports=reports, **known | facts)  # type: ignore[arg-type]


def outbox_item(answer: Reply) -> OutboxItem:
    """The reply as it is recorded to be sent."""
    return OutboxItem(
        id=1,
        mail_id=1,
        message_id=MessageId("<1.4f2a@desk.example>"),
        reply=answer,
        state=Delivery.QUEUED,
        attempts=0,
        ambiguous=0,
        next_try=RECORDED,
        created_at=RECORDED,
        sent_at=None,
        last_error="",
    )
