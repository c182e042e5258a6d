"""Which suppliers are to be looked at more closely: rules as data over where each stands, and stood the year before.

A rule hits where everything that it asks for is so. What is not known (no score, no round before) never hits, and who
could not be judged for want of a score is told beside the hits.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..campaign import Pick
from ..language import Language, Text
from ..risk_score import Band


class MatrixCell(NamedTuple):
    """A cell of the matrix."""

    risk: Band
    impact: Band

    def __str__(self) -> str:
        """As in a method file: ``high/high``."""
        return f"{self.risk}/{self.impact}"

    def name_in(self, language: Language) -> str:
        """Both bands in words."""
        return f"{self.risk.name_in(language)}/{self.impact.name_in(language)}"


@dataclass(frozen=True, slots=True)
class ScreeningRule:
    """One rule; what it leaves open (an empty tuple, False) it does not ask for."""

    id: str
    text: Text
    """What it looks for, in a few words."""
    on: bool = True
    cell_now: tuple[MatrixCell, ...] = ()
    """One of these cells in this round."""
    tier_now: tuple[Band, ...] = ()
    cell_before: tuple[MatrixCell, ...] = ()
    """One of these at the end of the round before."""
    tier_before: tuple[Band, ...] = ()
    special_audit_before: bool = False
    """The last special audit was in the round before: one in this round has been the re-audit."""

    @property
    def asks(self) -> tuple[tuple[str, str], ...]:
        """What must be so, by the keys of a method file."""
        audit = "true" if self.special_audit_before else ""
        wanted = {
            "cell_now": ", ".join(map(str, self.cell_now)),
            "tier_now": ", ".join(self.tier_now),
            "cell_before": ", ".join(map(str, self.cell_before)),
            "tier_before": ", ".join(self.tier_before),
            "special_audit_before": audit,
        }
        return tuple((key, words) for key, words in wanted.items() if words)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a supplier stands in a round, or stood at its end."""

    cell: MatrixCell
    tiers: frozenset[Band]
    """The computed tier and, where a person's word held, that one as well: a word takes nobody off the list."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What rules can ask about a supplier."""

    supplier: int
    """The supplier's number."""
    code: str
    now: Standing | None
    """None while it has no score in this round."""
    before: Standing | None
    special_audit_on: dt.date | None
    """The last one."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """When the round before began, and this one."""

    before: dt.date
    now: dt.date

    @classmethod
    def of(cls, starts: dt.date, before: dt.date | None) -> "Rounds":
        """Without a round before, the year before this one."""
        return cls(before or _a_year_before(starts), starts)

    @property
    def last_day_before(self) -> dt.date:
        """Of the round before."""
        return self.now - dt.timedelta(days=1)


def screen(candidates: Iterable[Candidate], rules: Sequence[ScreeningRule], rounds: Rounds) -> tuple[Pick, ...]:
    """Whom rules that are on hit, and which: most rules first, then by code."""
    active = [rule for rule in rules if rule.on]
    found = [(one, tuple(rule.id for rule in active if _hits(rule, one, rounds))) for one in candidates]
    hit = sorted((pair for pair in found if pair[1]), key=lambda pair: (-len(pair[1]), pair[0].code))
    return tuple(Pick(one.supplier, ids) for one, ids in hit)


def basis(rules: Iterable[ScreeningRule]) -> tuple[tuple[str, str], ...]:
    """What the rules that are on ask for, to be kept beside whom they hit."""
    return tuple((rule.id, "; ".join(f"{key} = {words}" for key, words in rule.asks)) for rule in rules if rule.on)


def _hits(rule: ScreeningRule, one: Candidate, rounds: Rounds) -> bool:
    return (
        _stands(one.now, rule.cell_now, rule.tier_now)
        and _stands(one.before, rule.cell_before, rule.tier_before)
        and (not rule.special_audit_before or _audited_before(one, rounds))
    )


def _stands(standing: Standing | None, cells: tuple[MatrixCell, ...], tiers: tuple[Band, ...]) -> bool:
    if not cells and not tiers:
        return True
    if standing is None:
        return False
    return (not cells or standing.cell in cells) and (not tiers or not standing.tiers.isdisjoint(tiers))


def _audited_before(one: Candidate, rounds: Rounds) -> bool:
    return one.special_audit_on is not None and rounds.before <= one.special_audit_on < rounds.now


def _a_year_before(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
