"""The ledger's part about risk scores: each is kept once for ever, and who waits for a new one is known."""

import datetime as dt
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from ..core.risk_ports import NewScore, Rescoring, ScoringFault
from ..core.risk_score import Band, RiskScore, RiskStanding, StoredScore
from .columns import key, storable, utc
from .database import Transactional, unit_of_work
from .latest import insert, one_value, select
from .risk_models import RescoringRow, RiskScoreRow

_SCORE: TypeAdapter[RiskScore] = TypeAdapter(RiskScore)

_QUICK = 1
"""How hard zlib tries: harder is much slower, and hardly smaller."""

_STANDING = """
    SELECT id, supplier_id, campaign_id, at, cause, x, y, x_band, y_band, y_computed, tier, tier_computed, gates,
        method, digest FROM risk_scores"""

_KEEP = """
    INSERT INTO risk_scores (id, supplier_id, campaign_id, at, cause, x, y, x_band, y_band, y_computed, tier,
        tier_computed, gates, method, digest, score) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
"""For thousands of suppliers: a model object for each would be made for nothing."""

_ANY_CAMPAIGN = 0
_AMONG = "AND supplier_id IN (SELECT value FROM json_each(?))"

_STANDINGS = f"""{_STANDING} WHERE id IN (
        SELECT MAX(id) FROM risk_scores WHERE ? IN ({_ANY_CAMPAIGN}, campaign_id) GROUP BY supplier_id)
    ORDER BY supplier_id"""  # noqa: S608 - own text

_BEFORE = f"""{_STANDING} WHERE id IN (
        SELECT MAX(id) FROM risk_scores WHERE supplier_id IN (SELECT value FROM json_each(?))
        GROUP BY supplier_id, campaign_id)"""  # noqa: S608 - own text

_ANSWERED = """
    DELETE FROM rescorings WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
        SELECT 1 FROM risk_scores s WHERE s.supplier_id = rescorings.supplier_id AND s.id > ?)"""

_FORGET = "DELETE FROM rescorings WHERE cause = ? AND supplier_id IN (SELECT value FROM json_each(?))"

_ASK = "INSERT INTO rescorings (supplier_id, cause, at, fault) SELECT value, ?, ?, '' FROM json_each(?)"
"""For thousands at once: a model object for each would be made for nothing."""

_WAITING = """
    SELECT supplier_id, MIN(id) AS since FROM (
        SELECT supplier_id, id FROM rescorings WHERE fault = '' {among} ORDER BY id LIMIT ?)
    GROUP BY supplier_id ORDER BY since LIMIT ?"""

_REQUESTS_EACH = 50
"""That are looked at for each supplier wanted, on average: not all of many thousands each time."""


class RiskScores(Transactional):
    """The contract of each method is that of :class:`~oredesk.core.risk_ports.RiskScores`."""

    @unit_of_work
    async def latest_number(self) -> int:
        """The number of the score that was kept last; 0 before the first."""
        return await _latest_number()

    @unit_of_work
    async def add_scores(
        self,
        scores: Sequence[NewScore],
        now: dt.datetime,
        answered: Collection[int] = (),
        *,
        since: int | None = None,
    ) -> Sequence[StoredScore]:
        """Keep the scores, take the answered requests away, and give those that are new."""
        last = await _latest_number()
        await select(_ANSWERED, one_value(sorted(answered)), last if since is None else since)
        rows = await select(_BEFORE, one_value({new.supplier for new in scores}))
        latest = {(row["supplier_id"], row["campaign_id"]): row["digest"] for row in rows}
        overtaken = {row["supplier_id"] for row in rows if since is not None and row["id"] > since}
        first = last + 1
        kept: list[StoredScore] = []
        rows_to_keep: list[Sequence[Any]] = []
        for new in scores:
            text = _text(new.score)
            digest = _digest(text)
            if new.supplier in overtaken or latest.get((new.supplier, new.campaign)) == digest:
                continue
            latest[new.supplier, new.campaign] = digest
            cause = storable(new.cause)
            stored = StoredScore(first + len(kept), new.supplier, new.campaign, utc(now), cause, new.score)
            kept.append(stored)
            rows_to_keep.append(_row(stored, zlib.compress(text, _QUICK), digest))
        await insert(_KEEP, rows_to_keep)
        return kept

    @unit_of_work
    async def differing(self, scores: Sequence[NewScore]) -> Sequence[tuple[NewScore, RiskStanding | None]]:
        """Those that are not the same as the supplier's latest in that campaign, with where it stands by that one."""
        rows = await select(_BEFORE, one_value({new.supplier for new in scores}))
        latest = {(row["supplier_id"], row["campaign_id"]): row for row in rows}
        before = [(new, latest.get((new.supplier, new.campaign))) for new in scores]
        return [
            (new, _standing(row) if row else None)
            for new, row in before
            if row is None or row["digest"] != _digest(_text(new.score))
        ]

    @unit_of_work
    async def standings(self, campaign: int | None) -> Mapping[int, RiskStanding]:
        """Where each supplier stands by its latest score in that campaign (None: of whichever), by its number."""
        rows = await select(_STANDINGS, campaign or _ANY_CAMPAIGN)
        return {row["supplier_id"]: _standing(row) for row in rows}

    @unit_of_work
    async def scores_of(self, supplier: int) -> Sequence[StoredScore]:
        """Every score that the supplier ever had, oldest first."""
        return [_stored(row) async for row in RiskScoreRow.filter(supplier_id=supplier).order_by("id")]

    @unit_of_work
    async def to_rescore(self, limit: int, among: Collection[int] | None = None) -> Sequence[Rescoring]:
        """Suppliers that wait to be scored anew, the longest waiting first; those among the given ones, if any are."""
        wanted = [] if among is None else [one_value(among)]
        query = _WAITING.format(among=_AMONG if wanted else "")
        waiting = [row["supplier_id"] for row in await select(query, *wanted, limit * _REQUESTS_EACH, limit)]
        asked: dict[int, list[tuple[int, str]]] = {supplier: [] for supplier in waiting}
        if asked:
            rows = RescoringRow.filter(supplier_id__in=waiting).order_by("id")
            for supplier, number, cause in await rows.values_list("supplier_id", "id", "cause"):
                asked[supplier].append((number, cause))
        return [
            Rescoring(supplier, _once(cause for _, cause in requests), tuple(number for number, _ in requests))
            for supplier, requests in asked.items()
        ]

    @unit_of_work
    async def ask_to_rescore(self, suppliers: Collection[int], cause: str, now: dt.datetime) -> None:
        """Let them be scored anew."""
        await ask_to_rescore(suppliers, cause, now)

    @unit_of_work
    async def note_scoring_fault(self, rescoring: Rescoring, fault: str) -> None:
        """Remember what kept the supplier from being scored: it waits no more until there is another request."""
        await RescoringRow.filter(id__in=rescoring.requests).update(fault=storable(fault) or "fault")

    @unit_of_work
    async def scoring_faults(self) -> Sequence[ScoringFault]:
        """The suppliers that could not be scored, for staff."""
        failed: defaultdict[int, list[RescoringRow]] = defaultdict(list)
        async for row in RescoringRow.exclude(fault="").order_by("supplier_id", "id"):
            failed[row.supplier_id].append(row)
        return [
            ScoringFault(supplier, _once(row.cause for row in rows), rows[-1].fault)
            for supplier, rows in failed.items()
        ]


