"""A desk's database with many suppliers that have answered: what scoring is measured on."""

import datetime as dt
import random
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from oredesk.core.conduct import Conduct
from oredesk.core.declaration import Question
from oredesk.core.message import Shelf
from oredesk.core.mineral import Mineral
from oredesk.core.risk.method import YES_QUESTIONS
from oredesk.core.smelter import FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.smelters.normalising import name_key
from oredesk.core.supplier import MineralInScope, Supplier, SupplierCode
from oredesk.core.survey import Answers, DeclaredOrigin, Statement
from oredesk.core.template import Family, TemplateKind
from oredesk.storage.answers import answers_column
from oredesk.storage.database import unit_of_work
from oredesk.storage.ledger import SqlLedger
from oredesk.storage.models import DeclaredSmelterRow, FindingRow, MailRow, SubmissionRow
from oredesk.storage.opening import open_storage

NOW = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
SMELTERS = 30
"""That each supplier names."""

_METALS = (Mineral.GOLD, Mineral.TIN, Mineral.TUNGSTEN, Mineral.TANTALUM)
_COUNTRIES = (
    *("CHINA", "JAPAN", "INDONESIA", "RWANDA", "BRAZIL", "UNITED ARAB EMIRATES", "RUSSIAN FEDERATION", "GERMANY"),
    *("PERU", "BOLIVIA", "MYANMAR", "THAILAND", "UNITED STATES OF AMERICA", "INDIA", "TURKEY", "UGANDA"),
)
_STATUSES = (*(FacilityStatus.CONFORMANT,) * 12, FacilityStatus.ACTIVE, FacilityStatus.ELIGIBLE, FacilityStatus.REMOVED)
_FINDINGS = ("C007", "S003", "X010", "D004")
_LOT = 500
_OF_EACH_HUNDRED_SIGNED = 80
_OF_EACH_HUNDRED_LISTED = 95


def smelter_list(day: dt.date, removed: Sequence[int] = ()) -> SmelterList:
    """A thousand smelters; of those removed it says so."""
    chance = random.Random(1)  # noqa: S311 - the same list each time
    entries = []
    for number in range(1000):
        status = chance.choice(_STATUSES)
        entries.append(
            ListEntry(
                mineral=_METALS[number % len(_METALS)],
                smelter_id=SmelterId(f"CID{number:06}"),
                name=f"Works {number}",
                standard_name=f"Works {number}",
                country=chance.choice(_COUNTRIES),
                status=FacilityStatus.REMOVED if number in removed else status,
            )
        )
    return SmelterList(ListSource.OWN, day, "own.csv", f"{day:%Y%m%d}{len(removed):056}", tuple(entries))


async def fill(folder: Path, suppliers: int) -> None:
    """Make the database in the folder."""
    async with open_storage(f"sqlite://{folder}/oredesk.db", folder, "desk.example") as storage:
        ledger = storage.ledger
        await ledger.add_list(smelter_list(dt.date(2026, 11, 1)), NOW, "bench")
        chance = random.Random(2)  # noqa: S311 - the same suppliers each time
        entries = [_supplier(number, chance) for number in range(suppliers)]
        stored = await ledger.change_suppliers(entries, NOW, "bench", "register.xlsx")
        numbers = [one.number for one in stored]
        for number in numbers[::5]:
            conduct = Conduct(open_major=number % 3, overdue_actions=number % 2)
            await ledger.record_conduct(number, conduct, NOW, "bench", "audit")
        for start in range(0, suppliers, _LOT):
            await _submit(ledger, numbers[start : start + _LOT], chance)


def _supplier(number: int, chance: random.Random) -> Supplier:
    return Supplier(
        SupplierCode(f"V{number:05}"),
        f"Solder {number} 有限公司",
        contacts=(f"clerk@solder{number}.example",),
        country="CN",
        region="CN-GD",
        spend=Decimal(chance.randrange(1, 10_000_000)) / 100,
        sources=chance.randrange(1, 6),
        minerals=tuple(MineralInScope(metal, "R&D") for metal in _METALS),
        commitment_signed=chance.randrange(100) < _OF_EACH_HUNDRED_SIGNED,
    )


@unit_of_work
async def _submit(_: SqlLedger, numbers: Sequence[int], chance: random.Random) -> None:
    """A mail with a workbook of each supplier."""
    mails = [
        MailRow(
            account="bench",
            folder="INBOX",
            validity="1",
            uid=str(number),
            original=f"{number:064x}",
            size=1000,
            received_at=NOW,
            shelf=Shelf.PROCESSED.value,
            sender=f"clerk@solder{number}.example",
            settled_at=NOW,
        )
        for number in numbers
    ]
    await MailRow.bulk_create(mails)
    ids = dict(await MailRow.filter(account="bench").values_list("uid", "id"))
    await SubmissionRow.bulk_create([_submission(number, ids[str(number)], chance) for number in numbers])
    rows = await SubmissionRow.filter(supplier_id__in=list(numbers)).values_list("id", flat=True)
    smelters = [one for row in rows for one in _smelters(int(str(row)), chance)]
    await DeclaredSmelterRow.bulk_create(smelters, batch_size=1000)
    await FindingRow.bulk_create([one for row in rows for one in _findings(int(str(row)), chance)], batch_size=1000)


def _submission(number: int, mail: int, chance: random.Random) -> SubmissionRow:
    return SubmissionRow(
        mail_id=mail,
        position=0,
        sha256=f"{number:064x}",
        name="CMRT.xlsx",
        verdict="complete",
        template_kind=TemplateKind.CMRT.value,
        template_family=Family.CMRT_6.value,
        template_version="6.5",
        company=f"Solder {number} 有限公司",
        company_key=f"solder {number} 有限公司",
        open_rows=0,
        rule_set="2026.1",
        reference="",
        answers=answers_column(_answers(chance)),
        supplier_id=number,
        tied_by="contact",
    )


def _answers(chance: random.Random) -> Answers:
    statements = [Statement(question, "", chance.choice(("Yes", "Yes", "No"))) for question in YES_QUESTIONS]
    for metal in _METALS:
        statements += [
            Statement(Question.INTENTIONALLY_ADDED, metal, "Yes"),
            Statement(Question.REMAINS_IN_PRODUCT, metal, "Yes"),
            Statement(Question.SHARE_OF_SUPPLIERS, metal, chance.choice(("100%", "Greater than 75%"))),
            Statement(Question.ALL_SMELTERS_IDENTIFIED, metal, chance.choice(("Yes", "No"))),
        ]
    return Answers(tuple(statements), (DeclaredOrigin("Gold", f"CID{chance.randrange(250) * 4:06}", "PE", ""),))


def _smelters(submission: int, chance: random.Random) -> Iterable[DeclaredSmelterRow]:
    for position, number in enumerate(sorted(chance.sample(range(1000), SMELTERS))):
        listed = chance.randrange(100) < _OF_EACH_HUNDRED_LISTED
        metal, name = _METALS[number % len(_METALS)], f"Works {number}" if listed else f"Unheard of {number}"
        cid = f"CID{number:06}" if listed else ""
        yield DeclaredSmelterRow(
            submission_id=submission,
            position=position,
            metal=metal.value,
            smelter_id=cid,
            name=name,
            country="China",
            known_by=cid or name_key(name),
        )


def _findings(submission: int, chance: random.Random) -> Iterable[FindingRow]:
    for position, code in enumerate(chance.sample(_FINDINGS, 3)):
        yield FindingRow(
            submission_id=submission, position=position, code=code, severity="warning", value="", facts="[]"
        )
