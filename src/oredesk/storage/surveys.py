"""What many suppliers declared, fetched at once and cheaply: evidence for their scores."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ..core.smelter import DeclaredSmelter
from ..core.smelters.normalising import name_key
from ..core.survey import Survey
from ..core.template import TemplateKind
from .answers import answers_in
from .findings import FINDINGS, NOTHING, PLACED_FINDINGS
from .latest import one_value, select

_EVERYBODY = "IS NOT NULL"
_THESE = "IN (SELECT value FROM json_each(?))"

_SUBMISSIONS = """
    SELECT id, supplier_id, template_kind, company FROM submissions
    WHERE rule_set <> '' AND supplier_id {suppliers} ORDER BY supplier_id, mail_id DESC, position DESC"""

_NAMES = "SELECT supplier_id, key FROM supplier_keys WHERE kind = 'name' AND supplier_id {suppliers}"

_CHOSEN = """
    SELECT s.id, s.supplier_id, s.template_kind, s.template_version, s.answers, m.received_at
    FROM submissions s JOIN mails m ON m.id = s.mail_id
    WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.supplier_id, s.mail_id, s.position"""

_SMELTERS = """
    SELECT submission_id, metal, smelter_id, name, country, region FROM declared_smelters
    WHERE submission_id IN (SELECT value FROM json_each(?)) ORDER BY submission_id, position"""

_CODES = """
    SELECT submission_id, code, COUNT(*) AS count FROM findings
    WHERE submission_id IN (SELECT value FROM json_each(?)) GROUP BY submission_id, code"""

_CHANGES = f"""
    SELECT submission_id, appeared, gone FROM reexaminations
    WHERE submission_id IN (SELECT value FROM json_each(?))
    AND (appeared <> '{NOTHING}' OR gone <> '{NOTHING}')"""  # noqa: S608 - own text


async def surveys_of(suppliers: Collection[int] | None) -> Mapping[int, tuple[Survey, ...]]:
    """What these suppliers (None: all) declared, by the supplier's number, inside the caller's transaction.

    Of each supplier and template the latest examined submission counts, and of each company that answers for it: a
    blank name, the supplier's own name and its aliases are one company. Oldest first; suppliers of which nothing was
    examined are left out. Findings are those of the latest re-examination.
    """
    chosen = one_value(await _latest(suppliers))
    smelters = await _smelters(chosen)
    codes = await _codes(chosen)
    surveys: defaultdict[int, list[Survey]] = defaultdict(list)
    for row in await select(_CHOSEN, chosen):
        found = tuple(sorted(codes[row["id"]].elements()))
        surveys[row["supplier_id"]].append(survey_of(row, tuple(smelters[row["id"]]), found))
    return {supplier: tuple(several) for supplier, several in surveys.items()}


def survey_of(
    row: Mapping[str, Any], smelters: tuple[DeclaredSmelter, ...] = (), findings: tuple[str, ...] = ()
) -> Survey:
    """The survey of a row with a submission's number, template, answers and the time its mail was received."""
    return Survey(
        submission=row["id"],
        kind=TemplateKind(row["template_kind"]),
        received_on=dt.datetime.fromisoformat(row["received_at"]).date(),
        version=row["template_version"],
        answers=answers_in(row["answers"]),
        smelters=smelters,
        findings=findings,
    )


async def _latest(suppliers: Collection[int] | None) -> Collection[int]:
    """The numbers of the submissions that count."""
    own: defaultdict[int, set[str]] = defaultdict(set)
    for row in await _of(suppliers, _NAMES):
        own[row["supplier_id"]].add(row["key"])
    latest: dict[tuple[int, str, str], int] = {}
    for row in await _of(suppliers, _SUBMISSIONS):
        supplier, company = row["supplier_id"], name_key(row["company"])
        other = "" if company in own[supplier] else company
        latest.setdefault((supplier, row["template_kind"], other), row["id"])
    return latest.values()


async def _of(suppliers: Collection[int] | None, query: str) -> Sequence[dict[str, Any]]:
    if suppliers is None:
        return await select(query.format(suppliers=_EVERYBODY))
    return await select(query.format(suppliers=_THESE), one_value(suppliers))


async def _smelters(submissions: str) -> Mapping[int, list[DeclaredSmelter]]:
    named: defaultdict[int, list[DeclaredSmelter]] = defaultdict(list)
    once: dict[tuple[str, ...], DeclaredSmelter] = {}  # thousands of suppliers name the same few hundred
    for row in await select(_SMELTERS, submissions):
        submission, *texts = row.values()
        smelter = once.get(key := tuple(texts)) or once.setdefault(key, DeclaredSmelter(*key))
        named[submission].append(smelter)
    return named


async def _codes(submissions: str) -> Mapping[int, Counter[str]]:
    codes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in await select(_CODES, submissions):
        codes[row["submission_id"]][row["code"]] = row["count"]
    for row in await select(_CHANGES, submissions):
        found = codes[row["submission_id"]]
        found.update(finding.code for _, finding in PLACED_FINDINGS.validate_json(row["appeared"]))
        found.subtract(finding.code for finding in FINDINGS.validate_json(row["gone"]))
    return codes
