"""The ledger's part about whose submission it is: tied when it is stored or by a person, and untied by a person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from ..core.message import Authenticity
from ..core.smelters.normalising import name_key
from ..core.supplier import TiedBy
from ..core.suppliers.identifying import Found, own_domains, tie
from ..core.suppliers.keys import KeyKind
from ..core.tie import SubmissionCard, Tied
from .columns import address_key, key, storable, utc
from .database import Transactional, unit_of_work
from .latest import ANY_MAIL, LATEST, one_value, select
from .models import ADDRESS, DecisionRow, MailRow, SubmissionRow
from .scores import ask_to_rescore
from .supplier_models import SupplierRow

_AT_ONCE = 500
"""Submissions that are tied in one transaction: the running desk must be able to store something between two."""

_UNTIED = f"SELECT id FROM ({LATEST}) latest WHERE supplier_id IS NULL"  # noqa: S608 - own text

_FROM_CONTACTS = """
    SELECT s.id FROM submissions s JOIN mails m ON m.id = s.mail_id
    WHERE s.supplier_id IS NULL AND s.tied_by = '' AND s.rule_set <> '' AND NOT m.sender_trusted
    AND m.sender IN (SELECT key FROM supplier_keys WHERE kind = 'contact')"""
"""What would have been tied, had the register been then what it is now.

Neither what a person untied, nor mails that the mail server held for forged.
"""


class Ties(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.supplier_ports.Ties`."""

    @unit_of_work
    async def submission_card(self, number: int) -> SubmissionCard | None:
        """The submission with that number."""
        return next(iter(await _cards([number])), None)

    @unit_of_work
    async def untied(self) -> Sequence[SubmissionCard]:
        """Examined submissions without a supplier, of each sender, template and company the latest; newest first."""
        return await _cards([row["id"] for row in await select(_UNTIED, ANY_MAIL)])

    @unit_of_work
    async def from_contacts(self) -> Sequence[tuple[SubmissionCard, int]]:
        """Examined submissions that arrived before their sender was a contact, each with its supplier."""
        return await _from_contacts()

    @unit_of_work
    async def tie_from_contacts(self, now: dt.datetime, who: str, sender: str = "") -> Sequence[int]:
        """Tie some of what :meth:`from_contacts` gives, of one sender where it is told; their numbers."""
        found = {card.number: supplier for card, supplier in (await _from_contacts(sender))[:_AT_ONCE]}
        rows = await SubmissionRow.filter(id__in=list(found))
        codes = {row.id: row.code for row in await SupplierRow.filter(id__in=list(found.values()))}
        await DecisionRow.bulk_create(
            [_decision(row, "tied", codes[found[row.id]], now, who) for row in rows], batch_size=_AT_ONCE
        )
        for row in rows:
            row.supplier_id, row.tied_by = found[row.id], TiedBy.CONTACT.value
        if rows:
            await SubmissionRow.bulk_update(rows, ["supplier_id", "tied_by"])
        await ask_to_rescore(set(found.values()), "submissions tied", now)
        return list(found)

    @unit_of_work
    async def tie_submission(self, number: int, supplier: int, now: dt.datetime, who: str) -> bool:
        """Keep a person's word on whose submission it is; False when there is no such submission."""
        row = await SubmissionRow.get_or_none(id=number)
        if row is None:
            return False
        if row.supplier_id != supplier:
            await _untie(row, now, who)
            await _tie(row, Tied(supplier, TiedBy.PERSON), now, who)
        return True

    @unit_of_work
    async def untie_submission(self, number: int, now: dt.datetime, who: str) -> bool:
        """Keep a person's word that it is not that supplier's; False when it is not tied."""
        row = await SubmissionRow.get_or_none(id=number)
        return row is not None and await _untie(row, now, who)


async def tie_by_sender(mail: MailRow, authenticity: Authenticity, now: dt.datetime) -> None:
    """Tie the submissions of a mail that was just stored, as far as its sender tells whose they are."""
    rows = await SubmissionRow.filter(mail_id=mail.id)
    if not rows:
        return
    contact = (await _suppliers_by(KeyKind.CONTACT, mail.sender))[mail.sender]
    by_domain = await _suppliers_by(KeyKind.DOMAIN, *own_domains(mail.sender))
    domain = next(filter(None, map(by_domain.get, own_domains(mail.sender))), set())
    names = {row.id: key(name_key(row.company), ADDRESS) for row in rows}
    by_name = await _suppliers_by(KeyKind.NAME, *names.values())
    for row in rows:
        if tied := tie(Found(contact, domain, by_name[names[row.id]]), authenticity):
            await _put(row, tied, now)


