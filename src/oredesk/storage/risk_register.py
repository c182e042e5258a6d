"""The ledger's part about what people decide: words against computed tiers, and the risk register."""

import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter

from pydantic import BaseModel

from ..core.language import Text
from ..core.open_risk import OpenRisk, Proposal, RiskEvent, RiskKind, State, Strategy, What, risk_kind
from ..core.override import Override
from ..core.risk.overriding import overrides_in_force
from ..core.risk.register import after, folded, graver, obstacle, proposal
from ..core.risk_score import Band
from .columns import storable, utc
from .database import Transactional, unit_of_work
from .latest import select
from .risk_models import OpenRiskRow, OverrideRow, RiskEventRow

_PART = 1000
"""Risks whose events are asked for at once; a statement takes 32,766 parameters."""


class _Details(BaseModel):
    """What an event says beside time, name and kind, as it is kept."""

    reason: str
    strategy: Strategy | None = None
    level: Band | None = None
    owner: str = ""
    due: dt.date | None = None


class RiskRegister(Transactional):
    """The contract is that of :class:`~oredesk.core.decision_ports.RiskRegister` and ``Overrides``."""

    @unit_of_work
    async def add_override(self, word: Override) -> None:
        """Keep a person's word; the latest on a supplier counts."""
        await OverrideRow.create(
            supplier_id=word.supplier,
            at=utc(word.at),
            who=storable(word.who),
            tier=word.tier.value if word.tier else None,
            reason=storable(word.reason),
            expires=word.expires,
            score_id=word.score,
        )

    @unit_of_work
    async def overrides_in_force(self, day: dt.date, said_before: dt.datetime | None = None) -> Mapping[int, Override]:
        """The words that set a tier on that day, by the supplier's number; as if none had been said later on."""
        rows = OverrideRow.filter(at__lt=utc(said_before)) if said_before else OverrideRow.all()
        return overrides_in_force([override_in(row) for row in await rows.order_by("id")], day)

    @unit_of_work
    async def overrides(self, supplier: int | None = None) -> Sequence[Override]:
        """Every word, on one supplier where it is given, oldest first."""
        rows = OverrideRow.all() if supplier is None else OverrideRow.filter(supplier_id=supplier)
        return [override_in(row) for row in await rows.order_by("id")]

    @unit_of_work
    async def propose_risks(self, proposals: Sequence[Proposal], now: dt.datetime) -> Sequence[int]:
        """Open risks in the software's name and propose a strategy for each; the numbers of those that were opened."""
        rows = await OpenRiskRow.filter(supplier_id__in=list({one.supplier for one in proposals})).order_by("id")
        known = {(risk.supplier, risk.kind): risk for risk in await _folded(rows) if risk.state is not State.CLOSED}
        fresh: dict[tuple[int, RiskKind], list[Proposal]] = {}
        for one in proposals:
            strategy = proposal(one.kind, refused=one.refused)
            unfinished = known.get((one.supplier, one.kind))
            if unfinished is None:
                fresh.setdefault((one.supplier, one.kind), []).append(one)
            elif graver(strategy, unfinished.proposed):
                proposed = RiskEvent(utc(now), "", What.PROPOSED, one.cause, strategy=strategy)
                known[one.supplier, one.kind] = after(unfinished, await _add(unfinished.number, proposed))
        return await _open_all([max(same, key=attrgetter("refused")) for same in fresh.values()], utc(now))

    @unit_of_work
    async def open_risk(self, supplier: int, kind: RiskKind, opening: RiskEvent) -> OpenRisk | None:
        """Open a risk by a person's word, with the software's proposal; None where one is not closed yet."""
        if await _unfinished(supplier, kind):
            return None
        proposed = RiskEvent(utc(opening.at), "", What.PROPOSED, opening.reason, strategy=proposal(kind))
        return await _opened(supplier, kind, opening, proposed)

    @unit_of_work
    async def act_on_risk(self, number: int, event: RiskEvent) -> OpenRisk | Text:
        """Keep what a person did about a risk; a step that its state does not allow is refused with the reason."""
        risk = await _known(number)
        if risk is None:
            raise LookupError(number)
        return obstacle(risk, event) or after(risk, await _add(number, event))

    @unit_of_work
    async def risks(self, supplier: int | None = None) -> Sequence[OpenRisk]:
        """The register, of one supplier where it is given, oldest first; closed risks included."""
        return await _folded(await _rows(supplier))


