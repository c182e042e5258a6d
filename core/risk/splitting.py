"""Divides suppliers by spend: those who make up the threshold are surveyed, the rest fill in the short form.

A supplier is surveyed when the suppliers with more spend than it make up less than the threshold; so the one that
crosses the threshold is in. Suppliers with the same spend have the same suppliers ahead of them and are treated
alike: neither the order of rows nor codes ever decide (the tie rule). Spend is that of suppliers in scope only.
"""

import decimal
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..campaign import Assignment, Split, Track
from ..language import Language, Text
from ..supplier import OutOfScope, StoredSupplier

_EXACT = decimal.Context(prec=200)
"""Digits in which sums of money are exact, whatever a register holds."""

_OUT_OF_SCOPE = "out-of-scope."


@dataclass(frozen=True, slots=True)
class _Rank:
    """Where all suppliers of one spend stand."""

    position: int
    """Of the first of them, from 1; they share it."""
    ahead: Decimal
    """What was bought from suppliers with more spend."""
    included: Decimal
    """The same, and from all of this spend."""
    size: int


@dataclass(frozen=True, slots=True)
class Move:
    """A supplier that another split puts on another track."""

    code: str
    name: str
    before: Track | None
    after: Track | None


def total_spend(suppliers: Iterable[StoredSupplier]) -> Decimal:
    """What was bought from all suppliers in scope whose spend is known."""
    with decimal.localcontext(_EXACT):
        return sum(_spends(suppliers), Decimal(0))


def spend_order(suppliers: Sequence[StoredSupplier]) -> Mapping[int, float]:
    """Percent of all spend that suppliers with more spend make up, by the supplier's number.

    From 0 for the largest to 100 for one that nothing was bought from. Suppliers that are out of scope, or whose
    spend is not known, are left out.
    """
    ranks, total = _ranks(suppliers), total_spend(suppliers)
    return {
        one.number: _percent(ranks[one.supplier.spend].ahead, total)
        for one in suppliers
        if one.supplier.in_scope and one.supplier.spend is not None
    }


def split(suppliers: Sequence[StoredSupplier], threshold: float) -> tuple[Assignment, ...]:
    """The track of each supplier, by spend; then those that are not ranked. Threshold: above 0, to 100 percent.

    A supplier whose spend is zero or not known fills in the short form; one that is out of scope is not asked.
    """
    ranks, total = _ranks(suppliers), total_spend(suppliers)
    found = [_assignment(one, ranks, total, threshold) for one in suppliers]
    return tuple(sorted(found, key=lambda one: (one.track is None, not one.position, one.position, one.code)))


def moves(before: Split, after: Sequence[Assignment]) -> tuple[Move, ...]:
    """Who stands on another track now, by code; a supplier that only one of the two knows counts as not asked there."""
    old = {one.supplier: one for one in before.assignments}
    new = {one.supplier: one for one in after}
    found = []
    for number in old.keys() | new.keys():
        was, now = old.get(number), new.get(number)
        known = now or was
        tracks = (was.track if was else None), (now.track if now else None)
        if known and tracks[0] is not tracks[1]:
            found.append(Move(known.code, known.name, *tracks))
    return tuple(sorted(found, key=lambda one: (one.code, one.name)))


def _spends(suppliers: Iterable[StoredSupplier]) -> list[Decimal]:
    return [one.supplier.spend for one in suppliers if one.supplier.in_scope and one.supplier.spend is not None]


def _ranks(suppliers: Iterable[StoredSupplier]) -> Mapping[Decimal, _Rank]:
    """Where each amount of spend stands, the largest first."""
    found: dict[Decimal, _Rank] = {}
    position, ahead = 1, Decimal(0)
    with decimal.localcontext(_EXACT):
        for spend, size in sorted(Counter(_spends(suppliers)).items(), reverse=True):
            included = ahead + spend * size
            found[spend] = _Rank(position, ahead, included, size)
            position, ahead = position + size, included
    return found


def _percent(part: Decimal, total: Decimal) -> float:
    """Without any spend at all nobody has a share: all are behind it."""
    with decimal.localcontext(_EXACT):
        return float(part * 100 / total) if total else 100.0


