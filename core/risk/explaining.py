"""Why a supplier stands where it stands and what would change it: an explanation as values, without any prose."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..campaign import Campaign
from ..indicator import IndicatorSource
from ..override import Override
from ..risk_score import FactorScore, RiskScore, StoredScore
from ..supplier import Supplier
from .comparing import Difference, compare
from .easing import Easing, ease
from .evidence import Evidence
from .method import Method
from .place import place_in
from .place_risk import PlaceRisk, is_old
from .scoring import score
from .world import World

SMELTERS = "smelters"
"""What a score calls the smelter reference among its data."""
_LISTS = frozenset((IndicatorSource.EU_CAHRA, IndicatorSource.UN_SANCTIONS))
"""They hold until there is another one, however old they are."""
HALF = 0.45
"""Of a number: factors that make up so much of it are said to give half of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored about one supplier's risk."""

    supplier: Supplier
    evidence: Evidence | None
    """What it would be scored from now; None when the explanation is about an older score, or it is out of scope."""
    stored: StoredScore | None
    """The score to explain; None when the supplier has not been scored yet."""
    previous: StoredScore | None = None
    """The score before that one."""
    campaign: Campaign | None = None
    """The one that the score was made for."""
    override: Override | None = None
    """A person's latest word on the tier."""


@dataclass(frozen=True, slots=True)
class DataUsed:
    """One edition of data that the score was made from."""

    name: str
    edition: str
    year: int | None = None
    """The year that the figures are about; None where the edition is not at hand, or has no figures of a year."""
    as_of: dt.date | None = None
    is_old: bool = False
    """Whether the figures are older than the method likes."""
    newer: str = ""
    """The edition that has taken its place since."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a buyer or an auditor needs in order to follow a score."""

    supplier: Supplier
    score: RiskScore
    stored: StoredScore | None
    """Where the score is kept; None when it was made for this explanation alone."""
    campaign: Campaign | None
    leading: tuple[FactorScore, ...]
    """The fewest factors that make up half of the supplier's own risk, the weightiest first; none when it is zero."""
    override: Override | None
    """A person's word that sets the tier on this day; the computed tier stands beside it."""
    difference: Difference | None
    previous: StoredScore | None
    data: tuple[DataUsed, ...]
    easing: Easing | None
    """What would lower the score; None for an older score."""
    places: tuple[PlaceRisk, ...]
    """The places that the reasons name, each once, by the data in force; with a verdict for every indicator."""
    is_stale: bool
    """Whether it would come out otherwise now, because evidence, data or method changed since."""
    method: Method
    """The one in force, which is not the score's when :attr:`other_method`."""
    today: dt.date

    @property
    def other_method(self) -> bool:
        """Whether the score was made by another method than the one in force."""
        return self.score.method != self.method.version

    @property
    def leading_share(self) -> float:
        """What part of the supplier's own risk the leading factors make up, 0 to 1."""
        return sum(one.part for one in self.leading) / self.score.y if self.score.y else 0.0

    @property
    def without_data(self) -> tuple[FactorScore, ...]:
        """Factors that nothing is known about: the method's policy scored them."""
        return tuple(one for one in self.score.factors if one.no_data)


def explain(known: Known, world: World, method: Method, today: dt.date) -> Explanation | None:
    """Explain a supplier's score; None when there is neither a score nor evidence to make one from.

    What would lower it is worked out from today's evidence, by the method and the data in force.
    """
    now = score(known.evidence, world, method) if known.evidence else None
    explained = known.stored.score if known.stored else now
    if explained is None:
        return None
    override = known.override
    return Explanation(
        supplier=known.supplier,
        score=explained,
        stored=known.stored,
        campaign=known.campaign,
        leading=leading(explained),
        override=override if override and override.holds_on(today) else None,
        difference=compare(known.previous.score, explained) if known.previous else None,
        previous=known.previous,
        data=tuple(_data(explained, world, method, today)),
        places=tuple(_places(explained, world, method)),
        easing=ease(known.evidence, world, method) if known.evidence else None,
        is_stale=now is not None and _differs(explained, now),
        method=method,
        today=today,
    )


def _differs(stored: RiskScore, now: RiskScore) -> bool:
    """Newer data that say the same are no difference."""
    difference = compare(stored, now)
    return bool(difference.movements or difference.gates_appeared or difference.gates_gone or difference.method)


def leading(scored: RiskScore) -> tuple[FactorScore, ...]:
    """The fewest factors that make up half (:data:`HALF`) of the supplier's own risk, the weightiest first."""
    parts = sorted((one for one in scored.factors if not one.factor.is_impact), key=lambda one: (-one.part, one.factor))
    reached, found = 0.0, []
    for one in parts:
        if one.part <= 0 or reached >= HALF * scored.y:
            break
        found.append(one)
        reached += one.part
    return tuple(found)


def _places(scored: RiskScore, world: World, method: Method) -> Iterator[PlaceRisk]:
    """The supplier's own place first, then those of its smelters and origins, the riskiest first."""
    named: dict[tuple[str, str], None] = {}
    for factor in scored.factors:
        for reason in sorted(factor.reasons, key=lambda one: (-one.points, one.facts)):
            facts = dict(reason.facts)
            if "place" in facts:
                named[facts["place"], facts.get("metal", "").casefold()] = None
    for code, metal in named:
        yield world.place(method, place_in(code[:2], code), metal)


def _data(scored: RiskScore, world: World, method: Method, today: dt.date) -> Iterator[DataUsed]:
    """The editions that the score names, with what is known of those that still count."""
    in_force = dict(world.editions)
    at_hand = {one.source.value: one for one in world.atlas.editions}
    for name, edition in scored.editions:
        known = at_hand.get(name)
        if in_force.get(name, edition) != edition:
            yield DataUsed(name, edition, newer=in_force[name])
        elif known is None:
            yield DataUsed(name, edition)
        else:
            old = name not in _LISTS and is_old(known.year, today, method.location.old_after_months)
            yield DataUsed(name, edition, known.year, known.as_of, is_old=old)
