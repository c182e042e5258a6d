"""The ledger's part about submissions: what was found in each file, and what the same sender sent before."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import starmap
from operator import attrgetter
from typing import Any

from pydantic import TypeAdapter
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ..core.finding import Examination
from ..core.fingerprint import known_by
from ..core.message import Sha256
from ..core.mineral import Mineral
from ..core.smelter import DeclaredSmelter
from ..core.submission import FileReport, PastSubmission
from ..core.template import Family, Template, TemplateKind
from .answers import answers_column
from .columns import address_key, company_key, key, storable
from .database import Transactional, unit_of_work
from .findings import FACTS, FAULTS, finding_of, finding_rows, storable_facts
from .models import DeclaredSmelterRow, FindingRow, MailRow, ReexaminationRow, SubmissionRow
from .ties import rescore_for

DECLARED = ("metal", "smelter_id", "name", "country", "region")
"""The columns that a declared smelter is made of, in its order."""

_MINERALS: TypeAdapter[tuple[Mineral, ...]] = TypeAdapter(tuple[Mineral, ...])


class Submissions(Transactional):
    """Submissions; the contract of each method is that of :class:`~oredesk.core.ports.Ledger`."""

    @unit_of_work
    async def same_file(self, address: str, sha256: Sha256, before: int) -> PastSubmission | None:
        """The submission of the very same bytes by this sender in a mail before the given one."""
        return await _latest(_examined(address, before).filter(sha256=sha256))

    @unit_of_work
    async def previous(self, address: str, kind: TemplateKind, company: str, before: int) -> PastSubmission | None:
        """This sender's latest examined submission of that template in a mail before the given one."""
        rows = _examined(address, before).filter(template_kind=kind.value)
        if company_key(company):
            rows = rows.filter(company_key__in=[company_key(company), ""])
        return await _latest(rows)


async def add_submissions(mail: MailRow, reports: Sequence[FileReport]) -> None:
    """Record one submission per report that has a digest; the same file attached twice is one submission."""
    known: set[tuple[str, str]] = set()
    for position, report in enumerate(reports):
        if report.sha256 is None or (report.sha256, key(report.name)) in known:
            continue
        known.add((report.sha256, key(report.name)))
        row = await SubmissionRow.create(mail=mail, position=position, **_columns(report, report.sha256))
        await DeclaredSmelterRow.bulk_create(_declared_rows(row, report.declared))
        if report.examination:
            await FindingRow.bulk_create(finding_rows(row, report.examination.findings))


async def forget_submissions(mail: MailRow, now: dt.datetime) -> None:
    """Delete what a former handling of the mail found; it is about to be handled again."""
    for submission in await SubmissionRow.filter(mail_id=mail.id):
        await rescore_for(submission, now)
    for row in (ReexaminationRow, DeclaredSmelterRow, FindingRow):
        await row.filter(submission__mail_id=mail.id).delete()
    await SubmissionRow.filter(mail_id=mail.id).delete()


def _examined(address: str, before: int) -> QuerySet[SubmissionRow]:
    return SubmissionRow.filter(~Q(rule_set=""), mail__sender=address_key(address), mail_id__lt=before)


async def _latest(rows: QuerySet[SubmissionRow]) -> PastSubmission | None:
    row = await rows.order_by("-mail_id", "-position").select_related("mail").first()
    return await past_submission(row) if row else None


async def past_submission(row: SubmissionRow) -> PastSubmission:
    """An examined submission, fetched with its mail, as it was found when it came."""
    findings = await FindingRow.filter(submission_id=row.id).order_by("position")
    return PastSubmission(
        received_at=row.mail.received_at,
        template=_template(row),
        company=row.company,
        examination=Examination(
            tuple(map(finding_of, findings)),
            row.open_rows or 0,
            row.rule_set,
            row.reference,
            FAULTS.validate_json(row.faults),
        ),
        scope=row.scope,
        declared=await _declared(row),
        contents=row.contents,
        effective_date=row.effective_date,
    )


def _columns(report: FileReport, sha256: Sha256) -> dict[str, Any]:
    columns: dict[str, Any] = {
        "sha256": sha256,
        "name": key(report.name),
        "verdict": report.verdict.value,
        "company": storable(report.company),
        "company_key": company_key(report.company),
        "scope": storable(report.scope),
        "minerals": _MINERALS.dump_json(report.minerals).decode(),
        "contents": report.contents,
        "effective_date": report.effective_date,
        "answers": answers_column(report.answers) if report.answers else None,
        "contact": address_key(report.contact),
    }
    if report.refusal:
        facts = storable_facts(report.refusal.facts)
        columns |= {"refusal": report.refusal.code.value, "refusal_facts": FACTS.dump_json(facts).decode()}
    if report.template:
        columns |= _template_columns(report.template)
    if report.examination:
        columns |= _examination_columns(report.examination)
    return columns


def _examination_columns(examination: Examination) -> dict[str, Any]:
    return {
        "open_rows": examination.open_rows,
        "rule_set": key(examination.rule_set),
        "reference": key(examination.reference),
        "examined_reference": key(examination.reference),
        "faults": FAULTS.dump_json(examination.faults).decode(),
    }


def _template_columns(template: Template) -> dict[str, Any]:
    return {
        "template_kind": template.kind.value,
        "template_version": storable(template.version),
        "template_date": template.revision_date,
        "template_language": storable(template.language),
        "template_family": template.family.value,
        "layout_version": storable(template.layout_version),
    }


def _template(row: SubmissionRow) -> Template:
    return Template(
        kind=TemplateKind(row.template_kind),
        version=row.template_version,
        revision_date=row.template_date,
        language=row.template_language,
        family=Family(row.template_family),
        layout_version=row.layout_version,
    )


async def put_declared(submission: SubmissionRow, declared: Sequence[DeclaredSmelter]) -> bool:
    """Keep these as the smelters that the submission names; False when it names them already."""
    before = DeclaredSmelterRow.filter(submission_id=submission.id).order_by("position")
    rows = tuple(_declared_rows(submission, declared))
    if tuple(await before.values_list(*DECLARED)) == tuple(map(attrgetter(*DECLARED), rows)):
        return False
    await DeclaredSmelterRow.filter(submission_id=submission.id).delete()
    await DeclaredSmelterRow.bulk_create(rows)
    return True


def _declared_rows(submission: SubmissionRow, declared: Sequence[DeclaredSmelter]) -> Iterable[DeclaredSmelterRow]:
    for position, smelter in enumerate(declared):
        yield DeclaredSmelterRow(
            submission=submission,
            position=position,
            metal=key(smelter.metal),
            smelter_id=key(smelter.smelter_id),
            name=storable(smelter.name),
            country=storable(smelter.country),
            known_by=key(known_by(smelter)),
            region=storable(smelter.region),
        )


async def _declared(submission: SubmissionRow) -> tuple[DeclaredSmelter, ...]:
    rows = DeclaredSmelterRow.filter(submission_id=submission.id).order_by("position")
    return tuple(starmap(DeclaredSmelter, await rows.values_list(*DECLARED)))
