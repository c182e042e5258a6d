"""Suppliers of a register, and what they declare: for tests of what is scored, and of who is scored anew."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from oredesk.core.declaration import Question
from oredesk.core.finding import Examination, Finding, Severity
from oredesk.core.mineral import Mineral
from oredesk.core.risk.method import YES_QUESTIONS
from oredesk.core.smelter import (
    DeclaredSmelter,
    FacilityStatus,
    ListEntry,
    ListSource,
    SmelterId,
    SmelterList,
)
from oredesk.core.submission import FileReport
from oredesk.core.supplier import MineralInScope, Supplier, SupplierCode
from oredesk.core.survey import Answers, DeclaredOrigin, Statement
from oredesk.storage.ledger import SqlLedger
from storage.examples import NOW, answered, arrive, digest, examined

GOOD_WORKS = "CID900001"
"""A tin smelter that is conformant."""
BAD_WORKS = "CID900002"
"""A tin smelter that is not."""

FINE = (*((question, "Yes") for question in YES_QUESTIONS), (Question.SHARE_OF_SUPPLIERS, "100%"))
POOR = (*((question, "No") for question in YES_QUESTIONS), (Question.SHARE_OF_SUPPLIERS, "50% or less"))


def supplier(number: int, **facts: Any) -> Supplier:  # noqa: ANN401 - any field
    """A supplier of tin solder in Guangdong with several competitors, known by its clerk's address."""
    usual: dict[str, Any] = {
        "name": f"Solder {number} 有限公司",
        "contacts": (sender(number),),
        "country": "CN",
        "region": "CN-GD",
        "spend": Decimal(1000),
        "sources": 2,
        "minerals": (MineralInScope(Mineral.TIN, "R&D"),),
        "commitment_signed": True,
    }
    return Supplier(SupplierCode(f"V{number:05}"), **{**usual, **facts})


def sender(number: int) -> str:
    """The address that the supplier writes from."""
    return f"clerk@solder{number}.example"


async def registered(ledger: SqlLedger, *suppliers: Supplier) -> Sequence[int]:
    """Put the suppliers into the register; their numbers, in that order."""
    stored = await ledger.change_suppliers(suppliers, NOW, "buyer", "register.xlsx")
    return [one.number for one in stored]


def tin(*numbers: str, country: str = "CHINA") -> tuple[DeclaredSmelter, ...]:
    """Tin smelters as a workbook names them."""
    return tuple(DeclaredSmelter("Tin", number, f"Works {number}", country) for number in numbers)


def said(
    answers: Iterable[tuple[Question, str]] = FINE, origins: Iterable[str] = (), smelter: str = GOOD_WORKS
) -> Answers:
    """Answers of a workbook that declares tin, and the countries where it says the metal was mined."""
    used = (
        Statement(question, "Tin", "Yes") for question in (Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT)
    )
    about = {Question.SHARE_OF_SUPPLIERS: "Tin", Question.ALL_SMELTERS_IDENTIFIED: "Tin"}
    statements = (Statement(question, about.get(question, ""), meaning) for question, meaning in answers)
    identified = Statement(Question.ALL_SMELTERS_IDENTIFIED, "Tin", "Yes")
    mined = tuple(DeclaredOrigin("Tin", smelter, country, "") for country in origins)
    return Answers((*used, identified, *statements), mined)


def workbook(number: int, content: str, smelters: Sequence[DeclaredSmelter], **facts: Any) -> FileReport:  # noqa: ANN401 - any field
    """The report on a workbook of the supplier in which nothing was found."""
    usual: dict[str, Any] = {
        "company": f"Solder {number} 有限公司",
        "declared": tuple(smelters),
        "answers": said(),
        "examination": Examination((), 0, "2026.1"),
    }
    return examined(content=f"{number} {content}", **{**usual, **facts})


def found(*codes: str) -> Examination:
    """An examination that found these."""
    return Examination(tuple(Finding(code, Severity.ERROR, None, "") for code in codes), len(codes), "2026.1")


async def submit(ledger: SqlLedger, number: int, report: FileReport, at: dt.datetime = NOW) -> None:
    """Let the supplier send its workbook."""
    uid = f"{number} {report.sha256} {at:%s}"
    mail = await arrive(ledger, uid, at, content=uid)
    await ledger.settle(answered(mail.id, report, to=sender(number)), at)


def tin_list(statuses: dict[str, FacilityStatus], day: int = 1, country: str = "CHINA") -> SmelterList:
    """The operator's own list of tin smelters of a day in November."""
    entries = tuple(
        ListEntry(Mineral.TIN, SmelterId(number), f"Works {number}", f"Works {number}", country, status=status)
        for number, status in statuses.items()
    )
    as_of = dt.date(2026, 11, day)
    return SmelterList(ListSource.OWN, as_of, "own.csv", digest(f"{as_of} {statuses} {country}"), entries)
