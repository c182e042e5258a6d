"""The ledger's part about enhanced due diligence: cases, what they ask for, and who noted what."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from ..core.due_diligence import DueDiligence, FlagHit, Item, Plan, Step, obstacle_to_closing
from ..core.language import Text
from ..core.survey import Survey
from .columns import storable, utc
from .database import Transactional, unit_of_work
from .findings import storable_facts
from .latest import one_value, select
from .risk_models import DueDiligenceItemRow, DueDiligenceRow
from .surveys import survey_of

_HITS: TypeAdapter[tuple[FlagHit, ...]] = TypeAdapter(tuple[FlagHit, ...])

_STEPS = """
    SELECT case_id, item, due, done_at, who, evidence FROM due_diligence_items
    WHERE case_id IN (SELECT value FROM json_each(?))"""

_ORDER = {item.value: place for place, item in enumerate(Item)}

_EARLIER = """
    SELECT s.id, s.supplier_id, s.template_kind, s.template_version, s.answers, m.received_at
    FROM submissions s JOIN mails m ON m.id = s.mail_id
    WHERE s.supplier_id IN (SELECT value FROM json_each(?)) AND s.rule_set <> '' AND m.received_at >= ?
    AND s.id NOT IN (SELECT value FROM json_each(?)) ORDER BY s.mail_id, s.position"""

_ASK_FOR = """
    INSERT INTO due_diligence_items (case_id, item, due, who, evidence)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), '', ''
    FROM json_each(?)"""
"""Half a dozen for each of thousands of suppliers: a model object for each would be made for nothing."""


class DueDiligenceCases(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.due_diligence_ports.DueDiligenceCases`."""

    @unit_of_work
    async def open_due_diligence(
        self, plans: Mapping[int, Plan], now: dt.datetime, who: str = ""
    ) -> Mapping[int, DueDiligence]:
        """Open a case for each supplier whose plan has news, or add them to its open case; gives those cases."""
        known = await _cases(await DueDiligenceRow.filter(supplier_id__in=list(plans)).order_by("id"))
        by_supplier: defaultdict[int, list[DueDiligence]] = defaultdict(list)
        for case in known:
            by_supplier[case.supplier].append(case)
        found = {supplier: plan.news(by_supplier[supplier]) for supplier, plan in plans.items()}
        news = {supplier: flags for supplier, flags in found.items() if flags}
        held = {case.supplier: case for case in known if case.closed_at is None}
        for supplier in news.keys() & held.keys():
            flags = _stored((*held[supplier].flags, *news[supplier]))
            await DueDiligenceRow.filter(id=held[supplier].number).update(flags=flags)
        word = {"opened_at": utc(now), "opened_by": storable(who)}
        opened = {supplier: flags for supplier, flags in news.items() if supplier not in held}
        await DueDiligenceRow.bulk_create(
            [DueDiligenceRow(supplier_id=supplier, flags=_stored(flags), **word) for supplier, flags in opened.items()]
        )
        rows = await DueDiligenceRow.filter(supplier_id__in=list(news), closed_at__isnull=True)
        wanted = [
            (row.id, one.item.value, one.due.isoformat())
            for row in rows
            for one in plans[row.supplier_id].items_for(news[row.supplier_id])
            if one.item not in _asked(held.get(row.supplier_id))
        ]
        await select(_ASK_FOR, json.dumps(wanted))
        return {case.supplier: case for case in await _cases(rows)}

    @unit_of_work
    async def due_diligence(self, supplier: int | None = None) -> Sequence[DueDiligence]:
        """The cases of one supplier, or all of them, oldest first; closed ones included."""
        rows = DueDiligenceRow.all() if supplier is None else DueDiligenceRow.filter(supplier_id=supplier)
        return await _cases(await rows.order_by("id"))

    @unit_of_work
    async def finish_item(
        self, supplier: int, item: Item, evidence: str, now: dt.datetime, who: str
    ) -> DueDiligence | None:
        """Note what was obtained for an item of the supplier's open case; the case, or None without such an item."""
        row = await _open_case(supplier)
        step = await DueDiligenceItemRow.get_or_none(case_id=row.id, item=item.value) if row else None
        if row is None or step is None:
            return None
        if step.done_at is None:
            step.done_at, step.who, step.evidence = utc(now), storable(who), storable(evidence)
        else:
            step.evidence += f"\n{utc(now):%Y-%m-%d} {storable(who)}: {storable(evidence)}"
        await step.save()
        return (await _cases([row]))[0]

    @unit_of_work
    async def close_due_diligence(
        self, supplier: int, conclusion: str, now: dt.datetime, who: str
    ) -> DueDiligence | Text | None:
        """Close the supplier's open case; None when there is none, or why it cannot be closed yet."""
        row = await _open_case(supplier)
        if row is None:
            return None
        if obstacle := obstacle_to_closing((await _cases([row]))[0]):
            return obstacle
        row.closed_at, row.closed_by, row.conclusion = utc(now), storable(who), storable(conclusion)
        await row.save()
        return (await _cases([row]))[0]

    @unit_of_work
    async def earlier_surveys(
        self, suppliers: Collection[int], since: dt.date, besides: Collection[int]
    ) -> Mapping[int, Sequence[Survey]]:
        """What each of the suppliers declared since that day in other submissions than these, oldest first."""
        earlier: defaultdict[int, list[Survey]] = defaultdict(list)
        for row in await select(_EARLIER, one_value(suppliers), since.isoformat(), one_value(besides)):
            earlier[row["supplier_id"]].append(survey_of(row))
        return dict(earlier)


async def _open_case(supplier: int) -> DueDiligenceRow | None:
    return await DueDiligenceRow.filter(supplier_id=supplier, closed_at__isnull=True).order_by("-id").first()


def _asked(case: DueDiligence | None) -> Collection[Item]:
    return {step.item for step in case.steps} if case else ()


def _stored(flags: Sequence[FlagHit]) -> str:
    return _HITS.dump_json(tuple(map(_storable_hit, flags))).decode()


def _storable_hit(hit: FlagHit) -> FlagHit:
    """The flag as it comes back: names of smelters and people's words are foreign text."""
    return replace(
        hit,
        facts=storable_facts(hit.facts),
        smelters=tuple(map(storable, hit.smelters)),
        source=storable(hit.source),
    )


def _step(row: Mapping[str, Any]) -> Step:
    done_at = row["done_at"]
    return Step(
        item=Item(row["item"]),
        due=dt.date.fromisoformat(row["due"]),
        done_at=dt.datetime.fromisoformat(done_at) if done_at else None,
        who=row["who"],
        evidence=row["evidence"],
    )


async def _cases(rows: Sequence[DueDiligenceRow]) -> list[DueDiligence]:
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    for row in await select(_STEPS, one_value([case.id for case in rows])) if rows else ():
        steps[row["case_id"]].append(_step(row))
    return [
        DueDiligence(
            number=row.id,
            supplier=row.supplier_id,
            opened_at=row.opened_at,
            opened_by=row.opened_by,
            flags=_HITS.validate_json(row.flags),
            steps=tuple(sorted(steps[row.id], key=lambda step: _ORDER[step.item])),
            closed_at=row.closed_at,
            closed_by=row.closed_by,
            conclusion=row.conclusion,
        )
        for row in rows
    ]