async def rescore_for(submission: SubmissionRow, now: dt.datetime) -> None:
    """Let the submission's supplier be scored anew; nothing to do for one that nobody knows, or that was refused."""
    if submission.supplier_id is not None and submission.rule_set:
        await ask_to_rescore((submission.supplier_id,), f"submission {submission.id}", now)


async def _from_contacts(sender: str = "") -> Sequence[tuple[SubmissionCard, int]]:
    numbers = [row["id"] for row in await select(_FROM_CONTACTS)]
    submissions = [one for one in await _cards(numbers) if not sender or one.sender == address_key(sender)]
    names = {one.number: key(name_key(one.company), ADDRESS) for one in submissions}
    by_contact = await _suppliers_by(KeyKind.CONTACT, *(one.sender for one in submissions))
    by_name = await _suppliers_by(KeyKind.NAME, *names.values())
    found = []
    for one in submissions:
        known = Found(by_contact[one.sender], frozenset(), by_name[names[one.number]])
        if tied := tie(known, Authenticity.UNVERIFIED):
            found.append((one, tied.supplier))
    return found


async def _suppliers_by(kind: KeyKind, *keys: str) -> Mapping[str, AbstractSet[int]]:
    """The numbers of the suppliers that each key finds."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    query = "SELECT key, supplier_id FROM supplier_keys WHERE kind = ? AND key IN (SELECT value FROM json_each(?))"
    for row in await select(query, kind.value, one_value({one for one in keys if one})):
        found[row["key"]].add(row["supplier_id"])
    return found


async def _tie(row: SubmissionRow, tied: Tied, now: dt.datetime, who: str) -> None:
    await _record(row, "tied", tied.supplier, now, who)
    await _put(row, tied, now)


async def _untie(row: SubmissionRow, now: dt.datetime, who: str) -> bool:
    if row.supplier_id is None:
        return False
    await _record(row, "untied", row.supplier_id, now, who)
    await rescore_for(row, now)
    row.supplier_id, row.tied_by = None, TiedBy.PERSON.value
    await row.save(update_fields=["supplier_id", "tied_by"])
    return True


async def _put(row: SubmissionRow, tied: Tied, now: dt.datetime) -> None:
    row.supplier_id, row.tied_by = tied.supplier, tied.by.value
    await row.save(update_fields=["supplier_id", "tied_by"])
    await rescore_for(row, now)


async def _record(row: SubmissionRow, what: str, supplier: int, now: dt.datetime, who: str) -> None:
    code = (await SupplierRow.get(id=supplier)).code
    await _decision(row, what, code, now, who).save()


def _decision(row: SubmissionRow, what: str, code: str, now: dt.datetime, who: str) -> DecisionRow:
    return DecisionRow(
        at=utc(now),
        who=storable(who),
        what=what,
        before="" if row.supplier_id is None else row.tied_by,
        mail_number=row.mail_id,
        submission_number=row.id,
        supplier=code,
    )


async def _cards(numbers: Sequence[int]) -> Sequence[SubmissionCard]:
    """The submissions with these numbers, newest first."""
    query = """
        SELECT s.id, s.mail_id, m.received_at, m.sender, s.company, s.contact, s.name,
            s.template_kind, s.template_version, s.supplier_id, s.tied_by
        FROM submissions s JOIN mails m ON m.id = s.mail_id WHERE s.id IN (SELECT value FROM json_each(?))
        ORDER BY s.mail_id DESC, s.position DESC"""
    return [
        SubmissionCard(
            number=row["id"],
            mail_id=row["mail_id"],
            received_at=dt.datetime.fromisoformat(row["received_at"]),
            sender=row["sender"],
            company=row["company"],
            contact=row["contact"],
            template=f"{row['template_kind']} {row['template_version']}".strip(),
            name=row["name"],
            tied=None if row["supplier_id"] is None else Tied(row["supplier_id"], TiedBy(row["tied_by"])),
        )
        for row in await select(query, one_value(numbers))
    ]
