"""The ledger's part about submissions beside those of others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tortoise.expressions import Q

from ..core.fingerprint import known_by
from ..core.mail_domains import may_be_colleagues
from ..core.submission import FileReport, LookAlike
from .columns import company_key, key
from .database import Transactional, unit_of_work
from .latest import LATEST, one_value, select
from .models import SubmissionRow

FEWEST_SMELTERS = 10
"""Of a metal; below that two suppliers may well buy from the same few."""

LEAST_SHARE = 0.95
"""The Jaccard index from which on two sets of smelters are nearly the same."""

MOST_LOOK_ALIKES = 5

_OVERLAPS = """
    SELECT submission_id, COUNT(*) AS named, SUM(known_by IN (SELECT value FROM json_each(?))) AS shared
    FROM declared_smelters WHERE submission_id IN (SELECT value FROM json_each(?)) AND metal = ?
    GROUP BY submission_id"""


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How far another submission is like the one in hand."""

    submission: int
    metal: str
    smelters: int
    share: float


class Comparisons(Transactional):
    """The contract is that of :class:`~oredesk.core.smelter_ports.Comparisons`."""

    @unit_of_work
    async def look_alikes(self, report: FileReport, address: str, before: int) -> tuple[LookAlike, ...]:
        """Latest submissions of others that are the same file, or name nearly the same smelters of a metal."""
        own = company_key(report.company)
        if not own and not report.declared:
            return ()
        latest = await select(LATEST, before)
        others = {row["id"]: row["company_key"] for row in latest if not may_be_colleagues(address, row["sender"])}
        same = await _same_files(report, others)
        strangers = {number for number, company in others.items() if not own or company != own}
        alike = await _alike(report, strangers - {each.submission for each in same})
        return await _told([*same, *alike][:MOST_LOOK_ALIKES], report)


async def _same_files(report: FileReport, others: Collection[int]) -> list[_Likeness]:
    """Those of the others that are the very same bytes, then those with the same contents."""
    same = Q(sha256=report.sha256)
    if report.contents:
        same |= Q(contents=report.contents)
    rows = [row for row in await SubmissionRow.filter(same).order_by("id") if row.id in others]
    rows.sort(key=lambda row: row.sha256 != report.sha256)
    return [_Likeness(row.id, "", len(report.declared), 1.0) for row in rows]


async def _alike(report: FileReport, others: Collection[int]) -> list[_Likeness]:
    """Those of the others that name nearly the same smelters of a metal, the most alike first."""
    by_metal: dict[str, set[str]] = {}
    for smelter in report.declared:
        by_metal.setdefault(key(smelter.metal), set()).add(key(known_by(smelter)))
    found = [
        _Likeness(
            row["submission_id"], metal, row["named"], row["shared"] / (len(named) + row["named"] - row["shared"])
        )
        for metal, named in by_metal.items()
        if len(named) >= FEWEST_SMELTERS
        for row in await select(_OVERLAPS, one_value(named), one_value(others), metal)
    ]
    near = [each for each in found if each.smelters >= FEWEST_SMELTERS and each.share >= LEAST_SHARE]
    return sorted(near, key=lambda each: (-each.share, -each.smelters, each.submission))


async def _told(likenesses: Sequence[_Likeness], report: FileReport) -> tuple[LookAlike, ...]:
    found = SubmissionRow.filter(id__in=[each.submission for each in likenesses]).select_related("mail")
    rows = {row.id: row for row in await found}
    return tuple(
        LookAlike(
            submission=each.submission,
            company=rows[each.submission].company,
            received_at=rows[each.submission].mail.received_at,
            same_file=rows[each.submission].sha256 == report.sha256,
            metal=each.metal,
            smelters=each.smelters,
            share=each.share,
        )
        for each in likenesses
    )
