"""Names the suppliers of a survey round that are to be looked at more closely, each with the rules that hit."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..campaign import Campaign, Pick
from ..campaign_ports import Campaigns
from ..decision_ports import Overrides
from ..override import Override
from ..risk.screening import Candidate, MatrixCell, Rounds, ScreeningRule, Standing, screen
from ..risk_ports import RiskScores
from ..risk_score import RiskStanding
from ..supplier import StoredSupplier
from ..supplier_ports import Suppliers


class Screens(Campaigns, Suppliers, RiskScores, Overrides, Protocol):
    """What screening asks of the world."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one round's suppliers, each by the supplier's number."""

    standings: Mapping[int, RiskStanding]
    overrides: Mapping[int, Override]
    """Those that hold, or held at the round's end."""

    def standing(self, number: int) -> Standing | None:
        """Where a supplier stands by its score and by a person's word; None without a score."""
        score, word = self.standings.get(number), self.overrides.get(number)
        if score is None:
            return None
        said = {word.tier} if word and word.tier else set()
        return Standing(MatrixCell(score.y_band, score.x_band), frozenset({score.tier, *said}))


@dataclass(frozen=True, slots=True)
class Screened:
    """Whom the rules hit, and what they could not judge."""

    campaign: Campaign
    before: Campaign | None
    rounds: Rounds
    suppliers: Mapping[int, StoredSupplier]
    """Those that were screened: all in scope, by their numbers."""
    now: Known
    then: Known
    """Of the round before."""
    picked: tuple[Pick, ...]

    @property
    def unscored(self) -> tuple[StoredSupplier, ...]:
        """Those without a score in this round: rules about it cannot hit them."""
        return tuple(one for number, one in self.suppliers.items() if number not in self.now.standings)


async def screen_suppliers(
    source: Screens, campaign: Campaign, rules: Sequence[ScreeningRule], today: dt.date
) -> Screened:
    """Apply the rules to every supplier in scope; nothing is kept."""
    before = round_before(await source.campaigns(), campaign)
    rounds = Rounds.of(campaign.starts, before.starts if before else None)
    suppliers = {one.number: one for one in await source.suppliers() if one.supplier.in_scope}
    now = Known(await source.standings(campaign.number), await source.overrides_in_force(today))
    then = await _at_the_end(source, before, rounds) if before else Known({}, {})
    conduct = await source.conduct()
    candidates = [
        Candidate(
            supplier=number,
            code=one.supplier.code,
            now=now.standing(number),
            before=then.standing(number),
            special_audit_on=conduct[number].conduct.special_audit_on if number in conduct else None,
        )
        for number, one in suppliers.items()
    ]
    return Screened(campaign, before, rounds, suppliers, now, then, screen(candidates, rules, rounds))


async def _at_the_end(source: Screens, before: Campaign, rounds: Rounds) -> Known:
    """What was known when the round before ended; words that were said since do not count for it."""
    midnight = dt.datetime.combine(rounds.now, dt.time(), dt.UTC)
    overrides = await source.overrides_in_force(rounds.last_day_before, said_before=midnight)
    return Known(await source.standings(before.number), overrides)


def round_before(campaigns: Sequence[Campaign], campaign: Campaign) -> Campaign | None:
    """The round that began last before this one."""
    earlier = [one for one in campaigns if (one.starts, one.number) < (campaign.starts, campaign.number)]
    return max(earlier, key=lambda one: (one.starts, one.number), default=None)
