"""What changed between two scores of one supplier, and why: factor by factor, reason by reason."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..risk_score import Band, Factor, FactorScore, GateHit, Reason, RiskScore

T = TypeVar("T")

_SUBJECTS = (("smelter", "metal"), ("question",), ("code", "kind"), ("metal", "place"), ("campaign",))
"""Facts of a reason that say what it is about, as against what is said of it: the first that it has the first of."""


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """One thing before and after."""

    before: T
    after: T


@dataclass(frozen=True, slots=True)
class Movement:
    """What became of one factor."""

    factor: Factor
    by_points: float
    """What its dimension's number rose by because the factor's points changed; negative for a fall."""
    by_weight: float
    """The same because the method weighs the factor differently now."""
    points: Change[float]
    weight: Change[float]
    appeared: tuple[Reason, ...]
    gone: tuple[Reason, ...]
    changed: tuple[Change[Reason], ...]
    """Reasons about the same thing that say something else now."""

    @property
    def total(self) -> float:
        """What its dimension's number rose by."""
        return self.by_points + self.by_weight


@dataclass(frozen=True, slots=True)
class Difference:
    """How a score differs from an earlier one of the same supplier."""

    before: RiskScore
    after: RiskScore
    movements: tuple[Movement, ...]
    """The factors whose part, points or reasons changed, in the order of :class:`Factor`."""
    gates_appeared: tuple[GateHit, ...]
    gates_gone: tuple[GateHit, ...]
    method: Change[str] | None
    """None when both were made by one method."""
    editions: tuple[tuple[str, Change[str]], ...]
    """Data that is of another edition, by name; ``""`` where there was none."""

    @property
    def x(self) -> float:
        """What the impact rose by; the sum of the movements of its factors."""
        return self.after.x - self.before.x

    @property
    def y(self) -> float:
        """What the supplier's own risk rose by; the sum of the movements of its factors."""
        return self.after.y - self.before.y

    @property
    def tier(self) -> Change[Band] | None:
        """None when the tier stayed."""
        return None if self.after.tier is self.before.tier else Change(self.before.tier, self.after.tier)

    @property
    def is_none(self) -> bool:
        """Whether nothing that anybody could notice changed."""
        return not (self.movements or self.gates_appeared or self.gates_gone or self.method or self.editions)


def compare(before: RiskScore, after: RiskScore) -> Difference:
    """How the later score differs from the earlier one; comparing the other way round swaps every sign."""
    earlier = {one.factor: one for one in before.factors}
    later = {one.factor: one for one in after.factors}
    moves = (_movement(factor, earlier.get(factor), later.get(factor)) for factor in Factor)
    return Difference(
        before,
        after,
        tuple(one for one in moves if _says_something(one)),
        _without(after.gates, before.gates),
        _without(before.gates, after.gates),
        None if before.method == after.method else Change(before.method, after.method),
        _editions(dict(before.editions), dict(after.editions)),
    )


def _movement(factor: Factor, before: FactorScore | None, after: FactorScore | None) -> Movement:
    earlier = before or FactorScore(factor, 0.0, 0.0, ())
    later = after or FactorScore(factor, 0.0, 0.0, ())
    appeared, gone, changed = _reasons(earlier.reasons, later.reasons)
    return Movement(
        factor,
        (later.points - earlier.points) * earlier.weight / 100,
        later.points * (later.weight - earlier.weight) / 100,
        Change(earlier.points, later.points),
        Change(earlier.weight, later.weight),
        appeared,
        gone,
        changed,
    )


def _says_something(one: Movement) -> bool:
    moved = one.points.before != one.points.after or one.weight.before != one.weight.after
    return bool(moved or one.appeared or one.gone or one.changed)


Reasons = tuple[Reason, ...]


def _reasons(before: Reasons, after: Reasons) -> tuple[Reasons, Reasons, tuple[Change[Reason], ...]]:
    """What appeared, what went, and what stayed but says something else; the order of either side does not matter."""
    gone, appeared = sorted(_without(before, after), key=repr), sorted(_without(after, before), key=repr)
    changed: list[Change[Reason]] = []
    for likeness in (_same_words, _same_rule_and_subject, _same_subject, _same_rule):
        changed += _pair(gone, appeared, likeness)
    told = tuple(one for one in changed if _told(one.before) != _told(one.after))
    return tuple(appeared), tuple(gone), tuple(sorted(told, key=repr))


def _told(reason: Reason) -> Hashable:
    """A reason as far as people care: that the same is read in a newer register is no change."""
    return reason.rule, reason.facts, reason.points, reason.no_data


def _same_words(reason: Reason) -> Hashable:
    return reason.rule, reason.facts


def _same_rule_and_subject(reason: Reason) -> Hashable:
    return (reason.rule, subject) if (subject := _subject(reason)) else None


def _same_subject(reason: Reason) -> Hashable:
    return _subject(reason)


def _same_rule(reason: Reason) -> Hashable:
    return None if _subject(reason) else reason.rule


def _subject(reason: Reason) -> Hashable:
    facts = dict(reason.facts)
    named = next((names for names in _SUBJECTS if names[0] in facts), None)
    return tuple((name, facts.get(name, "")) for name in named) if named else None


def _pair(
    gone: list[Reason], appeared: list[Reason], likeness: Callable[[Reason], Hashable]
) -> Iterable[Change[Reason]]:
    """Take those out of both lists that are alike, one for one."""
    waiting = defaultdict(list)
    for later in appeared:
        waiting[likeness(later)].append(later)
    waiting.pop(None, None)
    pairs = []
    for earlier in tuple(gone):
        if alike := waiting.get(likeness(earlier)):
            pairs.append(Change(earlier, alike.pop(0)))
            gone.remove(earlier)
            appeared.remove(pairs[-1].after)
    return pairs


def _without(these: Sequence[T], those: Sequence[T]) -> tuple[T, ...]:
    left = list(those)
    found = []
    for one in these:
        if one in left:
            left.remove(one)
        else:
            found.append(one)
    return tuple(found)


def _editions(before: dict[str, str], after: dict[str, str]) -> tuple[tuple[str, Change[str]], ...]:
    names = sorted(before.keys() | after.keys())
    changes = ((name, Change(before.get(name, ""), after.get(name, ""))) for name in names)
    return tuple((name, change) for name, change in changes if change.before != change.after)