async def ask_to_rescore(suppliers: Collection[int], cause: str, now: dt.datetime) -> None:
    """Let the suppliers be scored anew; inside the transaction of whatever gives the cause.

    A request takes the place of an older one of the same cause instead of being left out for it: the older one may be
    on the way to be answered, with evidence from before.
    """
    wanted, cause = one_value(sorted(suppliers)), storable(cause)
    await select(_FORGET, cause, wanted)
    await select(_ASK, cause, str(utc(now)), wanted)


async def _latest_number() -> int:
    (row,) = await select("SELECT COALESCE(MAX(id), 0) AS number FROM risk_scores")
    return int(row["number"])


def _text(score: RiskScore) -> bytes:
    return _SCORE.dump_json(score)


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def _row(stored: StoredScore, packed: bytes, digest: str) -> Sequence[Any]:
    """The columns in the order of :data:`_KEEP`."""
    score = stored.score
    return (
        stored.number,
        stored.supplier,
        stored.campaign,
        str(stored.at),
        stored.cause,
        score.x,
        score.y,
        score.x_band.value,
        score.y_band.value,
        score.y_computed.value,
        score.tier.value,
        score.tier_computed.value,
        ",".join(hit.gate for hit in score.gates),
        key(score.method),
        digest,
        packed,
    )


def _stored(row: RiskScoreRow) -> StoredScore:
    score = _SCORE.validate_json(zlib.decompress(row.score))
    return StoredScore(row.id, row.supplier_id, row.campaign_id, row.at, row.cause, score)


def _standing(row: Mapping[str, Any]) -> RiskStanding:
    return RiskStanding(
        number=row["id"],
        supplier=row["supplier_id"],
        campaign=row["campaign_id"],
        at=dt.datetime.fromisoformat(row["at"]),
        cause=row["cause"],
        x=row["x"],
        y=row["y"],
        x_band=Band(row["x_band"]),
        y_band=Band(row["y_band"]),
        y_computed=Band(row["y_computed"]),
        tier=Band(row["tier"]),
        tier_computed=Band(row["tier_computed"]),
        gates=tuple(row["gates"].split(",")) if row["gates"] else (),
        method=row["method"],
    )


def _once(causes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(causes))