async def _rows(supplier: int | None) -> list[OpenRiskRow]:
    found = OpenRiskRow.all() if supplier is None else OpenRiskRow.filter(supplier_id=supplier)
    return await found.order_by("id")


async def _known(number: int) -> OpenRisk | None:
    return next(iter(await _folded(await OpenRiskRow.filter(id=number))), None)


async def _unfinished(supplier: int, kind: RiskKind) -> OpenRisk | None:
    """The risk of this supplier and kind that is not closed yet."""
    found = await _folded(await OpenRiskRow.filter(supplier_id=supplier, kind=kind.value).order_by("-id").limit(1))
    return next((risk for risk in found if risk.state is not State.CLOSED), None)


async def _folded(rows: Sequence[OpenRiskRow]) -> list[OpenRisk]:
    events: defaultdict[int, list[RiskEvent]] = defaultdict(list)
    for start in range(0, len(rows), _PART):
        async for row in RiskEventRow.filter(risk_id__in=[row.id for row in rows[start : start + _PART]]):
            events[row.risk_id].append(_event(row))
    return [folded(_risk(row), events[row.id]) for row in rows]


async def _opened(supplier: int, kind: RiskKind, *events: RiskEvent) -> OpenRisk:
    first = events[0]
    row = await OpenRiskRow.create(
        supplier_id=supplier,
        opened_at=utc(first.at),
        opened_by=storable(first.who),
        cause=storable(first.reason),
        kind=kind.value,
    )
    return functools.reduce(after, [await _add(row.id, event) for event in events], _risk(row))


async def _open_all(proposals: Sequence[Proposal], now: dt.datetime) -> Sequence[int]:
    """Open a risk for each, with the proposal as its second event: thousands may come at once."""
    (found,) = await select("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM open_risks")
    numbers = range(found["next"], found["next"] + len(proposals))
    rows, events = [], []
    for number, one in zip(numbers, proposals, strict=True):
        cause, kind = storable(one.cause), one.kind.value
        rows.append(
            OpenRiskRow(id=number, supplier_id=one.supplier, opened_at=now, opened_by="", cause=cause, kind=kind)
        )
        strategy = proposal(one.kind, refused=one.refused)
        events.append(_event_row(number, RiskEvent(now, "", What.OPENED, cause, level=Band.HIGH)))
        events.append(_event_row(number, RiskEvent(now, "", What.PROPOSED, cause, strategy=strategy)))
    await OpenRiskRow.bulk_create(rows)
    await RiskEventRow.bulk_create(events)
    return list(numbers)


async def _add(risk: int, event: RiskEvent) -> RiskEvent:
    """Keep the event; as it was kept, with its number."""
    row = _event_row(risk, event)
    await row.save()
    return _event(row)


def _event_row(risk: int, event: RiskEvent) -> RiskEventRow:
    details = _Details(
        reason=storable(event.reason),
        strategy=event.strategy,
        level=event.level,
        owner=storable(event.owner),
        due=event.due,
    )
    return RiskEventRow(
        risk_id=risk,
        at=utc(event.at),
        who=storable(event.who),
        what=event.what.value,
        event=details.model_dump_json(exclude_defaults=True),
    )


def _risk(row: OpenRiskRow) -> OpenRisk:
    return OpenRisk(row.id, row.supplier_id, risk_kind(row.kind), row.cause, row.opened_at, row.opened_by)


def _event(row: RiskEventRow) -> RiskEvent:
    said = _Details.model_validate_json(row.event)
    return RiskEvent(
        at=row.at,
        who=row.who,
        what=What(row.what),
        reason=said.reason,
        strategy=said.strategy,
        level=said.level,
        owner=said.owner,
        due=said.due,
        number=row.id,
    )


def override_in(row: OverrideRow) -> Override:
    """The row as the core knows it."""
    tier = Band(row.tier) if row.tier else None
    return Override(row.supplier_id, row.at, row.who, tier, row.reason, row.expires, row.score_id)
