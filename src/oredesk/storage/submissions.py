"""The ledger's part about submissions: what was found in each file, and what the same sender sent before."""

from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from ..core.cells import Cell
from ..core.finding import Examination, Finding, Severity
from ..core.message import Sha256
from ..core.mineral import Mineral
from ..core.submission import FileReport, PastSubmission
from ..core.template import Family, Template, TemplateKind
from .columns import address_key, company_key, key, storable
from .database import Transactional, unit_of_work
from .models import FindingRow, MailRow, SubmissionRow

Facts = tuple[tuple[str, str], ...]

_FACTS: TypeAdapter[Facts] = TypeAdapter(Facts)
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
        if report.examination:
            await FindingRow.bulk_create(_finding_rows(row, report.examination.findings))


async def forget_submissions(mail: MailRow) -> None:
    """Delete what a former handling of the mail found; it is about to be handled again."""
    await FindingRow.filter(submission__mail_id=mail.id).delete()
    await SubmissionRow.filter(mail_id=mail.id).delete()


def _examined(address: str, before: int) -> QuerySet[SubmissionRow]:
    return SubmissionRow.filter(~Q(rule_set=""), mail__sender=address_key(address), mail_id__lt=before)


async def _latest(rows: QuerySet[SubmissionRow]) -> PastSubmission | None:
    row = await rows.order_by("-mail_id", "-position").select_related("mail").first()
    if row is None:
        return None
    findings = await FindingRow.filter(submission_id=row.id).order_by("position")
    return PastSubmission(
        received_at=row.mail.received_at,
        template=_template(row),
        company=row.company,
        examination=Examination(tuple(_finding(finding) for finding in findings), row.open_rows or 0, row.rule_set),
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
    }
    if report.refusal:
        columns |= {"refusal": report.refusal.code.value, "refusal_facts": _facts(report.refusal.facts)}
    if report.template:
        columns |= _template_columns(report.template)
    if report.examination:
        columns |= {"open_rows": report.examination.open_rows, "rule_set": key(report.examination.rule_set)}
    return columns


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


def _finding_rows(submission: SubmissionRow, findings: Sequence[Finding]) -> list[FindingRow]:
    return [
        FindingRow(
            submission=submission,
            position=position,
            code=finding.code,
            severity=finding.severity.value,
            sheet=storable(finding.cell.sheet) if finding.cell else None,
            address=storable(finding.cell.address) if finding.cell else None,
            value=storable(finding.value),
            facts=_facts(finding.facts),
            checker_row=finding.checker_row,
        )
        for position, finding in enumerate(findings)
    ]


def _finding(row: FindingRow) -> Finding:
    return Finding(
        code=row.code,
        severity=Severity(row.severity),
        cell=None if row.sheet is None or row.address is None else Cell(row.sheet, row.address),
        value=row.value,
        facts=_FACTS.validate_json(row.facts),
        checker_row=row.checker_row,
    )


def _facts(facts: Facts) -> str:
    return _FACTS.dump_json(tuple((storable(name), storable(value)) for name, value in facts)).decode()
