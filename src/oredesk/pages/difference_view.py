"""What a page shows of the difference between a score and the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.risk import wording
from ..core.risk.comparing import Difference, Movement
from ..core.risk_score import Reason, StoredScore
from .factor_view import TEXT
from .numbers import decimal, percent, signed


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One reason that is new, gone, or says something else."""

    kind: str
    """``"appeared"``, ``"gone"``, ``"changed"``."""
    text: str
    before: str
    """What was said before a change; else ``""``."""
    points_before: str
    points_after: str


@dataclass(frozen=True, slots=True)
class MovementView:
    """One factor that moved."""

    name: str
    points_before: str
    points_after: str
    by: str
    """What its number rose by, with its sign."""
    weight_before: str
    """``""`` where the weight is the same."""
    weight_after: str
    by_weight: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """What changed since the score before."""

    number: int
    at: str
    is_none: bool
    x: tuple[str, str, str]
    """Before, after, and the difference with its sign."""
    y: tuple[str, str, str]
    tier: tuple[str, str] | None
    method: tuple[str, str] | None
    editions: tuple[tuple[str, str, str], ...]
    gates_appeared: tuple[str, ...]
    gates_gone: tuple[str, ...]
    movements: tuple[MovementView, ...]
    """The greatest first."""


def difference_view(one: Difference, previous: StoredScore, language: Language) -> DifferenceView:
    """The difference from the given score in words."""
    before, after = one.before, one.after
    moved = sorted(one.movements, key=lambda each: (-abs(each.total), each.factor))
    return DifferenceView(
        previous.number,
        f"{previous.at:%Y-%m-%d}",
        one.is_none,
        (decimal(before.x), decimal(after.x), signed(one.x)),
        (decimal(before.y), decimal(after.y), signed(one.y)),
        (one.tier.before.name_in(language), one.tier.after.name_in(language)) if one.tier else None,
        (one.method.before, one.method.after) if one.method else None,
        tuple((one_line(name, 80), _one(change.before), _one(change.after)) for name, change in one.editions),
        tuple(hit.gate for hit in one.gates_appeared),
        tuple(hit.gate for hit in one.gates_gone),
        tuple(_movement(each, language) for each in moved),
    )


def _one(edition: str) -> str:
    return one_line(edition, 200)


def _movement(one: Movement, language: Language) -> MovementView:
    reweighed = one.weight.before != one.weight.after
    return MovementView(
        one.factor.name_in(language),
        decimal(one.points.before),
        decimal(one.points.after),
        signed(one.total),
        percent(one.weight.before) if reweighed else "",
        percent(one.weight.after) if reweighed else "",
        signed(one.by_weight),
        tuple(sorted(_changes(one, language), key=lambda each: (each.kind, each.text))),
    )


def _changes(one: Movement, language: Language) -> Iterator[ChangeView]:
    for kind, reasons in (("appeared", one.appeared), ("gone", one.gone)):
        yield from (_alone(kind, reason, language) for reason in reasons)
    for change in one.changed:
        before, after = _said(change.before, language), _said(change.after, language)
        yield ChangeView(
            "changed",
            after,
            before if before != after else "",
            decimal(change.before.points),
            decimal(change.after.points),
        )


def _alone(kind: str, reason: Reason, language: Language) -> ChangeView:
    points = decimal(reason.points)
    gone = kind == "gone"
    return ChangeView(kind, _said(reason, language), "", points if gone else "", "" if gone else points)


def _said(reason: Reason, language: Language) -> str:
    return one_line(wording.say(reason, language), TEXT)