def _assignment(one: StoredSupplier, ranks: Mapping[Decimal, _Rank], total: Decimal, threshold: float) -> Assignment:
    supplier = one.supplier
    if supplier.out_of_scope:
        return _unranked(one, None, _OUT_OF_SCOPE + supplier.out_of_scope)
    if supplier.spend is None:
        return _unranked(one, Track.SELF_ASSESSMENT, "no-spend")
    rank = ranks[supplier.spend]
    reason = _reason(supplier.spend, rank, total, threshold)
    return Assignment(
        supplier=one.number,
        code=supplier.code,
        name=supplier.name,
        position=rank.position,
        track=Track.SURVEY if reason in _SURVEYED else Track.SELF_ASSESSMENT,
        spend=supplier.spend,
        before=_percent(rank.ahead, total),
        cumulated=_percent(rank.included, total),
        reason=reason,
    )


def _reason(spend: Decimal, rank: _Rank, total: Decimal, threshold: float) -> str:
    """Why suppliers of this spend stand on their track; decided on exact sums."""
    if not spend:
        return "zero-spend"
    with decimal.localcontext(_EXACT):
        wanted = Decimal(str(threshold)) * total
        if rank.ahead * 100 >= wanted:
            return "beyond-threshold"
        if rank.included * 100 < wanted:
            return "within-threshold"
        without_one = (rank.included - spend) * 100
        return "tie" if without_one >= wanted else "crosses-threshold"


_SURVEYED = frozenset({"within-threshold", "crosses-threshold", "tie"})


def _unranked(one: StoredSupplier, track: Track | None, reason: str) -> Assignment:
    supplier = one.supplier
    return Assignment(one.number, supplier.code, supplier.name, 0, track, supplier.spend, 100.0, 100.0, reason)


def say(one: Assignment, threshold: float, language: Language) -> str:
    """Why the supplier stands on its track, in one sentence with the numbers; holds no foreign text."""
    if one.reason.startswith(_OUT_OF_SCOPE):
        why = OutOfScope(one.reason.removeprefix(_OUT_OF_SCOPE)).name_in(language)
        return _NOT_ASKED.in_(language).format(why=why)
    before, cumulated = percent_told(one.before, threshold), percent_told(one.cumulated, threshold)
    words = _WORDS[one.reason].in_(language)
    return words.format(before=before, cumulated=cumulated, threshold=f"{threshold:g}")


def percent_told(percent: float, threshold: float) -> str:
    """One decimal; as many as it takes where rounding would carry it over the threshold."""
    told = (f"{percent:.{digits}f}" for digits in range(1, _ALL_DIGITS))
    return next(text for text in told if (float(text) < threshold) == (percent < threshold))


_ALL_DIGITS = 20
"""Behind the point: no two floats are told alike with so many."""

_NOT_ASKED = Text("Out of scope, so not asked: {why}.", "不在调查范围内，无需填报：{why}。")

_WORDS = {
    "within-threshold": Text(
        "Surveyed: suppliers with more spend make up {before} % of all spend, less than {threshold} %.",
        "填写 CMRT/EMRT：支出更高的供应商合计占总支出的 {before}%，低于 {threshold}%。",
    ),
    "crosses-threshold": Text(
        "Surveyed: suppliers with more spend make up {before} %, and {cumulated} % with this spend included;"
        " {threshold} % is not reached without it.",
        "填写 CMRT/EMRT：支出更高的供应商合计占 {before}%，计入该支出后为 {cumulated}%；不计入则达不到 {threshold}%。",
    ),
    "tie": Text(
        "Surveyed: several suppliers have exactly this spend and not all are needed to reach {threshold} %"
        " ({before} % ahead of them, {cumulated} % with them); equal spend is treated alike.",
        "填写 CMRT/EMRT：多家供应商支出完全相同，只需其中一部分即可达到 {threshold}%"
        "（之前合计 {before}%，全部计入为 {cumulated}%）；支出相同者同等对待。",
    ),
    "beyond-threshold": Text(
        "Self-assessment: suppliers with more spend already make up {before} % of all spend, at least {threshold} %.",
        "填写自评表：支出更高的供应商合计已占总支出的 {before}%，达到 {threshold}%。",
    ),
    "zero-spend": Text("Self-assessment: nothing was bought from it.", "填写自评表：采购支出为零。"),
    "no-spend": Text(
        "Self-assessment for now: its spend is not in the register. Enter it and split again.",
        "暂填自评表：供应商台账中没有其采购支出。请补充后重新划分。",
    ),
}
